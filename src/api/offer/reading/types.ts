/** What readers of offers receive. The plugin knows `TierOffer` by its shape, not by this file. */

export type Locale = 'fr' | 'en';
export type Localised = Record<Locale, string>;
type BenefitKind = 'quota' | 'access' | 'vote' | 'priority';

export interface PublicBenefit {
  code: string;
  title: string;
  description: string | null;
  kind: BenefitKind;
  unit: string | null;
  /** The language of the texts: French where the translation is missing. */
  locale: Locale;
}

export interface PublicTier {
  code: string;
  name: string;
  audiences: string[];
  price: { amount: number; currency: string };
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

export interface TierOffer {
  tierCode: string;
  tierNames: Localised;
  offerDocumentId: string;
  offerYear: number;
  opensOn: string;
  closesOn: string | null;
  price: number;
  currency: string;
  policy: {
    kind: 'calendar-year' | 'anniversary';
    months: number;
    yearStartsOn: string;
    rolloverOn: string | null;
    firstTermPrice: 'full' | 'remaining-months';
    lateRenewal: 'continuous' | 'from-decision' | 'calendar-year';
  };
  allowances: {
    benefitCode: string;
    kind: BenefitKind;
    names: Localised;
    units: Localised | null;
    quantity: number | null;
    carryOverCap: number;
    perPersonCap: number | null;
  }[];
}
