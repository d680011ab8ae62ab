import type { Core } from '@strapi/strapi';
import type { WorkflowCopy, WorkflowInput, WorkflowView } from '../../../shared/core/workflows';
import type { Actor } from '../../../shared/kernel/common';
import { clockIn } from '../kernel/clock';
import { refuseFields } from '../kernel/field-errors';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Localised } from '../kernel/rules/values';
import { addActivities } from '../kernel/store/activities';
import { executorOf, type Executor, type Transaction } from '../kernel/store/database';
import { settingsIn } from '../settings/settings';
import { settingsActivity } from '../settings/settings-activity';
import type { Caller } from './commands';
import { messagesPort } from './decided';
import { factsIn } from './facts';
import { refuse } from './refusals/memberships';
import { createRelocation } from './relocation';
import { DEFAULT_WORKFLOW, withPresentNames } from './rules/default-workflow';
import type { Workflow } from './rules/types';
import {
  begunAnew,
  copyOf,
  editWorkflow,
  removable,
  type WorkflowSurroundings,
} from './rules/workflow';
import { markDue } from './store/memberships';
import {
  addWorkflow,
  countByStage,
  deleteWorkflow,
  findWorkflows,
  seedWorkflow,
  updateWorkflow,
  type StageUsage,
  type StoredWorkflow,
} from './store/workflows';
import { refuseIfSaved } from './workflow-freshness';
import { inWords } from './workflow-words';

const openIn = (counts: readonly StageUsage[], workflowId: string): Record<string, number> =>
  Object.fromEntries(
    counts
      .filter((count) => count.workflowId === workflowId)
      .map(({ stageId, open }) => [stageId, open]),
  );

const useOf = (counts: readonly StageUsage[], workflowId: string) => {
  const mine = counts.filter((count) => count.workflowId === workflowId);
  const open = mine.reduce((sum, count) => sum + count.open, 0);
  return { open, closed: mine.reduce((sum, { all }) => sum + all, 0) - open };
};

const view = (
  { pastStages: _, ...workflow }: StoredWorkflow,
  counts: readonly StageUsage[],
): WorkflowView => {
  const open = openIn(counts, workflow.id);
  return {
    ...workflow,
    usage: Object.fromEntries(workflow.stages.map(({ id }) => [id, open[id] ?? 0])),
    renewals: useOf(counts, workflow.id),
  };
};

const known = (workflows: readonly StoredWorkflow[], id: string): StoredWorkflow => {
  const workflow = workflows.find((one) => one.id === id);
  if (!workflow) throw refuse('workflow-unknown');
  return workflow;
};

const surroundings = async (
  db: Executor,
  workflows: readonly Workflow[],
  id: string,
  { today, templateCodes }: Pick<WorkflowSurroundings, 'today' | 'templateCodes'>,
): Promise<WorkflowSurroundings> => {
  const counts = await countByStage(db);
  const stood = counts.filter(({ workflowId, all }) => workflowId === id && all > 0);
  return {
    today,
    others: workflows.filter((one) => one.id !== id),
    open: openIn(counts, id),
    known: new Set(stood.map(({ stageId }) => stageId)),
    templateCodes,
  };
};

const decided = (current: Workflow, input: WorkflowInput, around: WorkflowSurroundings) => {
  const decision = editWorkflow(current, input, around);
  if (!decision.ok) throw refuseFields(decision.problems.map(inWords));
  return decision;
};

/** Tiers with their names from offers; the code alone for a tier that no offer has. */
const tierNames = (
  codes: readonly string[],
  sold: readonly { code: string; names: Localised }[],
): Localised => {
  const listed = (lang: keyof Localised) =>
    codes.map((code) => sold.find((one) => one.code === code)?.names[lang] || code).join(', ');
  return { fr: listed('fr'), en: listed('en') };
};

/**
 * The workflows with one of them replaced; if it is now the default, the former default no longer
 * is.
 */
const replaced = <T extends Workflow>(workflows: readonly T[], next: T): T[] =>
  workflows.map((one) => {
    if (one.id === next.id) return next;
    return next.isDefault && one.isDefault ? { ...one, isDefault: false } : one;
  });

/** Writes edited workflows, each with a journal line. */
const write = async (
  strapi: Core.Strapi,
  trx: Transaction,
  before: readonly StoredWorkflow[],
  after: readonly StoredWorkflow[],
  { actor, moves }: { actor: Actor; moves: WorkflowInput['moves'] },
): Promise<void> => {
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  for (const [index, workflow] of after.entries()) {
    const earlier = before[index];
    if (earlier === workflow) continue;
    await updateWorkflow(trx, { ...workflow, version: earlier.version + 1 }, now);
    const input = { workflowId: workflow.id, ...(moves.length > 0 ? { moves } : {}) };
    const change = { before: earlier, after: workflow, input };
    const line = settingsActivity('save-workflow', actor, change, { today, now });
    await addActivities(trx, [line], now);
  }
};

/** Every workflow, the default one in front, with the renewals under way in each stage. */
const list = async (strapi: Core.Strapi): Promise<WorkflowView[]> => {
  const db = await executorOf(strapi);
  const counts = await countByStage(db);
  return (await findWorkflows(db)).map((one) => view(one, counts));
};

