/** Invisible characters and combining marks. */
const UNSEEN = /[\p{M}\p{C}\p{Default_Ignorable_Code_Point}]/gu;
/** Longer than any account name; the rest of a text is ignored. */
const LONGEST = 320;

/**
 * A form common to all spellings of a name: without case, accents, widths, invisible characters
 * and outer spaces. Databases ignore some of these differences, and no others that a keyboard can
 * produce.
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
