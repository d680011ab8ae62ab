/** The cost of one request: how its work grows with its size, and the worst of some thousands. */
import { callerOf, requestOf, routesOf, startAsked } from '../lib/asked.mjs';
import { inputsOf } from '../lib/growth-inputs.mjs';
import { short } from '../lib/results.mjs';
import { median } from '../lib/rounds.mjs';

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

/** Sends an input to a route, as who may ask it; the work that it made. */
const sender = (server, administrator) => {
  const chosen = new Map();

  const ask = async (route, caller, input) => {
    const { url, ...request } = requestOf(server, administrator, route, caller, input);
    const answer = await fetch(url, { ...request, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  };

  return async (route, input) => {
    if (!chosen.has(route)) {
      chosen.set(route, await callerOf(route, ask));
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
    const { server, administrator } = await startAsked();
    const send = sender(server, administrator);
    const routes = routesOf(server);
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
