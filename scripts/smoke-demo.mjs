/**
 * Starts the demonstration as a person would, twice, on a free port and a database of its own, and
 * looks at it from outside. Ends with `N passed, N failed`.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT, at } from './lib/project.mjs';

/** A guard alone: the first start may build, and a busy machine takes its time. */
const START_MS = 15 * 60_000;
const BUILT = at('dist', 'build', 'index.html');
const ROLES = [
  ...['administrator', 'communications', 'membership-staff', 'reader'],
  ...['treasurer', 'sessions', 'dpo', 'assembly', 'member'],
];
const ACCOUNTS = at('.tmp', 'demo-accounts.json');
const DATABASE = `.tmp/smoke-${process.pid}.db`;

const results = { passed: 0, failed: 0 };
const check = (name, holds, found = '') => {
  results[holds ? 'passed' : 'failed'] += 1;
  console.log(`${holds ? '✓' : '✗'} ${name}${found === '' ? '' : ` (${found})`}`);
};

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const environment = {
  ...process.env,
  PORT: String(port),
  HOST: '127.0.0.1',
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: DATABASE,
  PRIVATE_FILES: DATABASE.replace(/\.db$/, '-files'),
};

const get = async (path, options = {}) => {
  try {
    const answer = await fetch(`${address}${path}`, options);
    return { status: answer.status, body: await answer.json().catch(() => null) };
  } catch {
    return { status: 0, body: null };
  }
};

const login = async ({ email, password }) => {
  const { status, body } = await get('/admin/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return { status, token: body?.data?.token };
};

/** What the account of a member reads in the member space. */
const ownMemberships = async ({ email, password } = {}) => {
  const { body } = await get('/api/auth/local', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ identifier: email, password }),
  });
  const headers = { Authorization: `Bearer ${body?.jwt}` };
  return (await get('/api/me/memberships', { headers })).body?.data?.length ?? 0;
};

const countMembers = async (account) => {
  const { token } = await login(account);
  const { body } = await get('/content-manager/collection-types/api::membership.membership', {
    headers: { Authorization: `Bearer ${token}` },
  });
  return body?.pagination?.total ?? 0;
};

/** Starts the demo and waits until it answers; says how long that took, or null. */
const start = async () => {
  const began = Date.now();
  const child = spawn('npm', ['run', 'demo'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  while (Date.now() - began < START_MS && child.exitCode === null) {
    if ((await get('/api/offers/current')).status === 200) {
      return { child, seconds: (Date.now() - began) / 1000 };
    }
    await wait(250);
  }
  return { child, seconds: null };
};

/** Stops npm and the server that it started: they are one group, which is ours. */
const stop = async (child) => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode !== null) return;
  process.kill(-child.pid, 'SIGTERM');
  await Promise.race([ended, wait(20_000)]);
  while ((await get('/_health')).status !== 0) await wait(250);
};

const readAccounts = () => {
  try {
    return JSON.parse(fs.readFileSync(ACCOUNTS, 'utf8'));
  } catch {
    return [];
  }
};

const look = async () => {
  const first = await start();
  let members = 0;
  try {
    check('the first start answers the offer', first.seconds !== null, `${first.seconds} s`);
    const { body } = await get('/api/offers/current');
    check('the offer has a tier at 5 000 €', body?.data?.tiers?.[0]?.price?.amount === 500_000);
    const page = await (await fetch(`${address}/`)).text();
    check('the site shows the offer', page.includes('<h1>Adhésions 2021</h1>'));
    const accounts = readAccounts();
    check('nine accounts, in order', accounts.map(({ role }) => role).join() === ROLES.join());
    const mode = fs.existsSync(ACCOUNTS) ? (fs.statSync(ACCOUNTS).mode & 0o777).toString(8) : '-';
    check('the accounts are their owner’s alone', mode === '600', mode);
    const statuses = [];
    const staff = accounts.filter(({ role }) => role !== 'member');
    for (const account of staff) statuses.push((await login(account)).status);
    check(
      'each account can log in',
      statuses.every((status) => status === 200),
      statuses.join(),
    );
    check('the member enters their space', (await ownMemberships(accounts.at(-1))) > 0);
    members = accounts.length > 0 ? await countMembers(accounts[0]) : 0;
    check('about forty members are there', members >= 35, members);
    check('the admin is served', (await fetch(`${address}/admin`)).status === 200);
  } finally {
    await stop(first.child);
  }

  const before = JSON.stringify(readAccounts());
  const builtAt = () => fs.statSync(BUILT).mtimeMs;
  const built = builtAt();
  const second = await start();
  try {
    check('the second start answers the offer', second.seconds !== null, `${second.seconds} s`);
    check('nothing was built twice', builtAt() === built);
    check('the accounts are the same', JSON.stringify(readAccounts()) === before);
    const again = await countMembers(readAccounts()[0] ?? {});
    check('nothing was loaded twice', again === members && again > 0, again);
  } finally {
    await stop(second.child);
  }

  const { status } = spawnSync('npm', ['run', 'demo'], {
    cwd: ROOT,
    env: { ...environment, NODE_ENV: 'production' },
  });
  check('the demonstration is refused in production', status !== 0);
};

// A demonstration that somebody uses here keeps its accounts.
const kept = fs.existsSync(ACCOUNTS) ? fs.readFileSync(ACCOUNTS) : null;
try {
  await look();
} catch (error) {
  check(`unexpected: ${error.stack}`, false);
} finally {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(at(`${DATABASE}${suffix}`), { force: true });
  fs.rmSync(at(DATABASE.replace(/\.db$/, '-files')), { recursive: true, force: true });
  if (kept) fs.writeFileSync(ACCOUNTS, kept, { mode: 0o600 });
  else fs.rmSync(ACCOUNTS, { force: true });
}
console.log(`\n${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed === 0 ? 0 : 1);
