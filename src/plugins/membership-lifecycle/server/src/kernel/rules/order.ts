/** The order of rows by a value that some do not have. Pure. */

/** The value by which a row is sorted. */
export type Key = string | number | null;

export const ascending = (a: string | number, b: string | number): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** Compares two values; rows without one come last, in either direction. */
export const compareKeys = (a: Key, b: Key, direction: 1 | -1): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction * ascending(a, b);
};
