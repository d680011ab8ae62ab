import type { Core } from '@strapi/strapi';
import { refuse } from '../refusals/common';
import type { Rows } from '../workers/task';
import { workersIn } from '../workers/workers';
import type { ExportLocale } from './cells';
import type { ExportTable } from './table';

/**
 * Tables as an XLSX file, made in a thread. A sheet is built from all of its cells at once, so that the
 * number of cells is bounded; beyond, the CSV file holds the same.
 */

const MOST_CELLS = 500_000;
/** Few enough that copying them to a thread takes a few milliseconds. */
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

/** The whole file. Refused beyond a number of cells, before anything is sent. */
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
