import type { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { lifecycle } from './lifecycle';

/**
 * Connections to a database server get lost, or fall silent, at any moment. Here each statement gets
 * an end, and a connection that is lost ends what was asked on it, never the process.
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
  /** Set by knex on what the pool must not hand out again. */
  __knex__disposed?: unknown;
}

interface Driver {
  Client: new (settings: object) => Connection;
  createConnection: (settings: object) => Connection;
}

/** What knex has of a database server. */
interface Client {
  driver: Driver;
  cancelQuery: (connection: Connection) => Promise<unknown>;
}

interface Dialect {
  initialize: (connection: Connection) => Promise<void>;
}

/**
 * How long an answer may take while nobody is served: tables are made and changed at a start, whole
 * tables are written by the command line. It is longer than instances wait for each other to start.
 */
const PREPARING_MS = 900_000;
/** How long a statement waits for what another transaction holds: then it is told so, and run again. */
const LOCK_SECONDS = 10;
/** How long a transaction may ask nothing: `strapi import` and `transfer` copy files in theirs. */
const IDLE_SECONDS = 300;
/** Before another connection is made in place of one that was lost at once. */
const PAUSE_MS = 50;

/**
 * The limits that each session has in the server, for what this process can not end any more: its
 * machine lost its power, it is frozen, or there is no way between them.
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

/** MySQL has not all that MariaDB has: `ER_UNKNOWN_SYSTEM_VARIABLE`. */
const UNKNOWN_VARIABLE = 1193;

const socketOf = ({ stream, connection }: Connection): Socket =>
  (stream ?? connection?.stream) as Socket;

/** Closes a connection that does not answer: whatever waits on it fails, and the pool makes another. */
const giveUp = (connection: Connection, milliseconds: number): Error => {
  const error = Object.assign(new Error(`No answer of the database for ${milliseconds} ms`), {
    code: 'ETIMEDOUT',
  });
  socketOf(connection).destroy(error);
  return error;
};

/** When a connection said something last, and how many answers are waited for on it. */
interface Heard {
  at: number;
  waiting: number;
}

/** The connections that there are. */
type Known = Map<Connection, Heard>;

/**
 * One that fell silent is seldom alone: those that were not heard since may be silent too, and each
 * would keep somebody waiting. The pool replaces them before it hands them out.
 */
const suspect = (known: Known, since: number, why: Error): void => {
  for (const [connection, { at, waiting }] of known) {
    if (waiting === 0 && at < since) connection.__knex__disposed = why;
  }
};

/** Gives a connection up when it does not answer in time what it is asked through a method. */
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
 * knex takes all listeners away from a connection of MariaDB that it closes, or could not open. What
 * the network still says of it then, nobody would hear, and that ends a process.
 */
const keepListening = (connection: Connection): void => {
  const removeAll = connection.removeAllListeners.bind(connection);
  connection.removeAllListeners = (event) => removeAll(event).on('error', () => undefined);
};

/** The driver, each of whose connections passes through `tended` as it is made. */
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
 * Strapi never hears that a new connection could not be set up: a rejection that nobody handles ends
 * the process, and whoever waits for the connection waits in vain. Here it goes to the pool all the
 * same, marked as lost: the pool takes it away and makes another.
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
 * Gives an end to whatever is asked of a database server, by whichever pool, lock or transaction: a
 * connection that says nothing for so long is closed and what the server may still do of it is
 * cancelled there. Works on connections that are made from here on.
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
