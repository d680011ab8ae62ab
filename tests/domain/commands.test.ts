import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { COMMAND_NAMES } from '../../src/plugins/membership-lifecycle/shared/commands';
import {
  isRuleName,
  RULES,
  type RuleName,
} from '../../src/plugins/membership-lifecycle/server/src/domain/commands';
import { decide } from '../../src/plugins/membership-lifecycle/server/src/domain/decide';
import { paidOf } from '../../src/plugins/membership-lifecycle/server/src/domain/dues';
import { isLegal } from '../../src/plugins/membership-lifecycle/server/src/domain/legal';
import { plan } from '../../src/plugins/membership-lifecycle/server/src/domain/plan';
import { statusOf } from '../../src/plugins/membership-lifecycle/server/src/domain/status';
import type { Facts, Term } from '../../src/plugins/membership-lifecycle/server/src/domain/types';
import { REFUSALS } from '../../src/plugins/membership-lifecycle/server/src/services/refusals';
import { ensure, plusDays, RUNS, tellSeed } from '../helpers/days';
import { factsOf, Life, PRICE, tierOffer, workflow } from '../helpers/facts';
import { likelyInput, STATES } from '../helpers/states';

beforeAll(tellSeed);

/** What each command answers in each state, to the input that staff would most likely give it. */
const MATRIX = `
applied
  already-applied: apply
  legal: approve refuse withdraw exclude override-status correct-date
  not-approved: propose-term suspend
  no-proposed-term: issue-term
  no-term: void-term change-tier
  no-term-to-call: issue-call
  no-term-to-price: reprice
  no-call: record-payment
  nothing-paid: refund-payment reverse-payment
  nothing-to-waive: waive-dues
  no-term-to-renew: open-renewal
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  nothing-to-reopen: reopen-renewal
  no-running-term: grant-right
  nothing-to-reinstate: reinstate
  no-override: clear-override
refused
  legal: apply correct-date
  membership-over: approve refuse propose-term open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status
  no-proposed-term: issue-term
  no-term: void-term
  no-term-to-call: issue-call
  no-term-to-price: reprice
  no-call: record-payment
  nothing-paid: refund-payment reverse-payment
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  nothing-to-reinstate: reinstate
  no-override: clear-override
pending
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  legal: issue-term void-term issue-call reprice waive-dues change-tier withdraw exclude suspend override-status correct-date
  no-call: record-payment
  nothing-paid: refund-payment reverse-payment
  no-term-to-renew: open-renewal
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  nothing-to-reopen: reopen-renewal
  no-running-term: grant-right
  nothing-to-reinstate: reinstate
  no-override: clear-override
unpaid
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  legal: void-term reprice record-payment waive-dues open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date
  no-term-to-call: issue-call
  nothing-paid: refund-payment reverse-payment
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
paid
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  call-paid: void-term
  no-term-to-call: issue-call
  legal: reprice record-payment refund-payment reverse-payment open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
todo
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  price-missing: issue-term issue-call move-renewal accept-renewal
  legal: void-term reprice record-payment refund-payment reverse-payment waive-dues decline-renewal lose-renewal assign-renewal send-reminder grant-right withdraw exclude suspend override-status correct-date
  renewal-open: open-renewal
  not-settled: win-renewal
  nothing-to-reopen: reopen-renewal
  tier-unknown: change-tier
  nothing-to-reinstate: reinstate
  no-override: clear-override
waiting
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  legal: issue-term void-term issue-call reprice record-payment refund-payment reverse-payment waive-dues move-renewal accept-renewal decline-renewal lose-renewal assign-renewal send-reminder change-tier grant-right withdraw exclude suspend override-status correct-date
  renewal-open: open-renewal
  not-settled: win-renewal
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
committed
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  legal: void-term reprice record-payment refund-payment reverse-payment waive-dues open-renewal move-renewal reopen-renewal assign-renewal send-reminder change-tier grant-right withdraw exclude suspend override-status correct-date
  no-term-to-call: issue-call
  already-accepted: accept-renewal decline-renewal
  not-settled: win-renewal
  term-issued: lose-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
won
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  call-paid: void-term
  no-term-to-call: issue-call
  legal: reprice record-payment refund-payment reverse-payment open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status correct-date
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  nothing-to-reinstate: reinstate
  no-override: clear-override
grace
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  legal: issue-term void-term issue-call reprice record-payment refund-payment reverse-payment waive-dues move-renewal accept-renewal decline-renewal lose-renewal assign-renewal send-reminder change-tier withdraw exclude suspend override-status correct-date
  renewal-open: open-renewal
  not-settled: win-renewal
  nothing-to-reopen: reopen-renewal
  no-running-term: grant-right
  nothing-to-reinstate: reinstate
  no-override: clear-override
lapsed
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  call-paid: void-term
  no-term-to-call: issue-call
  legal: reprice record-payment refund-payment reverse-payment open-renewal reopen-renewal change-tier withdraw exclude suspend reinstate override-status correct-date
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  no-running-term: grant-right
  no-override: clear-override
suspended
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  call-paid: void-term
  no-term-to-call: issue-call
  legal: reprice record-payment refund-payment reverse-payment open-renewal change-tier grant-right withdraw exclude reinstate override-status correct-date
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  nothing-to-reopen: reopen-renewal
  already-suspended: suspend
  no-override: clear-override
ended
  term-exists: apply
  membership-over: approve refuse propose-term open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status
  no-proposed-term: issue-term
  call-paid: void-term
  no-term-to-call: issue-call
  legal: reprice record-payment refund-payment reverse-payment reinstate correct-date
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  no-override: clear-override
merged
  membership-merged: apply reinstate
  membership-over: approve refuse propose-term open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status
  no-proposed-term: issue-term
  no-term: void-term
  no-term-to-call: issue-call
  no-term-to-price: reprice
  no-call: record-payment
  nothing-paid: refund-payment reverse-payment
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal send-reminder
  no-override: clear-override
  legal: correct-date
`;

