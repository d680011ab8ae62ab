import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { tablesOf } from './catalogue';
import { CLIENT } from './test-database';

/** The commands of `docs/production.md`, and what is compared before and after them. */

type Connection = Core.Strapi['db']['connection'];
type Step = 'backup' | 'restore';

const PAGE = path.resolve(__dirname, '..', '..', 'docs', 'production.md');
const TOOLS = { sqlite: ['sqlite3'], postgres: ['pg_dump', 'pg_restore'], mysql: ['mariadb-dump'] };

const isThere = (tool: string): boolean => {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The tools of the database that a backup needs, and that are not on this machine. */
export const missingTools = (): string[] =>
  [...TOOLS[CLIENT], 'bash', 'tar'].filter((tool) => !isThere(tool));

/** The commands that the page gives for a step. */
const commandsOf = (step: Step, subject: string): string => {
  const text = fs.readFileSync(PAGE, 'utf8');
  const [, commands] =
    new RegExp(`^\`\`\`sh ${step}=${subject}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text) ?? [];
  if (!commands) throw new Error(`${PAGE} has no commands for ${step}=${subject}`);
  return commands;
};

/** Runs what the page says, the database first, in a folder and with the variables of `.env`. */
export const follow = (step: Step, cwd: string, env: NodeJS.ProcessEnv): void => {
  for (const subject of [CLIENT, 'files']) {
    execFileSync('bash', ['-euo', 'pipefail', '-c', commandsOf(step, subject)], {
      cwd,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
};

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** The files below a folder, by their digest. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), sha256(fs.readFileSync(file))]),
  );

/** The rows of a question to the catalogue, as each database is asked it. */
const asked = async (db: Connection, of: Record<typeof CLIENT, string>): Promise<string[]> => {
  const answer = await db.raw(of[CLIENT]);
  const rows: Record<string, unknown>[] =
    CLIENT === 'postgres' ? answer.rows : CLIENT === 'mysql' ? answer[0] : answer;
  return rows.map((row) => Object.values(row).join(' ')).sort();
};

/** What would hold a wrong write back. */
const guardsOf = async (db: Connection): Promise<string[]> => [
  ...(await asked(db, {
    sqlite: "select type, name from sqlite_master where type in ('trigger', 'index')",
    postgres:
      "select 'trigger', tgname from pg_trigger where not tgisinternal union all select 'constraint', conname from pg_constraint union all select 'index', indexname from pg_indexes where schemaname = 'public'",
    mysql:
      "select 'trigger', trigger_name from information_schema.triggers where trigger_schema = database() union all select 'constraint', constraint_name from information_schema.table_constraints where table_schema = database() union all select 'index', concat(table_name, index_name, seq_in_index) from information_schema.statistics where table_schema = database()",
  })),
];

/** What the next row of each table will be called. */
const nextIds = (db: Connection): Promise<string[]> =>
  asked(db, {
    sqlite: 'select name, seq from sqlite_sequence',
    postgres:
      "select sequencename, coalesce(last_value, 0) from pg_sequences where schemaname = 'public'",
    mysql:
      "select table_name, coalesce(auto_increment, 0) from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'",
  });

/** All that a database holds: each table by its count and the digest of its rows, and what guards them. */
export const contentsOf = async (db: Connection) => {
  const tables: Record<string, string> = {};
  for (const table of await tablesOf(db)) {
    const rows: object[] = await db(table).select('*');
    const texts = rows.map((row) => JSON.stringify(row)).sort();
    tables[table] = `${rows.length} ${sha256(texts.join('\n'))}`;
  }
  return { tables, guards: await guardsOf(db), nextIds: await nextIds(db) };
};
