/**
 * Types common to the plugin's admin API, for server and admin. Every answer is `{ data }`; every
 * error has Strapi's form, with a stable `details.reason`.
 */
import type { Localised } from './content-api';

export type { Day, Localised, Money, Sentence } from './content-api';

/**
 * The dues of a term. `uncalled`: it has a price, and its call is still to be issued; `none`:
 * there is nothing to call.
 */
export type DuesState =
  'none' | 'uncalled' | 'open' | 'overdue' | 'paid' | 'waived' | 'written-off';

export type StageKind = 'todo' | 'waiting' | 'deciding' | 'committed' | 'won' | 'lost';

export interface Actor {
  type: 'admin' | 'api-token' | 'system' | 'member' | 'link' | 'applicant';
  id: string;
  /** Their name, if known. */
  name?: string;
}

/** A member's answer without staff: by a message's link, or in the member space. */
export interface OwnAnswer {
  by: Actor;
  at: string;
  /** Their comment on a yes, or their reason for a no. */
  comment: string | null;
}

/** GET /membership-lifecycle/memberships/:documentId/activities?page=&pageSize= */
export interface Page<T> {
  data: T[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
}

/** One of many on which a command is run. */
/** The most rows of a list that an address names one by one: more would not fit into it. */
export const MOST_TICKED = 200;

export interface BulkLine {
  /** The renewal that is acted on, or the membership. */
  id: string;
  membershipId: string;
  reference: string;
  organisation: string;
}

export interface BulkRefusal extends BulkLine {
  reason: string;
  text: Localised;
}

/**
 * POST /membership-lifecycle/renewals/move { renewalIds, stageId, reason?, versions? },
 * /assign { renewalIds, ownerId, versions? }, /note { renewalIds, note } (Idempotency-Key) and
 * /campaign (`CampaignOpening`)
 */
export interface BulkResult {
  done: BulkLine[];
  /** Nothing to do, or somebody else was first. */
  skipped: BulkRefusal[];
  /** Could not be done. */
  failed: BulkRefusal[];
}
