import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { BulkPlan, CommandPlan, PlannedLine } from '../../../shared/membership/command-plan';
import { messagesPort, type MessageWriter } from '../core/decided';
import { factsIn } from '../core/facts';
import type { DecisionContext } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { findVersions } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import { inputOf, refusedPlan, withBeside } from './command-plan';
import { planOf } from './planned-effects';
import { decideSteps, type PlannedCommand } from './planned-steps';

/** Plans a command on many: each line is the plan of the command on that member alone. */

/** What a command is asked for: a renewal, a call or a period, and its membership. */
export interface Subject {
  id: string;
  membershipId: string;
  input: Record<string, unknown>;
}

/** The facts of memberships, each with the version on which a plan is based. */
export const loadSeen = async (
  strapi: Core.Strapi,
  membershipIds: readonly string[],
  around?: Parameters<ReturnType<typeof factsIn>['loadMany']>[1],
): Promise<(LoadedFacts & { version: number })[]> => {
  const ids = [...new Set(membershipIds)];
  // Read before the facts: if something changes in between, the version is too old, never too new.
  const versions = await findVersions(await executorOf(strapi), ids);
  const rows = await factsIn(strapi).loadMany(ids, around);
  return rows.map((row) => ({ ...row, version: versions.get(row.facts.membership.id) ?? 0 }));
};

/** The plan for one, or why the command is refused it. */
const planFor = async (
  strapi: Core.Strapi,
  name: PlannedCommand,
  { membershipId, input }: Subject,
  { row, write, ctx }: { row: LoadedFacts; write: MessageWriter['write']; ctx: DecisionContext },
): Promise<CommandPlan> => {
  const values = await inputOf(name, input);
  try {
    const steps = decideSteps(name, values, [row], ctx);
    return await withBeside(strapi, planOf(name, steps, write, ctx.today), steps, ctx.today);
  } catch (thrown) {
    return refusedPlan(strapi, membershipId, thrown);
  }
};

/** The plans of a command of today, for each subject whose membership is there. */
const plans = async (
  strapi: Core.Strapi,
  name: PlannedCommand,
  subjects: readonly Subject[],
): Promise<BulkPlan> => {
  const { write } = await messagesPort.of(strapi).writer();
  const rows = await loadSeen(
    strapi,
    subjects.map(({ membershipId }) => membershipId),
  );
  const members = new Map(rows.map((row) => [row.facts.membership.id, row]));
  const ctx = { today: clockIn(strapi).today(), newId };
  const lines: PlannedLine[] = [];
  for (const subject of new Map(subjects.map((one) => [one.id, one])).values()) {
    const { id, membershipId } = subject;
    const row = members.get(membershipId);
    if (!row) continue;
    const { facts, organisationName: organisation, version } = row;
    const plan = await planFor(strapi, name, subject, { row, write, ctx });
    const { reference } = facts.membership;
    const line = { id, membershipId, reference, organisation, version, on: ctx.today };
    lines.push({ ...line, plan, refusal: plan.refusal });
    // Each looks ahead by days: others are answered in between.
    await nextTurn();
  }
  return { lines };
};

/** What a command would do to many, before it is run on them. */
export const bulkPlansIn = serviceOf({ plans });
