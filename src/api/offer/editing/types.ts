/** What editors of the offer are told. The plugin knows these answers by their shape alone. */
import type { Locale } from '../reading/types';

/** `modified`: the public sees an older version than the one that is being written. */
export type ContentState = 'draft' | 'modified' | 'published';

export interface English {
  /** `unpublished`: written, but the public still reads the French text. */
  state: 'complete' | 'incomplete' | 'missing' | 'unpublished';
  /** Attributes that have a French text and no English one. */
  fields: string[];
}

export interface ContentSummary {
  documentId: string;
  name: string;
  code: string | null;
  state: ContentState;
  english: English;
}

/** A tier or a benefit that an offer lists, or that a tier grants. */
export interface ListedContent extends ContentSummary {
  /** Listed in what is being written. */
  listed: boolean;
  /** Seen by the public, once the offer is open. */
  shown: boolean;
}

export interface OfferLink {
  documentId: string;
  title: string;
  year: number | null;
}

export interface OfferWindow {
  /** `superseded`: open, but a later offer is the one that the site shows. */
  kind: 'unpublished' | 'scheduled' | 'open' | 'superseded' | 'closed';
  opensOn: string | null;
  closesOn: string | null;
  instead: OfferLink | null;
}

export interface OfferOverview extends ContentSummary {
  year: number | null;
  window: OfferWindow;
  tiers: (ListedContent & { price: number | null })[];
  benefits: ListedContent[];
  /** Texts of an offer that was never published which still name the year before. */
  yearBefore: { locale: Locale; field: string }[];
}

export interface TierOverview extends ContentSummary {
  offers: (OfferLink & { shown: boolean })[];
  benefits: ListedContent[];
}

export interface BenefitOverview extends ContentSummary {
  offers: (OfferLink & { shown: boolean })[];
}

/** What preparing next year's offer would make. */
export interface NextYear {
  year: number;
  title: string;
  slug: string;
  opensOn: string | null;
  closesOn: string | null;
  locales: Locale[];
  tiers: { documentId: string; name: string; code: string | null; price: number | null }[];
  benefits: { documentId: string; name: string }[];
  /** That year's offer, when there is one already. */
  existing: OfferLink | null;
}

export type NextYearRefusal =
  | { ok: false; reason: 'offer-unknown' }
  | { ok: false; reason: 'offer-year-missing' }
  | { ok: false; reason: 'next-year-exists'; existing: OfferLink; year: number };

/** What an installation offers, for its first steps. */
export interface Offered {
  offers: number;
  tiers: number;
  tiersPublished: number;
  /** Published, and open or to be opened. */
  offerPublished: boolean;
  /** A tier with a price, listed by such an offer. */
  tierOnSale: boolean;
}
