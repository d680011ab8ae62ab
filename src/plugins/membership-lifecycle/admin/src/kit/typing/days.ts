import { daysBetween } from '../utils/days';
import type { Day, MonthDay } from './calendar';
import { dayOf, existsEveryYear, LONGEST, monthNamed, monthDayOf } from './calendar';
import { clean } from './clean';

/** Reads days as people write them. Pure: the day of today is given. */

/** Why a text is no day, with the values of its sentence. */
export type DayProblem =
  | { reason: 'form' | 'month-day-form' | 'not-a-day' }
  | { reason: 'ambiguous'; given: string }
  | { reason: 'year'; given: string }
  | { reason: 'month'; given: number }
  | { reason: 'too-long'; day: number; month: number }
  | { reason: 'leap'; year: number }
  | { reason: 'not-every-year' };

export type ReadDay =
  | { day: Day; /** Whether the year was completed. */ completed: boolean }
  | { problem: DayProblem }
  | null;

export type ReadMonthDay = { monthDay: MonthDay } | { problem: DayProblem } | null;

/** A day and a month as written, and the digits of the year when there are any. */
interface Parts {
  day: number;
  month: number;
  year: string | null;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
/** Two digits mean the century in which the year is at most so far ahead. */
const YEARS_AHEAD = 20;
/** Leap years lie at most so far from any day. */
const YEARS_AROUND = 8;

const DAY_THEN_MONTH =
  /^(?<day>\d{1,2})(?:er|st|nd|rd|th)? (?<month>\p{L}+)\.?(?:,? (?<year>\S+))?$/iu;
const MONTH_THEN_DAY =
  /^(?<month>\p{L}+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\S+))?$/iu;

/** « 1er octobre 2026 », "October 1", « 14 juil. »; null for another form. */
const worded = (text: string): Parts | null => {
  const said = (DAY_THEN_MONTH.exec(text) ?? MONTH_THEN_DAY.exec(text))?.groups;
  const month = said ? monthNamed(said.month) : null;
  return said && month ? { day: Number(said.day), month, year: said.year ?? null } : null;
};

/** A day and a month in numbers, the day first in both languages; null for another form. */
const numbered = (text: string): Parts | null => {
  const match = /^(\d{1,2}) ?([/. -]) ?(\d{1,2})(?: ?\2 ?(\w+))?$/.exec(text);
  return match && { day: Number(match[1]), month: Number(match[3]), year: match[4] ?? null };
};

/** Hyphens without a whole year: « 01-10 » is a day and a month to one, a month and a day to another. */
const isAmbiguous = (text: string): boolean => /^\d{1,2} ?- ?\d{1,2}( ?- ?\d{1,2})?$/.test(text);

const partsOf = (text: string): Parts | null => {
  const written = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (written) return { year: written[1], month: Number(written[3]), day: Number(written[4]) };
  return numbered(text) ?? worded(text);
};

/** Why no year has such a day; null when one has. */
const monthProblem = ({ day, month }: Parts): DayProblem | null => {
  if (month < 1 || month > 12) return { reason: 'month', given: month };
  if (day < 1) return { reason: 'not-a-day' };
  return day > LONGEST[month - 1] ? { reason: 'too-long', day, month } : null;
};

/** The year of two or four digits; null for others. */
const yearOf = (written: string, today: Day): number | null => {
  if (/^\d{4}$/.test(written)) {
    const year = Number(written);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
  }
  if (!/^\d{2}$/.test(written)) return null;
  const now = Number(today.slice(0, 4));
  const near = Math.floor(now / 100) * 100 + Number(written);
  return near > now + YEARS_AHEAD ? near - 100 : near;
};

const distance = (one: Day, other: Day): number => Math.abs(daysBetween(one, other));

/** The day of that month that is nearest to today; of two as near, the one to come. */
const nearest = ({ day, month }: Parts, today: Day): Day => {
  const now = Number(today.slice(0, 4));
  const around = Array.from({ length: 2 * YEARS_AROUND + 1 }, (_, at) => now + YEARS_AROUND - at);
  const days = around.flatMap((year) => dayOf(year, month, day) ?? []);
  return days.reduce((best, one) => (distance(one, today) < distance(best, today) ? one : best));
};

/**
 * Reads a day: JJ/MM/AAAA, J/M/AA, JJ/MM, AAAA-MM-JJ, « 1er octobre 2026 ». A day that does not exist is
 * a problem, never another day.
 * @returns null when nothing is written
 */
export const readDay = (typed: string, today: Day): ReadDay => {
  const text = clean(typed);
  if (text === '') return null;
  if (isAmbiguous(text)) return { problem: { reason: 'ambiguous', given: text } };
  const parts = partsOf(text);
  if (!parts) return { problem: { reason: 'form' } };
  const problem = monthProblem(parts);
  if (problem) return { problem };
  if (parts.year === null) return { day: nearest(parts, today), completed: true };
  const year = yearOf(parts.year, today);
  if (year === null) return { problem: { reason: 'year', given: parts.year } };
  const day = dayOf(year, parts.month, parts.day);
  return day ? { day, completed: parts.year.length < 4 } : { problem: { reason: 'leap', year } };
};

/**
 * Reads a day that comes every year: JJ/MM, « 1er octobre ».
 * @returns null when nothing is written
 */
export const readMonthDay = (typed: string): ReadMonthDay => {
  const text = clean(typed);
  if (text === '') return null;
  if (isAmbiguous(text)) return { problem: { reason: 'ambiguous', given: text } };
  const parts = partsOf(text);
  if (!parts || parts.year !== null) return { problem: { reason: 'month-day-form' } };
  const problem = monthProblem(parts);
  if (problem) return { problem };
  return existsEveryYear(parts.month, parts.day)
    ? { monthDay: monthDayOf(parts.month, parts.day) }
    : { problem: { reason: 'not-every-year' } };
};
