import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Actor, RunView } from '../../../shared/contracts';
import { isDay } from '../domain/calendar';
import { applyPlan, listCache } from '../domain/decide';
import type { DecisionContext } from '../domain/types';
import { touchMembership } from '../repositories/changes';
import type { Transaction } from '../repositories/database';
import type { LoadedFacts, Surroundings } from '../repositories/facts';
import { releaseLease, takeLease } from '../repositories/leases';
import { findDue, lockMemberships } from '../repositories/memberships';
import { addRun, findRuns, updateRun, type Run } from '../repositories/runs';
import { refuse } from '../utils/errors';
import { getService } from '../utils/get-service';
import { newId } from '../utils/new-id';
import type { Passage } from './decision-events';
import { createRecorder, type Step } from './recording';

const LEASE = 'daily';
/** A holder that does not renew its lease for so long is taken for dead. */
const LEASE_MS = 60_000;
const CHUNK = 100;

export const SYSTEM: Actor = { type: 'system', id: 'daily' };

type Recorder = Awaited<ReturnType<typeof createRecorder>>;

const view = (run: Run): RunView => ({
  id: run.id,
  on: run.on,
  startedAt: new Date(run.startedAt).toISOString(),
  finishedAt: run.finishedAt === null ? null : new Date(run.finishedAt).toISOString(),
  processed: run.processed,
  actions: run.actions,
  failures: run.failures,
});

/** Applies the plan of a day to every membership that is due, in chunks, each in one transaction. */
const createDailyService = ({ strapi }: { strapi: Core.Strapi }) => {
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

  /** One chunk: a membership that fails is left out and reported, the others are written. */
  const writeChunk = async (
    trx: Transaction,
    ids: readonly string[],
    recorder: Recorder,
    surroundings: Surroundings,
    ctx: DecisionContext,
  ) => {
    await lockMemberships(trx, ids);
    const loaded = await getService(strapi, 'facts').loadMany(ids, surroundings, trx);
    const failures: Run['failures'] = [];
    const steps: Step[] = [];
    const passed: Passage[] = [];
    for (const row of loaded) {
      const { id, nextDueOn } = row.facts.membership;
      try {
        // Another instance may have done it between the list and the lock.
        if (nextDueOn === null || nextDueOn > ctx.today) continue;
        const { steps: mine, rest } = planned(row, ctx);
        steps.push(...mine);
        if (mine.length > 0) continue;
        const now = getService(strapi, 'clock').now();
        await touchMembership(trx, rest, listCache(rest, ctx.today), now);
        passed.push({ before: row.facts, after: rest });
      } catch (error) {
        failures.push({
          membershipId: id,
          error: error instanceof Error ? error.message : String(error),
        });
      }
    }
    await recorder.record(trx, steps, passed);
    return { actions: steps.length, failures };
  };

  /** A chunk that the database refuses is done one by one, so that one bad row stops no other. */
  const runChunk = async (
    ids: readonly string[],
    recorder: Recorder,
    surroundings: Surroundings,
    ctx: DecisionContext,
  ): Promise<{ actions: number; failures: Run['failures'] }> => {
    try {
      return await strapi.db.transaction(({ trx }) =>
        writeChunk(trx, ids, recorder, surroundings, ctx),
      );
    } catch (error) {
      if (ids.length === 1) {
        const message = error instanceof Error ? error.message : String(error);
        return { actions: 0, failures: [{ membershipId: ids[0], error: message }] };
      }
      const all = { actions: 0, failures: [] as Run['failures'] };
      for (const id of ids) {
        const one = await runChunk([id], recorder, surroundings, ctx);
        all.actions += one.actions;
        all.failures.push(...one.failures);
      }
      return all;
    }
  };

  const runAll = async (run: Run, holder: string, actor: Actor): Promise<Run> => {
    const db = strapi.db.connection;
    const ctx = { today: run.on, newId };
    const recorder = await createRecorder(strapi, actor, run.on);
    const surroundings = await getService(strapi, 'facts').surroundings();
    let result = run;
    for (;;) {
      const failed = result.failures.map(({ membershipId }) => membershipId);
      const ids = await findDue(db, run.on, CHUNK, failed);
      if (ids.length === 0) return result;
      if (!(await hold(holder))) throw refuse('run-lost-lease');
      const { actions, failures } = await runChunk(ids, recorder, surroundings, ctx);
      result = {
        ...result,
        processed: result.processed + ids.length - failures.length,
        actions: result.actions + actions,
        failures: [...result.failures, ...failures],
      };
      // The server keeps answering between two chunks.
      await nextTurn();
    }
  };

  const hold = (holder: string): Promise<boolean> => {
    const now = getService(strapi, 'clock').wall();
    const lease = { id: newId(), name: LEASE, holder, now, until: now + LEASE_MS };
    return takeLease(strapi.db.connection, lease);
  };

  /** Once a day is enough for what waits a day before it goes; a failure leaves it to the next. */
  const tidyPapers = async (day: string): Promise<void> => {
    const [, before] = await findRuns(strapi.db.connection, 2);
    if (before?.on === day && before.finishedAt !== null) return;
    try {
      await getService(strapi, 'memberPapers').sweep();
    } catch (error) {
      strapi.log.error(`The private storage could not be swept: ${(error as Error).message}`);
    }
  };

  return {
    /**
     * Runs a day (today by default). Refused while another instance runs, and for a day to come.
     * A second run of the same day finds nothing to do.
     */
    async run({ on, actor = SYSTEM }: { on?: string; actor?: Actor } = {}): Promise<RunView> {
      const clock = getService(strapi, 'clock');
      const day = on ?? clock.today();
      if (!isDay(day)) throw refuse('day-invalid', { on: day });
      if (day > clock.today()) throw refuse('date-in-future', { on: day });
      const holder = newId();
      if (!(await hold(holder))) throw refuse('run-under-way');
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
        const done = await runAll(run, holder, actor);
        await getService(strapi, 'imports').forget();
        await tidyPapers(day);
        await getService(strapi, 'occasions').settleCancelled();
        const finished = { ...done, finishedAt: clock.now() };
        await updateRun(strapi.db.connection, finished, finished.finishedAt);
        return view(finished);
      } finally {
        await releaseLease(strapi.db.connection, LEASE, holder);
      }
    },

    /** The last runs. */
    async list(): Promise<RunView[]> {
      return (await findRuns(strapi.db.connection, 20)).map(view);
    },
  };
};

export default createDailyService;
