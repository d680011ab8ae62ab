import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered';
import type { Day, Days, MonthDay } from './values';

/** Calendar arithmetic on `YYYY-MM-DD` strings. Throws RangeError on what is not a calendar date. */

/** A calendar date as it is told everywhere else. */
export const toldDay = (date: Temporal.PlainDate): Day => date.toString() as Day;

const plain = remembered((day: Day) => Temporal.PlainDate.from(day));

const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text has the form of a day: enough where texts beside it are other things altogether. */
export const looksLikeDay = (text: string): text is Day => FORM.test(text);

/** Whether a text is a real calendar date written `YYYY-MM-DD`. */
export const isDay = (text: unknown): text is Day => {
  if (typeof text !== 'string' || !looksLikeDay(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};

export const addDays = remembered((day: Day, days: Days): Day => toldDay(plain(day).add({ days })));

/** Adds months, clamped to the end of the month that is reached: 31 January + 1 = 28 February. */
export const addMonths = remembered((day: Day, months: number): Day =>
  toldDay(plain(day).add({ months })),
);

/** The last day of a day's month. */
export const endOfMonth = (day: Day): Day =>
  toldDay(plain(day).with({ day: plain(day).daysInMonth }));

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = remembered(
  (from: Day, to: Day): Days => plain(from).until(plain(to)).days,
);

export const yearOf = (day: Day): number => plain(day).year;

/** A day of the year in a given year; 29 February becomes the 28th in a common year. */
export const dayInYear = remembered((year: number, monthDay: MonthDay): Day =>
  toldDay(Temporal.PlainMonthDay.from(monthDay).toPlainDate({ year })),
);

export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b);

export const minDay = (a: Day, b: Day): Day => (a < b ? a : b);

/** The number of months from the first day through the last; a partial month counts as one. */
export const monthsBegun = (startsOn: Day, endsOn: Day): number => {
  // Measured to the day after the end: 1 January to 31 January is then one month, and not 0.97.
  const end = plain(endsOn).add({ days: 1 });
  const start = plain(startsOn);
  const whole = start.until(end, { largestUnit: 'month' }).months;
  return Temporal.PlainDate.compare(start.add({ months: whole }), end) < 0 ? whole + 1 : whole;
};
