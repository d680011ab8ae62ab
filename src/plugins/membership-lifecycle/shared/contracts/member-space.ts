import type { Day, Money } from './common';

/**
 * What a front-end's user sees of the bodies that name their address as a contact's. What belongs to
 * others answers as what does not exist. Papers are answered as PDF.
 *
 * GET /api/me/memberships
 * GET /api/me/memberships/:documentId/certificate?locale=
 * GET /api/me/memberships/:documentId/receipts
 * GET /api/me/memberships/:documentId/receipts/:id/file?locale=
 */
export interface OwnMembership {
  documentId: string;
  reference: string;
  organisation: string;
  status: string;
  memberSince: Day | null;
  /** The running term, or the last one. */
  term: { startsOn: Day; endsOn: Day } | null;
  /** The dues of the running term are settled. */
  upToDate: boolean;
}

/** A call on which something was received. */
export interface OwnReceipt {
  id: string;
  /** Number of the call; those of a history may have none. */
  call: string | null;
  term: { startsOn: Day; endsOn: Day };
  received: Money;
  remaining: Money;
}
