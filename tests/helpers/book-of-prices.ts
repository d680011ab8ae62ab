import type {
  Facts,
  TermPolicy,
  TierOffer,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type {
  Day,
  MonthDay,
} from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { makeDay, plusDays, plusMonths } from './days';

/** Prices and first terms by docs/rules.md, counted a second time. */

export const sumOf = (lines: readonly { amount: number }[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);

/** The months that are begun from a day through another. */
export const begunMonths = (startsOn: Day, endsOn: Day): number => {
  let months = 1;
  while (plusMonths(startsOn, months) <= endsOn) months += 1;
  return months;
};

const halfUp = (price: number, months: number, of: number): number =>
  Math.floor((price * months) / of + 0.5);

type Span = { startsOn: Day; endsOn: Day };

/** The full price of a tier to an organisation, in cents; null while its measure is unknown. */
export const fullPriceByTheBook = (
  { price, brackets }: Pick<TierOffer, 'price' | 'brackets'>,
  figures: Facts['figures'],
): number | null => {
  if (!brackets) return price;
  const value = figures[brackets.measure]?.value;
  if (value === undefined) return null;
  let due = 0;
  for (const line of brackets.lines) {
    if (line.from > value) break;
    const byUnit = Math.floor((value * (line.rate ?? 0)) / 10_000 + 0.5);
    due = line.maximum === null ? line.price + byUnit : Math.min(line.maximum, line.price + byUnit);
  }
  return due;
};

export const priceByTheBook = (
  { policy, price }: Pick<TierOffer, 'policy'> & { price: number | null },
  { startsOn, endsOn }: Span,
  isFirst: boolean,
): number => {
  const isWhole = isFirst && policy.firstTermPrice === 'full';
  const months = isWhole ? policy.months : Math.min(begunMonths(startsOn, endsOn), policy.months);
  return halfUp(Number(price), months, policy.months);
};

const inYear = (year: number, monthDay: MonthDay): Day => {
  const [month, date] = monthDay.split('-').map(Number);
  return makeDay(year, month, date);
};

/** The last day of the first term of who joins on a day. */
const firstEnd = (policy: TermPolicy, day: Day): Day => {
  if (policy.kind === 'anniversary') return plusDays(plusMonths(day, policy.months), -1);
  const year = Number(day.slice(0, 4));
  const isBegun = inYear(year, policy.yearStartsOn) <= day;
  const first = isBegun ? year : year - 1;
  const begins = inYear(first, policy.yearStartsOn);
  let years = Math.ceil(policy.months / 12);
  if (policy.rolloverOn !== null) {
    const sameYear = inYear(first, policy.rolloverOn);
    const from = sameYear >= begins ? sameYear : inYear(first + 1, policy.rolloverOn);
    if (day >= from) years += 1;
  }
  return plusDays(inYear(first + years, policy.yearStartsOn), -1);
};

/** What a tier gives to a newcomer of a day, and for how much. */
export const newcomerOf = (offer: TierOffer, day: Day) => {
  const endsOn = firstEnd(offer.policy, day);
  const price = priceByTheBook(offer, { startsOn: day, endsOn }, true);
  return { endsOn, price, months: begunMonths(day, endsOn) };
};
