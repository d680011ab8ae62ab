import { decided, patchRow, refused, type Decision } from '../change';
import { calledBy, duesOf, paidOf } from '../dues';
import type { Day, DecisionContext, Facts, Term } from '../types';
import { isUsed, rightsVoided } from './issue';

/** The closing of what will not be had: a term, its call, the renewal that leads to it. */

const paidFor = (facts: Facts, termId: string): number =>
  facts.dues
    .filter((call) => call.termId === termId)
    .reduce((sum, { id }) => sum + paidOf(facts.payments, id), 0);

/** Cancels the call of a term that is void; money on it must be moved or given back first. */
const callCancelled = (facts: Facts, termId: string, ctx: DecisionContext): Decision => {
  const call = duesOf(facts.dues, termId);
  if (!call) return decided(facts);
  if (paidOf(facts.payments, call.id) !== 0) return refused('call-paid', { dues: calledBy(call) });
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

/** Closes every renewal under way and voids some terms, with their calls and rights. */
const closed = (
  facts: Facts,
  isVoided: (term: Term) => boolean,
  reason: string,
  ctx: DecisionContext,
): Decision => {
  let next = facts;
  for (const { id } of facts.renewals.filter(({ closedOn }) => closedOn === null)) {
    next = patchRow(next, 'renewals', id, { closedOn: ctx.today, closeReason: reason });
  }
  for (const { id } of facts.terms.filter(isVoided)) {
    const voided = termVoided(next, id, reason, ctx);
    if (!voided.ok) return voided;
    next = rightsVoided(voided.outcome.facts, id, ctx.today);
  }
  return decided(next);
};

/** Closes what was only proposed. */
export const proposalsClosed = (facts: Facts, reason: string, ctx: DecisionContext): Decision =>
  closed(facts, ({ state }) => state === 'proposed', reason, ctx);

/**
 * Closes what was proposed, and the years agreed to that begin once the member has left: nobody is
 * asked to pay for them. One that was used, or that money came in for, stays: it is owed, or given
 * back by hand.
 */
export const bondClosed = (
  facts: Facts,
  endedOn: Day,
  reason: string,
  ctx: DecisionContext,
): Decision => {
  const isUntouched = (term: Term): boolean =>
    !isUsed(facts, term.id) && paidFor(facts, term.id) === 0;
  const isNeverHad = (term: Term): boolean =>
    term.state === 'issued' && term.startsOn >= endedOn && isUntouched(term);
  return closed(facts, (term) => term.state === 'proposed' || isNeverHad(term), reason, ctx);
};
