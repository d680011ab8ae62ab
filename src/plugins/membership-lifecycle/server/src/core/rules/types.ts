import type { Figures, TermBracket } from '../../../../shared/core/brackets';
import type { HoldCause, WriteOffCause } from '../../../../shared/core/call-reminders';
import type { ContactRole } from '../../../../shared/core/kinds';
/** The types of memberships. Ids are document ids of Strapi. Independent of the database. */

import type {
  Allowance,
  TermPolicy as SoldPolicy,
  TierOffer as SoldTier,
} from '../../../../shared/core/tier-offer';
import type { BenefitKind, MembershipStatus } from '../../../../shared/kernel/content-api';
import type { InvoiceNetwork } from '../../../../shared/settings/invoicing';
import type { CallNeed, InvoiceNeed } from '../../kernel/rules/identity';
import type { Cents, Day, Locale, Localised, MonthDay } from '../../kernel/rules/values';
import type { ChorusNeed } from '../../settings/rules/invoicing';
import type { CounterChange, Grant } from './counter';
import type { CallPaper } from './paper-types';
import type { Workflow } from './workflow-types';

export type { CounterChange } from './counter';
export type { BenefitKind } from '../../../../shared/kernel/content-api';
export type { Activation, Reminder, Stage, StageKind, Workflow } from './workflow-types';
export type { CallPaper, CallSaid, PaperFormat } from './paper-types';
export type { ReminderBase } from '../../../../shared/core/workflows';
export type {
  Allowance,
  FirstTermPrice,
  LateRenewal,
  TermKind,
} from '../../../../shared/core/tier-offer';

// --- what is sold -----------------------------------------------------------------------------

/** The policy of terms; its days of the year were checked when the tier was saved. */
export interface TermPolicy extends SoldPolicy {
  yearStartsOn: MonthDay;
  rolloverOn: MonthDay | null;
}

/** A published tier as an offer sells it. */
export interface TierOffer extends SoldTier {
  opensOn: Day;
  closesOn: Day | null;
  price: Cents | null;
  policy: TermPolicy;
}

/** A tier as one organisation is sold it. */
export interface SoldTo extends TierOffer {
  /** The bracket that gave the price; null for a tier of one price. */
  bracket: TermBracket | null;
}

// --- the membership and its rows -------------------------------------------------------------

export type Status = MembershipStatus;

/** The reason of a status: a stable key with values for its sentence. */
export interface Because {
  rule: string;
  params: Record<string, string | number>;
}

/**
 * Days on which a decision of staff held, both included, while the dates of the terms did not
 * count: with the status that it gave, or null for a member left out of sending.
 */
export interface Pause {
  status: Status | null;
  from: Day;
  until: Day;
  /**
   * Not a decision: a status that was counted, by rows which a later command overwrote. Terms come
   * before it, and it holds nothing back.
   */
  isTold?: true;
}

export interface Membership {
  id: string;
  reference: string;
  organisationId: string;
  /** The tier asked for, or held. */
  tierCode: string;
  appliedOn: Day;
  approvedOn: Day | null;
  refusedOn: Day | null;
  /** The first day of membership as imported; otherwise the terms tell it. */
  importedSince: Day | null;
  /** The first day without membership, after a withdrawal, an exclusion or a merger. */
  endedOn: Day | null;
  endKind: 'withdrawn' | 'excluded' | 'merged' | null;
  suspendedOn: Day | null;
  overrideStatus: Status | null;
  /** Null where an earlier version recorded the status: it then counts from any day. */
  overrideFrom: Day | null;
  overrideUntil: Day | null;
  overrideReason: string | null;
  /** Nothing is written to the member from a day until another, both included. */
  mutedFrom: Day | null;
  mutedUntil: Day | null;
  mutedReason: string | null;
  /** Decisions of staff that are over. */
  pauses: Pause[];
  /** Cached: the status, its reason, and the next day on which the daily run has to look. */
  status: Status;
  because: Because;
  nextDueOn: Day | null;
}

export type TermState = 'proposed' | 'issued' | 'void';

