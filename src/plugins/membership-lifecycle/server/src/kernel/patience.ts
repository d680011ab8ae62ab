import { AsyncLocalStorage } from 'node:async_hooks';
import { madeOnce } from './made-once';

/**
 * Shorter time limits for database queries than those of a request: background work with small
 * queries gives up a silent connection sooner.
 */
const createPatienceService = () => {
  const limits = new AsyncLocalStorage<number>();
  return {
    /** Runs work with a time limit for each of its statements. */
    within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
      return limits.run(milliseconds, work);
    },

    /**
     * The limit for a statement sent by the current work, in milliseconds; undefined for the
     * default.
     */
    limit(): number | undefined {
      return limits.getStore();
    },
  };
};

export const patienceIn = madeOnce(createPatienceService);
