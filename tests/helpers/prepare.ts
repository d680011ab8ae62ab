import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { environment } from './strapi';
import { CLIENT, beginRun, createDatabase, keepAsTemplate, removeLeftovers } from './test-database';

/** What all test files begin with, made once. */

const ROOT = path.resolve(__dirname, '..', '..');

const TEMPORARY = 'TEST_TEMPORARY_FOLDER';

/** Where the workers of this run write their temporary files. */
export const temporaryFolder = (): string => process.env[TEMPORARY] ?? '';

const makeTemporaryFolder = (): void => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-run-'));
  // A database server that a test starts runs as another user.
  fs.chmodSync(folder, 0o755);
  process.env[TEMPORARY] = folder;
};

/** What is tested is what would be deployed. */
const compile = (): void => {
  if (process.env.ADHESIONS_COMPILED === 'true') return;
  const tsc = require.resolve('typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The server does not compile:\n${stdout}`);
};

/** A server takes seconds, or a minute, to make some hundred tables: once is enough. */
const bootOnce = async (): Promise<void> => {
  const database = await createDatabase();
  const { status } = spawnSync(process.execPath, [path.join(__dirname, 'first-boot.js')], {
    cwd: ROOT,
    env: { ...process.env, ...environment('.tmp/first-boot'), ...database.environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The application does not boot.');
  await keepAsTemplate(database);
};

export default async (): Promise<void> => {
  compile();
  beginRun();
  makeTemporaryFolder();
  await removeLeftovers();
  if (CLIENT !== 'sqlite') await bootOnce();
};
