import { refused } from '../../../kernel/rules/refused';
import type { Cents } from '../../../kernel/rules/values';
import { freeSurplus } from '../account';
import { patchRow } from '../change';
import { duesOf, isSettled, paidOf } from '../dues';
import type { Facts, Term } from '../types';
import { anyTerm, termOf } from './calls';
import { rule } from './rule';
import { applyMoney } from './stages';

/** The price of a term, and whether its member is asked for it. */

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
    return { ok: true, outcome: applyMoney(freeSurplus(both, ctx), termId, ctx) };
  },
);

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
