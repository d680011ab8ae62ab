/**
 * What requests and answers of the content API are made of, which front-ends call. Every answer is
 * `{ data }`; every error is Strapi's, with a stable `details.reason`.
 */

/**
 * A calendar day of the association, `YYYY-MM-DD`.
 * @format date
 */
export type Day = string;

/**
 * An instant, in UTC.
 * @format date-time
 */
export type Instant = string;

/**
 * A whole number.
 * @asType integer
 */
export type Whole = number;

/** A text in both languages. */
export type Localised = { fr: string; en: string };

/** French unless a translation exists and is asked for. */
export type Locale = 'fr' | 'en';

/** A sum of money. */
export interface Money {
  /** Cents: 500000 is 5 000 €. */
  amount: Whole;
  /** ISO 4217, `EUR`. */
  currency: string;
}

/** What decided something, for programs and for people. */
export interface Sentence {
  /** What decided, for programs; its names stay. */
  rule: string;
  /** What the sentence is filled with. */
  params: Record<string, string | number>;
  /** The sentence itself, for people. */
  text: Localised;
}

/** How a right works: counted down, open or not, a number of votes, or days of lead over the public. */
export type BenefitKind = 'quota' | 'access' | 'vote' | 'priority';

/** Where a member stands on a day; rights are open in `active` alone. */
export type MembershipStatus =
  'applied' | 'refused' | 'pending' | 'active' | 'grace' | 'lapsed' | 'suspended' | 'ended';

/** Which page of a list this is. */
export interface Pagination {
  page: Whole;
  pageSize: Whole;
  pageCount: Whole;
  total: Whole;
}
