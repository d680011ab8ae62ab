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

/**
 * The period of a term. Its months are counted from `anchorOn`; `anchorOffset` months lie before
 * it.
 */
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

/** The day from which a joining member gets the next year as well. */
const rolloverIn = (start: Day, rolloverOn: MonthDay): Day => {
  const inSameYear = dayInYear(yearOf(start), rolloverOn);
  return inSameYear >= start ? inSameYear : dayInYear(yearOf(start) + 1, rolloverOn);
};

/**
 * Counts months from the anchor and limits the day to the month's length, so that terms do not
 * drift.
 */
const counted = (anchorOn: Day, anchorOffset: number, months: number): Period => ({
  startsOn: addMonths(anchorOn, anchorOffset),
  endsOn: addDays(addMonths(anchorOn, anchorOffset + months), -1),
  anchorOn,
  anchorOffset,
  months,
});

/** The last day of the policy's year that begins on a day, or of a later year. */
const yearEnd = (start: Day, years: number, startsOn: MonthDay): Day =>
  addDays(dayInYear(yearOf(start) + years, startsOn), -1);

/** The months of a policy as whole years, rounded up. */
const wholeYears = (months: number): number => Math.ceil(months / 12);

/** From `startsOn` to the end of the policy's year, or of a later year. */
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

/** To the end of the policy's year; of the next year when joining on the rollover day or later. */
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
  // After a term of another kind the next one first fills the current year, as a newcomer's does.
  if (policy.kind === 'calendar-year') return toYearEnd(startsOn, startsOn, policy);
  const offset = previous.anchorOffset + previous.months;
  // After a corrected end, months are counted from the day after it.
  return addMonths(previous.anchorOn, offset) === startsOn
    ? counted(previous.anchorOn, offset, policy.months)
    : counted(startsOn, 0, policy.months);
};

/** The first of the successive terms that does not end before a day. */
const followingThrough = (policy: TermPolicy, previous: PreviousPeriod, day: Day): Period => {
  let next = following(policy, previous);
  while (next.endsOn < day) next = following(policy, next);
  return next;
};

/**
 * The term after `previous`, for a renewal opened on `decidedOn`. In time, it follows without a
 * gap. When late, the policy decides: `continuous` follows too, but skips whole terms that are
 * over, since nobody had them; `from-decision` starts on the day of the decision; `calendar-year`
 * takes that whole year.
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

/** A price, or null while there is none. */
type Price = Cents | null;

interface Priced<P extends Price> {
  policy: TermPolicy;
  price: P;
}

/** A part of a price, in cents; half a cent is rounded up, in integer arithmetic. */
const inProportion = <P extends Price>(price: P, months: number, of: number): P | Cents =>
  price === null ? price : Math.floor((2 * price * months + of) / (2 * of));

/**
 * The months that a term is paid for: those of its policy. A shorter term counts the months that it
 * begins, except a first term of a policy that asks the full price. Months that a rollover adds are
 * free.
 */
const paidMonths = (
  policy: TermPolicy,
  { startsOn, endsOn }: Pick<Period, 'startsOn' | 'endsOn'>,
  isFirst: boolean,
): number => {
  if (isFirst && policy.firstTermPrice === 'full') return policy.months;
  return Math.min(monthsBegun(startsOn, endsOn), policy.months);
};

/** A tier's price for a period of its own policy, in cents; null without a price. */
export const priceFor = <P extends Price>(
  { policy, price }: Priced<P>,
  period: Pick<Period, 'startsOn' | 'endsOn'>,
  isFirst: boolean,
): P | Cents => inProportion(price, paidMonths(policy, period, isFirst), policy.months);

/**
 * A tier's price for a term that runs under the policy of another tier, in cents: for as many
 * months as that term was paid for. A cheaper tier therefore never costs more. Null without a price.
 */
export const priceOfChange = <P extends Price>(
  { policy, price }: Priced<P>,
  term: Pick<Term, 'policy' | 'startsOn' | 'endsOn'>,
  isFirst: boolean,
): P | Cents => inProportion(price, paidMonths(term.policy, term, isFirst), policy.months);

/** Whether two policies give the same periods. */
export const givesSamePeriods = (one: TermPolicy, other: TermPolicy): boolean =>
  one.kind === other.kind &&
  one.months === other.months &&
  one.yearStartsOn === other.yearStartsOn &&
  one.rolloverOn === other.rolloverOn;