/** One workflow as its form shows it. */
const readOne = async (strapi: Core.Strapi, id: string): Promise<WorkflowView> => {
  const db = await executorOf(strapi);
  const counts = await countByStage(db);
  return view(known(await findWorkflows(db), id), counts);
};

/** Every workflow, the default one in front. */
const all = async (strapi: Core.Strapi): Promise<Workflow[]> => {
  const found = await findWorkflows(await executorOf(strapi));
  return found.length > 0 ? found : [DEFAULT_WORKFLOW];
};

/** All workflows before and after an edit, without saving it; refuses like `save`. */
const edited = async (
  strapi: Core.Strapi,
  id: string,
  input: WorkflowInput,
): Promise<{ before: Workflow[]; after: Workflow[] }> => {
  const db = await executorOf(strapi);
  const before: Workflow[] = await findWorkflows(db);
  const current = known(before as StoredWorkflow[], id);
  const today = clockIn(strapi).today();
  const around = await surroundings(db, before, id, {
    today,
    templateCodes: messagesPort.of(strapi).codes,
  });
  const { workflow } = decided(current, input, around);
  return { before, after: begunAnew(before, replaced(before, workflow), today) };
};

/**
 * Saves an edited workflow and moves the renewals of removed stages. All memberships become
 * due, since their plan may change.
 */
const save = async (
  strapi: Core.Strapi,
  id: string,
  input: WorkflowInput,
  { actor, seen }: Caller,
): Promise<WorkflowView> => {
  await settingsIn(strapi).refresh();
  const relocation = await createRelocation(strapi, actor);
  const today = clockIn(strapi).today();
  await strapi.db.transaction(async ({ trx }) => {
    // Takes the locks first: no renewal can enter a stage that is being removed.
    await markDue(trx, today);
    const before = await findWorkflows(trx);
    const current = known(before, id);
    await refuseIfSaved(strapi, trx, current, seen);
    const around = await surroundings(trx, before, id, {
      today,
      templateCodes: messagesPort.of(strapi).codes,
    });
    const { workflow, moves } = decided(current, input, around);
    const edit = { ...workflow, version: current.version };
    const after = begunAnew(before, replaced(before, edit), today);
    await write(strapi, trx, before, after, { actor, moves });
    await relocation.run(trx, after, id, moves);
  });
  return readOne(strapi, id);
};

/** Copies a workflow under another name; nobody follows it yet. */
const copy = async (
  strapi: Core.Strapi,
  { name, from }: WorkflowCopy,
  actor: Actor,
): Promise<WorkflowView> => {
  const [today, now, id] = [clockIn(strapi).today(), clockIn(strapi).now(), newId()];
  await strapi.db.transaction(async ({ trx }) => {
    const workflows = await findWorkflows(trx);
    const copied = copyOf(known(workflows, from), { id, name }, workflows);
    if (!copied.ok) throw refuseFields(copied.problems.map(inWords));
    const { workflow } = copied;
    await addWorkflow(trx, { ...workflow, version: 1 } as StoredWorkflow, now);
    const change = {
      before: {},
      after: { name: workflow.name },
      input: { workflowId: id, from },
    };
    const line = settingsActivity('copy-workflow', actor, change, { today, now });
    await addActivities(trx, [line], now);
  });
  return readOne(strapi, id);
};

/** Deletes a workflow that no tier follows, or refuses with the reason. */
const remove = async (strapi: Core.Strapi, id: string, actor: Actor): Promise<void> => {
  const [today, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  const sold = await factsIn(strapi).tiers();
  await strapi.db.transaction(async ({ trx }) => {
    // Takes the locks, as in `save`: no renewal can open meanwhile.
    await markDue(trx, today);
    const workflow = known(await findWorkflows(trx), id);
    const use = useOf(await countByStage(trx), id);
    const removal = removable(workflow, use);
    if (!removal.ok) {
      throw refuse(removal.reason, { ...use, tiers: tierNames(workflow.tierCodes, sold) });
    }
    await deleteWorkflow(trx, id);
    const change = { before: workflow, after: { name: null }, input: { workflowId: id } };
    const line = settingsActivity('delete-workflow', actor, change, { today, now });
    await addActivities(trx, [line], now);
  });
};

/** Stores the shipped workflow at the first boot; later boots change its former names alone. */
const seed = async (strapi: Core.Strapi): Promise<boolean> => {
  const now = clockIn(strapi).now();
  if (await seedWorkflow(strapi.db.connection, DEFAULT_WORKFLOW, now)) return true;
  await strapi.db.transaction(async ({ trx }) => {
    for (const workflow of await findWorkflows(trx)) {
      const renamed = withPresentNames(workflow);
      if (renamed !== workflow) await updateWorkflow(trx, renamed, now);
    }
  });
  return false;
};

/** The renewal processes, as data that staff edit. */
export const workflowsIn = serviceOf({
  list,
  view: readOne,
  all,
  edited,
  save,
  copy,
  remove,
  seed,
});
