/**
 * Positions where a spreadsheet would see a formula: at the start of a cell, or after a character
 * at which some spreadsheets split.
 */
const FORMULA = /^(?=[=+\-@\t\r\n])|(?<=[,\t\r\n])(?=[=+\-@])/g;

const cell = (text: string): string => {
  const safe = text.replace(FORMULA, "'");
  return /[";\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** A table for French spreadsheets: UTF-8 with BOM, semicolons, no formulas. */
export const csvFile = (rows: readonly (readonly string[])[]): Blob => {
  const text = rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
  return new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' });
};
