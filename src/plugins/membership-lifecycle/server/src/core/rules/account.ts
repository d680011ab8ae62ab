import type { Cents, Day } from '../../kernel/rules/values';
import { addRow } from './change';
import {
  duesOf,
  isAsked,
  isSettled,
  paidFor,
  paidOf,
  remainingOf,
  sumOf,
  takenBack,
  uncalledOf,
  type DuesState,
} from './dues';
import type { DecisionContext, Dues, Facts, Payment, Term } from './types';

/**
 * The account of a membership. Each cent that was received is on a call, or is a credit: received
 * before its call, too much, or for a call that nobody knows. Lines are added and never changed, so
 * that money goes elsewhere by one line that takes it away and others that put it down again.
 */

/** A place in the account, and how much of a line goes there. */
export interface Part {
  /** A call, or null for the credit. */
  duesId: string | null;
  amount: Cents;
}

/** Whether a line puts money down: it takes back no other, or a rejection that was noted by mistake. */
export const putsDown = ({ kind, receiptId, reversesId }: Payment): boolean =>
  reversesId === null || (kind === 'reversal' && receiptId !== null);

/** Lines that put money down and were not taken back: their sum is that of all lines. */
export const standingLines = (payments: readonly Payment[]): Payment[] => {
  const gone = takenBack(payments);
  return payments
    .filter((line) => putsDown(line) && !gone.has(line.id))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

/** The receipt that a line is a part of: the id of the line with which it was recorded. */
export const receiptOf = ({ receiptId, id }: Payment): string => receiptId ?? id;

/** The lines of the same receipt that stand, wherever they are on the account. */
export const partsOf = (payments: readonly Payment[], line: Payment): Payment[] =>
  standingLines(payments).filter((other) => receiptOf(other) === receiptOf(line));

/** The lines that stand on a place, one a receipt: money that came there in parts is one line. */
export const linesOn = (payments: readonly Payment[], duesId: string | null): Payment[] => {
  const lines = new Map<string, Payment>();
  for (const line of standingLines(payments)) {
    if (line.duesId !== duesId) continue;
    const receipt = receiptOf(line);
    const amount = (lines.get(receipt)?.amount ?? 0) + line.amount;
    // A rejection that was taken back gives the receipt its money again, not another day.
    const { on } = payments.find(({ id }) => id === receipt) ?? line;
    lines.set(receipt, { ...line, amount, on });
  }
  return [...lines.values()];
};

/** A new line of today, on a call or on the credit of the membership. */
export const newLine = (
  facts: Facts,
  ctx: DecisionContext,
  values: Pick<Payment, 'duesId' | 'kind' | 'amount'> & Partial<Payment>,
): Payment => ({
  id: ctx.newId(),
  creditOf: values.duesId === null ? facts.membership.id : null,
  receiptId: null,
  on: ctx.today,
  method: null,
  reference: null,
  reason: null,
  reversesId: null,
  ...values,
});

/** Takes a line away from where it is. */
export const takeAway = (
  facts: Facts,
  { id, duesId, amount }: Payment,
  reason: string | null,
  ctx: DecisionContext,
): Facts => {
  const values = { duesId, kind: 'moved-out', amount: -amount, reason, reversesId: id } as const;
  return addRow(facts, 'payments', newLine(facts, ctx, values));
};

/** Puts parts of a line that was taken away down in an account, with its day and its reference. */
export const putDown = (
  facts: Facts,
  line: Payment,
  parts: readonly Part[],
  reason: string | null,
  ctx: DecisionContext,
): Facts =>
  parts
    .filter(({ amount }) => amount !== 0)
    .reduce((now, { duesId, amount }) => {
      const { on, method, reference } = line;
      const told = { on, method, reference, reason, receiptId: receiptOf(line) };
      const values = { duesId, kind: 'moved-in', amount, ...told } as const;
      return addRow(now, 'payments', newLine(now, ctx, values));
    }, facts);

/** Moves an amount between the calls of a membership and its credit, the oldest receipts first. */
const move = (
  facts: Facts,
  { from, to, amount }: { from: string | null; to: string | null; amount: Cents },
  ctx: DecisionContext,
  reason: string | null = null,
): Facts => {
  let [now, left] = [facts, amount];
  for (const line of standingLines(facts.payments)) {
    if (line.duesId !== from || line.amount <= 0 || left <= 0) continue;
    const share = Math.min(left, line.amount);
    const parts = [
      { duesId: to, amount: share },
      { duesId: from, amount: line.amount - share },
    ];
    now = putDown(takeAway(now, line, reason, ctx), line, parts, reason, ctx);
    left -= share;
  }
  return now;
};

/**
 * Whether money was given for a term: received on a call of it, or put there by staff who said why.
 * A credit that went to its call is no such money.
 */
export const wasPaidFor = (facts: Facts, termId: string): boolean => {
  const { dues, payments } = facts;
  if (paidFor(facts, termId) === 0) return false;
  const calls = new Set<string | null>(
    dues.filter((call) => call.termId === termId).map(({ id }) => id),
  );
  const cameIn = payments.filter(({ kind, duesId }) => kind === 'received' && calls.has(duesId));
  const receipts = new Set(cameIn.map(receiptOf));
  return standingLines(payments).some(
    (line) => calls.has(line.duesId) && (line.reason !== null || receipts.has(receiptOf(line))),
  );
};

/** The part of a call's payments that nothing asks for, in cents. */
const surplusOf = (facts: Facts, call: Dues): Cents =>
  Math.max(0, paidOf(facts.payments, call.id) - (isAsked(facts, call) ? call.amount : 0));

/** The credit, in cents: money on no call, and the surplus of calls. */
export const creditOf = (facts: Facts): Cents =>
  facts.dues.reduce(
    (sum, call) => sum + surplusOf(facts, call),
    sumOf(facts.payments.filter(({ duesId }) => duesId === null)),
  );

/** Makes a credit of what calls received too much: their price was lowered, or they were overpaid. */
export const freeSurplus = (facts: Facts, ctx: DecisionContext, reason?: string): Facts =>
  facts.dues.reduce((now, call) => {
    const amount = surplusOf(now, call);
    return amount > 0 ? move(now, { from: call.id, to: null, amount }, ctx, reason) : now;
  }, facts);

/** Allocates credit to a call: as much as there is, up to `amount`. */
export const useCredit = (
  facts: Facts,
  duesId: string,
  amount: Cents,
  ctx: DecisionContext,
): Facts => {
  const share = Math.min(amount, creditOf(facts));
  if (share <= 0) return facts;
  return move(freeSurplus(facts, ctx), { from: null, to: duesId, amount: share }, ctx);
};

/** The calls that wait for money, the first due day first. */
export const openCalls = (facts: Facts): Dues[] =>
  facts.dues
    .filter((call) => remainingOf(facts, call) > 0)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));

