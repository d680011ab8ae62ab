import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { environment } from './strapi';
import { CLIENT, beginRun, createDatabase, keepAsTemplate, removeLeftovers } from './test-database';

/** What all test files begin with, made once. */

const ROOT = path.resolve(__dirname, '..', '..');

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
  await removeLeftovers();
  if (CLIENT !== 'sqlite') await bootOnce();
};
