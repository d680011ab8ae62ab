import { kindTexts } from '../../../shared/core/kinds';
import type { Localised } from '../../../shared/kernel/content-api';
import texts from './texts.json';

/** The plugin's texts in the admin in a language, by key. */
export const textsIn = (locale: keyof Localised): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text[locale]])),
  ...kindTexts(locale),
});
