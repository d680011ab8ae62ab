import type { Core } from '@strapi/strapi';
import { refuse } from '../refusals/common';
import type { Rows } from '../workers/task';
import { workersIn } from '../workers/workers';
import type { ExportLocale } from './cells';
import type { ExportTable } from './table';

/**
 * Makes XLSX files in a thread. A sheet is built from all its cells at once, so their number is
 * limited; beyond the limit, a CSV file can hold the same data.
 */

const MOST_CELLS = 500_000;
/** Few enough to be copied to a thread within milliseconds. */
const ROWS_AT_ONCE = 500;

/** The rows of tables, some at a time. */
async function* rowsOf(tables: readonly ExportTable[]): AsyncGenerator<Rows> {
  let cells = 0;
  for (const [table, { columns, pages }] of tables.entries()) {
    for await (const page of pages()) {
      cells += page.length * columns.length;
      if (cells > MOST_CELLS) {
        throw refuse('export-too-large', { most: Math.floor(MOST_CELLS / columns.length) });
      }
      for (let at = 0; at < page.length; at += ROWS_AT_ONCE) {
        yield { kind: 'rows', table, rows: page.slice(at, at + ROWS_AT_ONCE) };
      }
    }
  }
}

/** The whole file. Refused above the limit of cells, before anything is sent. */
export const xlsxOf = (
  strapi: Core.Strapi,
  tables: readonly ExportTable[],
  locale: ExportLocale,
): Promise<Buffer> => {
  const described = tables.map(({ title, columns }) => ({
    title,
    columns: columns.map(({ names, kind }) => ({ names, kind })),
  }));
  return workersIn(strapi).workbook(described, rowsOf(tables), locale);
};
