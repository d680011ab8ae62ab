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
import type { CommandField, CommandGroup, CommandName } from './commands';
import type { WorkflowInput } from './workflows';

export interface TermView {
  id: string;
  state: 'proposed' | 'issued' | 'void';
  startsOn: Day;
  endsOn: Day;
  tierCode: string;
  tierNames: Localised;
  price: Money | null;
  issuedOn: Day | null;
  waivedOn: Day | null;
  waiveReason: string | null;
  voidedOn: Day | null;
  voidReason: string | null;
}

export interface PaymentView {
  id: string;
  kind: 'received' | 'refund' | 'reversal' | 'moved-out' | 'moved-in';
  amount: number;
  on: Day;
  method: string | null;
  reference: string | null;
  reason: string | null;
  reversesId: string | null;
  /** Whether it can still be reversed or moved. */
  reversible: boolean;
}

/** GET /membership-lifecycle/papers/:id/file answers its bytes. */
export interface CallPaperView {
  id: string;
  /** A PDF alone, or one that carries the data of an invoice. */
  format: 'pdf' | 'factur-x';
  /** 1 for the call as it was issued. */
  edition: number;
  issuedOn: Day;
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
  state: DuesState | 'cancelled';
  engagementNumber: string | null;
  serviceCode: string | null;
  payments: PaymentView[];
  /** The papers that it was put on, the one that stands first. */
  papers: CallPaperView[];
  /** What the paper that stands says, when some of it was corrected since. */
  outdated: { amount: number; dueOn: Day; startsOn: Day; endsOn: Day } | null;
}

export interface RenewalView {
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
  /** Days over the stage's expectation; 0 when on time. */
  daysLate: number;
  fromTerm: { id: string; startsOn: Day; endsOn: Day };
  term: TermView;
  answer: 'accepted' | 'declined' | null;
  answeredOn: Day | null;
  /** Who answered for the member, when it was not staff. */
  ownAnswer: OwnAnswer | null;
  deliberationOn: Day | null;
  deliberationReference: string | null;
  closedOn: Day | null;
  closeReason: string | null;
  ownerId: string | null;
  /** Name of who follows it; null for nobody, or somebody who has left. */
  owner: string | null;
  notes: string | null;
  missingPrice: boolean;
  /** Why the proposal does not leave by itself; null when it will, or has. */
  waits: Sentence | null;
  reminders: {
    id: string;
    dueOn: Day;
    template: string;
    state: 'coming' | 'done' | 'superseded' | 'waiting' | 'imported' | 'stopped';
  }[];
}

export interface UsageView {
  id: string;
  kind: 'consume' | 'reverse' | 'adjust' | 'grant' | 'carry-in' | 'carry-out';
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

export interface EntitlementView {
  id: string;
  termId: string;
  benefit: string;
  kind: BenefitKind;
  names: Localised;
  units: Localised | null;
  granted: number | null;
  used: number;
  remaining: number | null;
  perPersonCap: number | null;
  startsOn: Day;
  endsOn: Day;
  /** The right can be used today. */
  running: boolean;
  /** The ledger, oldest line first; null for a right that has ended: it is read on demand. */
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
}

export interface LegalCommand {
  name: CommandName;
  group: CommandGroup;
  fields: readonly CommandField[];
}

/** `details` of the refusal `changed-meanwhile`: what others did since the version that was seen. */
export interface ChangedMeanwhile {
  /** The version to send when what was decided still holds. */
  version: number;
  by: Localised;
  activities: ActivityView[];
}

/** A command that makes no sense now, and why. */
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
}

/** GET /membership-lifecycle/memberships/:documentId */
export interface MembershipView {
  /** Who the member was before, the last first; and where it goes on once it was merged. */
  formerly: FormerIdentityView[];
  mergedInto: MergedIntoView | null;
  documentId: string;
  /** What of its journal this view has seen; sent back as `If-Match` with a command. */
  version: number;
  reference: string;
  organisation: { documentId: string; name: string; siret: string | null };
  contacts: { id: string; name: string; email: string; role: string; locale: string }[];
  tierCode: string;
  status: string;
  because: Sentence;
  memberSince: Day | null;
  /** The dues of the running term are settled. */
  upToDate: boolean;
  duesState: DuesState;
  override: { status: string; until: Day; reason: string } | null;
  today: Day;
  terms: TermView[];
  dues: DuesView[];
  renewal: RenewalView | null;
  pastRenewals: RenewalView[];
  entitlements: EntitlementView[];
  commands: LegalCommand[];
  unavailable: UnavailableCommand[];
  workflow: { id: string; name: string; stages: WorkflowInput['stages'] };
}

/** Who a member was before: under another name or number, or as a body of its own. */
export interface FormerIdentityView {
  id: string;
  cause: 'change' | 'merger';
  name: string;
  siret: string | null;
  until: Day;
  reason: string | null;
  /** The membership that ended by the merger, where what overlaps is still read. */
  membershipId: string | null;
}

/** Where a membership that was merged goes on. */
export interface MergedIntoView {
  documentId: string;
  reference: string;
  organisation: string;
  on: Day;
}
