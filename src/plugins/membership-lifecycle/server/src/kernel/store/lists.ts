import type { Paging } from '../rules/pages';
import type { Executor } from './database';
import { startAfter, type Order, type Read, type Slice } from './key-pages';
import { pickCount } from './rows';
import type { Row } from './scripts';

/** Lists, described once: read in pages by number for a screen, and after a key for a file. */

type Query = ReturnType<Executor>;

export interface StoredList<Filters, Listed> {
  /** The rows that the filters match, neither sorted nor bounded. */
  matching: (db: Executor, filters: Filters) => Query;
  /** The same with fewer joins, when they are only counted. */
  counted?: (db: Executor, filters: Filters) => Query;
  /** The sorted columns, of which the last tells any two rows apart. */
  order: (filters: Filters) => readonly Order[];
  /** The order in a file, when the list's own may change between two pages. */
  fileOrder?: readonly Order[];
  /** The columns to select: all, unless some are named. */
  columns?: Parameters<Query['select']>[0];
  /** Joins what only the rows of a page need; the page keeps the alias of its sorted columns. */
  named?: (db: Executor, page: Query) => Query;
  read: (row: Row) => Listed;
}

/** Sorts by columns, whose names may be words of SQL, and by expressions. */
const sort = (query: Query, order: readonly Order[]): Query =>
  order.reduce(
    (sorted, [by, direction]) =>
      /^[\w.]+$/.test(by) ? sorted.orderBy(by, direction) : sorted.orderByRaw(`${by} ${direction}`),
    query,
  );

const rowsOf = async <Filters, Listed>(
  db: Executor,
  { columns = '*', named }: StoredList<Filters, Listed>,
  query: Query,
  order: readonly Order[],
  keys?: Record<string, string>,
): Promise<Row[]> => {
  const page = sort(query, order).select(columns);
  const whole = named ? sort(named(db, page), order) : page;
  return keys ? whole.select(keys) : whole;
};

/** Counts the rows that match. */
export const countListed = <Filters, Listed>(
  db: Executor,
  { matching, counted = matching }: StoredList<Filters, Listed>,
  filters: Filters,
): Promise<number> => pickCount(counted(db, filters));

/** The rows of a page. */
export const findListed = async <Filters, Listed>(
  db: Executor,
  list: StoredList<Filters, Listed>,
  filters: Filters,
  { page, pageSize }: Paging,
): Promise<Listed[]> => {
  const query = list
    .matching(db, filters)
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  return (await rowsOf(db, list, query, list.order(filters))).map(list.read);
};

/** The rows after a key. */
export const findListedAfter = async <Filters, Listed>(
  db: Executor,
  list: StoredList<Filters, Listed>,
  filters: Filters,
  slice: Slice,
): Promise<Read<Listed>> => {
  const order = list.fileOrder ?? list.order(filters);
  const query = list.matching(db, filters);
  startAfter(query, order, slice);
  const keys = Object.fromEntries(order.map(([column], at) => [`key_${at}`, column]));
  const found = await rowsOf(db, list, query, order, keys);
  const last = found.at(-1);
  return {
    rows: found.map(list.read),
    last: last ? Object.keys(keys).map((key) => last[key] as string | number) : null,
  };
};
