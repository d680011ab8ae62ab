import { table } from '../../kernel/tables/define';

/** Accesses to the member space, and the links that open it. Accounts are Strapi's own. */

export const MEMBER_ACCESS_TABLE = table(
  'member-access',
  {
    membershipId: 'string',
    /** The account; the address is stored there only. */
    accountId: 'string',
    invitedAt: 'instant',
    /** The message of the valid invitation; earlier ones no longer work. */
    invitationId: 'string',
    /** When the account was first signed in to. */
    openedAt: 'instant',
    lastSignInAt: 'instant',
    withdrawnAt: 'instant',
    /** `membership:account`. */
    key: 'string',
  },
  [{ columns: ['key'], unique: true }, { columns: ['accountId'] }],
);

export const ACCOUNT_LINK_TABLE = table(
  'account-link',
  {
    /** SHA-256 of what the link carries, which is kept nowhere. */
    tokenHash: 'string',
    /** invitation, sign-in. */
    kind: 'string',
    accountId: 'string',
    /** Keyed digest of the account's password at that time: with a new password, the link ends. */
    accountStamp: 'string',
    /** The message that it left in. */
    messageId: 'string',
    expiresAt: 'instant',
  },
  [{ columns: ['tokenHash'], unique: true }, { columns: ['accountId'] }],
);
