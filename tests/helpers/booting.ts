import { spawn } from 'node:child_process';
import path from 'node:path';
import { environment } from './strapi';
import { reading, type TestDatabase } from './test-database';

/** Processes that boot the compiled application on a database, and end. */

const ROOT = path.resolve(__dirname, '..', '..');

/** Secrets that instances of one association share. */
const secrets = environment('.tmp/booting');

/** What a process that boots and ends said when it failed, or nothing. */
export const bootOn = (database: TestDatabase): Promise<string> =>
  new Promise((resolve) => {
    const script = path.join(ROOT, 'tests', 'helpers', 'first-boot.js');
    const child = spawn(process.execPath, [script], {
      cwd: ROOT,
      env: { ...process.env, ...secrets, ...database.environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.once('exit', (code) => resolve(code === 0 ? '' : `${code}: ${said}`));
  });

interface StoredTable {
  name: string;
  columns: { name: string; type: string }[];
  indexes: { name: string; columns: string[] }[];
}

/** Changes the schema that Strapi remembers, so that its next boot compares it with its own again. */
export const rememberOlder = (
  database: TestDatabase,
  change: (table: (name: string) => StoredTable) => void,
): Promise<void> =>
  reading(database, async (db) => {
    const last = await db('strapi_database_schema').orderBy('time', 'desc').first();
    const schema = typeof last.schema === 'string' ? JSON.parse(last.schema) : last.schema;
    change((name) => schema.tables.find((table: StoredTable) => table.name === name));
    await db('strapi_database_schema')
      .where({ id: last.id })
      .update({ schema: JSON.stringify(schema), hash: 'of an earlier version' });
  });
