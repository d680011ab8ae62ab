import type {
  DuesMonth,
  Movement,
  RenewalRate,
  StatusesOn,
} from '../../../shared/statistics/statistics';
import type { Workflow } from '../core/rules/types';
import { yearOf } from '../kernel/rules/calendar';
import { membersAmong, monthsOf, outcomeOf, percentOf, type Census } from './rules/statistics';
import type { EndedRenewals, OnDay } from './store/statistics';

/** Formats a year's counts for the screen. Pure. */

/** The statuses at the end of each month. */
export const statusesOf = ({ days, counts }: Census): StatusesOn[] =>
  days.slice(1).map((on, index) => ({ on, counts: counts[index + 1] }));

/** Members who came and who left, month by month. */
export const movementsOf = ({ days, counts, arrivals, departures }: Census): Movement[] =>
  days.slice(1).map((on, index) => ({
    month: on.slice(0, 7),
    arrivals: arrivals[index + 1],
    departures: departures[index + 1],
    members: membersAmong(counts[index + 1]),
  }));

/** The renewals of each year's terms by outcome; years before the first renewal are left out. */
export const ratesOf = (
  rows: readonly EndedRenewals[],
  workflows: readonly Workflow[],
): RenewalRate[] => {
  const kinds = new Map(
    workflows.flatMap(({ id, stages, pastStages }) =>
      [...stages, ...pastStages].map((stage) => [`${id}:${stage.id}`, stage.kind] as const),
    ),
  );
  const years = new Map<number, { won: number; lost: number; open: number }>();
  for (const { termEndsOn, workflowId, stageId, closed, open } of rows) {
    const year = yearOf(termEndsOn);
    const counts = years.get(year) ?? { won: 0, lost: 0, open: 0 };
    counts[outcomeOf(true, kinds.get(`${workflowId}:${stageId}`))] += closed;
    counts.open += open;
    years.set(year, counts);
  }
  return [...years.entries()]
    .sort(([a], [b]) => a - b)
    .map(([year, counts]) => ({
      year,
      ...counts,
      rate: percentOf(counts.won, counts.won + counts.lost),
    }));
};

const sumByMonth = (rows: readonly OnDay[]): Map<string, number> => {
  const months = new Map<string, number>();
  for (const { on, amount } of rows) {
    const month = on.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + amount);
  }
  return months;
};

/** Amounts called for and received, by month. */
export const duesOfYear = (
  year: number,
  asked: readonly OnDay[],
  paid: readonly OnDay[],
): DuesMonth[] => {
  const expected = sumByMonth(asked);
  const received = sumByMonth(paid);
  return monthsOf(year).map((month) => ({
    month,
    expected: expected.get(month) ?? 0,
    received: received.get(month) ?? 0,
  }));
};
