import type { Table } from '../../tables/define';
import type { Connection } from '../database';
import { appendOnlyOf, checksOf, condition, names, outdated, versioned } from './declared';

const ensureChecks = async (db: Connection, tables: readonly Table[]): Promise<void> => {
  const found = await names(
    db,
    `SELECT constraint_name AS name FROM information_schema.table_constraints
     WHERE constraint_schema = database() AND constraint_type = 'CHECK'`,
  );
  for (const check of checksOf(tables)) {
    const name = versioned(check.name, check.holds);
    for (const old of outdated(found, check.name, name)) {
      await db.raw(`ALTER TABLE ${check.table} DROP CONSTRAINT ${old}`);
    }
    if (found.has(name)) continue;
    await db.raw(`ALTER TABLE ${check.table} ADD CONSTRAINT ${name} CHECK (${condition(check)})`);
  }
};

const ensureTriggers = async (db: Connection, tables: readonly Table[]): Promise<void> => {
  const found = await names(
    db,
    `SELECT trigger_name AS name FROM information_schema.triggers
     WHERE trigger_schema = database()`,
  );
  for (const { table, frozen } of appendOnlyOf(tables)) {
    const same = frozen.map((column) => `OLD.\`${column}\` <=> NEW.\`${column}\``).join(' AND ');
    const refused = { update: `NOT (${same})`, delete: 'TRUE' };
    for (const [event, changed] of Object.entries(refused)) {
      const start = `${table}_no_${event}`;
      const name = versioned(start, changed);
      for (const old of outdated(found, start, name)) await db.raw(`DROP TRIGGER ${old}`);
      if (found.has(name)) continue;
      await db.raw(
        `CREATE TRIGGER ${name} BEFORE ${event.toUpperCase()} ON ${table} FOR EACH ROW
         BEGIN IF ${changed} THEN
           SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} is append-only';
         END IF; END`,
      );
    }
  }
};

/** Makes the CHECKs and triggers that are missing or differ from what the tables declare. */
export const ensureOnMysql = async (db: Connection, tables: readonly Table[]): Promise<void> => {
  await ensureChecks(db, tables);
  await ensureTriggers(db, tables);
};
