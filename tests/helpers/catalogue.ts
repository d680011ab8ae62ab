import type { Core } from '@strapi/strapi';
import { CLIENT } from './test-database';

/** What a database says of itself: the tests' own reading, beside that of the application. */

type Connection = Core.Strapi['db']['connection'];

const rowsOf = async <T>(db: Connection, sql: string): Promise<T[]> => {
  const answer = await db.raw(sql);
  if (CLIENT === 'postgres') return answer.rows;
  return CLIENT === 'mysql' ? answer[0] : answer;
};

const TABLES = {
  sqlite: `select name from sqlite_master where type = 'table'`,
  postgres: `select tablename as name from pg_tables where schemaname = 'public'`,
  mysql: `select table_name as name from information_schema.tables
          where table_schema = database() and table_type = 'BASE TABLE'`,
};

const TRIGGERS = {
  sqlite: `select tbl_name as "table", name, sql as "text" from sqlite_master where type = 'trigger'`,
  postgres: `select c.relname as "table", t.tgname as name,
             t.tgenabled::text || pg_get_triggerdef(t.oid) || p.prosrc as "text"
             from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
             where not t.tgisinternal`,
  mysql: `select event_object_table as "table", trigger_name as name,
          concat(action_timing, event_manipulation, action_statement) as "text"
          from information_schema.triggers where trigger_schema = database()`.replace(/"/g, '`'),
};

const CHECKS = {
  // Triggers stand for them.
  sqlite: `select '' as "table", '' as name, '' as "text" where false`,
  postgres: `select c.relname as "table", k.conname as name,
             k.convalidated::text || pg_get_constraintdef(k.oid) as "text"
             from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'c'
             and c.relnamespace = 'public'::regnamespace`,
  mysql: `select table_name as "table", constraint_name as name, check_clause as "text"
          from information_schema.check_constraints where constraint_schema = database()
          and constraint_name like '%\\_check%'`.replace(/"/g, '`'),
};

const INDEXES = {
  sqlite: `select m.name as "table", il.name as name, il."unique" as uniq, ii.name as "column"
           from sqlite_master m join pragma_index_list(m.name) il join pragma_index_info(il.name) ii
           where m.type = 'table' order by m.name, il.name, ii.seqno`,
  postgres: `select t.relname as "table", i.relname as name, x.indisunique::int as uniq,
             a.attname as "column" from pg_index x join pg_class t on t.oid = x.indrelid
             join pg_class i on i.oid = x.indexrelid join pg_attribute a on a.attrelid = i.oid
             where t.relnamespace = 'public'::regnamespace order by t.relname, i.relname, a.attnum`,
  mysql: `select table_name as "table", index_name as name, 1 - non_unique as uniq,
          column_name as "column" from information_schema.statistics
          where table_schema = database() order by table_name, index_name, seq_in_index`.replace(
    /"/g,
    '`',
  ),
};

export interface Named {
  table: string;
  name: string;
  text: string;
}

export interface IndexFound {
  table: string;
  name: string;
  unique: boolean;
  columns: string[];
}

export interface Catalogue {
  triggers: Named[];
  checks: Named[];
  indexes: IndexFound[];
}

const indexesOf = async (db: Connection): Promise<IndexFound[]> => {
  const found = new Map<string, IndexFound>();
  type Row = { table: string; name: string; uniq: number; column: string };
  for (const { table, name, uniq, column } of await rowsOf<Row>(db, INDEXES[CLIENT])) {
    const key = `${table}.${name}`;
    const one = found.get(key) ?? { table, name, unique: Number(uniq) === 1, columns: [] };
    one.columns.push(column);
    found.set(key, one);
  }
  return [...found.values()];
};

const sorted = (list: Named[]): Named[] =>
  [...list].sort((a, b) => (`${a.table}.${a.name}` < `${b.table}.${b.name}` ? -1 : 1));

/** The names of all tables, in their order. */
export const tablesOf = async (db: Connection): Promise<string[]> =>
  (await rowsOf<{ name: string }>(db, TABLES[CLIENT])).map(({ name }) => name).sort();

/** The triggers, CHECKs and indexes of a database. */
export const catalogueOf = async (db: Connection): Promise<Catalogue> => ({
  triggers: sorted(await rowsOf<Named>(db, TRIGGERS[CLIENT])),
  checks: sorted(await rowsOf<Named>(db, CHECKS[CLIENT])),
  indexes: await indexesOf(db),
});
