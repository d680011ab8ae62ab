import type { Core } from '@strapi/strapi';

/** A connection as better-sqlite3 has it; other drivers know neither. */
interface Connection {
  inTransaction?: boolean;
  exec?: (sql: string) => void;
}

type Query = (connection: Connection, statement: unknown) => Promise<unknown>;

/** A transaction of knex, as far as it matters here. */
interface Transaction {
  isCompleted: () => boolean;
  /** What became of it: settled by its end. */
  executionPromise: Promise<unknown>;
  commit: (value?: unknown) => Promise<unknown>;
  client: { query: Query };
}

type Begin = (...asked: unknown[]) => Promise<Transaction>;

/**
 * SQLite may keep a transaction open whose COMMIT failed, and its connection would take no other
 * ever after. It is ended before anybody else gets the connection.
 */
const endFailed = (client: Transaction['client']): void => {
  const query = client.query.bind(client);
  client.query = async (connection, statement) => {
    try {
      return await query(connection, statement);
    } catch (error) {
      const isCommit = typeof statement === 'string' && /^commit/i.test(statement);
      if (isCommit && connection.inTransaction) connection.exec?.('ROLLBACK');
      throw error;
    }
  };
};

/**
 * knex answers a COMMIT that failed as one that was done, and a BEGIN as one that began: the error
 * goes to a promise that Strapi never asks. Whoever made the request would be told that it is done
 * when the database took it back. Here that promise is asked.
 */
export const tellFailedTransactions = ({ db }: Pick<Core.Strapi, 'db'>): void => {
  const begin = db.connection.transaction.bind(db.connection) as Begin;
  const value: Begin = async (...asked) => {
    // With a function, knex asks by itself.
    if (asked.length > 0) return begin(...asked);
    const transaction = await begin();
    if (transaction.isCompleted()) await transaction.executionPromise;
    endFailed(transaction.client);
    const commit = transaction.commit.bind(transaction);
    transaction.commit = async (result) => {
      await commit(result);
      return transaction.executionPromise;
    };
    return transaction;
  };
  Object.defineProperty(db.connection, 'transaction', { value, configurable: true });
};
