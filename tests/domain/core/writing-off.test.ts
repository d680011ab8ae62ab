import {
  duesState,
  balanceOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { statusOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import { standingReminders } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/reminders';
import { factsOf, Life, PRICE, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** What is left of a call is written off: a small difference settles it, a lost claim does not. */

const reason = 'x';
const uponPayment = () =>
  new Life(factsOf({ workflow: workflow({ activation: 'payment' }) })).do('approve').call();
const allButACent = () =>
  uponPayment()
    .pay(PRICE - 1)
    .at('2021-02-01');
const writeOff = (life: Life, writtenOffAs: 'difference' | 'loss') =>
  life.do('write-off-call', { duesId: life.last.dues?.id, writtenOffAs, reason });
const stateOf = (life: Life) => duesState(life.facts, life.last.term, life.today);

test('a cent that is missing keeps nobody out, and is no money that came in', () => {
  const life = allButACent();
  expect(life.last.term?.state).toBe('proposed');
  writeOff(life, 'difference');
  expect(life.last.term?.state).toBe('issued');
  expect(stateOf(life)).toBe('paid');
  expect(balanceOf(life.facts)).toEqual({ due: 0, paid: PRICE - 1, credit: 0 });
});

test('a claim that is lost is asked no more, and gives nothing', () => {
  const life = uponPayment().pay(1_000).at('2021-04-01');
  writeOff(life, 'loss');
  expect(life.last.term?.state).toBe('proposed');
  expect(stateOf(life)).toBe('written-off');
  expect(balanceOf(life.facts)).toEqual({ due: 0, paid: 1_000, credit: 0 });
  expect(standingReminders(life.facts)).toEqual([]);
  expect(statusOf(life.facts, life.today).status).toBe('pending');
});

test('a member whose rights run is told as one that has not paid', () => {
  const life = writeOff(STATES.overdue(), 'loss');
  expect(statusOf(life.facts, life.today)).toMatchObject({
    status: 'active',
    because: { rule: 'term-runs-unpaid' },
  });
});

test('a difference is less than what was paid, and no credit is passed over', () => {
  const half = STATES.unpaid().pay(PRICE / 2);
  const input = { duesId: half.last.dues?.id, reason };
  const difference = { ...input, writtenOffAs: 'difference' };
  expect(half.refusal('write-off-call', difference)).toBe('difference-too-large');
  expect(half.pay(1).refusal('write-off-call', difference)).toBeNull();
  const credited = STATES['in-credit']();
  const duesId = credited.last.dues?.id;
  expect(credited.refusal('write-off-call', { duesId, writtenOffAs: 'loss', reason })).toBe(
    'credit-settles',
  );
  const paid = { ...input, duesId: STATES.paid().last.dues?.id, writtenOffAs: 'loss' };
  expect(STATES.paid().refusal('write-off-call', paid)).toBe('no-open-call');
});

test('asked again, it is owed as before, and what rested on it goes', () => {
  const life = writeOff(allButACent(), 'difference');
  const duesId = life.last.dues?.id;
  life.do('undo-write-off', { duesId, reason });
  expect(life.last.term?.state).toBe('proposed');
  expect(balanceOf(life.facts)).toMatchObject({ due: 1 });
  expect(life.refusal('undo-write-off', { duesId, reason })).toBe('nothing-written-off');
});

test('money of the call that the bank rejects is asked again, and settles it if that was a mistake', () => {
  const life = writeOff(allButACent(), 'difference');
  life.do('reject-payment', { paymentId: life.last.payment?.id });
  expect(balanceOf(life.facts)).toEqual({ due: PRICE - 1, paid: 0, credit: 0 });
  expect(life.last.term?.heldOn ?? life.last.term?.state).not.toBe('issued');
  life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
  expect(balanceOf(life.facts)).toEqual({ due: 0, paid: PRICE - 1, credit: 0 });
  expect(stateOf(life)).toBe('paid');
});

test('money of a lost claim that the bank rejects is late again, and lost with the rest', () => {
  const life = writeOff(STATES.overdue!().pay(1_000), 'loss');
  life.do('reject-payment', { paymentId: life.last.payment?.id });
  expect(stateOf(life)).toBe('overdue');
  expect(balanceOf(life.facts)).toEqual({ due: 1_000, paid: 0, credit: 0 });
  writeOff(life, 'loss');
  expect(stateOf(life)).toBe('written-off');
  expect(life.last.dues?.writtenOff).toBe(PRICE);
  expect(balanceOf(life.facts)).toEqual({ due: 0, paid: 0, credit: 0 });
});

test('money that came after all takes back as much of a loss', () => {
  const life = STATES.overdue!().pay(1_000);
  life.do('reject-payment', { paymentId: life.last.payment?.id });
  writeOff(life, 'loss');
  life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
  expect(life.last.dues?.writtenOff).toBe(PRICE - 1_000);
  expect(balanceOf(life.facts)).toEqual({ due: 0, paid: 1_000, credit: 0 });
});

test('what comes in after a loss is a credit, and goes to the call once it is asked again', () => {
  const life = writeOff(STATES.overdue(), 'loss');
  const duesId = life.last.dues?.id;
  life.do('record-payment', { duesId, amount: PRICE, confirmed: true });
  expect(balanceOf(life.facts)).toEqual({ due: 0, paid: PRICE, credit: PRICE });
  life.do('undo-write-off', { duesId, reason });
  life.do('allocate-credit', { duesId, amount: PRICE });
  expect(balanceOf(life.facts)).toEqual({ due: 0, paid: PRICE, credit: 0 });
  expect(stateOf(life)).toBe('paid');
});

test('it ends with its call', () => {
  const life = writeOff(STATES['part-paid'](), 'loss');
  life.do('reissue-call', { duesId: life.last.dues?.id, reason });
  expect(life.facts.dues.map(({ writtenOff }) => writtenOff)).toEqual([null, null]);
  expect(balanceOf(life.facts)).toMatchObject({ due: PRICE - 100_000 });
});
