import type { Core } from '@strapi/strapi';

interface Hooks {
  onCommit: (effect: () => unknown) => void;
}

type Work = (hooks: Hooks) => unknown;
type Transaction = (work?: Work) => Promise<unknown>;

/**
 * Guards Strapi's work after a commit. Strapi then starts its content events, which read the
 * document again and call webhooks, and does not wait for them. If the database restarts at that
 * moment, the failure would end the process as an unhandled rejection: here it is logged. During a
 * stop, such work would wait for a closed pool: here the server waits for it first.
 */
export const mindWhatFollowsCommits = (strapi: Core.Strapi): void => {
  const { db } = strapi;
  const underWay = new Set<Promise<void>>();

  const minded = async (effect: () => unknown): Promise<void> => {
    try {
      await effect();
    } catch (error) {
      const told = (error as Error)?.stack ?? String(error);
      strapi.log.error(`What follows a change that is saved could not be done: ${told}`);
    }
  };

  const transaction = db.transaction.bind(db) as Transaction;
  const value: Transaction = (work) => {
    if (!work) return transaction();
    return transaction((hooks) =>
      work({
        ...hooks,
        onCommit: (effect) =>
          hooks.onCommit(() => {
            const done = minded(effect);
            underWay.add(done);
            void done.then(() => underWay.delete(done));
          }),
      }),
    );
  };
  Object.defineProperty(db, 'transaction', { value, configurable: true, writable: true });

  const destroy = strapi.destroy.bind(strapi);
  strapi.destroy = async () => {
    // An effect may begin others.
    while (underWay.size > 0) await Promise.all(underWay);
    await destroy();
  };
};
