import type { TemplateInput } from '../../../../shared/messages/templates';

export type Lang = 'fr' | 'en';
export type Part = 'subject' | 'body';

export const LANGS: readonly Lang[] = ['fr', 'en'];

/** The fields of a language. */
export const FIELDS = {
  fr: { subject: 'subjectFr', body: 'bodyFr' },
  en: { subject: 'subjectEn', body: 'bodyEn' },
} as const;

/** The language and the part to which a field belongs. */
export const placeOf = (field: keyof TemplateInput): { lang: Lang; part: Part } => ({
  lang: field.endsWith('Fr') ? 'fr' : 'en',
  part: field.startsWith('subject') ? 'subject' : 'body',
});

/** The first language that has one of these fields. */
export const languageOf = (fields: readonly string[]): Lang | undefined =>
  LANGS.find((lang) => fields.some((field) => Object.values<string>(FIELDS[lang]).includes(field)));

/** The four texts alone. */
export const textsOf = ({
  subjectFr,
  bodyFr,
  subjectEn,
  bodyEn,
}: TemplateInput): TemplateInput => ({ subjectFr, bodyFr, subjectEn, bodyEn });

/** Whether two versions say the same. */
export const sameTexts = (one: TemplateInput, other: TemplateInput): boolean =>
  JSON.stringify(textsOf(one)) === JSON.stringify(textsOf(other));
