import type { Cents, Day } from '../../../kernel/rules/values';
import { and, outcome, patchRow } from '../change';
import { isSettled, paidFor, toSettle } from '../dues';
import { renewalFrom, renewalTo, workflowOf } from '../renewal';
import { isUsed } from '../terms';
import type { DecisionContext, Facts, Outcome, Renewal, Stage, Term } from '../types';
import { notEnding } from './guards';
import { voidRights } from './issue';
import { askedAgain, proposedAgain } from './reopen';
import { enter } from './stages';

/** Money that is taken back takes what rested on it: a yes that it alone had given, and rights. */

/**
 * The stage in which a renewal waited before money was taken for its yes; undefined where the yes
 * stays: rights were used, which is a yes too, or the membership has gone on from the term since.
 */
const stageBefore = (facts: Facts, term: Term, renewal: Renewal): Stage | undefined => {
  const stays =
    isUsed(facts, term.id) ||
    renewalFrom(facts.renewals, term.id) !== undefined ||
    renewalFrom(facts.renewals, renewal.fromTermId)?.id !== renewal.id;
  if (stays) return undefined;
  return workflowOf(facts, renewal).stages.find(({ id }) => id === renewal.stageBeforeMoney);
};

/** Takes back a yes that money had given, once none of that money is left on the term. */
const yesTakenBack = (facts: Facts, term: Term, ctx: DecisionContext): Outcome => {
  const renewal = renewalTo(facts.renewals, term.id);
  if (!renewal || paidFor(facts, term.id) > 0 || notEnding(facts, ctx.today)) return outcome(facts);
  const stage = stageBefore(facts, term, renewal);
  if (!stage) return outcome(facts);
  const proposed = patchRow(facts, 'terms', term.id, proposedAgain);
  const unanswered = patchRow(voidRights(proposed, term.id, ctx.today), 'renewals', renewal.id, {
    answer: null,
    answeredOn: null,
    stageBeforeMoney: null,
    ...askedAgain(facts, renewal, stage, ctx.today),
  });
  return enter(unanswered, renewal, stage, ctx, true);
};

/**
 * The money that the rights of a term waited for, in cents: what it was called for on the day on
 * which they began, or began again. A price that rose since took none of them.
 */
const moneyFor = ({ dues }: Facts, { id, issuedOn, heldUntil }: Term): Cents => {
  const since = heldUntil ?? issuedOn ?? '';
  const called = dues
    .filter(({ termId }) => termId === id)
    .filter((call) => call.issuedOn <= since && since <= (call.cancelledOn ?? since))
    .map(({ amount }) => amount);
  return called.length === 0 ? 0 : Math.min(...called);
};

/** Takes the rights of a term away from today on. Uses until now stay counted. */
const held = (facts: Facts, { id, heldOn, heldUntil, earlierHolds }: Term, today: Day): Facts => {
  if (heldUntil === today) return patchRow(facts, 'terms', id, { heldUntil: null });
  const over = heldOn && heldUntil ? [{ from: heldOn, until: heldUntil }] : [];
  const all = [...(earlierHolds ?? []), ...over];
  return patchRow(facts, 'terms', id, { heldOn: today, heldUntil: null, earlierHolds: all });
};

/**
 * Whether a term that money issued may be a proposal again: issued today alone, so that no day of it
 * has passed, and nothing was made of it.
 */
const mayBeProposedAgain = (facts: Facts, { id, issuedOn }: Term, today: Day): boolean =>
  issuedOn === today &&
  !isUsed(facts, id) &&
  renewalFrom(facts.renewals, id) === undefined &&
  notEnding(facts, today) === null;

/** Whether the rights of a term had waited for money: not of a history, nor of one issued unpaid. */
const hadWaited = ({ state, imported, issuedUnpaid, heldOn, heldUntil }: Term): boolean =>
  state === 'issued' && !imported && !issuedUnpaid && (heldOn === null || heldUntil !== null);

/** The money of a term with the small differences that were written off of its calls, in cents. */
const coveredFor = (facts: Facts, termId: string): Cents =>
  facts.dues
    .filter((call) => call.termId === termId)
    .reduce((sum, call) => sum + call.amount - toSettle(call), paidFor(facts, termId));

/** Takes the rights of a term that waited for its money, where that money is gone. */
const rightsHeld = (now: Facts, termId: string, today: Day): Facts => {
  const term = now.terms.find(({ id }) => id === termId);
  if (!term || !hadWaited(term)) return now;
  if (coveredFor(now, termId) >= moneyFor(now, term)) return now;
  const renewal = renewalTo(now.renewals, termId);
  const waits = workflowOf(now, renewal).activation === 'payment';
  // What staff proposed beside any renewal, money alone has issued, whichever way rights begin.
  const isMoneys = waits || (!renewal && now.membership.approvedOn !== term.issuedOn);
  if (isMoneys && mayBeProposedAgain(now, term, today))
    return voidRights(patchRow(now, 'terms', termId, proposedAgain), termId, today);
  // A term that is over was lived; where its money came later still, a grace alone rests on it.
  const wasLived = term.endsOn < today && (term.heldUntil ?? term.issuedOn ?? '') <= term.endsOn;
  return waits && !wasLived ? held(now, term, today) : now;
};

/**
 * Takes with the money that a command took from terms what had rested on it, in each term that has
 * less of it than before and is not settled, whatever its price has become meanwhile.
 */
export const takenWithMoney = (before: Facts, after: Facts, ctx: DecisionContext): Outcome =>
  after.terms
    .filter(({ id }) => coveredFor(after, id) < coveredFor(before, id))
    .filter((term) => !isSettled(after, term))
    .reduce((first, term) => {
      const answered = and(first, (now) => yesTakenBack(now, term, ctx));
      return and(answered, (now) => outcome(rightsHeld(now, term.id, ctx.today)));
    }, outcome(after));
