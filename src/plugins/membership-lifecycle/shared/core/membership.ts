import type {
  Actor,
  Day,
  DuesState,
  Localised,
  Money,
  OwnAnswer,
  Sentence,
  StageKind,
} from '../kernel/common';
import type { BenefitKind } from '../kernel/content-api';
import type { Measure } from './brackets';
import type { CallHold, CallReminded, CallWaits, WriteOffCause } from './call-reminders';
import type { CommandField, CommandGroup, CommandName, SchedulableName } from './commands';
import type { DepositNote } from './deposits';
import type { FormerIdentityView, MergedIntoView } from './former-identities';
import type { ReminderBase, WorkflowInput } from './workflows';

export interface TermView {
  id: string;
  state: 'proposed' | 'issued' | 'void';
  startsOn: Day;
  endsOn: Day;
  tierCode: string;
  tierNames: Localised;
  price: Money | null;
  /** The figure and the bracket that gave the price; null for any other price. */
  basis: Localised | null;
  /** The figure whose lack leaves the price open; null for another reason. */
  missingFigure: Measure | null;
  issuedOn: Day | null;
  duesState: DuesState;
  waivedOn: Day | null;
  waiveReason: string | null;
  voidedOn: Day | null;
  voidReason: string | null;
}

export interface PaymentView {
  id: string;
  kind: 'received' | 'refund' | 'reversal' | 'rejection' | 'moved-out' | 'moved-in';
  amount: number;
  on: Day;
  method: string | null;
  reference: string | null;
  reason: string | null;
  reversesId: string | null;
  /** The receipt that the line is a part of, and what is left of all its parts here, in cents. */
  receiptId: string;
  whole: number;
  /** Whether it can still be reversed and, of money received, moved or rejected. */
  reversible: boolean;
  /** The other member to whom the line took money, or from whom it brought it. */
  other: { documentId: string; reference: string; organisation: string } | null;
}

/** The sums on a member's account, in cents. */
export interface AccountView {
  currency: string;
  /** Still to be paid, on every call that stands. */
  due: number;
  /** Received, less what was given back. */
  paid: number;
  /** Received, and on no call: in advance, too much, or for a call that nobody knows. */
  credit: number;
  /** The lines of the credit. */
  payments: PaymentView[];
}

/** GET /membership-lifecycle/papers/:id/file answers its bytes. */
export interface CallPaperView {
  id: string;
  /** A plain PDF, or one with embedded invoice data. */
  format: 'pdf' | 'factur-x';
  /** 1, except for calls that earlier versions issued again under their number. */
  edition: number;
  issuedOn: Day;
}

/** The credit note that cancels a call. */
export interface CreditNoteView {
  id: string;
  number: string;
  issuedOn: Day;
  cause: 'withdrawn' | 'waived' | 'corrected';
  /** The number of the call that was issued instead. */
  replacedBy: string | null;
  /** The steps of its deposit on Chorus Pro that staff noted, the first one first. */
  deposits: DepositNote[];
  /** Null for a moment only: each has its paper. */
  paper: CallPaperView | null;
}

export interface DuesView {
  id: string;
  termId: string;
  number: string;
  issuedOn: Day;
  dueOn: Day;
  amount: Money;
  paid: number;
  remaining: number;
  /** The part of it that a credit of the account could pay. */
  credit: number;
  /** What was left and is asked no more; null when nothing is written off. */
  writtenOff: { amount: number; on: Day; as: WriteOffCause } | null;
  state: DuesState | 'cancelled';
  /** The number of the cancelled call that this one was issued instead of. */
  replaces: string | null;
  /** Null for a call that stands, or was cancelled before there were any. */
  creditNote: CreditNoteView | null;
  engagementNumber: string | null;
  serviceCode: string | null;
  /** Until when nobody is reminded of it, and why; null when nothing holds its reminders. */
  held: CallHold | null;
  /** The reminders of it that were written, the first one first. */
  reminded: CallReminded[];
  /** The steps of its deposit on Chorus Pro that staff noted, the first one first. */
  deposits: DepositNote[];
  payments: PaymentView[];
  /** The papers of the call, the latest first. */
  papers: CallPaperView[];
  /** The contents of the latest paper, if corrected since; else null. */
  outdated: { amount: number; dueOn: Day; startsOn: Day; endsOn: Day } | null;
}

