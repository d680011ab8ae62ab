import type { BulkLine, Day, Localised, Money, Page } from '../kernel/common';

/** The terms that a campaign renews: those that end between two days, both included. */
export interface CampaignRange {
  endsFrom: Day;
  endsTo: Day;
  tier?: string | undefined;
}

/** POST /membership-lifecycle/renewals/campaign/plan */
export interface CampaignQuestion extends CampaignRange {
  /** Members who were left out so far: the totals are without them. */
  leftOut: string[];
  /** From 1 on. */
  page: number;
  pageSize: number;
}

export interface CampaignMessage {
  template: string;
  locale: 'fr' | 'en';
  /** `Name <address>` */
  to: string;
  subject: string;
  text: string;
}

/** A renewal that the campaign would open. */
export interface CampaignLine extends BulkLine {
  /** The end of the term that is renewed. */
  endsOn: Day;
  /** The term that is proposed; without a price while no published offer gives one. */
  term: { startsOn: Day; endsOn: Day; price: Money | null };
  letter: CampaignMessage | null;
  /** Why no message leaves. */
  silent: Localised | null;
}

/** What a campaign does in sum. */
export interface CampaignTotals {
  renewals: number;
  letters: { template: string; locale: 'fr' | 'en'; count: number }[];
  /** What the proposed terms cost, one sum for each currency. */
  amounts: Money[];
}

/**
 * Why a member whose term ends in the range is not written to. With the first three the renewal opens all
 * the same, and waits to be proposed; with the others it does not.
 */
export type CampaignException =
  | 'no-contact'
  | 'no-price'
  | 'no-letter'
  | 'failed'
  | 'refused'
  | 'suspended'
  | 'closed'
  | 'under-way'
  | 'ended'
  | 'merged';

export interface CampaignPlan extends Page<CampaignLine> {
  meta: Page<CampaignLine>['meta'] & {
    on: Day;
    /** Stands for all that the plan does: sent back, it tells whether the plan is still the same. */
    seal: string;
    totals: CampaignTotals;
    exceptions: { reason: CampaignException; count: number }[];
  };
}

/** POST /membership-lifecycle/renewals/campaign/exceptions (CampaignRange, `reason`, `page`, `pageSize`) */
export type CampaignExceptions = Page<BulkLine & { endsOn: Day | null; why: Localised }>;

/**
 * POST /membership-lifecycle/renewals/campaign/selection (CampaignRange, `leftOut`, `seal`): every line that is
 * to be opened; refused (409 `campaign-changed`) when the plan is no longer the one of the seal.
 */
export interface CampaignSelected extends BulkLine {
  /** Stands for what the plan does for this member. */
  seal: string;
}

/** POST /membership-lifecycle/renewals/campaign: opens what was selected, a slice at a time. */
export interface CampaignOpening extends CampaignRange {
  lines: { membershipId: string; seal: string }[];
}
