import type { Core } from '@strapi/strapi';
import { onceFor } from '../rules/once-for';
import {
  columnName,
  type ColumnKind,
  type Columns,
  type ColumnsFor,
  type Table,
  type ValuesFor,
} from '../tables/define';
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

// Made once for each table: rows are read by the hundred thousand.
const columnsOf = onceFor(({ columns }: Table): readonly Column[] =>
  Object.entries(columns).map(([attribute, kind]) => ({
    attribute,
    column: columnName(attribute),
    kind,
  })),
);

/** What is stored of an entity, in the order in which arrays of it are read: no bookkeeping of Strapi. */
const storedOf = (table: Table): string[] => [
  'document_id',
  ...columnsOf(table).map(({ column }) => column),
];

/** The stored columns of a table under an alias: what `fromRow` reads. */
export const columnsUnder = (alias: string, table: Table): string[] =>
  storedOf(table).map((column) => `${alias}.${column}`);

/** The stored columns of a table but some: what `fromRow` reads, which leaves these null. */
export const columnsBut = <C extends Columns>(
  table: Table<C>,
  ...attributes: (keyof C & string)[]
): string[] => {
  const left = attributes.map(columnName);
  return storedOf(table).filter((column) => !left.includes(column));
};

/** The row that stores an entity; attributes that the table does not know are left out. */
export const toRow = <C extends Columns>(
  table: Table<C>,
  entity: Entity & ValuesFor<NoInfer<C>>,
): Row => {
  const values: Row = entity;
  const row: Row = { document_id: entity.id };
  for (const { attribute, column, kind } of columnsOf(table)) {
    if (attribute in values) row[column] = toColumn(kind, values[attribute]);
  }
  return row;
};

/**
 * Entities are copies of one that is empty, with all its fields: V8 gives up the shape of an object
 * that gets them one by one, and then finds each of them by a search.
 */
const emptyOf = onceFor(
  (table: Table) =>
    JSON.parse(
      JSON.stringify(
        Object.fromEntries([
          ['id', null],
          ...columnsOf(table).map(({ attribute }) => [attribute, null]),
        ]),
      ),
    ) as Entity & Row,
);

const blank = (table: Table): Entity & Row => ({ ...emptyOf(table) });

/** The entity that a row stores. */
export const fromRow = <T extends Entity>(table: Table<ColumnsFor<T>>, row: Row): T => {
  const entity = blank(table);
  entity.id = row.document_id as string;
  for (const { attribute, column, kind } of columnsOf(table)) {
    entity[attribute] = fromColumn(kind, row[column]);
  }
  return entity as T;
};

/** The entity that a row stores whose columns come in the order of `readingOf`. */
const fromArray = <T extends Entity>(
  table: Table<ColumnsFor<T>>,
  row: readonly unknown[],
  parse?: (text: string) => unknown,
): T => {
  const columns = columnsOf(table);
  const entity = blank(table);
  entity.id = row[0] as string;
  for (let index = 0; index < columns.length; index += 1) {
    const { attribute, kind } = columns[index];
    entity[attribute] = fromColumn(kind, row[index + 1], parse);
  }
  return entity as T;
};

/** The rows of a query that knex writes, each as the values of its columns in their order. */
export const readQuery = (db: Executor, query: ReturnType<Executor>): Promise<unknown[][]> => {
  const { sql, bindings } = query.toSQL() as { sql: string; bindings: Value[] };
  return readArrays(db, { sql, values: bindings });
};

/** How the entities of a table are read from arrays, for statements that are not of one table alone. */
export const arraysOf = <T extends Entity>(table: Table<ColumnsFor<T>>) => {
  const names = storedOf(table);
  return {
    collection: table.collection,
    /** What to select, in the order in which the others read it; one column may be an empty list. */
    columns: (alias: string, { quoted }: Dialect, empty?: string): string =>
      names
        .map((column) => (column === empty ? `'[]' as ${column}` : `${alias}.${quoted(column)}`))
        .join(', '),
    /** The entity; `parse` reads its JSON. */
    entity: (row: readonly unknown[], parse?: (text: string) => unknown): T =>
      fromArray<T>(table, row, parse),
    /** One column alone. */
    column: (column: string): ((row: readonly unknown[]) => unknown) => {
      const place = names.indexOf(column);
      return (row) => row[place];
    },
  };
};

/** Makes a text of each dialect and table once. */
const textOf = (make: (dialect: Dialect, table: Table) => string) => {
  const byDialect = onceFor((_: Table) => new Map<string, string>());
  return (dialect: Dialect, table: Table): string => {
    const known = byDialect(table);
    let text = known.get(dialect.name);
    if (text === undefined) known.set(dialect.name, (text = make(dialect, table)));
    return text;
  };
};