/** Refused although a button is shown: what is missing is outside the member, or on another row. */
const EXPLAINED = new Set(['price-missing', 'call-paid', 'tier-unknown']);

const COMMANDS = COMMAND_NAMES.flatMap((name) => (isRuleName(name) ? [name] : []));

const expected = new Map<string, Map<string, string>>();
for (const block of MATRIX.trim().split(/\n(?=\S)/)) {
  const [state, ...lines] = block.split('\n');
  const answers = new Map<string, string>();
  for (const line of lines) {
    const [reason, names] = line.trim().split(': ');
    for (const name of names.split(' ')) answers.set(name, reason);
  }
  expected.set(state, answers);
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

describe('every command in every state', () => {
  it('is in the table', () => {
    expect([...expected.keys()].sort()).toEqual(Object.keys(STATES).sort());
    for (const answers of expected.values()) {
      expect([...answers.keys()].sort()).toEqual([...COMMANDS].sort());
    }
  });

  describe.each(Object.entries(STATES))('%s', (state, make) => {
    it.each(COMMANDS)('%s answers what the table says and changes no given facts', (command) => {
      const { facts, today, ctx } = make();
      const input = frozen(likelyInput(command, facts, today));
      const decision = decide(frozen(facts), command, input, ctx);
      const answer = decision.ok ? 'legal' : decision.reason;
      expect(answer).toBe(expected.get(state)?.get(command));
      expect('outcome' in decision).toBe(answer === 'legal');
      if (!EXPLAINED.has(answer)) expect(isLegal(facts, command, today)).toBe(decision.ok);
    });
  });
});

describe('a refusal', () => {
  it('has a text in both languages for every reason that the domain gives', () => {
    const root = path.join(__dirname, '../../src/plugins/membership-lifecycle/server/src/domain');
    const files = fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'));
    const reasons = files.flatMap((file) => {
      const source = fs.readFileSync(path.join(root, file), 'utf8');
      return [...source.matchAll(/refused\(\s*'([a-z-]+)'/g)].map(([, reason]) => reason);
    });
    expect(new Set(reasons).size).toBeGreaterThan(55);
    expect([...new Set(reasons)].filter((reason) => !REFUSALS[reason])).toEqual([]);
  });

  it.each([
    ['approve', 'applied', { decidedOn: '2021-01-05' }, 'date-in-future'],
    ['approve', 'applied', { tier: 'inconnue' }, 'tier-not-offered'],
    ['issue-term', 'waiting', { termId: 'x' }, 'term-not-proposed'],
    ['void-term', 'paid', { termId: 'x', reason: 'x' }, 'term-unknown'],
    ['issue-call', 'pending', { termId: 'x' }, 'term-unknown'],
    ['issue-call', 'waiting', { termId: 'id-1' }, 'call-issued'],
    ['issue-call', 'pending', { termId: 'id-1', dueOn: '2021-01-03' }, 'date-in-past'],
    ['record-payment', 'unpaid', { duesId: 'x', amount: 1 }, 'dues-unknown'],
    ['record-payment', 'unpaid', { duesId: 'id-5', amount: 0 }, 'amount-not-positive'],
    ['record-payment', 'unpaid', { duesId: 'id-5', amount: 1, on: '2021-02-02' }, 'date-in-future'],
    ['reverse-payment', 'paid', { paymentId: 'x', reason: 'x' }, 'payment-unknown'],
    ['reprice', 'unpaid', { termId: 'x', amount: 1, reason: 'x' }, 'term-unknown'],
    ['move-renewal', 'waiting', { stageId: 'x' }, 'stage-unknown'],
    ['move-renewal', 'waiting', { stageId: 'proposed' }, 'already-in-stage'],
    ['move-renewal', 'waiting', { stageId: 'settled' }, 'not-settled'],
    ['move-renewal', 'waiting', { stageId: 'not-renewed' }, 'reason-required'],
    ['move-renewal', 'committed', { stageId: 'proposed' }, 'already-accepted'],
    ['accept-renewal', 'waiting', { answeredOn: '2021-10-04' }, 'date-in-future'],
    ['reopen-renewal', 'lapsed', { stageId: 'settled', reason: 'x' }, 'stage-final'],
    ['reopen-renewal', 'committed', { stageId: 'proposed', reason: 'x' }, 'call-issued'],
    ['send-reminder', 'waiting', { reminderId: 'x' }, 'reminder-unknown'],
    ['change-tier', 'paid', { tier: 'x', when: 'now', reason: 'x' }, 'tier-not-offered'],
    ['change-tier', 'paid', { tier: 'organismes-publics', when: 'now', reason: 'x' }, 'same-tier'],
    ['grant-right', 'paid', { benefit: 'x', quantity: 1, reason: 'x' }, 'benefit-unknown'],
    ['grant-right', 'paid', { benefit: 'centre', quantity: 1, reason: 'x' }, 'right-unlimited'],
    [
      'override-status',
      'paid',
      { status: 'active', until: '2021-05-31', reason: 'x' },
      'date-in-past',
    ],
    [
      'correct-date',
      'paid',
      { field: 'member-since', date: '2021-06-02', reason: 'x' },
      'date-in-future',
    ],
    [
      'correct-date',
      'paid',
      { field: 'term-ends-on', id: 'x', date: '2021-06-02', reason: 'x' },
      'term-unknown',
    ],
    [
      'correct-date',
      'paid',
      { field: 'dues-due-on', id: 'x', date: '2021-06-02', reason: 'x' },
      'dues-unknown',
    ],
    [
      'correct-date',
      'paid',
      { field: 'deliberation-on', date: '2021-06-02', reason: 'x' },
      'no-open-renewal',
    ],
  ] as [RuleName, string, Record<string, unknown>, string][])(
    'of %s (%s) with %j is %s',
    (command, state, input, reason) => {
      expect(STATES[state]().refusal(command, input)).toBe(reason);
    },
  );
});

describe('what one command leaves behind', () => {
  it('a part payment on a proposal is a yes: the renewal is committed and never lapses', () => {
    const life = STATES.waiting().call().pay(100);
    expect(life.last.renewal).toMatchObject({ stageId: 'call-issued', answer: 'accepted' });
    expect(life.last.term?.state).toBe('issued');
    expect(life.day('2022-12-01').facts.membership.status).toBe('active');
  });

  it('a term issued by hand commits the renewal that proposed it', () => {
    const life = STATES.waiting();
    life.do('issue-term', { termId: life.last.term?.id });
    expect(life.last.renewal?.stageId).toBe('awaiting-decision');
    expect(life.day('2022-04-01').facts.membership.status).toBe('active');
  });

  it('a lost renewal cancels the call of its term', () => {
    const life = STATES.waiting().call().do('lose-renewal', { reason: 'x' });
    expect(life.facts.dues.at(-1)?.cancelledOn).toBe(life.today);
    expect(life.facts.terms.at(-1)?.state).toBe('void');
  });

  it('voiding a term closes the renewals from it and to it, and voids what was proposed next', () => {
    const life = STATES.committed().day('2022-10-03');
    const [, second, third] = life.facts.terms;
    expect([second.state, third.state]).toEqual(['issued', 'proposed']);
    life.do('void-term', { termId: second.id, reason: 'Erreur' });
    expect(life.facts.terms.map(({ state }) => state)).toEqual(['issued', 'void', 'void']);
    expect(life.facts.renewals.every(({ closedOn }) => closedOn !== null)).toBe(true);
    expect(life.facts.dues.at(-1)?.cancelledOn).toBe(life.today);
    // Taken up again: the term and its rights come back, each right once.
    life.do('reopen-renewal', { stageId: 'awaiting-decision', reason: 'x' });
    const rights = life.facts.entitlements.filter(({ termId }) => termId === second.id);
    expect(rights.map(({ voidedOn }) => voidedOn)).toEqual([null, null, null]);
  });

  it('a reinstated member who owes an earlier year gets a new term, not the old renewal again', () => {
    const life = STATES.committed().day('2022-10-03').day('2023-03-02');
    expect(life.facts.membership.status).toBe('lapsed');
    life.do('reinstate', { reason: 'x' });
    expect(life.facts.membership.status).toBe('active');
    expect(life.last.term).toMatchObject({ startsOn: '2023-01-01', state: 'issued' });
  });

  it('the last renewal is taken up again, even while an earlier one awaits its money', () => {
    const life = STATES.committed().day('2022-10-03').day('2023-03-02');
    life.do('reopen-renewal', { stageId: 'proposed', reason: 'x' });
    expect(life.facts.renewals.map(({ stageId }) => stageId)).toEqual(['call-issued', 'proposed']);
    // Asked again after the end, the member has the days of grace again.
    expect(life.day('2023-05-01').facts.membership.status).toBe('grace');
    expect(life.day('2023-05-02').facts.membership.status).toBe('lapsed');
  });

  it('a renewal without a price is not taken up again as agreed', () => {
    const life = STATES.todo().do('lose-renewal', { reason: 'x' });
    const input = { stageId: 'awaiting-decision', reason: 'x' };
    expect(life.refusal('reopen-renewal', input)).toBe('price-missing');
    expect(life.refusal('reopen-renewal', { ...input, stageId: 'to-prepare' })).toBeNull();
  });

  it('a member who left is not renewed by taking an old renewal up', () => {
    const life = STATES.waiting().do('withdraw', { on: '2021-10-03', reason: 'x' });
    const input = { stageId: 'proposed', reason: 'x' };
    expect(life.refusal('reopen-renewal', input)).toBe('membership-over');
  });

  it('a new application starts afresh: no old suspension, no renewal of the old term, its own price', () => {
    const policy = { ...tierOffer().policy, firstTermPrice: 'remaining-months' as const };
    const offers = [tierOffer({ policy })];
    const life = new Life(factsOf({ offers, workflow: workflow({ activation: 'payment' }) }));
    life.do('approve').call().pay(life.last.dues?.amount).do('suspend', { reason: 'x' });
    life.do('withdraw', { on: '2021-01-04', reason: 'x' });
    life.at('2022-06-01').do('apply').day('2022-06-20');
    expect(life.facts.membership).toMatchObject({ status: 'applied', nextDueOn: null });
    expect(life.facts.renewals).toEqual([]);
    life.at('2022-07-01').do('approve').call();
    expect(life.last.dues?.amount).toBe(PRICE / 2);
    expect(life.facts.membership.status).toBe('pending');
    expect(life.pay(PRICE / 2).facts.membership.status).toBe('active');
  });

  it('a free tier is settled by the yes alone, and gets no call', () => {
    const facts = factsOf({
      offers: [tierOffer({ price: 0 })],
      workflow: workflow({ activation: 'payment' }),
    });
    const life = new Life(facts).do('approve');
    expect(life.facts.membership.status).toBe('active');
    life.day('2021-10-03').do('move-renewal', { stageId: 'call-issued' });
    expect(life.last.renewal?.stageId).toBe('settled');
    expect(life.facts.dues).toEqual([]);
  });

  it('a change of tier keeps what was carried in, ends access, and what ended can be granted again', () => {
    const life = STATES.paid();
    life.do('grant-right', { benefit: 'compagnonnage', quantity: 2, reason: 'x' });
    life.facts = {
      ...life.facts,
      entitlements: life.facts.entitlements.map((right) =>
        right.kind === 'access' ? { ...right, used: 4 } : right,
      ),
    };
    life.do('change-tier', { tier: 'petites-communes', when: 'now', reason: 'x' });
    const right = (code: string) =>
      life.facts.entitlements.find(({ benefitCode }) => benefitCode === code);
    expect(right('compagnonnage')).toMatchObject({ granted: 5, voidedOn: null });
    expect(right('centre')?.voidedOn).toBe(life.today);
    expect(right('vote')).toMatchObject({ granted: 0, voidedOn: life.today });
    life.do('grant-right', { benefit: 'vote', quantity: 3, reason: 'x' });
    expect(right('vote')).toMatchObject({ granted: 3, voidedOn: null });
    expect(life.facts.entitlements).toHaveLength(4);
  });

  it('a price that rises after a renewal was won takes the renewal up again', () => {
    const life = STATES.won();
    life.at('2022-02-01');
    life.facts = {
      ...life.facts,
      offers: [...life.facts.offers, tierOffer({ tierCode: 'grands', price: PRICE * 2 })],
    };
    life.do('change-tier', { tier: 'grands', when: 'now', reason: 'x' });
    expect(life.last.renewal).toMatchObject({ stageId: 'payment-order', closedOn: null });
  });
});

// --- any sequence of commands and days -------------------------------------------------------

type Step = {
  command: RuleName | 'day' | 'use' | 'legal';
  days: number;
  pick: number;
  amount: number;
};
const SYSTEM = ['mark-reminder', 'carry-rights', 'refresh-status'];
const ENDS = ['withdraw', 'exclude', 'refuse'];
const STAFF = (Object.keys(RULES) as RuleName[]).filter((name) => !SYSTEM.includes(name));
const anyStep: fc.Arbitrary<Step> = fc.record({
  command: fc.oneof(
    { weight: 3, arbitrary: fc.constant('day' as const) },
    { weight: 1, arbitrary: fc.constant('use' as const) },
    { weight: 6, arbitrary: fc.constant('legal' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...STAFF) },
  ),
  days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 })),
  pick: fc.nat(1000),
  amount: fc.constantFrom(1, 100_000, PRICE, 2 * PRICE),
});

