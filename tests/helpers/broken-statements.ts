import type { Core } from '@strapi/strapi';
import { CLIENT } from './test-database';

/** Breaks one statement of an application, as its database would. */

/** A connection as PostgreSQL's driver has it, or MariaDB's. */
interface Target {
  processID: number;
  threadId: number;
  once: (event: string, on: () => void) => void;
  stream?: { once: (event: string, on: () => void) => void };
}
type Statement = string | { sql: string };
interface Asked {
  emit: (event: 'query-error', error: Error, statement: Statement) => void;
}
type Query = (this: Asked, connection: Target, statement: Statement) => Promise<unknown>;

/**
 * `cut`: the connection is cut before the statement. `cut-after`: after it, so that nobody knows what
 * became of it. `race`: the database gives the transaction up for another.
 */
export type Break = 'cut' | 'cut-after' | 'race';

/** A statement on a server: `ask` asks its connection something else, `run` sends it. */
export interface Met {
  sql: string;
  ask: (sql: string) => Promise<unknown>;
  run: () => Promise<unknown>;
}
export type Around = (met: Met) => Promise<unknown>;

const failing = (values: { code: string; errno?: number }): Error =>
  Object.assign(new Error(`broken on purpose: ${values.code}`), values);

const RACE = {
  sqlite: { code: 'SQLITE_BUSY' },
  postgres: { code: '40P01' },
  mysql: { code: 'ER_LOCK_DEADLOCK', errno: 1213 },
}[CLIENT];
const CUT = { code: CLIENT === 'sqlite' ? 'SQLITE_IOERR' : 'ECONNRESET' };

export interface Breaker {
  /** Breaks the statement of that number from now on, or each from that number on. */
  arm: (how: Break, at: number, every?: boolean) => void;
  /** Breaks the next statement that these words are in, once one was seen with those others. */
  armAt: (how: Break, words: RegExp, once?: RegExp) => void;
  /** Does something around each statement that these words are in. */
  around: (words: RegExp, what: Around) => void;
  /** Breaks nothing more; how many statements were seen since it was armed, and whether one broke. */
  disarm: () => { seen: number; broke: boolean };
  restore: () => Promise<void>;
}

const { aroundStatements } = require('./statements') as {
  aroundStatements: (
    connection: object,
    around: (sql: string, run: () => unknown) => unknown,
  ) => () => void;
};

/** Ends connections from outside, as an administrator or a network would. */
const createKiller = (connection: object) => {
  const knex = require('knex') as (config: object) => Core.Strapi['db']['connection'];
  const client = CLIENT === 'postgres' ? 'pg' : 'mysql2';
  const db = knex({ client, connection, pool: { min: 0, max: 1 } });
  const killed = new WeakSet<object>();
  return {
    isMine: (client: unknown) => (client as { config?: unknown }).config === db.client.config,
    /** Ends a connection, and waits until its driver knows. */
    kill: async (target: Target): Promise<void> => {
      if (killed.has(target)) return;
      killed.add(target);
      const socket = CLIENT === 'postgres' ? target : target.stream;
      const gone = new Promise<void>((resolve) => {
        socket?.once(CLIENT === 'postgres' ? 'end' : 'close', () => resolve());
      });
      if (CLIENT === 'postgres') await db.raw('select pg_terminate_backend(?)', [target.processID]);
      else await db.raw(`kill ${target.threadId}`);
      await gone;
    },
    destroy: () => db.destroy(),
  };
};

/** Puts the breaker between the application and its connection. Returns what takes it away. */
const install = async (
  strapi: Core.Strapi,
  chosen: (sql: string) => Break | Around | null,
): Promise<() => Promise<void>> => {
  const { client } = strapi.db.connection;
  if (CLIENT === 'sqlite') {
    const connection = await client.acquireConnection();
    const remove = aroundStatements(connection, (sql, run) => {
      const how = chosen(sql);
      if (how === null) return run();
      if (typeof how === 'function') throw new Error('SQLite waits for nobody.');
      if (how === 'cut-after') run();
      throw failing(how === 'race' ? RACE : CUT);
    });
    await client.releaseConnection(connection);
    return async () => remove();
  }
  const killer = createKiller(client.config.connection);
  // Transactions have clients of their own, which share the prototype alone.
  const prototype = Object.getPrototypeOf(client) as { query: Query };
  const { query } = prototype;
  /** As knex tells whoever listens that a statement failed. */
  const heard = (client: Asked, values: { code: string; errno?: number }): Error => {
    const error = failing(values);
    client.emit('query-error', error, '');
    return error;
  };
  prototype.query = async function broken(connection, statement) {
    const run = () => query.call(this, connection, statement);
    if (killer.isMine(this)) return run();
    const sql = typeof statement === 'string' ? statement : statement.sql;
    const how = chosen(sql);
    if (how === null) return run();
    if (typeof how === 'function') {
      return how({ sql, ask: (other) => query.call(this, connection, { sql: other }), run });
    }
    if (how === 'race') {
      // Of what it gives up at its end, the server leaves nothing open.
      if (/^commit/i.test(sql)) await query.call(this, connection, 'ROLLBACK;');
      throw heard(this, RACE);
    }
    if (how === 'cut-after') await run();
    await killer.kill(connection);
    if (how === 'cut-after') throw heard(this, CUT);
    return run();
  };
  return async () => {
    prototype.query = query;
    await killer.destroy();
  };
};

/** A breaker of the statements of an application, those of its transactions included. */
export const breakStatements = async (strapi: Core.Strapi): Promise<Breaker> => {
  let seen = 0;
  let broke = false;
  let armed: { how: Break | Around; matches: (sql: string) => boolean; every: boolean } | null =
    null;

  const restore = await install(strapi, (sql) => {
    seen += 1;
    if (!armed?.matches(sql)) return null;
    const { how, every } = armed;
    if (!every) armed = null;
    broke = true;
    return how;
  });
  const arm = (how: Break | Around, matches: (sql: string) => boolean, every = false): void => {
    [seen, broke] = [0, false];
    armed = { how, matches, every };
  };

  return {
    // What takes a transaction back loses to nobody.
    arm: (how, at, every = false) =>
      arm(how, (sql) => (every ? seen >= at && !/^rollback/i.test(sql) : seen === at), every),
    armAt(how, words, once = /^/) {
      let passed = false;
      arm(how, (sql) => {
        if (passed && words.test(sql)) return true;
        passed ||= once.test(sql);
        return false;
      });
    },
    around: (words, what) => arm(what, (sql) => words.test(sql), true),
    disarm() {
      armed = null;
      return { seen, broke };
    },
    restore,
  };
};
