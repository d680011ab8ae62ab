import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { decided, patchMembership, patchRow, type Refusal } from '../change';
import { isOfTier, standingGrants } from '../grants';
import { withoutEnd, withoutSuspension } from '../pauses';
import { firstStage, kindOf, openRenewalTo, renewalTo, workflowOf } from '../renewal';
import { statusOf } from '../status';
import { byStart, isOfEarlierBond, overlapping } from '../terms';
import type { Facts, Renewal, Term } from '../types';
import { withoutTaken } from './closing';
import { renewFromToday } from './renewals';
import { rule } from './rule';

const reinstatable = (facts: Facts, today: Day): Refusal | null => {
  const { endedOn, endKind, suspendedOn } = facts.membership;
  if (endKind === 'merged') return refused('membership-merged');
  if (endedOn !== null || suspendedOn !== null) return null;
  return statusOf(facts, today).status === 'lapsed' ? null : refused('nothing-to-reinstate');
};

/** The stage in which a renewal goes on; the first of the same kind if its own was removed. */
const stageAgain = (facts: Facts, renewal: Renewal): string => {
  const workflow = workflowOf(facts, renewal);
  if (workflow.stages.some(({ id }) => id === renewal.stageId)) return renewal.stageId;
  const kind = kindOf(facts, renewal);
  return (kind && firstStage(workflow, kind)?.id) ?? renewal.stageId;
};

/** Takes the renewal to a term up where an end closed it; one that was decided stays so. */
const goingOn = (facts: Facts, termId: string): Facts => {
  const renewal = renewalTo(facts.renewals, termId);
  if (!renewal || ['won', 'lost'].includes(kindOf(facts, renewal) ?? 'lost')) return facts;
  const stageId = stageAgain(facts, renewal);
  return patchRow(facts, 'renewals', renewal.id, { closedOn: null, closeReason: null, stageId });
};

/** Opens the rights again that went with a term; one that staff had withdrawn stays closed. */
const withItsRights = (facts: Facts, term: Term): Facts => ({
  ...facts,
  entitlements: facts.entitlements.map((right) =>
    right.termId === term.id &&
    right.voidedOn === term.voidedOn &&
    (isOfTier(term, right) || standingGrants(right).length > 0)
      ? { ...right, voidedOn: null }
      : right,
  ),
});

/** Gives a term back that an end took. A call that it cancelled stays cancelled. */
const givenBack = (facts: Facts, term: Term, today: Day): Facts => {
  if (overlapping(facts.terms, term, term.id).length > 0) return facts;
  const state = term.issuedOn === null ? 'proposed' : 'issued';
  const again = { state, voidedOn: null, voidReason: null } as const;
  const next = goingOn(patchRow(facts, 'terms', term.id, again), term.id);
  if (state === 'issued') return withItsRights(next, term);
  // A proposal that is too late to be answered is not: reinstating once more makes another.
  const isLate = openRenewalTo(next.renewals, term.id) && statusOf(next, today).status === 'lapsed';
  return isLate ? facts : next;
};

/** Gives back what an end took: coming years, the proposal, and the renewals that it closed. */
const unended = (facts: Facts, today: Day): Facts => {
  const isKept = (term: Term) => term.state === 'issued' && !isOfEarlierBond(facts, term);
  const owed = facts.terms.filter(isKept).reduce((now, { id }) => goingOn(now, id), facts);
  const taken = facts.terms.filter(({ voidedByEnd }) => voidedByEnd).sort(byStart);
  return withoutTaken(taken.reduce((now, term) => givenBack(now, term, today), owed));
};

/**
 * Reinstates a member: takes back the decision that holds today, an end with all that it took or a
 * suspension; else an end to come. A lapsed member gets the term that the late-renewal policy gives
 * from today on.
 */
export const reinstate = rule<{ reason: string }>(reinstatable, (facts, _input, ctx) => {
  const { membership } = facts;
  const { endedOn, suspendedOn } = membership;
  if (suspendedOn !== null && (endedOn === null || endedOn > ctx.today)) {
    return decided(patchMembership(facts, withoutSuspension(membership, ctx.today)));
  }
  if (endedOn === null) return renewFromToday(facts, ctx);
  return decided(unended(patchMembership(facts, withoutEnd(membership, ctx.today)), ctx.today));
});
