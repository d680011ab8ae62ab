/** The application on a copy of the demonstration, whose every route is asked as who may ask it. */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, at } from '../../../scripts/lib/project.mjs';
import { startProcess } from './processes.mjs';
import { ACCOUNTS, DATABASE, load } from './server.mjs';

const COPY = at('.tmp', 'bench', 'growth.db');

const ASKED = /^(GET|POST|PUT|PATCH) /;
/** Routes that would end the session, or disturb the measurements after them. */
const LEFT_OUT = /\/(logout|sessions|daily\/run|transfer)|content-type-builder/;

export const routesOf = (server) =>
  server.ready.routes.filter((one) => ASKED.test(one) && !LEFT_OUT.test(one));

const copied = () => {
  load();
  for (const suffix of ['', '-wal', '-shm']) {
    fs.rmSync(`${COPY}${suffix}`, { force: true });
    if (fs.existsSync(`${DATABASE}${suffix}`)) fs.copyFileSync(`${DATABASE}${suffix}`, `${COPY}${suffix}`);
  }
  return {
    ...{ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.relative(ROOT, COPY) },
    // Several visitors come from this machine.
    TRUST_PROXY: 'true',
  };
};

/** A token of an administrator, which lasts half an hour. */
export const tokenOf = async (address) => {
  const accounts = JSON.parse(fs.readFileSync(ACCOUNTS, 'utf8'));
  const { email, password } = accounts.find(({ role }) => role === 'administrator');
  const answer = await fetch(`${address}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return (await answer.json()).data.token;
};

/** The process, its address, and the token of an administrator. */
export const startAsked = async () => {
  const server = await startProcess('growth-server.cjs', copied());
  const address = `http://127.0.0.1:${server.ready.port}`;
  return { server, address, administrator: await tokenOf(address) };
};

/** The address of something that is there, so that more than an unknown id is judged. */
const addressOf = (url, known) =>
  url
    .replace(/([\w-]+)\/:(\w+)/g, (_, before, param) => `${before}/${known[before] ?? known[param] ?? 'x'}`)
    .replace(/:\w+\*?|\(.+\)/g, 'x');

/** The callers of a route: a stranger where one may call it, otherwise the first kind of caller that may. */
const CALLERS = ['stranger', 'member', 'token'];
const CLOSED = [401, 403];

/** A request to a route by a kind of caller, as `fetch` takes it, and its `path`. */
export const requestOf = (server, administrator, route, caller, { query, body, headers }) => {
  const [method, url] = route.split(' ');
  const asked = `${addressOf(url, server.ready.known)}${query ? `?${query}` : ''}`;
  const bearer = { ...server.ready.callers, administrator }[caller];
  const sent = new globalThis.Headers(bearer ? { authorization: `Bearer ${bearer}` } : {});
  for (const [name, value] of Object.entries(headers)) sent.set(name, value);
  return { url: `http://127.0.0.1:${server.ready.port}${asked}`, path: asked, method, headers: sent, body };
};

/** Who calls a route; `ask` asks it and gives the status. */
export const callerOf = async (route, ask) => {
  if (!route.includes(' /api/')) return 'administrator';
  const nothing = { headers: { 'content-type': 'application/json' } };
  if (!route.startsWith('GET ')) nothing.body = '{}';
  for (const caller of CALLERS) {
    if (!CLOSED.includes(await ask(route, caller, nothing))) return caller;
  }
  return 'stranger';
};
