import type { Core } from '@strapi/strapi';

/** The fields of a better-sqlite3 connection; other drivers have neither. */
interface Connection {
  inTransaction?: boolean;
  exec?: (sql: string) => void;
}

type Query = (connection: Connection, statement: unknown) => Promise<unknown>;

/** The parts used of knex's transaction. */
interface Transaction {
  isCompleted: () => boolean;
  /** Settles when the transaction ends, with its outcome. */
  executionPromise: Promise<unknown>;
  commit: (value?: unknown) => Promise<unknown>;
  client: { query: Query };
}

type Begin = (...asked: unknown[]) => Promise<Transaction>;

/**
 * SQLite may leave a transaction open after a failed COMMIT, and its connection could start no
 * other: it is rolled back before the connection is used again.
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
 * Reports failed transactions. Knex resolves a failed COMMIT or BEGIN as if it had succeeded, and
 * puts the error into a promise that Strapi never reads: a request would be answered as done
 * although the database rolled it back. Here that promise is read.
 */
export const tellFailedTransactions = ({ db }: Pick<Core.Strapi, 'db'>): void => {
  const begin = db.connection.transaction.bind(db.connection) as Begin;
  const value: Begin = async (...asked) => {
    // With a callback, knex reads the promise itself.
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
