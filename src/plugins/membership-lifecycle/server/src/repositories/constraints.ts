import { createHash } from 'node:crypto';
import { columnName } from '../content-types/define-table';
import { TABLES } from '../content-types/tables';
import { collection, type Connection } from './database';

/**
 * What the database itself refuses, whoever writes. Made at every boot, after the schema is synced:
 * migrations run before the tables exist, and SQLite drops triggers when a table is rebuilt.
 */

export type Client = 'sqlite' | 'postgres' | 'mysql';

interface Check {
  name: string;
  table: string;
  /** The condition, with column names as `{column}`. */
  holds: string;
}

const CHECKS: readonly Check[] = [
  { name: 'used', table: collection('entitlement'), holds: '{used} >= 0' },
  {
    name: 'granted',
    table: collection('entitlement'),
    holds: '({granted} IS NULL OR {used} <= {granted})',
  },
  { name: 'used', table: collection('entitlement-person'), holds: '{used} >= 0' },
  { name: 'cap', table: collection('entitlement-person'), holds: '{used} <= {cap}' },
  { name: 'taken', table: collection('occasion'), holds: '{taken} >= 0' },
  {
    name: 'capacity',
    table: collection('occasion'),
    holds: '({capacity} IS NULL OR {taken} <= {capacity})',
  },
];

/**
 * Lines are added, never changed, save for who somebody was: a person who is forgotten becomes a
 * pseudonym, and nothing else of the line can follow.
 */
const FORGETTABLE = { usage: 'person', payment: null, activity: 'input' } as const;
const APPEND_ONLY = (Object.keys(FORGETTABLE) as (keyof typeof FORGETTABLE)[]).map((name) => ({
  table: collection(name),
  forgettable: FORGETTABLE[name],
  frozen: [
    ...['id', 'document_id', 'created_at'],
    ...Object.keys(TABLES[name].columns).map(columnName),
  ].filter((column) => column !== FORGETTABLE[name]),
}));

const quoted = (columns: readonly string[]): string =>
  columns.map((column) => `"${column}"`).join(', ');

/** The name of a trigger that names columns: other columns, another trigger. */
const versioned = (start: string, columns: readonly string[]): string =>
  `${start}_${createHash('sha256').update(columns.join()).digest('hex').slice(0, 8)}`;

/** The triggers of an earlier version, which named fewer columns, or all of them. */
const outdated = (found: ReadonlySet<string>, start: string, name: string): string[] =>
  [...found].filter((one) => one !== name && (one === start || one.startsWith(`${start}_`)));

const checkName = ({ table, name }: Check): string => `${table}_${name}_check`;
const condition = ({ holds }: Check, prefix = ''): string =>
  holds.replace(/\{(\w+)\}/g, `${prefix}$1`);

/** Values of one column of a raw query, whatever the driver's shape of an answer. */
const names = async (db: Connection, sql: string): Promise<Set<string>> => {
  const answer: unknown = await db.raw(sql);
  const rows = Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows;
  const list = (Array.isArray(rows[0]) ? rows[0] : rows) as { name: string }[];
  return new Set(list.map(({ name }) => name));
};

