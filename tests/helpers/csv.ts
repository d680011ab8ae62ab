/** Reads a `;` file as a spreadsheet would: rows of cells, quotes undone. */
export const parse = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const content = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < content.length; at += 1) {
    const sign = content[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (content[at + 1] === '"') cell += content[(at += 1)];
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ';' || sign === '\n') {
      row.push(cell);
      cell = '';
      if (sign === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (sign !== '\r') cell += sign;
  }
  return rows;
};
