import { AsyncLocalStorage } from 'node:async_hooks';
import { madeOnce } from './made-once';

/**
 * How long work waits for one answer of the database, where it waits for less than a request does:
 * what asks small questions, and has others to ask, gives a silent connection up sooner.
 */
const createPatienceService = () => {
  const limits = new AsyncLocalStorage<number>();
  return {
    /** Runs work each of whose statements is given up after so many milliseconds. */
    within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
      return limits.run(milliseconds, work);
    },

    /** The limit of a statement that is sent here and now, in milliseconds; none of its own. */
    limit(): number | undefined {
      return limits.getStore();
    },
  };
};

export const patienceIn = madeOnce(createPatienceService);
