/**
 * Requests and answers of the plugin's admin API, for the server and the admin alike.
 * Every answer is `{ data }`; every error is Strapi's, with a stable `details.reason`.
 */
import type { CommandField, CommandGroup, CommandName } from './commands';

export type Day = string;
export type Localised = { fr: string; en: string };
export type DuesState = 'none' | 'open' | 'overdue' | 'paid' | 'waived';
export type StageKind = 'todo' | 'waiting' | 'committed' | 'won' | 'lost';

export interface Money {
  /** Integer cents. */
  amount: number;
  currency: string;
}

export interface Sentence {
  /** Key of the sentence, e.g. `term-runs`; texts stand in the server's `sentences.ts`. */
  rule: string;
  params: Record<string, string | number>;
  /** The sentence itself, in both languages. */
  text: Localised;
}

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
  deliberationOn: Day | null;
  deliberationReference: string | null;
  closedOn: Day | null;
  closeReason: string | null;
  ownerId: string | null;
  notes: string | null;
  missingPrice: boolean;
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
  kind: 'quota' | 'access' | 'vote' | 'priority';
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
  usages: UsageView[];
}

export interface Actor {
  type: 'admin' | 'api-token' | 'system' | 'member';
  id: string;
  /** Name for the screen, when it is known. */
  name?: string;
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

/** GET /membership-lifecycle/memberships/:documentId */
export interface MembershipView {
  documentId: string;
  reference: string;
  organisation: { documentId: string; name: string };
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
  workflow: { id: string; name: string; stages: WorkflowInput['stages'] };
}

/** GET /membership-lifecycle/memberships/:documentId/activities?page=&pageSize= */
export interface Page<T> {
  data: T[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
}

/** GET /membership-lifecycle/plan[?on=DATE], today by default */
export interface PlannedActionView {
  key: string;
  membershipId: string;
  reference: string;
  organisation: string;
  command: string;
  because: Sentence;
  /** The e-mail that it would send, rendered, or why it would send none. */
  message: { to: string; subject: string; text: string } | null;
}

export interface PlanView {
  on: Day;
  actions: PlannedActionView[];
  /** Memberships that could not be planned, with the reason. */
  failures: { membershipId: string; error: string }[];
}

/** POST /membership-lifecycle/settings/workflows/:id/preview (body: WorkflowInput) */
export interface PlanDifference {
  on: Day;
  /** What the edited workflow would do today and the saved one would not, and the contrary. */
  added: PlannedActionView[];
  removed: PlannedActionView[];
  /** How many memberships were compared, and whether there are more. */
  compared: number;
  truncated: boolean;
}

/** GET /membership-lifecycle/renewals?stage=&kind=&late=&owner=&endsBefore=&endsAfter=&tier=&page=&pageSize= */
export interface RenewalRow {
  id: string;
  membershipId: string;
  reference: string;
  organisation: string;
  status: string;
  tierCode: string;
  stage: { id: string; names: Localised; kind: StageKind; color: string };
  termEndsOn: Day;
  proposed: { startsOn: Day; endsOn: Day; price: Money | null };
  openedOn: Day;
  enteredStageOn: Day;
  daysLate: number;
  missingPrice: boolean;
  answeredOn: Day | null;
  ownerId: string | null;
  duesState: DuesState;
}

/** GET /membership-lifecycle/renewals/stages */
export interface StagesView {
  stages: WorkflowInput['stages'];
  /** Open renewals by stage id. */
  totals: Record<string, number>;
}

/** POST /membership-lifecycle/renewals/move { membershipIds, stageId, reason? } and /campaign { membershipIds } */
export interface BulkResult {
  done: { membershipId: string; reference: string }[];
  skipped: { membershipId: string; reference: string; reason: string; text: Localised }[];
}

/** GET /membership-lifecycle/daily (last runs) and POST /membership-lifecycle/daily/run */
export interface RunView {
  id: string;
  on: Day;
  startedAt: string;
  finishedAt: string | null;
  processed: number;
  actions: number;
  failures: { membershipId: string; error: string }[];
}

/** GET /membership-lifecycle/messages?state=&template=&membership=&page=&pageSize= */
export interface MessageRow {
  id: string;
  membershipId: string;
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
  lastError: string | null;
}

/** GET /membership-lifecycle/messages/:id */
export interface MessageView extends MessageRow {
  text: string;
  html: string;
}

/** GET|PUT /membership-lifecycle/settings/workflow[s/:id] */
export interface WorkflowInput {
  name: string;
  windowDays: number;
  graceDays: number;
  activation: 'decision' | 'payment';
  dueDays: number;
  stages: {
    id: string;
    names: Localised;
    kind: StageKind;
    color: string;
    expectedDays: number | null;
    messageTemplate: string | null;
    issuesCall: boolean;
  }[];
  reminders: {
    id: string;
    offsetDays: number;
    messageTemplate: string;
    contactRole: 'representative' | 'billing' | 'operational' | 'mandate-holder';
    addedOn: Day;
  }[];
}
export interface WorkflowView extends WorkflowInput {
  id: string;
  isDefault: boolean;
  /** Open renewals by stage id: a stage in use cannot be removed. */
  usage: Record<string, number>;
}

/** GET /membership-lifecycle/settings/templates, PUT …/templates/:code */
export interface TemplateInput {
  subjectFr: string;
  bodyFr: string;
  subjectEn: string;
  bodyEn: string;
}
export interface TemplateView extends TemplateInput {
  code: string;
  names: Localised;
  /** Variables that this template may use, with a sample value. */
  variables: { name: string; labels: Localised; sample: string }[];
  original: TemplateInput;
}
/** POST /membership-lifecycle/settings/templates/:code/preview (body: TemplateInput) */
export interface TemplatePreview {
  fr: { subject: string; text: string; html: string };
  en: { subject: string; text: string; html: string };
}

/** GET|PUT /membership-lifecycle/settings/identity */
export interface Identity {
  name: string;
  legalName: string;
  rna: string;
  siret: string;
  address: string;
  email: string;
  phone: string;
  website: string;
  iban: string;
  bic: string;
  senderName: string;
  senderEmail: string;
  replyTo: string;
  timeZone: string;
  /** The decision that fixes the rate, said on calls ("AG du 12 juin 2020"). */
  rateDecision: string;
}
