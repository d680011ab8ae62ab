import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { decided, patchRow, type Decision } from '../change';
import { calledBy, duesOf, paidFor, paidOf } from '../dues';
import { isUsed } from '../terms';
import type { DecisionContext, Facts, Renewal, Term } from '../types';
import { voidRights } from './issue';

/** Closes terms, calls and renewals that will not happen. */

/** Cancels the call of a voided term. Money on it must be moved or refunded first. */
const callCancelled = (facts: Facts, termId: string, ctx: DecisionContext): Decision => {
  const call = duesOf(facts.dues, termId);
  if (!call) return decided(facts);
  if (paidOf(facts.payments, call.id) !== 0) return refused('call-paid', { dues: calledBy(call) });
  return decided(patchRow(facts, 'dues', call.id, { cancelledOn: ctx.today }));
};

/** Voids a term, with its call. */
export const voidOneTerm = (
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

/** Voids some terms, with their calls and rights. */
export const voidTerms = (
  facts: Facts,
  isVoided: (term: Term) => boolean,
  reason: string,
  ctx: DecisionContext,
): Decision => {
  let next = facts;
  for (const { id } of facts.terms.filter(isVoided)) {
    const voided = voidOneTerm(next, id, reason, ctx);
    if (!voided.ok) return voided;
    next = voidRights(voided.outcome.facts, id, ctx.today);
  }
  return decided(next);
};

/** Closes renewals that are under way. */
export const closeRenewals = (
  facts: Facts,
  isClosed: (renewal: Renewal) => boolean,
  reason: string,
  { today }: DecisionContext,
): Facts =>
  facts.renewals
    .filter((renewal) => renewal.closedOn === null && isClosed(renewal))
    .reduce(
      (now, { id }) => patchRow(now, 'renewals', id, { closedOn: today, closeReason: reason }),
      facts,
    );

/**
 * When a membership ends, voids proposals and future terms: nobody is asked to pay for them. A
 * term that was used or paid for stays: it is owed, or refunded by hand.
 */
export const closeBond = (
  facts: Facts,
  endedOn: Day,
  reason: string,
  ctx: DecisionContext,
): Decision => {
  const isUntouched = (term: Term): boolean =>
    !isUsed(facts, term.id) && paidFor(facts, term.id) === 0;
  const isNeverHad = (term: Term): boolean =>
    term.state === 'issued' && term.startsOn >= endedOn && isUntouched(term);
  const unanswered = closeRenewals(facts, () => true, reason, ctx);
  const isVoided = (term: Term): boolean => term.state === 'proposed' || isNeverHad(term);
  return voidTerms(unanswered, isVoided, reason, ctx);
};
