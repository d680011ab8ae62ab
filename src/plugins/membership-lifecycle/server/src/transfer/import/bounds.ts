import { MEGABYTE } from '../../kernel/reading/bounds';

/** Limits of imported files. A file that exceeds one is refused with the limit. */

export { MEGABYTE };

/** Size of the file as sent. */
export const MOST_BYTES = 10 * MEGABYTE;
/** Size of all parts of a workbook together, uncompressed. */
export const MOST_UNPACKED_BYTES = 80 * MEGABYTE;
/** Parts of a workbook: sheets, styles, pictures. */
export const MOST_PARTS = 2_000;
/** After the line of headings. */
export const MOST_LINES = 20_000;
/** Lines that are read, empty ones included; empty lines after the last filled one are then dropped. */
export const MOST_LINES_READ = 2 * MOST_LINES;
export const MOST_COLUMNS = 200;
/** Filled cells. */
export const MOST_CELLS = 1_000_000;
/** Characters of one cell, as in Excel. */
export const MOST_CELL_CHARACTERS = 32_767;
/** Characters of all cells: a small workbook can repeat a long text in many cells. */
export const MOST_CHARACTERS = 10 * MEGABYTE;
/** Characters of one line of CSV: a longer one has an unclosed quotation mark. */
export const MOST_LINE_CHARACTERS = MEGABYTE;
