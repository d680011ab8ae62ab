import { ownMembership } from '../../../src/plugins/membership-lifecycle/server/src/access/own-views';
import { callState } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/credit-notes';
import {
  creditOf,
  duesState,
  linesOn,
  receiptOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import {
  moveWithin,
  receiveMoved,
  sendMoved,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import {
  calledBy,
  duesOf,
  paidOf,
  sumOf,
  uncalledOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import type {
  Dues,
  Facts,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { factsOf, Life, PRICE, tierOffer, workflow } from '../../helpers/facts';

/** A member in the first year, with a call; numbered as the repository does. */
const called = (facts: Facts = factsOf()): Life => numbered(new Life(facts).do('approve').call());
const numbered = (life: Life): Life => {
  const dues = life.facts.dues.map((call, index) => ({ ...call, number: `2021-000${index + 1}` }));
  life.facts = { ...life.facts, dues };
  return life;
};
const paid = (life: Life) => paidOf(life.facts.payments, life.last.dues?.id ?? '');
const state = (life: Life) => duesState(life.facts, life.last.term, life.today);
const because = (life: Life) => life.facts.membership.because.rule;

it('is late for no call that the credit of the account pays whole, which is still to take it', () => {
  const life = called().at('2021-02-01');
  const cancelled = life.last.dues?.id;
  life.do('reissue-call', { duesId: cancelled, reason: 'x' }).at('2021-06-01');
  expect(state(life)).toBe('overdue');
  const credit = (amount: number) =>
    life.do('record-payment', { duesId: cancelled, amount, confirmed: true });
  credit(PRICE - 1);
  expect(state(life)).toBe('overdue');
  credit(1);
  expect(creditOf(life.facts)).toBe(PRICE);
  expect(state(life)).toBe('open');
  const { dues } = ownMembership(
    { facts: life.facts, organisationName: '', siret: null },
    life.today,
    'fr',
  );
  expect(dues).toMatchObject({ state: 'open', remaining: { amount: 0 }, paid: { amount: 0 } });
});

describe('a payment that looks recorded already', () => {
  const line = { amount: 100_000, on: '2021-01-04', reference: 'VIR-1' };
  const record = (life: Life, values: object = {}) => {
    const input = { duesId: life.last.dues?.id, ...line, ...values };
    return life.refusal('record-payment', input);
  };
  const once = () => {
    const life = called();
    return life.do('record-payment', { duesId: life.last.dues?.id, ...line });
  };

  it('is asked about, and recorded once that was answered', () => {
    const life = once();
    expect(record(life)).toBe('payment-looks-recorded');
    expect(record(life, { method: 'cheque' })).toBe('payment-looks-recorded');
    expect(record(life, { confirmed: true })).toBeNull();
    expect(paid(life)).toBe(100_000);
  });

  it.each([
    { amount: 100_001 },
    { on: '2021-01-03' },
    { reference: 'VIR-2' },
    { reference: undefined },
  ])('is another one with %j', (values) => expect(record(once(), values)).toBeNull());

  it('is not one that was taken back', () => {
    const life = once();
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason: 'x' });
    expect(record(life)).toBeNull();
  });

  it('is asked about on a call that was cancelled since, whose money went along', () => {
    const life = once();
    const cancelled = life.last.dues?.id;
    life.do('reissue-call', { duesId: cancelled, reason: 'x' });
    expect(record(life)).toBe('payment-looks-recorded');
    expect(record(life, { duesId: cancelled })).toBe('payment-looks-recorded');
    expect(record(life, { duesId: cancelled, reference: 'VIR-2' })).toBe('payment-unusual');
  });

  it('nor is it given back twice without a word', () => {
    const life = once();
    const back = { duesId: life.last.dues?.id, amount: 100, on: '2021-01-04', reason: 'x' };
    life.do('refund-payment', back);
    expect(life.refusal('refund-payment', back)).toBe('payment-looks-recorded');
    expect(life.refusal('refund-payment', { ...back, confirmed: true })).toBeNull();
  });
});

describe('the state of a call', () => {
  it.each([true, false])(
    'is that its dues were waived, whether or not it has a number: %s',
    (has) => {
      const life = called();
      const dues = life.facts.dues.map((call) => (has ? call : { ...call, number: null }));
      life.facts = { ...life.facts, dues };
      life.do('waive-dues', { termId: life.last.term?.id, reason: 'x' });
      expect(callState(life.facts, life.facts.dues[0], life.today)).toBe('waived');
    },
  );
});

describe('dues whose call is still to be issued', () => {
  const approved = (values: Partial<Facts> = {}) => new Life(factsOf(values)).do('approve');
  const uncalled = (life: Life, day = life.today) => uncalledOf(life.facts, life.last.term, day);

  it('are not said to be left to pay until the call asks for them', () => {
    const life = approved();
    expect([uncalled(life), state(life), because(life)]).toEqual([
      PRICE,
      'uncalled',
      'term-runs-uncalled',
    ]);
    life.call();
    expect([uncalled(life), state(life), because(life)]).toEqual([
      null,
      'open',
      'term-runs-unpaid',
    ]);
  });

  it('are none when waived, free, proposed only or over', () => {
    const waived = approved();
    waived.do('waive-dues', { termId: waived.last.term?.id, reason: 'x' });
    expect([uncalled(waived), state(waived)]).toEqual([null, 'waived']);
    const free = approved({ offers: [tierOffer({ price: 0 })] });
    expect([uncalled(free), state(free)]).toEqual([null, 'paid']);
    const proposed = approved({ workflow: workflow({ activation: 'payment' }) });
    expect([uncalled(proposed), state(proposed)]).toEqual([null, 'none']);
    const { facts, last } = approved();
    expect(duesState(facts, last.term, '2021-12-31')).toBe('uncalled');
    expect(duesState(facts, last.term, '2022-01-01')).toBe('none');
  });
});

describe('what was paid', () => {
  it('is the sum of the instalments, and settles when it reaches the price', () => {
    const life = called();
    expect([paid(life), state(life), because(life)]).toEqual([0, 'open', 'term-runs-unpaid']);
    life.pay(PRICE - 1);
    expect([paid(life), state(life)]).toEqual([PRICE - 1, 'open']);
    life.pay(1);
    expect([paid(life), state(life), because(life)]).toEqual([PRICE, 'paid', 'term-runs']);
    expect(life.messages.filter((name) => name === 'payment-received')).toHaveLength(1);
  });

  it('is overdue the day after the due day, not on it', () => {
    const life = called();
    expect(life.last.dues?.dueOn).toBe('2021-02-03');
    expect(state(life.at('2021-02-03'))).toBe('open');
    expect(state(life.at('2021-02-04'))).toBe('overdue');
  });

  it('goes down by a refund, which never exceeds it', () => {
    const life = called().pay();
    const duesId = life.last.dues?.id;
    expect(life.refusal('refund-payment', { duesId, amount: PRICE + 1, reason: 'x' })).toBe(
      'refund-exceeds-paid',
    );
    life.do('refund-payment', { duesId, amount: 100, reason: 'Trop perçu' });
    expect([paid(life), state(life)]).toEqual([PRICE - 100, 'open']);
    const refund = life.last.payment;
    life.do('reverse-payment', { paymentId: refund?.id, reason: 'Erreur' });
    expect([paid(life), state(life)]).toEqual([PRICE, 'paid']);
  });

  it('is taken back once by a reversal', () => {
    const life = called().pay();
    const paymentId = life.last.payment?.id;
    life.do('reverse-payment', { paymentId, reason: 'Mauvais membre' });
    expect(paid(life)).toBe(0);
    expect(life.refusal('reverse-payment', { paymentId, reason: 'x' })).toBe('nothing-paid');
    life.pay(5);
    expect(life.refusal('reverse-payment', { paymentId, reason: 'x' })).toBe('payment-gone');
  });

  it('is taken back by the line with which it was recorded, though its call was corrected', () => {
    const life = called().pay();
    const [recorded] = life.facts.payments;
    const reprice = { termId: life.last.term?.id, amount: PRICE - 100, reason: 'x' };
    life.do('reprice', reprice);
    const moved = { paymentId: recorded.id, reason: 'x' };
    expect(moveWithin(life.facts, moved, life.ctx)).toMatchObject({ reason: 'payment-gone' });
    life.do('reverse-payment', { paymentId: recorded.id, reason: 'Rejeté' });
    expect([paid(life), creditOf(life.facts)]).toEqual([0, 0]);
  });

  it('is rejected by the bank on the day of the statement, and told apart from a mistake', () => {
    const life = called().pay().at('2021-03-12');
    const paymentId = life.last.payment?.id;
    const bounced = { paymentId, on: '2021-02-28', reason: 'Sans provision' };
    life.do('reject-payment', bounced);
    expect([paid(life), state(life)]).toEqual([0, 'overdue']);
    const rejection = {
      kind: 'rejection',
      on: '2021-02-28',
      reversesId: paymentId,
      amount: -PRICE,
    };
    expect(life.last.payment).toMatchObject(rejection);
    expect(life.refusal('reject-payment', bounced)).toBe('nothing-paid');
    expect(life.refusal('refund-payment', { amount: 1, reason: 'x' })).toBe('nothing-paid');
  });

  it('is taken back between its own day and today, by a rejection as by a reversal', () => {
    const life = called().at('2021-02-10');
    life.do('record-payment', { amount: PRICE, on: '2021-02-03' });
    const paymentId = life.last.payment?.id;
    for (const command of ['reject-payment', 'reverse-payment'] as const) {
      const onDay = (on: string) => life.refusal(command, { paymentId, on, reason: 'x' });
      expect([onDay('2021-02-02'), onDay('2021-02-11')]).toEqual([
        'before-payment',
        'date-in-future',
      ]);
      expect(onDay('2021-02-03')).toBeNull();
    }
    life.do('reverse-payment', { paymentId, on: '2021-02-04', reason: 'x' });
    expect(life.last.payment).toMatchObject({ kind: 'reversal', on: '2021-02-04' });
  });

  it('is rejected whole, on all calls that it paid, wherever its parts were moved', () => {
    const life = called();
    life.do('record-payment', { amount: PRICE + 300, confirmed: true });
    const [{ id: paymentId }, surplus] = life.facts.payments;
    life.do('reprice', { termId: life.last.term?.id, amount: PRICE - 100, reason: 'x' });
    life.do('reject-payment', { paymentId: surplus.id });
    expect([paid(life), creditOf(life.facts)]).toEqual([0, 0]);
    const rejected = life.facts.payments.filter(({ kind }) => kind === 'rejection');
    expect(rejected.reduce((sum, { amount }) => sum + amount, 0)).toBe(-PRICE - 300);
    expect(new Set(rejected.map(receiptOf))).toEqual(new Set([rejected[0].id]));
    expect(moveWithin(life.facts, { paymentId, reason: 'x' }, life.ctx)).toMatchObject({
      reason: 'payment-gone',
    });
  });

  it('stands again, on its own day, when its rejection was noted by mistake', () => {
    const life = called().pay().at('2021-03-12');
    const [receipt] = life.facts.payments;
    life.do('reject-payment', { paymentId: receipt.id });
    const letters = life.messages.length;
    const mistake = { paymentId: life.last.payment?.id, reason: 'Autre membre' };
    life.do('reverse-payment', mistake);
    expect([paid(life), state(life)]).toEqual([PRICE, 'paid']);
    expect(linesOn(life.facts.payments, life.last.dues?.id ?? '')).toMatchObject([
      { on: receipt.on, amount: PRICE, receiptId: receipt.id },
    ]);
    expect(life.messages).toHaveLength(letters);
    expect(life.refusal('reverse-payment', mistake)).toBe('payment-gone');
    // It is rejected again, moved or reversed by the line with which it was recorded.
    life.do('reject-payment', { paymentId: receipt.id, on: '2021-03-12' });
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason: 'x' });
    life.do('reverse-payment', { paymentId: receipt.id, reason: 'x' });
    expect([paid(life), sumOf(life.facts.payments)]).toEqual([0, 0]);
  });

  it('given back is not rejected before its refund is reversed; a refund is not rejected', () => {
    const life = called().pay();
    const paymentId = life.last.payment?.id;
    life.do('refund-payment', { duesId: life.last.dues?.id, amount: PRICE, reason: 'x' });
    expect(life.refusal('reject-payment', { paymentId })).toBe('payment-refunded');
    const refund = { paymentId: life.last.payment?.id };
    expect(life.refusal('reject-payment', refund)).toBe('payment-is-refund');
  });

  it('never falls below nothing: what was refunded is not reversed before its refund', () => {
    const life = called().pay();
    const paymentId = life.last.payment?.id;
    life.do('refund-payment', { duesId: life.last.dues?.id, amount: PRICE, reason: 'x' });
    expect(life.refusal('reverse-payment', { paymentId, reason: 'x' })).toBe('payment-refunded');
  });

  it('moves from one member to the other, the same amount on the same day, once', () => {
    const [wrong, right] = [called().pay(), called()];
    const payment = wrong.last.payment;
    if (!payment) throw new Error('No payment');
    const toDuesId = right.last.dues?.id;
    const input = { paymentId: payment.id, intoMembershipId: 'other', toDuesId, reason: 'x' };
    const sent = sendMoved(wrong.facts, input, wrong.ctx);
    const received = receiveMoved(right.facts, payment, input, right.ctx);
    if (!sent.ok || !received.ok) throw new Error('Refused');
    const sum = (facts: Facts) => facts.payments.reduce((all, { amount }) => all + amount, 0);
    expect([sum(sent.outcome.facts), sum(received.outcome.facts)]).toEqual([0, PRICE]);
    expect(received.outcome.facts.payments.at(-1)).toMatchObject({
      kind: 'moved-in',
      on: payment.on,
      amount: PRICE,
    });
    expect(sendMoved(sent.outcome.facts, input, wrong.ctx)).toMatchObject({
      reason: 'payment-gone',
    });
    expect(
      receiveMoved(right.facts, payment, { ...input, toDuesId: 'x' }, right.ctx),
    ).toMatchObject({ reason: 'dues-unknown' });
    const same = { paymentId: payment.id, toDuesId: wrong.last.dues?.id, reason: 'x' };
    expect(moveWithin(wrong.facts, same, wrong.ctx)).toMatchObject({ reason: 'same-call' });
  });

  it('is nothing when the dues are waived, and enough when the price falls to what was paid', () => {
    const waived = called();
    waived.do('waive-dues', { termId: waived.last.term?.id, reason: 'Fondateur' });
    expect([paid(waived), state(waived), because(waived)]).toEqual([0, 'waived', 'term-runs']);
    expect(waived.refusal('waive-dues', { termId: waived.last.term?.id, reason: 'x' })).toBe(
      'nothing-to-waive',
    );
    const partly = called().pay(300_000);
    const termId = partly.last.term?.id;
    partly.do('reprice', { termId, amount: 300_000, reason: 'Remise' });
    expect(state(partly)).toBe('paid');
    partly.do('reprice', { termId, amount: 300_001, reason: 'Erreur' });
    expect(state(partly)).toBe('open');
  });
});

