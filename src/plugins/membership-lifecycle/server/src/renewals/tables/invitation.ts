import { table } from '../../kernel/tables/define';

/** Personal links for answers to renewals, one per sent copy of a message. */
export const RENEWAL_INVITATION_TABLE = table(
  'renewal-invitation',
  {
    /** SHA-256 of what the link carries, which is kept nowhere. */
    tokenHash: 'string',
    renewalId: 'string',
    /** The message, which holds the recipient, also when they are to be forgotten. */
    messageId: 'string',
    sentAt: 'instant',
    usedAt: 'instant',
    answer: 'string',
    /** The contact who answered. */
    contactId: 'string',
    revokedAt: 'instant',
  },
  [{ columns: ['tokenHash'], unique: true }, { columns: ['messageId'] }],
);
