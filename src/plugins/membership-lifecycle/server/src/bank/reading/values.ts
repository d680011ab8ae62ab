import { isDay } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import type { BankReason } from '../refusals/bank';
import { MOST_CENTS } from './bounds';
import type { ReadLine, ReadStatement } from './types';
import { Unreadable } from './unreadable';

/** The values of all formats. */

const MOST_TEXT = { label: 250, details: 2_000, counterparty: 250, reference: 250 } as const;

/** Control characters, and letters that no encoding gave. */
// eslint-disable-next-line no-control-regex
const UNREAD = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g;

/** One line of text without control characters, no longer than its column. */
export const plain = (text: string | null | undefined, field: keyof typeof MOST_TEXT): string =>
  (text ?? '').replace(UNREAD, ' ').replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT[field]);

/** Texts beside each other, each said once. */
export const joined = (texts: readonly (string | null | undefined)[]): string => {
  const said: string[] = [];
  for (const text of texts) {
    const one = (text ?? '').trim();
    if (one !== '' && !said.includes(one)) said.push(one);
  }
  return said.join(' · ');
};

const unreadable = (reason: BankReason, line: number, field: string, cell: string) =>
  new Unreadable(reason, { line, field, cell: cell.trim().slice(0, 60) });

/** An amount with a decimal point or comma, exactly, in cents; null when it is none. */
export const centsOf = (text: string): Cents | null => {
  const [, sign, whole, decimals = ''] =
    /^([+-]?)(\d{1,12})(?:[.,](\d{1,5}))?$/.exec(text.trim()) ?? [];
  // More than two decimals are zeros, or are no cents.
  if (whole === undefined || /[1-9]/.test(decimals.slice(2))) return null;
  const cents = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  return cents === 0 ? 0 : sign === '-' ? -cents : cents;
};

/** The same, which refuses an amount that no column stores. */
export const amountAt = (text: string, line: number): Cents => {
  const cents = centsOf(text);
  if (cents === null || Math.abs(cents) > MOST_CENTS) {
    throw unreadable('bank-field', line, 'montant', text);
  }
  return cents;
};

/** A day written with its parts; a year of two digits is of this century. */
export const dayAt = ([year, month, day]: readonly [string, string, string], line: number): Day => {
  const text = `${year.length === 2 ? `20${year}` : year}-${month}-${day}`;
  if (!isDay(text)) throw unreadable('bank-field', line, 'date', text);
  return text;
};

/** A sum that is only compared and shown: null beyond what a column stores. */
export const shownSum = (cents: Cents | null): Cents | null =>
  cents === null || Math.abs(cents) > MOST_CENTS ? null : cents;

/**
 * The account, alike from every format: bank, branch and account number without the keys. An IBAN of
 * France or Monaco holds them; another is kept as it is.
 */
export const accountOf = (text: string): string => {
  const bare = text.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return /^(FR|MC)\d{2}[0-9A-Z]{23}$/.test(bare) ? bare.slice(4, 25) : bare.slice(0, 60);
};

/** Refuses a closing balance that is not the opening one with all movements. */
export const checkBalance = (
  { opening, closing }: Pick<ReadStatement, 'opening' | 'closing'>,
  lines: readonly Pick<ReadLine, 'amount'>[],
  line: number,
): void => {
  if (opening === null || closing === null) return;
  const expected = lines.reduce((sum, { amount }) => sum + amount, opening);
  if (expected !== closing) {
    throw new Unreadable('bank-balance', {
      line,
      expected: euros(expected),
      found: euros(closing),
    });
  }
};

/** An amount in a sentence of a file's reader, which knows no language: its digits alone. */
const euros = (cents: Cents): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}\u00a0€`;
};

export const refuseCurrency = (currency: string, line: number): void => {
  if (currency !== 'EUR') {
    throw new Unreadable('bank-currency', { found: currency.slice(0, 10), line });
  }
};
