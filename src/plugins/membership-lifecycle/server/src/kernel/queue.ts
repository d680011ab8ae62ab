export interface QueueBounds {
  /** How much work runs at a time. */
  atOnce: number;
  /** How much more may wait for its turn. */
  waiting: number;
}

/**
 * Runs work a few at a time, in the order in which it came; returns null without running it when
 * too much is waiting.
 */
export const createQueue = ({ atOnce, waiting }: QueueBounds) => {
  const turns: (() => void)[] = [];
  let running = 0;

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((begin) => turns.push(begin));
    try {
      return await work();
    } finally {
      // The place goes to the one that waited longest, once other connections had their turn: nothing
      // slips in between, and work that never waits does not hold up everybody else.
      const next = turns.shift();
      if (next) setImmediate(next);
      else running -= 1;
    }
  };

  return <T>(work: () => Promise<T>): Promise<T> | null =>
    running === atOnce && turns.length >= waiting ? null : inTurn(work);
};
