import type { Core } from '@strapi/strapi';
import type { Page } from '../../../shared/kernel/common';
import { pageOf, type Paging } from './rules/pages';
import { executorOf } from './store/database';
import { pagesByKey, ROWS_A_PAGE, type Slice } from './store/key-pages';
import { countListed, findListed, findListedAfter, type StoredList } from './store/lists';

/** Lists as services answer them. */

/** Turns rows into what is shown; may leave some out. */
type Show<Listed, Shown> = (rows: readonly Listed[]) => Shown[] | Promise<Shown[]>;

/** Shows rows as they are read. */
export const asIs = <Listed>(rows: readonly Listed[]): Listed[] => [...rows];

/** A page of a list. */
export const readPage = async <Filters, Listed, Shown>(
  strapi: Core.Strapi,
  list: StoredList<Filters, Listed>,
  asked: Filters & Paging,
  show: Show<Listed, Shown>,
): Promise<Page<Shown>> => {
  const db = await executorOf(strapi);
  const rows = await findListed(db, list, asked, asked);
  const total = await countListed(db, list, asked);
  return pageOf(await show(rows), total, asked);
};

/** All that the filters of a list match, a page after the other, for a file. */
export async function* readAll<Filters, Listed, Shown>(
  strapi: Core.Strapi,
  list: StoredList<Filters, Listed>,
  filters: Filters,
  show: Show<Listed, Shown>,
  rowsAPage = ROWS_A_PAGE,
): AsyncGenerator<Shown[]> {
  const db = await executorOf(strapi);
  const read = (slice: Slice) => findListedAfter(db, list, filters, slice);
  for await (const rows of pagesByKey(rowsAPage, read)) yield await show(rows);
}
