import type { Core } from '@strapi/strapi';
import { COMMANDS, type CommandName, type SchedulableName } from '../../../shared/core/commands';
import { factsIn } from '../core/facts';
import type { LoadedFacts } from '../core/store/facts';
import { clockIn } from '../kernel/clock';
import type { Day } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { dayInBoth } from '../kernel/texts/format';
import { refuse } from './refusals/mergers';
import { factsOn } from './rules/coming';
import { isSchedulable, whyNotOn, type ScheduledStep } from './rules/scheduled';
import { withOthers } from './scheduled-others';
import { findScheduledOf, type ScheduledCommand } from './store/scheduled-commands';

/** What is known today of the day on which a command is to be done. */

/** The name of a command that can be noted for a day; refuses any other. */
export const schedulable = (command: string): SchedulableName => {
  if (!Object.hasOwn(COMMANDS, command)) throw refuse('command-unknown', { command });
  const name = command as CommandName;
  if (!isSchedulable(name)) throw refuse('command-not-schedulable');
  return name;
};

/** Refuses a day on which nothing can be noted. */
export const refuseDay = (on: Day, today: Day): void => {
  const why = whyNotOn(on, today);
  if (!why) return;
  const { until } = (why.details ?? {}) as { until?: Day };
  const told = until && { until: dayInBoth(until) };
  throw refuse(why.reason, { ...why.details, ...told });
};

/** The day of a command's plan: today, or the one ahead for which it would be noted. */
export const plannedDay = (strapi: Core.Strapi, command: string, on: Day | null): Day => {
  const today = clockIn(strapi).today();
  if (on === null || on === today) return today;
  schedulable(command);
  refuseDay(on, today);
  return on;
};

/** What is to be done for memberships until a day, but for one of them, the first day first. */
const scheduledUntil = async (
  strapi: Core.Strapi,
  ids: readonly string[],
  { on, except }: { on: Day; except?: string | undefined },
): Promise<ScheduledStep[]> => {
  const db = await executorOf(strapi);
  const known = new Map<string, ScheduledCommand>();
  for (const id of ids) for (const one of await findScheduledOf(db, id)) known.set(one.id, one);
  const pending = [...known.values()]
    .filter((one) => one.state === 'pending' && one.on <= on && one.id !== except)
    .sort((a, b) => a.on.localeCompare(b.on));
  return withOthers(db, pending);
};

/**
 * Memberships as they are today, or as they will be on the morning of a day ahead if nobody does
 * anything but what is noted.
 */
export const loadOn = async (
  strapi: Core.Strapi,
  ids: readonly string[],
  when: { on: Day; except?: string | undefined },
): Promise<LoadedFacts[]> => {
  const today = clockIn(strapi).today();
  const loaded = await factsIn(strapi).loadKnown(ids);
  if (when.on <= today) return loaded;
  const scheduled = await scheduledUntil(strapi, ids, when);
  return loaded.map((row) => ({ ...row, facts: factsOn(row.facts, today, when.on, scheduled) }));
};
