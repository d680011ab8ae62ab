import type { MessageDraft } from '../../core/rules/types';
import type { Locale, Localised } from '../../kernel/rules/values';
import type { TemplateValues } from '../../kernel/texts/template';
import type { DefaultTemplate } from './letter';
import { both, type Variable } from './variable';

/** What letters of one subject may say. */
export interface MessageSubject {
  /** What its groups of variables are about, by the first part of their names. */
  groups: Readonly<Record<string, Localised>>;
  /** The variables of each letter, by its code. */
  letters: Readonly<Record<string, readonly Variable[]>>;
  /** The values of its groups; null each where a letter is about something else. */
  values?: (draft: MessageDraft, locale: Locale) => TemplateValues;
}

/** Every letter that there is, with what it may say. */
export interface MessageCatalogue {
  /** As they are shipped, in the order of a membership's life. */
  shipped: readonly DefaultTemplate[];
  /** The shipped letter of a code. */
  letter: (code: string) => DefaultTemplate | undefined;
  groups: Readonly<Record<string, Localised>>;
  /** The variables of a letter; none for a code that does not exist. */
  variablesOf: (code: string) => readonly Variable[];
  /** Example values of a letter, to preview it and to prove that it renders. */
  sampleValues: (code: string, locale: Locale) => TemplateValues;
  /** What a letter says of its subject. */
  values: (draft: MessageDraft, locale: Locale) => TemplateValues;
  /** The letters that have a variable, or null when none has. */
  lettersWith: (name: string) => Localised | null;
}

/** How many letters are named before the list is cut short. */
const MOST_MESSAGES = 3;

/** Gathers the letters of all subjects. */
export const catalogueOf = (
  shipped: readonly DefaultTemplate[],
  subjects: readonly MessageSubject[],
): MessageCatalogue => {
  const byCode = new Map(shipped.map((letter) => [letter.code, letter]));
  const variables = new Map(subjects.flatMap(({ letters }) => Object.entries(letters)));
  const variablesOf = (code: string): readonly Variable[] => variables.get(code) ?? [];
  return {
    shipped,
    letter: (code) => byCode.get(code),
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
    lettersWith(name) {
      const letters = shipped
        .filter(({ code }) => variablesOf(code).some((variable) => variable.name === name))
        .map(({ names }) => names);
      if (letters.length === 0) return null;
      const list = (locale: Locale) =>
        letters
          .slice(0, MOST_MESSAGES)
          .map((names) => names[locale])
          .join(', ') + (letters.length > MOST_MESSAGES ? '…' : '');
      return both(list);
    },
  };
};
