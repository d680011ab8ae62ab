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

/** That a rule refuses, and why: one of the reasons that its module tells. */
export interface Refused<Reason extends string> {
  ok: false;
  reason: Reason;
  details?: Record<string, unknown>;
}

export type Result<T, Reason extends string> = ({ ok: true } & T) | Refused<Reason>;
