/** A crowd: a hundred of one request at one moment, and what others wait for meanwhile. */
import { performance } from 'node:perf_hooks';
import { URL } from 'node:url';
import { Client, Pool } from 'undici';
import { percentile } from './rounds.mjs';

const MANY = 100;
/** Four networks, as a stranger with a few machines has. */
const ADDRESSES = ['198.51.100.1', '198.51.100.2', '203.0.113.3', '203.0.113.4'];
/** Somebody else asks for what is cheap: whether the server lives, the offers, the agenda. */
const ELSEWHERE = '192.0.2.9';
const CHEAP = ['/_health', '/api/offers', '/api/occasions'];
const LONGEST_MS = 60_000;
const LET_GO = ['ECONNRESET', 'UND_ERR_SOCKET'];

/** Asks one after the other until it is ended; how long each answer took, in milliseconds. */
const startProbe = (address) => {
  const client = new Client(address, { headersTimeout: LONGEST_MS });
  const times = [];
  let isOver = false;
  /** A connection that the server let go meanwhile is made anew, which belongs to the wait. */
  const answer = async (path) => {
    for (;;) {
      try {
        const headers = { 'x-forwarded-for': ELSEWHERE };
        return await (await client.request({ method: 'GET', path, headers })).body.dump();
      } catch (error) {
        if (!LET_GO.includes(error.code)) throw error;
      }
    }
  };
  const ask = async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const begun = performance.now();
      await answer(CHEAP[turn % CHEAP.length]);
      times.push(performance.now() - begun);
    }
  };
  const asking = ask();
  return {
    async end() {
      isOver = true;
      await asking;
      await client.close();
      return times;
    },
  };
};

/** Connections stand before, as behind a proxy. */
const opened = async (address) => {
  const pool = new Pool(address, { connections: MANY, headersTimeout: LONGEST_MS });
  const requests = Array.from({ length: MANY }, () => pool.request({ method: 'GET', path: '/_health' }));
  for (const { body } of await Promise.all(requests)) await body.dump();
  return pool;
};

/** One of the many: its status, or why there was none. */
const one = async (pool, { headers, ...request }, index) => {
  const from = { ...headers(), 'x-forwarded-for': ADDRESSES[index % ADDRESSES.length] };
  try {
    const { statusCode, body } = await pool.request({ ...request, headers: from });
    await body.dump({ limit: Infinity });
    return statusCode;
  } catch (error) {
    return error.code ?? error.name;
  }
};

/**
 * Sends a hundred of a request (`method`, `path`, `body`, and a function that makes its headers), and
 * asks for what is cheap until all are answered. Waits and time taken in milliseconds.
 */
const burst = async (address, request) => {
  const pool = await opened(address);
  const probe = startProbe(address);
  const begun = performance.now();
  const statuses = await Promise.all(Array.from({ length: MANY }, (_, index) => one(pool, request, index)));
  const taken = performance.now() - begun;
  const waits = await probe.end();
  await pool.close();
  return { waits, taken, statuses };
};

const counted = (statuses) =>
  [...new Set(statuses)]
    .sort()
    .map((status) => `${statuses.filter((other) => other === status).length} × ${status}`)
    .join(', ');

/** So many bursts: the 99th percentile of all that others waited, the longest, and what was answered. */
export const crowd = async (address, request, rounds) => {
  const bursts = [];
  for (let round = 0; round < rounds; round += 1) bursts.push(await burst(address, request));
  const waits = bursts.flatMap((each) => each.waits).sort((a, b) => a - b);
  return {
    p99: percentile(waits, 0.99),
    longest: waits.at(-1),
    taken: Math.max(...bursts.map(({ taken }) => taken)),
    answers: counted(bursts[0].statuses),
  };
};

/** What others wait for while nobody comes: less than this cannot be told of a machine. */
export const quiet = async (address) => {
  const probe = startProbe(new URL(address).origin);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const waits = (await probe.end()).sort((a, b) => a - b);
  return percentile(waits, 0.99);
};
