import type { Day } from '../kernel/common';

/** The figures of a year, in the order in which a page shows them. */
export const HEADLINES = [
  'members',
  'joined',
  'left',
  'renewed',
  'called',
  'received',
  'outstanding',
] as const;
export type HeadlineName = (typeof HEADLINES)[number];

/**
 * Sums in cents; counts; `renewed` in percent with one decimal, null while nothing is decided: the
 * share of `won` among the `decided` renewals of the terms that ended from 1 January on.
 */
export type HeadlineFigures = Record<Exclude<HeadlineName, 'renewed'>, number> & {
  renewed: number | null;
  won: number;
  decided: number;
};

/** A year until a day, beside the year before until the same day. */
export interface Headline {
  /** Today, or the last day of a year that is over. */
  on: Day;
  before: Day;
  now: HeadlineFigures;
  then: HeadlineFigures;
}
