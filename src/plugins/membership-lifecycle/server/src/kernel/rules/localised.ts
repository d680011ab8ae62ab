import type { Locale, Localised } from './values';

/** The text in a language; in French, which always exists, where the translation is missing. */
export const inLocale = (texts: Localised, locale: Locale): string => texts[locale] || texts.fr;

/** A number with its unit, which takes an « s » in the plural: French counts 0 as one, English does not. */
export const counted = (count: number, unit: Localised): Localised => ({
  fr: `${count} ${unit.fr}${count < 2 ? '' : 's'}`,
  en: `${count} ${unit.en}${count === 1 ? '' : 's'}`,
});
