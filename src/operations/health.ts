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
 * Whether requests should be sent to this server. `ready`: yes. `degraded`: yes, but an operator
 * should look. `unavailable`: no.
 */
export interface Health {
  status: 'ready' | 'degraded' | 'unavailable';
  /** Why, when it is not `ready`. */
  because: string[];
  work: OperationsView | null;
}

/** The database is asked at most once in this time, however often strangers ask. */
const FRESH_FOR_MS = 1_000;
/** A database that needs longer makes every visitor wait. */
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
 * Asks one question at a time, with a time limit: a hanging database must not take up all
 * connections of the pool, nor delay the answer that reports it.
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
