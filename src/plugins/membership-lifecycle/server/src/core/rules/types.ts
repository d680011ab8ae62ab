/** The words of memberships. Ids are Strapi document ids. Nothing here knows a database. */

import type {
  Allowance,
  TermPolicy as SoldPolicy,
  TierOffer as SoldTier,
} from '../../../../shared/core/tier-offer';
import type { BenefitKind } from '../../../../shared/kernel/content-api';
import type { InvoiceNeed, Need } from '../../kernel/rules/identity';
import type { Cents, Day, Days, Locale, Localised, MonthDay } from '../../kernel/rules/values';

export type { BenefitKind } from '../../../../shared/kernel/content-api';
export type {
  Allowance,
  FirstTermPrice,
  LateRenewal,
  TermKind,
} from '../../../../shared/core/tier-offer';

// --- what is sold -----------------------------------------------------------------------------

/** How long terms last; its days of the year as they were checked when the tier was saved. */
export interface TermPolicy extends SoldPolicy {
  yearStartsOn: MonthDay;
  rolloverOn: MonthDay | null;
}

/** A published tier as an offer sells it. */
export interface TierOffer extends SoldTier {
  opensOn: Day;
  closesOn: Day | null;
  price: Cents;
  policy: TermPolicy;
}

// --- the membership and its rows -------------------------------------------------------------

export type Status =
  'applied' | 'refused' | 'pending' | 'active' | 'grace' | 'lapsed' | 'suspended' | 'ended';

/** Why a status holds: a stable key, and what its sentence needs. */
export interface Because {
  rule: string;
  params: Record<string, string | number>;
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
  /** Imported first day of membership; otherwise derived from the terms. */
  importedSince: Day | null;
  /** The day from which a membership that was withdrawn, excluded or merged is over. */
  endedOn: Day | null;
  endKind: 'withdrawn' | 'excluded' | 'merged' | null;
  suspendedOn: Day | null;
  overrideStatus: Status | null;
  overrideUntil: Day | null;
  overrideReason: string | null;
  /** The cached status, its reason, and the next day on which the plan may do something. */
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
  offerDocumentId: string | null;
  offerYear: number | null;
  /** Null while no published offer gives one. */
  price: Cents | null;
  currency: string;
  policy: TermPolicy;
  allowances: Allowance[];
  issuedOn: Day | null;
  /** Staff set the price on this day: no offer changes it any more. */
  repricedOn: Day | null;
  waivedOn: Day | null;
  waiveReason: string | null;
  /** Rights left over from the previous term were carried (or had nothing to carry) on this day. */
  carriedOn: Day | null;
  voidedOn: Day | null;
  voidReason: string | null;
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
}

/** A PDF alone, or one that carries the data of an invoice as Chorus Pro reads them. */
export type PaperFormat = 'pdf' | 'factur-x';

/** A paper that a call was put on: the call as it was issued, or an edition that replaces it. */
export interface CallPaper {
  id: string;
  membershipId: string;
  duesId: string;
  /** 1 for the call as it was issued. */
  edition: number;
  issuedOn: Day;
  format: PaperFormat;
  /** The paper that this one replaces. */
  replacesId: string | null;
  /** What it says that may change afterwards; null on papers that are older than the question. */
  said: CallSaid | null;
}

/** What the paper of a call says of it. */
export interface CallSaid {
  amount: Cents;
  dueOn: Day;
  startsOn: Day;
  endsOn: Day;
}

export type PaymentKind = 'received' | 'refund' | 'reversal' | 'moved-out' | 'moved-in';

/** One append-only line; `amount` is signed: money in is positive. */
export interface Payment {
  id: string;
  duesId: string;
  kind: PaymentKind;
  amount: Cents;
  on: Day;
  method: string | null;
  reference: string | null;
  reason: string | null;
  /** The line that this one takes back; a line is taken back once at most. */
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
  deliberationOn: Day | null;
  deliberationReference: string | null;
  /** Given with the answer, printed on the call. */
  engagementNumber: string | null;
  serviceCode: string | null;
  /** The day on which the member was first written to; earlier reminders are no longer due. */
  proposedOn: Day | null;
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
}

/** A change of a counter that a command asks for; the store writes it with its ledger line. */
export interface CounterChange {
  entitlementId: string;
  kind: 'grant' | 'adjust' | 'carry-in' | 'carry-out';
  usedDelta: number;
  grantedDelta: number;
  reason: string;
}

