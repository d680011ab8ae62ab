import type { CallReminder } from '../../../shared/core/call-reminders';
import type { PlannedCallReminder } from '../../../shared/renewals/call-reminders';
import { decide } from '../core/rules/decide';
import type { DecisionContext } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { noticeOfEarly } from '../membership/plan-notices';
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
    const refusal = { reason, text: refuse(reason, details).text };
    return { ...line, letters: [], notice: null, refusal };
  }
  const { outcome } = decision;
  const planned = { before: facts, outcome, organisationName: organisation };
  const letters = plannedMessages(planned, render, ctx.today);
  const notice = noticeOfEarly(facts, asked.duesId, ctx.today);
  return { ...line, letters, notice, refusal: null };
};
