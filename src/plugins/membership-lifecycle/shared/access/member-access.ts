/**
 * GET /membership-lifecycle/memberships/:documentId/member-access, and what
 * POST …/member-access/invite { contactId } and …/member-access/withdraw { contactId, reason? } answer.
 */
export interface ContactAccess {
  contactId: string;
  name: string;
  email: string | null;
  /**
   * `never` was invited nor has an account; `invited` has not come yet, until `expiresAt`; `open` has
   * an account; `withdrawn` by the staff; `blocked` by an administrator; `no-address` to invite.
   */
  state: 'never' | 'invited' | 'open' | 'withdrawn' | 'blocked' | 'no-address';
  invitedAt: string | null;
  /** When the link of the invitation ends. */
  expiresAt: string | null;
  /** The first sign-in. */
  openedAt: string | null;
  lastSignInAt: string | null;
}
