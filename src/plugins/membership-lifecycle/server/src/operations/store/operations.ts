import type { Executor } from '../../kernel/store/database';
import type { Table } from '../../kernel/tables/define';
import { MESSAGE_TABLE } from '../../messages/tables/message';
import { RUN_TABLE } from '../../renewals/tables/run';
import { EVENT_TABLE } from '../../webhooks/tables/event';

/** The waiting rows of an outbox, including expired claims. */
export interface Queue {
  count: number;
  /** When the oldest was written, in milliseconds. */
  oldestAt: number | null;
}

const waiting = async (db: Executor, table: Table): Promise<Queue> => {
  const [{ count, oldest }]: { count: number | string; oldest: number | string | null }[] =
    await db(table.collection)
      .whereIn('state', ['queued', 'sending'])
      .select(db.raw('count(*) as count'), db.raw('min(queued_at) as oldest'));
  return { count: Number(count), oldestAt: oldest === null ? null : Number(oldest) };
};

export interface LastRun {
  /** Milliseconds. */
  startedAt: number | null;
  finishedAt: number | null;
  failures: number;
}

/** The last completed run, with the number of failed members. */
const lastRun = async (db: Executor): Promise<LastRun> => {
  const row:
    { started_at: number | string; finished_at: number | string; failures: unknown } | undefined =
    await db(RUN_TABLE.collection)
      .whereNotNull('finished_at')
      .orderBy('id', 'desc')
      .first('started_at', 'finished_at', 'failures');
  if (!row) return { startedAt: null, finishedAt: null, failures: 0 };
  const failures =
    typeof row.failures === 'string' ? JSON.parse(row.failures) : (row.failures ?? []);
  return {
    startedAt: Number(row.started_at),
    finishedAt: Number(row.finished_at),
    failures: (failures as unknown[]).length,
  };
};

/** The state of the background work, in three short queries. */
export const readOperations = async (db: Executor) => ({
  run: await lastRun(db),
  messages: await waiting(db, MESSAGE_TABLE),
  events: await waiting(db, EVENT_TABLE),
});
