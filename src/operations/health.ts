import { setTimeout as wait } from 'node:timers/promises';
import type { OperationsView } from '../plugins/membership-lifecycle/shared/operations/operations';

export interface Sources {
  /** Asks the database, as `createQuestion` does. */
  work: () => Promise<OperationsView>;
  isStopping: () => boolean;
  /** Milliseconds that only grow. */
  now: () => number;
}

/**
 * Whether requests should be sent here: `ready`; `degraded`, as before, but somebody should look;
 * `unavailable`, not now.
 */
export interface Health {
  status: 'ready' | 'degraded' | 'unavailable';
  /** Why, when it is not `ready`. */
  because: string[];
  work: OperationsView | null;
}

/** However often strangers ask, the database is asked once in so long. */
const FRESH_FOR_MS = 1_000;
/** A database that is slower than that keeps everybody waiting. */
const PATIENCE_MS = 2_000;

const unavailable = (reason: string): Health => ({
  status: 'unavailable',
  because: [reason],
  work: null,
});

const within = async <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  const settled = new AbortController();
  const late = wait(milliseconds, undefined, { signal: settled.signal }).then(() => {
    throw new Error('Late');
  });
  return Promise.race([work, late]).finally(() => settled.abort());
};

/**
 * Asks one question at a time, and waits a while for its answer: a database that hangs must not be
 * asked by every connection of the pool, nor keep whoever wants to know that it does.
 */
export const createQuestion = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let asking: Promise<T> | null = null;
  return () => {
    asking ??= work().finally(() => {
      asking = null;
    });
    return within(asking, PATIENCE_MS);
  };
};

/** The state of this server, as load balancers and operators ask it. */
export const createHealth = ({ work, isStopping, now }: Sources): (() => Promise<Health>) => {
  let held: { at: number; health: Health } | null = null;

  return async () => {
    if (isStopping()) return unavailable('shutting-down');
    if (held && now() - held.at < FRESH_FOR_MS) return held.health;
    let health: Health;
    try {
      const found = await work();
      const status = found.late.length > 0 ? 'degraded' : 'ready';
      health = { status, because: found.late, work: found };
    } catch {
      health = unavailable('database');
    }
    held = { at: now(), health };
    return health;
  };
};
