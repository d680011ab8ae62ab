import { execFile, execFileSync, type ExecFileException } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { TABLES } from '../../src/plugins/membership-lifecycle/server/src/tables';
import { tablesOf } from './catalogue';
import { rowOf } from './constraints';
import { reading, type TestDatabase } from './test-database';

/** Strapi's own commands on installations of the compiled application, and what is compared after them. */

type Connection = Core.Strapi['db']['connection'];
type Row = Record<string, unknown>;

const ROOT = path.resolve(__dirname, '..', '..');
const STRAPI = path.join('node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');

const link = (folder: string, name: string, to: string): void =>
  fs.symlinkSync(path.join(ROOT, to), path.join(folder, name));

/**
 * A folder from which Strapi's commands run as from an installation's, with pictures of its own. It
 * is the compiled application: a command need not compile it once more.
 */
export const installation = (folder: string): string => {
  fs.mkdirSync(path.join(folder, 'src'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'public', 'uploads'), { recursive: true });
  for (const name of ['package.json', 'node_modules', 'database', 'favicon.png']) {
    link(folder, name, name);
  }
  for (const name of fs.readdirSync(path.join(ROOT, 'public'))) {
    if (name !== 'uploads') link(path.join(folder, 'public'), name, path.join('public', name));
  }
  link(folder, 'config', path.join('dist', 'config'));
  for (const name of fs.readdirSync(path.join(ROOT, 'dist', 'src'))) {
    const to = name === 'plugins' ? path.join('src', name) : path.join('dist', 'src', name);
    link(path.join(folder, 'src'), name, to);
  }
  return folder;
};

/** What an installation sets in its environment: its database, and where its private files lie. */
export const environmentOf = (
  { environment }: TestDatabase,
  privateFiles: string,
): Record<string, string> => {
  const { DATABASE_FILENAME } = environment;
  return {
    ...environment,
    // A command runs in the installation's folder.
    ...(DATABASE_FILENAME ? { DATABASE_FILENAME: path.resolve(DATABASE_FILENAME) } : {}),
    PRIVATE_FILES: privateFiles,
  };
};

export interface Said {
  code: number;
  output: string;
}

