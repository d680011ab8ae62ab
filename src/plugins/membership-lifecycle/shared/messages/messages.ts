import type { Localised } from '../kernel/common';

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
  /** The personal link that it carries, by which a renewal is answered. */
  link: MessageLink | null;
}

/** What became of the personal link of a message; the link itself is kept nowhere. */
export interface MessageLink {
  /**
   * `unsent` until the message leaves; `open` takes an answer; `used` was answered by; `revoked` by
   * staff; `closed` since the renewal awaits no answer; `expired` since its last day is over; `gone`
   * since no contact has the address any more.
   */
  state: 'unsent' | 'open' | 'used' | 'revoked' | 'closed' | 'expired' | 'gone';
  answer: 'accepted' | 'declined' | null;
  usedAt: string | null;
  /** Name of the contact who answered; null once forgotten. */
  usedBy: string | null;
}
