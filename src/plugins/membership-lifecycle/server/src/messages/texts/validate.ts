import type { Locale } from '../../kernel/rules/values';
import { notATemplate, unknownVariable, type TemplateFault } from '../../kernel/texts/faults';
import { nearest } from '../../kernel/texts/nearest';
import {
  compileTemplate,
  sourceFault,
  type TemplateSource,
  type TemplateValues,
  type Vocabulary,
} from '../../kernel/texts/template';
import type { MessageCatalogue } from './catalogue';

/** Checks a whole template, in both languages, before it is saved. */

export interface TemplateTexts {
  subjectFr: string;
  bodyFr: string;
  subjectEn: string;
  bodyEn: string;
}

/** A fault, and the field of the form that it stands in. */
export interface TemplateProblem extends TemplateFault {
  field: keyof TemplateTexts;
}

export type TemplateVerdict = { ok: true } | { ok: false; problems: TemplateProblem[] };

/** The texts of one language. */
export const sourceIn = (texts: TemplateTexts, locale: Locale): TemplateSource =>
  locale === 'fr'
    ? { subject: texts.subjectFr, body: texts.bodyFr }
    : { subject: texts.subjectEn, body: texts.bodyEn };

const emptied = (values: TemplateValues): TemplateValues =>
  Object.fromEntries(
    Object.entries(values).map(([group, names]) => [
      group,
      Object.fromEntries(Object.keys(names).map((name) => [name, null])),
    ]),
  );

/** Renders with all values and with none, to try both sides of each condition. */
const renders = (sample: TemplateValues, source: TemplateSource, locale: Locale): boolean => {
  try {
    const render = compileTemplate(source);
    const rendered = render(sample, locale);
    render(emptied(sample), locale);
    return rendered.subject !== '' && rendered.text !== '';
  } catch {
    return false;
  }
};

const MAX_NAME = 80;

const vocabularyOf = (catalogue: MessageCatalogue, code: string): Vocabulary => {
  const variables = catalogue.variablesOf(code);
  const candidates = variables.map(({ name, labels }) => ({
    name,
    label: labels,
    labels: [labels.fr, labels.en],
  }));
  return {
    names: new Set(variables.map(({ name }) => name)),
    unknown: (name, line) => {
      const elsewhere = catalogue.templatesWith(name);
      const near = elsewhere === null ? nearest(name, candidates) : null;
      return unknownVariable(name.slice(0, MAX_NAME), line, near, elsewhere);
    },
  };
};

/** The problems that keep a language's texts from being saved. */
export const problemsIn = (
  catalogue: MessageCatalogue,
  code: string,
  texts: TemplateTexts,
  locale: Locale,
): TemplateProblem[] => {
  const vocabulary = vocabularyOf(catalogue, code);
  const source = sourceIn(texts, locale);
  const [subjectField, bodyField] =
    locale === 'fr' ? (['subjectFr', 'bodyFr'] as const) : (['subjectEn', 'bodyEn'] as const);
  const subject = sourceFault(source.subject, vocabulary, 'subject');
  const body = sourceFault(source.body, vocabulary, 'body');
  const problems = [
    ...(subject ? [{ ...subject, field: subjectField }] : []),
    ...(body ? [{ ...body, field: bodyField }] : []),
  ];
  const sample = catalogue.sampleValues(code, locale);
  if (problems.length > 0 || renders(sample, source, locale)) return problems;
  return [{ ...notATemplate(1), field: bodyField }];
};

/** All problems of a template: it must render, use known variables, and keep its limits. */
export const validateTemplate = (
  catalogue: MessageCatalogue,
  code: string,
  texts: TemplateTexts,
): TemplateVerdict => {
  const problems = (['fr', 'en'] as const).flatMap((locale) =>
    problemsIn(catalogue, code, texts, locale),
  );
  return problems.length === 0 ? { ok: true } : { ok: false, problems };
};
