/** Measures subjects side by side: short rounds, one subject after the other, and medians of them. */
import autocannon from 'autocannon';

export const CONNECTIONS = [1, 10, 50];
const ROUNDS = 5;
const SECONDS = 1;
const WARM_UP_SECONDS = 2;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const percentile = (sorted, share) => sorted[Math.ceil(sorted.length * share) - 1];

const fire = (subject, connections, seconds) =>
  new Promise((resolve, reject) => {
    // Its own histogram counts whole milliseconds.
    const times = [];
    const instance = autocannon(
      { ...subject.request, connections, duration: seconds },
      (error, result) => (error ? reject(error) : resolve({ result, times })),
    );
    instance.on('response', (_client, _status, _bytes, time) => times.push(time));
  });

const round = async (subject, connections) => {
  const { result, times } = await fire(subject, connections, SECONDS);
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${subject.key}: ${failed} requests failed`);
  times.sort((a, b) => a - b);
  // By the time that it really took: with few connections and slow answers the last ones count.
  return { rate: times.length / result.duration, p99: percentile(times, 0.99) };
};

/** Of each subject at each number of connections: medians of answers a second and of p99 (ms). */
export const measure = async (subjects, tell) => {
  const seen = new Map();
  for (const subject of subjects) await fire(subject, 10, WARM_UP_SECONDS);
  for (const connections of CONNECTIONS) {
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      // Each round begins with another subject, so that none always follows the same one.
      const order = subjects.map((_, index) => subjects[(index + turn) % subjects.length]);
      for (const subject of order) {
        const at = `${subject.key} ${connections}`;
        seen.set(at, [...(seen.get(at) ?? []), await round(subject, connections)]);
      }
    }
    tell(`${connections} connection(s) done`);
  }
  return (key, connections) => {
    const rounds = seen.get(`${key} ${connections}`);
    return {
      rate: median(rounds.map(({ rate }) => rate)),
      p99: median(rounds.map(({ p99 }) => p99)),
    };
  };
};
