import { folded } from '../utils/folding';

/** The calendar as the reading of typed days needs it. */

export type Day = string;
/** `MM-DD` */
export type MonthDay = string;

/** The days of each month in a leap year. */
export const LONGEST: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const NAMES: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];

const SHORTEST_NAME = 3;

const two = (part: number): string => String(part).padStart(2, '0');

/** `MM-DD` */
export const monthDayOf = (month: number, day: number): MonthDay => `${two(month)}-${two(day)}`;

/** The day of that year; undefined when the year has none. */
export const dayOf = (year: number, month: number, day: number): Day | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isThat = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThat ? `${String(year).padStart(4, '0')}-${monthDayOf(month, day)}` : undefined;
};

/** Whether every year has that day. */
export const existsEveryYear = (month: number, day: number): boolean =>
  dayOf(2001, month, day) !== undefined;

/** The month of a name, or of a beginning that only one month has; null for none. */
export const monthNamed = (name: string): number | null => {
  const beginning = folded(name);
  if (beginning.length < SHORTEST_NAME) return null;
  const found = NAMES.flatMap((names, at) =>
    names.some((one) => one.startsWith(beginning)) ? [at + 1] : [],
  );
  return found.length === 1 ? found[0] : null;
};
