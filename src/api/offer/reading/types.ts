/** The published offer as front-ends and the site receive it. */
import type { PublicBrackets } from '../../../plugins/membership-lifecycle/shared/core/content-api';
import type {
  BenefitKind,
  Day,
  Instant,
  Money,
  PublicPicture,
  Whole,
} from '../../../plugins/membership-lifecycle/shared/kernel/content-api';

export type Locale = 'fr' | 'en';
export type Localised = Record<Locale, string>;

export interface PublicBenefit {
  code: string;
  title: string;
  /** Markdown. */
  description: string | null;
  /** The same as HTML, which may be shown as it is. */
  descriptionHtml: string | null;
  kind: BenefitKind;
  unit: string | null;
  /** The language of the texts: French where the translation is missing. */
  locale: Locale;
}

export interface PublicTier {
  code: string;
  name: string;
  audiences: string[];
  /** Null where `brackets` give it, and in a draft without one. */
  price: Money | null;
  /** Null for a tier of one price. */
  brackets: PublicBrackets | null;
  /** The price in words, in the language of the answer: « 5 000 € par an ». */
  priceText: string;
  term: {
    kind: 'calendar-year' | 'anniversary';
    months: Whole;
    yearStartsOn: string;
    rolloverOn: string | null;
    firstTermPrice: 'full' | 'remaining-months';
  };
  allowances: {
    benefit: string;
    /** What the right is called: the offer's own list may leave it out. */
    title: string;
    quantity: Whole | null;
    /** « 6 séances », in the language of the answer; null for an access. */
    quantityText: string | null;
    /** The language of the title. */
    locale: Locale;
  }[];
  locale: Locale;
}

export interface PublicOffer {
  documentId: string;
  /** When the offer, one of its tiers or one of its benefits last changed. */
  updatedAt: Instant;
  slug: string;
  year: Whole;
  title: string;
  epigraph: { text: string; source: string | null } | null;
  /** `body` is Markdown, `bodyHtml` the same as HTML, which may be shown as it is. */
  why: { heading: string; body: string; bodyHtml: string } | null;
  rightsHeading: string | null;
  benefits: PublicBenefit[];
  tiers: PublicTier[];
  opensOn: Day;
  closesOn: Day | null;
  locale: Locale;
  availableLocales: Locale[];
  /** For search engines and shared links; null where the title is to serve. */
  seoTitle: string | null;
  /** Null where the beginning of `why` is to serve. */
  seoDescription: string | null;
  picture: PublicPicture | null;
}
