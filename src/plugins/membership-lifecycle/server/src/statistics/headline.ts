import type { Headline, HeadlineFigures } from '../../../shared/statistics/headline';
import { sumDuesByDay, sumUnpaidOn } from '../account/store/calls';
import { sumAsked } from '../account/unpaid';
import type { Workflow } from '../core/rules/types';
import type { Day } from '../kernel/rules/values';
import type { Executor } from '../kernel/store/database';
import { headlineDay, yearEarlier } from './rules/headline-days';
import { membersAmong, type Census } from './rules/statistics';
import { countRenewals, sumPaymentsByDay } from './store/statistics';
import { ratesOf } from './year-view';

/** A year in seven figures, beside the year before on the same day. */

const sumOf = (rows: readonly { amount: number }[]): number =>
  rows.reduce((sum, { amount }) => sum + amount, 0);
const all = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** The figures of a year until a day; what came and went is that of the census, month by month. */
const figuresOn = async (
  db: Executor,
  { counts, arrivals, departures }: Census,
  { on, today, workflows }: { on: Day; today: Day; workflows: readonly Workflow[] },
): Promise<HeadlineFigures> => {
  const from = `${on.slice(0, 4)}-01-01` as Day;
  const last = counts.at(-1);
  const [rate] = ratesOf(await countRenewals(db, from, on), workflows);
  return {
    members: last ? membersAmong(last) : 0,
    joined: all(arrivals.slice(1)),
    left: all(departures.slice(1)),
    renewed: rate?.rate ?? null,
    won: rate?.won ?? 0,
    decided: rate ? rate.won + rate.lost : 0,
    called: sumOf(await sumDuesByDay(db, from, on)),
    received: sumOf(await sumPaymentsByDay(db, from, on)),
    // Late calls of today agree with their list.
    outstanding:
      on === today ? await sumAsked(db, { dueBefore: today }) : await sumUnpaidOn(db, on),
  };
};

/** A year beside the one before; null for a year that has not begun. */
export const headlineOf = async (
  db: Executor,
  { own, earlier }: { own: Census; earlier: Census },
  { year, today, workflows }: { year: number; today: Day; workflows: readonly Workflow[] },
): Promise<Headline | null> => {
  const on = headlineDay(year, today);
  if (on < `${year}-01-01`) return null;
  const before = yearEarlier(on);
  return {
    on,
    before,
    now: await figuresOn(db, own, { on, today, workflows }),
    then: await figuresOn(db, earlier, { on: before, today, workflows }),
  };
};
