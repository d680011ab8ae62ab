import type { Localised } from './common';

/** GET /membership-lifecycle/messages?state=&template=&membership=&page=&pageSize= */
export interface MessageRow {
  id: string;
  membershipId: string;
  /** Reference and organisation of the membership; empty when it is gone. */
  reference: string;
  organisation: string;
  template: string;
  toName: string;
  toEmail: string;
  locale: 'fr' | 'en';
  subject: string;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'kept' | 'cancelled';
  attempts: number;
  queuedAt: string;
  sentAt: string | null;
  nextAttemptAt: string | null;
  /** What the mail server answered, as it wrote it. */
  lastError: string | null;
  /** The same in words, with what to do; null while nothing failed. */
  failure: { reason: string; text: Localised } | null;
}

/** GET /membership-lifecycle/messages/:id */
export interface MessageView extends MessageRow {
  text: string;
  html: string;
  /** The paper that goes with it. */
  attachment: { paperId: string; name: string; size: number } | null;
  /** Name of the calendar file that goes with it, made when it leaves. */
  calendar: string | null;
}
