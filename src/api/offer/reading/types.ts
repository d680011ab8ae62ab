/** The published offer as front-ends and the site receive it. */
import type { Measure } from '../../../plugins/membership-lifecycle/shared/core/brackets';
import type { BenefitKind } from '../../../plugins/membership-lifecycle/shared/kernel/content-api';

export type Locale = 'fr' | 'en';
export type Localised = Record<Locale, string>;

export interface PublicBenefit {
  code: string;
  title: string;
  description: string | null;
  kind: BenefitKind;
  unit: string | null;
  /** The language of the texts: French where the translation is missing. */
  locale: Locale;
}

interface Money {
  amount: number;
  currency: string;
}

/** Prices by a measure of the organisation. */
export interface PublicBrackets {
  measure: Measure;
  lowest: Money;
  /** Null where the last bracket has no limit. */
  highest: Money | null;
  steps: {
    from: number;
    /** The last value; null in the last bracket. */
    to: number | null;
    price: Money;
    /** Euros for each unit of the whole measure, as a decimal number in a text; null for none. */
    perUnit: string | null;
    maximum: Money | null;
  }[];
}

export interface PublicTier {
  code: string;
  name: string;
  audiences: string[];
  /** Null where `brackets` give it. */
  price: Money | null;
  brackets: PublicBrackets | null;
  term: {
    kind: 'calendar-year' | 'anniversary';
    months: number;
    yearStartsOn: string;
    rolloverOn: string | null;
    firstTermPrice: 'full' | 'remaining-months';
  };
  allowances: { benefit: string; quantity: number | null }[];
  locale: Locale;
}

export interface PublicOffer {
  documentId: string;
  slug: string;
  year: number;
  title: string;
  epigraph: { text: string; source: string | null } | null;
  why: { heading: string; body: string } | null;
  rightsHeading: string | null;
  benefits: PublicBenefit[];
  tiers: PublicTier[];
  opensOn: string;
  closesOn: string | null;
  locale: Locale;
  availableLocales: Locale[];
}
