/** The texts of the pages that scripts fill, in the language of the page. */
import { en } from './texts/en.js';
import { fr } from './texts/fr.js';

export const language = document.documentElement.lang === 'en' ? 'en' : 'fr';
export const locale = language === 'en' ? 'en-GB' : 'fr-FR';
const texts = language === 'en' ? en : fr;

/** French keeps a hard space inside guillemets, before high punctuation and before units. */
export const typeset = (text) =>
  language === 'fr'
    ? text
        .replace(/ ([;?!])/g, '\u202f$1')
        .replace(/ ([:»€%])/g, '\u00a0$1')
        .replace(/« /g, '«\u00a0')
    : text;

/** A text of the page; `{x}` is filled in. */
export const say = (key, values = {}) =>
  typeset(texts[key]).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** The same address in the language of the page. */
export const inLanguage = (path) => (language === 'fr' ? path : `${path}?lang=${language}`);
