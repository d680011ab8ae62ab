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
const { env } = process;

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
  };
};

/** Opens a database beside the processes under test. */
const connect = (database: string): Connection => {
  // knex is Strapi's: its version is never chosen here.
  const knex = require('knex') as (config: object) => Connection;
  if (CLIENT === 'sqlite') {
    const filename = path.join(ROOT, '.tmp', `${database}.db`);
    return knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  }
  const client = CLIENT === 'postgres' ? 'pg' : 'mysql2';
  return knex({ client, connection: { ...SERVER, database }, pool: { min: 0, max: 2 } });
};

const onServer = async (statement: string): Promise<void> => {
  const db = connect(CLIENT === 'postgres' ? 'postgres' : 'mysql');
  try {
    await db.raw(statement);
  } finally {
    await db.destroy();
  }
};

const create = (name: string): Promise<void> =>
  onServer(
    `create database ${name}${CLIENT === 'mysql' ? ' character set utf8mb4 collate utf8mb4_unicode_ci' : ''}`,
  );

const remove = async (name: string): Promise<void> => {
  if (CLIENT !== 'sqlite') {
    const force = CLIENT === 'postgres' ? ' with (force)' : '';
    return onServer(`drop database if exists ${name}${force}`);
  }
  for (const suffix of ['', '-wal', '-shm']) {
    fs.rmSync(path.join(ROOT, '.tmp', `${name}.db${suffix}`), { force: true });
  }
};

const newName = (): string => `adh_test_${process.pid}_${randomBytes(4).toString('hex')}`;

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
        [...MARIADB, '--triggers', '--single-transaction', name],
        OPTIONS,
      );

const load = (name: string, input: Buffer): void => {
  const [tool, ...args] =
    CLIENT === 'postgres' ? ['psql', ...POSTGRES, '-q', name] : ['mariadb', ...MARIADB, name];
  execFileSync(tool, args, { ...OPTIONS, input, stdio: ['pipe', 'ignore', 'inherit'] });
};

/** What an application left at its first boot, and whose tables need not be made again: a dump. */
const template = (): string | undefined => process.env.TEST_DATABASE_TEMPLATE;

/** Keeps what a database holds as that which the next ones begin with. */
export const keepAsTemplate = async ({
  environment,
  remove: drop,
}: TestDatabase): Promise<void> => {
  const file = path.join(ROOT, '.tmp', `${environment.DATABASE_NAME}.sql`);
  fs.writeFileSync(file, dumpOf(environment.DATABASE_NAME));
  process.env.TEST_DATABASE_TEMPLATE = file;
  await drop();
};

/** Removes what `keepAsTemplate` kept. */
export const removeTemplate = (): void => {
  const file = template();
  if (file) fs.rmSync(file, { force: true });
};

/** A database for an application to boot on; `empty`: before its first boot. */
export const createDatabase = async ({ empty = false } = {}): Promise<TestDatabase> => {
  fs.mkdirSync(path.join(ROOT, '.tmp'), { recursive: true });
  const name = newName();
  if (CLIENT !== 'sqlite') {
    await create(name);
    const file = template();
    if (file && !empty) load(name, fs.readFileSync(file));
  }
  return databaseOf(name);
};

/** A copy of the database that an application runs on, as it is now. */
export const copyDatabase = async (strapi: Core.Strapi): Promise<TestDatabase> => {
  const copy = newName();
  if (CLIENT === 'sqlite') {
    await strapi.db.connection.raw(`vacuum into '${path.join(ROOT, '.tmp', `${copy}.db`)}'`);
    return databaseOf(copy);
  }
  const { database } = strapi.db.connection.client.config.connection as { database: string };
  await create(copy);
  load(copy, dumpOf(database));
  return databaseOf(copy);
};

/** Reads a database while processes may live or die on it. */
export const reading = async <T>(
  database: TestDatabase,
  read: (db: Connection) => Promise<T>,
): Promise<T> => {
  const db = connect(nameOf(database));
  try {
    return await read(db);
  } finally {
    await db.destroy();
  }
};
