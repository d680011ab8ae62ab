import fc from 'fast-check';
import {
  balanceOf,
  creditOf,
  openCalls,
  receiptOf,
  standingLines,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import {
  moveWithin,
  receiveMoved,
  sendMoved,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import {
  isSettled,
  paidOf,
  remainingOf,
  sumOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import {
  counter,
  factsOf,
  Life,
  membership,
  OTHER_TIER,
  PRICE,
  TIER,
  workflow,
} from '../../helpers/facts';

/** The account of a member: each cent that came in is on a call, or is a credit that shows. */

beforeAll(tellSeed);

const reason = 'x';
const called = (facts: Facts = factsOf()): Life => new Life(facts).do('approve').call();
const paidOn = (life: Life, call = 0): number =>
  paidOf(life.facts.payments, life.facts.dues[call]?.id ?? '');
const credit = (life: Life): number => creditOf(life.facts);
const doubtsOf = (life: Life, input: object): unknown => {
  const decision = decide(life.facts, 'record-payment', { ...input }, life.ctx);
  return decision.ok ? 'recorded' : (decision.details?.doubts as { rule: string }[])[0]?.rule;
};

describe('money that no call asks for', () => {
  it('may come before its call, which it pays when it is issued', () => {
    const life = new Life(factsOf({ workflow: workflow({ activation: 'payment' }) })).do('approve');
    expect(doubtsOf(life, { amount: PRICE })).toBe('payment-becomes-credit');
    life.do('record-payment', { amount: PRICE, confirmed: true });
    expect([credit(life), balanceOf(life.facts)]).toEqual([
      PRICE,
      { due: 0, paid: PRICE, credit: PRICE },
    ]);
    life.call();
    expect([credit(life), paidOn(life), life.last.term?.state]).toEqual([0, PRICE, 'issued']);
    // A member that has paid is thanked, and not asked.
    expect(life.messages.slice(-1)).toEqual(['payment-received']);
    expect(life.messages).not.toContain('call-issued');
  });

  it('stays as a credit when there is too much of it, once that was seen', () => {
    const life = called();
    const input = { duesId: life.last.dues?.id, amount: 10 * PRICE };
    expect(doubtsOf(life, input)).toBe('payment-exceeds');
    life.do('record-payment', { ...input, confirmed: true });
    expect([paidOn(life), credit(life)]).toEqual([PRICE, 9 * PRICE]);
    expect(new Set(life.facts.payments.map(receiptOf)).size).toBe(1);
  });

  it('is asked about on a waived call, on a cancelled one, and long before its call', () => {
    const waived = called();
    waived.do('waive-dues', { termId: waived.last.term?.id, reason });
    const duesIdOf = ({ facts }: Life) => facts.dues[0].id;
    expect(doubtsOf(waived, { duesId: duesIdOf(waived), amount: 1 })).toBe('payment-on-waived');
    const early = called();
    const duesId = early.last.dues?.id;
    expect(doubtsOf(early, { duesId, amount: 1, on: '2019-01-01' })).toBe('payment-early');
    expect(doubtsOf(early, { duesId, amount: 1, on: '2020-11-30' })).toBe('recorded');
    const gone = called();
    gone.do('void-term', { termId: gone.last.term?.id, reason });
    const cancelled = { duesId: gone.facts.dues[0].id, amount: 7 };
    expect(doubtsOf(gone, cancelled)).toBe('payment-on-cancelled');
    gone.do('record-payment', { ...cancelled, confirmed: true });
    expect([paidOn(gone), credit(gone)]).toEqual([0, 7]);
  });

  it('is made of a price that falls below what was paid', () => {
    const life = called().pay();
    life.do('reprice', { termId: life.last.term?.id, amount: PRICE - 100, reason });
    expect([paidOn(life), paidOn(life, 1), credit(life)]).toEqual([0, PRICE - 100, 100]);
  });

  it('is given back, once and no more of it', () => {
    const life = called();
    life.do('record-payment', { amount: PRICE + 100, confirmed: true });
    expect(life.refusal('refund-payment', { amount: 101, reason })).toBe('refund-exceeds-paid');
    life.do('refund-payment', { amount: 100, reason });
    expect([paidOn(life), credit(life)]).toEqual([PRICE, 0]);
    const [receipt] = life.facts.payments;
    expect(life.refusal('reverse-payment', { paymentId: receipt.id, reason })).toBe(
      'payment-refunded',
    );
  });

  it('goes to the other member of a merger', () => {
    const life = called().pay();
    life.do('record-payment', { amount: 300, confirmed: true });
    const into = factsOf({ membership: membership({ id: 'other', approvedOn: '2021-01-01' }) });
    const merged = mergeFrom(life.facts, into, reason, life.ctx);
    if (!merged.ok) throw new Error(merged.reason);
    expect([creditOf(merged.from), creditOf(merged.into)]).toEqual([0, 300]);
  });
});

describe('a call', () => {
  it('has the service code of its organisation, unless another is given', () => {
    const facts = factsOf();
    const coded = { ...facts, payer: { ...facts.payer, serviceCode: 'SVC-1' } };
    expect(called(coded).last.dues?.serviceCode).toBe('SVC-1');
    const other = new Life(coded).do('approve');
    other.do('issue-call', { termId: other.last.term?.id, serviceCode: 'SVC-2' });
    expect(other.last.dues?.serviceCode).toBe('SVC-2');
  });
});

describe('one payment', () => {
  it('covers several calls, the first due day first', () => {
    const life = called().day('2021-10-03').do('accept-renewal').call();
    expect(openCalls(life.facts)).toHaveLength(2);
    life.do('record-payment', { amount: PRICE + 100 });
    expect([paidOn(life), paidOn(life, 1), credit(life)]).toEqual([PRICE, 100, 0]);
    // A cheque that bounces is taken back wherever it went.
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect([paidOn(life), paidOn(life, 1)]).toEqual([0, 0]);
  });

  it('is moved in part, to another call, to the credit, or to another member', () => {
    const life = called().day('2021-10-03').do('accept-renewal').call();
    life.do('record-payment', { duesId: life.facts.dues[0].id, amount: 1_000 });
    const paymentId = life.last.payment?.id ?? '';
    const toDuesId = life.facts.dues[1].id;
    const within = moveWithin(life.facts, { paymentId, toDuesId, amount: 400, reason }, life.ctx);
    if (!within.ok) throw new Error(within.reason);
    life.facts = within.outcome.facts;
    expect([paidOn(life), paidOn(life, 1)]).toEqual([600, 400]);
    const line = standingLines(life.facts.payments).find(({ amount }) => amount === 600);
    const send = { paymentId: line?.id ?? '', intoMembershipId: 'other', amount: 500, reason };
    const sent = sendMoved(life.facts, send, life.ctx);
    const other = called(factsOf({ membership: membership({ id: 'other' }) }));
    const received = line && receiveMoved(other.facts, line, send, other.ctx);
    if (!sent.ok || !received?.ok) throw new Error('refused');
    expect(paidOf(sent.outcome.facts.payments, life.facts.dues[0].id)).toBe(100);
    expect(creditOf(received.outcome.facts)).toBe(500);
    const tooMuch = moveWithin(life.facts, { ...send, amount: 601 }, life.ctx);
    expect(tooMuch).toMatchObject({ reason: 'move-exceeds-payment' });
  });
});

const cents = fc.oneof(
  fc.constantFrom(1, 100, PRICE, 2 * PRICE),
  fc.integer({ min: 1, max: PRICE }),
);
const step = fc.record({
  does: fc.constantFrom(
    ...([
      'record',
      'record-on',
      'refund',
      'reject',
      'reverse',
      'move',
      'allocate',
      'reprice',
    ] as const),
    ...(['call', 'reissue', 'cheaper', 'waive', 'void', 'withdraw'] as const),
  ),
  amount: cents,
  pick: fc.nat(50),
});

/**
 * What was sent stays: a call is asked whole or cancelled whole, by one note that takes back what
 * it asked; each has its paper, and a term is asked once.
 */
const checkCalls = (before: Facts, { dues, creditNotes, papers, payments }: Facts): void => {
  for (const call of before.dues) {
    const now = dues.find(({ id }) => id === call.id);
    ensure(now?.amount === call.amount, { call, now });
    ensure(now?.number === call.number && now.termId === call.termId, { call, now });
  }
  const kept = JSON.stringify(creditNotes.slice(0, before.creditNotes.length));
  ensure(kept === JSON.stringify(before.creditNotes), 'a note changed');
  const cancelled = dues.filter(({ cancelledOn }) => cancelledOn !== null);
  ensure(cancelled.length === creditNotes.length, { cancelled, creditNotes });
  for (const { id, amount } of cancelled) {
    const notes = creditNotes.filter(({ duesId }) => duesId === id);
    ensure(notes.length === 1 && notes[0].amount === amount, { notes, amount });
    ensure(paidOf(payments, id) === 0, 'money stayed on a cancelled call');
  }
  const asked = dues.filter(({ cancelledOn }) => cancelledOn === null).map(({ termId }) => termId);
  ensure(new Set(asked).size === asked.length, 'a term is asked for twice');
  const numbers = [...dues, ...creditNotes].map(({ number }) => number);
  ensure(new Set(numbers).size === numbers.length, { numbers });
  ensure(papers.length === dues.length + creditNotes.length, 'a paper is missing');
};

/** Two calls or more of two years, one of them not called yet. */
const start = called().day('2021-10-03').do('accept-renewal');

describe('any years of money', () => {
  it('are kept to the cent: nothing is lost, asked twice, or below nothing', () => {
    const lived = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const life = new Life(start.facts, start.today, counter('new'));
        // The naive account: what was received and given back, by receipt.
        const cash = new Map<string, number>();
        for (const { does, amount, pick } of steps) {
          const { facts } = life;
          const call = facts.dues[pick % facts.dues.length];
          const line = facts.payments[pick % Math.max(1, facts.payments.length)];
          const before = facts.payments;
          const term = facts.terms[pick % facts.terms.length];
          const of = {
            record: () => life.tries('record-payment', { amount, confirmed: true }),
            'record-on': () =>
              life.tries('record-payment', { duesId: call.id, amount, confirmed: true }),
            refund: () =>
              life.tries('refund-payment', {
                ...(pick % 2 === 0 ? { duesId: call.id } : {}),
                ...{ amount, reason, confirmed: true },
              }),
            reject: () => life.tries('reject-payment', { paymentId: line?.id ?? '' }),
            reverse: () => life.tries('reverse-payment', { paymentId: line?.id ?? '', reason }),
            allocate: () => life.tries('allocate-credit', { duesId: call.id, amount }),
            reprice: () => life.tries('reprice', { termId: term.id, amount, reason }),
            call: () => life.tries('issue-call', { termId: term.id }),
            reissue: () => life.tries('reissue-call', { duesId: call.id, reason }),
            cheaper: () =>
              life.tries('change-tier', {
                ...{ tier: pick % 2 === 0 ? TIER : OTHER_TIER.tierCode, reason },
                when: pick % 3 === 0 ? 'now' : 'renewal',
              }),
            withdraw: () => life.tries('withdraw', { lastDay: plusDays(life.today, -1), reason }),
            waive: () => life.tries('waive-dues', { termId: term.id, reason }),
            void: () => life.tries('void-term', { termId: term.id, reason }),
            move: () => {
              const to = pick % 3 === 0 ? {} : { toDuesId: call.id };
              const part = pick % 2 === 0 ? {} : { amount };
              const input = { paymentId: line?.id ?? '', reason, ...to, ...part };
              const decision = moveWithin(facts, input, life.ctx);
              if (decision.ok) life.facts = decision.outcome.facts;
              return decision.ok;
            },
          }[does]();
          const after = life.facts.payments;
          const added = after.slice(before.length);
          if (of) {
            lived.add(does);
            const receipt = added[0] && receiptOf(added[0]);
            if (does === 'record' || does === 'record-on') cash.set(receipt, amount);
            if (does === 'refund') cash.set(added.at(-1)?.id ?? '', -amount);
            if (does === 'reject') cash.set(receiptOf(line), 0);
            // A rejection that is reversed gives its receipt the money again.
            const rejected = before.filter(
              (one) => one.kind === 'rejection' && receiptOf(one) === receiptOf(line),
            );
            if (does === 'reverse' && line.kind === 'rejection')
              cash.set(receipt, -sumOf(rejected));
            else if (does === 'reverse') cash.set(receiptOf(line), 0);
          }
          const kept = JSON.stringify(after.slice(0, before.length)) === JSON.stringify(before);
          ensure(kept, 'a line changed');
          const back = after.flatMap(({ reversesId }) => reversesId ?? []);
          ensure(new Set(back).size === back.length, 'a line was taken back twice');
          for (const [receipt, sum] of cash) {
            const now = standingLines(after)
              .filter((one) => receiptOf(one) === receipt)
              .reduce((all, one) => all + one.amount, 0);
            ensure(now === sum, { does, receipt, now, sum });
          }
          const all = [...cash.values()].reduce((sum, one) => sum + one, 0);
          const onCalls = life.facts.dues.map(({ id }) => paidOf(after, id));
          const total = onCalls.reduce((sum, one) => sum + one, 0);
          ensure(credit(life) >= 0 && onCalls.every((paid) => paid >= 0), { onCalls });
          ensure(total + credit(life) === all, { does, total, credit: credit(life), all });
          for (const one of life.facts.dues) {
            const left = remainingOf(life.facts, one);
            ensure(left >= 0, { does, left });
          }
          checkCalls(facts, life.facts);
          const { due } = balanceOf(life.facts);
          const owed = openCalls(life.facts).reduce(
            (sum, one) => sum + remainingOf(life.facts, one),
            0,
          );
          ensure(due === owed, { due, owed });
          for (const one of life.facts.terms.filter(({ waivedOn }) => waivedOn === null)) {
            const its = life.facts.dues.find((c) => c.termId === one.id && !c.cancelledOn);
            if (!its || one.price === 0) continue;
            ensure(isSettled(life.facts, one) === (remainingOf(life.facts, its) === 0), one);
          }
        }
      }),
      { ...RUNS, numRuns: 10_000 },
    );
    expect(lived.size).toBe(14);
  });
});
