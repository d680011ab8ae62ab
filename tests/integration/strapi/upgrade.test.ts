/** @databases It restores a database of an earlier version. */
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import { tablesOf } from '../../helpers/catalogue';
import { expectConstraints } from '../../helpers/constraints';
import { boot, stop } from '../../helpers/strapi';
import { CLIENT, reading, restoreDatabase, type TestDatabase } from '../../helpers/test-database';

/**
 * An earlier version's demonstration under the present one: `tests/fixtures/upgrade/README.md` says
 * where the files come from.
 */

const SAVED_ON = '2026-11-26';
const FIXTURES = path.resolve(__dirname, '..', '..', 'fixtures', 'upgrade');
const FIXTURE = { sqlite: 'sqlite.db.gz', postgres: 'postgres.sql.gz', mysql: 'mariadb.sql.gz' };

const VERSION = { key: 'adhesions_published_version' };
const BARE = '3b241101-e2bb-4255-8caf-4136c566a962';

type Connection = Core.Strapi['db']['connection'];
type Row = Record<string, unknown> & { id: number };

/** What Strapi keeps for itself grows with each version: schemas, permissions, settings of forms. */
const OF_STRAPI =
  /^strapi_(database_schema|migrations|core_store)|^(admin|up)_(permissions|roles)|^sqlite_/;

const ours = async (db: Connection): Promise<string[]> =>
  (await tablesOf(db)).filter((name) => !OF_STRAPI.test(name));

const readAll = async (db: Connection): Promise<Map<string, Row[]>> => {
  const tables = new Map<string, Row[]>();
  for (const table of await ours(db)) tables.set(table, await db(table).orderBy('id'));
  return tables;
};

/** What the association would count by hand. */
const sumsOf = async (db: Connection) => {
  const sum = async (table: string, columns: object) =>
    Object.fromEntries(
      Object.entries((await db(table).sum(columns).first()) as object).map(([name, value]) => [
        name,
        Number(value),
      ]),
    );
  return {
    called: await sum('adh_dues', { amount: 'amount' }),
    received: await sum('adh_payment', { amount: 'amount' }),
    rights: await sum('adh_entitlement', { granted: 'granted', used: 'used', seq: 'seq' }),
    ledger: await sum('adh_usage', { used: 'used_delta', granted: 'granted_delta' }),
    numbers: await sum('adh_sequence', { value: 'value' }),
  };
};

const statusesOf = async (db: Connection): Promise<Record<string, string>> => {
  const rows = (await db('memberships').orderBy('id')) as Row[];
  return Object.fromEntries(rows.map((row) => [row.document_id, row.membership_status]));
};

/** One that the present version never saw, and one that it boots on. */
let untouched: TestDatabase;
let upgraded: TestDatabase;
let strapi: Core.Strapi | undefined;

const service = (name: string) => {
  if (!strapi) throw new Error('The application did not boot.');
  return strapi.plugin('membership-lifecycle').service(name);
};

/** What both say, asked in the same way: the application's own connection has other ideas of dates. */
const both = <T>(read: (db: Connection) => Promise<T>): Promise<[T, T]> =>
  Promise.all([reading(untouched, read), reading(upgraded, read)]);

beforeAll(async () => {
  const content = gunzipSync(fs.readFileSync(path.join(FIXTURES, FIXTURE[CLIENT])));
  untouched = await restoreDatabase(content);
  upgraded = await restoreDatabase(content);
  // As every version before wrote it once an offer was saved.
  await reading(upgraded, (db) =>
    db('strapi_core_store_settings').insert({ ...VERSION, value: BARE, type: 'string' }),
  );
  strapi = await boot(SAVED_ON, {}, upgraded);
});
afterAll(async () => {
  await stop(strapi);
  await untouched?.remove();
});

describe('a database of an earlier version', () => {
  it('had members, money, rights and a ledger, and none of the later tables', async () => {
    const rows = await reading(untouched, readAll);
    for (const table of [
      'adh_payment',
      'adh_usage',
      'adh_renewal',
      'adh_activity',
      'adh_message',
    ]) {
      expect([table, (rows.get(table)?.length ?? 0) > 10]).toEqual([table, true]);
    }
    expect(rows.get('memberships')).toHaveLength(40);
    expect([...rows.keys()]).not.toContain('adh_paper');
  });

  it('keeps every row as it was', async () => {
    const [before, now] = await both(readAll);
    for (const [table, rows] of before) {
      const kept = new Map((now.get(table) ?? []).map((row) => [row.id, row]));
      for (const row of rows) {
        const after = kept.get(row.id);
        const same = after && Object.fromEntries(Object.keys(row).map((key) => [key, after[key]]));
        expect([table, same]).toEqual([table, row]);
      }
    }
    expect(now.size).toBeGreaterThan(before.size);
  });

  it('can be exported by Strapi, which reads its store as JSON', async () => {
    const values = await reading(upgraded, (db) =>
      db('strapi_core_store_settings').where(VERSION).pluck('value'),
    );
    expect(values).toHaveLength(1);
    expect(typeof JSON.parse(values[0])).toBe('string');
  });

  it('sums up to the same', async () => {
    const [before, now] = await both(sumsOf);
    expect(now).toEqual(before);
    expect(before.received.amount).toBeGreaterThan(0);
  });

  it('has counters that say what their ledger says', async () => {
    const differences: unknown[] = [];
    await service('verification').verify((one: unknown) => differences.push(one));
    expect(differences).toEqual([]);
  });

  it('gives each member the same status, by the rules of today', async () => {
    const statuses = await reading(untouched, statusesOf);
    const now: Record<string, string> = {};
    for (const id of Object.keys(statuses))
      now[id] = (await service('memberships').view(id)).status;
    expect(now).toEqual(statuses);
    expect(new Set(Object.values(statuses)).size).toBeGreaterThan(4);
  });

  it('is run day after day from then on, without a failure', async () => {
    for (const day of [SAVED_ON, '2026-11-27', '2027-01-01']) {
      service('clock').set(day);
      expect(await service('daily').run()).toMatchObject({ failures: [] });
    }
    expect(await service('verification').verify(() => undefined)).toEqual({ differences: 0 });
  });

  it('refuses what a new one refuses', () => reading(upgraded, expectConstraints));
});
