/** The cost of one request: how its work grows with its size, and the worst of ten thousand. */
import fs from 'node:fs';
import path from 'node:path';
import { URLSearchParams } from 'node:url';
import { ROOT, at } from '../../../scripts/lib/project.mjs';
import { startProcess } from '../lib/processes.mjs';
import { short } from '../lib/results.mjs';
import { median } from '../lib/rounds.mjs';
import { ACCOUNTS, DATABASE, load } from '../lib/server.mjs';

const COPY = at('.tmp', 'bench', 'growth.db');
const REQUESTS = 10_000;
const ROUNDS = 5;
/** Of the requests that held the others longest, so many are asked again. */
const AGAIN = 40;
/** Milliseconds of work below which growth cannot be told from chance. */
const LEAST = 4;
const MEGABYTE = 1024 * 1024;
/** Of a text in the middle of the bounds of most entrances, and of lists. */
const SIZES = [120, 450, 1_000, 4_000];

const FIELDS = [
  ...['email', 'identifier', 'password', 'code', 'name', 'title', 'reason', 'search', 'siret'],
  ...['membershipIds', 'documentIds', 'contacts', 'permissions', 'data', 'url', 'on', 'html'],
];
const REPEATED = ['a.', 'a', ' ', '.', '-', '*a', '[', '<a', '{{', '.pdf', '1', '\n', '"', '["', '**a'];

const textOf = (part, size) => `a@${part.repeat(Math.ceil(size / part.length))}!`;
const nested = (size) => `${'['.repeat(size)}${']'.repeat(size)}`;
const keyed = (size, value) =>
  JSON.stringify(Object.fromEntries([...Array(size).keys()].map((key) => [`key${key}`, value])));

/** Bodies by kind, each made in a given size: texts in fields, lists, unknown fields, nesting. */
const BODIES = {
  ...Object.fromEntries(
    REPEATED.map((part) => [
      `texts of ${JSON.stringify(part)}`,
      (size) => JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, textOf(part, size)]))),
    ]),
  ),
  lists: (size) =>
    JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, Array(size).fill('x')]))),
  'unknown fields': (size) => keyed(size, 1),
  depth: (size) => `{"data":${nested(Math.min(size, 400_000))}}`,
};

const SEARCHED = ['search', '_q', 'sort', 'locale', 'filters[name][$containsi]', 'from', 'status', 'at'];

/** Queries likewise. */
const QUERIES = {
  ...Object.fromEntries(
    REPEATED.map((part) => [
      `texts of ${JSON.stringify(part)}`,
      (size) => {
        const text = textOf(part, Math.ceil(size / SEARCHED.length));
        return new URLSearchParams(SEARCHED.map((name) => [name, text])).toString();
      },
    ]),
  ),
  'unknown parameters': (size) => [...Array(Math.ceil(size / 8)).keys()].map((key) => `k${key}=1`).join('&'),
  lists: (size) => `filters[name][$in][]=x&`.repeat(Math.ceil(size / 24)),
  alternatives: (size) =>
    [...Array(Math.ceil(size / 32)).keys()].map((at) => `filters[$or][${at}][name]=x`).join('&'),
  depth: (size) => `filters${'[$not]'.repeat(Math.ceil(size / 6))}[name]=x`,
  'a long page': (size) => `pageSize=${size}&pagination[pageSize]=${size}&populate=*`,
};

/** Queries for a route that reads, bodies for one that writes. */
const shapesOf = (route) => (route.startsWith('GET ') ? QUERIES : BODIES);

/** A sequence of numbers that is the same each time. */
const sequence = (seed) => () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;

const ASKED = /^(GET|POST|PUT|PATCH) /;
/** Routes that would end the session, or disturb the measurements after them. */
const LEFT_OUT = /\/(logout|sessions|daily\/run|transfer)|content-type-builder/;

const copied = () => {
  load();
  for (const suffix of ['', '-wal', '-shm']) {
    fs.rmSync(`${COPY}${suffix}`, { force: true });
    if (fs.existsSync(`${DATABASE}${suffix}`)) fs.copyFileSync(`${DATABASE}${suffix}`, `${COPY}${suffix}`);
  }
  return { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.relative(ROOT, COPY) };
};

