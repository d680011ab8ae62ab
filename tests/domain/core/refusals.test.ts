import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { BY_INHABITANTS } from '../../helpers/brackets';
import { factsOf, Life, PRICE, term, TIER, tierOffer, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** What each refusal names: the field that was wrong, or the row and the tier that stand in the way. */

const reason = 'x';

const told = (life: Life, command: RuleName, input: Record<string, unknown>) => {
  const decision = decide(life.facts, command, input, life.ctx);
  return decision.ok ? 'accepted' : [decision.reason, decision.details];
};
const changed = (life: Life, values: Partial<Facts>): Life => {
  life.facts = { ...life.facts, ...values };
  return life;
};
const termId = (life: Life) => life.last.term?.id;
const duesId = (life: Life) => life.last.dues?.id;
const first = ({ facts }: Life) => facts.terms[0].id;

/** A first year that nothing is owed for, and a second one to be agreed to. */
const settledFirst = (how: 'waive' | 'free') => {
  const life = new Life(factsOf()).do('approve');
  if (how === 'waive') life.do('waive-dues', { termId: termId(life), reason });
  else life.do('reprice', { termId: termId(life), amount: 0, reason });
  return life.day('2021-10-03');
};

describe('a refusal names', () => {
  type Case = [
    name: string,
    life: () => Life,
    command: RuleName,
    input: (life: Life) => Record<string, unknown>,
    reason: string,
    details?: object | ((life: Life) => object),
  ];
  const cases: Case[] = [
    [
      'the tier that is not sold, and the day',
      STATES.applied,
      'approve',
      () => ({ tier: 'x' }),
      'tier-not-offered',
      { tier: 'x', on: '2021-01-04' },
    ],
    [
      'the day of the decision that is to come',
      STATES.applied,
      'approve',
      () => ({ decidedOn: '2021-01-05' }),
      'date-in-future',
      { field: 'decidedOn' },
    ],
    [
      'the term that there is not',
      STATES.pending,
      'issue-call',
      () => ({ termId: 'x' }),
      'term-unknown',
      { term: 'x' },
    ],
    [
      'the term that is called already',
      STATES.waiting,
      'issue-call',
      (life) => ({ termId: first(life) }),
      'call-issued',
      (life: Life) => ({ term: first(life) }),
    ],
    [
      'nothing of dues that were waived',
      () => settledFirst('waive'),
      'issue-call',
      (life) => ({ termId: first(life) }),
      'dues-waived',
    ],
    [
      'nothing of what is free',
      () => settledFirst('free'),
      'issue-call',
      (life) => ({ termId: first(life) }),
      'nothing-to-pay',
    ],
    [
      'the tier whose figure lacks, by its code as the tier whose price lacks',
      () => new Life(factsOf({ offers: [tierOffer({ price: null, brackets: BY_INHABITANTS })] })),
      'approve',
      () => ({}),
      'inhabitants-missing',
      { tier: TIER, tierInWords: tierOffer().tierNames },
    ],
    [
      'the tier whose price lacks, by its code where no offer has it',
      () => changed(STATES.todo(), { offers: [] }),
      'accept-renewal',
      () => ({}),
      'price-missing',
      { tier: TIER, tierInWords: { fr: TIER, en: TIER } },
    ],
    [
      'the tier whose price lacks, for a call',
      STATES.todo,
      'issue-call',
      (life) => ({ termId: termId(life) }),
      'price-missing',
      { tier: TIER, tierInWords: tierOffer().tierNames },
    ],
    [
      'the tier whose price lacks, for a yes',
      STATES.todo,
      'accept-renewal',
      () => ({}),
      'price-missing',
      { tier: TIER, tierInWords: tierOffer().tierNames },
    ],
    [
      'the tier whose price lacks, for a proposal',
      STATES.todo,
      'move-renewal',
      () => ({ stageId: 'proposed' }),
      'price-missing',
      { tier: TIER, tierInWords: tierOffer().tierNames },
    ],
    [
      'the tier whose price lacks, for a term',
      STATES.todo,
      'issue-term',
      (life) => ({ termId: termId(life) }),
      'price-missing',
      { tier: TIER, tierInWords: tierOffer().tierNames },
    ],
    [
      'the due day that is past',
      STATES.pending,
      'issue-call',
      (life) => ({ termId: termId(life), dueOn: '2021-01-03' }),
      'date-in-past',
      { field: 'dueOn' },
    ],
    [
      'the call that there is not',
      STATES.unpaid,
      'record-payment',
      () => ({ duesId: 'x', amount: 1 }),
      'dues-unknown',
      { dues: 'x' },
    ],
    [
      'the call that was cancelled, as it is called',
      STATES['called-off'],
      'reissue-call',
      ({ facts }) => ({ duesId: facts.dues[1].id, reason }),
      'dues-cancelled',
      ({ facts }: Life) => ({ dues: facts.dues.at(-1)?.number }),
    ],
    [
      'the amount that is none',
      STATES.unpaid,
      'record-payment',
      (life) => ({ duesId: duesId(life), amount: 0 }),
      'amount-not-positive',
      { field: 'amount' },
    ],
    [
      'the day of a payment to come',
      STATES.unpaid,
      'record-payment',
      (life) => ({ duesId: duesId(life), amount: 1, on: '2021-02-02' }),
      'date-in-future',
      { field: 'on' },
    ],
    [
      'the call to refund that there is not',
      STATES.paid,
      'refund-payment',
      () => ({ duesId: 'x', amount: 1, reason }),
      'dues-unknown',
      { dues: 'x' },
    ],
    [
      'the day of a refund to come',
      STATES.paid,
      'refund-payment',
      (life) => ({ duesId: duesId(life), amount: 1, on: '2021-06-02', reason }),
      'date-in-future',
      { field: 'on' },
    ],
    [
      'the amount of a refund that is none',
      STATES.paid,
      'refund-payment',
      (life) => ({ duesId: duesId(life), amount: 0, reason }),
      'amount-not-positive',
      { field: 'amount' },
    ],
    [
      'what was paid, to whom more would be given back',
      STATES.paid,
      'refund-payment',
      (life) => ({ duesId: duesId(life), amount: PRICE + 1, reason }),
      'refund-exceeds-paid',
      { paid: PRICE },
    ],
    [
      'the line that there is not',
      STATES.paid,
      'reverse-payment',
      () => ({ paymentId: 'x', reason }),
      'payment-unknown',
      { payment: 'x' },
    ],
    [
      'the line that was given back',
      () => STATES.paid().do('refund-payment', { duesId: 'id-5', amount: 1, reason }),
      'reverse-payment',
      ({ facts }) => ({ paymentId: facts.payments[0].id, reason }),
      'payment-refunded',
      ({ facts }: Life) => ({ payment: facts.payments[0].id }),
    ],
    [
      'the term to price that there is not',
      STATES.unpaid,
      'reprice',
      () => ({ termId: 'x', amount: 1, reason }),
      'term-unknown',
      { term: 'x' },
    ],
    [
      'nothing of the price of dues that were waived',
      () => settledFirst('waive'),
      'reprice',
      (life) => ({ termId: first(life), amount: 1, reason }),
      'dues-waived',
    ],
    [
      'the term to waive that there is not',
      STATES.unpaid,
      'waive-dues',
      () => ({ termId: 'x', reason }),
      'term-unknown',
      { term: 'x' },
    ],
    [
      'nothing of a term that is settled, while another is not',
      STATES.waiting,
      'waive-dues',
      (life) => ({ termId: first(life), reason }),
      'already-settled',
    ],
    [
      'the term to issue that is not proposed',
      STATES.waiting,
      'issue-term',
      (life) => ({ termId: first(life) }),
      'term-not-proposed',
      (life: Life) => ({ term: first(life) }),
    ],
    [
      'the term to void that there is not',
      STATES.unpaid,
      'void-term',
      () => ({ termId: 'x', reason }),
      'term-unknown',
      { term: 'x' },
    ],
    [
      'the term that is void already',
      STATES['called-off'],
      'void-term',
      ({ facts }) => ({ termId: facts.terms[1].id, reason }),
      'term-unknown',
      ({ facts }: Life) => ({ term: facts.terms[1].id }),
    ],
    [
      'the tier that nobody sells, from the renewal on',
      STATES.waiting,
      'change-tier',
      () => ({ tier: 'x', when: 'renewal', reason }),
      'tier-unknown',
      { tier: 'x' },
    ],
    [
      'the tier that nobody sells today',
      STATES.paid,
      'change-tier',
      () => ({ tier: 'x', when: 'now', reason }),
      'tier-not-offered',
      { tier: 'x', on: '2021-06-01' },
    ],
    [
      'the tier whose price lacks, for a call that stands',
      () =>
        changed(STATES.waiting().call(), {
          offers: [
            tierOffer({ closesOn: '2021-12-31' }),
            tierOffer({ tierCode: 'new', closesOn: '2021-12-31' }),
          ],
        }),
      'change-tier',
      () => ({ tier: 'new', when: 'renewal', reason }),
      'price-missing',
      { tier: 'new', tierInWords: tierOffer().tierNames },
    ],
    [
      'nothing of a term where none runs',
      STATES.grace,
      'change-tier',
      () => ({ tier: 'petites-communes', when: 'now', reason }),
      'no-term-to-change',
    ],
    [
      'the right that has no limit',
      STATES.paid,
      'grant-right',
      () => ({ benefit: 'centre', quantity: 1, reason }),
      'right-unlimited',
      { benefit: 'centre' },
    ],
    [
      'the right that no tier gives',
      STATES.paid,
      'grant-right',
      () => ({ benefit: 'x', quantity: 1, reason }),
      'benefit-unknown',
      { benefit: 'x' },
    ],
    [
      'the stage that there is not',
      STATES.waiting,
      'move-renewal',
      () => ({ stageId: 'x' }),
      'stage-unknown',
      { stage: 'x' },
    ],
    [
      'the stage of another workflow, and the workflow that lacks it',
      () => {
        const [stage] = workflow().stages;
        const other = workflow({
          id: 'other',
          isDefault: false,
          stages: [{ ...stage, id: 'elsewhere' }],
        });
        return changed(STATES.waiting(), { workflows: [workflow(), other] });
      },
      'move-renewal',
      () => ({ stageId: 'elsewhere' }),
      'stage-elsewhere',
      { stage: workflow().stages[0].names, workflow: workflow().name },
    ],
    [
      'the reason that lacks',
      STATES.waiting,
      'move-renewal',
      () => ({ stageId: 'not-renewed' }),
      'reason-required',
      { field: 'reason' },
    ],
    [
      'the day of an answer to come',
      STATES.waiting,
      'accept-renewal',
      () => ({ answeredOn: '2021-10-04' }),
      'date-in-future',
      { field: 'answeredOn' },
    ],
    [
      'the term that is still owed',
      STATES.waiting,
      'move-renewal',
      () => ({ stageId: 'settled' }),
      'not-settled',
      (life: Life) => ({ term: termId(life) }),
    ],
    [
      'the term that was issued, to who would lose it',
      STATES.committed,
      'lose-renewal',
      () => ({ reason }),
      'term-issued',
      (life: Life) => ({ term: termId(life) }),
    ],
    [
      'the reminder that there is not',
      STATES.waiting,
      'send-reminder',
      () => ({ reminderId: 'x' }),
      'reminder-unknown',
      { reminder: 'x' },
    ],
    [
      'the reminder to mark that there is not',
      STATES.waiting,
      'mark-reminder',
      () => ({ reminderId: 'x', state: 'waiting' }),
      'reminder-unknown',
      { reminder: 'x' },
    ],
    [
      'the term to carry to that does not stand',
      STATES.waiting,
      'carry-rights',
      (life) => ({ termId: termId(life) }),
      'term-unknown',
      (life: Life) => ({ term: termId(life) }),
    ],
    [
      'nothing of a term that was carried to',
      () => STATES.won().at('2022-01-01').do('carry-rights', { termId: 'id-8' }),
      'carry-rights',
      () => ({ termId: 'id-8' }),
      'already-carried',
    ],
    [
      'the day until when that is past',
      STATES.paid,
      'override-status',
      () => ({ status: 'grace', until: '2021-05-31', reason }),
      'date-in-past',
      { field: 'until' },
    ],
    [
      'the date of a term that is out of order',
      STATES.paid,
      'correct-date',
      (life) => ({ field: 'term-starts-on', id: termId(life), date: '2022-01-01', reason }),
      'dates-out-of-order',
      { field: 'date' },
    ],
    [
      'the term to correct that there is not',
      STATES.paid,
      'correct-date',
      () => ({ field: 'term-starts-on', id: 'x', date: '2021-01-01', reason }),
      'term-unknown',
      { field: 'id' },
    ],
    [
      'the term to correct that is void',
      STATES['called-off'],
      'correct-date',
      ({ facts }) => ({
        field: 'term-ends-on',
        id: facts.terms[1].id,
        date: '2022-06-30',
        reason,
      }),
      'term-unknown',
      { field: 'id' },
    ],
    [
      'the term that would overlap another',
      STATES.committed,
      'correct-date',
      (life) => ({ field: 'term-ends-on', id: first(life), date: '2022-01-01', reason }),
      'term-overlaps',
      { field: 'date' },
    ],
    [
      'the call to correct that was cancelled',
      STATES['called-off'],
      'correct-date',
      ({ facts }) => ({ field: 'dues-due-on', id: facts.dues[1].id, date: '2022-01-01', reason }),
      'dues-unknown',
      { field: 'id' },
    ],
    [
      'the due day before the call',
      STATES.paid,
      'correct-date',
      (life) => ({ field: 'dues-due-on', id: duesId(life), date: '2021-01-03', reason }),
      'dates-out-of-order',
      { field: 'date' },
    ],
    [
      'the first day that is to come',
      STATES.paid,
      'correct-date',
      () => ({ field: 'member-since', date: '2021-06-02', reason }),
      'date-in-future',
      { field: 'date' },
    ],
    [
      'the call on paper already, while another is not',
      () => {
        const life = STATES.committed();
        return changed(life, { papers: life.facts.papers.slice(0, 1) });
      },
      'make-call-paper',
      ({ facts }) => ({ duesId: facts.dues[0].id }),
      'call-on-paper',
      ({ facts }: Life) => ({ dues: facts.dues[0].number }),
    ],
    [
      'the call without a paper, while another has one',
      () => {
        const life = STATES.committed();
        return changed(life, { papers: life.facts.papers.slice(0, 1) });
      },
      'reissue-call',
      (life) => ({ duesId: duesId(life), reason }),
      'call-without-paper',
      ({ facts }: Life) => ({ dues: facts.dues.at(-1)?.number }),
    ],
    [
      'the price that came in, to who is asked again',
      () => STATES.committed().pay(1),
      'reopen-renewal',
      () => ({ stageId: 'proposed', reason }),
      'call-paid',
      ({ facts }: Life) => ({ dues: facts.dues.at(-1)?.number }),
    ],
    [
      'the call that was issued, to who is asked again',
      STATES.committed,
      'reopen-renewal',
      () => ({ stageId: 'proposed', reason }),
      'call-issued',
      ({ facts }: Life) => ({ dues: facts.dues.at(-1)?.number }),
    ],
    [
      'the term whose rights were used, to who is asked again',
      () => {
        const life = STATES.waiting().do('accept-renewal');
        const used = (right: Facts['entitlements'][number]) =>
          right.termId === termId(life) ? { ...right, used: 1 } : right;
        return changed(life, { entitlements: life.facts.entitlements.map(used) });
      },
      'reopen-renewal',
      () => ({ stageId: 'proposed', reason }),
      'rights-used',
      (life: Life) => ({ term: termId(life) }),
    ],
    [
      'nothing of a stage that is an end',
      STATES.lapsed,
      'reopen-renewal',
      () => ({ stageId: 'not-renewed', reason }),
      'stage-final',
    ],
    [
      'the period that is taken already',
      () => {
        const life = new Life(factsOf()).do('approve');
        const standing = term({ id: 'standing', startsOn: '2021-01-04' });
        life.do('void-term', { termId: termId(life), reason });
        return changed(life, {
          terms: [
            ...life.facts.terms,
            { ...standing, endsOn: '2020-12-31', startsOn: '2020-01-01' },
          ],
          membership: { ...life.facts.membership, appliedOn: '2021-01-04' },
        });
      },
      'propose-term',
      () => ({ decidedOn: '2020-06-01' }),
      'term-overlaps',
    ],
  ];

  for (const [name, make, command, input, expected, details] of cases) {
    it(name, () => {
      const life = make();
      const named = typeof details === 'function' ? details(life) : details;
      const [given, found] = told(life, command, input(life)) as [string, object];
      expect(given).toBe(expected);
      if (named !== undefined) expect(found).toEqual(named);
    });
  }
});
