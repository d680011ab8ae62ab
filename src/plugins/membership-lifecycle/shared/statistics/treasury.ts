import type { Day } from '../kernel/common';
import type { LateAge } from './late';

/**
 * The figures of a month, in cents, in the order in which a page shows them. By the day of each
 * entry: the calls issued, the credit notes issued, the money that came and the money given back.
 * By the due day of calls: what falls due, as the dashboard counts it, and of that what is late and
 * what is to come. By the day for which they are noted: the calls that are to be issued.
 */
export const TREASURY_FIGURES = [
  'called',
  'credited',
  'received',
  'refunded',
  'due',
  'late',
  'coming',
  'planned',
] as const;
export type TreasuryFigure = (typeof TREASURY_FIGURES)[number];
export type TreasuryFigures = Record<TreasuryFigure, number>;

/** A year beside the one before. */
export interface TwoYears<Value> {
  now: Value;
  then: Value;
}

/** A call that staff noted for a day ahead. */
export interface PlannedCall {
  id: string;
  membershipId: string;
  reference: string;
  organisation: string;
  /** The day on which it is to be issued. */
  on: Day;
  /** The price of its term as it is today, in cents; null while no offer gives it. */
  amount: number | null;
  /** Whether its day has come, and staff have to look at it. */
  waits: boolean;
}

/** A month of a file, `YYYY-MM`, with its figures. */
export type TreasuryMonth = { month: string } & TreasuryFigures;

/** GET /membership-lifecycle/treasury?year= */
export interface TreasuryView {
  year: number;
  today: Day;
  /** The years that may be asked for, the latest first. */
  years: number[];
  /** The day of what is late and to come: today or the last day of the year, and a year earlier. */
  on: Day;
  before: Day;
  /** The months by their number, `01` to `12`. */
  months: ({ month: string } & TwoYears<TreasuryFigures>)[];
  /** The amounts that are late of the years before, and to come of the years after. */
  otherYears: TwoYears<{ late: number; coming: number }>;
  /** From 1 January to the days of the figures; what is late and to come is that of all years. */
  toDate: TwoYears<TreasuryFigures>;
  /** The sum of the months; what is late and to come is that of all years. */
  total: TwoYears<TreasuryFigures>;
  /** The late amounts, by how long they have been so. */
  ages: TwoYears<Record<LateAge, number>>;
  /**
   * The money received after the day of a year that is over, less what was given back, on the calls
   * that were late or to come then; null of a year that is not over.
   */
  since: number | null;
  /** The calls that are noted for a day ahead, the first day first. */
  planned: PlannedCall[];
}
