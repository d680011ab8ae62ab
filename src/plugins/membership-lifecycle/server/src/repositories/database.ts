import type { Core } from '@strapi/strapi';
import { columnName, type ColumnKind } from '../content-types/define-table';
import { TABLES, type TableName } from '../content-types/tables';

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

const fromColumn = (kind: ColumnKind, value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  // SQLite, MariaDB and Strapi's PostgreSQL driver hand JSON over as text, others as objects.
  if (kind === 'json') return typeof value === 'string' ? JSON.parse(value) : value;
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

/** The stored columns of a table under an alias: what `fromRow` reads, and no bookkeeping of Strapi. */
export const columnsUnder = (alias: string, name: TableName, without?: string): string[] =>
  ['document_id', ...columnsOf(name).map(({ column }) => column)]
    .filter((column) => column !== without)
    .map((column) => `${alias}.${column}`);

/** The row that stores an entity; attributes that the table does not know are left out. */
export const toRow = (name: TableName, entity: Entity & object): Row => {
  const values = entity as unknown as Row;
  const row: Row = { document_id: entity.id };
  for (const { attribute, column, kind } of columnsOf(name)) {
    if (attribute in values) row[column] = toColumn(kind, values[attribute]);
  }
  return row;
};

/** The entity that a row stores. */
export const fromRow = <T extends Entity>(name: TableName, row: Row): T => {
  const entity: Row = { id: row.document_id };
  for (const { attribute, column, kind } of columnsOf(name)) {
    entity[attribute] = fromColumn(kind, row[column]);
  }
  return entity as unknown as T;
};

/** Name of the SQL table. */
export const collection = (name: TableName): string => TABLES[name].collection;

/** Inserts entities in as few statements as the parameter limit allows. */
export const insertAll = async (
  db: Executor,
  name: TableName,
  entities: readonly (Entity & object)[],
  now: number,
): Promise<void> => {
  if (entities.length === 0) return;
  const stamp = new Date(now);
  const rows = entities.map((entity) => ({
    ...toRow(name, entity),
    created_at: stamp,
    updated_at: stamp,
  }));
  const fitting = Math.floor(MAX_PARAMETERS / Object.keys(rows[0]).length);
  const perStatement = Math.max(1, Math.min(MAX_ROWS, fitting));
  for (let start = 0; start < rows.length; start += perStatement) {
    await db(collection(name)).insert(rows.slice(start, start + perStatement));
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
  const rows: Row[] = await db(collection(name))
    .whereIn(columnName(attribute), values as string[])
    .orderBy('id');
  return rows.map((row) => fromRow<T>(name, row));
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
