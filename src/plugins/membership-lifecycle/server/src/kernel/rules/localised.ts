import type { Locale, Localised } from './values';

/** What is said in one language: in French, which is always there, where the other has no text. */
export const inLocale = (texts: Localised, locale: Locale): string => texts[locale] || texts.fr;
