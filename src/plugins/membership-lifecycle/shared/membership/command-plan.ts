import type { Day, Localised, Money, Sentence } from '../kernel/common';

/**
 * POST /membership-lifecycle/memberships/:documentId/commands/:name/plan, with the body of the
 * command, whose reason may be missing: what the command would do today. Nothing is written.
 */
export interface CommandPlan {
  terms: PlannedTerm[];
  calls: PlannedCall[];
  /** Renewals that the command opens or moves; null for the stage of one that it opens. */
  stages: { from: Localised | null; to: Localised }[];
  /** The status after the command, if that changes. */
  status: { before: string; after: string; because: Sentence } | null;
  /** The sums of the account, in cents; null if they stay as they are. */
  account: { currency: string; before: AccountSums; after: AccountSums } | null;
  messages: PlannedMessage[];
  /** What the command asks back before it does this. */
  question: Localised | null;
  /** Why the command is refused, and the field of its form that it is about; all else is empty. */
  refusal: { reason: string; text: Localised; field: string | null } | null;
}

/** In cents. */
export interface AccountSums {
  due: number;
  paid: number;
  credit: number;
}

export interface PlannedTerm {
  change: 'proposed' | 'issued' | 'changed' | 'waived' | 'voided';
  tierNames: Localised;
  startsOn: Day;
  endsOn: Day;
  price: Money | null;
  /** The same before a change of these; null otherwise. */
  before: { startsOn: Day; endsOn: Day; price: Money | null } | null;
}

/** A call after the command. */
export interface PlannedCall {
  /** `credited`: cancelled by a credit note; `cancelled`: without one, as a call of a history. */
  change: 'issued' | 'changed' | 'credited' | 'cancelled';
  /** Null for a call that gets its number when it is issued. */
  number: string | null;
  tierNames: Localised;
  startsOn: Day;
  endsOn: Day;
  currency: string;
  amount: number;
  /** Received on it; on a new call, what the account had for it already. */
  paid: number;
  remaining: number;
  dueOn: Day;
  engagementNumber: string | null;
  serviceCode: string | null;
  /** The number of the cancelled call that a new one replaces. */
  replaces: string | null;
  /** Whether a new paper is made, of the call or of its credit note. */
  paper: boolean;
  /** The sums before the command; null for a new call. */
  before: { amount: number; paid: number; remaining: number } | null;
}

/** An e-mail that leaves, or why it cannot be written. */
export type PlannedMessage =
  | {
      ok: true;
      template: string;
      /** The name and the address. */
      to: string;
      subject: string;
      text: string;
      /** Whether a paper is attached. */
      paper: boolean;
      /** Whether it is kept here, since nothing is set up to send it. */
      kept: boolean;
    }
  | { ok: false; template: string; text: Localised };
