import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { and, decided, outcome, patchMembership, patchRow, type Refusal } from '../change';
import { withoutEnd, withoutSuspension } from '../pauses';
import { firstStage, kindOf, renewalFrom, stageOf, workflowOf } from '../renewal';
import { statusOf } from '../status';
import { isOfEarlierBond, lastOfBond, overlapping } from '../terms';
import type { DecisionContext, Facts, Outcome, Renewal, StageKind, Workflow } from '../types';
import { issueProposed } from './issue';
import { renewFromToday } from './renewals';
import { proposedAgain } from './reopen';
import { rule } from './rule';

const reinstatable = (facts: Facts, today: Day): Refusal | null => {
  const { endedOn, endKind, suspendedOn } = facts.membership;
  if (endKind === 'merged') return refused('membership-merged');
  if (endedOn !== null || suspendedOn !== null) return null;
  return statusOf(facts, today).status === 'lapsed' ? null : refused('nothing-to-reinstate');
};

const kindred = (workflow: Workflow, kind: StageKind | undefined) =>
  kind && firstStage(workflow, kind);

/** The renewal of the last term that was closed undecided, with the term that it proposed. */
const closedByTheEnd = (facts: Facts) => {
  const last = lastOfBond(facts);
  const renewal = last && renewalFrom(facts.renewals, last.id);
  const term = facts.terms.find(({ id }) => id === renewal?.termId);
  if (!renewal || renewal.closedOn === null || !term) return null;
  const workflow = workflowOf(facts, renewal);
  const kind = stageOf(workflow, renewal.stageId)?.kind;
  // Of a renewal that was won, the end took a year that costs nothing or was waived.
  const isGone = kind === 'lost' || (kind === 'won' && term.state !== 'void');
  return isGone ? null : { renewal, term, workflow, kind };
};

/** Reopens the renewals that the end closed while their issued terms awaited the money. */
const owedAgain = (facts: Facts): Facts => {
  const isOwed = (renewal: Renewal): boolean => {
    const term = facts.terms.find(({ id }) => id === renewal.termId);
    if (!term || term.state !== 'issued' || isOfEarlierBond(facts, term)) return false;
    return kindOf(facts, renewal) === 'committed';
  };
  return {
    ...facts,
    renewals: facts.renewals.map((renewal) =>
      isOwed(renewal) ? { ...renewal, closedOn: null, closeReason: null } : renewal,
    ),
  };
};

/**
 * Reopens the renewal that the end had closed. Otherwise the member would not be asked, and would
 * lapse unnoticed. A cancelled call stays cancelled.
 */
const takenUpAgain = (facts: Facts, ctx: DecisionContext): Outcome => {
  const closed = closedByTheEnd(facts);
  if (!closed) return outcome(facts);
  const { renewal, term, workflow, kind } = closed;
  if (overlapping(facts.terms, term, term.id).length > 0) return outcome(facts);
  // If the stage was removed meanwhile, the first stage of the same kind replaces it.
  const stage = workflow.stages.find(({ id }) => id === renewal.stageId) ?? kindred(workflow, kind);
  const stageId = stage?.id ?? renewal.stageId;
  const proposed = patchRow(facts, 'terms', term.id, proposedAgain);
  if (kind === 'won') return issueProposed(proposed, term.id, ctx);
  const again = { closedOn: null, closeReason: null, stageId };
  const next = patchRow(proposed, 'renewals', renewal.id, again);
  // The old proposal is too late to be answered; reinstating once more makes a new one from today.
  if (statusOf(next, ctx.today).status === 'lapsed') return outcome(facts);
  // A year that was issued before stands again, whatever now opens rights.
  const stands =
    kind === 'committed' && (term.issuedOn !== null || workflow.activation === 'decision');
  return stands ? issueProposed(next, term.id, ctx) : outcome(next);
};

/**
 * Reinstates a member: revokes an end, with the renewal that it closed, or a suspension. A lapsed
 * member gets the term that the late-renewal policy gives from today on.
 */
export const reinstate = rule<{ reason: string }>(reinstatable, (facts, _input, ctx) => {
  const { endedOn, suspendedOn } = facts.membership;
  if (endedOn === null && suspendedOn === null) return renewFromToday(facts, ctx);
  const unended = withoutEnd(facts.membership, ctx.today);
  const back = patchMembership(facts, withoutSuspension(unended, ctx.today));
  if (endedOn === null) return decided(back);
  const again = takenUpAgain(owedAgain(back), ctx);
  // A renewal that was opened of the year that now stands again.
  return { ok: true, outcome: and(again, (now) => takenUpAgain(now, ctx)) };
});
