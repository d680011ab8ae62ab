import { refused } from '../../../kernel/rules/refused';
import type { Cents } from '../../../kernel/rules/values';
import { creditOf, freeSurplus, newLine, partsOf, putDown, takeAway } from '../account';
import { addRow, and, type Decision, type Refusal } from '../change';
import { isAsked, paidOf, takenBack } from '../dues';
import type { DecisionContext, Dues, Facts, Outcome, Payment } from '../types';
import { openCall } from './calls';
import { notMerged } from './guards';
import { rule } from './rule';
import { holdUnpaid, settledBy } from './stages';

/** Payments that were recorded by mistake, or on the wrong call. */

/** Whether a line moved money and was not reversed. */
export const isReversible = (facts: Facts, payment: Payment): boolean =>
  ['received', 'refund', 'moved-in'].includes(payment.kind) &&
  !takenBack(facts.payments).has(payment.id);

const reversibleLine = (facts: Facts, paymentId: string): Payment | Refusal => {
  const payment = facts.payments.find(({ id }) => id === paymentId);
  if (!payment) return refused('payment-unknown', { payment: paymentId });
  return isReversible(facts, payment) ? payment : refused('payment-gone');
};

/** Refuses that money is given back twice: a receipt cannot go before its refund does. */
const overdrawn = (facts: Facts, paymentId: string): Refusal | null => {
  const short = facts.dues.some(({ id }) => paidOf(facts.payments, id) < 0) || creditOf(facts) < 0;
  return short ? refused('payment-refunded', { payment: paymentId }) : null;
};

const hasReversible = (facts: Facts): Refusal | null =>
  facts.payments.some((payment) => isReversible(facts, payment)) ? null : refused('nothing-paid');

/** Applies what money did to the calls whose sums differ; what they have too much is a credit. */
const withMoney = (before: Facts, moved: Facts, ctx: DecisionContext): Outcome => {
  const after = freeSurplus(moved, ctx);
  return after.dues.reduce(
    (first, { termId }) => and(first, (now) => holdUnpaid(before, now, termId, ctx)),
    settledBy(before, after, after.dues, ctx),
  );
};

/**
 * Reverses a receipt or a refund, wherever its parts are now: whoever knows it by the line with which
 * it was recorded need not know that a correction of its call moved it.
 */
export const reversePayment = rule<{ paymentId: string; reason: string }>(
  hasReversible,
  (facts, { paymentId, reason }, ctx) => {
    const payment = facts.payments.find(({ id }) => id === paymentId);
    if (!payment) return refused('payment-unknown', { payment: paymentId });
    const parts = partsOf(facts.payments, payment);
    if (parts.length === 0) return refused('payment-gone');
    const next = parts.reduce((now, { id, duesId, amount }) => {
      const back = { duesId, kind: 'reversal', amount: -amount, reason, reversesId: id } as const;
      return addRow(now, 'payments', newLine(now, ctx, back));
    }, facts);
    const why = overdrawn(next, paymentId);
    return why ?? { ok: true, outcome: withMoney(facts, next, ctx) };
  },
);

export interface MovePayment {
  paymentId: string;
  /** The member whose it is; without it, the one on whose account the line is. */
  intoMembershipId?: string;
  /** The call that it is for; without it, it becomes a credit. */
  toDuesId?: string;
  /** All of it, unless given. */
  amount?: Cents;
  reason: string;
  /** Whether the person has seen whose it becomes. */
  confirmed?: boolean;
}

export const canMovePayment = hasReversible;

/** The part of a line that is moved, and the part that stays. */
const splitOf = (line: Payment, { amount = line.amount }: MovePayment) => ({
  moved: amount,
  staying: [{ duesId: line.duesId, amount: line.amount - amount }],
});

const movableLine = (facts: Facts, input: MovePayment): Payment | Refusal => {
  const line = reversibleLine(facts, input.paymentId);
  if ('ok' in line) return line;
  if (line.kind === 'refund' || line.amount <= 0) return refused('payment-is-refund');
  const { amount = line.amount } = input;
  if (amount <= 0) return refused('amount-not-positive', { field: 'amount' });
  if (amount > line.amount) return refused('move-exceeds-payment', { field: 'amount' });
  return line;
};

/** The call on which money is put down; null for the credit. */
const targetOf = (facts: Facts, duesId: string | undefined): Dues | null | Refusal => {
  if (duesId === undefined) return null;
  const call = openCall(facts, duesId);
  if ('ok' in call) return call;
  return isAsked(facts, call) ? call : refused('dues-waived');
};

/** Moves a payment, or a part of it, to another call of the member, or to its credit. */
export const moveWithin = (facts: Facts, input: MovePayment, ctx: DecisionContext): Decision => {
  const line = movableLine(facts, input);
  if ('ok' in line) return line;
  const target = targetOf(facts, input.toDuesId);
  if (target && 'ok' in target) return target;
  if (line.duesId === (target?.id ?? null)) return refused('same-call');
  const { moved, staying } = splitOf(line, input);
  const parts = [{ duesId: target?.id ?? null, amount: moved }, ...staying];
  const taken = takeAway(facts, line, input.reason, ctx);
  const next = putDown(taken, line, parts, input.reason, ctx);
  return overdrawn(next, line.id) ?? { ok: true, outcome: withMoney(facts, next, ctx) };
};

/** Takes a payment, or a part of it, out of the account that it was put on by mistake. */
export const sendMoved = (facts: Facts, input: MovePayment, ctx: DecisionContext): Decision => {
  const line = movableLine(facts, input);
  if ('ok' in line) return line;
  const taken = takeAway(facts, line, input.reason, ctx);
  const next = putDown(taken, line, splitOf(line, input).staying, input.reason, ctx);
  return overdrawn(next, line.id) ?? { ok: true, outcome: withMoney(facts, next, ctx) };
};

/** Puts a payment that was sent on the right account, with its day, method and reference. */
export const receiveMoved = (
  facts: Facts,
  payment: Payment,
  input: MovePayment,
  ctx: DecisionContext,
): Decision => {
  const why = notMerged(facts);
  if (why) return why;
  const target = targetOf(facts, input.toDuesId);
  if (target && 'ok' in target) return target;
  const parts = [{ duesId: target?.id ?? null, amount: splitOf(payment, input).moved }];
  const next = putDown(facts, payment, parts, input.reason, ctx);
  return { ok: true, outcome: withMoney(facts, next, ctx) };
};
