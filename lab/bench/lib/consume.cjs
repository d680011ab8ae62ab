'use strict';

/**
 * A process that uses rights in two ways, a round of one after a round of the other: by the service
 * of the application, and by the driver alone, which runs the very statements that the service runs,
 * prepared, in one transaction. It is asked for rounds by messages.
 */
const { randomBytes } = require('node:crypto');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { createStrapi } = require('@strapi/strapi');
const { aroundStatements } = require('../../../tests/helpers/statements');

const root = path.resolve(__dirname, '..', '..', '..');
const { tuneSqlite } = require(path.join(root, 'dist/src/setup/sqlite'));
const server = path.join(root, 'dist/src/plugins/membership-lifecycle/server/src');
const { TERM_TABLE } = require(path.join(server, 'core/tables/member'));
const { insertAll } = require(path.join(server, 'kernel/store/database'));
const { createEntitlements } = require(path.join(server, 'core/store/counters'));

const MEMBERS = 1000;
const BENEFIT = 'compagnonnage';
/** Above the longest SQLite or PostgreSQL takes. */
const GRANTED = 1_000_000_000;
const ACTOR = { type: 'api-token', id: '1' };
const POOL = 10;

let made = 0;
const id = () => `b${String((made += 1)).padStart(23, '0')}`;

/** Members with a running term and one right each. */
const makeMembers = async (strapi, today) => {
  const now = Date.now();
  const year = today.slice(0, 4);
  const span = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  const members = Array.from({ length: MEMBERS }, () => ({ membership: id(), term: id(), right: id() }));
  const allowance = {
    benefitCode: BENEFIT,
    kind: 'quota',
    names: { fr: 'Compagnonnage', en: 'Mentoring' },
    units: { fr: 'séance', en: 'session' },
    carryOverCap: 0,
    perPersonCap: null,
  };
  await strapi.db.transaction(async ({ trx }) => {
    for (let start = 0; start < MEMBERS; start += 100) {
      await trx('memberships').insert(
        members.slice(start, start + 100).map(({ membership }) => ({
          document_id: membership,
          reference: membership,
          organisation_id: membership,
          tier_code: 'organismes-publics',
          applied_on: span.startsOn,
          membership_status: 'active',
          version: 0,
        })),
      );
    }
    const terms = members.map(({ membership: membershipId, term }) => ({
      ...{ id: term, membershipId, state: 'issued', ...span, anchorOn: span.startsOn },
      ...{ anchorOffset: 0, months: 12, tierCode: 'organismes-publics', tierNames: {} },
      ...{ price: 500_000, currency: 'EUR', policy: {}, allowances: [], issuedOn: span.startsOn },
    }));
    await insertAll(trx, TERM_TABLE, terms, now);
    const rights = members.map(({ membership: membershipId, term: termId, right }) => ({
      ...{ id: right, membershipId, termId, ...allowance, ...span },
      ...{ granted: GRANTED, used: 0, voidedOn: null },
    }));
    await createEntitlements(trx, rights, { actor: ACTOR, on: span.startsOn, now, newId: id });
  });
  return members;
};

/** What one use asks of the database, statement by statement, with what was bound. */
const recordUse = async (strapi, use) => {
  const { client } = strapi.db.connection;
  const seen = [];
  if (client.dialect !== 'sqlite3') {
    const note = ({ sql, bindings }) => seen.push({ sql, values: bindings });
    client.on('query', note);
    await use();
    client.removeListener('query', note);
    return seen;
  }
  const connection = await client.acquireConnection();
  const leave = aroundStatements(connection, (sql, run, values) => {
    seen.push({ sql, values: values.flat() });
    return run();
  });
  await client.releaseConnection(connection);
  await use();
  leave();
  return seen;
};

const COLUMNS = /^insert into "?(\w+)"? \(([^)]*)\)/i;
const CONTROL = /^(begin|commit)/i;

/**
 * The recorded statements, to be run again for another member: of what was bound, what names the
 * member, and what must be new, is changed.
 */
