import type { Core } from '@strapi/strapi';
import type { WorkflowInput } from '../../../shared/core/workflows';
import type { PlanDifference } from '../../../shared/renewals/planning';
import type { MovePlan } from '../../../shared/renewals/renewals';
import { factsIn } from '../core/facts';
import type { Workflow } from '../core/rules/types';
import { workflowsIn } from '../core/workflows';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { addMonths } from '../kernel/rules/calendar';
import { findVersions } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import { messagesIn } from '../messages/messages';
import { plannedMove, type Move } from './move-plan';
import { scheduleIn } from './schedule';
import { differenceOf } from './schedule-difference';

/** Compares a year under an edited workflow with a year under the saved one. */
const workflowDifference = async (
  strapi: Core.Strapi,
  id: string,
  input: WorkflowInput,
): Promise<PlanDifference> => {
  const { before, after } = await workflowsIn(strapi).edited(id, input);
  const around = await factsIn(strapi).surroundings();
  const from = clockIn(strapi).today();
  const to = addMonths(from, 12);
  const under = (workflows: readonly Workflow[]) =>
    scheduleIn(strapi).coming({ to }, { ...around, workflows });
  const [now, then] = [await under(before), await under(after)];
  return { from, to, compared: then.looked, ...differenceOf(now.lines, then.lines) };
};

/** The effects of moving renewals today, for each. */
const move = async (
  strapi: Core.Strapi,
  { membershipIds, ...move }: Move & { membershipIds: string[] },
): Promise<MovePlan> => {
  const ids = [...new Set(membershipIds)];
  const render = await messagesIn(strapi).renderer();
  // Read before the facts: if something changes in between, the version is too old, never too new.
  const versions = await findVersions(await executorOf(strapi), ids);
  const rows = await factsIn(strapi).loadMany(ids);
  const ctx = { today: clockIn(strapi).today(), newId };
  const lines = rows.map((row) => {
    const version = versions.get(row.facts.membership.id) ?? 0;
    return plannedMove(row, move, { ctx, render, version });
  });
  return { lines };
};

/** Shows what would happen, without writing anything. */
export const planningIn = serviceOf({ workflowDifference, move });
