import {
  readSiren,
  readSiret,
  SIREN_LENGTH,
  SIRET_LENGTH,
  typedDigits,
  type BusinessNumberFault,
  type BusinessNumberRead,
} from '../../../../../shared/kernel/business-number';
import type { Cents } from '../values';

/** Parses numbers as spreadsheets write them, and detects those that a spreadsheet damaged. */

export type NumberRead<Counted extends number = number> = { value: Counted } | { reason: string };

// The largest INTEGER of a database.
const MOST = 2_147_483_647;
const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;

const compact = (text: string): string =>
  text
    .replace(/[\s\u00a0\u202f\u2009]/g, '')
    .replace(/\u2212/g, '-')
    .replace(/[’']/g, '');

/** Normalises digits with an optional decimal mark; null for any other text. */
const plainNumber = (text: string): string | null => {
  if (/^-?\d+(?:[.,]\d+)?$/.test(text)) return text.replace(',', '.');
  // With both marks, the last is the decimal mark, and the other groups thousands.
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return text.replace(/\./g, '').replace(',', '.');
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return text.replace(/,/g, '');
  // A repeated mark can only group thousands.
  if (/^-?\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return text.replace(/\./g, '');
  if (/^-?\d{1,3}(?:,\d{3}){2,}$/.test(text)) return text.replace(/,/g, '');
  return null;
};

/** Parses an amount into cents: `5 000,00 €`, `5000.5`, `-120`. Never rounds and never guesses. */
export const readMoney = (text: string): NumberRead<Cents> => {
  const bare = compact(text).replace(/(?:€|eur|euros?)$/i, '');
  if (SCIENTIFIC.test(bare)) return { reason: 'number-lost' };
  const number = plainNumber(bare);
  if (number === null) return { reason: 'not-an-amount' };
  const [whole, decimals = ''] = number.split('.');
  // `5,000` may be five or five thousand.
  if (decimals.length > 2) return { reason: 'amount-decimals' };
  const sign = whole.startsWith('-') ? -1 : 1;
  const cents: Cents = Number(whole.replace('-', '')) * 100 + Number(decimals.padEnd(2, '0'));
  return cents > MOST ? { reason: 'amount-too-large' } : { value: cents === 0 ? 0 : sign * cents };
};

/** A whole number that is not negative. */
export const readWhole = (text: string): NumberRead => {
  const bare = compact(text).replace(/[.,]0+$/, '');
  if (!/^\d+$/.test(bare)) return { reason: 'not-whole' };
  const value = Number(bare);
  return value > 1_000_000 ? { reason: 'number-too-large' } : { value };
};

const UNITS = /(?:€|eur|euros?|hab\.?|habitants?|agents?|salariés?)$/i;

/** What an organisation measures, as `1 250 000,00 €` or `350 hab.`: whole, up to a most. */
export const readMeasure = (text: string, most: number): NumberRead => {
  const bare = compact(text).replace(UNITS, '');
  if (SCIENTIFIC.test(bare)) return { reason: 'number-lost' };
  const [whole, decimals = ''] = (plainNumber(bare) ?? '-').split('.');
  // `1.250` may be one or a thousand.
  if (!/^\d+$/.test(whole) || !/^0*$/.test(decimals) || decimals.length > 2) {
    return { reason: 'not-whole' };
  }
  return Number(whole) > most ? { reason: 'number-too-large' } : { value: Number(whole) };
};

/** A year in four digits, as a spreadsheet may write it: `2024`, `2024,00`. */
export const readYear = (text: string): NumberRead => {
  const bare = compact(text).replace(/[.,]0+$/, '');
  return /^(?:19|20|21)\d{2}$/.test(bare) ? { value: Number(bare) } : { reason: 'not-a-year' };
};

export type LegalRead =
  { value: string; padded: boolean } | BusinessNumberFault | { reason: 'number-lost' };

/** Most leading zeros that a spreadsheet is believed to have dropped. */
const MOST_ZEROS = 2;

/** A number as somebody typed it, else as a spreadsheet kept it: with decimals, or no leading zeros. */
const readLegal = (
  text: string,
  read: (text: string) => BusinessNumberRead,
  length: number,
): LegalRead => {
  const typed = read(text);
  if ('value' in typed) return { value: typed.value, padded: false };
  const bare = compact(text);
  if (SCIENTIFIC.test(bare)) return { reason: 'number-lost' };
  const digits = typedDigits(bare.replace(/[.,]0{1,2}$/, '')) ?? '';
  if (digits.length < length - MOST_ZEROS) return typed;
  const whole = read(digits.padStart(length, '0'));
  return 'value' in whole ? { value: whole.value, padded: digits.length < length } : typed;
};

/** A SIRET; restores leading zeros that a spreadsheet dropped. */
export const readSiretCell = (text: string): LegalRead => readLegal(text, readSiret, SIRET_LENGTH);

export const readSirenCell = (text: string): LegalRead => readLegal(text, readSiren, SIREN_LENGTH);