// --- workflow --------------------------------------------------------------------------------

export type StageKind = 'todo' | 'waiting' | 'committed' | 'won' | 'lost';

export interface Stage {
  /** Stable for ever: effects are keyed by it. */
  id: string;
  names: Localised;
  kind: StageKind;
  color: string;
  /** Days that a renewal should stay here; null = no expectation. */
  expectedDays: Days | null;
  /** Code of the template sent on entering. */
  messageTemplate: string | null;
  /** Entering this stage issues the call for dues, and issuing the call enters it. */
  issuesCall: boolean;
}

export interface Reminder {
  /** Stable for ever. */
  id: string;
  /** Days relative to the end of the term: negative before, positive after. */
  offsetDays: Days;
  messageTemplate: string;
  contactRole: ContactRole;
  /** The day on which the step was added: what was due before it begins as done. */
  addedOn: Day;
}

export type Activation = 'decision' | 'payment';

export interface Workflow {
  id: string;
  name: string;
  isDefault: boolean;
  /** Tiers whose members follow it; the members of every other tier follow the default one. */
  tierCodes: string[];
  /** The renewal opens so many days before the end of the term. */
  windowDays: Days;
  graceDays: Days;
  activation: Activation;
  /** A call is due so many days after its issue. */
  dueDays: Days;
  stages: Stage[];
  /** Stages that were removed, kept for the renewals that ended in them. */
  pastStages: Stage[];
  reminders: Reminder[];
}

export type ContactRole = 'representative' | 'billing' | 'operational' | 'mandate-holder';

export interface Contact {
  id: string;
  name: string;
  email: string;
  role: ContactRole;
  locale: Locale;
}

/** What the body that pays asks of the calls that it gets. */
export interface Payer {
  siret: string | null;
  serviceCodeRequired: boolean;
  engagementRequired: boolean;
  /** Whether its calls carry the data of an invoice, which say the whole address. */
  facturX: boolean;
  addressed: boolean;
}

/** What is done once per key: a unique row written with its effect. */
export interface Effect {
  key: string;
  membershipId: string;
  state: 'done' | 'superseded' | 'waiting' | 'imported';
  on: Day;
}

/** What a message may be about; a module that has messages of its own adds what they are about. */
export interface MessageSubjects {
  /** Another paper goes with it, under this name. */
  paper: { id: string; name: string };
}

/** An e-mail that a command asks for; rendered and queued in the command's transaction. */
export interface MessageDraft {
  key: string;
  template: string;
  contactRole: ContactRole;
  /** Who it is for, when somebody was chosen among the contacts. */
  contactId?: string | null;
  /** The call for dues goes with it, as the paper that stands. */
  carriesCall?: boolean;
  /** What it is about besides the membership. */
  about?: Partial<MessageSubjects>;
  /** Ids that the template's variables are read from. */
  termId: string | null;
  renewalId: string | null;
  duesId: string | null;
  /** Whom it is for, when it is not one of the contacts by role. */
  to?: Contact;
  /** The occasion whose calendar file goes with it. */
  occasionId?: string | null;
}

/** Everything that decides about one membership. */
export interface Facts {
  membership: Membership;
  terms: Term[];
  dues: Dues[];
  payments: Payment[];
  papers: CallPaper[];
  renewals: Renewal[];
  entitlements: Entitlement[];
  /** Units that each right has already handed on to the next term, by the right's id. */
  carriedOut: Record<string, number>;
  effects: Effect[];
  contacts: Contact[];
  payer: Payer;
  /** What calls need of the association's identity, and it lacks. */
  issuerLacks: readonly Need[];
  /** What calls that carry the data of an invoice need besides. */
  invoiceLacks: readonly InvoiceNeed[];
  /** The workflow of the member's tier: the next renewal opens by it. */
  workflow: Workflow;
  /** Every workflow: a renewal under way keeps the one that it opened by. */
  workflows: readonly Workflow[];
  /** Every tier sold by a published offer, any day. */
  offers: TierOffer[];
}

/** What decides about the status, the money left aside. */
export type StandingFacts = Pick<
  Facts,
  'membership' | 'terms' | 'renewals' | 'workflow' | 'workflows'
>;

/** What decides about a right while a term runs, which is nearly always: three tables. */
export type RightFacts = Pick<Facts, 'membership' | 'terms' | 'entitlements'>;

/** What a decision may ask of its surroundings: today and new ids; never a clock or a random source. */
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
