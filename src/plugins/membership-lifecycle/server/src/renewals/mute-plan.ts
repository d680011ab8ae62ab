import type { PlannedMute } from '../../../shared/membership/mute-plan';
import { decide } from '../core/rules/decide';
import type { DecisionContext, Facts } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import type { Day } from '../kernel/rules/values';
import { mutedView } from '../membership/membership-view';
import { refuse } from './refusals/renewals';
import { scheduleOf, type ToldStep } from './rules/schedule';

/** The effects of leaving a member out of sending, shown before it is done. Pure. */

type Around = { ctx: DecisionContext; version: number; scheduled: readonly ToldStep[] };

// The reason is written last and changes no effect.
const REASON = '…';

/** Refuses a day that has passed, once for all members: at its field. */
export const refusePast = (until: Day, today: Day): void => {
  if (until < today) throw refuse('date-in-past', { field: 'until' });
};

/** The messages of the daily runs of some days, or why these runs would fail. */
const comingMessages = (
  facts: Facts,
  from: Day,
  until: Day,
  scheduled: Around['scheduled'],
): Pick<PlannedMute, 'unsent' | 'failure'> => {
  try {
    const unsent = scheduleOf(facts, from, until, scheduled).flatMap((event) =>
      'step' in event ? event.step.outcome.messages.map(({ template }) => template) : [],
    );
    return { unsent, failure: null };
  } catch (error) {
    return { unsent: [], failure: (error as Error).message };
  }
};

/**
 * A line of the preview: what would have left until the day, or why the member cannot be left out.
 * The facts must say how contacts are reached whatever the day.
 */
export const plannedMute = (
  { facts, organisationName: organisation }: LoadedFacts,
  until: Day,
  { ctx, version, scheduled }: Around,
): PlannedMute => {
  const { id: membershipId, reference } = facts.membership;
  const muted = mutedView(facts.membership, ctx.today);
  const line = { id: membershipId, membershipId, reference, organisation, version, muted };
  const decision = decide(facts, 'mute', { until, reason: REASON }, ctx);
  if (!decision.ok) {
    const { reason, details } = decision;
    const refusal = { reason, text: refuse(reason, details).text };
    return { ...line, unsent: [], failure: null, refusal };
  }
  return { ...line, ...comingMessages(facts, ctx.today, until, scheduled), refusal: null };
};
