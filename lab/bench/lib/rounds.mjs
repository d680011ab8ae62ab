/** Measures subjects side by side: short rounds, one subject after the other, and medians of them. */
import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';
import { short } from './results.mjs';

export const CONNECTIONS = [1, 10, 50];
const ROUNDS = 5;
const SECONDS = 1;
const WARM_UP_SECONDS = 2;

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const percentile = (sorted, share) => sorted[Math.ceil(sorted.length * share) - 1];

/**
 * Node takes one new connection a turn of its loop, and in the same turn answers all that it has: where
 * an answer takes three milliseconds, the fiftieth connection waits for four seconds. Counting
 * begins when each had an answer, or after this long.
 */
const OPENING_SECONDS = 10;

const fire = (subject, connections, seconds) =>
  new Promise((resolve, reject) => {
    const opened = new Set();
    // Its own histogram counts whole milliseconds.
    const times = [];
    const asked = performance.now();
    let begun = null;
    let last = asked;
    const instance = autocannon(
      { ...subject.request, connections, duration: OPENING_SECONDS + seconds },
      (error, result) =>
        error ? reject(error) : resolve({ result, times, taken: (last - begun) / 1000 }),
    );
    instance.on('response', (client, _status, _bytes, time) => {
      last = performance.now();
      if (begun !== null) return times.push(time);
      opened.add(client);
      if (opened.size < connections && last - asked < OPENING_SECONDS * 1000) return undefined;
      begun = last;
      return setTimeout(() => instance.stop(), seconds * 1000);
    });
  });

const round = async (subject, connections) => {
  const { result, times, taken } = await fire(subject, connections, SECONDS);
  const failed = result.non2xx + result.errors + result.timeouts;
  // Our own requests must succeed; those of a peer that fail are counted in its figures.
  if (failed > 0 && !subject.isPeer) throw new Error(`${subject.key}: ${failed} requests failed`);
  times.sort((a, b) => a - b);
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(times, share) ?? NaN);
  return { rate: times.length / taken, p50, p99, failed };
};

/**
 * Of each subject at each number of connections: medians of answers a second, of p50 and of p99 (ms),
 * and how many requests of a peer failed in all rounds. Throws when a request to what is ours fails.
 */
export const measure = async (subjects, tell) => {
  const seen = new Map();
  for (const subject of subjects) await fire(subject, 10, WARM_UP_SECONDS);
  for (const connections of CONNECTIONS) {
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      // Each round begins with another subject, so that none always follows the same one.
      const order = subjects.map((_, index) => subjects[(index + turn) % subjects.length]);
      for (const subject of order) {
        const at = `${subject.key} ${connections}`;
        const measured = await round(subject, connections);
        if (measured.failed > 0) tell(`${subject.title}: ${measured.failed} requests failed`);
        seen.set(at, [...(seen.get(at) ?? []), measured]);
      }
    }
    tell(`${connections} connection(s) done`);
  }
  return (key, connections) => {
    const rounds = seen.get(`${key} ${connections}`);
    return {
      ...Object.fromEntries(
        ['rate', 'p50', 'p99'].map((figure) => [figure, median(rounds.map((one) => one[figure]))]),
      ),
      failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
    };
  };
};

/** A table of subjects: answers a second, p50 and p99 at each number of connections. */
export const figuresOf = (subjects, of) => ({
  head: ['', ...CONNECTIONS.map((n) => `${n} connection${n > 1 ? 's' : ''}`)],
  rows: subjects.map(({ key, title }) => [
    title,
    ...CONNECTIONS.map((n) => {
      const { rate, p50, p99, failed } = of(key, n);
      const told = `${short(rate)}/s, p50 ${short(p50)} ms, p99 ${short(p99)} ms`;
      return failed > 0 ? `${told}, **${failed} requests failed**` : told;
    }),
  ]),
});

/** A module whose subjects are calls over HTTP to the server, with targets at each number of connections. */
export const overHttp = ({ subjects: subjectsOf, targets, ...module }) => ({
  ...module,
  async measure({ server, tell }) {
    const subjects = await subjectsOf(await server());
    const of = await measure(subjects, tell);
    return {
      figures: [figuresOf(subjects, of)],
      targets: CONNECTIONS.flatMap((connections) =>
        targets(of, connections).map((target) => ({
          ...target,
          of: `${connections} connection${connections > 1 ? 's' : ''}`,
        })),
      ),
    };
  },
});
