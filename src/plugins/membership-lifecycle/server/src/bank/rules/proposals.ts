import type { MatchLevel, MatchReason, MatchRule } from '../../../../shared/bank/bank';
import { daysBetween } from '../../kernel/rules/calendar';
import type { Cents } from '../../kernel/rules/values';
import { doubting } from './doubts';
import { evidenceOf, NAMED, numberedIn, STRONG, type Evidence, type Index } from './evidence';
import { waysToSum } from './sums';
import type { FreeReceipt, LineToMatch, OpenCall, Proposed, ProposedPart } from './types';
import { compact } from './words';

/**
 * What a line of the bank may be matched to, with the reasons. Sure is what names its call or its
 * payer by a number and has the amount, in one way alone; everything else is for people to judge.
 */

const MOST_PROPOSALS = 3;
const MOST_PAYERS = 4;
/** Days between the bank's and those on which somebody recorded the payment by hand. */
export const NEAR_DAYS = 31;

export const reason = (rule: MatchRule, params: MatchReason['params'] = {}): MatchReason => ({
  rule,
  params,
});

const onCall = (call: OpenCall, amount: Cents = call.left): ProposedPart => ({
  membershipId: call.membershipId,
  duesId: call.duesId,
  receiptId: null,
  amount,
});

/** The calls in their order, as far as the amount goes; what is too much stays on the last. */
const filling = (calls: readonly OpenCall[], amount: Cents): ProposedPart[] => {
  let left = amount;
  const parts = calls.map((call) => {
    const share = Math.min(left, call.left);
    left -= share;
    return onCall(call, share);
  });
  const last = parts.at(-1);
  if (last) last.amount += left;
  return parts.filter((part) => part.amount > 0);
};

const total = (calls: readonly OpenCall[]): Cents => calls.reduce((sum, { left }) => sum + left, 0);

/** How an amount fits calls that are known. */
const fitOf = (calls: readonly OpenCall[], amount: Cents): MatchReason => {
  const whole = total(calls);
  if (amount < whole) return reason('part', { left: whole });
  if (amount > whole) return reason('over', { over: amount - whole });
  return calls.length > 1 ? reason('sum', { count: calls.length }) : reason('amount');
};

const numberReasons = (calls: readonly OpenCall[]): MatchReason[] =>
  calls.map(({ number }) => reason('number', { number: number ?? '' }));

/** The calls whose numbers the line says. */
const byNumber = (
  amount: Cents,
  { calls, payers }: Evidence,
  { callsOf }: Index,
): Proposed | null => {
  if (calls.length === 0) return null;
  const members = new Set(calls.map(({ membershipId }) => membershipId));
  const own = [...members].flatMap((id) => payers.get(id)?.reason ?? []);
  const reasons = [...numberReasons(calls), ...own];
  const fit = fitOf(calls, amount);
  if (fit.rule === 'amount' || fit.rule === 'sum') {
    return { level: 'sure', parts: calls.map((call) => onCall(call)), reasons: [...reasons, fit] };
  }
  // The number of one call, and the money of several of the same member.
  const others = [...members]
    .flatMap((id) => callsOf.get(id) ?? [])
    .filter((call) => !calls.includes(call));
  const lefts = others.map(({ left }) => left);
  const [way] = fit.rule === 'over' ? waysToSum(lefts, amount - total(calls)) : [];
  if (way) {
    const all = [...calls, ...way.map((at) => others[at])];
    const sum = reason('sum', { count: all.length });
    return { level: 'likely', parts: all.map((call) => onCall(call)), reasons: [...reasons, sum] };
  }
  return { level: 'likely', parts: filling(calls, amount), reasons: [...reasons, fit] };
};

/** Several calls of one member in one sum, or one of some with the same amount. */
const chosenWay = (calls: readonly OpenCall[], amount: Cents) => {
  const same = calls.filter(({ left }) => left === amount);
  if (same.length > 0) {
    const doubt = same.length > 1 ? [reason('oldest', { count: same.length })] : [];
    return { calls: [same[0]], reasons: [reason('amount'), ...doubt], isOne: same.length === 1 };
  }
  const lefts = calls.map(({ left }) => left);
  const [way, other] = waysToSum(lefts, amount);
  if (!way) return null;
  const chosen = way.map((at) => calls[at]);
  return {
    calls: chosen,
    reasons: [reason('sum', { count: chosen.length })],
    isOne: other === undefined,
  };
};