const choose = <T>(rows: readonly T[], pick: number): T | undefined => rows[pick % rows.length];

/** Any input that the validation of a command lets pass. */
const anyInput = (command: RuleName, life: Life, { pick, amount, days }: Omit<Step, 'command'>) => {
  const { facts, today } = life;
  const around = plusDays(today, (pick % 61) - 30);
  const likely = likelyInput(command, facts, today);
  const termId = choose(facts.terms, pick)?.id ?? 'none';
  const stageId = choose(facts.workflow.stages, pick)?.id;
  const tier = choose(['organismes-publics', 'petites-communes', 'inconnue'], pick);
  switch (command) {
    case 'approve':
      return pick % 3 === 0 ? { startsOn: around } : {};
    case 'propose-term':
      return {};
    case 'issue-term':
    case 'issue-call':
    case 'waive-dues':
    case 'void-term':
      return pick % 2 === 0 ? likely : { ...likely, termId };
    case 'reprice':
      return { ...likely, termId, amount: pick % 4 === 0 ? 0 : amount };
    case 'record-payment':
    case 'refund-payment':
      return { ...likely, duesId: choose(facts.dues, pick)?.id ?? 'none', amount };
    case 'reverse-payment':
      return { ...likely, paymentId: choose(facts.payments, pick)?.id ?? 'none' };
    case 'open-renewal':
      return pick % 2 === 0 ? {} : { decidedOn: around };
    case 'move-renewal':
    case 'reopen-renewal':
      return { stageId, reason: 'x' };
    case 'change-tier':
      return { tier, when: pick % 2 === 0 ? 'now' : 'renewal', reason: 'x' };
    case 'grant-right':
      return {
        benefit: choose(['compagnonnage', 'centre', 'evenements'], pick),
        quantity: 2,
        reason: 'x',
      };
    case 'withdraw':
    case 'exclude':
      return { on: around, reason: 'x' };
    case 'override-status':
      return {
        status: choose(['active', 'lapsed', 'grace'], pick),
        until: plusDays(today, days % 20),
        reason: 'x',
      };
    case 'correct-date':
      return {
        field: choose(['term-starts-on', 'term-ends-on', 'dues-due-on', 'deliberation-on'], pick),
        id: choose([...facts.terms, ...facts.dues], pick)?.id,
        date: around,
        reason: 'x',
      };
    default:
      return likely;
  }
};

