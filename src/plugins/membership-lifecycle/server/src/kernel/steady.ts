/** Delays an answer until `over` is settled, so that its duration does not tell what was found. */
export const delayUntil = async <T>(over: Promise<unknown>, work: () => Promise<T>): Promise<T> => {
  const [done] = await Promise.allSettled([work(), over]);
  if (done.status === 'rejected') throw done.reason;
  return done.value;
};