/** What a payer who is named may pay. */
const byPayer = (
  amount: Cents,
  [membershipId, { strength, reason: why }]: [string, { strength: number; reason: MatchReason }],
  { callsOf }: Index,
): Proposed | null => {
  const calls = callsOf.get(membershipId) ?? [];
  if (calls.length === 0) {
    if (strength < STRONG) return null;
    const credit = { membershipId, duesId: null, receiptId: null, amount };
    return { level: 'possible', parts: [credit], reasons: [why, reason('no-call')] };
  }
  const way = chosenWay(calls, amount);
  if (!way) {
    // A place alone, with another amount, says little.
    if (strength < NAMED) return null;
    const parts = filling(calls, amount);
    const level = strength === STRONG ? 'likely' : 'possible';
    return { level, parts, reasons: [why, fitOf(calls, amount)] };
  }
  const level =
    strength === STRONG && way.isOne ? 'sure' : strength >= NAMED ? 'likely' : 'possible';
  return { level, parts: way.calls.map((call) => onCall(call)), reasons: [why, ...way.reasons] };
};

/** A payment that somebody recorded already: the line is put on it, and nothing is recorded again. */
const byReceipt = (
  { bookedOn, amount }: LineToMatch,
  { receipts, calls, payers }: Evidence,
  { receiptsByAmount }: Index,
): Proposed | null => {
  const near = (receiptsByAmount.get(amount) ?? []).filter(
    ({ on }) => Math.abs(daysBetween(on, bookedOn)) <= NEAR_DAYS,
  );
  const numbered = near.filter((one) => receipts.includes(one));
  const strengthOf = ({ membershipId }: FreeReceipt) => payers.get(membershipId)?.strength ?? 0;
  const named = near.filter((one) => strengthOf(one) > 0);
  const sameDay = near.filter(({ on }) => on === bookedOn);
  // A call that waits and whose number is said comes before a payment of somebody who is only named.
  const alone = calls.length === 0 && payers.size === 0 ? sameDay : [];
  const found = [numbered, calls.length === 0 ? named : [], alone].find(({ length }) => length > 0);
  if (!found) return null;
  const [best] = [...found].sort((a, b) => strengthOf(b) - strengthOf(a));
  const { receiptId, membershipId, on } = best;
  const number = numbered.includes(best)
    ? best.numbers.map((one) => reason('number', { number: one }))
    : [];
  const payer = payers.get(membershipId);
  const isNumbered = number.length > 0 || payer?.strength === STRONG;
  return {
    level: isNumbered && found.length === 1 ? 'sure' : found === alone ? 'possible' : 'likely',
    parts: [{ membershipId, duesId: null, receiptId, amount }],
    reasons: [
      ...number,
      ...(payer ? [payer.reason] : []),
      reason('amount'),
      reason('recorded', { on }),
    ],
  };
};

/** Calls that have nothing but the amount. */
const byAmount = (amount: Cents, { callsByAmount }: Index): Proposed[] => {
  const calls = callsByAmount.get(amount) ?? [];
  if (calls.length > MOST_PROPOSALS) return [];
  return calls.map((call) => ({
    level: 'possible',
    parts: [onCall(call)],
    reasons: [reason('only-amount', { count: calls.length })],
  }));
};

const ORDER: Record<MatchLevel, number> = { sure: 0, likely: 1, possible: 2 };

const sameParts = (one: Proposed, other: Proposed): boolean =>
  JSON.stringify(one.parts) === JSON.stringify(other.parts);

/** What a person would doubt is nothing to confirm unseen. */
const withDoubts = (proposed: Proposed, doubts: readonly MatchReason[]): Proposed => ({
  ...proposed,
  level: proposed.level === 'sure' && doubts.length > 0 ? 'likely' : proposed.level,
  reasons: [...proposed.reasons, ...doubts],
});

/** The proposals for a line, the best first. */
export const propose = (line: LineToMatch, index: Index): Proposed[] => {
  const evidence = evidenceOf(line, index);
  const payers = [...evidence.payers]
    .sort(([, a], [, b]) => b.strength - a.strength)
    .slice(0, MOST_PAYERS);
  const receipt = byReceipt(line, evidence, index);
  const numbered = byNumber(line.amount, evidence, index);
  const others = payers.map((payer) => byPayer(line.amount, payer, index));
  // Two payers that are named alike well: neither is sure.
  const sure = others.filter((one) => one?.level === 'sure');
  const isTwice = sure.length > 1 || (numbered !== null && sure.length > 0);
  const found = [receipt, numbered, ...others]
    .filter((one) => one !== null)
    .map((one): Proposed =>
      one.level === 'sure' && ((receipt && one !== receipt) || (isTwice && others.includes(one)))
        ? { ...one, level: 'likely' }
        : one,
    );
  // An amount alone says nothing of what looks like a line that was read before.
  const rest = line.alike ? [] : byAmount(line.amount, index);
  const all = found.length > 0 ? found : rest;
  const unlike = all.filter((one, at) => all.findIndex((other) => sameParts(one, other)) === at);
  const best = unlike.sort((a, b) => ORDER[a.level] - ORDER[b.level]).slice(0, MOST_PROPOSALS);
  const doubtsOf = doubting(line, evidence, index);
  return best
    .map((one) => withDoubts(one, doubtsOf(one)))
    .sort((a, b) => ORDER[a.level] - ORDER[b.level]);
};