export interface RenewalView extends Pick<TermView, 'missingFigure'>, CallWaits {
  id: string;
  stage: {
    id: string;
    names: Localised;
    kind: StageKind;
    color: string;
    expectedDays: number | null;
  };
  openedOn: Day;
  enteredStageOn: Day;
  daysInStage: number;
  /** Days beyond the expected time in the stage; 0 when on time. */
  daysLate: number;
  fromTerm: { id: string; startsOn: Day; endsOn: Day };
  term: TermView;
  answer: 'accepted' | 'declined' | null;
  answeredOn: Day | null;
  /** The member's own answer, given without staff. */
  ownAnswer: OwnAnswer | null;
  /** The day on which the member’s council decides; null when it is not known. */
  decidesOn: Day | null;
  deliberationOn: Day | null;
  deliberationReference: string | null;
  closedOn: Day | null;
  closeReason: string | null;
  ownerId: string | null;
  /** The owner's name; null without one, or if they have left. */
  owner: string | null;
  notes: string | null;
  /** The price in the proposal that was sent, when an answer today has another; else null. */
  priceBefore: TermView['price'];
  missingPrice: boolean;
  /** Why the proposal is not sent automatically; null when it will be, or was. */
  waits: Sentence | null;
  reminders: ReminderView[];
}

/** The state of a message; one that is `kept` waits here for its channel to be set up. */
export type MessageState =
  'queued' | 'sending' | 'sent' | 'failed' | 'kept' | 'withheld' | 'cancelled';

/** A reminder of a workflow, with its day. */
export interface ReminderView {
  id: string;
  dueOn: Day;
  template: string;
  state: 'coming' | 'done' | 'superseded' | 'waiting' | 'imported' | 'skipped' | 'stopped';
  /** The state of the message of one that is done; null if that is not known any more. */
  message: MessageState | null;
}

/** One that needs no renewal, with the term or call that names it in a command. */
export interface OtherReminderView extends ReminderView {
  base: ReminderBase;
  termId: string | null;
  duesId: string | null;
}

export interface UsageView {
  id: string;
  kind: 'consume' | 'reverse' | 'adjust' | 'grant' | 'withdraw' | 'carry-in' | 'carry-out';
  usedDelta: number;
  grantedDelta: number;
  usedAfter: number;
  grantedAfter: number | null;
  person: string | null;
  reason: string | null;
  actor: Actor;
  on: Day;
  at: string;
  reversesId: string | null;
  reversed: boolean;
}

/** A grant of a right by hand, as long as it counts. */
export interface GrantView {
  id: string;
  on: Day;
  /** Null for a right without a number, as is what is unused of it. */
  quantity: number | null;
  unused: number | null;
  /** Its own last day; null for that of the term. */
  endsOn: Day | null;
}

export interface EntitlementView {
  id: string;
  termId: string;
  benefit: string;
  kind: BenefitKind;
  names: Localised;
  units: Localised | null;
  granted: number | null;
  used: number;
  /** The part of `used` that was carried to the next term. */
  carried: number;
  remaining: number | null;
  perPersonCap: number | null;
  startsOn: Day;
  endsOn: Day;
  /** The right can be used today. */
  running: boolean;
  grants: GrantView[];
  /** The ledger, oldest line first; null for an ended right, whose ledger is loaded on demand. */
  usages: UsageView[] | null;
}

export interface ActivityView {
  id: string;
  command: string;
  actor: Actor;
  on: Day;
  at: string;
  reason: string | null;
  input: Record<string, unknown>;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** The states of the messages that it wrote, where they were asked for. */
  messages: MessageState[];
}

export interface LegalCommand {
  name: CommandName;
  group: CommandGroup;
  fields: readonly CommandField[];
  schedulable?: true;
}

/** `details` of the refusal `changed-meanwhile`: the changes since the version that was seen. */
export interface ChangedMeanwhile {
  /** The version to send in order to go on in spite of them. */
  version: number;
  by: Localised;
  activities: ActivityView[];
}

/** A command that is impossible now, and why. */
export interface UnavailableCommand {
  name: CommandName;
  group: CommandGroup;
  reason: string;
  text: Localised;
}

/** GET /membership-lifecycle/benefits: what may be granted, in the order of the offers. */
export interface BenefitChoice {
  code: string;
  names: Localised;
  /** The codes of the tiers that have it, in any published offer. */
  tiers: string[];
}

