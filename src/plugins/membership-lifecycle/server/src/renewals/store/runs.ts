import type { Day } from '../../kernel/rules/values';
import { insertAll, update, type Entity, type Executor } from '../../kernel/store/database';
import { readEntities } from '../../kernel/store/rows';
import { RUN_TABLE } from '../tables/run';

/** The daily runs: when, how much, what failed. */

export interface Run extends Entity {
  on: Day;
  startedAt: number;
  finishedAt: number | null;
  processed: number;
  actions: number;
  failures: { membershipId: string; error: string }[];
  actorType: string;
  actorId: string;
}

export const addRun = (db: Executor, run: Run, now: number) => insertAll(db, RUN_TABLE, [run], now);

export const updateRun = (db: Executor, run: Run, now: number) => update(db, RUN_TABLE, run, now);

/** The last runs, newest first. */
export const findRuns = (db: Executor, limit: number): Promise<Run[]> =>
  readEntities<Run>(RUN_TABLE, db(RUN_TABLE.collection).orderBy('id', 'desc').limit(limit));
