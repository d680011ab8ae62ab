import type { CallReminder } from '../../../shared/core/call-reminders';
import type { PlannedCallReminder } from '../../../shared/renewals/call-reminders';
import { decide } from '../core/rules/decide';
import type { DecisionContext } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { plannedMessages } from '../membership/planned-effects';
import type { Renderer } from '../messages/message-rendering';
import { refuse } from './refusals/renewals';

/** A line of the preview of reminding of calls: the message, or why none is written. Pure. */
export const plannedCallReminder = (
  { facts, organisationName: organisation }: LoadedFacts,
  asked: { duesId: string; template: CallReminder },
  { ctx, render, version }: { ctx: DecisionContext; render: Renderer; version: number },
): PlannedCallReminder => {
  const { id: membershipId, reference } = facts.membership;
  const number = facts.dues.find(({ id }) => id === asked.duesId)?.number ?? '';
  const line = { id: asked.duesId, membershipId, reference, organisation, version, number };
  const decision = decide(facts, 'remind-call', asked, ctx);
  if (!decision.ok) {
    const { reason, details } = decision;
    return { ...line, letters: [], refusal: { reason, text: refuse(reason, details).text } };
  }
  const { outcome } = decision;
  const planned = { before: facts, outcome, organisationName: organisation };
  return { ...line, letters: plannedMessages(planned, render, ctx.today), refusal: null };
};
