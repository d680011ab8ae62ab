import { table } from '../../kernel/tables/define';

/** Messages to send or sent, and the templates that they are written from. */

/** The channel of rows that were written before they said which. */
export const OLDEST_CHANNEL = 'email';

export const MESSAGE_TABLE = table(
  'message',
  {
    key: 'string',
    membershipId: 'string',
    renewalId: 'string',
    template: 'string',
    channel: 'string',
    toName: 'string',
    /** The address on its channel, an e-mail or not. */
    toEmail: 'string',
    locale: 'string',
    subject: 'string',
    text: 'text',
    html: 'text',
    /** queued, sending, sent, failed (gave up), kept (no SMTP), withheld (by staff), cancelled. */
    state: 'string',
    attempts: 'integer',
    nextAttemptAt: 'instant',
    queuedAt: 'instant',
    sentAt: 'instant',
    lastError: 'text',
    /** The Message-ID header, the same at each attempt. */
    messageId: 'string',
    /** From what it was written, so that it can be addressed anew; null once it left. */
    draft: 'json',
    /** The paper that goes with it. */
    paperId: 'string',
    /** The event or programme whose calendar file goes with it. */
    occasionId: 'string',
  },
  [
    { columns: ['key'], unique: true },
    { columns: ['membershipId'] },
    { columns: ['state', 'nextAttemptAt'] },
  ],
);

export const TEMPLATE_TABLE = table(
  'template',
  {
    code: 'string',
    subjectFr: 'string',
    bodyFr: 'text',
    subjectEn: 'string',
    bodyEn: 'text',
    /** The number of its saves; empty before the first. */
    version: 'integer',
    savedAt: 'instant',
    actorType: 'string',
    actorId: 'string',
  },
  [{ columns: ['code'], unique: true }],
);
