import type { Occasion } from './rules/types';

/** What a save changed: for calendars, and for the journal. Pure. */

/** A value as it is compared: PostgreSQL hands the keys of JSON back in an order of its own. */
const comparable = (value: unknown): string => {
  const isTexts = typeof value === 'object' && value !== null && 'fr' in value && 'en' in value;
  return JSON.stringify(isTexts ? [value.fr, value.en] : (value ?? null));
};

const CALENDAR_FIELDS = [
  'titles',
  'descriptions',
  'place',
  'link',
  'startsAt',
  'endsAt',
  'startTime',
  'state',
] as const satisfies readonly (keyof Occasion)[];

/** What calendars hold of an occasion: when it differs, they are told. */
export const inCalendar = (occasion: Occasion): string =>
  CALENDAR_FIELDS.map((name) => comparable(occasion[name])).join();

const FIELDS = [
  'kind',
  'titles',
  'descriptions',
  'place',
  'link',
  'startsOn',
  'startTime',
  'endsOn',
  'endTime',
  'capacity',
  'benefitCode',
  'units',
  'opensOn',
  'closesOn',
  'state',
] as const satisfies readonly (keyof Occasion)[];

/** The fields in which two states of an occasion differ, as they were and as they are. */
export const difference = (before: Partial<Occasion>, after: Occasion) => {
  const changed = FIELDS.filter((name) => comparable(before[name]) !== comparable(after[name]));
  const side = (of: Partial<Occasion>) =>
    Object.fromEntries(changed.map((name) => [name, of[name] ?? null]));
  return { before: side(before), after: side(after) };
};
