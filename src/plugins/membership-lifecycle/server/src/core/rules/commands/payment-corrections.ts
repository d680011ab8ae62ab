import { maxDay } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Cents, Day } from '../../../kernel/rules/values';
import {
  creditOf,
  freeSurplus,
  newLine,
  partsOf,
  putDown,
  putsDown,
  receiptOf,
  standingLines,
  takeAway,
} from '../account';
import { addRow, and, outcome, type Decision, type Refusal } from '../change';
import { isAsked, NOT_WRITTEN_OFF, paidOf, takenBack } from '../dues';
import { isOwed } from '../reminders';
import type { DecisionContext, Dues, Facts, MessageDraft, Outcome, Payment } from '../types';
import { openCall } from './calls';
import { notMerged } from './guards';
import { rule } from './rule';
import { settledBy } from './stages';
import { takenWithMoney } from './taking-back';

/** Payments that were recorded by mistake or on the wrong call, or that the bank rejected. */

/** Whether a line moved money, or noted its rejection, and was not taken back. */
export const isReversible = (payments: readonly Payment[], payment: Payment): boolean =>
  (payment.kind === 'rejection' || putsDown(payment)) && !takenBack(payments).has(payment.id);

const standingLine = (facts: Facts, paymentId: string): Payment | Refusal => {
  const payment = facts.payments.find(({ id }) => id === paymentId);
  if (!payment) return refused('payment-unknown', { payment: paymentId });
  return standingLines(facts.payments).includes(payment) ? payment : refused('payment-gone');
};

/** Refuses that money is given back twice: a receipt cannot go before its refund does. */
const overdrawn = (facts: Facts, paymentId: string): Refusal | null => {
  const short = facts.dues.some(({ id }) => paidOf(facts.payments, id) < 0) || creditOf(facts) < 0;
  return short ? refused('payment-refunded', { payment: paymentId }) : null;
};

const hasReversible = (facts: Facts): Refusal | null =>
  facts.payments.some((payment) => isReversible(facts.payments, payment))
    ? null
    : refused('nothing-paid');

const hasMoney = (facts: Facts): Refusal | null =>
  standingLines(facts.payments).some(({ amount }) => amount > 0) ? null : refused('nothing-paid');

/** Never more is written off of a call than it lacks: money that came after all takes it back. */
const writtenOffAtMost = (facts: Facts): Facts => ({
  ...facts,
  dues: facts.dues.map((call) => {
    if (call.writtenOff === null) return call;
    const lacking = call.amount - paidOf(facts.payments, call.id);
    if (lacking <= 0) return { ...call, ...NOT_WRITTEN_OFF };
    return lacking < call.writtenOff ? { ...call, writtenOff: lacking } : call;
  }),
});

/** Applies what money did to the calls whose sums differ; what they have too much is a credit. */
const withMoney = (before: Facts, moved: Facts, ctx: DecisionContext): Outcome => {
  const after = writtenOffAtMost(freeSurplus(moved, ctx));
  const applied = settledBy(before, after, after.dues, ctx);
  return and(applied, (now) => takenWithMoney(before, now, ctx));
};

/** The lines of a receipt or of a rejection that are not taken back, wherever they are now. */
export const reversibleParts = (payments: readonly Payment[], line: Payment): Payment[] =>
  payments.filter((other) => receiptOf(other) === receiptOf(line) && isReversible(payments, other));

type TakingBack = Pick<Payment, 'kind' | 'on' | 'reason'>;

/** What a line that takes another back says beside its kind, day and reason. */
const toldBack = (facts: Facts, line: Payment): Partial<Payment> => {
  if (line.kind !== 'rejection') return {};
  const rejected = facts.payments.find(({ id }) => id === line.reversesId) ?? line;
  const { method, reference } = rejected;
  return { method, reference, receiptId: receiptOf(rejected) };
};

/** Takes lines of money back on a day, and applies what that does to calls, terms and renewals. */
const takeBack = (
  facts: Facts,
  lines: readonly Payment[],
  { kind, on, reason }: TakingBack,
  ctx: DecisionContext,
): Decision => {
  if (lines.length === 0) return refused('payment-gone');
  if (on > ctx.today) return refused('date-in-future', { field: 'on' });
  const since = lines.reduce((day, line) => maxDay(day, line.on), lines[0].on);
  if (on < since) return refused('before-payment', { field: 'on', since });
  let first: string | null = null;
  const next = lines.reduce((now, line) => {
    const { id: reversesId, duesId, amount } = line;
    const told = kind === 'rejection' ? { receiptId: first } : toldBack(facts, line);
    const values = { duesId, kind, amount: -amount, on, reason, reversesId, ...told };
    const back = newLine(now, ctx, values);
    first ??= back.id;
    return addRow(now, 'payments', back);
  }, facts);
  const why = overdrawn(next, receiptOf(lines[0]));
  return why ?? { ok: true, outcome: withMoney(facts, next, ctx) };
};

/**
 * Reverses a receipt, a refund or a rejection that was typed by mistake, wherever its parts are now:
 * whoever knows it by the line with which it was recorded need not know that a correction of its call
 * moved it.
 */
export const reversePayment = rule<{ paymentId: string; on?: Day; reason: string }>(
  hasReversible,
  (facts, { paymentId, on, reason }, ctx) => {
    const payment = facts.payments.find(({ id }) => id === paymentId);
    if (!payment) return refused('payment-unknown', { payment: paymentId });
    const back = { kind: 'reversal', on: on ?? ctx.today, reason } as const;
    return takeBack(facts, reversibleParts(facts.payments, payment), back, ctx);
  },
);

/** The messages to who has to pay again, one for each call that the rejection left open. */
const tellRejected = (before: Facts, facts: Facts): Outcome => {
  const known = new Set(before.payments.map(({ id }) => id));
  const messages = facts.payments.flatMap(({ id, kind, duesId }): MessageDraft[] => {
    const call = facts.dues.find((one) => one.id === duesId);
    if (!call || known.has(id) || kind !== 'rejection' || !isOwed(facts, call.id)) return [];
    return [
      {
        key: `${facts.membership.id}:${id}:payment-rejected`,
        template: 'payment-rejected',
        contactRole: 'billing',
        termId: call.termId,
        renewalId: null,
        duesId: call.id,
      },
    ];
  });
  return outcome(facts, { messages });
};

/** Notes that the bank took a payment back: all of it, on the day that the statement says. */
export const rejectPayment = rule<{ paymentId: string; on?: Day; reason?: string }>(
  hasMoney,
  (facts, { paymentId, on, reason = null }, ctx) => {
    const payment = facts.payments.find(({ id }) => id === paymentId);
    if (!payment) return refused('payment-unknown', { payment: paymentId });
    const parts = partsOf(facts.payments, payment);
    if (parts.some(({ amount }) => amount < 0)) return refused('payment-is-refund');
    const back = { kind: 'rejection', on: on ?? ctx.today, reason } as const;
    const taken = takeBack(facts, parts, back, ctx);
    return taken.ok
      ? { ok: true, outcome: and(taken.outcome, (now) => tellRejected(facts, now)) }
      : taken;
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

export const canMovePayment = hasMoney;

/** The part of a line that is moved, and the part that stays. */
const splitOf = (line: Payment, { amount = line.amount }: MovePayment) => ({
  moved: amount,
  staying: [{ duesId: line.duesId, amount: line.amount - amount }],
});

const movableLine = (facts: Facts, input: MovePayment): Payment | Refusal => {
  const line = standingLine(facts, input.paymentId);
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
