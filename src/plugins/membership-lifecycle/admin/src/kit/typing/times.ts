import { clean } from './clean';

/** Reads times of day as people write them. Pure. */

/** `HH:MM` */
export type Time = string;

export type ReadTime =
  { time: Time } | { problem: { reason: 'form' | 'minutes' | 'none'; given: string } } | null;

/** « 18h30 », « 18 h », « 18 heures 30 », « 18:30 », « 18.30 »; hours alone, or the four digits of a clock. */
const FORMS: readonly RegExp[] = [
  /^(?<hours>\d{1,2}) ?(?:h|heures?) ?(?:(?<minutes>\d{1,2}) ?(?:min|mn)?)?$/i,
  /^(?<hours>\d{1,2}) ?[:.] ?(?<minutes>\d{1,2})$/,
  /^(?<hours>\d{1,2}?)(?<minutes>\d\d)?$/,
];
/** “6 pm”, “6:30 p.m.” */
const HALF_DAY = /^(?<hours>\d{1,2})(?: ?[:.] ?(?<minutes>\d{1,2}))? ?(?<half>[ap])\.?m\.?$/i;
const NOON = 12;

const groupsOf = (text: string): Record<string, string | undefined> | undefined =>
  [...FORMS, HALF_DAY].map((form) => form.exec(text)?.groups).find(Boolean);

/** The hour of the day, of the twelve of its half where that is said. */
const hourOf = (hours: number, half: string | undefined): number => {
  if (half === undefined) return hours;
  if (hours < 1 || hours > NOON) return NaN;
  return (hours % NOON) + (half.toLowerCase() === 'p' ? NOON : 0);
};

/**
 * Reads a time of day. Minutes are two digits: « 9:5 » may be five past nine, or ten to ten.
 * @returns null when nothing is written
 */
export const readTime = (typed: string): ReadTime => {
  const given = clean(typed);
  if (given === '') return null;
  const said = groupsOf(given);
  if (!said?.hours) return { problem: { reason: 'form', given } };
  const { hours, minutes = '00', half } = said;
  if (minutes.length < 2) return { problem: { reason: 'minutes', given } };
  const hour = hourOf(Number(hours), half);
  if (!(hour <= 23) || Number(minutes) > 59) return { problem: { reason: 'none', given } };
  return { time: `${String(hour).padStart(2, '0')}:${minutes}` };
};
