import { clean } from './clean';

/** Reads numbers as people write them. Pure. */

/** The texts of one number: whether it is below zero, its digits before and after the separator. */
interface Digits {
  below: boolean;
  whole: string;
  decimals: string;
}

const MOST_DIGITS = 12;
const GROUPED = /^\d{1,3}(?: \d{3})+$/;
const BY_DOTS = /^\d{1,3}(?:\.\d{3})+$/;
const BY_COMMAS = /^\d{1,3}(?:,\d{3})+$/;

/** The digits before the decimals, whose thousands may be apart; null when they are not in threes. */
const wholeOf = (text: string, decimal: string): string | null => {
  if (/^\d+$/.test(text)) return text;
  const grouping = [
    GROUPED,
    ...(decimal === ',' ? [BY_DOTS] : []),
    ...(decimal === '.' ? [BY_COMMAS] : []),
  ];
  return grouping.some((form) => form.test(text)) ? text.replace(/\D/g, '') : null;
};

/**
 * Reads « 1 234,50 », « 1.234,50 », "1,234.50", « -12 ». Only the last separator can be the decimal
 * one; thousands stand in threes, so that « 12 34 » and « 1,234 » are not taken for a number.
 */
const digitsOf = (typed: string, mostDecimals: number): Digits | null => {
  const text = clean(typed);
  const match = /^([-−]?) ?([\d., ]*?\d)(?:([.,])(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign, before, decimal = '', decimals = ''] = match;
  const whole = wholeOf(before, decimal);
  if (whole === null || whole.length > MOST_DIGITS || decimals.length > mostDecimals) return null;
  return { below: sign !== '', whole, decimals };
};

const signed = (size: number, below: boolean): number => (below && size !== 0 ? -size : size);

const withoutEuro = (typed: string): string => typed.replace(/^\s*€|€\s*$|(?:EUR|euros?)\s*$/i, '');

/**
 * Reads an amount in euros, with its sign or without.
 * @returns integer cents, null when there is nothing, undefined when it cannot be read
 */
export const readEuros = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null;
  const digits = digitsOf(withoutEuro(typed), 2);
  if (!digits) return undefined;
  // Integers only: 19.99 * 100 is not 1999.
  const cents = Number(digits.whole) * 100 + Number(digits.decimals.padEnd(2, '0'));
  return signed(cents, digits.below);
};

/**
 * Reads an amount by unit in euros, such as 0,166 by inhabitant.
 * @returns integer millionths of a euro, null when there is nothing, undefined when it cannot be read
 */
export const readRate = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null;
  const digits = digitsOf(withoutEuro(typed), 6);
  if (!digits || digits.below) return undefined;
  return Number(digits.whole) * 1_000_000 + Number(digits.decimals.padEnd(6, '0'));
};

const WORDS = /[^\p{L}]+/u;
const singular = (word: string): string => word.toLowerCase().replace(/s$/, '');

/** A number without the unit that was typed after it, where the words beside its field name that unit. */
export const withoutUnit = (typed: string, beside: string): string => {
  const [, number, unit] = /^(.*\d)\s*(\p{L}+)$/u.exec(typed.trim()) ?? [];
  if (number === undefined || unit === undefined) return typed;
  return beside.split(WORDS).map(singular).includes(singular(unit)) ? number : typed;
};

/**
 * Reads a whole number.
 * @returns null when there is nothing, undefined when it cannot be read
 */
export const readWhole = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null;
  const digits = digitsOf(typed, 0);
  return digits ? signed(Number(digits.whole), digits.below) : undefined;
};

/**
 * Reads a year, in four digits.
 * @returns null when there is nothing, undefined when it cannot be read
 */
export const readYear = (typed: string): number | null | undefined => {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{4}$/.test(text) ? Number(text) : undefined;
};
