/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** A table as French spreadsheets open it: UTF-8 with its mark, semicolons, nothing computed. */
export const csvFile = (rows: readonly (readonly string[])[]): Blob => {
  const text = rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
  return new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' });
};
