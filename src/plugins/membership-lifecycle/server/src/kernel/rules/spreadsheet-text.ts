/**
 * Protects texts that a spreadsheet would run as formulas. An apostrophe in front marks them as
 * text; a text that already has one there gets another, so that reading can remove exactly one.
 * Other language settings split a `;` file at commas, tabs and line ends as well, so the text
 * after each of these is treated like the start of a cell; quotation marks there are skipped,
 * since the spreadsheet drops them. Pure.
 */

const RUN = /^(?='*[=+\-@\t\r\n])|(?<=[,\t\r\n])(?=['"]*[=+\-@])/g;
const MISREAD = /^(?='+[=+\-@\t\r\n])|(?<=[,\t\r\n])(?='['"]*[=+\-@])/g;
const MARKED = /^'(?='*[=+\-@\t\r\n])|(?<=[,\t\r\n])'(?=['"]*[=+\-@])/g;

/** Marks a text so that no spreadsheet runs it as a formula. */
export const safe = (text: string): string => text.replace(RUN, "'");

/**
 * Marks a text for a typed cell. No spreadsheet runs it, but reading would remove an apostrophe of
 * its own.
 */
export const typed = (text: string): string => text.replace(MISREAD, "'");

/** Restores the text from which `safe` or `typed` made a cell. */
export const unmarked = (cell: string): string => cell.replace(MARKED, '');
