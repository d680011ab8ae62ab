import type { Locale, Localised } from './values';

/** The text in a language; in French, which always exists, where the translation is missing. */
export const inLocale = (texts: Localised, locale: Locale): string => texts[locale] || texts.fr;
