import type { WriteOffCause } from '../../../../../shared/core/call-reminders';
import { refused } from '../../../kernel/rules/refused';
import { creditFor, openCalls } from '../account';
import { and, patchRow, type Refusal } from '../change';
import { calledBy, NOT_WRITTEN_OFF, paidOf, remainingOf } from '../dues';
import type { Dues, Facts } from '../types';
import { openCall } from './calls';
import { notMerged } from './guards';
import { rule } from './rule';
import { applyMoney } from './stages';
import { takenWithMoney } from './taking-back';

/**
 * What is left of a call may be written off: it is asked no more, and is no money that came in. With a
 * small difference the call is settled; a claim that is lost settles nothing.
 */

/** Money is there: nothing is given up before it is used. */
const creditSettles = (call: Dues): Refusal => refused('credit-settles', { dues: calledBy(call) });

const anyToWriteOff = (facts: Facts): Refusal | null => {
  const calls = openCalls(facts);
  if (calls.length === 0) return refused('no-open-call');
  return calls.every(({ id }) => creditFor(facts, id) > 0) ? creditSettles(calls[0]) : null;
};

/** Writes off all that is left of a call. A difference is less than what was paid. */
export const writeOffCall = rule<{
  duesId: string;
  writtenOffAs: WriteOffCause;
  reason: string;
}>(
  (facts) => notMerged(facts) ?? anyToWriteOff(facts),
  (facts, { duesId, writtenOffAs }, ctx) => {
    const call = openCall(facts, duesId);
    if ('ok' in call) return call;
    if (remainingOf(facts, call) <= 0) return refused('nothing-left', { dues: calledBy(call) });
    if (creditFor(facts, call.id) > 0) return creditSettles(call);
    // With what was written off of it before some of its money was taken back.
    const paid = paidOf(facts.payments, duesId);
    const writtenOff = call.amount - paid;
    if (writtenOffAs === 'difference' && writtenOff >= paid) {
      return refused('difference-too-large', { field: 'writtenOffAs' });
    }
    const patch = { writtenOff, writtenOffOn: ctx.today, writtenOffAs };
    const next = patchRow(facts, 'dues', duesId, patch);
    return { ok: true, outcome: applyMoney(next, call.termId, ctx) };
  },
);

/** Asks again for what was written off, and takes back what rested on it. */
export const undoWriteOff = rule<{ duesId: string; reason: string }>(
  (facts) =>
    facts.dues.some(({ cancelledOn, writtenOff }) => cancelledOn === null && writtenOff !== null)
      ? null
      : refused('nothing-written-off'),
  (facts, { duesId }, ctx) => {
    const call = openCall(facts, duesId);
    if ('ok' in call) return call;
    if (call.writtenOff === null) return refused('nothing-written-off');
    const next = patchRow(facts, 'dues', duesId, NOT_WRITTEN_OFF);
    const applied = applyMoney(next, call.termId, ctx);
    return { ok: true, outcome: and(applied, (now) => takenWithMoney(facts, now, ctx)) };
  },
);