/** A departure that is recorded, while the member still is one. */
export interface Leaving {
  kind: 'withdrawn' | 'excluded' | 'merged';
  /** The last day of membership: today or later. */
  lastDay: Day;
}

/** What nobody does for a member: receive its letters, vote, represent it. */
export type EmptySeat = 'recipient' | 'mandate-holder' | 'representative';

/** Until when nothing leaves to a member by itself, and why. */
export interface LeftOut {
  until: Day;
  reason: string;
}

/** A renewal that the member accepted and that waits for its payment, while the next one is under way. */
export interface EarlierRenewal {
  renewal: RenewalView;
  workflow: MembershipView['workflow'];
  /** Those that name a renewal and are possible for this one. */
  commands: LegalCommand[];
}

/** GET /membership-lifecycle/memberships/:documentId */
export interface MembershipView {
  /** The member's former identities, the last first. */
  formerly: FormerIdentityView[];
  mergedInto: MergedIntoView | null;
  documentId: string;
  /** The last journal line that this view contains; commands send it as `If-Match`. */
  version: number;
  reference: string;
  organisation: { documentId: string; name: string; siret: string | null };
  /** Whether who asks may read contacts, as in the Content Manager. */
  readsContacts: boolean;
  /** Whether who asks may read of this member the rights alone: all else here is blank. */
  rightsOnly: boolean;
  /** None for who may not read contacts. */
  contacts: {
    id: string;
    name: string;
    email: string;
    role: string;
    locale: string;
    /** The days of a mandate; null for one without that end. */
    mandateFrom?: Day | null;
    mandateUntil?: Day | null;
  }[];
  /** Told to everybody, whether they read contacts or not; none of who left, or never came. */
  emptySeats: EmptySeat[];
  tierCode: string;
  status: string;
  because: Sentence;
  /** Why staff suspended it or ended it, as they noted it; null for any other status. */
  decidedWhy: string | null;
  /** The departure to come; null when none is recorded, and once the membership is over. */
  leaving: Leaving | null;
  memberSince: Day | null;
  /** No membership came of the last application: what can end is the application. */
  neverJoined: boolean;
  /** The dues of the running term are settled. */
  upToDate: boolean;
  duesState: DuesState;
  /** The dues of the running or last term, if their call is still to be issued. */
  uncalled: (Money & { termId: string }) | null;
  /** The figures of its organisation, each with its year. */
  figures: Localised[];
  /** Whether the calls of its organisation are deposited on Chorus Pro. */
  byChorus: boolean;
  /** The terms whose call can be issued, each with what its call would have. */
  callable: {
    termId: string;
    amount: Money;
    dueOn: Day;
    engagementNumber: string | null;
    serviceCode: string | null;
  }[];
  override: { status: string; until: Day; reason: string } | null;
  muted: LeftOut | null;
  today: Day;
  terms: TermView[];
  dues: DuesView[];
  account: AccountView;
  /** Reminders of terms and calls, which need no renewal. */
  reminders: OtherReminderView[];
  /** The renewal under way; of two, the one that goes on. */
  renewal: RenewalView | null;
  earlierRenewals: EarlierRenewal[];
  pastRenewals: RenewalView[];
  entitlements: EntitlementView[];
  commands: LegalCommand[];
  unavailable: UnavailableCommand[];
  /** Commands noted for a day ahead, the first day first, and those that could not be done. */
  scheduled: ScheduledCommandView[];
  workflow: { id: string; name: string; stages: WorkflowInput['stages'] };
}

/** A command noted for a day ahead, of this membership or of one that it changes or took over. */
export interface ScheduledCommandView {
  id: string;
  command: SchedulableName;
  on: Day;
  /** `pending` until its day; `waiting` for staff when it could not be done. */
  state: 'pending' | 'waiting';
  by: Actor;
  /** The moment at which it was noted. */
  at: string;
  /** The checked input of the command. */
  input: Record<string, unknown>;
  /** Why it could not be done; null until its day. */
  refusal: { reason: string; text: Localised } | null;
  /** The decision of staff for which it will wait when its day comes; null if it will be done. */
  willWait: Localised | null;
  /** The membership whose command it is. */
  of: { documentId: string; organisation: string; reference: string };
  /** The other membership that it changes: the one that a merger goes into. */
  other: { documentId: string; organisation: string; reference: string } | null;
}
