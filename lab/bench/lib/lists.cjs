'use strict';

/**
 * A process that makes a thousand members with ten years of history (`make`), or opens the pages
 * that staff read on a file of more (`read`): by the service behind a page, and by the best SQL for
 * it, prepared, which the driver runs alone.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { createStrapi } = require('@strapi/strapi');

const { bestOf } = require('./best-lists.cjs');

const root = path.resolve(__dirname, '..', '..', '..');
const { computeRoll } = require(
  path.join(root, 'dist/src/plugins/membership-lifecycle/server/src/assemblies/roll'),
);
const MEMBERSHIP = 'api::membership.membership';
const MEMBERS = 1000;

const load = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'error';
  await strapi.load();
  return strapi;
};

const make = async () => {
  const strapi = await load();
  const { loadManyMembers } = require(path.join(root, 'dist/lab/many'));
  await loadManyMembers(strapi, { count: MEMBERS, staff: ['1'] });
  // The file is copied: nothing of it may be left beside it.
  await strapi.db.connection.raw('pragma wal_checkpoint(TRUNCATE)');
  await strapi.destroy();
};

/** What each page asks of the server. */
const pagesOf = (strapi) => {
  const service = (name) => strapi.plugin('membership-lifecycle').service(name);
  const today = service('clock').today();
  const first = { page: 1, pageSize: 50 };
  const inAMonth = new Date(Date.parse(today) + 30 * 86_400_000).toISOString().slice(0, 10);
  return {
    members: () =>
      strapi
        .plugin('content-manager')
        .service('document-manager')
        .findPage({ ...first, sort: 'reference:asc' }, MEMBERSHIP),
    renewals: () => service('renewals').list(first),
    dues: () => service('statistics').dues(first),
    counters: () => service('statistics').counters(first),
    messages: () => service('messages').list(first),
    home: () => service('statistics').today(),
    dashboard: () => service('statistics').year(Number(today.slice(0, 4))),
    schedule: () => service('schedule').view({ to: inAMonth, ...first }),
    roll: async () => {
      const surroundings = await service('facts').surroundings();
      const asked = { day: today, duesRequired: false, graceVotes: false };
      return computeRoll(strapi.db.connection, asked, surroundings);
    },
  };
};

/**
 * Where the settings of the association are, which any page may find older than a second, and reads
 * again then: by the time it takes, and not by its members.
 */
const SETTINGS = 'strapi_core_store_settings';

/** Says whether a statement is a page's: the jobs of the process ask too, while a long one is made. */
const asking = new AsyncLocalStorage();

const record = async (strapi, ask) => {
  const seen = [];
  const note = ({ sql, bindings = [] }) => {
    if (asking.getStore() && !sql.includes(SETTINGS)) seen.push({ sql, values: bindings });
  };
  strapi.db.connection.client.on('query', note);
  await asking.run(true, ask);
  strapi.db.connection.client.removeListener('query', note);
  return seen;
};

const rawOf = (strapi, statements) => {
  const Database = require('better-sqlite3');
  const db = new Database(strapi.db.connection.client.config.connection.filename);
  db.pragma('cache_size = -65536');
  const ready = statements
    .map(({ sql, values }) => ({ prepared: db.prepare(sql), values }))
    .filter(({ prepared }) => prepared.reader);
  return async () => {
    for (const { prepared, values } of ready) {
      prepared.all(...values.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
    }
  };
};

const read = async () => {
  const strapi = await load();
  const pages = pagesOf(strapi);
  const ways = {};
  const best = bestOf(strapi.plugin('membership-lifecycle').service('clock').today());
  for (const [name, ours] of Object.entries(pages)) {
    const statements = await record(strapi, ours);
    const raw = rawOf(strapi, best[name] ?? statements);
    ways[name] = { ours, raw, queries: statements.length };
  }
  process.on('disconnect', () => process.exit(0));
  process.on('message', async ({ page, way, seconds }) => {
    const times = [];
    const until = performance.now() + seconds * 1000;
    do {
      const asked = performance.now();
      await ways[page][way]();
      times.push(performance.now() - asked);
    } while (performance.now() < until);
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.ceil(times.length * share) - 1];
    process.send({ p50: at(0.5), p99: at(0.99) });
  });
  process.send({ queries: Object.fromEntries(Object.entries(ways).map(([name, one]) => [name, one.queries])) });
};

const main = async () => {
  if (process.argv[2] !== 'make') return read();
  await make();
  return process.exit(0);
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
