/** Using a right: by the service against the driver alone, and over HTTP against a route that does nothing. */
import { randomBytes } from 'node:crypto';
import { figuresOf, measure, median } from '../lib/rounds.mjs';
import { postgresDatabase, sqliteFile, startProcess } from '../lib/processes.mjs';
import { short } from '../lib/results.mjs';

const ROUNDS = 5;
const SECONDS = 1;
const COUNTERS = { 'one counter': 1, 'a thousand counters': 1000 };
const DATABASES = {
  SQLite: { make: async () => sqliteFile('consume'), callers: [1, 50] },
  PostgreSQL: { make: () => postgresDatabase('consume'), callers: [1, 10, 50] },
};
const MANY = 50;

const medians = (rounds) =>
  Object.fromEntries(
    ['rate', 'p50', 'p99'].map((figure) => [figure, median(rounds.map((one) => one[figure]))]),
  );

const both = async (child, counters, callers) => {
  const rounds = { ours: [], raw: [] };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const way of turn % 2 === 0 ? ['ours', 'raw'] : ['raw', 'ours']) {
      rounds[way].push(await child.ask({ way, counters, callers, seconds: SECONDS }));
    }
  }
  return { ours: medians(rounds.ours), raw: medians(rounds.raw) };
};

const onDatabase = async (name, { make, callers: numbers }, tell) => {
  const database = await make();
  const child = await startProcess('consume.cjs', database.environment);
  const rows = [];
  const targets = [];
  try {
    for (const way of ['ours', 'raw']) {
      await child.ask({ way, counters: 1000, callers: 10, seconds: 1 });
    }
    for (const [what, counters] of Object.entries(COUNTERS)) {
      for (const callers of numbers) {
        const { ours, raw } = await both(child, counters, callers);
        const of = `${name}, ${what}, ${callers} caller${callers > 1 ? 's' : ''}`;
        const told = ({ rate, p50, p99 }) =>
          `${short(rate)}/s, p50 ${short(p50)} ms, p99 ${short(p99)} ms (${short(p99 / p50)} ×)`;
        rows.push([of, told(ours), told(raw)]);
        targets.push({
          what: 'uses a second, service ÷ driver',
          of,
          value: ours.rate / raw.rate,
          atLeast: 0.7,
        });
        if (callers === MANY) {
          targets.push({ what: 'p99 ÷ p50 of the service', of, value: ours.p99 / ours.p50, atMost: 3 });
        }
        tell(`${of}: ${short(ours.rate / raw.rate)}`);
      }
    }
  } finally {
    await child.close();
    await database.remove();
  }
  return { rows, targets, statements: child.ready.statements };
};

const overHttp = async ({ address, token, member }, tell) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ ...member, quantity: 1 });
  const keyed = (request) => ({
    ...request,
    headers: { ...request.headers, 'idempotency-key': randomBytes(16).toString('hex') },
  });
  const asked = (path) => ({
    url: `${address}${path}`,
    requests: [{ method: 'POST', headers, body, setupRequest: keyed }],
  });
  const first = keyed({ method: 'POST', headers, body });
  const answer = await fetch(`${address}/api/entitlements/consume`, first);
  if (answer.status !== 201) throw new Error(`The use was refused: ${await answer.text()}`);
  const subjects = [
    { key: 'consume', title: 'consume', request: asked('/api/entitlements/consume') },
    { key: 'nothing', title: 'a route that does nothing', isPeer: true, request: asked('/api/bench/nothing') },
  ];
  const of = await measure(subjects, tell);
  const targets = [1, 10, 50].map((connections) => ({
    what: 'answers a second, consume ÷ nothing',
    of: `HTTP, ${connections} connection${connections > 1 ? 's' : ''}`,
    value: of('consume', connections).rate / of('nothing', connections).rate,
    atLeast: 0.4,
  }));
  const { p50, p99 } = of('consume', MANY);
  targets.push({ what: 'p99 ÷ p50 of consume', of: `HTTP, ${MANY} connections`, value: p99 / p50, atMost: 3 });
  return { figures: figuresOf(subjects, of), targets };
};

const NOTE =
  'What the service does beside the statements costs about a tenth of a millisecond: two digests of the key, a connection from the pool and back, the decision, the line of the journal, and SQLite and Node each finding their memory colder than when they run alone (a profile shows no part of it above ten microseconds). On SQLite the longest uses bring the log back into the file, which writes and waits for its pages: one use in two hundred, and the driver’s as well. Over HTTP two thirds of a use are Strapi’s: its chain, and a token that it reads again at each request.';

export const consume = {
  name: 'Using a right',
  about:
    'One use, with a key that is new: what decides is read, the counter passes its gate, the ledger and the journal gain a line. _The driver_ runs the very statements that the service runs, recorded from it, prepared once and in one transaction, in the same process: it decides nothing, and what it binds is at hand. Both on SQLite as it is installed (WAL, `synchronous` FULL: each use waits for the disk) and on PostgreSQL through ten connections, by statements that have names. Over HTTP, one counter on SQLite behind an API token, against a route of the bench behind the same token that reads the same body and does nothing. In brackets, p99 ÷ p50: what the driver has too is the database’s.',

  async measure({ server, tell }) {
    const rows = [];
    const targets = [];
    for (const [name, database] of Object.entries(DATABASES)) {
      const measured = await onDatabase(name, database, tell);
      rows.push(...measured.rows);
      targets.push(...measured.targets);
      tell(`${name} runs ${measured.statements.length} statements`);
    }
    const http = await overHttp(await server(), tell);
    return {
      figures: [{ head: ['', 'the service', 'the driver'], rows }, http.figures],
      targets: [...targets, ...http.targets],
      notes: [NOTE],
    };
  },
};
