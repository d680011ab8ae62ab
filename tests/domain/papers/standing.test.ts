import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { standingLines } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import {
  receivedOn,
  standingOn,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/rules/standing';
import type {
  Dues,
  Facts,
  Membership,
  Payment,
  Term,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { factsOf, Life, PRICE, tierOffer } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** What an attestation may say of a member: that it is one on a day, and what came in. */

const line = (id: string, on: Day, amount: number, values: Partial<Payment> = {}): Payment => ({
  id,
  duesId: 'id-5',
  creditOf: null,
  receiptId: null,
  kind: amount < 0 ? 'refund' : 'received',
  amount,
  on,
  method: null,
  reference: null,
  reason: null,
  reversesId: null,
  ...values,
});
const unpaid = () => STATES.unpaid().facts;
const withMoney = (...payments: Payment[]): Facts => ({ ...unpaid(), payments });
const attested = (facts: Facts, day: Day, today = day) => {
  const answer = standingOn(facts, day, today);
  if (!answer.ok) throw new Error('refused');
  return answer.standing;
};
const dues = (facts: Facts, day: Day = '2021-06-01', today = day) =>
  attested(facts, day, today).dues;

describe('the term of who leaves', () => {
  it('is attested until the last day of membership, and whole for who stays', () => {
    const until = (facts: Facts) => attested(facts, '2021-06-01').term?.endsOn;
    const { facts } = STATES.paid().do('withdraw', { lastDay: '2021-08-31', reason: 'x' });
    expect([until(facts), until(STATES.paid().facts)]).toEqual(['2021-08-31', '2021-12-31']);
  });
});

describe('the lines of a call that stand', () => {
  it('are those of that call that were not taken back, in the order of their days', () => {
    const payments = [
      line('late', '2021-03-01', 1),
      line('same', '2021-03-01', 2),
      line('early', '2021-02-01', 3),
      line('wrong', '2021-02-10', 4),
      line('back', '2021-02-11', -4, { kind: 'reversal', reversesId: 'wrong' }),
      line('other', '2021-01-01', 5, { duesId: 'other' }),
    ];
    const ids = (lines: Payment[]) => lines.map(({ id }) => id);
    expect(ids(standingLines(payments).filter(({ duesId }) => duesId === 'id-5'))).toEqual([
      'early',
      'late',
      'same',
    ]);
  });
});

describe('the dues of the period', () => {
  it('are settled from the day on which the money has covered them for good', () => {
    expect(dues(withMoney(line('a', '2021-02-01', PRICE)))).toEqual({
      state: 'settled',
      on: '2021-02-01',
    });
    const halves = [line('b', '2021-03-01', PRICE / 2), line('a', '2021-02-01', PRICE / 2)];
    expect(dues(withMoney(...halves))).toEqual({ state: 'settled', on: '2021-03-01' });
    const again = [
      line('a', '2021-02-01', PRICE),
      line('b', '2021-03-01', -1),
      line('c', '2021-04-01', 1),
      line('d', '2021-05-01', 5),
    ];
    expect(dues(withMoney(...again))).toEqual({ state: 'settled', on: '2021-04-01' });
  });

  it('are told with the day on which they were settled later', () => {
    const facts = withMoney(line('a', '2021-06-15', PRICE));
    expect(dues(facts, '2021-06-01', '2021-07-01')).toEqual({ state: 'settled', on: '2021-06-15' });
  });

  it('were settled on a day when less was asked, whatever a later call asks', () => {
    const life = STATES.unpaid().pay().at('2021-06-01');
    const { term } = life.last;
    life.do('reprice', { termId: term?.id, amount: PRICE + 100, reason: 'x' }).at('2021-07-01');
    const { facts } = life;
    expect(dues(facts, '2021-05-31', '2021-07-01')).toEqual({ state: 'settled', on: '2021-02-01' });
    expect(dues(facts, '2021-01-31', '2021-07-01')).toEqual({ state: 'owed' });
    expect(dues(facts, '2021-06-01', '2021-07-01')).toEqual({ state: 'partly' });
    life.pay(100);
    expect(dues(life.facts, '2021-06-01', '2021-07-01')).toEqual({
      state: 'settled',
      on: '2021-07-01',
    });
    const [bounced] = standingLines(life.facts.payments);
    life.do('reverse-payment', { paymentId: bounced.id, reason: 'x' });
    expect(dues(life.facts, '2021-05-31', '2021-07-01')).toEqual({ state: 'owed' });
  });

  it('are paid in part, or owed, by the money of that day', () => {
    const facts = withMoney(line('a', '2021-06-01', 1));
    expect(dues(facts, '2021-06-01')).toEqual({ state: 'partly' });
    expect(dues(facts, '2021-05-31', '2021-06-01')).toEqual({ state: 'owed' });
    expect(dues(withMoney())).toEqual({ state: 'owed' });
    const back = [line('a', '2021-03-01', 5), line('b', '2021-04-01', -5)];
    expect(dues(withMoney(...back))).toEqual({ state: 'owed' });
  });

  it('are waived, free, or not called', () => {
    expect(dues(STATES.waived().facts)).toEqual({ state: 'waived' });
    const approved = (price: number) =>
      new Life(factsOf({ offers: [tierOffer({ price })] })).do('approve').facts;
    expect(dues(approved(0))).toEqual({ state: 'free' });
    expect(dues(approved(1))).toEqual({ state: 'not-called' });
    const called = unpaid();
    const nothing = called.dues.map((call) => ({ ...call, amount: 0 }));
    expect(dues({ ...called, dues: nothing })).toEqual({ state: 'free' });
  });
});

describe('who is a member on a day', () => {
  it('is told with since when, and by which term', () => {
    const { facts } = STATES.paid();
    const [first] = facts.terms;
    expect(attested(facts, '2021-06-01')).toEqual({
      status: 'active',
      since: '2021-01-04',
      term: first,
      dues: { state: 'settled', on: '2021-01-04' },
    });
  });

  it('is told by the last term in grace, which asks for no money', () => {
    const { facts } = STATES.grace();
    const earlier: Term = {
      ...facts.terms[0],
      id: 'earlier',
      startsOn: '2020-01-01',
      endsOn: '2020-12-31',
    };
    const oldest: Term = { ...earlier, id: 'oldest', startsOn: '2019-01-01', endsOn: '2019-12-31' };
    const coming: Term = { ...earlier, id: 'coming', startsOn: '2023-01-01', endsOn: '2023-12-31' };
    const terms = [coming, ...facts.terms, earlier, oldest];
    expect(attested({ ...facts, terms }, '2022-01-15')).toEqual({
      status: 'grace',
      since: '2019-01-01',
      term: facts.terms[0],
      dues: null,
    });
  });

  it('is told without a term when the status was imposed before any', () => {
    const life = STATES.applied();
    const imposed = { status: 'active', until: '2021-02-01', reason: 'x' };
    life.do('override-status', imposed);
    expect(attested(life.facts, '2021-01-04')).toEqual({
      status: 'active',
      since: null,
      term: null,
      dues: null,
    });
    // Staff's word holds for the day on which it is read, and for no earlier one.
    expect(standingOn(life.facts, '2021-01-04', '2021-01-05')).toMatchObject({ ok: false });
  });

  it('keeps to what was known of the bond on that day', () => {
    const { facts } = STATES.paid();
    const importedSince: Membership = { ...facts.membership, importedSince: '2021-06-02' };
    const { since } = attested({ ...facts, membership: importedSince }, '2021-06-01');
    expect(since).toBeNull();
    const sameDay: Membership = { ...facts.membership, importedSince: '2021-06-01' };
    expect(attested({ ...facts, membership: sameDay }, '2021-06-01').since).toBe('2021-06-01');
  });

  it('is nobody on a day to come, and nobody whose bond does not run', () => {
    const { facts } = STATES.paid();
    expect(standingOn(facts, '2021-06-02', '2021-06-01')).toEqual({
      ok: false,
      reason: 'date-in-future',
      details: { field: 'on' },
    });
    expect(standingOn(STATES.lapsed().facts, '2022-03-02', '2022-03-02')).toMatchObject({
      ok: false,
      because: { rule: 'lapsed' },
    });
  });
});

describe('what was received on a call', () => {
  it('is its lines, their sum and what is still owed', () => {
    const facts = withMoney(line('a', '2021-02-01', 100));
    expect(receivedOn(facts, 'id-5')).toEqual({
      ok: true,
      received: {
        call: facts.dues[0],
        term: facts.terms[0],
        lines: [line('a', '2021-02-01', 100)],
        total: 100,
        remaining: PRICE - 100,
      },
    });
    const more = receivedOn(withMoney(line('a', '2021-02-01', PRICE + 1)), 'id-5');
    expect(more).toMatchObject({ received: { remaining: 0 } });
  });

  it('asks for nothing more once the call was cancelled', () => {
    const facts = withMoney(line('a', '2021-02-01', 100));
    const cancelled = facts.dues.map((call): Dues => ({ ...call, cancelledOn: '2021-03-01' }));
    expect(receivedOn({ ...facts, dues: cancelled }, 'id-5')).toMatchObject({
      received: { total: 100, remaining: null },
    });
  });

  it('is refused where nothing came, or there is no such call', () => {
    expect(receivedOn(withMoney(), 'id-5')).toEqual({ ok: false, reason: 'nothing-received' });
    const unknown = { ok: false, reason: 'dues-unknown', details: { dues: 'x' } };
    expect(receivedOn(withMoney(), 'x')).toEqual(unknown);
    const [first] = unpaid().terms;
    const two = [{ ...first, id: 'other' }, first];
    const found = receivedOn({ ...withMoney(line('a', '2021-02-01', 1)), terms: two }, 'id-5');
    expect(found).toMatchObject({ received: { term: { id: first.id } } });
    const gone = { ...withMoney(line('a', '2021-02-01', 1)), terms: [] };
    expect(receivedOn(gone, 'id-5')).toMatchObject({ reason: 'dues-unknown' });
  });
});