type Recorded = FreeReceipt & { reference?: string | null };

/** References shorter than this are in many labels. */
const LEAST_REFERENCE = 4;

/** How well a line names what is recorded: by which reasons, and how strong the best of them is. */
const weighing = (line: LineToMatch, index: Index) => {
  const evidence = evidenceOf(line, index);
  const saidOf = (texts: readonly string[]): string[] =>
    numberedIn(line, new Map(texts.map((text) => [compact(text), text])), index);
  const weigh = ({ membershipId, numbers, reference }: Recorded) => {
    const said = [
      ...saidOf(numbers).map((number) => reason('number', { number })),
      ...saidOf(reference && compact(reference).length >= LEAST_REFERENCE ? [reference] : []).map(
        (number) => reason('payment-reference', { number }),
      ),
    ];
    const payer = evidence.payers.get(membershipId);
    return {
      weight: said.length > 0 ? STRONG : (payer?.strength ?? 0),
      reasons: payer ? [...said, payer.reason] : said,
    };
  };
  const { calls, receipts, payers } = evidence;
  const isNaming =
    calls.length + receipts.length > 0 ||
    [...payers.values()].some(({ strength }) => strength >= NAMED);
  return { weigh, isNaming };
};

/**
 * Those of what is recorded that a line could be: all, unless it names some of them or a member,
 * and then those alone.
 */
export const couldBe = <One extends Recorded>(
  line: LineToMatch,
  index: Index,
  all: readonly One[],
): One[] => {
  const { weigh, isNaming } = weighing(line, index);
  const named = all.filter((one) => weigh(one).weight >= NAMED);
  return isNaming || named.length > 0 ? named : [...all];
};

/**
 * What is recorded as proposals for a line of its amount, the best first: by numbers and names, and
 * then by the nearest day. Equal in amount as dues are, none is sure.
 */
export const proposeRecorded = (
  line: LineToMatch,
  index: Index,
  all: readonly Recorded[],
  told: (one: Recorded) => MatchReason = ({ on }) => reason('recorded', { on }),
): Proposed[] => {
  const { weigh } = weighing(line, index);
  const days = ({ on }: Recorded): number => Math.abs(daysBetween(on, line.bookedOn));
  return all
    .map((one) => ({ one, ...weigh(one) }))
    .sort((a, b) => b.weight - a.weight || days(a.one) - days(b.one))
    .slice(0, MOST_PROPOSALS)
    .map(({ one, weight, reasons }) => {
      const { membershipId, receiptId, amount } = one;
      return {
        level: weight >= NAMED ? 'likely' : 'possible',
        parts: [{ membershipId, duesId: null, receiptId, amount }],
        reasons: [...reasons, reason('amount'), told(one)],
      };
    });
};

/** The recorded refunds that a line of money going out may be: of its amount and a near day. */
export const proposeRefunds = (line: LineToMatch, index: Index): Proposed[] =>
  proposeRecorded(
    line,
    index,
    couldBe(
      line,
      index,
      (index.refundsByAmount.get(line.amount) ?? []).filter(
        ({ on }) => Math.abs(daysBetween(on, line.bookedOn)) <= NEAR_DAYS,
      ),
    ),
  );

/**
 * The sure proposal of each line, in their order: a call or a payment that an earlier line takes is
 * not sure for a later one.
 */
export const sureOf = (lines: readonly LineToMatch[], index: Index): (Proposed | null)[] => {
  const taken = new Set<string>();
  return lines.map((line) => {
    const [best] = propose(line, index);
    if (best?.level !== 'sure') return null;
    const keys = best.parts.map(({ duesId, receiptId }) => receiptId ?? duesId ?? '');
    if (keys.some((key) => taken.has(key))) return null;
    for (const key of keys) taken.add(key);
    return best;
  });
};