const FROZEN: (keyof Term)[] = [
  'tierCode',
  'tierNames',
  'offerDocumentId',
  'price',
  'currency',
  'policy',
  'allowances',
  'startsOn',
  'endsOn',
  'months',
  'anchorOn',
  'anchorOffset',
];
const MAY_CHANGE_A_TERM = ['reprice', 'change-tier', 'correct-date'];

const unique = (rows: readonly unknown[]) => new Set(rows).size === rows.length;

const checkTerms = (before: Facts, after: Facts, command: string): void => {
  const issued = after.terms.filter(({ state }) => state === 'issued');
  for (const one of issued) {
    for (const other of issued) {
      const apart = one === other || one.endsOn < other.startsOn || other.endsOn < one.startsOn;
      ensure(apart, ['issued terms overlap', one, other]);
    }
  }
  for (const old of before.terms) {
    const now = after.terms.find(({ id }) => id === old.id);
    ensure(now !== undefined, ['a term disappeared', old]);
    if (!now || old.state !== 'issued' || now.state !== 'issued') continue;
    if (MAY_CHANGE_A_TERM.includes(command)) continue;
    const same = FROZEN.every((name) => JSON.stringify(old[name]) === JSON.stringify(now[name]));
    ensure(same, ['what was frozen changed', old, now]);
  }
  const standing = after.terms.filter(({ state }) => state !== 'void');
  ensure(unique(standing.map(({ startsOn }) => startsOn)), [
    'two terms of one first day',
    standing,
  ]);
  ensure(
    standing.every((one) => one.startsOn <= one.endsOn),
    ['ends before it starts', standing],
  );
};

