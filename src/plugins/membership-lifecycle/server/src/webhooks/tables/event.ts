import { table } from '../../kernel/tables/define';

/** The outbox of events for other software, and the secrets that sign them. */

export const EVENT_TABLE = table(
  'event',
  {
    key: 'string',
    membershipId: 'string',
    name: 'string',
    payload: 'json',
    /** queued, sending, sent, failed (gave up), skipped (nobody listens any more). */
    state: 'string',
    attempts: 'integer',
    nextAttemptAt: 'instant',
    queuedAt: 'instant',
    /** One entry for each webhook that listened when it happened. */
    deliveries: 'json',
  },
  [
    { columns: ['key'], unique: true },
    { columns: ['state', 'nextAttemptAt'] },
    { columns: ['queuedAt'] },
  ],
);

export const WEBHOOK_SECRET_TABLE = table(
  'webhook-secret',
  { webhookId: 'string', secret: 'string' },
  [{ columns: ['webhookId'], unique: true }],
);
