import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { RunView } from '../../../shared/renewals/daily';
import type { Passage } from '../core/decided';
import { factsIn } from '../core/facts';
import type { Step } from '../core/recording';
import { applyPlan, listCache } from '../core/rules/decide';
import type { DecisionContext } from '../core/rules/types';
import { createShared, type AskShared } from '../core/shared-by-all';
import type { LoadedFacts } from '../core/store/facts';
import { findDue, lockMemberships, updateMemberships } from '../core/store/memberships';
import { isOfDatabase, retryUntilServed } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { patienceIn } from '../kernel/patience';
import { port } from '../kernel/port';
import { isDay } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { shutdownIn } from '../kernel/shutdown';
import type { Transaction } from '../kernel/store/database';
import { isAbandoned, releaseLease, takeLease } from '../kernel/store/leases';
import { scheduledCommandsIn } from '../membership/scheduled-commands';
import { memberPapersIn } from '../papers/member-papers';
import { refuse } from './refusals/renewals';
import { addRun, findRuns, updateRun, type Run } from './store/runs';

/** Tasks of other modules after the members of a day, in this order. */
export const tasksPort = port<readonly (() => Promise<void>)[]>('what else is done every day');

const LEASE = 'daily';
/** A lease not renewed for this long belongs to a dead process. */
const LEASE_MS = 60_000;
/** A connection silent for this long is replaced, well before the lease ends. */
const ANSWER_MS = LEASE_MS / 4;
/** The age at which a lease is renewed: renewing it costs a commit. */
const RENEW_MS = LEASE_MS / 6;
/** Ids loaded at once, then sorted, since transactions on neighbouring rows write fewer pages. */
const LISTED = 20_000;
/** Memberships per transaction; with fewer, the fixed costs of a transaction would dominate. */
const LEAST = 20;
const MOST = 150;
/** The intended duration of a transaction, during which others wait for the database. */
const CHUNK_MS = 50;
/** Turns of the event loop between two chunks, as many as a request needs. */
const TURNS = 5;

export const SYSTEM: Actor = { type: 'system', id: 'daily' };

/** The size of the next chunk, from the duration of the last: smaller on slower machines. */
const sizeAfter = (size: number, tookMs: number): number =>
  Math.max(LEAST, Math.min(MOST, Math.floor((size * CHUNK_MS) / Math.max(1, tookMs))));

/** The outcome of a chunk. */
type Done = Pick<Run, 'processed' | 'actions' | 'failures'>;

const together = <T extends Done>(all: T, one: Done): T => ({
  ...all,
  processed: all.processed + one.processed,
  actions: all.actions + one.actions,
  failures: [...all.failures, ...one.failures],
});

const view = (run: Run): RunView => ({
  id: run.id,
  on: run.on,
  startedAt: new Date(run.startedAt).toISOString(),
  finishedAt: run.finishedAt === null ? null : new Date(run.finishedAt).toISOString(),
  processed: run.processed,
  actions: run.actions,
  failures: run.failures,
});

const planned = (
  { facts, organisationName }: LoadedFacts,
  ctx: DecisionContext,
): { steps: Step[]; rest: LoadedFacts['facts'] } => {
  const result = applyPlan(facts, ctx);
  const steps = result.steps.map(({ action, before, outcome }) => ({
    command: action.command,
    input: action.input,
    before,
    outcome,
    organisationName,
  }));
  return { steps, rest: result.facts };
};

