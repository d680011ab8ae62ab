import type { Paging } from '../kernel/rules/pages';
import type { Cents, Day } from '../kernel/rules/values';
import type { Executor } from '../kernel/store/database';
import type { CreditedCall } from './rules/credits';
import {
  findLate,
  findUnpaid,
  sumLeftByDay,
  sumUnpaid,
  type UnpaidFilters,
  type UnpaidPage,
  type UnpaidRow,
} from './store/calls';
import { findCredited } from './store/credits';

/** What is to be collected: what is left to pay on calls, less the credits that lie there for them. */

/** A call as it is asked for: `left` is without its `credit`. */
export interface AskedRow extends UnpaidRow {
  credit: Cents;
}

const sumOf = (credited: readonly CreditedCall[]): Cents =>
  credited.reduce((sum, { credit }) => sum + credit, 0);

const without = <Row extends { id: string; left: Cents }>(
  rows: readonly Row[],
  credited: readonly CreditedCall[],
): (Row & { credit: Cents })[] => {
  const credits = new Map(credited.map(({ id, credit }) => [id, credit]));
  return rows.map((row) => {
    const credit = credits.get(row.id) ?? 0;
    return { ...row, left: row.left - credit, credit };
  });
};

/** Unpaid calls as they are asked for. */
export const askedRows = async (db: Executor, rows: readonly UnpaidRow[]): Promise<AskedRow[]> =>
  without(rows, await findCredited(db, {}));

/** The calls that the credit of their member's account pays whole. */
export const coveredCalls = async (db: Executor): Promise<string[]> =>
  (await findCredited(db, {})).filter(({ isWhole }) => isWhole).map(({ id }) => id);

/** Filters of late calls leave out those that a credit pays whole: nothing is asked of their members. */
export const lateFilters = async (db: Executor, filters: UnpaidFilters): Promise<UnpaidFilters> =>
  filters.dueBefore ? { ...filters, except: await coveredCalls(db) } : filters;

/** A page of unpaid calls, the oldest due day first, with their number, sum and credits. */
export const askedPage = async (
  db: Executor,
  filters: UnpaidFilters,
  paging: Paging,
): Promise<Omit<UnpaidPage, 'rows'> & { rows: AskedRow[]; credit: Cents }> => {
  const kept = await lateFilters(db, filters);
  const { rows, count, left } = await findUnpaid(db, kept, paging);
  const credited = await findCredited(db, kept);
  const credit = sumOf(credited);
  return { rows: without(rows, credited), count, left: left - credit, credit };
};

/** The sum to be collected on the unpaid calls that match. */
export const sumAsked = async (db: Executor, filters: UnpaidFilters): Promise<Cents> =>
  (await sumUnpaid(db, filters)).left - sumOf(await findCredited(db, filters));

/** The calls that are due before a day, with what is to be collected on each. */
export const lateCalls = async (db: Executor, dueBefore: Day) =>
  without(await findLate(db, dueBefore), await findCredited(db, { dueBefore })).filter(
    ({ left }) => left > 0,
  );

/**
 * What is to be collected, by due day. A day that is over is told as it was recorded since: what was
 * left to pay on the calls, whatever credit there was.
 */
export const askedByDay = async (
  db: Executor,
  on: Day,
  today: Day,
): Promise<{ dueOn: Day; left: Cents }[]> => {
  const left = await sumLeftByDay(db, on, today);
  if (on !== today) return left;
  const credited = await findCredited(db, {});
  return left.map((row) => ({
    dueOn: row.dueOn,
    left: row.left - sumOf(credited.filter(({ dueOn }) => dueOn === row.dueOn)),
  }));
};
