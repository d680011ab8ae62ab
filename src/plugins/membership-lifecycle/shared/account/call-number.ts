/** The form of the numbers of calls for dues. */

export interface Numbering {
  callPrefix: string;
  callDigits: number;
}

/**
 * The number of a call. The values of a year continue even if prefix or digits change in mid-year.
 * No number is given twice, since year and value can be read from the right.
 */
export const callNumber = (
  { callPrefix, callDigits }: Numbering,
  year: number | string,
  value: number,
): string => `${callPrefix}${year}-${String(value).padStart(callDigits, '0')}`;
