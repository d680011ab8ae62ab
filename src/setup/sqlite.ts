import fs from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';

/** SQLite runs within the process: how its connection is set up, and how long it may hold the others. */

interface Connection {
  /** The file of the database. */
  name: string;
  pragma: (statement: string) => unknown;
  prepare: (sql: string) => unknown;
}

/** What SQLite keeps beside a database, as it names it. */
const BESIDE = ['', '-wal', '-shm', '-journal', '-boot'];

/**
 * Lets the account of the server alone read a database: it holds the data of people, and the digests of
 * passwords. What SQLite makes beside it has the rights of the database; what it made before has not.
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

/** Statements that are kept, and the longest of them in characters: a statement takes some kilobytes. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 20_000;
const KEPT_VERBS = /^(select|insert|update|delete|with|begin|commit)\b/i;

/**
 * Compiles each statement once: knex has one compiled for every query, which costs SQLite more than many of
 * the answers. SQLite compiles a kept statement again by itself when a table that it reads has changed.
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
 * A write-ahead log lets other processes read while one writes. With it this driver leaves the disk
 * to write a commit when it likes, and what was answered could be lost with the power: FULL waits.
 * The log is brought back into the file every 4 000 pages, 16 MB: with SQLite's own 1 000, one use of
 * a right in fifty would wait for it. The cache, in KiB, holds the tables that the lists of a few
 * thousand members scan: SQLite's own is 16 MB.
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

/** What knex has of SQLite. */
interface Client {
  _query(connection: unknown, asked: unknown): Promise<unknown>;
}

/** For how many milliseconds statements may follow each other before others get a turn. */
const MOST_AT_ONE_GO = 20;

/**
 * Lets others have a turn between the statements of one who has many: SQLite answers each at once, so that
 * a loop that awaits them would hold the process until its last.
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
  // Transactions make clients of their own, from the class of this one.
  Object.setPrototypeOf(client, PoliteClient.prototype);
};
