import type { Day } from '../kernel/common';

/** `modified`: the draft is newer than the published version. */
export type ContentState = 'draft' | 'modified' | 'published';

export interface ContentSummary {
  documentId: string;
  name: string;
  code: string | null;
  state: ContentState;
  english: {
    /** `unpublished`: translated, but the public still sees the French text. */
    state: 'complete' | 'incomplete' | 'missing' | 'unpublished';
    /** Attributes that have a French text and no English one. */
    fields: string[];
  };
}

export interface ListedContent extends ContentSummary {
  /** Whether the draft lists it. */
  listed: boolean;
  /** Whether the public sees it, once the offer is open. */
  shown: boolean;
}

/** The price of a tier, in cents: one for all, or those between the ends of its brackets. */
export interface TierPrice {
  /** Null while it is to be written, and beside brackets. */
  price: number | null;
  /** The highest is null without a limit; null for a tier of one price. */
  range: { lowest: number; highest: number | null } | null;
}

export interface OfferLink {
  documentId: string;
  title: string;
  year: number | null;
}

/** A published offer, from when and until when the public may be shown it. */
export interface OfferWindow extends OfferLink {
  opensOn: Day;
  /** Null when it stays open. */
  closesOn: Day | null;
}

/** GET /membership-lifecycle/offers/published */
export interface PublishedWindows {
  today: Day;
  offers: OfferWindow[];
}

/** GET /membership-lifecycle/offers/:documentId */
export interface OfferOverview extends ContentSummary {
  year: number | null;
  window: {
    /** `superseded`: open, but the site shows a later offer. */
    kind: 'unpublished' | 'scheduled' | 'open' | 'superseded' | 'closed';
    opensOn: Day | null;
    closesOn: Day | null;
    instead: OfferLink | null;
  };
  tiers: (ListedContent & TierPrice)[];
  /** `granted`: whether a listed tier grants it as written; true where they are not all known. */
  benefits: (ListedContent & { granted: boolean })[];
  /** Names of the benefits that a listed tier grants and the draft does not list. */
  unlisted: string[];
  /** Texts of a never published offer that still contain the year before. */
  yearBefore: { locale: 'fr' | 'en'; field: string }[];
}

/** GET /membership-lifecycle/offers/tiers/:documentId */
export interface TierOverview extends ContentSummary {
  offers: (OfferLink & { shown: boolean })[];
  benefits: ListedContent[];
  /** Members whose running term was issued from this tier. */
  members: number;
}

/** GET /membership-lifecycle/offers/benefits/:documentId */
export interface BenefitOverview extends ContentSummary {
  offers: (OfferLink & { shown: boolean })[];
  /** Members who hold a right of this code today. */
  members: number;
}

/** GET /membership-lifecycle/offers/:documentId/next-year */
export interface NextYear {
  year: number;
  title: string;
  slug: string;
  opensOn: Day | null;
  closesOn: Day | null;
  locales: ('fr' | 'en')[];
  tiers: ({ documentId: string; name: string; code: string | null } & TierPrice)[];
  benefits: { documentId: string; name: string }[];
  /** The offer of that year, if it exists already. */
  existing: OfferLink | null;
}

/** POST /membership-lifecycle/offers/:documentId/next-year */
export interface PreparedOffer {
  documentId: string;
  year: number;
}
