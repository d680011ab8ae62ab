import { table } from '../../kernel/tables/define';

/** The personal links by which renewals are answered: one for each copy of a message that left. */
export const RENEWAL_INVITATION_TABLE = table(
  'renewal-invitation',
  {
    /** SHA-256 of what the link carries, which is kept nowhere. */
    tokenHash: 'string',
    renewalId: 'string',
    /** The message; whom it went to stands there, and is forgotten there. */
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
