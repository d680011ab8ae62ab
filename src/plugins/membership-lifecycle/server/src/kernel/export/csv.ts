import { safe } from '../rules/spreadsheet-text';
import { written, type ExportLocale } from './cells';
import type { ExportTable } from './table';

/** Tables as a `;` file, a piece at a time: what was written is not kept. */

/** Tells spreadsheets that the file is UTF-8. */
export const BOM = '\uFEFF';

// Characters for which a cell needs quotation marks.
const SPECIAL = /[;"\r\n]/;

const quoted = (cell: string): string =>
  SPECIAL.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;

/** Formats rows of finished cells as a French spreadsheet reads them. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('');

/**
 * The file, page by page. The first piece already holds the first page of rows, so a failing query
 * fails before anything is sent. Several tables follow each other, each under its title.
 */
export async function* csvOf(
  tables: readonly ExportTable[],
  locale: ExportLocale,
): AsyncGenerator<string> {
  let head = BOM;
  for (const [index, { title, columns, pages }] of tables.entries()) {
    if (index > 0) head += csvLines([['']]);
    if (tables.length > 1) head += csvLines([[safe(title[locale])]]);
    head += csvLines([columns.map(({ names }) => safe(names[locale]))]);
    for await (const rows of pages()) {
      const lines = rows.map((row) =>
        row.map((value, at) => written(columns[at].kind, value, locale)),
      );
      yield head + csvLines(lines);
      head = '';
    }
  }
  if (head !== '') yield head;
}
