import {
  balanceOf,
  creditOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import {
  moveWithin,
  receiveMoved,
  sendMoved,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { paidOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import {
  counter,
  factsOf,
  Life,
  membership,
  OTHER_PRICE,
  OTHER_TIER,
  PRICE,
  TIER,
} from '../../helpers/facts';

/** The account of a member where it meets what does not speak of money: a tier, a merger, an answer. */

const reason = 'x';
const called = (id = 'member'): Life => {
  const facts = factsOf({ membership: membership({ id }) });
  return new Life(facts, '2021-01-04', counter(id)).do('approve').call();
};
const merged = (from: Life, into: Life) => {
  const both = mergeFrom(from.facts, into.facts, reason, into.ctx);
  if (!both.ok) throw new Error(both.reason);
  return both;
};
const onCalls = ({ facts }: Life): number[] =>
  facts.dues.map(({ id }) => paidOf(facts.payments, id));

describe('a cheaper tier', () => {
  it('leaves the difference as a credit, until the tier is changed back', () => {
    const life = called().pay();
    const change = (tier: string) => life.do('change-tier', { tier, when: 'now', reason });
    change(OTHER_TIER.tierCode);
    const credit = PRICE - OTHER_PRICE;
    expect(balanceOf(life.facts)).toEqual({ due: 0, paid: PRICE, credit });
    expect(life.refusal('refund-payment', { amount: credit, reason })).toBeNull();
    const { from, into } = merged(life, called('other').pay());
    expect([creditOf(from), creditOf(into)]).toEqual([0, credit]);
    change(TIER);
    expect([...onCalls(life), creditOf(life.facts)]).toEqual([0, 0, PRICE, 0]);
  });
});

describe('a merger', () => {
  it('takes along what a call that stays had too much, as an earlier version left it', () => {
    const life = called().pay();
    const [call] = life.facts.dues;
    const amount = PRICE - 100;
    life.facts = {
      ...life.facts,
      dues: [{ ...call, amount }],
      terms: life.facts.terms.map((term) => ({ ...term, price: amount })),
    };
    expect(creditOf(life.facts)).toBe(100);
    const { from, into } = merged(life, called('other').pay());
    expect([paidOf(from.payments, call.id), creditOf(from), creditOf(into)]).toEqual([
      amount,
      0,
      100,
    ]);
  });

  it('takes along a credit with what was given back of it, which can still be undone', () => {
    const life = called();
    life.do('record-payment', { amount: PRICE + 300, confirmed: true });
    life.do('refund-payment', { amount: 100, reason });
    const { from, into } = merged(life, called('other').pay());
    expect([creditOf(from), creditOf(into)]).toEqual([0, 200]);
    const after = new Life(into, '2021-01-05', counter('after'));
    expect(after.refusal('refund-payment', { amount: 201, reason })).toBe('refund-exceeds-paid');
    const [receipt, refund] = after.facts.payments.filter(({ kind }) => kind === 'moved-in');
    expect(after.refusal('reverse-payment', { paymentId: receipt.id, reason })).toBe(
      'payment-refunded',
    );
    after.do('reverse-payment', { paymentId: refund.id, reason });
    expect(creditOf(after.facts)).toBe(300);
  });

  it('leaves an account on which no money is put any more', () => {
    const { from } = merged(called('third'), called('other'));
    const [payment] = called().pay().facts.payments;
    const input = { paymentId: payment.id, intoMembershipId: 'third', reason };
    const received = receiveMoved(from, payment, input, called().ctx);
    expect(received).toMatchObject({ ok: false, reason: 'membership-merged' });
  });
});

describe('the call of a renewal that was not answered', () => {
  const asked = (surplus: number): Life => {
    const life = called();
    life.do('record-payment', { amount: PRICE + surplus, confirmed: true });
    return life.day('2021-10-03').call();
  };

  it('leaves alone a credit that would pay a part of it, and be taken for a yes', () => {
    const life = asked(1);
    expect([...onCalls(life), creditOf(life.facts)]).toEqual([PRICE, 0, 1]);
    expect(life.last.renewal).toMatchObject({ stageId: 'proposed', answer: null });
    expect(life.last.term?.state).toBe('proposed');
    expect(life.messages.at(-1)).toBe('call-issued');
    expect(life.refusal('decline-renewal', { reason })).toBeNull();
  });

  it('takes a credit that pays all of it', () => {
    const life = asked(PRICE);
    expect([...onCalls(life), creditOf(life.facts)]).toEqual([PRICE, PRICE, 0]);
    expect(life.last.renewal).toMatchObject({ stageId: 'settled', answer: 'accepted' });
  });
});

describe('a move', () => {
  it('puts nothing on a call whose dues are waived: it would come back as a credit', () => {
    const life = called();
    const toDuesId = life.last.dues?.id;
    life.do('waive-dues', { termId: life.last.term?.id, reason });
    life.do('record-payment', { amount: 100, confirmed: true });
    const input = { paymentId: life.last.payment?.id ?? '', toDuesId, reason };
    expect(moveWithin(life.facts, input, life.ctx)).toMatchObject({ reason: 'dues-cancelled' });
  });
});

describe('a payment that looks recorded', () => {
  const again = (life: Life, command: 'record-payment' | 'refund-payment', amount: number) =>
    life.refusal(command, { amount, on: '2021-01-04', reason });

  it('is asked about when a part of it went to another member', () => {
    const life = called();
    life.do('record-payment', { amount: 1_000 });
    const paymentId = life.last.payment?.id ?? '';
    const input = { paymentId, intoMembershipId: 'other', amount: 400, reason };
    const sent = sendMoved(life.facts, input, life.ctx);
    if (!sent.ok) throw new Error(sent.reason);
    life.facts = sent.outcome.facts;
    for (const amount of [1_000, 600]) {
      const refusal = decide(life.facts, 'record-payment', { amount }, life.ctx);
      // It is named by the line that was recorded, so that the question says by whom.
      expect(refusal).toMatchObject({
        reason: 'payment-looks-recorded',
        details: { payment: paymentId },
      });
    }
    expect(again(life, 'record-payment', 400)).toBeNull();
  });

  it('is asked about when it was given back, and came with a merger', () => {
    const life = called();
    life.do('record-payment', { amount: PRICE + 300, confirmed: true });
    life.do('refund-payment', { amount: 100, reason });
    const after = new Life(merged(life, called('other').pay()).into, '2021-01-05');
    expect(again(after, 'refund-payment', 100)).toBe('payment-looks-recorded');
    expect(again(after, 'record-payment', 300)).toBe('payment-looks-recorded');
  });
});