const insertionInto = textOf(({ quoted }, table) => {
  const own = columnsOf(table).map(({ column }) => column);
  const columns = ['document_id', 'created_at', 'updated_at', ...own];
  const places = columns.map(() => '?').join(', ');
  return `insert into ${table.collection} (${columns.map(quoted).join(', ')}) values (${places})`;
});

/** Selects the columns that `fromArray` reads. */
const readingOf = textOf(
  ({ quoted }, table) =>
    `select ${storedOf(table).map(quoted).join(', ')} from ${table.collection}`,
);

/** The statement that inserts one entity; what it does not say is null. */
export const insertion = <C extends Columns>(
  dialect: Dialect,
  table: Table<C>,
  entity: Entity & ValuesFor<NoInfer<C>>,
  now: number,
): Statement => {
  const given: Row = entity;
  const stamp = new Date(now);
  const values = [entity.id, stamp, stamp] as Value[];
  for (const { attribute, kind } of columnsOf(table)) {
    values.push(toColumn(kind, given[attribute]) as Value);
  }
  return { sql: insertionInto(dialect, table), values };
};

/** Only SQLite's statements cost so little that one for each row is the fastest. */
const insertEach = <C extends Columns>(
  trx: Transaction,
  table: Table<C>,
  entities: Iterable<Entity & ValuesFor<NoInfer<C>>>,
  now: number,
  unlessKnown?: string,
): Promise<void> => {
  const dialect = dialectOf(trx);
  const end = unlessKnown === undefined ? '' : ` on conflict (${unlessKnown}) do nothing`;
  // One text for all of them, by which their statement is found.
  const sql = insertionInto(dialect, table) + end;
  return runEach(trx, entities, (entity) => ({
    sql,
    values: insertion(dialect, table, entity, now).values,
  }));
};

const isSqliteTransaction = (db: Executor): boolean =>
  (db as Transaction).isTransaction === true && dialectOf(db).name === 'sqlite3';

/**
 * Inserts entities in as few statements as the parameter limit allows. With the name of a unique
 * column, those whose value is there already are left as they are.
 */
export const insertAll = async <C extends Columns>(
  db: Executor,
  table: Table<C>,
  entities: Iterable<Entity & ValuesFor<NoInfer<C>>>,
  now: number,
  unlessKnown?: string,
): Promise<void> => {
  if (isSqliteTransaction(db)) {
    return insertEach(db as Transaction, table, entities, now, unlessKnown);
  }
  const stamp = new Date(now);
  const rows = Array.from(entities, (entity) => ({
    ...toRow(table, entity),
    created_at: stamp,
    updated_at: stamp,
  }));
  if (rows.length === 0) return;
  const fitting = Math.floor(MAX_PARAMETERS / Object.keys(rows[0]).length);
  const perStatement = Math.max(1, Math.min(MAX_ROWS, fitting));
  for (let start = 0; start < rows.length; start += perStatement) {
    const insert = db(table.collection).insert(rows.slice(start, start + perStatement));
    await (unlessKnown === undefined ? insert : insert.onConflict(unlessKnown).ignore());
  }
};

/** Writes every known attribute of one entity over its row. */
export const update = async <C extends Columns>(
  db: Executor,
  table: Table<C>,
  entity: Entity & ValuesFor<NoInfer<C>>,
  now: number,
): Promise<void> => {
  const { document_id: id, ...row } = toRow(table, entity);
  await db(table.collection)
    .where('document_id', id as string)
    .update({ ...row, updated_at: new Date(now) });
};

/** Entities whose attribute has one of the values, in the order of insertion. */
export const findAllBy = async <T extends Entity>(
  db: Executor,
  table: Table<ColumnsFor<T>>,
  attribute: (keyof T & string) | 'documentId',
  values: readonly string[],
): Promise<T[]> => {
  if (values.length === 0) return [];
  const dialect = dialectOf(db);
  const keys = among(dialect, values);
  const column = dialect.quoted(columnName(attribute));
  const sql = `${readingOf(dialect, table)} where ${column} ${keys.sql} order by id`;
  const rows = await readArrays(db, { sql, values: keys.values });
  return rows.map((row) => fromArray<T>(table, row));
};

/** One entity by its id, or null. */
export const findById = async <T extends Entity>(
  db: Executor,
  table: Table<ColumnsFor<T>>,
  id: string,
): Promise<T | null> => {
  const row: Row | undefined = await db(table.collection).where('document_id', id).first();
  return row ? fromRow<T>(table, row) : null;
};

/** Whether an error is a violation of a UNIQUE index, on any of the databases. */
export const isUniqueViolation = (error: unknown): boolean => {
  const { code, errno } = (error ?? {}) as { code?: string; errno?: number };
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === '23505' || errno === 1062;
};
