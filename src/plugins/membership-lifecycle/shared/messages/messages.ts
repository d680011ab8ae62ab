import type { MessageState } from '../core/membership';
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
  state: MessageState;
  attempts: number;
  queuedAt: string;
  sentAt: string | null;
  nextAttemptAt: string | null;
  /** The answer of its channel, as it came. */
  lastError: string | null;
  /** The failure in words, with advice; null without one. */
  failure: { reason: string; text: Localised } | null;
  /** Why it is kept here, and what to do about it; null when it is not. */
  kept: Localised | null;
}

/** GET /membership-lifecycle/messages/:id */
export interface MessageView extends MessageRow {
  text: string;
  html: string;
  /** The paper that goes with it. */
  attachment: { paperId: string; name: string; size: number } | null;
  /** File name of the attached calendar, which is created when the message is sent. */
  calendar: string | null;
  /** Why a person who may send it would be refused now; null when it can leave. */
  unsendable: Localised | null;
  /** The personal link for answering a renewal. */
  link: MessageLink | null;
}

/** The state of a message's personal link; the link itself is not stored. */
export interface MessageLink {
  /**
   * `unsent`: the message has not left. `open`: can be answered. `used`: was answered. `revoked`:
   * by staff. `closed`: the renewal waits for no answer. `expired`: past its last day. `gone`: no
   * contact has the address any more.
   */
  state: 'unsent' | 'open' | 'used' | 'revoked' | 'closed' | 'expired' | 'gone';
  answer: 'accepted' | 'declined' | null;
  usedAt: string | null;
  /** Name of the contact who answered; null once forgotten. */
  usedBy: string | null;
}
