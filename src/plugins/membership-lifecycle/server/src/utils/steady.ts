import { setTimeout as wait } from 'node:timers/promises';

/**
 * Does something and answers no sooner than after a while: how long it took then tells nothing of
 * what was found on the way.
 */
export const noSoonerThan = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
  const [done] = await Promise.allSettled([work(), wait(milliseconds)]);
  if (done.status === 'rejected') throw done.reason;
  return done.value;
};
