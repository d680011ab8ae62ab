import type { BulkLine, Day, Localised, Money, Page } from '../kernel/common';

/** The range of a campaign: terms that end between two days, both included. */
export interface CampaignRange {
  endsFrom: Day;
  endsTo: Day;
  tier?: string | undefined;
}

/** POST /membership-lifecycle/renewals/campaign/plan */
export interface CampaignQuestion extends CampaignRange {
  /** Members left out so far; the totals exclude them. */
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
  /** Whether it is kept here, since nothing is set up to send it. */
  kept: boolean;
  subject: string;
  text: string;
}

/** A renewal to open. */
export interface CampaignLine extends BulkLine {
  /** The end of the present term. */
  endsOn: Day;
  /** Whether the dues of the present term are still to be called. */
  uncalled: boolean;
  /** The data that its organisation lacks for its next call to be issued; null when nothing is missing. */
  callLacks: Localised | null;
  /** The proposed term; its price is null until an offer gives one. */
  term: { startsOn: Day; endsOn: Day; price: Money | null; basis: Localised | null };
  /** The price of the present term and what it rests on, when the member changes bracket. */
  was: { price: Money | null; basis: Localised } | null;
  letter: CampaignMessage | null;
  /** Why no message is sent. */
  silent: Localised | null;
}

/** The sums of a campaign. */
export interface CampaignTotals {
  renewals: number;
  /** Those of members whose present term is still to be called. */
  uncalled: number;
  /** Those that change bracket. */
  changingBracket: number;
  /** Those whose next call cannot be issued, for what their organisation lacks. */
  uncallable: number;
  letters: { template: string; locale: 'fr' | 'en'; count: number }[];
  /** How many of the messages are kept here. */
  kept: number;
  /** The sum of the proposed prices, per currency. */
  amounts: Money[];
}

/**
 * Why a member whose term ends in the range gets no message. With the first five, the renewal is
 * opened but not proposed; with the others it is not opened.
 */
export type CampaignException =
  | 'no-contact'
  | 'no-price'
  | 'no-figure'
  | 'no-letter'
  | 'paused'
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
    /** A digest of the whole plan; sent back, it shows whether the plan has changed. */
    seal: string;
    totals: CampaignTotals;
    exceptions: { reason: CampaignException; count: number }[];
  };
}

/** POST /membership-lifecycle/renewals/campaign/exceptions (CampaignRange, `reason`, `page`, `pageSize`) */
export type CampaignExceptions = Page<BulkLine & { endsOn: Day | null; why: Localised }>;

/**
 * POST /membership-lifecycle/renewals/campaign/selection (CampaignRange, `leftOut`, `seal`): all
 * lines to open. Refused (409 `campaign-changed`) when the plan has changed.
 */
export interface CampaignSelected extends BulkLine {
  /** A digest of the plan for this member. */
  seal: string;
}

/** POST /membership-lifecycle/renewals/campaign: opens what was selected, a slice at a time. */
export interface CampaignOpening extends CampaignRange {
  lines: { membershipId: string; seal: string }[];
}
