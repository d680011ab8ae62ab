import type { Localised } from '../../../shared/kernel/common';
import type { PlannedMessage, PlannedMove } from '../../../shared/renewals/renewals';
import { decide } from '../core/rules/decide';
import { openRenewal, stageOf, workflowOf } from '../core/rules/renewal';
import type { DecisionContext, Facts, Outcome } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
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

const calledBy = (before: Facts, after: Facts): PlannedMove['called'] => {
  const known = new Set(before.dues.map(({ id }) => id));
  const call = after.dues.find(({ id }) => !known.has(id));
  return call ? { amount: call.amount, currency: call.currency } : null;
};

const statusChange = (before: Facts, after: Facts): PlannedMove['status'] => {
  const [was, becomes] = [before.membership.status, after.membership.status];
  return was === becomes ? null : { before: was, after: becomes };
};

const plannedMessages = (
  { facts, messages }: Outcome,
  organisationName: string,
  render: Renderer,
): PlannedMessage[] =>
  messages.map((draft): PlannedMessage => {
    const { template } = draft;
    const rendering = render(draft, facts, organisationName);
    if (!rendering.ok) {
      return { ok: false, template, text: refuse(`letter-${rendering.reason}`).text };
    }
    const { toName, toEmail, subject, text } = rendering.message;
    return { ok: true, template, to: `${toName} <${toEmail}>`, subject, text };
  });

/** A line of a move's preview: the stages and messages, or why it is refused. */
export const plannedMove = (
  { facts, organisationName: organisation }: LoadedFacts,
  move: Move,
  { ctx, render, version }: { ctx: DecisionContext; render: Renderer; version: number },
): PlannedMove => {
  const renewal = openRenewal(facts.renewals);
  const { id: membershipId, reference } = facts.membership;
  const line = {
    ...{ membershipId, reference, organisation, version },
    from: renewal ? stageName(facts, renewal.id) : null,
  };
  const decision = decide(facts, 'move-renewal', { ...move }, ctx);
  if (!decision.ok) {
    const refusal = {
      reason: decision.reason,
      text: refuse(decision.reason, decision.details).text,
    };
    return { ...line, to: null, status: null, called: null, letters: [], refusal };
  }
  const { outcome } = decision;
  return {
    ...line,
    to: renewal ? stageName(outcome.facts, renewal.id) : null,
    status: statusChange(facts, outcome.facts),
    called: calledBy(facts, outcome.facts),
    letters: plannedMessages(outcome, organisation, render),
    refusal: null,
  };
};
