/** Compares texts regardless of case, accents and punctuation. */

/** A text without case or accents. */
export const unaccented = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae');

/** A text without case, accents or punctuation. */
export const folded = (text: string): string =>
  unaccented(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A folded heading in which "N°", "No" and "Numéro" are the same. */
export const foldedHeading = (text: string): string =>
  folded(text.replace(/[°º]/g, ' '))
    .split(' ')
    .map((word) => (['no', 'num', 'numero', 'number'].includes(word) ? 'n' : word))
    .join(' ');

/** Makes a code from a text. */
export const kebab = (text: string): string => folded(text).replace(/[^a-z0-9]+/g, '-') || 'x';
