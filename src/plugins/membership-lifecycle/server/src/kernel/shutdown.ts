import { madeOnce } from './made-once';

/** Coordinates the stop of a server: work under way is finished, and none is started. */
const createShutdownService = () => {
  let stopping = false;
  const underWay = new Set<Promise<unknown>>();

  return {
    /** Announces the stop: long work ends after its current step. */
    begin(): void {
      stopping = true;
    },

    isStopping(): boolean {
      return stopping;
    },

    /** Runs background work; a stopping server waits for it. */
    async track<T>(work: () => Promise<T>): Promise<T> {
      const running = work();
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },

    /** Resolves when no background work is left. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};

export const shutdownIn = madeOnce(createShutdownService);
