import { MOST_MEASURED } from '../plugins/membership-lifecycle/shared/core/brackets';
import { isEmail as isEmailText } from '../plugins/membership-lifecycle/shared/kernel/email';

/** Small questions about one value. Pure: no database, no clock. */

/** Lower-case letters, digits and single hyphens, as codes and slugs are written. */
export const isKebab = (value: unknown): boolean =>
  typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 100;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that exists every year, `MM-DD`: 29 February does not. */
export const isMonthDay = (value: unknown): boolean => {
  const match = typeof value === 'string' ? /^(\d\d)-(\d\d)$/.exec(value) : null;
  if (!match) return false;
  const [month, day] = [Number(match[1]), Number(match[2])];
  return month >= 1 && month <= 12 && day >= 1 && day <= MONTH_LENGTHS[month - 1];
};

export const isSaneYear = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 1900 && Number(value) <= 2200;

/** An existing calendar date, `YYYY-MM-DD`. */
export const isDay = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === value &&
    isSaneYear(date.getUTCFullYear())
  );
};

/** A whole number within the range of a database integer. */
export const isWhole = (value: unknown, min: number, max = 2_147_483_647): value is number =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

/** A whole number from zero on, also in digits, as big integers come; null for anything else. */
export const wholeOf = (value: unknown): number | null =>
  /^\d+$/.test(String(value)) ? Number(value) : null;

/** A measure of an organisation: budgets are in whole euros, and those of States a trillion. */
export const isMeasure = (value: unknown): boolean =>
  (wholeOf(value) ?? -1) >= 0 && Number(value) <= MOST_MEASURED;

/** Characters that no text needs: NUL is an error on PostgreSQL, the others are never typed. */
export const hasControlCharacter = (value: string): boolean =>
  // eslint-disable-next-line no-control-regex -- finding control characters is the point
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(value);

export const isEmail = (value: unknown): boolean => typeof value === 'string' && isEmailText(value);

export const isCountry = (value: unknown): boolean =>
  typeof value === 'string' && /^[A-Z]{2}$/.test(value);

/** Nothing was written there. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '';
