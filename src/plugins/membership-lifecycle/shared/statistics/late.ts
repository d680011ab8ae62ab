import type { Day } from '../kernel/common';

/** For how long calls are late: up to 30 days, to 60, to 90, and longer. */
export const LATE_AGES = ['month', 'two', 'quarter', 'longer'] as const;
export type LateAge = (typeof LATE_AGES)[number];

/** The amount left to pay on late calls, in cents, by their age. */
type LeftByAge = Record<LateAge, number>;

/** The late calls whose due day is in a month. */
export interface LateMonth {
  /** `YYYY-MM` */
  month: string;
  calls: number;
  members: number;
  /** In cents. */
  left: number;
  ages: LeftByAge;
}

/** GET /membership-lifecycle/dues/late: calls past their due day, the oldest month first */
export interface LateView {
  on: Day;
  months: LateMonth[];
  calls: number;
  members: number;
  left: number;
  ages: LeftByAge;
}
