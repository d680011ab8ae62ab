import {
  addDays,
  addMonths,
  dayInYear,
  maxDay,
  monthsBegun,
  yearOf,
} from '../../kernel/rules/calendar';
import type { Cents, Day, MonthDay } from '../../kernel/rules/values';
import type { Term, TermPolicy } from './types';

/** A period of membership. `anchorOn` and `anchorOffset` say how its months are counted. */
export interface Period {
  startsOn: Day;
  /** Last day, inclusive. */
  endsOn: Day;
  anchorOn: Day;
  anchorOffset: number;
  months: number;
}

export type PreviousPeriod = Pick<
  Term,
  'startsOn' | 'endsOn' | 'anchorOn' | 'anchorOffset' | 'months'
>;

/** First day of the policy's year that contains a day. */
const yearStart = (day: Day, startsOn: MonthDay): Day => {
  const inSameYear = dayInYear(yearOf(day), startsOn);
  return inSameYear <= day ? inSameYear : dayInYear(yearOf(day) - 1, startsOn);
};

/** The day of the policy's year on which a joining member is carried to the next year's end. */
const rolloverIn = (start: Day, rolloverOn: MonthDay): Day => {
  const inSameYear = dayInYear(yearOf(start), rolloverOn);
  return inSameYear >= start ? inSameYear : dayInYear(yearOf(start) + 1, rolloverOn);
};

/** Months are counted from the anchor, clamped at each month's end, so that no term drifts. */
const counted = (anchorOn: Day, anchorOffset: number, months: number): Period => ({
  startsOn: addMonths(anchorOn, anchorOffset),
  endsOn: addDays(addMonths(anchorOn, anchorOffset + months), -1),
  anchorOn,
  anchorOffset,
  months,
});

/** Last day of the policy's year that begins on a day, or of the year so many years on. */
const yearEnd = (start: Day, years: number, startsOn: MonthDay): Day =>
  addDays(dayInYear(yearOf(start) + years, startsOn), -1);

/** A policy in months, taken to the end of a year, lasts whole years. */
const wholeYears = (months: number): number => Math.ceil(months / 12);

/** From `startsOn` to the end of the policy's year, or of one that is so many years on. */
const throughYears = (startsOn: Day, policy: TermPolicy, moreYears = 0): Period => {
  const start = yearStart(startsOn, policy.yearStartsOn);
  const years = wholeYears(policy.months) + moreYears;
  return {
    startsOn,
    endsOn: yearEnd(start, years, policy.yearStartsOn),
    anchorOn: start,
    anchorOffset: 0,
    months: years * 12,
  };
};

/** To the end of the policy's year, or of the next one from the rollover day on. */
const toYearEnd = (startsOn: Day, decidedOn: Day, policy: TermPolicy): Period => {
  const start = yearStart(startsOn, policy.yearStartsOn);
  const rolls = policy.rolloverOn !== null && decidedOn >= rolloverIn(start, policy.rolloverOn);
  return throughYears(startsOn, policy, rolls ? 1 : 0);
};

/** The first term of a member whose rights start on a day. */
export const firstPeriod = (policy: TermPolicy, startsOn: Day): Period =>
  policy.kind === 'anniversary'
    ? counted(startsOn, 0, policy.months)
    : toYearEnd(startsOn, startsOn, policy);

/** The term that follows without a gap. */
const following = (policy: TermPolicy, previous: PreviousPeriod): Period => {
  const startsOn = addDays(previous.endsOn, 1);
  // A member who comes from another kind of term first reaches the end of the running year.
  if (policy.kind === 'calendar-year') return throughYears(startsOn, policy);
  const offset = previous.anchorOffset + previous.months;
  // A corrected date breaks the count: months then run from the day after the corrected end.
  return addMonths(previous.anchorOn, offset) === startsOn
    ? counted(previous.anchorOn, offset, policy.months)
    : counted(startsOn, 0, policy.months);
};

/** The first of the terms that follow without a gap, one after the other, to last through a day. */
const followingThrough = (policy: TermPolicy, previous: PreviousPeriod, day: Day): Period => {
  let next = following(policy, previous);
  while (next.endsOn < day) next = following(policy, next);
  return next;
};

/**
 * The term after `previous` for a renewal that is opened on `decidedOn`. In time, it follows
 * without a gap. Late, the policy decides: `continuous` still follows, but for whole terms that
 * are over, which nobody had and nobody owes; `from-decision` starts on the day of the decision,
 * `calendar-year` takes the whole year of the decision.
 */
export const nextPeriod = (
  policy: TermPolicy,
  previous: PreviousPeriod,
  decidedOn: Day,
): Period => {
  const late = decidedOn > previous.endsOn;
  if (!late) return following(policy, previous);
  if (policy.lateRenewal === 'continuous') return followingThrough(policy, previous, decidedOn);
  if (policy.lateRenewal === 'from-decision') return firstPeriod(policy, decidedOn);
  const start = maxDay(yearStart(decidedOn, policy.yearStartsOn), addDays(previous.endsOn, 1));
  return toYearEnd(start, decidedOn, policy);
};

/**
 * Price of a first term, in cents. With `remaining-months`, each month begun is paid, half a cent
 * rounds up, and the months given by a rollover are free: never more than the full price.
 */
export const firstTermPrice = (policy: TermPolicy, price: Cents, period: Period): Cents => {
  if (policy.firstTermPrice === 'full' || policy.kind === 'anniversary') return price;
  const months = Math.min(monthsBegun(period.startsOn, period.endsOn), policy.months);
  // Integer arithmetic: floor((2·price·months + total) / (2·total)) is half-up rounding.
  return Math.floor((2 * price * months + policy.months) / (2 * policy.months));
};