const onSqlite = async (db: Connection): Promise<void> => {
  for (const check of CHECKS) {
    for (const event of ['INSERT', 'UPDATE'] as const) {
      // Without a name for each event, the second trigger would be taken for the first.
      const name = `${checkName(check)}_${event.toLowerCase()}`;
      await db.raw(
        `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${event} ON ${check.table}
         WHEN NOT (${condition(check, 'NEW.')})
         BEGIN SELECT RAISE(ABORT, '${checkName(check)}'); END`,
      );
    }
  }
  const found = await names(db, `SELECT name FROM sqlite_master WHERE type = 'trigger'`);
  for (const { table, frozen } of APPEND_ONLY) {
    const update = versioned(`${table}_no_update`, frozen);
    for (const old of outdated(found, `${table}_no_update`, update)) {
      await db.raw(`DROP TRIGGER IF EXISTS ${old}`);
    }
    const triggers = { [update]: `UPDATE OF ${quoted(frozen)}`, [`${table}_no_delete`]: 'DELETE' };
    for (const [name, event] of Object.entries(triggers)) {
      await db.raw(
        `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${event} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
      );
    }
  }
};

const onPostgres = async (db: Connection): Promise<void> => {
  const checks = await names(
    db,
    `SELECT c.conname AS name FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
     WHERE c.contype = 'c' AND n.nspname = current_schema()`,
  );
  for (const check of CHECKS.filter((one) => !checks.has(checkName(one)))) {
    await db.raw(
      `ALTER TABLE ${check.table} ADD CONSTRAINT ${checkName(check)} CHECK (${condition(check)})`,
    );
  }
  await db.raw(
    `CREATE OR REPLACE FUNCTION adh_append_only() RETURNS trigger LANGUAGE plpgsql AS
     $body$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $body$`,
  );
  const triggers = await names(
    db,
    `SELECT t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema()`,
  );
  for (const { table, frozen } of APPEND_ONLY) {
    const rows = versioned(`${table}_append_only_rows`, frozen);
    for (const old of outdated(triggers, `${table}_append_only_rows`, rows)) {
      await db.raw(`DROP TRIGGER IF EXISTS ${old} ON ${table}`);
    }
    // By row, because deleting an administrator runs an UPDATE that finds no row here; TRUNCATE is
    // seen by statement triggers alone.
    const kinds = {
      [rows]: `UPDATE OF ${quoted(frozen)} OR DELETE`,
      [`${table}_append_only_truncate`]: 'TRUNCATE',
    };
    for (const [name, events] of Object.entries(kinds)) {
      if (triggers.has(name)) continue;
      await db.raw(
        `CREATE TRIGGER ${name} BEFORE ${events} ON ${table}
         FOR EACH ${events === 'TRUNCATE' ? 'STATEMENT' : 'ROW'} EXECUTE FUNCTION adh_append_only()`,
      );
    }
  }
};

const onMysql = async (db: Connection): Promise<void> => {
  const checks = await names(
    db,
    `SELECT constraint_name AS name FROM information_schema.table_constraints
     WHERE constraint_schema = database() AND constraint_type = 'CHECK'`,
  );
  for (const check of CHECKS.filter((one) => !checks.has(checkName(one)))) {
    await db.raw(
      `ALTER TABLE ${check.table} ADD CONSTRAINT ${checkName(check)} CHECK (${condition(check)})`,
    );
  }
  const triggers = await names(
    db,
    `SELECT trigger_name AS name FROM information_schema.triggers
     WHERE trigger_schema = database()`,
  );
  for (const { table, frozen } of APPEND_ONLY) {
    const update = versioned(`${table}_no_update`, frozen);
    for (const old of outdated(triggers, `${table}_no_update`, update)) {
      await db.raw(`DROP TRIGGER IF EXISTS ${old}`);
    }
    const same = frozen.map((column) => `OLD.\`${column}\` <=> NEW.\`${column}\``).join(' AND ');
    const refused = { [update]: `NOT (${same})`, [`${table}_no_delete`]: 'TRUE' };
    for (const [name, changed] of Object.entries(refused)) {
      if (triggers.has(name)) continue;
      await db.raw(
        `CREATE TRIGGER ${name} BEFORE ${name === update ? 'UPDATE' : 'DELETE'} ON ${table} FOR EACH ROW
         BEGIN IF ${changed} THEN
           SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} is append-only';
         END IF; END`,
      );
    }
  }
};

/** One row per column of each unique index that covers its whole table, in order. */
const UNIQUE_INDEXES: Record<Client, string> = {
  sqlite: `SELECT m.name || '.' || il.name || '.' || ii.name AS name FROM sqlite_master m
           JOIN pragma_index_list(m.name) il JOIN pragma_index_info(il.name) ii
           WHERE m.type = 'table' AND il."unique" = 1 AND il.partial = 0 ORDER BY il.name, ii.seqno`,
  postgres: `SELECT t.relname || '.' || i.relname || '.' || a.attname AS name FROM pg_index x
             JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
             JOIN pg_namespace n ON n.oid = t.relnamespace
             JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k(attnum, place) ON true
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
             WHERE x.indisunique AND x.indisvalid AND x.indpred IS NULL
             AND n.nspname = current_schema() ORDER BY i.relname, k.place`,
  mysql: `SELECT CONCAT(table_name, '.', index_name, '.', column_name) AS name
          FROM information_schema.statistics
          WHERE table_schema = database() AND non_unique = 0 ORDER BY index_name, seq_in_index`,
};

/** Throws when a unique index that the content types declare is not in the database. */
export const verifyUniqueIndexes = async (db: Connection, client: Client): Promise<void> => {
  const found = new Map<string, string[]>();
  for (const name of await names(db, UNIQUE_INDEXES[client])) {
    const [table, index, column] = name.split('.');
    const key = `${table}.${index}`;
    found.set(key, [...(found.get(key) ?? []), column]);
  }
  const present = new Set(
    [...found].map(([key, columns]) => `${key.split('.')[0]}(${columns.join(', ')})`),
  );
  const missing = Object.values(TABLES).flatMap((table) =>
    (table.indexes as readonly { columns: readonly string[]; unique?: boolean }[])
      .filter(({ unique }) => unique)
      .map(({ columns }) => `${table.collection}(${columns.map(columnName).join(', ')})`)
      .filter((index) => !present.has(index)),
  );
  if (missing.length > 0) {
    throw new Error(
      `Unique indexes are missing from the database: ${missing.join('; ')}. ` +
        'Without them an effect could happen twice, so the application does not start. ' +
        'Look for duplicate rows, which prevent an index from being made, then restart.',
    );
  }
};

/** Makes the CHECKs (triggers on SQLite) and the append-only triggers that are not there yet. */
export const ensureConstraints = async (db: Connection, client: Client): Promise<void> => {
  if (client === 'sqlite') await onSqlite(db);
  else if (client === 'postgres') await onPostgres(db);
  else await onMysql(db);
  await verifyUniqueIndexes(db, client);
};
