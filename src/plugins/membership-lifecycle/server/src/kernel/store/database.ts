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
  type Row,
  type Statement,
  type Value,
} from './scripts';

/** Strapi's connection, or one of its transactions. */
export type Connection = Core.Strapi['db']['connection'];
export type Transaction = Parameters<Parameters<Core.Strapi['db']['transaction']>[0]>[0]['trx'];
export type Executor = Connection | Transaction;

/**
 * The current transaction, or the connection when there is none. On SQLite, a query outside of the
 * current transaction would wait for it forever.
 */
export const executorOf = async (strapi: Core.Strapi): Promise<Executor> => {
  if (!strapi.db.inTransaction()) return strapi.db.connection;
  return (await strapi.db.transaction()).get();
};

/** An entity of the domain: `id` is the row's document id. */
export interface Entity {
  id: string;
}

// Below the limits of parameters per statement: 32 766 on SQLite, 65 535 on PostgreSQL.
const MAX_PARAMETERS = 30_000;
// For SQLite, knex writes an INSERT of many rows as a compound SELECT, which is limited to 500 terms.
const MAX_ROWS = 500;

const toColumn = (kind: ColumnKind, value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (kind === 'json') return JSON.stringify(value);
  return value;
};

/** The value in a column, however a database returns it; null where there is none. */
export const fromColumn = (
  kind: ColumnKind,
  value: unknown,
  parse: (text: string) => unknown = JSON.parse,
): unknown => {
  if (value === undefined || value === null) return null;
  // Some drivers return JSON as text, others parsed.
  if (kind === 'json') return typeof value === 'string' ? parse(value) : value;
  if (kind === 'boolean') return Boolean(value);
  // PostgreSQL's driver returns BIGINT as text.
  if (kind === 'integer' || kind === 'instant') return Number(value);
  return value;
};

interface Column {
  attribute: string;
  column: string;
  kind: ColumnKind;
}

// Computed once per table: rows are read in hundreds of thousands.
const columnsOf = onceFor(({ columns }: Table): readonly Column[] =>
  Object.entries(columns).map(([attribute, kind]) => ({
    attribute,
    column: columnName(attribute),
    kind,
  })),
);

/** The stored columns of an entity, without Strapi's own, in the order in which arrays are read. */
const storedOf = (table: Table): string[] => [
  'document_id',
  ...columnsOf(table).map(({ column }) => column),
];

/** The stored columns of a table under an alias: what `fromRow` reads. */
export const columnsUnder = (alias: string, table: Table): string[] =>
  storedOf(table).map((column) => `${alias}.${column}`);

/** All stored columns but some; `fromRow` leaves those null. */
export const columnsBut = <C extends Columns>(
  table: Table<C>,
  ...attributes: (keyof C & string)[]
): string[] => {
  const left = attributes.map(columnName);
  return storedOf(table).filter((column) => !left.includes(column));
};

/** The row for an entity; attributes unknown to the table are dropped. */
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
 * New entities copy an empty one with all fields: V8 turns an object that gets many fields one by
 * one into a dictionary, whose fields are slower to read.
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

/** The entity in a row whose columns have the order of `readingOf`. */
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

/** Runs a knex query and returns each row as an array of its columns' values. */
export const readQuery = (db: Executor, query: ReturnType<Executor>): Promise<unknown[][]> => {
  const { sql, bindings } = query.toSQL() as { sql: string; bindings: Value[] };
  return readArrays(db, { sql, values: bindings });
};

/** Reads entities of a table from arrays, for statements that join several tables. */
export const arraysOf = <T extends Entity>(table: Table<ColumnsFor<T>>) => {
  const names = storedOf(table);
  return {
    collection: table.collection,
    /**
     * The column list for a SELECT, in the order that `entity` expects; `empty` names a column to
     * select as an empty list.
     */
    columns: (alias: string, { quoted }: Dialect, empty?: string): string =>
      names
        .map((column) => (column === empty ? `'[]' as ${column}` : `${alias}.${quoted(column)}`))
        .join(', '),
    /** The entity in a row; `parse` parses its JSON. */
    entity: (row: readonly unknown[], parse?: (text: string) => unknown): T =>
      fromArray<T>(table, row, parse),
    /** One column alone. */
    column: (column: string): ((row: readonly unknown[]) => unknown) => {
      const place = names.indexOf(column);
      return (row) => row[place];
    },
  };
};

/** Caches a text per dialect and table. */
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

/** The SELECT of the columns that `fromArray` expects. */
const readingOf = textOf(
  ({ quoted }, table) =>
    `select ${storedOf(table).map(quoted).join(', ')} from ${table.collection}`,
);

/** The statement that inserts one entity; missing attributes become null. */
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

/** On SQLite only, one statement per row is the fastest way. */
const insertEach = <C extends Columns>(
  trx: Transaction,
  table: Table<C>,
  entities: Iterable<Entity & ValuesFor<NoInfer<C>>>,
  now: number,
  unlessKnown?: string,
): Promise<void> => {
  const dialect = dialectOf(trx);
  const end = unlessKnown === undefined ? '' : ` on conflict (${unlessKnown}) do nothing`;
  // The same text for all rows, so that the prepared statement is found again.
  const sql = insertionInto(dialect, table) + end;
  return runEach(trx, entities, (entity) => ({
    sql,
    values: insertion(dialect, table, entity, now).values,
  }));
};

const isSqliteTransaction = (db: Executor): boolean =>
  (db as Transaction).isTransaction === true && dialectOf(db).name === 'sqlite3';

/**
 * Inserts entities in few statements. With `unlessKnown`, a unique column, existing rows stay
 * unchanged.
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

/** Updates a row with every known attribute of an entity. */
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
