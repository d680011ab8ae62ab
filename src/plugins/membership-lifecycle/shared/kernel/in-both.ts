import type { Localised } from './content-api';

/** A text in each language, by a function that says it in one. */
export const inBoth = (say: (locale: keyof Localised) => string): Localised => ({
  fr: say('fr'),
  en: say('en'),
});