const checkMoney = (before: Facts, after: Facts): void => {
  const kept = JSON.stringify(after.payments.slice(0, before.payments.length));
  ensure(kept === JSON.stringify(before.payments), 'a payment line changed');
  const live = after.dues.filter(({ cancelledOn }) => cancelledOn === null);
  ensure(unique(live.map(({ termId }) => termId)), ['two calls of one term', live]);
  for (const call of live) {
    const called = after.terms.find(({ id }) => id === call.termId);
    ensure(called?.state !== 'void', ['a void term is called', call]);
    ensure(call.amount === called?.price, ['the call is not the price', call, called]);
  }
  for (const { id } of after.dues)
    ensure(paidOf(after.payments, id) >= 0, ['paid below nothing', id]);
  const back = after.payments.flatMap(({ reversesId }) => reversesId ?? []);
  ensure(unique(back), ['a line is taken back twice', back]);
};

const checkRenewals = (after: Facts): void => {
  const open = after.renewals.filter(({ closedOn }) => closedOn === null);
  const stateOf = (id: string) => after.terms.find((one) => one.id === id)?.state;
  const proposing = open.filter(({ termId }) => stateOf(termId) !== 'issued');
  ensure(proposing.length <= 1, ['two open proposals', proposing]);
  ensure(unique(open.map(({ fromTermId }) => fromTermId)), ['two renewals of one term', open]);
  ensure(
    open.every(({ termId }) => stateOf(termId) !== 'void'),
    ['a void term is proposed', open],
  );
  const over = after.membership.endedOn !== null || after.membership.refusedOn !== null;
  ensure(!over || open.length === 0, ['a renewal goes on after the end', open]);
};

