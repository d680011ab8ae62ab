/** From the start of the process to its first answer, against a Strapi project without content. */
import { spawn } from 'node:child_process';
import net from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT, at } from '../../../scripts/lib/project.mjs';
import { makeEmptyStrapi } from '../lib/empty-strapi.mjs';
import { environment, sqliteFile } from '../lib/processes.mjs';
import { short } from '../lib/results.mjs';
import { median } from '../lib/rounds.mjs';

const ROUNDS = 5;
const STRAPI = at('node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Milliseconds until the health route answers; then the server is told to leave. */
const boot = async (folder, database) => {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [STRAPI, 'start'], {
    cwd: folder,
    env: { ...environment(database), PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/_health`).catch(() => null);
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error(`The server of ${folder} did not start.`);
    await wait(5);
  }
  const took = performance.now() - begun;
  child.kill('SIGTERM');
  await ended;
  return took;
};

export const boots = {
  name: 'Boot to the first answer',
  about:
    'From the start of the process to the first answer of `/_health`, on SQLite, in production, on a database that was booted on before. _An empty Strapi_ is a project without content types, of the same packages, whose configuration is Strapi’s own.',

  async measure({ tell }) {
    const database = sqliteFile('boot');
    const folders = { ours: ROOT, empty: makeEmptyStrapi() };
    const times = { ours: [], empty: [] };
    // The first boot makes the tables.
    for (const folder of Object.values(folders)) await boot(folder, database.environment);
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      for (const name of turn % 2 === 0 ? ['ours', 'empty'] : ['empty', 'ours']) {
        times[name].push(await boot(folders[name], database.environment));
      }
      tell(`round ${turn + 1}: ${short(times.ours.at(-1))} ms against ${short(times.empty.at(-1))} ms`);
    }
    database.remove();
    const [ours, empty] = [median(times.ours), median(times.empty)];
    return {
      figures: [
        { head: ['', 'first answer after'], rows: [['ours', `${short(ours)} ms`], ['an empty Strapi', `${short(empty)} ms`]] },
      ],
      targets: [{ what: 'time, ours ÷ an empty Strapi', of: 'boot', value: ours / empty, atMost: 1.5 }],
    };
  },
};
