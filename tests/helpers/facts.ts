import { CHANNELS } from '../../src/plugins/membership-lifecycle/server/src/channels';
import {
  blankFacts,
  candidateOf,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/blank-facts';
import type { RuleName } from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import {
  decide,
  applyPlan,
  refreshStatus,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { DEFAULT_WORKFLOW } from '../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import { reachOf } from '../../src/plugins/membership-lifecycle/server/src/core/rules/recipient';
import type {
  Addressee,
  Allowance,
  Contact,
  DecisionContext,
  Facts,
  Membership,
  Outcome,
  Renewal,
  Term,
  TermPolicy,
  TierOffer,
  Workflow,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** Facts for the tests of the pure core: built by hand, or by living commands day after day. */

export const TIER = 'organismes-publics';
export const PRICE = 500_000;

export const POLICY: TermPolicy = {
  kind: 'calendar-year',
  months: 12,
  yearStartsOn: '01-01',
  rolloverOn: null,
  firstTermPrice: 'full',
  lateRenewal: 'continuous',
};

const allowance = (values: Partial<Allowance> & { benefitCode: string }): Allowance => ({
  kind: 'quota',
  names: { fr: values.benefitCode, en: values.benefitCode },
  units: { fr: 'séance', en: 'session' },
  quantity: 6,
  carryOverCap: 0,
  perPersonCap: null,
  ...values,
});

export const ALLOWANCES: Allowance[] = [
  allowance({ benefitCode: 'compagnonnage', carryOverCap: 2 }),
  allowance({ benefitCode: 'centre', kind: 'access', quantity: null, units: null }),
  allowance({ benefitCode: 'vote', kind: 'vote', quantity: 1, units: null }),
];

export const tierOffer = (values: Partial<TierOffer> = {}): TierOffer => ({
  tierCode: TIER,
  tierNames: { fr: 'Organismes publics', en: 'Public bodies' },
  tierDocumentId: 'tier',
  offerDocumentId: 'offer',
  offerYear: 2021,
  opensOn: '2000-01-01',
  closesOn: null,
  price: PRICE,
  brackets: null,
  currency: 'EUR',
  policy: POLICY,
  allowances: ALLOWANCES,
  ...values,
});

export const OTHER_PRICE = 200_000;
export const OTHER_TIER = tierOffer({
  tierCode: 'petites-communes',
  tierNames: { fr: 'Petites communes', en: 'Small towns' },
  price: OTHER_PRICE,
  allowances: [
    allowance({ benefitCode: 'compagnonnage', quantity: 3, carryOverCap: 1 }),
    allowance({ benefitCode: 'evenements', kind: 'priority', quantity: 15, units: null }),
  ],
});

export const membership = (values: Partial<Membership> = {}): Membership => ({
  ...candidateOf({
    id: 'member',
    reference: 'ADH-2021-0001',
    tierCode: TIER,
    appliedOn: '2021-01-04',
  }),
  organisationId: 'organisation',
  ...values,
});

/** A contact as the product's channels of messages reach it. */
export const contactOf = (known: Addressee): Contact => ({
  ...known,
  reach: reachOf(CHANNELS, known),
});

export const CONTACTS: Facts['contacts'] = [
  contactOf({
    id: '1',
    name: 'Ana',
    email: 'ana@example.org',
    role: 'representative',
    locale: 'fr',
  }),
  contactOf({ id: '2', name: 'Bob', email: 'bob@example.org', role: 'billing', locale: 'fr' }),
];

export const factsOf = (values: Partial<Facts> = {}): Facts => ({
  ...blankFacts({ workflow: DEFAULT_WORKFLOW, workflows: [], offers: [tierOffer(), OTHER_TIER] }),
  membership: membership(),
  contacts: CONTACTS,
  ...values,
});

export const workflow = (values: Partial<Workflow> = {}): Workflow => ({
  ...DEFAULT_WORKFLOW,
  ...values,
});

/** An issued term, as `approve` would make it. */
export const term = (values: Partial<Term> = {}): Term => ({
  id: 'term',
  membershipId: 'member',
  state: 'issued',
  startsOn: '2021-01-01',
  endsOn: '2021-12-31',
  anchorOn: '2021-01-01',
  anchorOffset: 0,
  months: 12,
  tierCode: TIER,
  tierNames: { fr: 'Organismes publics', en: 'Public bodies' },
  tierDocumentId: 'tier',
  offerDocumentId: 'offer',
  offerYear: 2021,
  price: PRICE,
  bracket: null,
  currency: 'EUR',
  policy: POLICY,
  allowances: ALLOWANCES,
  issuedOn: '2021-01-01',
  issuedUnpaid: false,
  repricedOn: null,
  waivedOn: null,
  waiveReason: null,
  heldOn: null,
  heldUntil: null,
  earlierHolds: [],
  carriedOn: null,
  voidedOn: null,
  voidReason: null,
  voidedByEnd: false,
  imported: false,
  ...values,
});

/** A renewal that was just opened, of `term` by the term `next`. */
export const newRenewal = (values: Partial<Renewal> = {}): Renewal => ({
  id: 'renewal',
  membershipId: 'member',
  fromTermId: 'term',
  termId: 'next',
  workflowId: workflow().id,
  stageId: 'proposed',
  openedOn: '2021-10-02',
  enteredStageOn: '2021-10-02',
  answer: null,
  answeredOn: null,
  deliberationOn: null,
  deliberationReference: null,
  stageBeforeMoney: null,
  engagementNumber: null,
  serviceCode: null,
  proposedOn: null,
  decidesOn: null,
  closedOn: null,
  closeReason: null,
  ownerId: null,
  notes: null,
  ...values,
});

/** Ids that follow each other, the same in every run. */
export const counter = (prefix = 'id'): (() => string) => {
  let n = 0;
  return () => `${prefix}-${(n += 1)}`;
};

/**
 * The facts with numbers for new calls and credit notes, as the store gives them at insert. The
 * calls of a history keep none.
 */
export const numberedAll = (facts: Facts): Facts => {
  const give = <T extends { number: string | null; issuedOn: Day }>(rows: T[], mark = ''): T[] =>
    rows.every(({ number }) => number !== null)
      ? rows
      : rows.map((row, at) => ({
          ...row,
          number: row.number ?? `${mark}${row.issuedOn.slice(0, 4)}-${at + 1}`,
        }));
  const isImported = facts.terms.some(({ imported }) => imported);
  return isImported
    ? facts
    : { ...facts, dues: give(facts.dues), creditNotes: give(facts.creditNotes, 'AV') };
};

/** One member who lives commands and days; every step is pure underneath. */
export class Life {
  readonly outcomes: { on: Day; command: string; outcome: Outcome }[] = [];
  /** Keys of the planned actions that were done. */
  readonly keys: string[] = [];
  constructor(
    public facts: Facts = factsOf(),
    public today: Day = '2021-01-04',
    readonly newId: () => string = counter(),
  ) {}

  get ctx(): DecisionContext {
    return { today: this.today, newId: this.newId };
  }

  /** Goes to a day and does the plan of it. */
  day(today: Day): this {
    this.today = today;
    const { facts, steps } = applyPlan(this.facts, this.ctx);
    for (const { action, outcome } of steps) {
      this.outcomes.push({ on: today, command: action.command, outcome });
      this.keys.push(action.key);
    }
    this.facts = numberedAll(facts);
    return this;
  }

  /** Goes to a day without doing anything but what a command would recompute. */
  at(today: Day): this {
    this.today = today;
    this.facts = refreshStatus(this.facts, today);
    return this;
  }

  /** Runs a command; throws with the reason when it is refused. */
  do(command: RuleName, input: Record<string, unknown> = {}): this {
    const decision = decide(this.facts, command, input, this.ctx);
    if (!decision.ok) throw new Error(`${command}: ${decision.reason}`);
    this.outcomes.push({ on: this.today, command, outcome: decision.outcome });
    this.facts = numberedAll(decision.outcome.facts);
    return this;
  }

  /** Runs a command if it is legal; says whether it was. */
  tries(command: RuleName, input: Record<string, unknown> = {}): boolean {
    const decision = decide(this.facts, command, input, this.ctx);
    if (!decision.ok) return false;
    this.outcomes.push({ on: this.today, command, outcome: decision.outcome });
    this.facts = numberedAll(decision.outcome.facts);
    return true;
  }

  refusal(command: RuleName, input: Record<string, unknown> = {}): string | null {
    const decision = decide(this.facts, command, input, this.ctx);
    return decision.ok ? null : decision.reason;
  }

  get messages(): string[] {
    return this.outcomes.flatMap(({ outcome }) => outcome.messages.map(({ template }) => template));
  }

  get last() {
    const { terms, dues, renewals, payments } = this.facts;
    return {
      term: terms.filter(({ state }) => state !== 'void').at(-1),
      dues: dues.filter(({ cancelledOn }) => cancelledOn === null).at(-1),
      renewal: renewals.at(-1),
      payment: payments.at(-1),
    };
  }

  call(): this {
    return this.do('issue-call', { termId: this.last.term?.id });
  }

  pay(amount = PRICE): this {
    return this.do('record-payment', { duesId: this.last.dues?.id, amount });
  }
}
