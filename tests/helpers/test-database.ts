import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

/**
 * Each test file, and each copy that a process dies on, has a database of its own: a file, or one
 * made on the server that TEST_DATABASE_CLIENT names. Where the server listens and who may make
 * databases on it is said by TEST_DATABASE_HOST, _PORT, _USERNAME and _PASSWORD.
 */

type Connection = Core.Strapi['db']['connection'];
type Client = 'sqlite' | 'postgres' | 'mysql';

const ROOT = path.resolve(__dirname, '..', '..');
const FOLDER = path.join(ROOT, '.tmp');
const { env } = process;

const fileOf = (name: string): string => path.join(FOLDER, `${name}.db`);
const dumpFileOf = (name: string): string => path.join(FOLDER, `${name}.sql`);

export const CLIENT = (env.TEST_DATABASE_CLIENT ?? 'sqlite') as Client;

const SERVER = {
  host: env.TEST_DATABASE_HOST ?? '127.0.0.1',
  port: Number(env.TEST_DATABASE_PORT ?? (CLIENT === 'postgres' ? 5432 : 3306)),
  user: env.TEST_DATABASE_USERNAME ?? (CLIENT === 'postgres' ? 'postgres' : 'root'),
  password: env.TEST_DATABASE_PASSWORD ?? '',
};

/** A database of a test: what a process needs to boot on it, and how it is removed. */
export interface TestDatabase {
  environment: Record<string, string>;
  remove: () => Promise<void>;
}

/** Two files of five processes each, the most there are at a time, stay under the hundred that a server lets in. */
const MOST_CONNECTIONS = '8';

const named = (name: string): Record<string, string> => {
  if (CLIENT === 'sqlite') {
    return { DATABASE_CLIENT: CLIENT, DATABASE_FILENAME: path.join('.tmp', `${name}.db`) };
  }
  return {
    DATABASE_CLIENT: CLIENT,
    DATABASE_HOST: SERVER.host,
    DATABASE_PORT: String(SERVER.port),
    DATABASE_USERNAME: SERVER.user,
    DATABASE_PASSWORD: SERVER.password,
    DATABASE_NAME: name,
    DATABASE_POOL_MAX: MOST_CONNECTIONS,
  };
};

/** Opens a database beside the processes under test. */
const connect = (database: string, port = SERVER.port): Connection => {
  // knex is Strapi's: its version is never chosen here.
  const knex = require('knex') as (config: object) => Connection;
  if (CLIENT === 'sqlite') {
    const filename = fileOf(database);
    return knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  }
  const client = CLIENT === 'postgres' ? 'pg' : 'mysql2';
  // A day as Strapi reads it: a text, which this driver would make a midnight.
  const days = CLIENT === 'mysql' ? { dateStrings: ['DATE'] } : {};
  const connection = { ...SERVER, ...days, port, database };
  return knex({ client, connection, pool: { min: 0, max: 2 } });
};

const onServer = async (...statements: string[]): Promise<void> => {
  const db = connect(CLIENT === 'postgres' ? 'postgres' : 'mysql');
  try {
    for (const statement of statements) await db.raw(statement);
  } finally {
    await db.destroy();
  }
};

/** Makes a database on the server: empty, or on PostgreSQL as `copied` is. */
const create = async (name: string, copied?: string): Promise<void> => {
  if (CLIENT === 'mysql') {
    return onServer(`create database ${name} character set utf8mb4 collate utf8mb4_unicode_ci`);
  }
  await onServer(
    // Copying page by page needs no checkpoint, which another's writes would make long.
    `create database ${name}${copied ? ` template ${copied} strategy wal_log` : ''}`,
    // No test crashes this server: each commit would wait for the disk for nothing.
    `alter database ${name} set synchronous_commit = off`,
  );
};

const SQLITE_FILES = ['', '-wal', '-shm', '-boot'];

const remove = async (name: string): Promise<void> => {
  if (CLIENT !== 'sqlite') {
    const force = CLIENT === 'postgres' ? ' with (force)' : '';
    return onServer(`drop database if exists ${name}${force}`);
  }
  for (const suffix of SQLITE_FILES) fs.rmSync(`${fileOf(name)}${suffix}`, { force: true });
};

