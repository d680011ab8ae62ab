/**
 * Allows one run at a time in this process. Callers during a run share one next run, which sees
 * all that they wrote before they called.
 */
export const runOneAtATime = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<unknown> | null = null;
  let following: Promise<T> | null = null;

  const run = async (): Promise<T> => {
    const begun = work();
    running = begun;
    try {
      return await begun;
    } finally {
      running = null;
    }
  };
  const runAfter = async (before: Promise<unknown>): Promise<T> => {
    await Promise.allSettled([before]);
    following = null;
    return run();
  };

  return () => {
    if (following) return following;
    if (!running) return run();
    following = runAfter(running);
    return following;
  };
};
