import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, Executor, Transaction } from './database';

/**
 * Statements that belong together, as a generator: it yields each statement and receives the
 * answer. On SQLite, whose driver is synchronous, a whole transaction runs without leaving the
 * event loop's turn; a server is awaited.
 *
 * Declare these generators at the top of a file: V8 keeps one that is made inside a function, with
 * all its scope, until the next full collection. A daily run of ten thousand members kept 190 MB
 * that way.
 */

export type Value = string | number | boolean | Date | null;
export type Row = Record<string, unknown>;

export interface Statement {
  /** With a `?` for each value. */
  sql: string;
  values: readonly Value[];
}

export interface Answer {
  rows: Row[];
  /** The number of rows written. */
  changed: number;
}

export type Script<T> = Generator<Statement, T, Answer>;

type Client = 'sqlite3' | 'postgresql' | 'mysql';

/** The differences between databases. */
export interface Dialect {
  name: Client;
  quoted: (name: string) => string;
  /** Whether an UPDATE can return the updated rows. */
  returns: boolean;
  /**
   * Appended to a SELECT inside a write, so that the rows it found cannot change before the
   * commit. Only PostgreSQL needs it: InnoDB locks rows read by a write, and SQLite allows one
   * writer.
   */
  keeping: string;
  /**
   * Appended to a SELECT that must see the latest commits: on MariaDB a transaction otherwise
   * reads the snapshot of its first read.
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
  /** Sets whether `all` returns rows as arrays. */
  raw: (isOn: boolean) => Prepared;
}

interface Sqlite {
  inTransaction: boolean;
  prepare: (sql: string) => Prepared;
}

/** The client of knex, which provides connections and sends queries. */
interface KnexClient {
  dialect: Client;
  acquireConnection: () => Promise<object>;
  releaseConnection: (connection: object) => Promise<void>;
  emit: (event: 'query', told: { sql: string; bindings: readonly Value[] }) => void;
  /** Replaces the question marks by the placeholders of the server. */
  positionBindings: (sql: string) => string;
  query: (
    connection: object,
    query: { sql: string; bindings: readonly Value[]; options?: { name: string } },
  ) => Promise<{ response: unknown }>;
}

const clientOf = (db: Executor): KnexClient => (db as { client: KnexClient }).client;

export const dialectOf = (db: Executor): Dialect => DIALECTS[clientOf(db).dialect];

/** Converts as knex does: the driver accepts neither dates nor booleans. */
const toSqlite = (value: Value): Value => {
  if (typeof value === 'object' && value !== null) return value.valueOf();
  return typeof value === 'boolean' ? Number(value) : value;
};

/** A loop takes half the time of `map`; there are some twenty values per row. */
const bound = (values: readonly Value[]): Value[] => {
  const all: Value[] = [];
  for (const value of values) all.push(toSqlite(value));
  return all;
};

/** Reads rows as arrays, at a third of the cost of objects. The prepared statement is shared. */
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

/** Unifies the answers of the drivers of SQLite, PostgreSQL and MariaDB (with and without columns). */
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

/** The driver's connection of a transaction on SQLite; null for anything else. */
const sqliteOf = async (db: Executor): Promise<Sqlite | null> => {
  const client = clientOf(db);
  const isOurs = client.dialect === 'sqlite3' && (db as Transaction).isTransaction === true;
  return isOurs ? ((await client.acquireConnection()) as Sqlite) : null;
};

const askKnex = (db: Executor, { sql, values }: Statement): Promise<unknown> =>
  (db as Transaction).raw(sql, [...values] as never) as Promise<unknown>;

/** Runs a script in a transaction of Strapi, or on its connection. */
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
 * The rows of one statement, each as an array of its columns' values. On SQLite the driver is
 * called directly: for thousands of rows, making objects costs more than reading them.
 */
export const readArrays = async (db: Executor, statement: Statement): Promise<unknown[][]> => {
  const client = clientOf(db);
  if (client.dialect !== 'sqlite3') {
    return answerOf(await askKnex(db, statement)).rows.map((row) => Object.values(row));
  }
  const { sql, values } = statement;
  const connection = (await client.acquireConnection()) as Sqlite;
  try {
    // Emits knex's event, so that tests and metrics that count queries count this one.
    if (!(db as Transaction).isTransaction) client.emit('query', { sql, bindings: values });
    return allAsArrays(connection.prepare(sql), values);
  } finally {
    await client.releaseConnection(connection);
  }
};

/** SQLite runs that many in some tens of milliseconds; then other work gets a turn. */
const STATEMENTS_A_TURN = 200;

/**
 * Runs one statement per thing in a transaction and ignores the answers. On SQLite each is
 * prepared once, and many run in one turn. Statements are made one by one and dropped: V8's
 * collector would copy those that are kept.
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

/** Above this number, PostgreSQL gets a list as one value: a statement has at most 65 535 values. */
const LISTED = 1_000;

/**
 * An `in (…)` for any number of keys. On SQLite its text is always the same, so that the statement
 * is prepared once.
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
  // Takes the write lock at once: a transaction that reads first may fail when it starts to write.
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

/** A statement in the form that a server's driver expects. */
interface Asked {
  sql: string;
  options?: { name: string };
}

/** Prepared statements by their text. */
const texts = new Map<string, Asked>();

/**
 * Errors of PostgreSQL for a prepared statement that it does not have: behind a pooler that shares
 * connections, or after an upgrade changed its columns. From then on statements are sent without a
 * name.
 */
const MISNAMED = new Set(['26000', '42P05', '0A000']);
let naming = true;

/**
 * PostgreSQL plans a named statement once per connection. The name is a digest of the text, so
 * that clients sharing a connection use the same name for the same statement.
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
    // A copy, since knex modifies its argument.
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
  // Read before the transaction: MariaDB refuses to update rows changed since a transaction's
  // first read.
  const found = await runAwaiting(ask, read());
  await say('BEGIN');
  try {
    const result = await runAwaiting(ask, write(found));
    await say('COMMIT');
    return result;
  } catch (error) {
    // On a lost connection the rollback fails too; the first error is reported.
    await say('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/**
 * Reads, then writes in a transaction, on its own connection; an error rolls back. On SQLite the
 * read is inside the transaction as well, and nothing else runs meanwhile. Never call it inside a
 * transaction: it would wait for a connection forever.
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
