import type { Core } from '@strapi/strapi';
import type { Actor, WorkflowInput, WorkflowView } from '../../../shared/contracts';
import { DEFAULT_WORKFLOW } from '../domain/default-workflow';
import type { Workflow } from '../domain/types';
import { editWorkflow, type WorkflowSurroundings } from '../domain/workflow';
import { DEFAULT_TEMPLATES } from '../mail/defaults';
import { addActivities } from '../repositories/activities';
import { executorOf, type Executor } from '../repositories/database';
import { markDue } from '../repositories/memberships';
import {
  countByStage,
  findDefaultWorkflow,
  findWorkflow,
  findWorkflows,
  seedWorkflow,
  updateWorkflow,
  type StageUsage,
} from '../repositories/workflows';
import { refuse } from '../utils/errors';
import { refuseFields } from '../utils/field-errors';
import { getService } from '../utils/get-service';
import { settingsActivity } from './settings-activity';

const TEMPLATE_CODES: ReadonlySet<string> = new Set(DEFAULT_TEMPLATES.map(({ code }) => code));

const view = (workflow: Workflow, counts: readonly StageUsage[]): WorkflowView => ({
  ...workflow,
  usage: Object.fromEntries(
    workflow.stages.map(({ id }) => [
      id,
      counts.find(({ workflowId, stageId }) => workflowId === workflow.id && stageId === id)
        ?.open ?? 0,
    ]),
  ),
});

const surroundings = async (
  trx: Executor,
  workflowId: string,
  today: string,
): Promise<WorkflowSurroundings> => ({
  today,
  templateCodes: TEMPLATE_CODES,
  stagesInUse: new Set(
    (await countByStage(trx))
      .filter((count) => count.workflowId === workflowId && count.all > 0)
      .map(({ stageId }) => stageId),
  ),
});

/** The renewal process, as data that staff edit. */
const createWorkflowsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Every workflow, with the number of open renewals in each stage. */
  async list(): Promise<WorkflowView[]> {
    const counts = await countByStage(await executorOf(strapi));
    return (await findWorkflows(await executorOf(strapi))).map((one) => view(one, counts));
  },

  /** Every workflow as it is in force, the default one in front. */
  async all(): Promise<Workflow[]> {
    const found = await findWorkflows(await executorOf(strapi));
    return [...found].sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  },

  /** One workflow as its form shows it. */
  async view(id: string): Promise<WorkflowView> {
    const workflow = await findWorkflow(await executorOf(strapi), id);
    if (!workflow) throw refuse('workflow-unknown');
    return view(workflow, await countByStage(await executorOf(strapi)));
  },

  /** The workflow that new renewals follow. */
  async default(): Promise<Workflow> {
    return (await findDefaultWorkflow(await executorOf(strapi))) ?? DEFAULT_WORKFLOW;
  },

  /** A workflow, or null. */
  async byId(id: string): Promise<Workflow | null> {
    return findWorkflow(await executorOf(strapi), id);
  },

  /** The workflow as an edit would leave it; refused like the saving of it, and not saved. */
  async edited(id: string, input: WorkflowInput): Promise<{ current: Workflow; next: Workflow }> {
    const db = await executorOf(strapi);
    const current = await findWorkflow(db, id);
    if (!current) throw refuse('workflow-unknown');
    const today = getService(strapi, 'clock').today();
    const decision = editWorkflow(current, input, await surroundings(db, id, today));
    if (!decision.ok) throw refuseFields(decision.problems);
    return { current, next: decision.workflow };
  },

  /** Saves an edited workflow; every membership is due, since what is planned for it may change. */
  async save(id: string, input: WorkflowInput, actor: Actor): Promise<WorkflowView> {
    const clock = getService(strapi, 'clock');
    await getService(strapi, 'settings').refresh();
    const [today, now] = [clock.today(), clock.now()];
    await strapi.db.transaction(async ({ trx }) => {
      // First, for the locks that it takes: no renewal enters a stage while it is removed.
      await markDue(trx, today);
      const current = await findWorkflow(trx, id);
      if (!current) throw refuse('workflow-unknown');
      const decision = editWorkflow(current, input, await surroundings(trx, id, today));
      if (!decision.ok) throw refuseFields(decision.problems);
      await updateWorkflow(trx, decision.workflow, now);
      const change = { before: current, after: decision.workflow, input: { workflowId: id } };
      await addActivities(
        trx,
        [settingsActivity('save-workflow', actor, change, { today, now })],
        now,
      );
    });
    return this.view(id);
  },

  /** Stores the shipped workflow at the first boot; later boots change nothing. */
  seed: (): Promise<boolean> =>
    seedWorkflow(strapi.db.connection, DEFAULT_WORKFLOW, getService(strapi, 'clock').now()),
});

export default createWorkflowsService;
