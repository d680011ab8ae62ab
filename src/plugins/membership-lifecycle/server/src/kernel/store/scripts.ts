import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, Executor, Transaction } from './database';

/**
 * Statements that belong together, written as a generator: each is yielded and answered before the
 * next. SQLite's driver answers at once, so that a whole transaction runs there without a turn of
 * the event loop; a server is awaited. The statements are the same.
 *
 * They are declared at the top of their files: made inside a function, each is kept by V8, with all
 * that the function saw, until the next collection of everything. A day of ten thousand kept 190 MB so.
 */

export type Value = string | number | boolean | Date | null;
export type Row = Record<string, unknown>;

export interface Statement {
  /** With a question mark for each value. */
  sql: string;
  values: readonly Value[];
}

export interface Answer {
  rows: Row[];
  /** How many rows were written. */
  changed: number;
}

export type Script<T> = Generator<Statement, T, Answer>;

type Client = 'sqlite3' | 'postgresql' | 'mysql';

/** What databases write differently. */
export interface Dialect {
  name: Client;
  quoted: (name: string) => string;
  /** Whether an UPDATE can hand over the rows that it wrote. */
  returns: boolean;
  /**
   * Ends a SELECT inside a write, so that what it found stands until the write is committed.
   * PostgreSQL alone needs it: InnoDB locks what a write reads, SQLite has one writer.
   */
  keeping: string;
  /**
   * Ends a SELECT that must find what others have committed: on MariaDB a transaction otherwise
   * reads what stood when it first read anything.
   */
  latest: string;
}

const DIALECTS: Record<Client, Dialect> = {
  sqlite3: {
    name: 'sqlite3',
    quoted: (name) => `"${name}"`,
    returns: true,
    keeping: '',
    latest: '',
  },
  postgresql: {
    name: 'postgresql',
    quoted: (name) => `"${name}"`,
    returns: true,
    keeping: ' for share',
    latest: '',
  },
  mysql: {
    name: 'mysql',
    quoted: (name) => `\`${name}\``,
    returns: false,
    keeping: '',
    latest: ' for update',
  },
};

interface Prepared {
  reader: boolean;
  all: (values: readonly Value[]) => Row[];
  run: (values: readonly Value[]) => { changes: number };
  /** Whether its rows are arrays from then on. */
  raw: (isOn: boolean) => Prepared;
}

interface Sqlite {
  inTransaction: boolean;
  prepare: (sql: string) => Prepared;
}

/** Knex's client: what hands out connections, and asks one of them. */
interface KnexClient {
  dialect: Client;
  acquireConnection: () => Promise<object>;
  releaseConnection: (connection: object) => Promise<void>;
  emit: (event: 'query', told: { sql: string; bindings: readonly Value[] }) => void;
  /** A text with the server's own marks in the places of its values. */
  positionBindings: (sql: string) => string;
  query: (
    connection: object,
    query: { sql: string; bindings: readonly Value[]; options?: { name: string } },
  ) => Promise<{ response: unknown }>;
}

const clientOf = (db: Executor): KnexClient => (db as { client: KnexClient }).client;

export const dialectOf = (db: Executor): Dialect => DIALECTS[clientOf(db).dialect];

/** As knex hands values to this driver, which takes neither dates nor booleans. */
const toSqlite = (value: Value): Value => {
  if (typeof value === 'object' && value !== null) return value.valueOf();
  return typeof value === 'boolean' ? Number(value) : value;
};

/** Twenty values for each row of each table: a loop costs half of what `map` does. */
const bound = (values: readonly Value[]): Value[] => {
  const all: Value[] = [];
  for (const value of values) all.push(toSqlite(value));
  return all;
};

/** Rows as arrays, which cost a third of objects. A statement is kept for whoever asks for it next. */
const allAsArrays = (statement: Prepared, values: readonly Value[]): unknown[][] => {
  statement.raw(true);
  try {
    return statement.all(bound(values)) as unknown as unknown[][];
  } finally {
    statement.raw(false);
  }
};

const NONE: never[] = [];

