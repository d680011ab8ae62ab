import { MEGABYTE } from '../../kernel/reading/bounds';

/** Limits of statements. A file that exceeds one is refused with the limit. */

export { MEGABYTE };
export const MOST_BYTES = 20 * MEGABYTE;
/** Movements of a file: a busy account of a year. */
export const MOST_LINES = 20_000;
/** Characters of one line of a text file, but for the formats that need no line breaks. */
export const MOST_LINE_CHARACTERS = MEGABYTE;
/** Elements of an XML file, one in the other. */
export const MOST_DEPTH = 60;
/** Cents that a column stores. */
export const MOST_CENTS = 2_147_483_647;
