import { applyPlan, refreshStatus, type AppliedAction } from '../../core/rules/decide';
import { nextTurningDay } from '../../core/rules/plan';
import type { Facts, Status } from '../../core/rules/types';
import { addDays, maxDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { afterScheduled, type ScheduledStep } from './scheduled';

/** The future of a member while nobody acts, as the daily run will make it. */

export interface Coming {
  /** The last day of the present status, and the one after it; null when it stays. */
  statusEnd: { on: Day; then: Status } | null;
  /** The first day, today included, on which the daily run does more than change the status. */
  next: { on: Day; steps: AppliedAction[] } | null;
}

/** Enough for a term and its grace, with a day for each reminder of its renewal. */
const MOST_DAYS = 60;

/** The days on which something may change by itself, from today on. Offers do not change meanwhile. */
function* comingDays(facts: Facts, today: Day) {
  let ids = 0;
  const newId = () => `coming-${(ids += 1)}`;
  let [now, on]: [Facts, Day | null] = [facts, today];
  for (let days = 0; on !== null && days < MOST_DAYS; days += 1) {
    const { facts: then, steps } = applyPlan(now, { today: on, newId });
    yield { on, steps, facts: then };
    now = then;
    on = nextTurningDay(now, on);
  }
}

/** The facts as the daily runs before a day leave them, unless one would fail and tell staff. */
const untouchedUntil = (facts: Facts, from: Day, on: Day): Facts => {
  let now = facts;
  try {
    for (const day of comingDays(facts, from)) {
      if (day.on >= on) break;
      now = day.facts;
    }
  } catch {
    // The daily run would stop here: the facts until then are returned.
  }
  return now;
};

/**
 * The facts on the morning of a day, before its daily run: as the runs until then will have made
 * them, with the scheduled commands of the days before and of the day itself, in their order.
 */
export const factsOn = (
  facts: Facts,
  today: Day,
  on: Day,
  scheduled: readonly ScheduledStep[],
): Facts => {
  let ids = 0;
  const newId = () => `scheduled-${(ids += 1)}`;
  let [now, from] = [facts, today];
  for (const step of scheduled) {
    if (step.on > on) break;
    const day = maxDay(step.on, today);
    now = afterScheduled(untouchedUntil(now, from, day), step, { today: day, newId });
    from = day;
  }
  return refreshStatus(untouchedUntil(now, from, on), on);
};

const lookAhead = (facts: Facts, today: Day): Coming => {
  const coming: Coming = { statusEnd: null, next: null };
  for (const { on, steps, facts: then } of comingDays(facts, today)) {
    const more = steps.filter(({ action }) => action.command !== 'refresh-status');
    if (!coming.next && more.length > 0) coming.next = { on, steps: more };
    const { status } = then.membership;
    if (!coming.statusEnd && status !== facts.membership.status) {
      coming.statusEnd = { on: maxDay(today, addDays(on, -1)), then: status };
    }
    if (coming.next && coming.statusEnd) return coming;
  }
  return coming;
};

/** What comes by itself after some facts; nothing where the daily run would fail and tell staff. */
export const comingOf = (facts: Facts, today: Day): Coming => {
  try {
    return lookAhead(facts, today);
  } catch {
    return { statusEnd: null, next: null };
  }
};