const askSqlite = (connection: Sqlite, { sql, values }: Statement): Answer => {
  const statement = connection.prepare(sql);
  const given = bound(values);
  if (!statement.reader) return { rows: NONE, changed: statement.run(given).changes };
  const rows = statement.all(given);
  return { rows, changed: rows.length };
};

const runAtOnce = <T>(connection: Sqlite, script: Script<T>): T => {
  let step = script.next();
  while (!step.done) step = script.next(askSqlite(connection, step.value));
  return step.value;
};

/** The shapes in which drivers answer: SQLite's, PostgreSQL's, MariaDB's with its columns or not. */
const answerOf = (response: unknown): Answer => {
  if (!Array.isArray(response)) {
    const { rows, rowCount, changes } = response as {
      rows?: Row[];
      rowCount?: number;
      changes?: number;
    };
    return { rows: rows ?? [], changed: rowCount ?? changes ?? 0 };
  }
  const [first] = response as unknown[];
  if (Array.isArray(first)) return { rows: first as Row[], changed: first.length };
  const { affectedRows } = (first ?? {}) as { affectedRows?: number };
  if (affectedRows !== undefined) return { rows: [], changed: affectedRows };
  return { rows: response as Row[], changed: response.length };
};

const runAwaiting = async <T>(
  ask: (statement: Statement) => Promise<unknown>,
  script: Script<T>,
): Promise<T> => {
  let step = script.next();
  while (!step.done) step = script.next(answerOf(await ask(step.value)));
  return step.value;
};

/** The connection of a transaction on SQLite; null elsewhere, where only knex has one. */
const sqliteOf = async (db: Executor): Promise<Sqlite | null> => {
  const client = clientOf(db);
  const isOurs = client.dialect === 'sqlite3' && (db as Transaction).isTransaction === true;
  return isOurs ? ((await client.acquireConnection()) as Sqlite) : null;
};

const askKnex = (db: Executor, { sql, values }: Statement): Promise<unknown> =>
  (db as Transaction).raw(sql, [...values] as never) as Promise<unknown>;

/** Runs a script on a transaction of Strapi's, or on its connection. */
export const runScript = async <T>(db: Executor, script: Script<T>): Promise<T> => {
  const sqlite = await sqliteOf(db);
  return sqlite
    ? runAtOnce(sqlite, script)
    : runAwaiting((statement) => askKnex(db, statement), script);
};

/** The rows of one statement. */
export const readRows = async (db: Executor, statement: Statement): Promise<Row[]> => {
  const sqlite = await sqliteOf(db);
  return (sqlite ? askSqlite(sqlite, statement) : answerOf(await askKnex(db, statement))).rows;
};

/**
 * The rows of one statement, each as the values of its columns in their order. SQLite's driver is asked
 * by itself, in a transaction or not: of thousands of rows, objects cost more than the reading.
 */
export const readArrays = async (db: Executor, statement: Statement): Promise<unknown[][]> => {
  const client = clientOf(db);
  if (client.dialect !== 'sqlite3') {
    return answerOf(await askKnex(db, statement)).rows.map((row) => Object.values(row));
  }
  const { sql, values } = statement;
  const connection = (await client.acquireConnection()) as Sqlite;
  try {
    // As knex tells of its own: whoever counts what the database is asked counts this too.
    if (!(db as Transaction).isTransaction) client.emit('query', { sql, bindings: values });
    return allAsArrays(connection.prepare(sql), values);
  } finally {
    await client.releaseConnection(connection);
  }
};

/** SQLite answers so many in some tens of milliseconds: then others get a turn. */
const STATEMENTS_A_TURN = 200;

/**
 * Runs a statement for each of many things in a transaction, whose answers nobody reads: on SQLite
 * prepared once each, and many in a turn of the event loop. Each is made when its turn comes, and
 * forgotten: what is kept, the collector of V8 copies.
 */
export const runEach = async <T>(
  trx: Transaction,
  things: Iterable<T>,
  statementOf: (thing: T) => Statement,
): Promise<void> => {
  const sqlite = await sqliteOf(trx);
  let asked = 0;
  for (const thing of things) {
    if (!sqlite) await askKnex(trx, statementOf(thing));
    else {
      askSqlite(sqlite, statementOf(thing));
      asked += 1;
      if (asked % STATEMENTS_A_TURN === 0) await nextTurn();
    }
  }
};

