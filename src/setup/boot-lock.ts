import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';

/**
 * Instances of one database start one after the other: two that make, or change, its tables at the
 * same time crash each other. On SQLite a command line may start beside the server.
 */

/** How long an instance waits for others to start before it says so and gives up. */
const WAIT_SECONDS = 600;
const TOO_LONG = `Another instance has been starting on this database for ${WAIT_SECONDS / 60} minutes. Stop it, or start again when it is done.`;

/** A connection of the driver, outside the pool: a lock of a server belongs to its connection. */
type DriverConnection = object;

const held = new WeakMap<Core.Strapi, DriverConnection>();

/** How long one waits before it looks again at the file of SQLite's lock. */
const LOOK_AGAIN_MS = 100;

interface SqliteConnection {
  exec: (sql: string) => void;
}
type SqliteDriver = new (filename: string, options: { timeout: number }) => SqliteConnection;

/** Of this database: the locks of MariaDB are the whole server's, and their names are short. */
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
 * The lock is SQLite's own, on an empty file beside the database: the system takes it from a process
 * that ends. On the database itself it would keep Strapi from making its tables.
 */
const takeOnSqlite = async (strapi: Core.Strapi): Promise<void> => {
  const { driver, config } = strapi.db.connection.client as {
    driver: SqliteDriver;
    config: { connection: { filename: string } };
  };
  const file = `${config.connection.filename}-boot`;
  // Made for the account of the server alone, as the database is.
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
 * Waits until no other instance starts on this database, and keeps others waiting until
 * `releaseBootLock`, or until this process ends.
 */
export const takeBootLock = async (strapi: Core.Strapi): Promise<void> => {
  if (strapi.db.dialect.client === 'sqlite') return takeOnSqlite(strapi);
  const { client } = strapi.db.connection;
  const connection: DriverConnection = await client.acquireRawConnection();
  held.set(strapi, connection);
  const taken = await take(strapi, connection).catch((cause: unknown) => {
    // PostgreSQL's word for a lock that was not had in time.
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