describe('a call', () => {
  it('is called by its number, or by its want of one', () => {
    const [call] = called().facts.dues;
    expect(calledBy(call)).toBe('2021-0001');
    expect(calledBy({ ...call, number: null })).toEqual({
      fr: 'sans numéro',
      en: 'without a number',
    });
  });

  it('of a term is the one that was not cancelled', () => {
    const [call] = called().facts.dues;
    const cancelled: Dues = { ...call, id: 'first', cancelledOn: '2021-01-05' };
    expect(duesOf([cancelled, call], call.termId)).toBe(call);
    expect(duesOf([cancelled], call.termId)).toBeUndefined();
    expect(duesOf([call], 'other')).toBeUndefined();
  });
});

describe('a price that staff set', () => {
  const byPayment = factsOf({ workflow: workflow({ activation: 'payment' }) });

  it('is the one that is called, whatever the offer says', () => {
    const life = new Life(byPayment).do('approve');
    life.do('reprice', { termId: life.last.term?.id, amount: 123, reason: 'Convention' }).call();
    expect(life.last.dues?.amount).toBe(123);
  });

  it('is the one that a renewal is accepted and called at', () => {
    const life = new Life(factsOf()).do('approve').day('2021-10-03');
    life.do('reprice', { termId: life.last.term?.id, amount: 123, reason: 'Convention' });
    life.do('accept-renewal').call();
    expect([life.last.term?.price, life.last.dues?.amount]).toEqual([123, 123]);
  });

  it('gives way to the offer again when the tier changes', () => {
    const life = new Life(factsOf()).do('approve').day('2021-10-03');
    life.do('reprice', { termId: life.last.term?.id, amount: 123, reason: 'Convention' });
    life.do('change-tier', { tier: 'petites-communes', when: 'renewal', reason: 'x' });
    expect(life.last.term).toMatchObject({ tierCode: 'petites-communes', price: 200_000 });
  });
});

describe('a price that is called', () => {
  it('no longer follows the offer', () => {
    const life = called(factsOf({ workflow: workflow({ activation: 'payment' }) }));
    life.facts = { ...life.facts, offers: [tierOffer({ price: 900_000 })] };
    life.pay();
    expect(life.last.term).toMatchObject({ state: 'issued', price: PRICE });
    expect(state(life)).toBe('paid');
  });
});
