/**
 * The values that every module has in common. Dates are calendar dates in the association's time zone, money
 * is integer cents.
 */

/** A calendar date, `YYYY-MM-DD`. ISO order is calendar order, so `<` compares days. */
export type Day = string;
/** A day of the year, `MM-DD`. */
export type MonthDay = string;
/** Money in integer cents. */
export type Cents = number;

export type Locale = 'fr' | 'en';
export type Localised = Record<Locale, string>;

export type Result<T, R extends string = string> =
  ({ ok: true } & T) | { ok: false; reason: R; details?: Record<string, unknown> };
