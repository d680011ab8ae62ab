import type { Executor } from './database';

/** Reads a whole list in pages, each starting after the last row of the page before. */

/** Rows read at once, when each is a row of one table. */
export const ROWS_A_PAGE = 500;
/** Rows read at once, when each is a member with all its data. */
export const MEMBERS_A_PAGE = 200;

/** The last row of a page, by its values in the sorted columns. */
export type Place = readonly (string | number)[];

export interface Slice {
  /** The key of the last row that was read; null for the first page. */
  after: Place | null;
  limit: number;
}

/** A sorted column, with its direction. */
export type Order = readonly [column: string, direction: 'asc' | 'desc'];

/** Restricts a query to the rows after a key, in the order of the columns. */
export const startAfter = (
  query: ReturnType<Executor>,
  order: readonly Order[],
  { after, limit }: Slice,
): void => {
  query.limit(limit);
  if (after === null) return;
  query.where((either: ReturnType<Executor>) => {
    order.forEach(([column, direction], place) => {
      either.orWhere((one: ReturnType<Executor>) => {
        order.slice(0, place).forEach(([earlier], at) => one.where(earlier, after[at]));
        one.where(column, direction === 'asc' ? '>' : '<', after[place]);
      });
    });
  });
};

/** The rows of a page, with the place of the last. */
export interface Read<Row> {
  rows: readonly Row[];
  last: Place | null;
}

/** Yields the pages of a query, until one is not full. */
export async function* pagesByKey<Row>(
  limit: number,
  read: (slice: Slice) => Promise<Read<Row>>,
): AsyncGenerator<readonly Row[]> {
  let after: Place | null = null;
  for (;;) {
    const { rows, last }: Read<Row> = await read({ after, limit });
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = last;
  }
}
