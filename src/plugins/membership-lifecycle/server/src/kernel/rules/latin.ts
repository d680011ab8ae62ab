/**
 * Texts in the characters of ISO 8859-15, for files that other programs read: many convert what they
 * get to it, and lose the rest. Pure.
 */

/** What is written instead of characters that it lacks; others lose their accents, or are a question mark. */
const INSTEAD: Record<string, string> = {
  ...{ '–': '-', '—': '-', '‑': '-', '‐': '-', '−': '-', '…': '...', '•': '-', ł: 'l', Ł: 'L' },
  ...{ '’': "'", '‘': "'", '‚': "'", ʼ: "'", '“': '"', '”': '"', '„': '"', '‹': '<', '›': '>' },
  ...{
    '\u202f': '\u00a0',
    '\u2009': ' ',
    '\u2028': ' ',
    '\u2029': ' ',
    '\u200b': '',
    '\ufeff': '',
  },
  ...{ '¼': '1/4', '½': '1/2', '¾': '3/4', '¤': '?', '´': "'", '¨': '', '¸': ',', '¦': ' ' },
};

/** Beyond ASCII: ISO 8859-1, but where ISO 8859-15 has €, Š, š, Ž, ž, Œ, œ and Ÿ. */
const KNOWN =
  /[\u0080-\u00a3\u00a5\u00a7\u00a9-\u00b3\u00b5-\u00b7\u00b9-\u00bb\u00bf-\u00ff€ŠšŽžŒœŸ]/u;

const isKnown = (character: string): boolean => character <= '\u007f' || KNOWN.test(character);

const known = (character: string): string => {
  const instead = INSTEAD[character];
  if (instead !== undefined) return instead;
  if (isKnown(character)) return character;
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every(isKnown) ? bare : '?';
};

/** A text in the characters of ISO 8859-15. */
export const latin = (text: string): string => [...text.normalize('NFC')].map(known).join('');