/** The run of Jest that a database belongs to: its workers, and what they start, say its process. */
const RUN = 'TEST_DATABASE_RUN';
const newName = (): string =>
  `adh_test_${env[RUN] ?? process.pid}_${randomBytes(4).toString('hex')}`;

const databaseOf = (name: string): TestDatabase => ({
  environment: named(name),
  remove: () => remove(name),
});

const nameOf = ({ environment }: TestDatabase): string =>
  environment.DATABASE_NAME ?? path.basename(environment.DATABASE_FILENAME, '.db');

const { host, port, user, password } = SERVER;
const OPTIONS = {
  env: { ...env, PGPASSWORD: password, MYSQL_PWD: password },
  maxBuffer: 2 ** 30,
};
const POSTGRES = ['-h', host, '-p', String(port), '-U', user];
const MARIADB = ['-h', host, '-P', String(port), '-u', user, '--skip-ssl'];

const dumpOf = (name: string): Buffer =>
  CLIENT === 'postgres'
    ? execFileSync('pg_dump', [...POSTGRES, name], OPTIONS)
    : execFileSync(
        'mariadb-dump',
        [
          ...[...MARIADB, '--triggers', '--single-transaction', '--skip-add-drop-table'],
          ...['--skip-add-locks', '--skip-disable-keys', '--no-autocommit', name],
        ],
        OPTIONS,
      );

const load = (name: string, input: Buffer, onPort = port): void => {
  // Of two ports, these tools take the last.
  const [tool, ...args] =
    CLIENT === 'postgres'
      ? ['psql', ...POSTGRES, '-p', String(onPort), '-q', name]
      : ['mariadb', ...MARIADB, '-P', String(onPort), name];
  execFileSync(tool, args, { ...OPTIONS, input, stdio: ['pipe', 'ignore', 'inherit'] });
};

/**
 * What an application left at its first boot, and whose tables need not be made again. A database
 * on PostgreSQL, which copies one that nobody uses; a dump of MariaDB; a file of SQLite.
 */
const TEMPLATE = 'TEST_DATABASE_TEMPLATE';

/** Says that the databases to come are of this run. */
export const beginRun = (): void => {
  env[RUN] = String(process.pid);
  if (CLIENT === 'sqlite') env[TEMPLATE] = newName();
};

/** Keeps what a database of a server holds as that which the next ones begin with. */
export const keepAsTemplate = async (database: TestDatabase): Promise<void> => {
  const name = nameOf(database);
  env[TEMPLATE] = name;
  if (CLIENT !== 'mysql') return;
  fs.writeFileSync(dumpFileOf(name), dumpOf(name));
  await database.remove();
};

/** Keeps what the first application of a run has just made in a file of SQLite; does nothing else. */
export const keepFirstBoot = async (strapi: Core.Strapi): Promise<void> => {
  const template = env[TEMPLATE];
  if (CLIENT !== 'sqlite' || !template || fs.existsSync(fileOf(template))) return;
  // Another worker may do the same: whole files replace each other.
  const whole = newName();
  await strapi.db.connection.raw(`vacuum into '${fileOf(whole)}'`);
  fs.renameSync(fileOf(whole), fileOf(template));
};

const begin = async (name: string, template: string | undefined): Promise<void> => {
  if (CLIENT === 'sqlite') {
    if (template && fs.existsSync(fileOf(template))) {
      fs.copyFileSync(fileOf(template), fileOf(name));
    }
    return;
  }
  await create(name, template);
  if (template && CLIENT === 'mysql') load(name, fs.readFileSync(dumpFileOf(template)));
};

/** A database for an application to boot on; `empty`: before its first boot. */
export const createDatabase = async ({ empty = false } = {}): Promise<TestDatabase> => {
  fs.mkdirSync(FOLDER, { recursive: true });
  const name = newName();
  await begin(name, empty ? undefined : env[TEMPLATE]);
  return databaseOf(name);
};

/** Leaves nothing of a database but, on a server, its name. Nobody may be connected to it. */
export const wipe = async (database: TestDatabase): Promise<void> => {
  await database.remove();
  if (CLIENT !== 'sqlite') await create(nameOf(database));
};