const run = (args: string[], cwd: string, env: Record<string, string>): Promise<Said> =>
  new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 };
    execFile(process.execPath, args, options, (error: ExecFileException | null, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${out}${err}` });
    });
  });

/** Runs one of Strapi's commands in an installation. */
export const strapiCommand = (
  folder: string,
  env: Record<string, string>,
  ...args: string[]
): Promise<Said> => run([path.join(ROOT, STRAPI), ...args], folder, env);

/** Runs one of Strapi's commands that move an installation, which is to end well. */
export const expectMoved = async (...command: Parameters<typeof strapiCommand>): Promise<void> => {
  const said = await strapiCommand(...command);
  expect(said).toEqual({ code: 0, output: expect.stringContaining('successfully') });
};

/** Imports with a failure before the row of a number, then with a death there; what it said between. */
export const importBroken = (
  env: Record<string, string>,
  archive: string,
  number: number,
): Promise<Said> => run([path.join(__dirname, 'importer.js'), archive, String(number)], ROOT, env);

/** Begins what Strapi's command `import` does with an application of this process. */
export const beginImport = async (strapi: Core.Strapi): Promise<void> => {
  const { strapi: local } =
    require('@strapi/data-transfer') as typeof import('@strapi/data-transfer');
  const destination = local.providers.createLocalStrapiDestinationProvider({
    getStrapi: () => strapi,
    autoDestroy: false,
    strategy: 'restore',
    restore: { assets: false },
  });
  await destination.bootstrap();
};

/** Writes a row into every table of the plugin that has none, so that each is compared. */
export const fillEmptyTables = async (db: Connection): Promise<void> => {
  for (const table of TABLES) {
    const some: unknown = await db(table.collection).first('id');
    if (!some) await db(table.collection).insert(rowOf(table));
  }
};

/** Accounts and tokens of the admin stay where they are, and what Strapi keeps of its own. */
const LEFT_BEHIND = /^(admin_|sqlite_|strapi_(?!core_store_settings|webhooks))/;
/** The hour of the week at which Strapi counts files, chosen anew at each start. */
const WRITTEN_AT_BOOT = 'plugin_upload_metrics';
/** What stands between rows is named by both of them, and has a number of its own for nobody. */
const NUMBERED_ANEW = /_(lnk|cmps|mph)$|^strapi_core_store_settings$/;

const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
};

const rowOfTable = (table: string, row: Row): string => {
  const { created_by_id: _by, updated_by_id: _lastBy, ...rest } = row;
  if (NUMBERED_ANEW.test(table)) delete rest.id;
  return JSON.stringify(Object.entries(rest).map(([column, value]) => [column, plain(value)]));
};

/** What is carried differently, said here a second time. */
const CHANGED: Record<string, (row: Row) => Row> = {
  adh_message: (row) =>
    ['queued', 'sending'].includes(String(row.state))
      ? { ...row, state: 'kept', next_attempt_at: null }
      : row,
  adh_event: (row) => {
    if (!['queued', 'sending'].includes(String(row.state))) return row;
    const text = JSON.stringify(row.deliveries);
    const deliveries = JSON.parse(typeof row.deliveries === 'string' ? row.deliveries : text);
    const given = (deliveries as Row[]).map((one) =>
      one.state === 'queued' ? { ...one, state: 'failed', error: 'transferred' } : one,
    );
    return {
      ...row,
      state: 'failed',
      next_attempt_at: null,
      deliveries: typeof row.deliveries === 'string' ? JSON.stringify(given) : given,
    };
  },
  adh_renewal: (row) => ({ ...row, owner_id: null }),
};

const asCarried = (table: string, row: Row): Row => {
  const isOutside = ['admin', 'api-token'].includes(String(row.actor_type));
  const actor = isOutside ? { actor_id: `former:${String(row.actor_id)}` } : {};
  return (CHANGED[table] ?? ((same) => same))({ ...row, ...actor });
};

/** What of an archived row is written as `asCarried` writes that of a table. */
const archivedAsCarried = (type: string, data: Row): Row => {
  const table = TABLES.find(({ name }) => type.endsWith(`membership-lifecycle.${name}`));
  if (!table) return data;
  const { actorType, actorId, nextAttemptAt, ownerId, ...rest } = data;
  const row = asCarried(table.collection, {
    ...rest,
    actor_type: actorType,
    actor_id: actorId,
    next_attempt_at: nextAttemptAt,
    owner_id: ownerId,
  });
  return Object.fromEntries(
    Object.entries({
      ...row,
      actorType: row.actor_type,
      actorId: row.actor_id,
      nextAttemptAt: row.next_attempt_at,
      ownerId: row.owner_id,
    }).filter(([name, value]) => !name.includes('_') && value !== undefined),
  );
};

const sortedKeys = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * What an archive of Strapi says, whatever database it comes from; `expected`: as the archive of an
 * installation that imported it is to say it.
 */
export const archived = (archive: string, { expected = false } = {}): Record<string, string[]> => {
  const folder = fs.mkdtempSync(`${archive}-`);
  execFileSync('tar', ['--extract', `--file=${archive}`, `--directory=${folder}`]);
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl') && !name.startsWith('schemas'));
  const said: Record<string, string[]> = {};
  for (const name of files) {
    const lines = fs.readFileSync(path.join(folder, name), 'utf8').split('\n').filter(Boolean);
    for (const line of lines) {
      const item = JSON.parse(line) as Row & { type?: string; data: Row; value?: Row };
      const isEntity = name.startsWith('entities');
      if (isEntity && expected) item.data = archivedAsCarried(String(item.type), item.data);
      // Nothing names these rows by number.
      if (item.type === 'core-store') delete item.value?.id;
      const kind = `${name.split(path.sep)[0]} ${String(item.type ?? '')}`;
      (said[kind] ??= []).push(JSON.stringify(item, sortedKeys));
    }
  }
  fs.rmSync(folder, { recursive: true });
  for (const list of Object.values(said)) list.sort();
  return said;
};

/** Every row of every table that is carried; `expected`: as it is to be in the other installation. */
export const carriedRows = async (
  db: Connection,
  { expected = false } = {},
): Promise<Record<string, string[]>> => {
  const tables: Record<string, string[]> = {};
  for (const table of await tablesOf(db)) {
    if (LEFT_BEHIND.test(table)) continue;
    const all: Row[] = await db(table).select('*');
    const rows = all.filter(({ key }) => key !== WRITTEN_AT_BOOT);
    const seen = expected ? rows.map((row) => asCarried(table, row)) : rows;
    tables[table] = seen.map((row) => rowOfTable(table, row)).sort();
  }
  return tables;
};

/** That an installation holds, in every table, what the other one had. */
export const expectCarried = async (from: TestDatabase, to: TestDatabase): Promise<void> => {
  const expected = await reading(from, (db) => carriedRows(db, { expected: true }));
  expect(Object.keys(expected).length).toBeGreaterThan(50);
  expect(await reading(to, carriedRows)).toEqual(expected);
};
