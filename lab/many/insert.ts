import type { Core } from '@strapi/strapi';
import type { Values } from './story';

/** Rows by the thousand, into the tables that Strapi keeps for a content type. */

/** Strapi's connection, or a transaction of it. */
export type Executor = Core.Strapi['db']['connection'];
type Uid = Parameters<Core.Strapi['db']['metadata']['get']>[0];

// Below the 32 766 parameters of one SQLite statement.
const MAX_PARAMETERS = 30_000;

/** Inserts plain columns in few statements. */
export const insertColumns = async (
  db: Executor,
  table: string,
  rows: readonly Values[],
): Promise<void> => {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  const perStatement = Math.floor(MAX_PARAMETERS / columns.length);
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += perStatement) {
    const some = rows.slice(start, start + perStatement);
    const sql = `insert into ?? (${columns.map(() => '??').join(', ')}) values ${some.map(() => tuple).join(', ')}`;
    const values = some.flatMap((row) => columns.map((column) => row[column] as string | null));
    await db.raw(sql, [table, ...columns, ...values]);
  }
};

/** Inserts entries of a content type: `id` is the document id, other names are attributes. */
export const insertEntries = async (
  strapi: Core.Strapi,
  db: Executor,
  uid: string,
  rows: readonly Values[],
  now: Date,
): Promise<void> => {
  const { tableName, attributes } = strapi.db.metadata.get(uid as Uid);
  const stored = Object.entries(attributes).flatMap(([name, attribute]) =>
    'columnName' in attribute && rows[0] && name in rows[0] && name !== 'id'
      ? [{ name, column: String(attribute.columnName), isJson: attribute.type === 'json' }]
      : [],
  );
  const columns = rows.map((row) => {
    const values: Values = 'createdAt' in attributes ? { created_at: now, updated_at: now } : {};
    if ('id' in row) values.document_id = row.id;
    for (const { name, column, isJson } of stored) {
      const value = row[name] ?? null;
      values[column] = isJson && value !== null ? JSON.stringify(value) : value;
    }
    return values;
  });
  await insertColumns(db, tableName, columns);
};

/** The rows' ids of a content type by their document ids. */
export const rowIds = async (
  strapi: Core.Strapi,
  db: Executor,
  uid: string,
): Promise<Map<string, number>> => {
  const { tableName } = strapi.db.metadata.get(uid as Uid);
  const rows: { id: number; document_id: string }[] = await db(tableName).select(
    'id',
    'document_id',
  );
  return new Map(rows.map(({ id, document_id }) => [document_id, id]));
};
