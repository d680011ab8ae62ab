import { Temporal } from 'temporal-polyfill';
import { addDays } from './calendar';
import type { Day, Result } from './values';

/** From the times that people say to instants, in the association's zone. */

/** A time of day, `HH:MM`. */
export type Clock = string;

/** When it takes place, as people say it: both times, or neither for whole days. */
export interface Span {
  startsOn: Day;
  startTime: Clock | null;
  endsOn: Day;
  endTime: Clock | null;
}

export interface Instants {
  startsAt: number;
  endsAt: number;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a text is a time of day written `HH:MM`. */
export const isClock = (text: unknown): text is Clock =>
  typeof text === 'string' && CLOCK.test(text);

/**
 * The instant of a time on a day; null when summer time skips that time. Of a time that occurs
 * twice, the first.
 */
export const instantOf = (day: Day, time: Clock, timeZone: string): number | null => {
  const said = Temporal.PlainDateTime.from(`${day}T${time}`);
  const zoned = said.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  return zoned.toPlainDateTime().equals(said) ? zoned.epochMilliseconds : null;
};

const startOfDay = (day: Day, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;

/** The instants between which an occasion takes place, or why there are none. */
export const instantsOf = (
  { startsOn, startTime, endsOn, endTime }: Span,
  timeZone: string,
): Result<Instants, 'times-together' | 'time-skipped' | 'ends-before-start'> => {
  if ((startTime === null) !== (endTime === null)) return { ok: false, reason: 'times-together' };
  if (startTime === null || endTime === null) {
    if (endsOn < startsOn) return { ok: false, reason: 'ends-before-start' };
    return {
      ok: true,
      startsAt: startOfDay(startsOn, timeZone),
      endsAt: startOfDay(addDays(endsOn, 1), timeZone),
    };
  }
  const startsAt = instantOf(startsOn, startTime, timeZone);
  const endsAt = instantOf(endsOn, endTime, timeZone);
  if (startsAt === null || endsAt === null) return { ok: false, reason: 'time-skipped' };
  if (endsAt <= startsAt) return { ok: false, reason: 'ends-before-start' };
  return { ok: true, startsAt, endsAt };
};
