import type { Day, MembershipStatus, Money } from './common';

/**
 * What a front-end's user sees of the bodies that name their address as a contact's. What belongs to
 * others answers as what does not exist.
 */

/** GET /api/me/memberships */
export interface OwnMembership {
  documentId: string;
  reference: string;
  organisation: string;
  status: MembershipStatus;
  memberSince: Day | null;
  /** The running term, or the last one. */
  term: { startsOn: Day; endsOn: Day } | null;
  /** The dues of the running term are settled. */
  upToDate: boolean;
}

/** A call on which something was received. GET /api/me/memberships/:documentId/receipts */
export interface OwnReceipt {
  id: string;
  /** Number of the call; those of a history may have none. */
  call: string | null;
  term: { startsOn: Day; endsOn: Day };
  received: Money;
  remaining: Money;
}
