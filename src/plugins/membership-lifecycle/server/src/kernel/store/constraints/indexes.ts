import type { Connection } from '../database';
import { names } from './declared';

/** An index that a content type declares, by the columns of its table. */
export interface Index {
  name: string;
  table: string;
  columns: readonly string[];
  unique: boolean;
}

export type Client = 'sqlite' | 'postgres' | 'mysql';

/** A row per column of every index without a condition, in order. */
const INDEXES: Record<Client, string> = {
  sqlite: `SELECT il."unique" || '.' || m.name || '.' || il.name || '.' || ii.name AS name
           FROM sqlite_master m
           JOIN pragma_index_list(m.name) il JOIN pragma_index_info(il.name) ii
           WHERE m.type = 'table' AND il.partial = 0 ORDER BY il.name, ii.seqno`,
  postgres: `SELECT x.indisunique::int || '.' || t.relname || '.' || i.relname || '.' || a.attname AS name
             FROM pg_index x
             JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
             JOIN pg_namespace n ON n.oid = t.relnamespace
             JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k(attnum, place) ON true
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
             WHERE x.indisvalid AND x.indpred IS NULL AND n.nspname = current_schema()
             ORDER BY i.relname, k.place`,
  mysql: `SELECT CONCAT(1 - non_unique, '.', table_name, '.', index_name, '.', column_name) AS name
          FROM information_schema.statistics
          WHERE table_schema = database() AND sub_part IS NULL
          ORDER BY table_name, index_name, seq_in_index`,
};

const shapeOf = (table: string, columns: readonly string[]): string =>
  `${table}(${columns.join(', ')})`;

/** The columns of the existing indexes. A unique index also serves where a plain one is declared. */
const present = async (db: Connection, client: Client) => {
  const found = new Map<string, string[]>();
  for (const line of await names(db, INDEXES[client])) {
    const [unique, table, index, column] = line.split('.');
    const key = [unique, table, index].join('.');
    found.set(key, [...(found.get(key) ?? []), column]);
  }
  const shapes = { unique: new Set<string>(), any: new Set<string>() };
  for (const [key, columns] of found) {
    const [unique, table] = key.split('.');
    const shape = shapeOf(table, columns);
    shapes.any.add(shape);
    if (unique === '1') shapes.unique.add(shape);
  }
  return shapes;
};

/** The first rows that violate a unique index, by number only: their contents may be personal. */
const duplicates = async (db: Connection, { table, columns }: Index): Promise<string[]> => {
  const query = db(table)
    .select({ first: db.raw('min(id)'), last: db.raw('max(id)') })
    .groupBy([...columns])
    .havingRaw('count(*) > 1')
    .limit(5);
  for (const column of columns) void query.whereNotNull(column);
  const rows = (await query) as { first: number; last: number }[];
  return rows.map(({ first, last }) => `${first} and ${last}`);
};

const make = async (db: Connection, index: Index): Promise<void> => {
  await db.schema.alterTable(index.table, (table) => {
    // In the same form as Strapi: on PostgreSQL a unique index is a constraint.
    if (index.unique) table.unique([...index.columns], { indexName: index.name });
    else table.index([...index.columns], index.name);
  });
};

const refuse = async (db: Connection, index: Index, cause: unknown): Promise<never> => {
  const rows = index.unique ? await duplicates(db, index) : [];
  throw new Error(
    `The index on ${shapeOf(index.table, index.columns)} is missing and cannot be made` +
      (rows.length > 0 ? `: the rows with the ids ${rows.join(', ')} say the same. ` : '. ') +
      'Without it an effect could happen twice, so the application does not start. ' +
      'Leave one row of each, then restart.',
    { cause },
  );
};

/**
 * Creates missing indexes. Strapi creates them only with their table, and does not notice when
 * somebody drops one. Throws when stored rows violate a unique index.
 */
export const ensureIndexes = async (
  db: Connection,
  client: Client,
  declared: readonly Index[],
): Promise<void> => {
  const shapes = await present(db, client);
  for (const index of declared) {
    const among = index.unique ? shapes.unique : shapes.any;
    if (among.has(shapeOf(index.table, index.columns))) continue;
    await make(db, index).catch((cause: unknown) => refuse(db, index, cause));
  }
};
