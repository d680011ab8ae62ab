import { daysBetween } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Cents, Day } from '../../../kernel/rules/values';
import {
  creditOf,
  currencyOf,
  freeSurplus,
  newLine,
  openCalls,
  partsOf,
  receiptOf,
  spread,
  standingLines,
  useCredit,
  type Part,
} from '../account';
import { addRow, and, decided, type Refusal } from '../change';
import { paidOf, remainingOf, sumOf } from '../dues';
import type { Because, DecisionContext, Dues, Facts, Payment } from '../types';
import { openCall } from './calls';
import { notMerged } from './guards';
import { rule } from './rule';
import { applyMoney, settledBy } from './stages';
import { takenWithMoney } from './taking-back';

/** Money that comes in, goes out, and is allocated to calls. Lines are added, never changed. */

/**
 * A standing line that equals a new one in day and reference, and in its own sum or that of its
 * receipt, as it came in or as it is now.
 */
const twinOf = (
  { dues, payments }: Facts,
  { on, reference, amount }: Pick<Payment, 'on' | 'reference' | 'amount'>,
  duesId: string | undefined,
): Payment | undefined => {
  const sumsOf = (line: Payment): Cents[] => {
    const cameIn = payments.filter(
      (other) => receiptOf(other) === receiptOf(line) && other.kind === 'received',
    );
    return [line.amount, sumOf(partsOf(payments, line)), sumOf(cameIn)];
  };
  const termOf = (callId: string) => dues.find(({ id }) => id === callId)?.termId;
  // A credit may be of any call; and money of a cancelled call is on the one that replaces it.
  const isHere = (line: Payment): boolean =>
    duesId === undefined || line.duesId === null || termOf(line.duesId) === termOf(duesId);
  return standingLines(payments).find(
    (line) =>
      isHere(line) &&
      line.on === on &&
      line.reference === reference &&
      sumsOf(line).includes(amount),
  );
};

/** Asks staff before a line is recorded that looks recorded already, or is unusual. */
const asked = (twin: Payment | undefined, doubts: readonly Because[] = []): Refusal | null => {
  if (twin) return refused('payment-looks-recorded', { payment: receiptOf(twin), doubts });
  return doubts.length > 0 ? refused('payment-unusual', { doubts }) : null;
};

/** Days before its call after which a payment is probably one of an earlier year. */
const EARLY_DAYS = 60;

/** Why a part of a payment would be a credit. */
const whyCredit = (facts: Facts, call: Dues | undefined): string => {
  if (!call) return 'payment-becomes-credit';
  if (facts.terms.find(({ id }) => id === call.termId)?.waivedOn) return 'payment-on-waived';
  return call.cancelledOn === null ? 'payment-exceeds' : 'payment-on-cancelled';
};

/** The doubts about where an amount would go. */
const doubtsOf = (
  facts: Facts,
  { call, parts, on }: { call: Dues | undefined; parts: readonly Part[]; on: Day },
): Because[] => {
  const surplus = parts.find(({ duesId }) => duesId === null)?.amount ?? 0;
  const first = call ?? facts.dues.find(({ id }) => id === parts[0]?.duesId);
  const about = { call: first?.number ?? '', currency: first?.currency ?? currencyOf(facts) };
  const remaining = call ? Math.max(0, remainingOf(facts, call)) : 0;
  const days = first ? daysBetween(on, first.issuedOn) : 0;
  return [
    ...(surplus > 0
      ? [{ rule: whyCredit(facts, call), params: { ...about, surplus, remaining } }]
      : []),
    ...(days > EARLY_DAYS ? [{ rule: 'payment-early', params: { ...about, on, days } }] : []),
  ];
};

/** The calls that a payment is for: the one that was chosen, or else all that wait for money. */
const payable = (facts: Facts, duesId: string | undefined): Dues[] | Refusal => {
  if (duesId === undefined) return openCalls(facts);
  const call = facts.dues.find(({ id }) => id === duesId);
  return call ? [call] : refused('dues-unknown', { dues: duesId });
};