/** PostgreSQL takes 65 535 values for one statement. */
const LISTED = 1_000;

/**
 * `in (…)` with however many keys: on SQLite one text whatever their number, so that what it is a
 * part of is prepared once.
 */
export const among = ({ name }: Dialect, keys: readonly string[]): Statement => {
  const values = [JSON.stringify(keys)];
  if (name === 'sqlite3') return { sql: 'in (select value from json_each(?))', values };
  return name === 'postgresql' && keys.length > LISTED
    ? { sql: 'in (select json_array_elements_text(?))', values }
    : { sql: `in (${keys.map(() => '?').join(', ')})`, values: keys };
};

const onSqlite = <R, T>(
  connection: Sqlite,
  read: () => Script<R>,
  write: (found: R) => Script<T>,
): T => {
  // The write lock first: a reader that became a writer could find that somebody wrote meanwhile.
  connection.prepare('BEGIN IMMEDIATE').run(NONE);
  try {
    const result = runAtOnce(connection, write(runAtOnce(connection, read())));
    connection.prepare('COMMIT').run(NONE);
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.prepare('ROLLBACK').run(NONE);
    throw error;
  }
};

/** A statement as a server is asked for it. */
interface Asked {
  sql: string;
  options?: { name: string };
}

/** Each text is made ready once. */
const texts = new Map<string, Asked>();

/**
 * What PostgreSQL answers when it does not hold a statement under its name: behind a pooler that
 * shares connections between clients, and after an upgrade by which it would answer other columns.
 * From then on it is asked for everything by its text.
 */
const MISNAMED = new Set(['26000', '42P05', '0A000']);
let naming = true;

/**
 * PostgreSQL parses and plans a statement that has a name once for each connection. The name is a
 * digest of the text: whoever shares the connection means the same by it.
 */
const askedFor = (client: KnexClient, sql: string): Asked => {
  let asked = texts.get(sql);
  if (!asked) {
    asked = { sql: client.positionBindings(sql) };
    if (client.dialect === 'postgresql') {
      const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
      asked.options = { name: `adh-${name}` };
    }
    texts.set(sql, asked);
  }
  return naming ? asked : { sql: asked.sql };
};

const askServer = async (
  client: KnexClient,
  connection: object,
  { sql, values: bindings }: Statement,
): Promise<unknown> => {
  try {
    // Knex writes on what it is given.
    return (await client.query(connection, { ...askedFor(client, sql), bindings })).response;
  } catch (error) {
    if (MISNAMED.has(String((error as { code?: unknown }).code))) naming = false;
    throw error;
  }
};

const onServer = async <R, T>(
  client: KnexClient,
  connection: object,
  read: () => Script<R>,
  write: (found: R) => Script<T>,
): Promise<T> => {
  const ask = (statement: Statement) => askServer(client, connection, statement);
  const say = (sql: string) => client.query(connection, { sql, bindings: NONE });
  // Before the transaction, since MariaDB refuses to write over what changed after its first reading.
  const found = await runAwaiting(ask, read());
  await say('BEGIN');
  try {
    const result = await runAwaiting(ask, write(found));
    await say('COMMIT');
    return result;
  } catch (error) {
    // A connection that was lost takes its transaction with it; the first error is the one to tell.
    await say('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/**
 * Reads, then writes in a transaction, on one connection of its own; whatever is thrown takes back
 * what was written. On SQLite both are in the transaction, and nothing else runs meanwhile.
 * Not to be called inside a transaction: the connection would be waited for in vain.
 */
export const readThenWrite = async <R, T>(
  db: Connection,
  read: () => Script<R>,
  write: (found: R) => Script<T>,
): Promise<T> => {
  const client = clientOf(db);
  const connection = await client.acquireConnection();
  try {
    return client.dialect === 'sqlite3'
      ? onSqlite(connection as Sqlite, read, write)
      : await onServer(client, connection, read, write);
  } finally {
    await client.releaseConnection(connection);
  }
};
