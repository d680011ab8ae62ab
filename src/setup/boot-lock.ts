import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';

/**
 * Makes instances of one database start one after the other: two that create or change tables at
 * the same time make each other crash. On SQLite this concerns a command line beside the server.
 */

/** The longest wait for another instance to start, before this one gives up with a message. */
const WAIT_SECONDS = 600;
const TOO_LONG = `Another instance has been starting on this database for ${WAIT_SECONDS / 60} minutes. Stop it, or start again when it is done.`;

/** A raw connection outside of the pool: a database server ties a lock to its connection. */
type DriverConnection = object;

const held = new WeakMap<Core.Strapi, DriverConnection>();

/** The interval at which a waiting instance tries the lock on SQLite. */
const LOOK_AGAIN_MS = 100;

interface SqliteConnection {
  exec: (sql: string) => void;
}
type SqliteDriver = new (filename: string, options: { timeout: number }) => SqliteConnection;

/** A short name that includes the database: MariaDB's locks belong to the whole server. */
const lockName = (strapi: Core.Strapi): string => {
  const { database, schema } = strapi.db.connection.client.config.connection as {
    database: string;
    schema?: string;
  };
  const digest = createHash('sha256')
    .update(`${database}:${schema ?? ''}`)
    .digest('hex');
  return `adhesions-boot-${digest.slice(0, 16)}`;
};

/**
 * On SQLite, locks an empty file beside the database: the system releases it when the process
 * ends. A lock on the database itself would keep Strapi from creating its tables.
 */
const takeOnSqlite = async (strapi: Core.Strapi): Promise<void> => {
  const { driver, config } = strapi.db.connection.client as {
    driver: SqliteDriver;
    config: { connection: { filename: string } };
  };
  const file = `${config.connection.filename}-boot`;
  // Readable by the server's account only, like the database.
  fs.closeSync(fs.openSync(file, 'a', 0o600));
  const connection = new driver(file, { timeout: 0 });
  held.set(strapi, connection);
  for (const until = Date.now() + WAIT_SECONDS * 1000; ; await wait(LOOK_AGAIN_MS)) {
    try {
      return connection.exec('begin exclusive');
    } catch (cause) {
      if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw cause;
      if (Date.now() > until) throw new Error(TOO_LONG, { cause });
    }
  }
};

const take = async (strapi: Core.Strapi, connection: DriverConnection): Promise<boolean> => {
  const db = strapi.db.connection;
  const name = lockName(strapi);
  if (strapi.db.dialect.client === 'postgres') {
    await db.raw(`set lock_timeout = '${WAIT_SECONDS}s'`).connection(connection);
    await db.raw('select pg_advisory_lock(hashtext(?))', [name]).connection(connection);
    return true;
  }
  const [[{ taken }]] = await db
    .raw('select get_lock(?, ?) as taken', [name, WAIT_SECONDS])
    .connection(connection);
  return Number(taken) === 1;
};

/**
 * Waits until no other instance is starting on this database; others then wait until
 * `releaseBootLock` or the end of this process.
 */
export const takeBootLock = async (strapi: Core.Strapi): Promise<void> => {
  if (strapi.db.dialect.client === 'sqlite') return takeOnSqlite(strapi);
  const { client } = strapi.db.connection;
  const connection: DriverConnection = await client.acquireRawConnection();
  held.set(strapi, connection);
  const taken = await take(strapi, connection).catch((cause: unknown) => {
    // PostgreSQL's error when a lock was not free in time.
    if ((cause as { code?: string }).code !== '55P03') throw cause;
    throw new Error(TOO_LONG, { cause });
  });
  if (!taken) throw new Error(TOO_LONG);
};

/** Lets the next instance start. */
export const releaseBootLock = async (strapi: Core.Strapi): Promise<void> => {
  const connection = held.get(strapi);
  if (!connection) return;
  held.delete(strapi);
  await strapi.db.connection.client.destroyRawConnection(connection);
};