/**
 * A database as an earlier version left it: a file of SQLite, or what the tool of a server wrote.
 *
 * @param content - what the file holds, once unpacked
 */
export const restoreDatabase = async (content: Buffer): Promise<TestDatabase> => {
  fs.mkdirSync(FOLDER, { recursive: true });
  const name = newName();
  if (CLIENT === 'sqlite') {
    fs.writeFileSync(fileOf(name), content);
  } else {
    await create(name);
    load(name, content);
  }
  return databaseOf(name);
};

/** A copy of the database that an application runs on, as it is now. */
export const copyDatabase = async (strapi: Core.Strapi): Promise<TestDatabase> => {
  const copy = newName();
  if (CLIENT === 'sqlite') {
    await strapi.db.connection.raw(`vacuum into '${fileOf(copy)}'`);
    return databaseOf(copy);
  }
  const { database } = strapi.db.connection.client.config.connection as { database: string };
  await create(copy);
  load(copy, dumpOf(database));
  return databaseOf(copy);
};

/**
 * A copy of the database that an application runs on, on another server of the same kind; it is
 * removed with that server.
 */
export const copyToServer = async (strapi: Core.Strapi, onPort: number): Promise<TestDatabase> => {
  const { database } = strapi.db.connection.client.config.connection as { database: string };
  const copy = newName();
  const db = connect(CLIENT === 'postgres' ? 'postgres' : 'mysql', onPort);
  await db.raw(`create database ${copy}`).finally(() => db.destroy());
  load(copy, dumpOf(database), onPort);
  const environment = { ...named(copy), DATABASE_PORT: String(onPort) };
  return { environment, remove: async () => {} };
};

/** Every database of tests, whoever left it, with the process of its run. */
const existing = async (): Promise<{ name: string; run: number }[]> => {
  const files = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER) : [];
  const names = files.map((file) => path.parse(file.replace(/-(wal|shm|boot)$/, '')).name);
  if (CLIENT !== 'sqlite') {
    const db = connect(CLIENT === 'postgres' ? 'postgres' : 'mysql');
    const [table, column] =
      CLIENT === 'postgres'
        ? ['pg_database', 'datname']
        : ['information_schema.schemata', 'schema_name'];
    names.push(
      ...(await db(table)
        .pluck(column)
        .finally(() => db.destroy())),
    );
  }
  return [...new Set(names)].flatMap((name) => {
    const [, run] = /^adh_test_(\d+)_/.exec(name) ?? [];
    return run ? [{ name, run: Number(run) }] : [];
  });
};

const removeOf = async (isOver: (run: number) => boolean): Promise<void> => {
  for (const { name } of (await existing()).filter(({ run }) => isOver(run))) {
    await remove(name);
    fs.rmSync(dumpFileOf(name), { force: true });
  }
};

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Removes the databases of runs that died, which nobody else will. */
export const removeLeftovers = (): Promise<void> => {
  // Elsewhere a server may be another machine's too, whose processes nobody knows here.
  if (!['127.0.0.1', 'localhost', '::1'].includes(SERVER.host)) return Promise.resolve();
  return removeOf((run) => !lives(run));
};

/** Removes what this run made, the databases of tests that failed to boot among them. */
export const endRun = (): Promise<void> => removeOf((run) => String(run) === env[RUN]);

/** The database that the application of this process runs on, as `reading` takes it. */
export const currentDatabase = (): TestDatabase => {
  const names = ['CLIENT', 'FILENAME', 'HOST', 'PORT', 'USERNAME', 'PASSWORD', 'NAME'];
  const values = names.flatMap((name) => {
    const value = env[`DATABASE_${name}`];
    return value === undefined ? [] : [[`DATABASE_${name}`, value] as const];
  });
  // Removed by whoever booted on it.
  return { environment: Object.fromEntries(values), remove: async () => {} };
};

/** Reads a database while processes may live or die on it. */
export const reading = async <T>(
  database: TestDatabase,
  read: (db: Connection) => Promise<T>,
): Promise<T> => {
  const { DATABASE_PORT } = database.environment;
  const db = connect(nameOf(database), DATABASE_PORT ? Number(DATABASE_PORT) : undefined);
  try {
    return await read(db);
  } finally {
    await db.destroy();
  }
};
