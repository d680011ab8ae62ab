/** The process that is measured: started on the demonstration's data, and asked for what it needs. */
import { fork, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, at, newest } from '../../../scripts/lib/project.mjs';
import { environment, said } from './processes.mjs';

const SERVER = at('lab', 'bench', 'lib', 'server.cjs');
export const DATABASE = at('.tmp', 'bench', 'offer.db');
const ON_FILE = { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.relative(ROOT, DATABASE) };
export const ACCOUNTS = at('.tmp', 'bench', 'offer-accounts.json');

/** Loads the demonstration as of today, once: production refuses to. */
export const load = () => {
  if (fs.existsSync(DATABASE) && fs.statSync(DATABASE).mtimeMs >= newest(at('lab', 'demo'))) return;
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${DATABASE}${suffix}`, { force: true });
  fs.mkdirSync(path.dirname(DATABASE), { recursive: true });
  const { status } = spawnSync(process.execPath, [SERVER, 'load', ACCOUNTS], {
    cwd: ROOT,
    env: environment(ON_FILE, 'development'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The demonstration could not be loaded.');
};

/** Starts the application in production. Its log goes where nobody reads it, but is written. */
export const startServer = async ({ execArgv = [] } = {}) => {
  load();
  const child = fork(SERVER, {
    cwd: ROOT,
    env: environment(ON_FILE),
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port, ...known } = await said(child);
  return {
    address: `http://127.0.0.1:${port}`,
    /** The token of a front-end, a member with a right, and the token of who signed in for it. */
    ...known,
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
