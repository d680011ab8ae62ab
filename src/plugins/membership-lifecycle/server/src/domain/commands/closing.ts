import { decided, patchRow, refused, type Decision } from '../change';
import { duesOf, paidOf } from '../dues';
import type { DecisionContext, Facts } from '../types';

/** The closing of what was only proposed: a term, its call, the renewal that leads to it. */

/** Cancels the call of a term that is void; money on it must be moved or given back first. */
const callCancelled = (facts: Facts, termId: string, ctx: DecisionContext): Decision => {
  const call = duesOf(facts.dues, termId);
  if (!call) return decided(facts);
  if (paidOf(facts.payments, call.id) !== 0) return refused('call-paid', { dues: call.number });
  return decided(patchRow(facts, 'dues', call.id, { cancelledOn: ctx.today }));
};

/** Voids a term, with its call. */
export const termVoided = (
  facts: Facts,
  termId: string,
  reason: string,
  ctx: DecisionContext,
): Decision => {
  const cancelled = callCancelled(facts, termId, ctx);
  if (!cancelled.ok) return cancelled;
  const patch = { state: 'void', voidedOn: ctx.today, voidReason: reason } as const;
  return decided(patchRow(cancelled.outcome.facts, 'terms', termId, patch));
};

/** Closes every renewal under way and voids every proposed term: the bond ends. */
export const proposalsClosed = (facts: Facts, reason: string, ctx: DecisionContext): Decision => {
  let next = facts;
  for (const { id } of facts.renewals.filter(({ closedOn }) => closedOn === null)) {
    next = patchRow(next, 'renewals', id, { closedOn: ctx.today, closeReason: reason });
  }
  for (const { id } of facts.terms.filter(({ state }) => state === 'proposed')) {
    const voided = termVoided(next, id, reason, ctx);
    if (!voided.ok) return voided;
    next = voided.outcome.facts;
  }
  return decided(next);
};
