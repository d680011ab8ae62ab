import {
  TREASURY_FIGURES,
  type TreasuryFigure,
  type TreasuryFigures,
} from '../../../../shared/statistics/treasury';
import { minDay } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import { headlineDay, yearEarlier } from './headline-days';
import { monthsOf } from './statistics';

/** A year of money, month by month. Pure. */

export interface OnDay {
  on: Day;
  amount: Cents;
}

/** What is counted of a year: sums by day, in cents, and what is left to pay by due day. */
export interface Counted extends Record<
  Exclude<TreasuryFigure, 'late' | 'coming'>,
  readonly OnDay[]
> {
  left: readonly { dueOn: Day; left: Cents }[];
}

/** A year until a day, with what is late and to come of all years. */
export interface CountedYear {
  months: TreasuryFigures[];
  otherYears: { late: Cents; coming: Cents };
  toDate: TreasuryFigures;
  total: TreasuryFigures;
}

const BY_DAY = TREASURY_FIGURES.filter((name) => name !== 'late' && name !== 'coming');

/** The days of which a year and the one before it are told. */
export const daysOf = (year: number, today: Day): { on: Day; before: Day } => {
  const on = headlineDay(year, today);
  // Of a year that has not begun, the year before is the one under way.
  const ended = on < `${year}-01-01` ? minDay(`${year - 1}-12-31`, today) : yearEarlier(on);
  return { on, before: ended };
};

const sumWhere = <Row>(
  rows: readonly Row[],
  test: (row: Row) => boolean,
  amountOf: (row: Row) => Cents,
): Cents => rows.filter(test).reduce((sum, row) => sum + amountOf(row), 0);

/** Figures of the entries whose day passes a test, and of calls whose due day does. */
const figures = (counted: Counted, on: Day, of: (day: Day) => boolean): TreasuryFigures => {
  const sums = BY_DAY.map((name) => [
    name,
    sumWhere(
      counted[name],
      (row) => of(row.on),
      ({ amount }) => amount,
    ),
  ]);
  return { ...(Object.fromEntries(sums) as TreasuryFigures), ...leftWhere(counted, on, of) };
};

const leftWhere = ({ left }: Counted, on: Day, of: (day: Day) => boolean) => ({
  late: sumWhere(
    left,
    ({ dueOn }) => dueOn < on && of(dueOn),
    (row) => row.left,
  ),
  coming: sumWhere(
    left,
    ({ dueOn }) => dueOn >= on && of(dueOn),
    (row) => row.left,
  ),
});

/** Counts a year by its months; what is late and to come is as it was on a day. */
export const countYear = (counted: Counted, year: number, on: Day): CountedYear => {
  const within = (day: Day): boolean => day.startsWith(`${year}-`);
  const every = leftWhere(counted, on, () => true);
  return {
    months: monthsOf(year).map((month) => figures(counted, on, (day) => day.startsWith(month))),
    otherYears: leftWhere(counted, on, (day) => !within(day)),
    toDate: { ...figures(counted, on, (day) => within(day) && day <= on), ...every },
    total: { ...figures(counted, on, within), ...every },
  };
};
