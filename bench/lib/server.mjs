/** The process that is measured: started on the demonstration's data, and asked for what it needs. */
import { fork, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, at, newest } from '../../scripts/lib/project.mjs';

const SERVER = at('bench', 'lib', 'server.cjs');
const DATABASE = at('.tmp', 'bench', 'offer.db');
const ACCOUNTS = at('.tmp', 'bench', 'offer-accounts.json');

const secret = () => randomBytes(24).toString('base64');
const SECRETS = {
  APP_KEYS: `${secret()},${secret()}`,
  API_TOKEN_SALT: secret(),
  ADMIN_JWT_SECRET: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: randomBytes(16).toString('hex'),
  JWT_SECRET: secret(),
};

/** Nothing of a developer's .env, and the database that installations begin with. */
const environment = (mode) => ({
  ...process.env,
  ...SECRETS,
  NODE_ENV: mode,
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: '',
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: path.relative(ROOT, DATABASE),
  PRIVATE_FILES: path.relative(ROOT, at('.tmp', 'bench', 'offer-files')),
  SMTP_HOST: '',
  ADHESIONS_DAILY: 'false',
  ADHESIONS_OUTBOX: 'false',
  ADHESIONS_TODAY: '',
  STRAPI_TELEMETRY_DISABLED: 'true',
});

/** Loads the demonstration as of today, once: production refuses to. */
const load = () => {
  if (fs.existsSync(DATABASE) && fs.statSync(DATABASE).mtimeMs >= newest(at('src', 'demo'))) return;
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${DATABASE}${suffix}`, { force: true });
  fs.mkdirSync(path.dirname(DATABASE), { recursive: true });
  const { status } = spawnSync(process.execPath, [SERVER, 'load', ACCOUNTS], {
    cwd: ROOT,
    env: environment('development'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The demonstration could not be loaded.');
};

const said = (child) =>
  new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });

/** Starts the application in production. Its log goes where nobody reads it, but is written. */
export const startServer = async ({ execArgv = [] } = {}) => {
  load();
  const child = fork(SERVER, {
    cwd: ROOT,
    env: environment('production'),
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port, token, member } = await said(child);
  return {
    address: `http://127.0.0.1:${port}`,
    token,
    member,
    /** What the first middleware sends from now on. */
    async sendAlways(answer) {
      child.send(answer);
      await said(child);
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
};
