/** @long It stops processes in the middle of their work, which takes each a boot. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { asToken } from '../../helpers/callers';
import { letRun, manyMembers, OPENS_ON, startRunner, JOINED_ON } from '../../helpers/campaign';
import { giveRight } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';
import { copyDatabase, reading, type TestDatabase } from '../../helpers/test-database';

/** A server that is told to stop, with a run in the middle of its chunks and a request under way. */

const LEAVER = path.join(__dirname, '..', '..', 'helpers', 'leaver.js');
/** Two whole chunks and a rest. */
const MEMBERS = 220;
/** How many the daily run writes first, whatever the machine. */
const FIRST_CHUNK = 20;

let strapi: Core.Strapi;
let token: string;
let member: string;
const copies: TestDatabase[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  [member] = await manyMembers(strapi, MEMBERS);
  await giveRight(strapi, member, {
    granted: 5,
    startsOn: '2021-01-01',
    endsOn: '2021-12-31',
  });
  token = (await asToken(strapi, 'full-access')) as string;
});
afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await stop(strapi);
  for (const copy of copies) await copy.remove();
});

const start = async (more: Record<string, string> = {}) => {
  const database = await copyDatabase(strapi);
  copies.push(database);
  const env = { ...process.env, ...database.environment, ...more };
  const child = fork(LEAVER, [OPENS_ON], { stdio: 'inherit', env });
  children.push(child);
  const [{ port }] = await once(child, 'message');
  return { child, port: port as number, database };
};

/** Uses a right over HTTP, on a connection that would be kept. */
const consume = (port: number): Promise<{ status: number; connection?: string }> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ membership: member, benefit: 'compagnonnage', quantity: 1 });
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      'Idempotency-Key': 'one',
    };
    const agent = new http.Agent({ keepAlive: true });
    const options = { port, method: 'POST', path: '/api/entitlements/consume', headers, agent };
    http
      .request(options, (answer) => {
        answer.resume().on('end', () => {
          agent.destroy();
          resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection });
        });
      })
      .on('error', reject)
      .end(body);
  });

const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    http
      .get({ port, path: '/_health/live', agent: false }, (answer) => {
        answer.resume();
        resolve(true);
      })
      .on('error', () => resolve(false));
  });

/** Asks until the server takes no more connections: it does so a moment after the signal. */
const closed = async (port: number): Promise<void> => {
  while (await connects(port));
};

const found = (database: TestDatabase) =>
  reading(database, async (db) => {
    const count = async (table: string) => {
      const [{ total }] = await db(table).count({ total: '*' });
      return Number(total);
    };
    const run = await db('adh_run').orderBy('id', 'desc').first();
    const lease = await db('adh_lease').where({ name: 'daily' }).first();
    const uses = await db('adh_usage').where({ membership_id: member, kind: 'consume' });
    return {
      renewals: await count('adh_renewal'),
      run: { processed: run.processed, finished: run.finished_at !== null },
      holder: lease.holder,
      uses: uses.length,
    };
  });

it('ends what is under way, leaves the rest to the next, and gives the lease back', async () => {
  const { child, port, database } = await start({ SHUTDOWN_SECONDS: '600' });
  child.send('hold');
  child.send('run');
  await once(child, 'message');
  const arrived = once(child, 'message');
  // It waits behind the run, or for its own commit.
  const asked = consume(port);
  await arrived;
  child.kill('SIGTERM');
  await closed(port);
  expect(child.exitCode).toBeNull();

  const ended = once(child, 'exit');
  child.send('go on');
  expect((await asked).status).toBe(201);
  const [code, signal] = await ended;
  expect({ code, signal }).toEqual({ code: 0, signal: null });
  expect(await found(database)).toEqual({
    renewals: FIRST_CHUNK,
    run: { processed: FIRST_CHUNK, finished: false },
    holder: '',
    uses: 1,
  });

  const next = await letRun(await startRunner(OPENS_ON, undefined, database.environment));
  expect(next?.run).toMatchObject({ processed: MEMBERS - FIRST_CHUNK, failures: [] });
});

it('ends by force when the limit is over', async () => {
  const { child, port } = await start({ SHUTDOWN_SECONDS: '1' });
  child.send('hold');
  child.send('run');
  await once(child, 'message');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await closed(port);
  const [code] = await ended;
  expect(code).toBe(1);
});

it('ends at once when it is told a second time, and not when one stop is told twice', async () => {
  const { child, port } = await start({ SHUTDOWN_SECONDS: '600' });
  child.send('hold');
  child.send('run');
  await once(child, 'message');
  child.kill('SIGINT');
  child.kill('SIGINT');
  await closed(port);
  expect(child.exitCode).toBeNull();
  const ended = once(child, 'exit').then(([code]) => code as number);
  // More than a second after the first one, whenever that is.
  const again = setInterval(() => child.kill('SIGTERM'), 200);
  const code = await ended.finally(() => clearInterval(again));
  expect(code).toBe(1);
});
