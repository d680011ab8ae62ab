import { spawn } from 'node:child_process';
import path from 'node:path';
import { environment } from '../helpers/strapi';
import { CLIENT, createDatabase, reading, type TestDatabase } from '../helpers/test-database';

/** Instances that start together on one database: one makes its tables, the others wait. */

const ROOT = path.resolve(__dirname, '..', '..');
const TRIES = Number(process.env.BOOT_TRIES ?? 2);
const INSTANCES = 2;
const TABLES_AT_LEAST = 80;

/** What a process that boots and ends said when it failed, or nothing. */
const start = (env: Record<string, string>): Promise<string> =>
  new Promise((resolve) => {
    const script = path.join(ROOT, 'tests', 'helpers', 'first-boot.js');
    const child = spawn(process.execPath, [script], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.once('exit', (code) => resolve(code === 0 ? '' : `${code}: ${said}`));
  });

// Instances of one association share their secrets.
const together = async (database: TestDatabase): Promise<string[]> => {
  const env = { ...environment('.tmp/boot-together'), ...database.environment };
  return Promise.all(Array.from({ length: INSTANCES }, () => start(env)));
};

const tables = (database: TestDatabase): Promise<number> =>
  reading(database, async (db) => {
    const [{ total }] = await db('information_schema.tables')
      .whereIn('table_schema', ['public', database.environment.DATABASE_NAME])
      .count({ total: '*' });
    return Number(total);
  });

/** Takes a database back to before a column was added, as Strapi remembers it. */
const older = (database: TestDatabase): Promise<void> =>
  reading(database, async (db) => {
    await db.schema.alterTable('adh_lease', (table) => table.dropColumn('expires_at'));
    const last = await db('strapi_database_schema').orderBy('id', 'desc').first();
    const schema = typeof last.schema === 'string' ? JSON.parse(last.schema) : last.schema;
    const lease = schema.tables.find(({ name }: { name: string }) => name === 'adh_lease');
    lease.columns = lease.columns.filter(({ name }: { name: string }) => name !== 'expires_at');
    await db('strapi_database_schema')
      .where({ id: last.id })
      .update({ schema: JSON.stringify(schema), hash: 'of an earlier version' });
  });

const hasColumn = (database: TestDatabase): Promise<boolean> =>
  reading(database, (db) => db.schema.hasColumn('adh_lease', 'expires_at'));

// A file of SQLite has one process.
const onServers = CLIENT === 'sqlite' ? describe.skip : describe;

onServers(`${INSTANCES} instances that start together`, () => {
  it.each(Array.from({ length: TRIES }, (_, index) => index + 1))(
    'make the tables of an empty database once, then add the column of an upgrade once: try %i',
    async () => {
      const database = await createDatabase({ empty: true });
      try {
        expect(await together(database)).toEqual(Array(INSTANCES).fill(''));
        expect(await tables(database)).toBeGreaterThan(TABLES_AT_LEAST);
        await older(database);
        expect(await hasColumn(database)).toBe(false);
        expect(await together(database)).toEqual(Array(INSTANCES).fill(''));
        expect(await hasColumn(database)).toBe(true);
      } finally {
        await database.remove();
      }
    },
  );
});