export interface Term {
  id: string;
  membershipId: string;
  state: TermState;
  startsOn: Day;
  endsOn: Day;
  /** The day from which months are counted, and how many months lie before `startsOn`. */
  anchorOn: Day;
  anchorOffset: number;
  months: number;
  tierCode: string;
  tierNames: Localised;
  /** Codes are used again by later tiers. Null in older terms, and without a published tier. */
  tierDocumentId: string | null;
  offerDocumentId: string | null;
  offerYear: number | null;
  /** Null until a published offer gives it, and the measure that its brackets need is known. */
  price: Cents | null;
  /** The bracket that gave the price. */
  bracket: TermBracket | null;
  currency: string;
  policy: TermPolicy;
  allowances: Allowance[];
  issuedOn: Day | null;
  /** Whether it was issued before it was paid: its rights then wait for no money. */
  issuedUnpaid: boolean;
  /** The day on which staff set the price; offers then no longer change it. */
  repricedOn: Day | null;
  waivedOn: Day | null;
  waiveReason: string | null;
  /** The first day without the rights, since the money they waited for was taken back. */
  heldOn: Day | null;
  /** The first day with them again. */
  heldUntil: Day | null;
  /** Such days from before the last time, the first without them and the first with them again. */
  earlierHolds: { from: Day; until: Day }[] | null;
  /** The day on which unused rights of the term before were carried over, if there were any. */
  carriedOn: Day | null;
  voidedOn: Day | null;
  voidReason: string | null;
  /** Whether an end of the membership took it: who revokes that end gets it back. */
  voidedByEnd: boolean;
  imported: boolean;
}

export interface Dues {
  id: string;
  membershipId: string;
  termId: string;
  /** `YYYY-NNNN`, given by the store at insert, without gaps within a year. */
  number: string | null;
  issuedOn: Day;
  dueOn: Day;
  amount: Cents;
  currency: string;
  engagementNumber: string | null;
  serviceCode: string | null;
  cancelledOn: Day | null;
  /** The last day on which nobody is reminded of it, and why; null when nothing holds it. */
  heldUntil: Day | null;
  heldCause: HoldCause | null;
  /** What was left of it and is asked no more, in cents, since when and why; null when nothing is. */
  writtenOff: Cents | null;
  writtenOffOn: Day | null;
  writtenOffAs: WriteOffCause | null;
}

/** The reason of a credit note: a fixed word, since what staff typed is not for its reader. */
export type CreditCause = 'withdrawn' | 'waived' | 'corrected';

/**
 * The append-only line that cancels a call (in French: avoir). It takes back the whole call: one
 * that was too high is replaced by another, under its own number.
 */
export interface CreditNote {
  id: string;
  /** A call has at most one. */
  duesId: string;
  /** Given by the store at insert, without gaps within a year. */
  number: string | null;
  issuedOn: Day;
  amount: Cents;
  currency: string;
  cause: CreditCause;
  /** The call that was issued instead. */
  replacedById: string | null;
}

/** A reversal takes back what was typed by mistake, a rejection money that the bank took back. */
export type PaymentKind =
  'received' | 'refund' | 'reversal' | 'rejection' | 'moved-out' | 'moved-in';

/** One append-only line; `amount` is signed: money in is positive. */
export interface Payment {
  id: string;
  /** The call that the line is on; null for a line on the credit. */
  duesId: string | null;
  /** The membership whose credit it is on; null for a line on a call. */
  creditOf: string | null;
  /**
   * The first line of the receipt that it is a part of; null on that line itself, and on what takes
   * lines back. A reversal that takes a rejection back is a part of the receipt again, and the lines
   * of one rejection are told by its first.
   */
  receiptId: string | null;
  kind: PaymentKind;
  amount: Cents;
  on: Day;
  method: string | null;
  reference: string | null;
  reason: string | null;
  /** The line that this one reverses; a line can be reversed once. */
  reversesId: string | null;
}

export interface Renewal {
  id: string;
  membershipId: string;
  fromTermId: string;
  /** The proposed next term. */
  termId: string;
  workflowId: string;
  stageId: string;
  openedOn: Day;
  enteredStageOn: Day;
  answer: 'accepted' | 'declined' | null;
  answeredOn: Day | null;
  /** The stage in which it waited when money was taken for its yes; null for a yes that was said. */
  stageBeforeMoney: string | null;
  deliberationOn: Day | null;
  deliberationReference: string | null;
  /** Given with the answer, printed on the call. */
  engagementNumber: string | null;
  serviceCode: string | null;
  /** The day of the first message to the member; reminders from before it are dropped. */
  proposedOn: Day | null;
  /** The day on which the member’s council decides, as far as known. */
  decidesOn: Day | null;
  closedOn: Day | null;
  closeReason: string | null;
  ownerId: string | null;
  notes: string | null;
}

export interface Entitlement {
  id: string;
  membershipId: string;
  termId: string;
  benefitCode: string;
  kind: BenefitKind;
  names: Localised;
  units: Localised | null;
  /** Null for `access`. */
  granted: number | null;
  used: number;
  carryOverCap: number;
  perPersonCap: number | null;
  startsOn: Day;
  endsOn: Day;
  voidedOn: Day | null;
  grants: Grant[] | null;
}

