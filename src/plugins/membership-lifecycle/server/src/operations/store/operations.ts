import type { Executor } from '../../kernel/store/database';
import { columnsOf, COUNT, least, pick, readEntity } from '../../kernel/store/rows';
import { MESSAGE_TABLE } from '../../messages/tables/message';
import { type Run } from '../../renewals/store/runs';
import { RUN_TABLE } from '../../renewals/tables/run';
import { EVENT_TABLE } from '../../webhooks/tables/event';

/** The waiting rows of an outbox, including expired claims. */
export interface Queue {
  count: number;
  /** When the oldest was written, in milliseconds. */
  oldestAt: number | null;
}

const waiting = async (
  db: Executor,
  table: typeof MESSAGE_TABLE | typeof EVENT_TABLE,
): Promise<Queue> => {
  const query = db(table.collection).whereIn('state', ['queued', 'sending']);
  const queuedAt = columnsOf(MESSAGE_TABLE).queuedAt;
  const [queue] = await pick(query, { count: COUNT, oldestAt: least(queuedAt) });
  return queue;
};

export interface LastRun {
  /** Milliseconds. */
  startedAt: number | null;
  finishedAt: number | null;
  failures: number;
}

/** The last completed run, with the number of failed members. */
const lastRun = async (db: Executor): Promise<LastRun> => {
  const query = db(RUN_TABLE.collection).whereNotNull('finished_at').orderBy('id', 'desc');
  const run = await readEntity<Run>(RUN_TABLE, query);
  return {
    startedAt: run?.startedAt ?? null,
    finishedAt: run?.finishedAt ?? null,
    failures: run?.failures.length ?? 0,
  };
};

/** The state of the background work, in three short queries. */
export const readOperations = async (db: Executor) => ({
  run: await lastRun(db),
  messages: await waiting(db, MESSAGE_TABLE),
  events: await waiting(db, EVENT_TABLE),
});
