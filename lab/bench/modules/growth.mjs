/** The cost of one request: how its work grows with its size, and the worst of some thousands. */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, at } from '../../../scripts/lib/project.mjs';
import { inputsOf } from '../lib/growth-inputs.mjs';
import { startProcess } from '../lib/processes.mjs';
import { short } from '../lib/results.mjs';
import { median } from '../lib/rounds.mjs';
import { ACCOUNTS, DATABASE, load } from '../lib/server.mjs';

const COPY = at('.tmp', 'bench', 'growth.db');
const ROUNDS = 5;
/** Of the requests that held the others longest, so many are asked again. */
const AGAIN = 40;
/** Milliseconds of work below which growth cannot be told from chance. */
const LEAST = 4;
/** Milliseconds that nobody else is served, and the growth of the work when twice as much is sent. */
const MOST_HELD = 200;
const MOST_GROWTH = 3;
const MEGABYTE = 1024 * 1024;
/** Of a text in the middle of the bounds of most entrances, and of lists. */
const SIZES = [120, 450, 1_000, 4_000];

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

/** The caller of a route: a stranger where one may call it, otherwise the first kind of caller that may. */
const CALLERS = ['stranger', 'member', 'token'];
const CLOSED = [401, 403];

/** Sends an input to a route, as who may ask it; the work that it made. */
const sender = (server, address, administrator) => {
  const bearers = { ...server.ready.callers, administrator };
  const chosen = new Map();

  const ask = async (route, caller, { query, body, headers }) => {
    const [method, url] = route.split(' ');
    const to = `${address}${addressOf(url, server.ready.known)}${query ? `?${query}` : ''}`;
    const bearer = bearers[caller];
    const authorization = bearer ? { authorization: `Bearer ${bearer}` } : {};
    const sent = new globalThis.Headers({ ...authorization });
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    const answer = await fetch(to, { method, headers: sent, body, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  };

  const callerOf = async (route) => {
    if (!route.includes(' /api/')) return 'administrator';
    const nothing = { headers: { 'content-type': 'application/json' } };
    if (!route.startsWith('GET ')) nothing.body = '{}';
    for (const caller of CALLERS) {
      if (!CLOSED.includes(await ask(route, caller, nothing))) return caller;
    }
    return 'stranger';
  };

  return async (route, input) => {
    if (!chosen.has(route)) {
      chosen.set(route, await callerOf(route));
      await server.ask('work');
    }
    const status = await ask(route, chosen.get(route), input);
    return { ...(await server.ask('work')), status };
  };
};

const roundsOf = async (sendOne, one, figure) => {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push((await sendOne(one))[figure]);
  return median(rounds);
};

/** The growth of the work when twice as much is sent. What costs less than can be told is taken for the least that can. */
const growthOf = async (sendOne, one) => {
  const once = await roundsOf(sendOne, one, 'all');
  const twice = await roundsOf(sendOne, { ...one, size: 2 * one.size }, 'all');
  return { ...one, once, twice, ratio: twice / Math.max(once, LEAST) };
};

/** Of each route, the input that made most work. */
const costliest = (seen) => {
  const worst = new Map();
  for (const one of seen) if (!(worst.get(one.route)?.all >= one.all)) worst.set(one.route, one);
  return [...worst.values()];
};

const nameOf = ({ route, shape, size }) => `\`${route}\`, ${shape} (${size})`;

export const growth = {
  name: 'What one request may cost',
  about: `On SQLite with the demonstration’s content: every route that reads or writes is asked with every kind of input that is generated, strangers’ and members’ (by a stranger where one is let in, else with a member’s account or a token), and staff’s (by an administrator), without the limits of how often one may ask: in bodies, forms and queries, texts on which expressions take long, lists, fields that nobody knows, depth, long pages, and long headers, of sizes within and beyond the bounds. Of each route the input that made most work is sent again, and twice as much of it. Work is the processor’s, so that what else the machine does is not counted; held at one go is what was computed between two turns of a timer.`,

  async measure({ tell }) {
    const server = await startProcess('growth-server.cjs', copied());
    const address = `http://127.0.0.1:${server.ready.port}`;
    const send = sender(server, address, await tokenOf(address));
    const routes = server.ready.routes.filter((one) => ASKED.test(one) && !LEFT_OUT.test(one));
    const sendOne = ({ route, shape, size }) => send(route, inputsOf(route)[shape](size));
    // The kinds of a route begin in turn with each of the sizes.
    const inputs = routes.flatMap((route, turn) =>
      Object.keys(inputsOf(route)).map((shape, at) => ({
        ...{ route, shape },
        size: SIZES[(turn + at) % SIZES.length],
      })),
    );
    tell(`${routes.length} routes, ${inputs.length} requests`);

    for (let at = 0; at < inputs.length; at += 10) await sendOne(inputs[at]);
    const { bytes: before } = await server.ask('held');
    await server.ask('work');
    const seen = [];
    for (const one of inputs) {
      seen.push({ ...one, ...(await sendOne(one)) });
      if (seen.length % 1_000 === 0) tell(`${seen.length} requests done`);
      const { longest, status } = seen.at(-1);
      if (longest > MOST_HELD) tell(`${nameOf(one)}: ${short(longest)} ms, ${status}`);
    }
    const { bytes: after } = await server.ask('held');

    seen.sort((a, b) => b.longest - a.longest);
    const slow = [];
    for (const one of seen.slice(0, AGAIN)) {
      slow.push({ ...one, again: await roundsOf(sendOne, one, 'longest') });
    }
    const grown = [];
    for (const one of costliest(seen)) {
      grown.push(await growthOf(sendOne, one));
      const { ratio, once, twice } = grown.at(-1);
      if (ratio > MOST_GROWTH) tell(`${nameOf(one)}: ${short(once)} ms, twice ${short(twice)} ms`);
      if (grown.length % 50 === 0) tell(`the growth of ${grown.length} routes measured`);
    }
    await server.close();
    grown.sort((a, b) => b.ratio - a.ratio);
    const [worst] = grown;
    const told = grown.filter(({ once, twice }) => Math.max(once, twice) >= LEAST);
    return {
      figures: [
        {
          head: ['the longest at one go', 'ms', 'asked again, median of five', 'answer'],
          rows: slow
            .slice(0, 5)
            .map((one) => [nameOf(one), short(one.longest), short(one.again), one.status]),
        },
        {
          head: ['the most growth', 'ms', 'ms of twice as much', 'answer'],
          rows: grown
            .slice(0, 5)
            .map((one) => [nameOf(one), short(one.once), short(one.twice), one.status]),
        },
      ],
      targets: [
        { what: 'ms held at one go', of: 'the worst request', value: Math.max(...slow.map(({ again }) => again)), atMost: MOST_HELD },
        { what: 'MB kept', of: 'all of them', value: Math.max(0, after - before) / MEGABYTE, atMost: 20 },
        { what: 'work, twice as much ÷ once', of: nameOf(worst), value: worst.ratio, atMost: MOST_GROWTH },
      ],
      notes: [
        `${seen.length} requests to ${routes.length} routes. The growth of each route was measured; of ${grown.length - told.length}, even twice their costliest input makes less work than the ${LEAST} ms that can be told from chance.`,
      ],
    };
  },
};
