/**
 * Texts that a spreadsheet would take for a formula, whoever wrote them. An apostrophe says that they
 * are none; a text that has one of its own before such a sign gets another, so that reading takes one
 * back. A spreadsheet set to another language splits a `;` file at commas, tabs and ends of lines:
 * what stands behind one of these is held to begin a cell as well, and quotation marks there, which a
 * file doubles, as a quotation of nothing that the spreadsheet takes away. Pure.
 */

const RUN = /^(?='*[=+\-@\t\r\n])|(?<=[,\t\r\n])(?=['"]*[=+\-@])/g;
const MISREAD = /^(?='+[=+\-@\t\r\n])|(?<=[,\t\r\n])(?='['"]*[=+\-@])/g;
const MARKED = /^'(?='*[=+\-@\t\r\n])|(?<=[,\t\r\n])'(?=['"]*[=+\-@])/g;

/** A text that no spreadsheet takes for a formula. */
export const safe = (text: string): string => text.replace(RUN, "'");

/** A text of a typed cell, which no spreadsheet runs: reading may take an apostrophe back even so. */
export const typed = (text: string): string => text.replace(MISREAD, "'");

/** The text that was made `safe` or `typed`. */
export const unmarked = (cell: string): string => cell.replace(MARKED, '');