// --- people and messages ---------------------------------------------------------------------

export type { ContactRole };

/** The known addresses of somebody. */
export interface Addresses {
  email: string | null;
  phone?: string | null;
  /** The days of a mandate, both included; missing or null for one without that end. */
  mandateFrom?: Day | null;
  mandateUntil?: Day | null;
}

/** The way by which messages reach somebody: a channel, and the address there. */
export interface Reach {
  channel: string;
  address: string;
}

/** The part of a channel that finds an address. */
export interface Reaching {
  /** Stands in rows of messages, for ever the same. */
  name: string;
  /** The address of somebody on this channel; null when there is none that can be written to. */
  addressOf: (known: Addresses) => string | null;
}

/** Somebody to whom a message is to go. */
export interface Addressee extends Addresses {
  id: string;
  name: string;
  email: string;
  role: ContactRole;
  locale: Locale;
}

export interface Contact extends Addressee {
  /** The way that messages reach it; null when none does. */
  reach: Reach | null;
}

/** The requirements of a payer on its calls. */
export interface Payer {
  name: string;
  siren: string | null;
  siret: string | null;
  serviceCodeRequired: boolean;
  /** The one that its calls have, unless another is given. */
  serviceCode: string | null;
  engagementRequired: boolean;
  /** Whether its calls need one of the two, whichever. */
  serviceOrEngagementRequired: boolean;
  /** Whether its calls contain invoice data, for which the address must be complete. */
  facturX: boolean;
  invoicesTo: InvoiceNetwork;
  /** Its address on the platforms, if that is not its SIREN. */
  electronicAddress: string | null;
  addressed: boolean;
}

/** Something done once: a row with a unique key, written together with what was done. */
export interface Effect {
  key: string;
  membershipId: string;
  state: 'done' | 'superseded' | 'waiting' | 'imported' | 'skipped';
  on: Day;
}

/** The subjects of a message; modules with messages of their own extend this type. */
export interface MessageSubjects {
  /** An attached paper with its file name. */
  paper: { id: string; name: string };
  right: { id: string };
}

/** A message that a command asks for; rendered and queued in the command's transaction. */
export interface MessageDraft {
  key: string;
  template: string;
  contactRole: ContactRole;
  /** The recipient, when a certain contact was chosen. */
  contactId?: string | null;
  /** Whether the latest paper of the call is attached. */
  carriesCall?: boolean;
  /** Its subjects besides the membership. */
  about?: Partial<MessageSubjects>;
  /** Sources of the template's variables. */
  termId: string | null;
  renewalId: string | null;
  duesId: string | null;
  /** The recipient, when it is not found by role. */
  to?: Addressee;
  /** The occasion whose calendar file is attached. */
  occasionId?: string | null;
}

/** Everything that decisions about a membership depend on. */
export interface Facts {
  membership: Membership;
  terms: Term[];
  dues: Dues[];
  creditNotes: CreditNote[];
  payments: Payment[];
  papers: CallPaper[];
  renewals: Renewal[];
  entitlements: Entitlement[];
  /** Units carried to the next term so far, by the id of the right. */
  carriedOut: Record<string, number>;
  effects: Effect[];
  contacts: Contact[];
  payer: Payer;
  /** The figures of the organisation, as far as known. */
  figures: Figures;
  /** Missing parts of the association's identity that calls need. */
  issuerLacks: readonly CallNeed[];
  /** Missing parts that calls with invoice data need besides. */
  invoiceLacks: readonly (InvoiceNeed | ChorusNeed)[];
  /** The workflow of the member's tier, for the next renewal. */
  workflow: Workflow;
  /** All workflows: an open renewal keeps the one with which it was opened. */
  workflows: readonly Workflow[];
  /** Every tier sold by a published offer, any day. */
  offers: TierOffer[];
}

/** The facts that the status depends on: payments are left out, and of calls all but their days. */
export type StandingFacts = Pick<
  Facts,
  'membership' | 'terms' | 'renewals' | 'workflow' | 'workflows'
> & { dues: readonly Pick<Dues, 'termId' | 'dueOn' | 'cancelledOn'>[] };

/** The facts about rights while a term runs, the usual case: three tables. */
export type RightFacts = Pick<Facts, 'membership' | 'terms' | 'entitlements'>;

/** The only inputs of a decision besides facts: it uses no clock and no random source itself. */
export interface DecisionContext {
  today: Day;
  newId: () => string;
}

/** The outcome of a command: the facts after it, and what must be written beside them. */
export interface Outcome {
  facts: Facts;
  counterChanges: CounterChange[];
  messages: MessageDraft[];
  effects: Effect[];
}
