/** The form of the numbers of calls for dues, and of the credit notes that cancel them. */

export interface Numbering {
  callPrefix: string;
  callDigits: number;
}

/** The most characters of a number in Chorus Pro (BR-FR-CPRO-02). */
const CHORUS_NUMBER = 20;
/** Numbers go on past their digits: a year has room for as many calls as five digits count. */
const FEWEST_DIGITS = 5;

/** The longest prefix with which a year's calls and credit notes stay within Chorus Pro's limit. */
export const longestPrefix = (callDigits: number): number =>
  CHORUS_NUMBER - 'AV2026-'.length - Math.max(callDigits, FEWEST_DIGITS);

/** Makes a number of a year and a value of its sequence. */
export type NumberOf = (numbering: Numbering, year: number | string, value: number) => string;

/**
 * The number of a call. The values of a year continue even if prefix or digits change in mid-year.
 * No number is given twice, since year and value can be read from the right.
 */
export const callNumber: NumberOf = ({ callPrefix, callDigits }, year, value) =>
  `${callPrefix}${year}-${String(value).padStart(callDigits, '0')}`;

/** The number of a credit note (in French: avoir); its letters keep it apart from every call. */
export const creditNoteNumber: NumberOf = ({ callPrefix, callDigits }, year, value) =>
  callNumber({ callPrefix: `${callPrefix}AV`, callDigits }, year, value);
