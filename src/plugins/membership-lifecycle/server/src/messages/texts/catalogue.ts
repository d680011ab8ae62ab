import type { MessageDraft } from '../../core/rules/types';
import type { Locale, Localised } from '../../kernel/rules/values';
import type { TemplateValues } from '../../kernel/texts/template';
import type { DefaultTemplate } from './default-template';
import { both, type Variable } from './variable';

/** The variables of messages about one subject. */
export interface MessageSubject {
  /** The title of each group of variables, by the prefix of their names. */
  groups: Readonly<Record<string, Localised>>;
  /** The variables of each template, by its code. */
  templates: Readonly<Record<string, readonly Variable[]>>;
  /** The values of its groups; null for messages about something else. */
  values?: (draft: MessageDraft, locale: Locale) => TemplateValues;
}

/** All templates with their variables. */
export interface MessageCatalogue {
  /** As they are shipped, in the order of a membership's life. */
  shipped: readonly DefaultTemplate[];
  /** The shipped template of a code. */
  template: (code: string) => DefaultTemplate | undefined;
  groups: Readonly<Record<string, Localised>>;
  /** The variables of a template; none for a code that does not exist. */
  variablesOf: (code: string) => readonly Variable[];
  /** Example values of a template, for previews and checks. */
  sampleValues: (code: string, locale: Locale) => TemplateValues;
  /** The values for a message about its subject. */
  values: (draft: MessageDraft, locale: Locale) => TemplateValues;
  /** The templates with a variable; null when there are none. */
  templatesWith: (name: string) => Localised | null;
}

/** The most templates that a sentence names. */
const MOST_TEMPLATES = 3;

/** Gathers the templates of all subjects. */
export const catalogueOf = (
  shipped: readonly DefaultTemplate[],
  subjects: readonly MessageSubject[],
): MessageCatalogue => {
  const byCode = new Map(shipped.map((template) => [template.code, template]));
  const variables = new Map(subjects.flatMap(({ templates }) => Object.entries(templates)));
  const variablesOf = (code: string): readonly Variable[] => variables.get(code) ?? [];
  return {
    shipped,
    template: (code) => byCode.get(code),
    groups: Object.assign({}, ...subjects.map(({ groups }) => groups)) as Record<string, Localised>,
    variablesOf,
    sampleValues(code, locale) {
      const values: TemplateValues = {};
      for (const { name, samples } of variablesOf(code)) {
        const [group, key] = name.split('.');
        values[group] = { ...values[group], [key]: samples[locale] };
      }
      return values;
    },
    values(draft, locale) {
      const values: TemplateValues = {};
      for (const subject of subjects) Object.assign(values, subject.values?.(draft, locale));
      return values;
    },
    templatesWith(name) {
      const found = shipped
        .filter(({ code }) => variablesOf(code).some((variable) => variable.name === name))
        .map(({ names }) => names);
      if (found.length === 0) return null;
      const list = (locale: Locale) =>
        found
          .slice(0, MOST_TEMPLATES)
          .map((names) => names[locale])
          .join(', ') + (found.length > MOST_TEMPLATES ? '…' : '');
      return both(list);
    },
  };
};
