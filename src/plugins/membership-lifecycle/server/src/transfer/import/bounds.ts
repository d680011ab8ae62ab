/** How much an imported file may ask of the server. What goes beyond is refused, and says which bound. */

export const MEGABYTE = 1024 * 1024;

/** Of the file as it is sent. */
export const MOST_BYTES = 10 * MEGABYTE;
/** Of all parts of a workbook, unpacked. */
export const MOST_UNPACKED_BYTES = 80 * MEGABYTE;
/** Parts of a workbook: sheets, styles, pictures. */
export const MOST_PARTS = 2_000;
/** After the line of headings. */
export const MOST_LINES = 20_000;
/** Lines that are looked at, empty ones included, before what follows the last filled one is left out. */
export const MOST_LINES_READ = 2 * MOST_LINES;
export const MOST_COLUMNS = 200;
/** Filled ones. */
export const MOST_CELLS = 1_000_000;
/** Of one cell: what Excel itself holds in one. */
export const MOST_CELL_CHARACTERS = 32_767;
/** Of all cells: a short file may repeat one long text in each of them. */
export const MOST_CHARACTERS = 10 * MEGABYTE;
/** Of one line of CSV: beyond, a quote was opened in it and never closed. */
export const MOST_LINE_CHARACTERS = MEGABYTE;

/** What the process that reads may take: seconds, and megabytes of objects and in all. */
export const MOST_SECONDS = 60;
export const MOST_HEAP_MEGABYTES = 256;
export const MOST_RESIDENT_MEGABYTES = 512;
