import type { BenefitKind, Localised } from '../kernel/content-api';
import type { Brackets } from './brackets';

/** Types of published tiers, as the application returns them and as terms store them. */

export type TermKind = 'calendar-year' | 'anniversary';
export type FirstTermPrice = 'full' | 'remaining-months';
export type LateRenewal = 'continuous' | 'from-decision' | 'calendar-year';

export interface TermPolicy {
  kind: TermKind;
  /** Length of a full term in months; a multiple of 12 when `kind` is `calendar-year`. */
  months: number;
  /** First day of the "year" of a calendar-year policy, `MM-DD`, normally `01-01`. */
  yearStartsOn: string;
  /** From this day on (`MM-DD`), a first term lasts to the end of the next year; null for never. */
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
  /** The most units carried to the next term; 0 for none. */
  carryOverCap: number;
  /** Uses per person and term at most; null = no cap. */
  perPersonCap: number | null;
}

/** A published tier of an offer, with everything that a term stores. */
export interface TierOffer {
  tierCode: string;
  tierNames: Localised;
  tierDocumentId: string;
  offerDocumentId: string;
  offerYear: number;
  /** First day of the offer, `YYYY-MM-DD`. */
  opensOn: string;
  closesOn: string | null;
  /** Cents; null where brackets give it. */
  price: number | null;
  /** Null for a tier of one price. */
  brackets: Brackets | null;
  currency: string;
  policy: TermPolicy;
  allowances: Allowance[];
}
