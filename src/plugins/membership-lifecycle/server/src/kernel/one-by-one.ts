/** Runs work one after the other; returns null without running it when too many are waiting. */
export const createQueue = (mostWaiting: number) => {
  let last: Promise<unknown> = Promise.resolve();
  let underWay = 0;

  return <T>(work: () => Promise<T>): Promise<T> | null => {
    if (underWay > mostWaiting) return null;
    underWay += 1;
    const mine = last.then(work).finally(() => {
      underWay -= 1;
    });
    last = mine.catch(() => undefined);
    return mine;
  };
};
