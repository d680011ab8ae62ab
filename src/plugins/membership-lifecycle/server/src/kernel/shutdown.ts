import { madeOnce } from './made-once';

/** How a server leaves: what it has begun is ended, and nothing more is begun. */
const createShutdownService = () => {
  let stopping = false;
  const underWay = new Set<Promise<unknown>>();

  return {
    /** From now on, long work ends at its next step. */
    begin(): void {
      stopping = true;
    },

    isStopping(): boolean {
      return stopping;
    },

    /** Work that no request waits for: the server leaves when it has ended. */
    async track<T>(work: () => Promise<T>): Promise<T> {
      const running = work();
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },

    /** Waits for the work that was under way. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};

export const shutdownIn = madeOnce(createShutdownService);
