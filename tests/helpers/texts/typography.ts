/** How French and English are typeset here. Each rule finds what must not be in a text. */

const HARD = '\u00a0\u202f';

interface Rule {
  says: string;
  fault: RegExp;
}

const BOTH: Rule[] = [
  { says: 'two spaces in a row', fault: /[ \u00a0\u202f]{2}/ },
  { says: 'three dots instead of …', fault: /\.\.\./ },
  { says: "' instead of ’", fault: /'/ },
  {
    says: 'a plural or a feminine in brackets',
    fault: /\p{L}(\((s|e|es|x|ies|ne)\)|\/(s|e|es)\b)/u,
  },
];

const FRENCH: Rule[] = [
  ...BOTH,
  { says: 'no hard space before ; ! ? »', fault: new RegExp(`[^${HARD}!?][;!?»]`) },
  { says: 'no hard space before a colon', fault: new RegExp(`[^${HARD}]:(?=\\s|$)`) },
  { says: 'no hard space after «', fault: new RegExp(`«[^${HARD}]`) },
  { says: '" instead of « »', fault: /["“”]/ },
  { says: 'no hard space inside a number', fault: /\d \d{3}(?!\d)/ },
  { says: 'no hard space before € or %', fault: new RegExp(`[^${HARD}(][€%]`) },
  { says: 'email instead of e-mail', fault: /\bemails?\b/i },
];

const ENGLISH: Rule[] = [
  ...BOTH,
  { says: 'a space before punctuation', fault: /[\s\u00a0\u202f][:;!?](?=\s|$)/ },
  { says: '" or « instead of “ ”', fault: /["«»]/ },
];

/** Addresses of the web, of e-mail and of templates have a spelling of their own. */
const plain = (text: string): string =>
  text
    .replace(/https?:\/\/\S*/g, 'lien')
    .replace(/\S+@\S+/g, 'adresse')
    .replace(/\{%.*?%\}/g, '')
    .replace(/\{\{.*?\}\}/g, '□');

/** What is wrong with the typesetting of a text, in words; empty when nothing is. */
export const faults = (text: string, language: 'fr' | 'en'): string[] =>
  (language === 'fr' ? FRENCH : ENGLISH)
    .filter(({ fault }) => fault.test(plain(text)))
    .map(({ says }) => says);
