/**
 * What requests and answers of the plugin's admin API are made of, for the server and the admin alike.
 * Every answer is `{ data }`; every error is Strapi's, with a stable `details.reason`.
 */
import type { Localised } from './content-api';

export type { Day, Localised, Money, Sentence } from './content-api';

export type DuesState = 'none' | 'open' | 'overdue' | 'paid' | 'waived';

export type StageKind = 'todo' | 'waiting' | 'committed' | 'won' | 'lost';

export interface Actor {
  type: 'admin' | 'api-token' | 'system' | 'member' | 'link' | 'applicant';
  id: string;
  /** Name for the screen, when it is known. */
  name?: string;
}

/** An answer that a member gave without staff: by the link of a message, or in its space. */
export interface OwnAnswer {
  by: Actor;
  at: string;
  /** What they wrote with a yes, or why they said no. */
  comment: string | null;
}

/** GET /membership-lifecycle/memberships/:documentId/activities?page=&pageSize= */
export interface Page<T> {
  data: T[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
}

export interface BulkLine {
  membershipId: string;
  reference: string;
  organisation: string;
}

export interface BulkRefusal extends BulkLine {
  reason: string;
  text: Localised;
}

/**
 * POST /membership-lifecycle/renewals/move { membershipIds, stageId, reason?, versions? },
 * /assign { membershipIds, ownerId, versions? }, /note { membershipIds, note } (Idempotency-Key) and
 * /campaign (`CampaignOpening`)
 */
export interface BulkResult {
  done: BulkLine[];
  /** There was nothing to do, or somebody else did something first. */
  skipped: BulkRefusal[];
  /** It was asked and could not be done. */
  failed: BulkRefusal[];
}
