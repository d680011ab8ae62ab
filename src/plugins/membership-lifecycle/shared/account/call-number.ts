/** How the numbers of calls for dues are written. */

export interface Numbering {
  callPrefix: string;
  callDigits: number;
}

/**
 * The number of a call. A year's values follow each other whatever the prefix and the digits: both
 * may change in mid-year, and no number is given twice, since year and value can be read back
 * from the right.
 */
export const callNumber = (
  { callPrefix, callDigits }: Numbering,
  year: number | string,
  value: number,
): string => `${callPrefix}${year}-${String(value).padStart(callDigits, '0')}`;
