import type { Core } from '@strapi/strapi';
import type { CallReminder } from '../../../shared/core/call-reminders';
import type { WorkflowInput } from '../../../shared/core/workflows';
import type { BulkPlan } from '../../../shared/membership/command-plan';
import type { MutePlan } from '../../../shared/membership/mute-plan';
import type { PlanDifference } from '../../../shared/renewals/planning';
import { findMembershipsOfCalls } from '../account/store/calls';
import { factsIn } from '../core/facts';
import type { Workflow } from '../core/rules/types';
import { workflowsIn } from '../core/workflows';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { addDays, addMonths } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { bulkPlansIn, loadSeen } from '../membership/bulk-plans';
import { findMembershipsOfTerms } from '../membership/store/calls-to-issue';
import { plannedMute, refusePast } from './mute-plan';
import { pendingCommands, scheduleIn, surroundingsAhead } from './schedule';
import { differenceOf, shiftBetween } from './schedule-difference';
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
  const lookedTo = addDays(to, shiftBetween(before, after));
  const under = (workflows: readonly Workflow[]) =>
    scheduleIn(strapi).coming({ to: lookedTo }, { ...around, workflows });
  const [now, then] = [await under(before), await under(after)];
  return { from, to, compared: then.looked, ...differenceOf(now.lines, then.lines, to) };
};

/** What was chosen, and the memberships that it is of. */
interface ChosenSubjects {
  ids: readonly string[];
  field: 'renewalId' | 'duesId' | 'termId';
  memberships: ReadonlyMap<string, string>;
}

/** A command on chosen renewals or calls, each by the field of the command that names it. */
const plannedOn = (
  strapi: Core.Strapi,
  name: 'move-renewal' | 'remind-call' | 'issue-call' | 'reissue-call',
  { ids, field, memberships }: ChosenSubjects,
  input: object,
): Promise<BulkPlan> =>
  bulkPlansIn(strapi).plans(
    name,
    ids.map((id) => ({
      id,
      membershipId: memberships.get(id) ?? '',
      input: { ...input, [field]: id },
    })),
  );

/** The effects of moving renewals today, for each. */
const move = async (
  strapi: Core.Strapi,
  { renewalIds: ids, ...input }: { renewalIds: string[]; stageId: string; reason?: string },
): Promise<BulkPlan> => {
  const memberships = await findMembershipsOf(await executorOf(strapi), ids);
  return plannedOn(strapi, 'move-renewal', { ids, field: 'renewalId', memberships }, input);
};

/** What reminding of unpaid calls today would write, for each. */
const remind = async (
  strapi: Core.Strapi,
  { duesIds: ids, ...input }: { duesIds: string[]; template: CallReminder },
): Promise<BulkPlan> => {
  const memberships = await findMembershipsOfCalls(await executorOf(strapi), ids);
  return plannedOn(strapi, 'remind-call', { ids, field: 'duesId', memberships }, input);
};

/** What correcting calls, each by a new one, would do today. */
const reissue = async (
  strapi: Core.Strapi,
  { duesIds: ids }: { duesIds: string[] },
): Promise<BulkPlan> => {
  const memberships = await findMembershipsOfCalls(await executorOf(strapi), ids);
  return plannedOn(strapi, 'reissue-call', { ids, field: 'duesId', memberships }, {});
};

/** What issuing the calls of periods today would do, for each. */
const issueCalls = async (
  strapi: Core.Strapi,
  { termIds: ids }: { termIds: string[] },
): Promise<BulkPlan> => {
  const memberships = await findMembershipsOfTerms(await executorOf(strapi), ids);
  return plannedOn(strapi, 'issue-call', { ids, field: 'termId', memberships }, {});
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
export const planningIn = serviceOf({
  workflowDifference,
  move,
  remind,
  reissue,
  issueCalls,
  mute,
});
