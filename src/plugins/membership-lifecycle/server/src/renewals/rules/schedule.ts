import type { Sentence } from '../../../../shared/kernel/common';
import { applyPlan, type AppliedAction } from '../../core/rules/decide';
import { awaitsPrice, nextTurningDay, opening } from '../../core/rules/plan';
import { reachedOn } from '../../core/rules/recipient';
import { isOwed, renewalReminders, standingReminders } from '../../core/rules/reminders';
import { awaitsMoneyOnly, openRenewal } from '../../core/rules/renewal';
import type { Because, Facts, Workflow } from '../../core/rules/types';
import { addDays, minDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import {
  isSuspended,
  whyLookAgain,
  whyDeciding,
  whyNoReminder,
  whyNotReminded,
  whyNotProposed,
} from '../../membership/rules/left-out';
import {
  afterScheduled,
  whyScheduledWaits,
  whyStepWaits,
  type ScheduledStep,
} from '../../membership/rules/scheduled';

/**
 * Simulates the future of a membership: what the daily run will do on each day if nobody acts, and
 * what it will leave out. The result must not be written: its ids are made up.
 */

/** A member to whom something expected does not happen on a day. */
export interface LeftOut {
  key: string;
  because: Because;
}

/** A scheduled command, with what is told of it. */
export interface ToldStep extends ScheduledStep {
  id: string;
  because: Sentence;
}

/** A command that staff noted for a day, with the facts before and after it. */
export interface Noted {
  noted: ToldStep;
  before: Facts;
  after: Facts;
}

export type ScheduledEvent = { on: Day } & ({ step: AppliedAction } | { leftOut: LeftOut } | Noted);

const SPARE_DAYS = 31;

/** For how many days after a term these workflows may still act on it. */
export const reachOf = (workflows: readonly Workflow[]): number =>
  SPARE_DAYS +
  Math.max(
    0,
    ...workflows.flatMap(({ graceDays, reminders }) => [
      graceDays,
      ...reminders.map(({ offsetDays }) => offsetDays),
    ]),
  );

/** Made-up ids in sequence, the same in each simulation. */
const plannedIds = (): (() => string) => {
  let count = 0;
  return () => `planned-${(count += 1)}`;
};

/** Reminders between two days that will not be sent. */
const missedReminders = (
  facts: Facts,
  from: Day,
  until: Day,
  dealtWith: ReadonlySet<string>,
): ScheduledEvent[] => {
  const renewal = openRenewal(facts.renewals);
  const term = facts.terms.find(({ id }) => id === renewal?.fromTermId);
  const ofRenewal = renewal && term ? renewalReminders(facts, renewal, term) : [];
  return [...ofRenewal, ...standingReminders(facts)].flatMap((one): ScheduledEvent[] => {
    const { key, dueOn: on, reminder } = one;
    if (on < from || on > until || dealtWith.has(key)) return [];
    const because =
      renewal && reminder.base === 'end'
        ? whyNoReminder(facts, renewal, one)
        : whyNotReminded(facts, one);
    return because ? [{ on, leftOut: { key, because } }] : [];
  });
};

/** A renewal that does not open because of a suspension, on the day when it would have. */
const unopened = (facts: Facts, on: Day, first: boolean): ScheduledEvent[] => {
  const { suspendedOn, endedOn } = facts.membership;
  const renewal = openRenewal(facts.renewals);
  const waits = renewal !== undefined && !awaitsMoneyOnly(facts, renewal);
  if (suspendedOn === null || endedOn !== null || waits) return [];
  const [action] = opening(facts, on);
  if (!action || (!first && opening(facts, addDays(on, -1)).length > 0)) return [];
  return [{ on, leftOut: { key: action.key, because: isSuspended(suspendedOn) } }];
};

/** A renewal that cannot be proposed, on the first day and on the day when it opens. */
const unproposed = (facts: Facts, on: Day): ScheduledEvent[] => {
  const because = whyNotProposed(facts, on);
  const renewal = openRenewal(facts.renewals);
  if (!because || !renewal) return [];
  return [{ on, leftOut: { key: `${facts.membership.id}:${renewal.id}:propose`, because } }];
};

/** The day of a council, on which staff ask how it decided. */
const councils = (facts: Facts, from: Day, until: Day): ScheduledEvent[] => {
  const renewal = openRenewal(facts.renewals);
  const because = whyDeciding(facts);
  const on = renewal?.decidesOn;
  if (!renewal || !because || !on || on < from || on > until) return [];
  return [{ on, leftOut: { key: `${facts.membership.id}:${renewal.id}:council:${on}`, because } }];
};

/** The days on which staff look again at contested calls. */
const quarrels = (facts: Facts, from: Day, until: Day): ScheduledEvent[] =>
  facts.dues.flatMap(({ id, heldUntil: on, heldCause }): ScheduledEvent[] => {
    if (heldCause !== 'contested' || !on || on < from || on > until) return [];
    if (!isOwed(facts, id)) return [];
    const because = whyLookAgain();
    return [{ on, leftOut: { key: `${facts.membership.id}:${id}:look-again:${on}`, because } }];
  });

/**
 * The future of a membership between two days, with the commands that are scheduled for it, the
 * first day first. It jumps from one due day to the next, like the daily run: on the days between
 * nothing is due. The facts must say how contacts are reached whatever the day: on each, those are
 * who are in office then.
 */
export const scheduleOf = (
  facts: Facts,
  from: Day,
  until: Day,
  scheduled: readonly ToldStep[] = [],
): ScheduledEvent[] => {
  const newId = plannedIds();
  const events: ScheduledEvent[] = [];
  let now = facts;
  let day = from;
  let first = true;
  let done = 0;
  while (day <= until) {
    now = { ...now, contacts: reachedOn(facts.contacts, day) };
    for (const step of scheduled.slice(done)) {
      if (step.on > day) break;
      done += 1;
      if (whyStepWaits(step, now.membership, day)) {
        const own = whyScheduledWaits(step.command, now.membership, day);
        const rule = own ? 'left-out-scheduled' : 'left-out-scheduled-other';
        const because = { rule, params: {} };
        events.push({ on: day, leftOut: { key: `scheduled:${step.id}`, because } });
        continue;
      }
      const after = afterScheduled(now, step, { today: day, newId });
      events.push({ on: day, noted: step, before: now, after });
      now = after;
    }
    const due = now.membership.nextDueOn;
    const result =
      due !== null && due <= day
        ? applyPlan(now, { today: day, newId })
        : { facts: now, steps: [] };
    const opens = result.steps.some(({ action }) => action.command === 'open-renewal');
    const dealtWith = new Set(result.steps.map(({ action }) => action.key));
    now = result.facts;
    // Offers do not change in the simulation, so every day of waiting for a price is the same.
    const next = awaitsPrice(now, day) ? nextTurningDay(now, day) : now.membership.nextDueOn;
    const noted = scheduled.at(done)?.on;
    const ends = [next, noted].flatMap((end) => (end && end <= until ? addDays(end, -1) : []));
    const last = ends.reduce(minDay, until);
    events.push(...result.steps.map((step) => ({ on: day, step })));
    events.push(...unopened(now, day, first));
    if (first || opens) events.push(...unproposed(now, day));
    events.push(...missedReminders(now, day, last, dealtWith), ...councils(now, day, last));
    events.push(...quarrels(now, day, last));
    first = false;
    day = addDays(last, 1);
  }
  return events;
};
