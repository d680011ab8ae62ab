import type { Localised } from '../rules/values';
import type { CellKind, CellValue } from './cells';

/** One column of a list: described once, for every format and language. */
export interface Column<Row> {
  names: Localised;
  kind: CellKind;
  value: (row: Row) => CellValue;
}

/** A list as files hold it; its rows come a page at a time. */
export interface ExportTable {
  title: Localised;
  columns: readonly { names: Localised; kind: CellKind }[];
  pages: () => AsyncIterable<CellValue[][]>;
}

/** Names a column. */
export const column = <Row>(
  kind: CellKind,
  fr: string,
  en: string,
  value: (row: Row) => CellValue,
): Column<Row> => ({ names: { fr, en }, kind, value });

/** The columns that name the member. */
export const member = <
  Row extends { reference: string; organisation: string },
>(): Column<Row>[] => [
  column('text', 'Référence', 'Reference', ({ reference }) => reference),
  column('text', 'Organisme', 'Organisation', ({ organisation }) => organisation),
];

/** Turns columns and pages of rows into a table whose rows are cells. */
export const tableOf = <Row>(
  title: Localised,
  columns: readonly Column<Row>[],
  pages: () => AsyncIterable<readonly Row[]>,
): ExportTable => ({
  title,
  columns,
  async *pages() {
    for await (const rows of pages()) {
      yield rows.map((row) => columns.map(({ value }) => value(row)));
    }
  },
});

/** The one page of rows that are all known. */
export const onePage = <Row>(rows: readonly Row[]) =>
  async function* pages(): AsyncGenerator<readonly Row[]> {
    yield await Promise.resolve(rows);
  };