const check = (before: Facts, life: Life, command: string): void => {
  const { facts: after, today } = life;
  checkTerms(before, after, command);
  checkMoney(before, after);
  checkRenewals(after);
  const { status, because, nextDueOn } = after.membership;
  const computed = statusOf(after, today);
  ensure(status === computed.status, ['the stored status is stale', status, computed]);
  ensure(JSON.stringify(because) === JSON.stringify(computed.because), ['stale reason', because]);
  ensure(nextDueOn === null || nextDueOn >= today, ['due in the past', nextDueOn, today]);
  ensure((nextDueOn === today) === plan(after, today).length > 0, [
    'due day and plan differ',
    nextDueOn,
  ]);
  const rights = after.entitlements.map(({ termId, benefitCode }) => `${termId} ${benefitCode}`);
  ensure(unique(rights), ['a term has a right twice', rights]);
  for (const { granted, used } of after.entitlements) {
    ensure(used >= 0 && (granted === null || used <= granted), ['overdrawn', granted, used]);
  }
};

/** Uses one right, as the counters' own service would. */
const use = (life: Life, pick: number): void => {
  const open = life.facts.entitlements.filter(
    ({ granted, used, voidedOn }) => voidedOn === null && (granted === null || used < granted),
  );
  const right = choose(open, pick);
  if (!right) return;
  const used = (row: typeof right) => (row.id === right.id ? { ...row, used: row.used + 1 } : row);
  life.facts = { ...life.facts, entitlements: life.facts.entitlements.map(used) };
};

