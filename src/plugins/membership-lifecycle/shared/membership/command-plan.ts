import type { Measure } from '../core/brackets';
import type { CallHold } from '../core/call-reminders';
import type { BulkLine, Day, Localised, Money, Sentence } from '../kernel/common';

/**
 * POST /membership-lifecycle/memberships/:documentId/commands/:name/plan, with the body of the
 * command, whose reason may be missing: what the command would do today. Nothing is written.
 */
export interface CommandPlan {
  terms: PlannedTerm[];
  calls: PlannedCall[];
  renewals: PlannedRenewal[];
  /** Rights that the command opens, changes or closes. */
  rights: PlannedRight[];
  /** The status, changed or not; null for a merger, and when the command is refused. */
  status: PlannedStatus | null;
  /** The sums of the account, in cents; null if they stay as they are. */
  account: { currency: string; before: AccountSums; after: AccountSums } | null;
  messages: PlannedMessage[];
  /** Messages that have not left and that it makes untrue: they are withdrawn. Not part of the seal. */
  withdrawn: { id: string; template: string; toName: string }[];
  /** The two memberships after the undoing of a merger; null for any other command. */
  undone: UndoneMerger | null;
  /** Effects that no other command undoes. */
  lasting: LastingEffect[];
  /** The steps that follow the command by themselves, on the first day that has any. */
  next: PlannedNext | null;
  /**
   * Sent with the command as `seal`: it is refused (`plan-changed`) if it would do anything else.
   * Empty for a command on a single right, whose counter keeps it to that.
   */
  seal: string;
  /** Unusual points of it, to be read before it is done. Not part of the seal. */
  notices: Localised[];
  /** The question that the command asks back before it does this. */
  question: Localised | null;
  /** Why the command is refused, and the field of its form that it is about; all else is empty. */
  refusal: { reason: string; text: Localised; field: string | null } | null;
}

/**
 * What one command would do today to each of many: of renewals that are moved, of calls that are
 * reminded of.
 */
export interface BulkPlan {
  lines: PlannedLine[];
}

/** One of many, by the id of what was chosen: a renewal, a call or a period. */
export interface PlannedLine extends BulkLine {
  /** The version on which the plan is based; sent with the command, which refuses later changes. */
  version: number;
  /** The day that it is of. */
  on: Day;
  /** As for one alone. */
  plan: CommandPlan;
  /** That of the plan. */
  refusal: CommandPlan['refusal'];
}

/**
 * The fields that the body of a command may have beside its own:
 * POST /membership-lifecycle/memberships/:documentId/commands/:name
 */
export interface CommandAgreement {
  /** The seal of the plan that the person saw. */
  seal?: string;
  /** Templates of messages of the plan that are not to leave: they are written as `withheld`. */
  heldBack?: string[];
}

/** E-mails that leave; numbers of calls and credit notes; papers of calls that stand. */
export type LastingEffect = 'messages' | 'numbers' | 'papers';

export interface PlannedStatus {
  before: string;
  after: string;
  because: Sentence;
  /** The day on which the status after the command changes if nobody acts, and to what. */
  until: StatusEnd | null;
  /** The same without the command. */
  untilBefore: StatusEnd | null;
}

export interface StatusEnd {
  /** The last day of the status. */
  on: Day;
  then: string;
}

export interface PlannedNext {
  /** Today for what the daily run does within the hour. */
  on: Day;
  steps: Sentence[];
  /** Templates of the messages that leave then. */
  messages: string[];
}

/** Both memberships of a merger once it is undone. The status of the one that had ended is the plan's. */
export interface UndoneMerger {
  from: { organisation: string; reference: string };
  /** The remaining membership; its account is null if it stays as it is. */
  into: {
    organisation: string;
    reference: string;
    status: Pick<PlannedStatus, 'before' | 'after' | 'because'>;
    account: CommandPlan['account'];
  };
  /** Periods that go back, with their calls, papers, payments and rights. */
  terms: { startsOn: Day; endsOn: Day }[];
  paid: Money;
  rights: number;
  used: number;
  /** Periods that the merger had withdrawn; their cancelled calls stay so, by their numbers. */
  restored: {
    side: 'from' | 'into';
    startsOn: Day;
    endsOn: Day;
    proposed: boolean;
    call: string | null;
  }[];
  /** Renewals that are under way again, of both. */
  renewals: number;
  /** The credit that goes back. */
  credit: Money;
  /** The contacts that the organisation has again. */
  contacts: string[];
}

/** A renewal that the command opens, moves, answers or closes. */
export interface PlannedRenewal {
  /** Null for one that it opens. */
  from: Localised | null;
  /** Null when it stays in its stage. */
  to: Localised | null;
  /**
   * The answer that it records or takes back. `stays`: a yes that was money alone stays without it,
   * since rights were used or the year after was opened.
   */
  answer: 'accepted' | 'declined' | 'taken-back' | 'stays' | null;
  closes: boolean;
}

export interface PlannedRight {
  change: 'opened' | 'changed' | 'closed';
  names: Localised;
  units: Localised | null;
  startsOn: Day;
  endsOn: Day;
  /** Null for a right without a number. */
  granted: number | null;
  used: number;
  /** The same before the command; null for a right that it opens. */
  before: { startsOn: Day; endsOn: Day; granted: number | null; used: number } | null;
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
  /** The figure and the bracket that gave the price; null for any other price. */
  basis: Localised | null;
  /** The figure whose lack leaves the price open; null for another reason. */
  missingFigure: Measure | null;
  /** The same before a change of these; null otherwise. */
  before: { startsOn: Day; endsOn: Day; price: Money | null; basis: Localised | null } | null;
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
  /**
   * The other due day that it had, or the call that it replaces, where money was still to come;
   * null otherwise.
   */
  dueBefore: Day | null;
  engagementNumber: string | null;
  serviceCode: string | null;
  /** The hold on its reminders after the command, and before it. */
  held: CallHold | null;
  heldBefore: CallHold | null;
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
      /** Whether it is held back, since the member is left out of sending. */
      muted: boolean;
    }
  | { ok: false; template: string; text: Localised };
