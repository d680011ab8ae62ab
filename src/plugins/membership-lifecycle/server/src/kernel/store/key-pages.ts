import type { Executor } from './database';

/** Reading a whole list in pages, each from where the one before ended: no page is read twice. */

/** Rows that are read at once, where each is one row of a table. */
export const ROWS_A_PAGE = 500;
/** And where each is a member with all that is known of it. */
export const MEMBERS_A_PAGE = 200;

/** Where a page ended: the value of each column of its order. */
export type Place = readonly (string | number)[];

export interface Slice {
  /** The key of the last row that was read; null for the first page. */
  after: Place | null;
  limit: number;
}

/** Keeps the rows that come after a key, in the ascending order of these columns. */
export const startAfter = (
  query: ReturnType<Executor>,
  columns: readonly string[],
  { after, limit }: Slice,
): void => {
  query.orderBy(columns.map((column) => ({ column }))).limit(limit);
  if (after === null) return;
  query.where((either: ReturnType<Executor>) => {
    columns.forEach((column, place) => {
      either.orWhere((one: ReturnType<Executor>) => {
        columns.slice(0, place).forEach((earlier, at) => one.where(earlier, after[at]));
        one.where(column, '>', after[place]);
      });
    });
  });
};

/** The pages that a question gives, until one is not full. */
export async function* pagesByKey<Row>(
  limit: number,
  read: (slice: Slice) => Promise<readonly (Row & { place: Place })[]>,
): AsyncGenerator<readonly (Row & { place: Place })[]> {
  let after: Place | null = null;
  for (;;) {
    const rows: readonly (Row & { place: Place })[] = await read({ after, limit });
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = rows[rows.length - 1].place;
  }
}
