import { refused } from '../../../kernel/rules/refused';
import type { Cents, Day } from '../../../kernel/rules/values';
import { addRow, and, outcome, patchRow } from '../change';
import type { Decision, Refusal } from '../change';
import { duesOf, isSettled, paidOf, takenBack } from '../dues';
import type { DecisionContext, Dues, Facts, Outcome, Payment, Term } from '../types';
import { anyTerm, openCall, termOf } from './calls';
import { rule } from './rule';
import { applyMoney } from './stages';

/** Payments on calls for dues. Lines are added, never changed. */

export const reprice = rule<{ termId: string; amount: Cents; reason: string }>(
  (facts) =>
    anyTerm(facts, ({ price, waivedOn }) => price !== null && waivedOn === null)
      ? null
      : refused('no-term-to-price'),
  (facts, { termId, amount }, ctx) => {
    const term = termOf(facts, termId);
    if (!term) return refused('term-unknown', { term: termId });
    if (term.waivedOn !== null) return refused('dues-waived');
    const call = duesOf(facts.dues, termId);
    const next = patchRow(facts, 'terms', termId, { price: amount, repricedOn: ctx.today });
    const both = call ? patchRow(next, 'dues', call.id, { amount }) : next;
    return { ok: true, outcome: applyMoney(both, termId, ctx) };
  },
);

const line = (
  ctx: DecisionContext,
  values: Pick<Payment, 'duesId' | 'kind' | 'amount'> & Partial<Payment>,
): Payment => ({
  id: ctx.newId(),
  on: ctx.today,
  method: null,
  reference: null,
  reason: null,
  reversesId: null,
  ...values,
});

const hasCall = (facts: Facts): Refusal | null =>
  facts.dues.some(({ cancelledOn }) => cancelledOn === null) ? null : refused('no-call');

/**
 * Asks before a line that equals an existing one in call, kind, amount, day and reference: one
 * payment is easily recorded twice, by one person or by two.
 */
const alreadyThere = (facts: Facts, payment: Payment, confirmed = false): Refusal | null => {
  const gone = takenBack(facts.payments);
  const same = facts.payments.find(
    ({ id, duesId, kind, amount, on, reference }) =>
      !gone.has(id) &&
      duesId === payment.duesId &&
      (kind === payment.kind || (kind === 'moved-in' && payment.kind === 'received')) &&
      amount === payment.amount &&
      on === payment.on &&
      reference === payment.reference,
  );
  return same && !confirmed ? refused('payment-looks-recorded', { payment: same.id }) : null;
};

export const recordPayment = rule<{
  duesId: string;
  amount: Cents;
  on?: Day;
  method?: string;
  reference?: string;
  confirmed?: boolean;
}>(hasCall, (facts, input, ctx) => {
  const call = openCall(facts, input.duesId);
  if ('ok' in call) return call;
  const on = input.on ?? ctx.today;
  if (on > ctx.today) return refused('date-in-future', { field: 'on' });
  if (input.amount <= 0) return refused('amount-not-positive', { field: 'amount' });
  const { method = null, reference = null, amount } = input;
  const payment = line(ctx, { duesId: call.id, kind: 'received', amount, on, method, reference });
  const double = alreadyThere(facts, payment, input.confirmed);
  if (double) return double;
  const next = addRow(facts, 'payments', payment);
  const wasSettled = settledCall(facts, call);
  const first = applyMoney(next, call.termId, ctx);
  if (wasSettled || !settledCall(next, call)) return { ok: true, outcome: first };
  return { ok: true, outcome: and(first, (now) => thanked(now, call, payment)) };
});

const settledCall = (facts: Facts, call: Dues): boolean =>
  paidOf(facts.payments, call.id) >= call.amount;

const thanked = (facts: Facts, call: Dues, payment: Payment): Outcome =>
  outcome(facts, {
    messages: [
      {
        key: `${facts.membership.id}:${payment.id}:payment-received`,
        template: 'payment-received',
        contactRole: 'billing',
        termId: call.termId,
        renewalId: null,
        duesId: call.id,
      },
    ],
  });

export const refundPayment = rule<{
  duesId: string;
  amount: Cents;
  on?: Day;
  reference?: string;
  reason: string;
  confirmed?: boolean;
}>(
  (facts) =>
    facts.dues.some(({ id }) => paidOf(facts.payments, id) > 0) ? null : refused('nothing-paid'),
  (facts, { duesId, amount, on, reference = null, reason, confirmed }, ctx) => {
    const call = facts.dues.find(({ id }) => id === duesId);
    if (!call) return refused('dues-unknown', { dues: duesId });
    if ((on ?? ctx.today) > ctx.today) return refused('date-in-future', { field: 'on' });
    if (amount <= 0) return refused('amount-not-positive', { field: 'amount' });
    const paid = paidOf(facts.payments, duesId);
    if (amount > paid) return refused('refund-exceeds-paid', { paid });
    const refund = line(ctx, {
      duesId,
      kind: 'refund',
      amount: -amount,
      on: on ?? ctx.today,
      reference,
      reason,
    });
    const double = alreadyThere(facts, refund, confirmed);
    if (double) return double;
    return { ok: true, outcome: applyMoney(addRow(facts, 'payments', refund), call.termId, ctx) };
  },
);