const again = (seen, first) =>
  seen
    .filter(({ sql }) => !CONTROL.test(sql))
    .map(({ sql, values }) => {
      const columns = COLUMNS.exec(sql)?.[2].split(', ').map((name) => name.replaceAll('"', ''));
      const isGate = /^update "?adh_entitlement"? /i.test(sql);
      const bound = (member, key, counter) =>
        values.map((value, index) => {
          if (value === first.membership) return member.membership;
          if (value === first.right) return member.right;
          const column = columns?.[index];
          if (column === 'document_id') return id();
          if (column === 'idempotency_key' || (!columns && value === first.key)) return key;
          if (column === 'seq') return counter.seq;
          if (column === 'used_after') return counter.used;
          return value;
        });
      return { sql, bound, isGate };
    });

const rawSqlite = (strapi, statements) => {
  const Database = require('better-sqlite3');
  const db = new Database(strapi.db.connection.client.config.connection.filename);
  tuneSqlite(db, () => undefined);
  const ready = statements.map((one) => ({ ...one, prepared: db.prepare(one.sql) }));
  const use = db.transaction((member) => {
    const key = randomBytes(32).toString('hex');
    let counter = null;
    for (const { prepared, bound, isGate } of ready) {
      const values = bound(member, key, counter);
      const answer = prepared.reader ? prepared.all(...values) : prepared.run(...values);
      if (isGate) [counter] = answer;
    }
    if (!counter) throw new Error('The gate stayed shut.');
  });
  return async (member) => use.immediate(member);
};

const rawPostgres = (strapi, statements) => {
  const { Pool } = require('pg');
  const { host, port, database, user } = strapi.db.connection.client.config.connection;
  const pool = new Pool({ host, port, database, user, max: POOL });
  const ready = statements.map((one, index) => ({ ...one, name: `use-${index}` }));
  return async (member) => {
    const key = randomBytes(32).toString('hex');
    const client = await pool.connect();
    let counter = null;
    await client.query('BEGIN');
    for (const { name, sql: text, bound, isGate } of ready) {
      const { rows } = await client.query({ name, text, values: bound(member, key, counter) });
      if (isGate) [counter] = rows;
    }
    await client.query('COMMIT');
    client.release();
    if (!counter) throw new Error('The gate stayed shut.');
  };
};

/** So many callers, each asking again when it was answered, for a time: how long each use took. */
const round = async (use, members, callers, seconds) => {
  const times = [];
  let next = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const call = async () => {
    for (;;) {
      // Callers are many: none keeps the process to itself, and none asks in the turn of another, so
      // that a use which SQLite answers at once is not timed with those of all who began beside it.
      await new Promise((resolve) => setImmediate(resolve));
      const asked = performance.now();
      if (asked >= until) return;
      await use(members[(next += 1) % members.length]);
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const taken = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.ceil(times.length * share) - 1];
  return { rate: times.length / taken, p50: at(0.5), p99: at(0.99) };
};

const main = async () => {
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'error';
  await strapi.load();
  const plugin = strapi.plugin('membership-lifecycle');
  const members = await makeMembers(strapi, plugin.service('clock').today());
  const service = plugin.service('entitlements');
  const ours = ({ membership }) =>
    service.consume(
      membership,
      { benefit: BENEFIT, quantity: 1 },
      { actor: ACTOR, key: randomBytes(16).toString('hex') },
    );
  const seen = await recordUse(strapi, () => ours(members[0]));
  const ledger = seen.find(({ sql }) => /^insert into "?adh_usage"? /i.test(sql));
  const columns = COLUMNS.exec(ledger.sql)[2].split(', ');
  const key = ledger.values[columns.indexOf('"idempotency_key"')];
  const statements = again(seen, { ...members[0], key });
  const isSqlite = strapi.db.connection.client.dialect === 'sqlite3';
  const raw = isSqlite ? rawSqlite(strapi, statements) : rawPostgres(strapi, statements);
  const WAYS = { ours, raw };
  process.on('disconnect', () => process.exit(0));
  process.on('message', async ({ way, counters, callers, seconds }) => {
    process.send(await round(WAYS[way], members.slice(0, counters), callers, seconds));
  });
  process.send({ statements: seen.map(({ sql }) => sql) });
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
