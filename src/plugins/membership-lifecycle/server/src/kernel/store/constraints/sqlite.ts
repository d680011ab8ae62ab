import type { Table } from '../../tables/define';
import type { Connection } from '../database';
import { appendOnlyOf, checksOf, condition, names, outdated, versioned } from './declared';

/** SQLite cannot add a CHECK to an existing table: triggers take its place. */

interface Trigger {
  /** The start of the trigger's name, the same in every version. */
  start: string;
  /** The event, the table and the condition, in SQL. */
  event: string;
  refusal: string;
}

/** Compares values: `UPDATE OF` would also refuse to write the same value again. */
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

/** Creates the triggers that are missing or differ from the declared ones. */
export const ensureOnSqlite = async (db: Connection, tables: readonly Table[]): Promise<void> => {
  const found = await names(db, `SELECT name FROM sqlite_master WHERE type = 'trigger'`);
  for (const { start, event, refusal } of triggersOf(tables)) {
    const name = versioned(start, event);
    for (const old of outdated(found, start, name)) await db.raw(`DROP TRIGGER ${old}`);
    if (found.has(name)) continue;
    await db.raw(`CREATE TRIGGER ${name} ${event} BEGIN SELECT RAISE(ABORT, '${refusal}'); END`);
  }
};
