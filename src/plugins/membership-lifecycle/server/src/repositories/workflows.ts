import type { Workflow } from '../domain/types';
import {
  collection,
  findById,
  fromRow,
  insertAll,
  isUniqueViolation,
  update,
  type Executor,
  type Transaction,
} from './database';

/** The workflows, and where renewals stand in them. */

type Row = Record<string, unknown>;

export const findWorkflows = async (db: Executor): Promise<Workflow[]> => {
  const rows: Row[] = await db(collection('workflow')).orderBy('id');
  return rows.map((row) => fromRow<Workflow>('workflow', row));
};

export const findWorkflow = (db: Executor, id: string): Promise<Workflow | null> =>
  findById<Workflow>(db, 'workflow', id);

export const findDefaultWorkflow = async (db: Executor): Promise<Workflow | null> => {
  const row: Row | undefined = await db(collection('workflow'))
    .where('is_default', true)
    .orderBy('id')
    .first();
  return row ? fromRow<Workflow>('workflow', row) : null;
};

export const updateWorkflow = (trx: Transaction, workflow: Workflow, now: number): Promise<void> =>
  update(trx, 'workflow', workflow, now);

/** Stores a workflow unless one is there; another instance may do so at the same moment. */
export const seedWorkflow = async (
  db: Executor,
  workflow: Workflow,
  now: number,
): Promise<boolean> => {
  if (await findDefaultWorkflow(db)) return false;
  try {
    await insertAll(db, 'workflow', [workflow], now);
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
  const rows: Row[] = await db(collection('renewal'))
    .select('workflow_id', 'stage_id')
    .count({ every: '*', closed: 'closed_on' })
    .groupBy('workflow_id', 'stage_id');
  return rows.map(({ workflow_id: workflowId, stage_id: stageId, every, closed }) => ({
    workflowId: String(workflowId),
    stageId: String(stageId),
    open: Number(every) - Number(closed),
    all: Number(every),
  }));
};
