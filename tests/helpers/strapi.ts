import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

const ROOT = path.resolve(__dirname, '..', '..');
const databases = new WeakMap<Core.Strapi, string>();

const secret = () => randomBytes(24).toString('base64');

/** What a test run needs whatever the machine: nothing of a developer's .env reaches it. */
const environment = (database: string): Record<string, string> => ({
  NODE_ENV: 'test',
  APP_KEYS: `${secret()},${secret()}`,
  API_TOKEN_SALT: secret(),
  ADMIN_JWT_SECRET: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: randomBytes(16).toString('hex'),
  JWT_SECRET: secret(),
  DATABASE_CLIENT: process.env.TEST_DATABASE_CLIENT ?? 'sqlite',
  DATABASE_FILENAME: database,
  PRIVATE_FILES: database.replace(/\.db$/, '-files'),
  SMTP_HOST: '',
  ADHESIONS_DAILY: 'false',
  ADHESIONS_OUTBOX: 'false',
  ADHESIONS_TODAY: '',
  STRAPI_TELEMETRY_DISABLED: 'true',
});

/** Boots the compiled application on a fresh database of its own, on a pretended day. */
export const boot = async (today = '2021-06-01'): Promise<Core.Strapi> => {
  const database = path.join('.tmp', `test-${process.pid}-${randomBytes(4).toString('hex')}.db`);
  fs.mkdirSync(path.join(ROOT, '.tmp'), { recursive: true });
  Object.assign(process.env, environment(database));
  // Required here: Strapi reads the environment as it loads.
  const { createStrapi } = require('@strapi/strapi') as typeof import('@strapi/strapi');
  // Strapi answers "Unknown error" for what fails in here, since Jest's errors are of another realm.
  require('../../src/plugins/membership-lifecycle/strapi-server.js');
  const strapi = createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') });
  strapi.log.level = 'error';
  await strapi.load();
  strapi.server.mount();
  strapi.plugin('membership-lifecycle').service('clock').set(today);
  databases.set(strapi, path.join(ROOT, database));
  return strapi;
};

/** Pretends another day. */
export const setToday = (strapi: Core.Strapi, today: string): void => {
  strapi.plugin('membership-lifecycle').service('clock').set(today);
};

/** Stops the application and removes its database. */
export const stop = async (strapi: Core.Strapi | undefined): Promise<void> => {
  if (!strapi) return;
  await strapi.destroy();
  const file = databases.get(strapi);
  if (!file) return;
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${file}${suffix}`, { force: true });
  fs.rmSync(file.replace(/\.db$/, '-files'), { recursive: true, force: true });
};
