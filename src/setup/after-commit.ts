import type { Core } from '@strapi/strapi';

interface Hooks {
  onCommit: (effect: () => unknown) => void;
}

type Work = (hooks: Hooks) => unknown;
type Transaction = (work?: Work) => Promise<unknown>;

/**
 * What follows a commit is already decided: the change is written. Strapi starts its events of
 * content there, which read the document again and tell webhooks, and waits for none of them. One
 * that failed, since the database was restarted at that moment, would end the whole process as an
 * unhandled rejection: here it is told to the log. One that is under way when the server leaves
 * would wait for a connection of a pool that is closed: here the server waits for it.
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