/** The calls that an amount pays, in their order; the rest is a credit. */
export const spread = (facts: Facts, calls: readonly Dues[], amount: Cents): Part[] => {
  let left = amount;
  const parts: Part[] = calls.map((call) => {
    const share = Math.min(left, Math.max(0, remainingOf(facts, call)));
    left -= share;
    return { duesId: call.id, amount: share };
  });
  return [...parts, { duesId: null, amount: left }].filter((part) => part.amount > 0);
};

/** The part of the credit that lies on the account for a call, the first due day first, in cents. */
export const creditFor = (facts: Facts, duesId: string): Cents => {
  const parts = spread(facts, openCalls(facts), creditOf(facts));
  return parts.find((part) => part.duesId === duesId)?.amount ?? 0;
};

/** The money that a call still asks of its member, in cents: what is left to pay, less the credit for it. */
export const askedFor = (facts: Facts, call: Dues): Cents =>
  Math.max(0, remainingOf(facts, call)) - creditFor(facts, call.id);

/** State of a term's dues on a day. A call that the credit pays whole still takes it, and is not late. */
export const duesState = (facts: Facts, term: Term | undefined, today: Day): DuesState => {
  if (!term) return 'none';
  if (term.waivedOn !== null) return 'waived';
  if (isSettled(facts, term)) return 'paid';
  const call = duesOf(facts.dues, term.id);
  if (!call) return uncalledOf(facts, term, today) === null ? 'none' : 'uncalled';
  if (remainingOf(facts, call) <= 0) return 'written-off';
  return call.dueOn < today && askedFor(facts, call) > 0 ? 'overdue' : 'open';
};

/** The sum to be paid on all calls, the sum received, and the credit: in cents. */
export const balanceOf = (facts: Facts): { due: Cents; paid: Cents; credit: Cents } => ({
  due: openCalls(facts).reduce((sum, call) => sum + remainingOf(facts, call), 0),
  paid: sumOf(facts.payments),
  credit: creditOf(facts),
});

/** The currency of the account. */
export const currencyOf = ({ dues, terms }: Pick<Facts, 'dues' | 'terms'>): string =>
  (dues.at(-1) ?? terms.at(-1))?.currency ?? 'EUR';