describe('any sequence of commands and days', () => {
  const names = Object.keys(STATES).filter((name) => name !== 'merged');
  const sequence = fc.record({
    state: fc.constantFrom(...names),
    activation: fc.constantFrom('decision' as const, 'payment' as const),
    late: fc.constantFrom(
      'continuous' as const,
      'from-decision' as const,
      'calendar-year' as const,
    ),
    steps: fc.array(anyStep, { minLength: 1, maxLength: 14, size: 'max' }),
  });
  const starts = new Map(names.map((name) => [name, STATES[name]()]));

  it('keeps terms apart and frozen, payments append-only, one proposal, a true status and due day', () => {
    const accepted = new Map<string, number>();
    fc.assert(
      fc.property(sequence, ({ state, activation, late, steps }) => {
        const start = starts.get(state) as Life;
        const offers = start.facts.offers.map((offer) => ({
          ...offer,
          policy: { ...offer.policy, lateRenewal: late },
        }));
        let n = 0;
        const life = new Life(
          { ...start.facts, offers, workflow: { ...start.facts.workflow, activation } },
          start.today,
          () => `new-${(n += 1)}`,
        );
        for (const { command: drawn, ...step } of steps) {
          const before = life.facts;
          // Ends come late in most lives: after them little is legal.
          const legal = STAFF.filter(
            (name) =>
              isLegal(before, name, life.today) && (step.amount === 1 || !ENDS.includes(name)),
          );
          const command = drawn === 'legal' ? (choose(legal, step.pick) as RuleName) : drawn;
          if (command === 'use') use(life, step.pick);
          else if (command === 'day') {
            life.day(plusDays(life.today, step.days));
            ensure(plan(life.facts, life.today).length === 0, 'the plan is not empty after it');
          } else if (!life.tries(command, anyInput(command, life, step))) {
            ensure(life.facts === before, 'a refused command changed something');
            continue;
          } else accepted.set(command, (accepted.get(command) ?? 0) + 1);
          if (command !== 'use') check(before, life, command);
        }
      }),
      RUNS,
    );
    // Each command was really lived, not only refused.
    const rare = STAFF.filter((name) => !accepted.has(name));
    expect(rare).toEqual([]);
  });
});
