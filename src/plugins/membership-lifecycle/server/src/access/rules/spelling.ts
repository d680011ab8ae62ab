/** Signs that are not seen, or stand on the one before them. */
const UNSEEN = /[\p{M}\p{C}\p{Default_Ignorable_Code_Point}]/gu;
/** Longer than any name of an account: the rest of what is sent tells two spellings apart no more. */
const LONGEST = 320;

/**
 * What the spellings of one name have in common: without case, accents, widths, unseen signs and
 * spaces around it. Databases compare texts by rules of their own, some by fewer differences than
 * these, none by more of those that a keyboard makes.
 */
export const foldSpelling = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .trim()
    .slice(0, LONGEST)
    .normalize('NFKD')
    .toUpperCase()
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .toLowerCase()
    .trim();
