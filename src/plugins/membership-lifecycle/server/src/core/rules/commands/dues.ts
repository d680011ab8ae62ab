import { refused } from '../../../kernel/rules/refused';
import type { Cents } from '../../../kernel/rules/values';
import { and, patchRow } from '../change';
import { cancelCall } from '../credit-notes';
import { duesOf, isSettled } from '../dues';
import { callPriceAgain } from './call-corrections';
import { anyTerm, termOf } from './calls';
import { notMerged } from './guards';
import { rule } from './rule';
import { applyMoney } from './stages';

/** The price of a term, and whether its member is asked for it. */

export const reprice = rule<{ termId: string; amount: Cents; reason: string }>(
  (facts) =>
    notMerged(facts) ??
    (anyTerm(facts, ({ price, waivedOn }) => price !== null && waivedOn === null)
      ? null
      : refused('no-term-to-price')),
  (facts, { termId, amount }, ctx) => {
    const term = termOf(facts, termId);
    if (!term) return refused('term-unknown', { term: termId });
    if (term.waivedOn !== null) return refused('dues-waived');
    const next = patchRow(facts, 'terms', termId, { price: amount, repricedOn: ctx.today });
    const called = callPriceAgain(next, termId, ctx);
    return { ok: true, outcome: and(called, (now) => applyMoney(now, termId, ctx)) };
  },
);

/**
 * Waives the dues of a term: nothing is asked for it, and money that came for it is a credit. A
 * proposal still waits for its answer.
 */
export const waiveDues = rule<{ termId: string; reason: string }>(
  (facts) =>
    anyTerm(facts, (term) => !isSettled(facts, term)) ? null : refused('nothing-to-waive'),
  (facts, { termId, reason }, ctx) => {
    const term = termOf(facts, termId);
    if (!term) return refused('term-unknown', { term: termId });
    if (isSettled(facts, term)) return refused('already-settled');
    const patch = { waivedOn: ctx.today, waiveReason: reason };
    const waived = patchRow(facts, 'terms', termId, patch);
    const call = duesOf(facts.dues, termId);
    const next = call ? cancelCall(waived, call, { cause: 'waived' }, ctx) : waived;
    return { ok: true, outcome: applyMoney(next, termId, ctx) };
  },
);
