import type { Day } from '../../../kernel/rules/values';
import { wasPaidFor } from '../account';
import { patchRow } from '../change';
import { cancelCall } from '../credit-notes';
import { duesOf } from '../dues';
import { isUsed } from '../terms';
import type { DecisionContext, Facts, Renewal, Term } from '../types';
import { voidRights } from './issue';

/** Closes terms, calls and renewals that will not happen. */

/** Voids a term, and cancels its call. */
export const voidOneTerm = (
  facts: Facts,
  termId: string,
  reason: string,
  ctx: DecisionContext,
): Facts => {
  const patch = { state: 'void', voidedOn: ctx.today, voidReason: reason } as const;
  const voided = patchRow(facts, 'terms', termId, patch);
  const call = duesOf(facts.dues, termId);
  return call ? cancelCall(voided, call, { cause: 'withdrawn' }, ctx) : voided;
};

/** Voids some terms, with their calls and rights. */
export const voidTerms = (
  facts: Facts,
  isVoided: (term: Term) => boolean,
  reason: string,
  ctx: DecisionContext,
): Facts =>
  facts.terms
    .filter(isVoided)
    .reduce((now, { id }) => voidRights(voidOneTerm(now, id, reason, ctx), id, ctx.today), facts);

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

/** Marks terms that an end takes, so that revoking it gives them back. */
const takenByEnd = (facts: Facts, isTaken: (term: Term) => boolean): Facts => ({
  ...facts,
  terms: facts.terms.map((term) => (isTaken(term) ? { ...term, voidedByEnd: true } : term)),
});

/** Forgets what an end took: it was given back, or another membership begins. */
export const withoutTaken = (facts: Facts): Facts => ({
  ...facts,
  terms: facts.terms.map((term) => (term.voidedByEnd ? { ...term, voidedByEnd: false } : term)),
});

/**
 * When a membership ends, voids proposals and future terms: nobody is asked to pay for them, and a
 * credit that had gone to them by itself is one again. A term that was used or paid for stays: it
 * is owed, or refunded by hand.
 */
export const closeBond = (
  facts: Facts,
  endedOn: Day,
  reason: string,
  ctx: DecisionContext,
): Facts => {
  const isUntouched = (term: Term): boolean =>
    !isUsed(facts, term.id) && !wasPaidFor(facts, term.id);
  const isNeverHad = (term: Term): boolean =>
    term.state === 'issued' && term.startsOn >= endedOn && isUntouched(term);
  const unanswered = closeRenewals(facts, () => true, reason, ctx);
  const isVoided = (term: Term): boolean => term.state === 'proposed' || isNeverHad(term);
  return voidTerms(takenByEnd(unanswered, isVoided), isVoided, reason, ctx);
};
