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

export type LegalRead = { value: string; padded: boolean } | { reason: string };

interface LegalNumber {
  length: number;
  /** The fewest digits that may remain when a spreadsheet dropped leading zeros. */
  fewest: number;
  reason: string;
  holds: (digits: string) => boolean;
}

const sum = (digits: readonly number[]): number =>
  digits.reduce((total, digit) => total + digit, 0);

/** Whether digits satisfy Luhn's checksum. */
const holdsLuhn = (text: string): boolean => {
  const digits = [...text].reverse().map(Number);
  const doubled = digits.map((digit, at) => (at % 2 === 0 ? digit : (digit * 2) % 9 || digit));
  return sum(doubled) % 10 === 0;
};

const LA_POSTE = '356000000';

/** La Poste has more establishments than Luhn's key allows: their digits add up to a multiple of 5. */
const holdsSiret = (digits: string): boolean =>
  holdsLuhn(digits.slice(0, 9)) &&
  (holdsLuhn(digits) || (digits.startsWith(LA_POSTE) && sum([...digits].map(Number)) % 5 === 0));

const SIREN: LegalNumber = { length: 9, fewest: 7, reason: 'not-a-siren', holds: holdsLuhn };
const SIRET: LegalNumber = {
  length: 14,
  fewest: 12,
  reason: 'not-a-siret',
  // Checks both checksums: a number that lost a digit would satisfy a single one in one of ten cases.
  holds: holdsSiret,
};

const readLegal = (text: string, { length, fewest, reason, holds }: LegalNumber): LegalRead => {
  const bare = compact(text);
  if (SCIENTIFIC.test(bare)) return { reason: 'number-lost' };
  const groups = bare.replace(/[.,]0{1,2}$/, '');
  // Marks between groups of digits; a mark followed by zeros only is a decimal mark.
  if (!/^\d+(?:[.\-_/]\d{3,5})*$/.test(groups)) return { reason };
  const digits = groups.replace(/\D/g, '');
  if (digits.length > length || digits.length < fewest) return { reason };
  const whole = digits.padStart(length, '0');
  return holds(whole) ? { value: whole, padded: digits.length < length } : { reason };
};

/** A SIRET with valid checksums; restores leading zeros that a spreadsheet dropped. */
export const readSiret = (text: string): LegalRead => {
  const read = readLegal(text, SIRET);
  const asSiren = 'reason' in read ? readLegal(text, { ...SIREN, fewest: 9 }) : null;
  return asSiren && 'value' in asSiren ? { reason: 'siren-for-siret' } : read;
};

export const readSiren = (text: string): LegalRead => {
  const read = readLegal(text, SIREN);
  const asSiret = 'reason' in read ? readLegal(text, { ...SIRET, fewest: 14 }) : null;
  return asSiret && 'value' in asSiret ? { reason: 'siret-for-siren' } : read;
};
