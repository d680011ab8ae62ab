import fs from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';

/** Sets up SQLite, which runs inside the process, and limits how long it may block other work. */

interface Connection {
  /** The file of the database. */
  name: string;
  pragma: (statement: string) => unknown;
  prepare: (sql: string) => unknown;
}

/** The files that SQLite creates beside a database, by their suffix. */
const BESIDE = ['', '-wal', '-shm', '-journal', '-boot'];

/**
 * Makes the database files readable by the server's account only: they hold personal data and
 * password digests. New files beside the database get its rights, but existing ones must be
 * changed.
 */
const keepToOwner = (file: string): void => {
  for (const one of BESIDE.map((ending) => file + ending)) {
    if (!fs.existsSync(one)) continue;
    try {
      fs.chmodSync(one, 0o600);
    } catch (error) {
      process.emitWarning(`${one} may be read by others: ${(error as Error).message}`);
    }
  }
};

/** The limits of the cache of prepared statements, each of which takes some kilobytes. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 20_000;
const KEPT_VERBS = /^(select|insert|update|delete|with|begin|commit)\b/i;

/**
 * Prepares each statement once. Knex prepares every query anew, which takes SQLite longer than
 * many answers. SQLite itself prepares a cached statement again after a table has changed.
 */
const keepStatements = (connection: Connection): void => {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, unknown>();
  connection.prepare = (sql) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = prepare(sql);
    if (sql.length > LONGEST_KEPT || !KEPT_VERBS.test(sql)) return statement;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(sql, statement);
    return statement;
  };
};

/**
 * With a write-ahead log, other processes can read during a write. By default this driver does not
 * wait for the disk, and a power cut could lose commits: FULL waits. Checkpoints come every 4 000
 * pages (16 MB): with SQLite's default of 1 000, one use of a right in fifty would wait for one.
 * The cache, in KiB, holds the tables that lists of a few thousand members scan; the default is 16
 * MB.
 */
export const tuneSqlite = (
  connection: Connection,
  done: (error: Error | null, connection: Connection) => void,
): void => {
  keepToOwner(connection.name);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('wal_autocheckpoint = 4000');
  connection.pragma('cache_size = -65536');
  keepStatements(connection);
  done(null, connection);
};

/** The parts used of knex's client for SQLite. */
interface Client {
  _query(connection: unknown, asked: unknown): Promise<unknown>;
}

/** For how many milliseconds statements may run before other work gets a turn. */
const MOST_AT_ONE_GO = 20;

/**
 * On SQLite, gives other work a turn between statements: SQLite answers synchronously, so a loop
 * that awaits many statements would hold the process to its end.
 */
export const takeTurns = (strapi: Core.Strapi): void => {
  const { client } = strapi.db.connection;
  if (strapi.db.dialect.client !== 'sqlite') return;
  let began: number | null = null;
  const giveTurn = async (): Promise<void> => {
    if (began === null) {
      began = performance.now();
      setImmediate(() => (began = null));
    } else if (performance.now() - began > MOST_AT_ONE_GO) await nextTurn();
  };
  class PoliteClient extends (client.constructor as new () => Client) {
    async _query(connection: unknown, asked: unknown): Promise<unknown> {
      await giveTurn();
      return super._query(connection, asked);
    }
  }
  // Changing the prototype also covers transactions: knex makes their clients from its class.
  Object.setPrototypeOf(client, PoliteClient.prototype);
};