const tokenOf = async (address) => {
  const accounts = JSON.parse(fs.readFileSync(ACCOUNTS, 'utf8'));
  const { email, password } = accounts.find(({ role }) => role === 'administrator');
  const answer = await fetch(`${address}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return (await answer.json()).data.token;
};

/** The address of something that is there, so that more than an unknown id is judged. */
const addressOf = (url, known) =>
  url
    .replace(/([\w-]+)\/:(\w+)/g, (_, before, param) => `${before}/${known[before] ?? known[param] ?? 'x'}`)
    .replace(/:\w+\*?|\(.+\)/g, 'x');

/** Sends to a route what is to be sent; the work that it made. */
const sender = (server, address, token) => async (route, sent) => {
  const [method, url] = route.split(' ');
  const to = `${address}${addressOf(url, server.ready.known)}`;
  const headers = { 'content-type': 'application/json' };
  if (!url.startsWith('/api/')) headers.authorization = `Bearer ${token}`;
  const answer = await (method === 'GET'
    ? fetch(`${to}?${sent}`, { headers, redirect: 'manual' })
    : fetch(to, { method, headers, body: sent }));
  await answer.arrayBuffer();
  return { ...(await server.ask('work')), status: answer.status };
};

const workOf = async (send, route, body) => {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push((await send(route, body)).all);
  return median(rounds);
};

/** How long a request holds the others, asked again: what the collector or a task of the minute did once is not its. */
const longestOf = async (sendOne, one) => {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push((await sendOne(one)).longest);
  return median(rounds);
};

/** The worst growth of the work when twice as much is sent, over every route and every shape that costs something. */
const growthOf = async (send, costly) => {
  let worst = { ratio: 0, of: 'nothing cost enough to tell' };
  for (const { route, shape, size } of costly) {
    const [once, twice] = [
      await workOf(send, route, shapesOf(route)[shape](size)),
      await workOf(send, route, shapesOf(route)[shape](2 * size)),
    ];
    if (once < LEAST) continue;
    if (twice / once > worst.ratio) worst = { ratio: twice / once, of: `${route}, ${shape}` };
  }
  return worst;
};

export const growth = {
  name: 'What one request may cost',
  about: `On SQLite with the demonstration’s content: ${REQUESTS.toLocaleString('en').replaceAll(',', ' ')} requests that are generated, to every route that reads or writes, strangers’ and staff’s (asked by an administrator), in bodies and in queries: texts on which expressions take long, lists, fields that nobody knows, depth, long pages, of sizes within and beyond the bounds. Work is the processor’s, so that what else the machine does is not counted; held at one go is what was computed between two turns of a timer.`,

  async measure({ tell }) {
    const server = await startProcess('growth-server.cjs', copied());
    const address = `http://127.0.0.1:${server.ready.port}`;
    const send = sender(server, address, await tokenOf(address));
    const routes = server.ready.routes.filter((one) => ASKED.test(one) && !LEFT_OUT.test(one));
    const random = sequence(20_261_128);
    const oneOf = (list) => list[Math.floor(random() * list.length)];
    const generated = () => {
      const route = oneOf(routes);
      return { route, shape: oneOf(Object.keys(shapesOf(route))), size: oneOf(SIZES) };
    };
    const sendOne = ({ route, shape, size }) => send(route, shapesOf(route)[shape](size));

    for (let count = 0; count < REQUESTS / 10; count += 1) {
      await sendOne(generated());
    }
    const { bytes: before } = await server.ask('held');
    await server.ask('work');
    const seen = [];
    for (let count = 0; count < REQUESTS; count += 1) {
      const one = generated();
      seen.push({ ...one, ...(await sendOne(one)) });
      if (count % 2_000 === 1_999) tell(`${count + 1} requests done`);
    }
    const { bytes: after } = await server.ask('held');
    seen.sort((a, b) => b.longest - a.longest);
    const slow = [];
    for (const one of seen.slice(0, AGAIN)) slow.push({ ...one, again: await longestOf(sendOne, one) });
    const costly = [...seen].sort((a, b) => b.all - a.all).slice(0, 40);
    const worst = await growthOf(send, costly);
    await server.close();
    return {
      figures: [
        {
          head: ['the longest at one go', 'ms', 'asked again, median of five', 'answer'],
          rows: slow
            .slice(0, 5)
            .map(({ route, shape, size, longest, again, status }) => [
              `\`${route}\`, ${shape} (${size})`,
              short(longest),
              short(again),
              status,
            ]),
        },
      ],
      targets: [
        { what: 'ms held at one go', of: 'the worst request', value: Math.max(...slow.map(({ again }) => again)), atMost: 200 },
        { what: 'MB kept', of: 'all of them', value: Math.max(0, after - before) / MEGABYTE, atMost: 20 },
        { what: 'work, twice as much ÷ once', of: worst.of, value: worst.ratio, atMost: 3 },
      ],
    };
  },
};
