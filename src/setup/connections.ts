import type { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { lifecycle } from './lifecycle';

/**
 * Protects the process from lost or silent connections to a database server: each statement gets a
 * time limit, and a lost connection fails its statements but never ends the process.
 */

interface Socket {
  destroy(error: Error): void;
  once(event: 'close', listener: () => void): void;
}

/** A connection of `pg`, which has its socket one level deeper, or of `mysql2`. */
interface Connection extends EventEmitter {
  query: (...asked: unknown[]) => unknown;
  end: (...asked: unknown[]) => unknown;
  stream?: Socket;
  connection?: { stream: Socket };
  /** Knex sets this on a connection that its pool must not use again. */
  __knex__disposed?: unknown;
}

interface Driver {
  Client: new (settings: object) => Connection;
  createConnection: (settings: object) => Connection;
}

/** The parts used of knex's client for a database server. */
interface Client {
  driver: Driver;
  cancelQuery: (connection: Connection) => Promise<unknown>;
}

interface Dialect {
  initialize: (connection: Connection) => Promise<void>;
}

/**
 * The time limit before the server is ready and for the command line: a start creates and changes
 * tables, and a command may write whole tables. Longer than instances wait for each other.
 */
const PREPARING_MS = 900_000;
/** The longest wait of a statement for a lock; after it, the statement fails and is tried again. */
const LOCK_SECONDS = 10;
/** The longest idle time of a transaction: `strapi import` and `transfer` copy files within one. */
const IDLE_SECONDS = 300;
/** The pause before a connection that was lost at once is replaced. */
const PAUSE_MS = 50;

/**
 * Limits set in each database session. They end its work when this process cannot: after a power
 * cut, when it is frozen, or without a network.
 */
const LIMITS = {
  postgres: [
    [
      `set lock_timeout = '${LOCK_SECONDS}s'`,
      `set idle_in_transaction_session_timeout = '${IDLE_SECONDS}s'`,
      "set client_connection_check_interval = '10s'",
      'set tcp_keepalives_idle = 60',
      'set tcp_keepalives_interval = 10',
      'set tcp_keepalives_count = 3',
      "set tcp_user_timeout = '90s'",
    ].join('; '),
  ],
  mysql: [
    `set session innodb_lock_wait_timeout = ${LOCK_SECONDS}`,
    `set session idle_transaction_timeout = ${IDLE_SECONDS}`,
  ],
};

/** MySQL lacks some variables of MariaDB and answers `ER_UNKNOWN_SYSTEM_VARIABLE`. */
const UNKNOWN_VARIABLE = 1193;

const socketOf = ({ stream, connection }: Connection): Socket =>
  (stream ?? connection?.stream) as Socket;

/** Closes a connection that does not answer: its statements fail, and the pool opens another one. */
const giveUp = (connection: Connection, milliseconds: number): Error => {
  const error = Object.assign(new Error(`No answer of the database for ${milliseconds} ms`), {
    code: 'ETIMEDOUT',
  });
  socketOf(connection).destroy(error);
  return error;
};

/** When a connection last answered, and how many answers are pending. */
interface Heard {
  at: number;
  waiting: number;
}

/** The connections that there are. */
type Known = Map<Connection, Heard>;

/**
 * When one connection falls silent, marks idle ones that have not answered since then: they may be
 * dead too, and each would delay a request. The pool replaces them.
 */
const suspect = (known: Known, since: number, why: Error): void => {
  for (const [connection, { at, waiting }] of known) {
    if (waiting === 0 && at < since) connection.__knex__disposed = why;
  }
};

/** Gives a connection up when a call of this method is not answered in time. */
const limit = (
  connection: Connection,
  method: 'query' | 'end',
  heard: Heard,
  { limitMs, late }: { limitMs: () => number; late: (sentAt: number, why: Error) => void },
): void => {
  const ask = connection[method].bind(connection);
  connection[method] = (...asked) => {
    const answered = asked.pop();
    if (typeof answered !== 'function') return ask(...asked, answered);
    const milliseconds = limitMs();
    const sentAt = performance.now();
    heard.waiting += 1;
    const timer = setTimeout(() => late(sentAt, giveUp(connection, milliseconds)), milliseconds);
    return ask(...asked, (...answer: unknown[]) => {
      clearTimeout(timer);
      heard.waiting -= 1;
      heard.at = performance.now();
      answered(...answer);
    });
  };
};

/**
 * Knex removes all listeners from a MariaDB connection that it closes or could not open. A later
 * network error would then be unhandled and end the process.
 */
const keepListening = (connection: Connection): void => {
  const removeAll = connection.removeAllListeners.bind(connection);
  connection.removeAllListeners = (event) => removeAll(event).on('error', () => undefined);
};

/** The driver; each new connection is passed through `tended`. */
const driverOf = (driver: Driver, tended: (connection: Connection) => Connection): Driver =>
  Object.create(driver, {
    Client: {
      value: class {
        constructor(settings: object) {
          return tended(new driver.Client(settings));
        }
      },
    },
    createConnection: {
      value: (settings: object) => tended(driver.createConnection(settings)),
    },
  }) as Driver;

/**
 * When the set-up of a new connection fails, Strapi neither handles the rejection, which would end
 * the process, nor tells the caller who waits. Here the connection goes to the pool marked as
 * lost, and the pool replaces it.
 */
const mindSetUp = (
  dialect: Dialect,
  limits: (connection: Connection) => Promise<unknown>,
): void => {
  const initialize = dialect.initialize.bind(dialect);
  dialect.initialize = async (connection) => {
    try {
      await initialize(connection);
      await limits(connection);
    } catch (error) {
      connection.__knex__disposed = error;
      await wait(PAUSE_MS);
    }
  };
};

/**
 * Gives every statement to a database server a time limit, whoever sends it: a silent connection
 * is closed, and its work is cancelled on the server. Applies to connections opened from now on.
 *
 * @param seconds - the limit of a statement while the application serves
 */
export const tendConnections = (strapi: Core.Strapi, seconds: number): void => {
  const { connection: knex, dialect } = strapi.db;
  const kind = dialect.client as keyof typeof LIMITS | 'sqlite';
  if (kind === 'sqlite') return;
  if (!(seconds >= 1))
    throw new Error('DATABASE_STATEMENT_SECONDS: a number of seconds, 1 or more.');
  const client = knex.client as Client;
  const patience = lifecycle(strapi, 'patience');
  const limitMs = (): number =>
    patience.limit() ?? (strapi.server.httpServer.listening ? seconds * 1_000 : PREPARING_MS);

  const known: Known = new Map();
  const cancel = (connection: Connection): void => {
    client.cancelQuery(connection).catch((error: Error) => {
      strapi.log.warn(`A statement that was given up could not be cancelled: ${error.message}`);
    });
  };

  client.driver = driverOf(client.driver, (connection) => {
    const heard: Heard = { at: performance.now(), waiting: 0 };
    known.set(connection, heard);
    socketOf(connection).once('close', () => known.delete(connection));
    const late = (sentAt: number, why: Error): void => {
      suspect(known, sentAt, why);
      cancel(connection);
    };
    limit(connection, 'query', heard, { limitMs, late });
    limit(connection, 'end', heard, { limitMs, late: () => undefined });
    if (kind === 'mysql') keepListening(connection);
    return connection;
  });
  mindSetUp(dialect as Dialect, async (connection) => {
    for (const statement of LIMITS[kind]) {
      await knex
        .raw(statement)
        .connection(connection)
        .catch((error: { errno?: number }) => {
          if (error.errno !== UNKNOWN_VARIABLE) throw error;
        });
    }
  });
};
