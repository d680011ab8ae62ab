import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { createDatabase, keepFirstBoot, type TestDatabase } from './test-database';

const ROOT = path.resolve(__dirname, '..', '..');
/** What a booted application leaves behind: its database, and its private files. */
const belongings = new WeakMap<Core.Strapi, { database: TestDatabase; files: string }>();

const secret = () => randomBytes(24).toString('base64');

/** What a test run needs whatever the machine: nothing of a developer's .env reaches it. */
export const environment = (files: string): Record<string, string> => ({
  NODE_ENV: 'test',
  APP_KEYS: `${secret()},${secret()}`,
  API_TOKEN_SALT: secret(),
  ADMIN_JWT_SECRET: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: randomBytes(16).toString('hex'),
  JWT_SECRET: secret(),
  PRIVATE_FILES: files,
  SMTP_HOST: '',
  ADHESIONS_DAILY: 'false',
  ADHESIONS_OUTBOX: 'false',
  ADHESIONS_TODAY: '',
  PUBLIC_URL: '',
  FRONT_END_ORIGINS: '',
  STRAPI_TELEMETRY_DISABLED: 'true',
});

/** Bcrypt's least, sixty-four times faster than Strapi's ten: tests make and check thousands. */
const CHEAPEST_ROUNDS = 4;

/** Passwords are hashed as an installation hashes them, in fewer rounds: a salt says how many. */
const hashCheaply = (): void => {
  const bcrypt = require('bcrypt') as typeof import('bcrypt');
  const { genSalt, genSaltSync } = bcrypt;
  Object.assign(bcrypt, {
    genSalt: (_rounds: number, version: 'a') => genSalt(CHEAPEST_ROUNDS, version),
    genSaltSync: (_rounds: number, version: 'a') => genSaltSync(CHEAPEST_ROUNDS, version),
  });
};

/**
 * Boots the compiled application on a pretended day and with a clock that does not wait, with what an
 * installation would set in its environment, on a fresh database of its own or a given one. `extend` adds
 * what an installation of one's own has beside the product, before it is loaded.
 */
export const boot = async (
  today = '2021-06-01',
  settings: Record<string, string> = {},
  given?: TestDatabase,
  extend?: (strapi: Core.Strapi) => void,
): Promise<Core.Strapi> => {
  const database = given ?? (await createDatabase());
  const files = path.join('.tmp', `files-${process.pid}-${randomBytes(4).toString('hex')}`);
  Object.assign(process.env, environment(files), database.environment, settings);
  // Required here: Strapi reads the environment as it loads.
  const { createStrapi } = require('@strapi/strapi') as typeof import('@strapi/strapi');
  hashCheaply();
  const strapi = createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') });
  strapi.log.level = 'error';
  extend?.(strapi);
  await strapi.load();
  // Strapi counts its files fifteen seconds after a first start, in the middle of any test.
  strapi.cron.stop();
  if (!given && !extend) await keepFirstBoot(strapi);
  strapi.server.mount();
  const clock = strapi.plugin('membership-lifecycle').service('clock');
  clock.set(today);
  // What only keeps its answer back for a while answers at once.
  clock.wait = async () => undefined;
  belongings.set(strapi, { database, files: path.join(ROOT, files) });
  return strapi;
};

/** Lets other processes call the application; its address. */
export const listen = async (strapi: Core.Strapi): Promise<string> => {
  const server = strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Pretends another day. */
export const setToday = (strapi: Core.Strapi, today: string): void => {
  strapi.plugin('membership-lifecycle').service('clock').set(today);
};

/** Pretends an instant, until `jest.restoreAllMocks()`: noon of the pretended day otherwise. */
export const setNow = (strapi: Core.Strapi, instant: number): void => {
  const clock = strapi.plugin('membership-lifecycle').service('clock') as { now: () => number };
  jest.spyOn(clock, 'now').mockReturnValue(instant);
};

/** Turns of the event loop without a question, after which nobody is about to ask one. */
const QUIET_TURNS = 3;

/**
 * Waits until nothing is asked of the database any more. Strapi tells its events after a commit, and
 * reads for them what whoever saved does not wait for.
 */
export const quiet = async (strapi: Core.Strapi): Promise<void> => {
  const { pool } = strapi.db.connection.client as {
    pool: { numUsed(): number; numPendingAcquires(): number };
  };
  for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (pool.numUsed() + pool.numPendingAcquires() > 0) turns = -1;
  }
};

/** Stops the application and removes its database. */
export const stop = async (strapi: Core.Strapi | undefined): Promise<void> => {
  if (!strapi) return;
  await strapi.destroy();
  const left = belongings.get(strapi);
  if (!left) return;
  await left.database.remove();
  fs.rmSync(left.files, { recursive: true, force: true });
};
