import type { Core } from '@strapi/strapi';
import type { CallReminder } from '../../../shared/core/call-reminders';
import type { WorkflowInput } from '../../../shared/core/workflows';
import type { MutePlan } from '../../../shared/membership/mute-plan';
import type { CallReminderPlan } from '../../../shared/renewals/call-reminders';
import type { PlanDifference } from '../../../shared/renewals/planning';
import type { MovePlan } from '../../../shared/renewals/renewals';
import { findMembershipsOfCalls } from '../account/store/calls';
import { factsIn } from '../core/facts';
import type { DecisionContext, Workflow } from '../core/rules/types';
import type { LoadedFacts, Surroundings } from '../core/store/facts';
import { workflowsIn } from '../core/workflows';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { addMonths } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { findVersions } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import type { Renderer } from '../messages/message-rendering';
import { messagesIn } from '../messages/messages';
import { plannedCallReminder } from './call-reminder-plan';
import { plannedMove, type Move } from './move-plan';
import { plannedMute, refusePast } from './mute-plan';
import { pendingCommands, scheduleIn, surroundingsAhead } from './schedule';
import { differenceOf } from './schedule-difference';
import { findMembershipsOf } from './store/renewals';

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

/** The facts of memberships, each with the version on which a plan is based. */
const loadSeen = async (
  strapi: Core.Strapi,
  membershipIds: readonly string[],
  around?: Surroundings,
) => {
  const ids = [...new Set(membershipIds)];
  // Read before the facts: if something changes in between, the version is too old, never too new.
  const versions = await findVersions(await executorOf(strapi), ids);
  const rows = await factsIn(strapi).loadMany(ids, around);
  return rows.map((row) => ({ ...row, version: versions.get(row.facts.membership.id) ?? 0 }));
};

/** What a plan of today is made with, besides the facts of a member. */
interface Around {
  ctx: DecisionContext;
  render: Renderer;
  version: number;
}

/** A line for each renewal or call that was chosen; one that is not there has none. */
const linesOf = async <Line>(
  strapi: Core.Strapi,
  ids: readonly string[],
  memberships: ReadonlyMap<string, string>,
  plan: (row: LoadedFacts, id: string, around: Around) => Line,
): Promise<Line[]> => {
  const render = await messagesIn(strapi).renderer();
  const rows = await loadSeen(strapi, [...memberships.values()]);
  const ctx = { today: clockIn(strapi).today(), newId };
  const members = new Map(rows.map((row) => [row.facts.membership.id, row]));
  return [...new Set(ids)].flatMap((id) => {
    const row = members.get(memberships.get(id) ?? '');
    return row ? [plan(row, id, { ctx, render, version: row.version })] : [];
  });
};

/** The effects of moving renewals today, for each. */
const move = async (
  strapi: Core.Strapi,
  { renewalIds, ...move }: Move & { renewalIds: string[] },
): Promise<MovePlan> => {
  const memberships = await findMembershipsOf(await executorOf(strapi), renewalIds);
  const lines = await linesOf(strapi, renewalIds, memberships, (row, renewalId, around) =>
    plannedMove(row, { ...move, renewalId }, around),
  );
  return { lines };
};

/** What reminding of unpaid calls today would write, for each. */
const remind = async (
  strapi: Core.Strapi,
  { duesIds, template }: { duesIds: string[]; template: CallReminder },
): Promise<CallReminderPlan> => {
  const memberships = await findMembershipsOfCalls(await executorOf(strapi), duesIds);
  const lines = await linesOf(strapi, duesIds, memberships, (row, duesId, around) =>
    plannedCallReminder(row, { duesId, template }, around),
  );
  return { lines };
};

/** The effects of leaving members out of sending from today until a day, for each. */
const mute = async (
  strapi: Core.Strapi,
  { membershipIds, until }: { membershipIds: string[]; until: Day },
): Promise<MutePlan> => {
  const today = clockIn(strapi).today();
  refusePast(until, today);
  const around = await surroundingsAhead(strapi);
  const pending = await pendingCommands(strapi);
  const rows = await loadSeen(strapi, membershipIds, around);
  const ctx = { today, newId };
  const lines = rows.map((row) => {
    const scheduled = pending.get(row.facts.membership.id) ?? [];
    return plannedMute(row, until, { ctx, version: row.version, scheduled });
  });
  return { lines };
};

/** Shows what would happen, without writing anything. */
export const planningIn = serviceOf({ workflowDifference, move, remind, mute });
