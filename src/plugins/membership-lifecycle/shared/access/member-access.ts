import type { Day } from '../kernel/common';

/**
 * GET /membership-lifecycle/memberships/:documentId/member-access, and what
 * POST …/member-access/invite { contactId } and …/member-access/withdraw { contactId, reason? } answer.
 */
export interface ContactAccess {
  contactId: string;
  name: string;
  email: string | null;
  /**
   * Of a mandate that does not run, its last or its first day: the contact has no access, gets no
   * message and is not invited.
   */
  out: { state: 'over' | 'to-come'; on: Day } | null;
  /**
   * `never` invited and without account; `invited`, not signed in yet, until `expiresAt`; `open`,
   * with an account; `withdrawn` by staff; `blocked` by an administrator; `no-address`, so not to
   * be invited.
   */
  state: 'never' | 'invited' | 'open' | 'withdrawn' | 'blocked' | 'no-address';
  invitedAt: string | null;
  /** When the link of the invitation ends. */
  expiresAt: string | null;
  /** The first sign-in. */
  openedAt: string | null;
  lastSignInAt: string | null;
}
