/** What a spreadsheet would take for a formula, at the start of a cell or where it splits one. */
const FORMULA = /^(?=[=+\-@\t\r\n])|(?<=[,\t\r\n])(?=[=+\-@])/g;

const cell = (text: string): string => {
  const safe = text.replace(FORMULA, "'");
  return /[";\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** A table as French spreadsheets open it: UTF-8 with its mark, semicolons, nothing computed. */
export const csvFile = (rows: readonly (readonly string[])[]): Blob => {
  const text = rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
  return new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' });
};