/** Writes a chunk; a membership that fails is left out and reported. */
const writeChunk = async (
  strapi: Core.Strapi,
  trx: Transaction,
  ids: readonly string[],
  shared: AskShared,
  ctx: DecisionContext,
): Promise<Done> => {
  await lockMemberships(trx, ids);
  const { recorder, surroundings } = await shared();
  const loaded = await factsIn(strapi).loadMany(ids, surroundings, trx);
  // Lets requests that need no database be answered within a chunk.
  await nextTurn();
  const failures: Run['failures'] = [];
  const steps: Step[] = [];
  const passed: Passage[] = [];
  let processed = 0;
  for (const row of loaded) {
    const { id, nextDueOn } = row.facts.membership;
    try {
      // Another instance may have done it after the list was read.
      if (nextDueOn === null || nextDueOn > ctx.today) continue;
      const { steps: mine, rest } = planned(row, ctx);
      processed += 1;
      steps.push(...mine);
      if (mine.length > 0) continue;
      passed.push({ before: row.facts, after: rest });
    } catch (error) {
      if (isOfDatabase(error)) throw error;
      failures.push({
        membershipId: id,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
  await nextTurn();
  const touched = passed.map(({ after }) => ({
    membership: after.membership,
    cache: listCache(after, ctx.today),
  }));
  await updateMemberships(trx, touched, clockIn(strapi).now());
  await recorder.record(trx, steps, passed);
  await nextTurn();
  return { processed, actions: steps.length, failures };
};

/**
 * When the database refuses a chunk, each membership is tried alone, so that a bad row stops no
 * other. A database that is away or full has nothing to do with a row.
 */
const runChunk = async (
  strapi: Core.Strapi,
  ids: readonly string[],
  shared: AskShared,
  ctx: DecisionContext,
): Promise<Done> => {
  try {
    return await retryUntilServed(() =>
      strapi.db.transaction(({ trx }) => writeChunk(strapi, trx, ids, shared, ctx)),
    );
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    if (ids.length === 1) {
      const message = error instanceof Error ? error.message : String(error);
      return { processed: 0, actions: 0, failures: [{ membershipId: ids[0], error: message }] };
    }
    let all: Done = { processed: 0, actions: 0, failures: [] };
    for (const id of ids) {
      all = together(all, await runChunk(strapi, [id], shared, ctx));
    }
    return all;
  }
};

/**
 * Does what staff noted for the day, or for one that was missed, before anything else: a member
 * whose merger was noted for a morning gets no reminder on it. One that fails is reported, and tried
 * again by the next run.
 */
const runScheduled = async (strapi: Core.Strapi, run: Run, holder: string): Promise<Run> => {
  let result = run;
  for (const { id, membershipId } of await scheduledCommandsIn(strapi).due(run.on)) {
    if (shutdownIn(strapi).isStopping()) return result;
    if (!(await hold(strapi, holder))) throw refuse('run-lost-lease');
    try {
      await retryUntilServed(() => scheduledCommandsIn(strapi).runDue(id));
      result = together(result, { processed: 0, actions: 1, failures: [] });
    } catch (error) {
      if (isOfDatabase(error)) throw error;
      const failure = { membershipId, error: (error as Error).message };
      result = together(result, { processed: 0, actions: 0, failures: [failure] });
    }
  }
  return result;
};

const runAll = async (
  strapi: Core.Strapi,
  run: Run,
  holder: string,
  actor: Actor,
): Promise<Run> => {
  const db = strapi.db.connection;
  const ctx = { today: run.on, newId };
  const clock = clockIn(strapi);
  const shared = createShared(strapi, actor, run.on);
  let result = run;
  let size = LEAST;
  let heldAt = clock.wall();
  let listed: string[] = [];
  while (!shutdownIn(strapi).isStopping()) {
    if (listed.length === 0) {
      const failed = result.failures.map(({ membershipId }) => membershipId);
      // Sorted, since neighbouring rows share pages of indexes, which each transaction writes whole.
      listed = (await retryUntilServed(() => findDue(db, run.on, LISTED, failed))).sort();
      if (listed.length === 0) return result;
    }
    const begun = clock.wall();
    if (begun < heldAt || begun - heldAt >= RENEW_MS) {
      if (!(await hold(strapi, holder))) throw refuse('run-lost-lease');
      heldAt = begun;
    }
    const ids = listed.splice(0, size);
    result = together(result, await runChunk(strapi, ids, shared, ctx));
    size = sizeAfter(ids.length, clock.wall() - begun);
    // The server keeps answering between two chunks.
    for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
  }
  return result;
};

const hold = (strapi: Core.Strapi, holder: string): Promise<boolean> =>
  retryUntilServed(() => {
    const now = clockIn(strapi).wall();
    const lease = { id: newId(), name: LEASE, holder, now, until: now + LEASE_MS };
    return takeLease(strapi.db.connection, lease);
  });

/** Once a day is enough, since files wait a day anyway; after a failure, the next day tries again. */
const tidyPapers = async (strapi: Core.Strapi, day: Day): Promise<void> => {
  const [, before] = await findRuns(strapi.db.connection, 2);
  if (before?.on === day && before.finishedAt !== null) return;
  try {
    await memberPapersIn(strapi).sweep();
  } catch (error) {
    strapi.log.error(`The private storage could not be swept: ${(error as Error).message}`);
  }
};

const runDay = async (strapi: Core.Strapi, day: Day, actor: Actor): Promise<RunView> => {
  const clock = clockIn(strapi);
  const holder = newId();
  if (!(await hold(strapi, holder))) throw refuse('run-under-way');
  const run: Run = {
    id: newId(),
    on: day,
    startedAt: clock.now(),
    finishedAt: null,
    processed: 0,
    actions: 0,
    failures: [],
    actorType: actor.type,
    actorId: actor.id,
  };
  try {
    await addRun(strapi.db.connection, run, run.startedAt);
    const begun = await runScheduled(strapi, run, holder);
    const done = await runAll(strapi, begun, holder, actor);
    if (shutdownIn(strapi).isStopping()) {
      await updateRun(strapi.db.connection, done, clock.now());
      throw refuse('run-stopped');
    }
    await tidyPapers(strapi, day);
    for (const task of tasksPort.of(strapi)) await task();
    const finished = { ...done, finishedAt: clock.now() };
    await retryUntilServed(() => updateRun(strapi.db.connection, finished, clock.now()));
    return view(finished);
  } finally {
    await releaseLease(strapi.db.connection, LEASE, holder);
  }
};

/**
 * Runs a day (default: today). Refused for a future day, and while another instance runs. A
 * second run finds nothing to do. A stopping server breaks off between two chunks
 * (`run-stopped`).
 */
const run = async (
  strapi: Core.Strapi,
  { on, actor = SYSTEM }: { on?: string; actor?: Actor } = {},
): Promise<RunView> => {
  const today = clockIn(strapi).today();
  const day = on ?? today;
  if (!isDay(day)) throw refuse('day-invalid', { on: day });
  if (day > today) throw refuse('date-in-future', { on: day });
  return shutdownIn(strapi).track(() =>
    patienceIn(strapi).within(ANSWER_MS, () => runDay(strapi, day, actor)),
  );
};

/**
 * Runs today again if the instance that ran it was killed; null if none was, or another took
 * over.
 */
const takeOver = async (strapi: Core.Strapi): Promise<RunView | null> => {
  const now = clockIn(strapi).wall();
  if (!(await isAbandoned(strapi.db.connection, LEASE, now))) return null;
  try {
    return await run(strapi);
  } catch (error) {
    const { reason = '' } = error as { reason?: string };
    if (['run-under-way', 'run-stopped'].includes(reason)) return null;
    throw error;
  }
};

/** The last runs. */
const list = async (strapi: Core.Strapi): Promise<RunView[]> =>
  (await findRuns(strapi.db.connection, 20)).map(view);

/** Applies the plan of a day to every membership that is due, in chunks, each in one transaction. */
export const dailyIn = serviceOf({ run, takeOver, list });
