/** Processes of the bench: each boots the application on a database, and is asked by messages. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT, at } from '../../../scripts/lib/project.mjs';
import { serverOf } from '../../../scripts/lib/database-servers.mjs';

const require = createRequire(import.meta.url);
const secret = () => randomBytes(24).toString('base64');
const SECRETS = {
  APP_KEYS: `${secret()},${secret()}`,
  API_TOKEN_SALT: secret(),
  ADMIN_JWT_SECRET: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: randomBytes(16).toString('hex'),
  JWT_SECRET: secret(),
};

/** Nothing of a developer's .env: the application as it is installed, on a database. */
export const environment = (database, mode = 'production') => ({
  ...process.env,
  ...SECRETS,
  NODE_ENV: mode,
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: 'http://127.0.0.1:1337',
  ...database,
  PRIVATE_FILES: path.relative(ROOT, at('.tmp', 'bench', 'files')),
  SMTP_HOST: '',
  ADHESIONS_DAILY: 'false',
  ADHESIONS_OUTBOX: 'false',
  ADHESIONS_TODAY: '',
  STRAPI_TELEMETRY_DISABLED: 'true',
});

/** The next message of a process. */
export const said = (child) =>
  new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`The process ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });

/**
 * A process of a file of `bench/lib`, ready. `ask` sends it a question and waits for its answer;
 * its log goes where nobody reads it, but is written.
 */
export const startProcess = async (file, database, args = []) => {
  const child = fork(at('lab', 'bench', 'lib', file), args, {
    cwd: ROOT,
    env: environment(database),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await said(child);
  return {
    ready,
    ask(question) {
      child.send(question);
      return said(child);
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
};

/** A file of its own, empty. */
export const sqliteFile = (name) => {
  const file = at('.tmp', 'bench', `${name}.db`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const remove = () => {
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${file}${suffix}`, { force: true });
  };
  remove();
  return {
    file,
    environment: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.relative(ROOT, file) },
    remove,
  };
};

/** A database of its own, empty, on the PostgreSQL server of this machine, or on one made for it. */
export const postgresDatabase = async (name) => {
  const { Client } = require('pg');
  const { port, stop } = await serverOf('postgres');
  const server = { host: '127.0.0.1', port, user: 'postgres' };
  const database = `adh_bench_${name}_${process.pid}`;
  const say = async (sql) => {
    const client = new Client({ ...server, database: 'postgres' });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await say(`create database ${database}`);
  return {
    environment: {
      DATABASE_CLIENT: 'postgres',
      DATABASE_HOST: server.host,
      DATABASE_PORT: String(port),
      DATABASE_NAME: database,
      DATABASE_USERNAME: server.user,
      DATABASE_PASSWORD: '',
    },
    async remove() {
      await say(`drop database if exists ${database} with (force)`);
      await stop();
    },
  };
};
