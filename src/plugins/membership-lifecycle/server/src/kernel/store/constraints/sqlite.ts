import type { Table } from '../../tables/define';
import type { Connection } from '../database';
import { appendOnlyOf, checksOf, condition, names, outdated, versioned } from './declared';

/** SQLite adds no CHECK to a table that exists: triggers refuse in their place. */

interface Trigger {
  /** What the names of its versions begin with. */
  start: string;
  /** When it runs, on which table, and unless what. */
  event: string;
  refusal: string;
}

/** `UPDATE OF` alone would refuse a column that is written again with the value that it has. */
const refusedChange = (columns: readonly string[]): string =>
  `NOT (${columns.map((column) => `OLD."${column}" IS NEW."${column}"`).join(' AND ')})`;

const triggersOf = (tables: readonly Table[]): Trigger[] => [
  ...checksOf(tables).flatMap((check) =>
    (['INSERT', 'UPDATE'] as const).map((event) => ({
      start: `${check.name}_${event.toLowerCase()}`,
      event: `BEFORE ${event} ON ${check.table} WHEN NOT (${condition(check, 'NEW.')})`,
      refusal: check.name,
    })),
  ),
  ...appendOnlyOf(tables).flatMap(({ table, frozen }) => [
    {
      start: `${table}_no_update`,
      event: `BEFORE UPDATE ON ${table} WHEN ${refusedChange(frozen)}`,
      refusal: `${table} is append-only`,
    },
    {
      start: `${table}_no_delete`,
      event: `BEFORE DELETE ON ${table}`,
      refusal: `${table} is append-only`,
    },
  ]),
];

/** Makes the triggers that are not there as they are meant. */
export const ensureOnSqlite = async (db: Connection, tables: readonly Table[]): Promise<void> => {
  const found = await names(db, `SELECT name FROM sqlite_master WHERE type = 'trigger'`);
  for (const { start, event, refusal } of triggersOf(tables)) {
    const name = versioned(start, event);
    for (const old of outdated(found, start, name)) await db.raw(`DROP TRIGGER ${old}`);
    if (found.has(name)) continue;
    await db.raw(`CREATE TRIGGER ${name} ${event} BEGIN SELECT RAISE(ABORT, '${refusal}'); END`);
  }
};
