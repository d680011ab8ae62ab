/**
 * Does something and answers no sooner than a while is over: how long it took then tells nothing of
 * what was found on the way.
 */
export const noSoonerThan = async <T>(
  over: Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> => {
  const [done] = await Promise.allSettled([work(), over]);
  if (done.status === 'rejected') throw done.reason;
  return done.value;
};
