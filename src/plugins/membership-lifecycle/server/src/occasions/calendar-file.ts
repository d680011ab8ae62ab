import { createEvent, type DateArray, type EventAttributes } from 'ics';
import type { Identity } from '../../../shared/settings/identity';
import { addDays } from '../kernel/rules/calendar';
import { inLocale } from '../kernel/rules/localised';
import { remembered } from '../kernel/rules/remembered';
import type { Day, Locale } from '../kernel/rules/values';
import type { Occasion } from './rules/types';

/** An occasion as calendars take it (RFC 5545). Names nobody. */

const LINE_OCTETS = 75;

/** Folds lines by bytes: the library counts characters, and an accented one has two bytes. */
export const folded = (file: string): string =>
  file
    .replace(/\r\n[\t ]/g, '')
    .split('\r\n')
    .map((line) => {
      let [out, octets] = ['', 0];
      for (const character of line) {
        const size = Buffer.byteLength(character);
        if (octets + size > LINE_OCTETS) [out, octets] = [`${out}\r\n `, 1];
        out += character;
        octets += size;
      }
      return out;
    })
    .join('\r\n');

const dateOf = (day: Day): DateArray => day.split('-').map(Number) as DateArray;

/** Instants in UTC, so that calendars need not know our time zone; days for whole days. */
const spanOf = ({ startTime, startsOn, endsOn, startsAt, endsAt }: Occasion) =>
  startTime === null
    ? { start: dateOf(startsOn), end: dateOf(addDays(endsOn, 1)) }
    : {
        start: startsAt,
        startInputType: 'utc' as const,
        startOutputType: 'utc' as const,
        end: endsAt,
        endInputType: 'utc' as const,
        endOutputType: 'utc' as const,
      };

type Organiser = Pick<Identity, 'name' | 'email'>;

const writtenFile = (occasion: Occasion, { name, email }: Organiser, locale: Locale): string => {
  const cancelled = occasion.state === 'cancelled';
  const description = inLocale(occasion.descriptions, locale);
  // The library accepts `timestamp`, but its types lack it.
  const event: EventAttributes & { timestamp: number } = {
    ...spanOf(occasion),
    productId: '-//Adhésions//Participation//FR',
    method: cancelled ? 'CANCEL' : 'PUBLISH',
    uid: `${occasion.id}@adhesions`,
    sequence: occasion.sequence,
    status: cancelled ? 'CANCELLED' : 'CONFIRMED',
    timestamp: occasion.savedAt,
    title: inLocale(occasion.titles, locale),
    ...(description ? { description } : {}),
    ...(occasion.place ? { location: occasion.place } : {}),
    ...(occasion.link ? { url: occasion.link } : {}),
    ...(name && email ? { organizer: { name, email } } : {}),
  };
  const { error, value } = createEvent(event);
  if (error || !value) {
    throw new Error(`The calendar file of ${occasion.id} cannot be written: ${String(error)}`);
  }
  return folded(value);
};

/** More occasions than are asked for at a time. */
const MOST_KEPT = 200;

/** The library takes milliseconds for a file, and an agenda is asked for by many at once. */
const keptFile = remembered((facts: string, locale: Locale): string => {
  const { occasion, organiser }: { occasion: Occasion; organiser: Organiser } = JSON.parse(facts);
  return writtenFile(occasion, organiser, locale);
}, MOST_KEPT);

/** The calendar file of an occasion; its bytes are always the same for the same data. */
export const calendarFile = (
  occasion: Occasion,
  { name, email }: Organiser,
  locale: Locale,
): string => keptFile(JSON.stringify({ occasion, organiser: { name, email } }), locale);
