import type { Core } from '@strapi/strapi';
import { columnName, type ColumnKind } from '../content-types/define-table';
import { TABLES, type TableName } from '../content-types/tables';
import {
  among,
  dialectOf,
  readArrays,
  runEach,
  type Dialect,
  type Statement,
  type Value,
} from './scripts';

/** Strapi's connection, or one of its transactions. */
export type Connection = Core.Strapi['db']['connection'];
export type Transaction = Parameters<Parameters<Core.Strapi['db']['transaction']>[0]>[0]['trx'];
export type Executor = Connection | Transaction;

/**
 * The transaction under way, or the connection outside of one. On SQLite, a query beside the
 * transaction that surrounds it would wait for ever.
 */
export const executorOf = async (strapi: Core.Strapi): Promise<Executor> => {
  if (!strapi.db.inTransaction()) return strapi.db.connection;
  return (await strapi.db.transaction()).get();
};

/** An entity of the domain: `id` is the row's document id. */
export interface Entity {
  id: string;
}

type Row = Record<string, unknown>;

// Below the 32 766 parameters of one SQLite statement and the 65 535 of PostgreSQL.
const MAX_PARAMETERS = 30_000;
// Knex writes the rows of a SQLite INSERT as terms of one compound SELECT, of which it takes 500.
const MAX_ROWS = 500;

const toColumn = (kind: ColumnKind, value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (kind === 'json') return JSON.stringify(value);
  return value;
};

const fromColumn = (
  kind: ColumnKind,
  value: unknown,
  parse: (text: string) => unknown = JSON.parse,
): unknown => {
  if (value === undefined || value === null) return null;
  // SQLite, MariaDB and Strapi's PostgreSQL driver hand JSON over as text, others as objects.
  if (kind === 'json') return typeof value === 'string' ? parse(value) : value;
  if (kind === 'boolean') return Boolean(value);
  // PostgreSQL hands BIGINT over as text.
  if (kind === 'integer' || kind === 'instant') return Number(value);
  return value;
};

interface Column {
  attribute: string;
  column: string;
  kind: ColumnKind;
}

/** Named once: rows are read by the hundred thousand. */
const COLUMNS: ReadonlyMap<string, readonly Column[]> = new Map(
  Object.entries(TABLES).map(([name, { columns }]) => [
    name,
    Object.entries(columns).map(([attribute, kind]) => ({
      attribute,
      column: columnName(attribute),
      kind,
    })),
  ]),
);

const columnsOf = (name: TableName): readonly Column[] => COLUMNS.get(name) ?? [];

/** What is stored of an entity, in the order in which arrays of it are read: no bookkeeping of Strapi. */
const storedOf = (name: TableName): string[] => [
  'document_id',
  ...columnsOf(name).map(({ column }) => column),
];

/** The stored columns of a table under an alias: what `fromRow` reads. */
export const columnsUnder = (alias: string, name: TableName): string[] =>
  storedOf(name).map((column) => `${alias}.${column}`);

/** The stored columns of a table but some: what `fromRow` reads, which leaves these null. */
export const columnsBut = (name: TableName, ...attributes: string[]): string[] => {
  const left = attributes.map(columnName);
  return storedOf(name).filter((column) => !left.includes(column));
};

/** The row that stores an entity; attributes that the table does not know are left out. */
export const toRow = (name: TableName, entity: Entity & object): Row => {
  const values = entity as unknown as Row;
  const row: Row = { document_id: entity.id };
  for (const { attribute, column, kind } of columnsOf(name)) {
    if (attribute in values) row[column] = toColumn(kind, values[attribute]);
  }
  return row;
};

/**
 * Entities are copies of one that is empty, with all its fields: V8 gives up the shape of an object
 * that gets them one by one, and then finds each of them by a search.
 */
const BLANKS: ReadonlyMap<string, Row> = new Map(
  Array.from(COLUMNS, ([name, columns]) => [
    name,
    JSON.parse(
      JSON.stringify(
        Object.fromEntries([['id', null], ...columns.map(({ attribute }) => [attribute, null])]),
      ),
    ) as Row,
  ]),
);

const blank = (name: TableName): Row => ({ ...BLANKS.get(name) });

/** The entity that a row stores. */
export const fromRow = <T extends Entity>(name: TableName, row: Row): T => {
  const entity = blank(name);
  entity.id = row.document_id;
  for (const { attribute, column, kind } of columnsOf(name)) {
    entity[attribute] = fromColumn(kind, row[column]);
  }
  return entity as unknown as T;
};

/** The entity that a row stores whose columns come in the order of `readingOf`. */
const fromArray = <T extends Entity>(
  name: TableName,
  row: readonly unknown[],
  parse?: (text: string) => unknown,
): T => {
  const columns = columnsOf(name);
  const entity = blank(name);
  entity.id = row[0];
  for (let index = 0; index < columns.length; index += 1) {
    const { attribute, kind } = columns[index];
    entity[attribute] = fromColumn(kind, row[index + 1], parse);
  }
  return entity as unknown as T;
};

/** The rows of a query that knex writes, each as the values of its columns in their order. */
export const readQuery = (db: Executor, query: ReturnType<Executor>): Promise<unknown[][]> => {
  const { sql, bindings } = query.toSQL() as { sql: string; bindings: Value[] };
  return readArrays(db, { sql, values: bindings });
};

/** Name of the SQL table. */
export const collection = (name: TableName): string => TABLES[name].collection;

