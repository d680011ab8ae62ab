/**
 * Types common to the content API, which front-ends call. Every answer is `{ data }`; every error
 * has Strapi's form, with a stable `details.reason`.
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

/** French, unless English is requested and a translation exists. */
export type Locale = 'fr' | 'en';

/** A sum of money. */
export interface Money {
  /** Cents: 500000 is 5 000 €. */
  amount: Whole;
  /** ISO 4217, `EUR`. */
  currency: string;
}

/** The reason of a decision, for programs and for people. */
export interface Sentence {
  /** The name of the rule, for programs; it never changes. */
  rule: string;
  /** The values in the sentence. */
  params: Record<string, string | number>;
  /** The sentence itself, for people. */
  text: Localised;
}

/** A right is a number of uses, open or not, a number of votes, or days ahead of the public. */
export type BenefitKind = 'quota' | 'access' | 'vote' | 'priority';

/** A member's status on a day; rights can only be used in `active`. */
export type MembershipStatus =
  'applied' | 'refused' | 'pending' | 'active' | 'grace' | 'lapsed' | 'suspended' | 'ended';

/** The position of a page in its list. */
export interface Pagination {
  page: Whole;
  pageSize: Whole;
  pageCount: Whole;
  total: Whole;
}

/** A smaller size of a picture. */
export interface PictureFormat {
  url: string;
  width: Whole;
  height: Whole;
}

/** A picture of the media library, which everybody may see. */
export interface PublicPicture {
  url: string;
  alternativeText: string | null;
  width: Whole | null;
  height: Whole | null;
  /** The sizes that Strapi made of it, by their names: `thumbnail`, `small`, `medium`, `large`. */
  formats: Record<string, PictureFormat>;
}
