import type { Localised } from '../../../shared/kernel/common';
import type { PlannedMove } from '../../../shared/renewals/renewals';
import { decide } from '../core/rules/decide';
import { stageOf, workflowOf } from '../core/rules/renewal';
import type { DecisionContext, Facts } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { plannedMessages } from '../membership/planned-effects';
import { callsBetween, termsBetween } from '../membership/rules/command-effects';
import type { Renderer } from '../messages/message-rendering';
import { refuse } from './refusals/renewals';

/** The effects of moving a renewal, shown before it is done. Pure. */

export interface Move {
  stageId: string;
  reason?: string | undefined;
}

const stageName = (facts: Facts, renewalId: string): Localised | null => {
  const renewal = facts.renewals.find(({ id }) => id === renewalId);
  return (renewal && stageOf(workflowOf(facts, renewal), renewal.stageId)?.names) ?? null;
};

/** A line of a move's preview: the stages and messages, or why it is refused. */
export const plannedMove = (
  { facts, organisationName: organisation }: LoadedFacts,
  move: Move & { renewalId: string },
  { ctx, render, version }: { ctx: DecisionContext; render: Renderer; version: number },
): PlannedMove => {
  const { id: membershipId, reference } = facts.membership;
  const line = {
    ...{ id: move.renewalId, membershipId, reference, organisation, version },
    from: stageName(facts, move.renewalId),
  };
  const decision = decide(facts, 'move-renewal', { ...move }, ctx);
  if (!decision.ok) {
    const refusal = {
      reason: decision.reason,
      text: refuse(decision.reason, decision.details).text,
    };
    return { ...line, to: null, status: null, terms: [], called: null, letters: [], refusal };
  }
  const { outcome } = decision;
  const [before, after] = [facts, outcome.facts].map(({ membership }) => membership.status);
  const called = callsBetween(facts, outcome.facts).find(({ change }) => change === 'issued');
  return {
    ...line,
    to: stageName(outcome.facts, move.renewalId),
    status: before === after ? null : { before, after },
    terms: termsBetween(facts, outcome.facts),
    called: called ? { amount: called.amount, currency: called.currency } : null,
    letters: plannedMessages(
      { before: facts, outcome, organisationName: organisation },
      render,
      ctx.today,
    ),
    refusal: null,
  };
};