/** How the entities of a table are read from arrays, for statements that are not of one table alone. */
export const arraysOf = <T extends Entity>(name: TableName) => {
  const names = storedOf(name);
  return {
    /** What to select, in the order in which the others read it; one column may be an empty list. */
    columns: (alias: string, { quoted }: Dialect, empty?: string): string =>
      names
        .map((column) => (column === empty ? `'[]' as ${column}` : `${alias}.${quoted(column)}`))
        .join(', '),
    /** The entity; `parse` reads its JSON. */
    entity: (row: readonly unknown[], parse?: (text: string) => unknown): T =>
      fromArray<T>(name, row, parse),
    /** One column alone. */
    column: (column: string): ((row: readonly unknown[]) => unknown) => {
      const place = names.indexOf(column);
      return (row) => row[place];
    },
  };
};

/** Makes a text of each dialect and table once. */
const textOf = (make: (dialect: Dialect, name: TableName) => string) => {
  const known = new Map<string, string>();
  return (dialect: Dialect, name: TableName): string => {
    const key = `${dialect.name}.${name}`;
    let text = known.get(key);
    if (text === undefined) known.set(key, (text = make(dialect, name)));
    return text;
  };
};

const insertionInto = textOf(({ quoted }, name) => {
  const own = columnsOf(name).map(({ column }) => column);
  const columns = ['document_id', 'created_at', 'updated_at', ...own];
  const places = columns.map(() => '?').join(', ');
  return `insert into ${collection(name)} (${columns.map(quoted).join(', ')}) values (${places})`;
});

/** Selects the columns that `fromArray` reads. */
const readingOf = textOf(
  ({ quoted }, name) => `select ${storedOf(name).map(quoted).join(', ')} from ${collection(name)}`,
);

/** The statement that inserts one entity; what it does not say is null. */
export const insertion = (
  dialect: Dialect,
  name: TableName,
  entity: Entity & object,
  now: number,
): Statement => {
  const given = entity as unknown as Row;
  const stamp = new Date(now);
  const values = [entity.id, stamp, stamp] as Value[];
  for (const { attribute, kind } of columnsOf(name)) {
    values.push(toColumn(kind, given[attribute]) as Value);
  }
  return { sql: insertionInto(dialect, name), values };
};

/** Only SQLite's statements cost so little that one for each row is the fastest. */
const insertEach = (
  trx: Transaction,
  name: TableName,
  entities: Iterable<Entity & object>,
  now: number,
  unlessKnown?: string,
): Promise<void> => {
  const dialect = dialectOf(trx);
  const end = unlessKnown === undefined ? '' : ` on conflict (${unlessKnown}) do nothing`;
  // One text for all of them, by which their statement is found.
  const sql = insertionInto(dialect, name) + end;
  return runEach(trx, entities, (entity) => ({
    sql,
    values: insertion(dialect, name, entity, now).values,
  }));
};

const isSqliteTransaction = (db: Executor): boolean =>
  (db as Transaction).isTransaction === true && dialectOf(db).name === 'sqlite3';

/**
 * Inserts entities in as few statements as the parameter limit allows. With the name of a unique
 * column, those whose value is there already are left as they are.
 */
export const insertAll = async (
  db: Executor,
  name: TableName,
  entities: Iterable<Entity & object>,
  now: number,
  unlessKnown?: string,
): Promise<void> => {
  if (isSqliteTransaction(db)) {
    return insertEach(db as Transaction, name, entities, now, unlessKnown);
  }
  const stamp = new Date(now);
  const rows = Array.from(entities, (entity) => ({
    ...toRow(name, entity),
    created_at: stamp,
    updated_at: stamp,
  }));
  if (rows.length === 0) return;
  const fitting = Math.floor(MAX_PARAMETERS / Object.keys(rows[0]).length);
  const perStatement = Math.max(1, Math.min(MAX_ROWS, fitting));
  for (let start = 0; start < rows.length; start += perStatement) {
    const insert = db(collection(name)).insert(rows.slice(start, start + perStatement));
    await (unlessKnown === undefined ? insert : insert.onConflict(unlessKnown).ignore());
  }
};

/** Writes every known attribute of one entity over its row. */
export const update = async (
  db: Executor,
  name: TableName,
  entity: Entity & object,
  now: number,
): Promise<void> => {
  const { document_id: id, ...row } = toRow(name, entity);
  await db(collection(name))
    .where('document_id', id as string)
    .update({ ...row, updated_at: new Date(now) });
};

/** Entities whose attribute has one of the values, in the order of insertion. */
export const findAllBy = async <T extends Entity>(
  db: Executor,
  name: TableName,
  attribute: string,
  values: readonly string[],
): Promise<T[]> => {
  if (values.length === 0) return [];
  const dialect = dialectOf(db);
  const keys = among(dialect, values);
  const column = dialect.quoted(columnName(attribute));
  const sql = `${readingOf(dialect, name)} where ${column} ${keys.sql} order by id`;
  const rows = await readArrays(db, { sql, values: keys.values });
  return rows.map((row) => fromArray<T>(name, row));
};

/** One entity by its id, or null. */
export const findById = async <T extends Entity>(
  db: Executor,
  name: TableName,
  id: string,
): Promise<T | null> => {
  const row: Row | undefined = await db(collection(name)).where('document_id', id).first();
  return row ? fromRow<T>(name, row) : null;
};

/** Whether an error is a violation of a UNIQUE index, on any of the databases. */
export const isUniqueViolation = (error: unknown): boolean => {
  const { code, errno } = (error ?? {}) as { code?: string; errno?: number };
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === '23505' || errno === 1062;
};
