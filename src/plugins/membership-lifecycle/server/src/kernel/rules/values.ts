/**
 * The values that every module has in common. Dates are calendar dates in the association's time zone, money
 * is integer cents.
 */

/**
 * A calendar date, `YYYY-MM-DD`. ISO order is calendar order, so `<` compares days. Neither an instant nor a
 * text that somebody wrote fits it: days come in by the schemas of inputs, the rows read and the clock.
 */
export type Day = `${number}-${number}-${number}`;
/** A day of the year, `MM-DD`. */
export type MonthDay = `${number}-${number}`;

/*
 * Numbers told apart by what they count: a plain number fits each of them, none fits another.
 */
/** Money in integer cents. */
export type Cents = number & { readonly unit?: 'cents' };
/** Money as people write it, which becomes cents before anything reckons with it. */
export type Euros = number & { readonly unit?: 'euros' };
/** A number of days. */
export type Days = number & { readonly unit?: 'days' };

/** A shape as front-ends know it, to whom days are texts, once a schema has found that some are days. */
export type WithDays<Shape, Key extends keyof Shape> = {
  [Name in keyof Shape]: Name extends Key ? Day | Exclude<Shape[Name], string> : Shape[Name];
};

export type Locale = 'fr' | 'en';
export type Localised = Record<Locale, string>;

/** The outcome of a rule that refuses, with a reason of its module. */
export interface Refused<Reason extends string> {
  ok: false;
  reason: Reason;
  details?: Record<string, unknown>;
}

export type Result<T, Reason extends string> = ({ ok: true } & T) | Refused<Reason>;

/** The account to which members pay. */
export interface BankAccount {
  accountHolder: string;
  iban: string;
  bic: string;
}