/** Whether a line moved money and was not reversed. */
export const isReversible = (facts: Facts, payment: Payment): boolean =>
  ['received', 'refund', 'moved-in'].includes(payment.kind) &&
  !takenBack(facts.payments).has(payment.id);

const reversibleLine = (facts: Facts, paymentId: string): Payment | Refusal => {
  const payment = facts.payments.find(({ id }) => id === paymentId);
  if (!payment) return refused('payment-unknown', { payment: paymentId });
  if (!isReversible(facts, payment)) return refused('already-reversed');
  // A receipt cannot be reversed before its refund: the money would be counted as given back twice.
  const left = paidOf(facts.payments, payment.duesId) - payment.amount;
  return left < 0 ? refused('payment-refunded', { payment: paymentId }) : payment;
};

const hasReversible = (facts: Facts): Refusal | null =>
  facts.payments.some((payment) => isReversible(facts, payment)) ? null : refused('nothing-paid');

export const reversePayment = rule<{ paymentId: string; reason: string }>(
  hasReversible,
  (facts, { paymentId, reason }, ctx) => {
    const payment = reversibleLine(facts, paymentId);
    if ('ok' in payment) return payment;
    const { duesId, amount, id } = payment;
    const back = line(ctx, { duesId, kind: 'reversal', amount: -amount, reason, reversesId: id });
    const termId = facts.dues.find((call) => call.id === duesId)?.termId ?? '';
    return { ok: true, outcome: applyMoney(addRow(facts, 'payments', back), termId, ctx) };
  },
);

export interface MovePayment {
  paymentId: string;
  toDuesNumber: string;
  reason: string;
  /** Whether the person has seen whose call the number belongs to. */
  confirmed?: boolean;
}

export const canMovePayment = hasReversible;

/** Takes a payment off the wrong call; `receiveMoved` adds it to the right one. */
export const sendMoved = (
  facts: Facts,
  { paymentId, toDuesNumber, reason }: MovePayment,
  ctx: DecisionContext,
): Decision => {
  const payment = reversibleLine(facts, paymentId);
  if ('ok' in payment) return payment;
  if (payment.kind === 'refund') return refused('payment-is-refund');
  const call = facts.dues.find(({ id }) => id === payment.duesId);
  if (!call || call.number === toDuesNumber) return refused('same-call');
  const out = line(ctx, {
    duesId: call.id,
    kind: 'moved-out',
    amount: -payment.amount,
    reference: toDuesNumber,
    reason,
    reversesId: payment.id,
  });
  return { ok: true, outcome: applyMoney(addRow(facts, 'payments', out), call.termId, ctx) };
};

/** Puts a moved line on the right call, with its day, method and reference. */
export const receiveMoved = (
  facts: Facts,
  payment: Payment,
  { toDuesNumber, reason }: MovePayment,
  ctx: DecisionContext,
): Decision => {
  const target = facts.dues.find(({ number }) => number === toDuesNumber);
  if (!target) return refused('dues-unknown', { dues: toDuesNumber });
  if (target.cancelledOn !== null) return refused('dues-cancelled', { dues: toDuesNumber });
  const { amount, on, method, reference } = payment;
  const into = line(ctx, {
    duesId: target.id,
    kind: 'moved-in',
    amount,
    on,
    method,
    reference,
    reason,
  });
  return { ok: true, outcome: applyMoney(addRow(facts, 'payments', into), target.termId, ctx) };
};

/** Whether something was paid on the call of a term: then it can be repriced, but not waived. */
const isPaidOn = (facts: Facts, term: Term): boolean => {
  const call = duesOf(facts.dues, term.id);
  return call !== undefined && paidOf(facts.payments, call.id) > 0;
};

export const waiveDues = rule<{ termId: string; reason: string }>(
  (facts) => {
    if (!anyTerm(facts, (term) => !isSettled(facts, term))) return refused('nothing-to-waive');
    const whole = anyTerm(facts, (term) => !isSettled(facts, term) && !isPaidOn(facts, term));
    return whole ? null : refused('partly-paid');
  },
  (facts, { termId, reason }, ctx) => {
    const term = termOf(facts, termId);
    if (!term) return refused('term-unknown', { term: termId });
    if (isSettled(facts, term)) return refused('already-settled');
    if (isPaidOn(facts, term)) return refused('partly-paid');
    const patch = { waivedOn: ctx.today, waiveReason: reason };
    return { ok: true, outcome: applyMoney(patchRow(facts, 'terms', termId, patch), termId, ctx) };
  },
);
