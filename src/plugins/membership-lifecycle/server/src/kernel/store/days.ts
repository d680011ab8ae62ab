import type { Day } from '../rules/values';

/** The days of rows that were read by hand; what a table describes is read as it says. */

/** A day of a row. */
export const dayOf = (value: unknown): Day => String(value) as Day;

/** A day of a row that may have none. */
export const dayOrNull = (value: unknown): Day | null =>
  value === null || value === undefined ? null : dayOf(value);
