import { journalValues } from '../../../src/plugins/membership-lifecycle/admin/src/kit/panels/journal';
import type { Format } from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/format';
import { moveWithin } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import { changesBetween } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/journal';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { membershipView } from '../../../src/plugins/membership-lifecycle/server/src/membership/membership-view';
import type {
  ActivityView,
  MembershipView,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { ownEvent } from '../../../src/plugins/membership-lifecycle/server/src/access/own-history';
import type { Activity } from '../../../src/plugins/membership-lifecycle/server/src/kernel/store/activities';
import { Life, PRICE } from '../../helpers/facts';

/** The values of the journal's sentences about money. */

const reason = 'x';
const WORDS = {
  t: (key: string) => key,
  format: { money: (amount) => String(amount) } as Format,
  tierName: (code: string) => code,
};

const told = (life: Life, input: Record<string, unknown>, before: Facts) => {
  const activity = {
    ...{ command: 'move-payment', on: life.today, input },
    ...changesBetween(before, life.facts),
  } as ActivityView;
  const view = membershipView(
    { facts: life.facts, organisationName: '', siret: null },
    { usages: new Map(), owners: new Map(), answers: new Map(), letters: new Map(), deposits: [] },
    life.today,
  ) as MembershipView;
  const { amount, toCall, account, back, call } = journalValues(activity, view, WORDS);
  return { amount, toCall, account, back, call };
};

const called = (): Life => {
  const life = new Life().do('approve').call();
  const dues = life.facts.dues.map((call) => ({ ...call, number: '2021-0001' }));
  life.facts = { ...life.facts, dues };
  return life;
};

test('figures that change are said with what they were', () => {
  const life = new Life();
  const view = membershipView(
    { facts: life.facts, organisationName: '', siret: null },
    { usages: new Map(), owners: new Map(), answers: new Map(), letters: new Map(), deposits: [] },
    life.today,
  ) as MembershipView;
  const activity = {
    ...{ command: 'change-organisation', on: life.today, input: {} },
    before: { figures: { inhabitants: { value: 450, year: 2026 } } },
    after: {
      figures: { inhabitants: { value: 650, year: 2027 }, staff: { value: 3, year: 2027 } },
    },
  } as unknown as ActivityView;
  const format = { ...WORDS.format, text: (said) => said?.fr ?? '' } as Format;
  expect(journalValues(activity, view, { ...WORDS, format }).figures).toBe(
    '450 habitants en 2026 → 650 habitants en 2027 · value.none → 3 agents en 2027',
  );
  const without = { ...activity, before: {}, after: {} };
  expect(journalValues(without, view, { ...WORDS, format }).figures).toBe('none');
});

test('a deposit is said of a call, or of the credit note whose number it has', () => {
  const life = called();
  const view = membershipView(
    { facts: life.facts, organisationName: '', siret: null },
    { usages: new Map(), owners: new Map(), answers: new Map(), letters: new Map(), deposits: [] },
    life.today,
  ) as MembershipView;
  const kindOf = (number: string) => {
    const noted = { command: 'note-deposit', input: { number, state: 'deposited' } };
    const activity = { ...noted, on: life.today, before: {}, after: {} } as unknown as ActivityView;
    return journalValues(activity, view, WORDS).kind;
  };
  expect(['2021-0001', 'AV2021-0001'].map(kindOf)).toEqual(['call', 'credit-note']);
});

test('all of a credit that is moved to a call, and whose account it comes from', () => {
  const life = called().day('2021-10-03').do('accept-renewal').call();
  const [{ id: fromDuesId }, { id: toDuesId, number }] = life.facts.dues;
  life.do('record-payment', { duesId: fromDuesId, amount: PRICE + 300, confirmed: true });
  const before = life.facts;
  const input = { paymentId: life.last.payment?.id ?? '', toDuesId, reason };
  const decision = moveWithin(before, input, life.ctx);
  if (!decision.ok) throw new Error(decision.reason);
  life.facts = decision.outcome.facts;
  const within = { amount: '300', toCall: number, account: 'none' };
  expect(told(life, input, before)).toMatchObject(within);
  const here = { ...input, intoMembershipId: life.facts.membership.id };
  expect(told(life, here, before).account).toBe('from');
  expect(told(life, { ...here, intoMembershipId: 'other' }, before).account).toBe('to');
});

test('all that a reversal took back, wherever it was', () => {
  const life = called();
  life.do('record-payment', { amount: PRICE + 300, confirmed: true });
  const before = life.facts;
  const input = { paymentId: life.last.payment?.id ?? '', reason };
  life.do('reverse-payment', input);
  expect(told(life, input, before).amount).toBe(String(PRICE + 300));
});

test('a rejection, and its being taken back', () => {
  const life = called().pay();
  const [received, rejected] = [() => life.facts.payments[0], () => life.facts.payments[1]];
  let before = life.facts;
  life.do('reject-payment', { paymentId: received().id });
  const said = { amount: String(PRICE), call: '2021-0001' };
  expect(told(life, { paymentId: received().id }, before)).toMatchObject({
    ...said,
    back: 'payment',
  });
  before = life.facts;
  life.do('reverse-payment', { paymentId: rejected().id, reason });
  expect(told(life, { paymentId: rejected().id }, before)).toMatchObject({
    ...said,
    back: 'rejection',
  });
});

test('members read that the bank rejected a payment, when, and that it counts again', () => {
  const life = called().pay();
  const own = (command: 'reject-payment' | 'reverse-payment', input: Record<string, unknown>) => {
    const before = life.facts;
    life.do(command, input);
    const line = { id: 'x', command, on: life.today, input, ...changesBetween(before, life.facts) };
    return ownEvent(line as unknown as Activity, life.facts, 'fr')?.text;
  };
  const [{ id: paymentId, on }] = life.facts.payments;
  expect(own('reject-payment', { paymentId, on })).toBe(
    'Règlement rejeté par la banque, le 4 janvier 2021.',
  );
  const rejection = { paymentId: life.facts.payments[1].id, reason };
  expect(own('reverse-payment', rejection)).toBe(
    'Rejet annulé\u00a0: le règlement compte à nouveau.',
  );
  expect(own('reverse-payment', { paymentId, reason })).toBe('Règlement annulé.');
});
