import type { Occasion } from './rules/types';

/** Finds what a save changed, for calendars and the journal. Pure. */

/** A comparable text of a value: PostgreSQL reorders the keys of JSON. */
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

/** The data that calendars hold: when it changes, they are notified. */
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
  'announced',
  'state',
] as const satisfies readonly (keyof Occasion)[];

/** The fields that differ between two states, with both values. */
export const difference = (before: Partial<Occasion>, after: Occasion) => {
  const changed = FIELDS.filter((name) => comparable(before[name]) !== comparable(after[name]));
  const side = (of: Partial<Occasion>) =>
    Object.fromEntries(changed.map((name) => [name, of[name] ?? null]));
  return { before: side(before), after: side(after) };
};
