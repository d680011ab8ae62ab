import type { BenefitKind, Localised } from '../kernel/content-api';

/** What the application answers of a published tier, and what a term freezes of it. */

export type TermKind = 'calendar-year' | 'anniversary';
export type FirstTermPrice = 'full' | 'remaining-months';
export type LateRenewal = 'continuous' | 'from-decision' | 'calendar-year';

export interface TermPolicy {
  kind: TermKind;
  /** Length of a full term in months; a multiple of 12 when `kind` is `calendar-year`. */
  months: number;
  /** First day of the "year" of a calendar-year policy, `MM-DD`, normally `01-01`. */
  yearStartsOn: string;
  /** From this day on, `MM-DD`, a first term runs to the end of the next year; null = never. */
  rolloverOn: string | null;
  firstTermPrice: FirstTermPrice;
  lateRenewal: LateRenewal;
}

export interface Allowance {
  benefitCode: string;
  kind: BenefitKind;
  names: Localised;
  units: Localised | null;
  /** Uses per term, votes, days ahead; null for a kind without a number. */
  quantity: number | null;
  /** What may be carried to the next term at most; 0 = nothing. */
  carryOverCap: number;
  /** Uses per person and term at most; null = no cap. */
  perPersonCap: number | null;
}

/** A published tier as an offer sells it: everything that a term freezes. */
export interface TierOffer {
  tierCode: string;
  tierNames: Localised;
  offerDocumentId: string;
  offerYear: number;
  /** First day of the offer, `YYYY-MM-DD`. */
  opensOn: string;
  closesOn: string | null;
  /** Cents. */
  price: number;
  currency: string;
  policy: TermPolicy;
  allowances: Allowance[];
}
