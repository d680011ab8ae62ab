import { createHash } from 'node:crypto';
import { columnName, type Table } from '../../tables/define';
import type { Connection } from '../database';

/** The constraints that tables declare; each database has a file that creates them. */

interface Check {
  name: string;
  table: string;
  holds: string;
}

/** Every declared condition, with a unique name. */
export const checksOf = (tables: readonly Table[]): Check[] =>
  tables.flatMap(({ collection, guards }) =>
    Object.entries(guards.checks ?? {}).map(([name, holds]) => ({
      name: `${collection}_${name}_check`,
      table: collection,
      holds,
    })),
  );

/** The append-only tables, each with the columns that never change. */
export const appendOnlyOf = (tables: readonly Table[]): { table: string; frozen: string[] }[] =>
  tables.flatMap(({ collection, columns, guards: { appendOnly } }) =>
    appendOnly
      ? [
          {
            table: collection,
            frozen: [
              ...['id', 'document_id', 'created_at'],
              ...Object.keys(columns)
                .filter((name) => name !== appendOnly.but)
                .map(columnName),
            ],
          },
        ]
      : [],
  );

export const condition = ({ holds }: Check, prefix = ''): string =>
  holds.replace(/\{(\w+)\}/g, `${prefix}$1`);

/**
 * A name that ends with a digest of the definition: a changed definition gets a new name and is
 * created again.
 */
export const versioned = (start: string, text: string): string =>
  `${start}_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;

/** Constraints under names of earlier definitions of `name`. */
export const outdated = (found: ReadonlySet<string>, start: string, name: string): string[] =>
  [...found].filter((one) => one !== name && (one === start || one.startsWith(`${start}_`)));

/** The column `name` of a raw query; drivers return rows in different shapes. */
export const names = async (db: Connection, sql: string): Promise<Set<string>> => {
  const answer: unknown = await db.raw(sql);
  const rows = Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows;
  const list = (Array.isArray(rows[0]) ? rows[0] : rows) as { name: string }[];
  return new Set(list.map(({ name }) => name));
};