export const recordPayment = rule<{
  duesId?: string;
  amount: Cents;
  on?: Day;
  method?: string;
  reference?: string;
  confirmed?: boolean;
}>(notMerged, (facts, input, ctx) => {
  const calls = payable(facts, input.duesId);
  if ('ok' in calls) return calls;
  const on = input.on ?? ctx.today;
  if (on > ctx.today) return refused('date-in-future', { field: 'on' });
  if (input.amount <= 0) return refused('amount-not-positive', { field: 'amount' });
  const { method = null, reference = null, amount } = input;
  const parts = spread(facts, calls, amount);
  const call = input.duesId === undefined ? undefined : calls[0];
  const twin = twinOf(facts, { on, reference, amount }, input.duesId);
  const doubts = doubtsOf(facts, { call, parts, on });
  const why = input.confirmed ? null : asked(twin, doubts);
  if (why) return why;
  const next = received(facts, parts, { on, method, reference }, ctx);
  return { ok: true, outcome: settledBy(facts, next, calls, ctx) };
});

/** Adds the lines of a receipt; all but the first name the first. */
const received = (
  facts: Facts,
  parts: readonly Part[],
  told: Pick<Payment, 'on' | 'method' | 'reference'>,
  ctx: DecisionContext,
): Facts => {
  let first: string | null = null;
  return parts.reduce((now, part) => {
    const line = newLine(now, ctx, { kind: 'received', receiptId: first, ...part, ...told });
    first ??= line.id;
    return addRow(now, 'payments', line);
  }, facts);
};

export const refundPayment = rule<{
  duesId?: string;
  amount: Cents;
  on?: Day;
  reference?: string;
  reason: string;
  confirmed?: boolean;
}>(
  (facts) =>
    facts.dues.some(({ id }) => paidOf(facts.payments, id) > 0) || creditOf(facts) > 0
      ? null
      : refused('nothing-paid'),
  (facts, { duesId, amount, on, reference = null, reason, confirmed }, ctx) => {
    const call = facts.dues.find(({ id }) => id === duesId);
    if (duesId !== undefined && !call) return refused('dues-unknown', { dues: duesId });
    const day = on ?? ctx.today;
    if (day > ctx.today) return refused('date-in-future', { field: 'on' });
    if (amount <= 0) return refused('amount-not-positive', { field: 'amount' });
    const paid = call ? paidOf(facts.payments, call.id) : creditOf(facts);
    if (amount > paid) return refused('refund-exceeds-paid', { paid });
    const ready = call ? facts : freeSurplus(facts, ctx);
    const values = { kind: 'refund', amount: -amount, on: day, reference } as const;
    const twin = twinOf(facts, values, duesId);
    const why = confirmed ? null : asked(twin);
    if (why) return why;
    const refund = newLine(ready, ctx, { ...values, duesId: call?.id ?? null, reason });
    const next = addRow(ready, 'payments', refund);
    if (!call) return decided(next);
    const applied = applyMoney(next, call.termId, ctx);
    return { ok: true, outcome: and(applied, (now) => takenWithMoney(facts, now, ctx)) };
  },
);

/** Allocates credit of the account to a call that waits for money. */
export const allocateCredit = rule<{ duesId: string; amount: Cents }>(
  (facts) => {
    if (creditOf(facts) <= 0) return refused('no-credit');
    return openCalls(facts).length > 0 ? null : refused('no-open-call');
  },
  (facts, { duesId, amount }, ctx) => {
    const call = openCall(facts, duesId);
    if ('ok' in call) return call;
    if (amount <= 0) return refused('amount-not-positive', { field: 'amount' });
    if (amount > creditOf(facts)) return refused('credit-exceeded', { field: 'amount' });
    if (amount > remainingOf(facts, call)) return refused('call-exceeded', { field: 'amount' });
    const next = useCredit(facts, call.id, amount, ctx);
    return { ok: true, outcome: settledBy(facts, next, [call], ctx) };
  },
);
