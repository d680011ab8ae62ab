import {
  insertAll,
  isUniqueViolation,
  update,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { columnsOf, COUNT, countOf, pick, pickOne, readEntities } from '../../kernel/store/rows';
import type { Workflow } from '../rules/types';
import { RENEWAL_TABLE, WORKFLOW_TABLE } from '../tables/renewal';

/** The workflows, and where renewals stand in them. */

/** A workflow with how often it was saved. */
export interface StoredWorkflow extends Workflow {
  version: number;
}

// Older rows have no value in columns added later.
const stored = ({
  tierCodes,
  pastStages,
  reminders,
  leastReminded,
  version,
  ...rest
}: StoredWorkflow): StoredWorkflow => ({
  ...rest,
  tierCodes: tierCodes ?? [],
  reminders: reminders.map((reminder) => ({ ...reminder, base: reminder.base ?? 'end' })),
  pastStages: pastStages ?? [],
  leastReminded: leastReminded ?? 0,
  version: version ?? 0,
});

/** Every workflow, the default one in front, then in the order in which they were made. */
export const findWorkflows = async (db: Executor): Promise<StoredWorkflow[]> => {
  const query = db(WORKFLOW_TABLE.collection).orderBy('id');
  const workflows = (await readEntities<StoredWorkflow>(WORKFLOW_TABLE, query)).map(stored);
  return [
    ...workflows.filter(({ isDefault }) => isDefault),
    ...workflows.filter(({ isDefault }) => !isDefault),
  ];
};

export const addWorkflow = (trx: Transaction, workflow: Workflow, now: number): Promise<void> =>
  insertAll(trx, WORKFLOW_TABLE, [workflow], now);

export const updateWorkflow = (
  trx: Transaction,
  workflow: StoredWorkflow,
  now: number,
): Promise<void> => update(trx, WORKFLOW_TABLE, workflow, now);

export const deleteWorkflow = async (trx: Transaction, id: string): Promise<void> => {
  await trx(WORKFLOW_TABLE.collection).where('document_id', id).delete();
};

/** Stores a workflow unless one exists; another instance may do so at the same time. */
export const seedWorkflow = async (
  db: Executor,
  workflow: Workflow,
  now: number,
): Promise<boolean> => {
  if (await db(WORKFLOW_TABLE.collection).first('id')) return false;
  try {
    await insertAll(db, WORKFLOW_TABLE, [workflow], now);
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
};

/** Renewals of one workflow in one stage. */
export interface StageUsage {
  workflowId: string;
  stageId: string;
  open: number;
  /** Open and closed. */
  all: number;
}

export const countByStage = async (db: Executor): Promise<StageUsage[]> => {
  const { workflowId, stageId, closedOn } = columnsOf(RENEWAL_TABLE);
  const rows = await pick(db(RENEWAL_TABLE.collection).groupBy('workflow_id', 'stage_id'), {
    workflowId,
    stageId,
    all: COUNT,
    closed: countOf(closedOn),
  });
  return rows.map(({ closed, ...row }) => ({ ...row, open: row.all - closed }));
};

/** Memberships with a renewal under way in one of the stages. */
export const findStandingIn = async (
  db: Executor,
  workflowId: string,
  stageIds: readonly string[],
): Promise<string[]> => {
  if (stageIds.length === 0) return [];
  const query = db(RENEWAL_TABLE.collection)
    .distinct()
    .where('workflow_id', workflowId)
    .whereIn('stage_id', stageIds as string[])
    .whereNull('closed_on');
  return pickOne(query, columnsOf(RENEWAL_TABLE).membershipId);
};
