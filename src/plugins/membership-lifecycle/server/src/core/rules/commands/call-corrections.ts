import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { freeSurplus } from '../account';
import { and, outcome, patchRow } from '../change';
import { cancelCall } from '../credit-notes';
import { calledBy, duesOf, isAsked, NOT_WRITTEN_OFF } from '../dues';
import { standingPaper } from '../papers';
import type { DecisionContext, Dues, Facts, Outcome } from '../types';
import { callMessage, openCall, termOf } from './calls';
import { notMerged } from './guards';
import { rule } from './rule';
import { addCall, applyMoney, type CallInput } from './stages';

/**
 * Corrections of calls that were issued. The old one is cancelled by a credit note, and another is
 * issued with a number of its own. Money goes along.
 */

/** The due day of the new call: that of the old one, or a whole new delay once it has come. */
const dueDay = ({ dueOn }: Dues, today: Day): CallInput => (dueOn <= today ? {} : { dueOn });

/** A payment that is expected is so of the new call too; a quarrel is over with the old one. */
const heldOn = ({ heldUntil, heldCause }: Dues): CallInput =>
  heldCause === 'contested' ? {} : { held: { heldUntil, heldCause } };

/** Cancels a call, and calls its term again if anything is asked for it. */
const callAgain = (facts: Facts, call: Dues, given: CallInput, ctx: DecisionContext): Outcome => {
  const { engagementNumber, serviceCode } = call;
  const id = ctx.newId();
  const price = termOf(facts, call.termId)?.price ?? 0;
  const note = { cause: 'corrected', replacedById: price > 0 ? id : null } as const;
  const cancelled = cancelCall(facts, call, note, ctx);
  const numbers = { engagementNumber, serviceCode, ...dueDay(call, ctx.today), ...heldOn(call) };
  const next = addCall(cancelled, call.termId, ctx, { id, ...numbers, ...given });
  const again = duesOf(next.dues, call.termId);
  return outcome(next, { messages: again ? [callMessage(next, again)] : [] });
};

/**
 * Calls a term again whose price is no longer that of its call. The call of a history, which nobody
 * was sent, takes the new price instead.
 */
export const callPriceAgain = (facts: Facts, termId: string, ctx: DecisionContext): Outcome => {
  const amount = termOf(facts, termId)?.price ?? null;
  const call = duesOf(facts.dues, termId);
  if (!call || amount === null || call.amount === amount) return outcome(facts);
  return call.number === null
    ? outcome(freeSurplus(patchRow(facts, 'dues', call.id, { amount, ...NOT_WRITTEN_OFF }), ctx))
    : callAgain(facts, call, {}, ctx);
};

/** Calls a term again whose tier, dates or price changed: its call would say the former ones. */
export const callTermAgain = (
  before: Facts,
  after: Facts,
  termId: string,
  ctx: DecisionContext,
): Outcome => {
  const [was, is] = [termOf(before, termId), termOf(after, termId)];
  const isSame =
    was?.tierCode === is?.tierCode && was?.startsOn === is?.startsOn && was?.endsOn === is?.endsOn;
  const call = duesOf(after.dues, termId);
  return isSame || !call || call.number === null
    ? callPriceAgain(after, termId, ctx)
    : callAgain(after, call, {}, ctx);
};

/** Cancels a call whose contents were wrong by a credit note, and issues another. */
export const reissueCall = rule<{
  duesId: string;
  dueOn?: Day;
  engagementNumber?: string;
  serviceCode?: string;
  reason: string;
}>(
  (facts) => {
    const isOnPaper = ({ id }: Dues): boolean => standingPaper(facts.papers, id) !== undefined;
    const stands = facts.dues.some((call) => isAsked(facts, call) && isOnPaper(call));
    return notMerged(facts) ?? (stands ? null : refused('no-call-on-paper'));
  },
  (facts, { duesId, dueOn, engagementNumber, serviceCode }, ctx) => {
    const call = openCall(facts, duesId);
    if ('ok' in call) return call;
    if (!standingPaper(facts.papers, duesId)) {
      return refused('call-without-paper', { dues: calledBy(call) });
    }
    if (!isAsked(facts, call)) return refused('dues-waived');
    if (dueOn !== undefined && dueOn < ctx.today)
      return refused('date-in-past', { field: 'dueOn' });
    const given: CallInput = {
      ...(dueOn ? { dueOn } : {}),
      ...(engagementNumber ? { engagementNumber } : {}),
      ...(serviceCode ? { serviceCode } : {}),
    };
    const again = callAgain(facts, call, given, ctx);
    return { ok: true, outcome: and(again, (now) => applyMoney(now, call.termId, ctx)) };
  },
);
