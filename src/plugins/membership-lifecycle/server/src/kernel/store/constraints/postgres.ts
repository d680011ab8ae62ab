import type { Table } from '../../tables/define';
import type { Connection } from '../database';
import { appendOnlyOf, checksOf, condition, names, outdated, versioned } from './declared';

const HERE = 'n.nspname = current_schema()';

const ensureChecks = async (db: Connection, tables: readonly Table[]): Promise<void> => {
  const of = (more: string): Promise<Set<string>> =>
    names(
      db,
      `SELECT c.conname AS name FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
       WHERE c.contype = 'c' AND ${HERE} ${more}`,
    );
  const found = await of('');
  // A constraint added as NOT VALID has never checked the existing rows.
  const valid = await of('AND c.convalidated');
  for (const check of checksOf(tables)) {
    const name = versioned(check.name, check.holds);
    for (const old of outdated(found, check.name, valid.has(name) ? name : '')) {
      await db.raw(`ALTER TABLE ${check.table} DROP CONSTRAINT ${old}`);
    }
    if (valid.has(name)) continue;
    await db.raw(`ALTER TABLE ${check.table} ADD CONSTRAINT ${name} CHECK (${condition(check)})`);
  }
};

/**
 * Compares values itself: with `UPDATE OF` PostgreSQL would forbid to change the columns' types.
 * An earlier trigger used that form, and passes no column names.
 */
const FUNCTION = `CREATE OR REPLACE FUNCTION adh_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $body$ BEGIN
    IF TG_OP = 'UPDATE' AND TG_NARGS > 0 AND NOT EXISTS (
      SELECT 1 FROM unnest(TG_ARGV) AS frozen
      WHERE to_jsonb(OLD) -> frozen IS DISTINCT FROM to_jsonb(NEW) -> frozen
    ) THEN RETURN NEW; END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
  END $body$`;

const ensureTriggers = async (db: Connection, tables: readonly Table[]): Promise<void> => {
  await db.raw(FUNCTION);
  const of = (more: string): Promise<Set<string>> =>
    names(
      db,
      `SELECT t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${HERE} ${more}`,
    );
  const found = await of('');
  const enabled = await of(`AND t.tgenabled IN ('O', 'A')`);
  for (const { table, frozen } of appendOnlyOf(tables)) {
    // A row trigger, since deleting an administrator runs an UPDATE that matches no row here. Only
    // a statement trigger notices TRUNCATE.
    const called = `adh_append_only(${frozen.map((column) => `'${column}'`).join(', ')})`;
    const triggers = {
      rows: `BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${called}`,
      truncate: `BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION adh_append_only()`,
    };
    for (const [kind, definition] of Object.entries(triggers)) {
      const start = `${table}_append_only_${kind}`;
      const name = versioned(start, definition);
      for (const old of outdated(found, start, enabled.has(name) ? name : '')) {
        await db.raw(`DROP TRIGGER ${old} ON ${table}`);
      }
      if (!enabled.has(name)) await db.raw(`CREATE TRIGGER ${name} ${definition}`);
    }
  }
};

/** Makes the CHECKs and triggers that are missing, disabled, not validated or not as declared. */
export const ensureOnPostgres = async (db: Connection, tables: readonly Table[]): Promise<void> => {
  await ensureChecks(db, tables);
  await ensureTriggers(db, tables);
};
