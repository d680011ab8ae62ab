/** @databases It reads and breaks constraints. */
import type { Core } from '@strapi/strapi';
import { EFFECT_TABLE } from '../../../src/plugins/membership-lifecycle/server/src/core/tables/renewal';
import { bootOn, rememberOlder } from '../../helpers/booting';
import { catalogueOf, type Catalogue } from '../../helpers/catalogue';
import { INDEXES, expectConstraints, rowOf, someId } from '../../helpers/constraints';
import { CLIENT, createDatabase, reading, type TestDatabase } from '../../helpers/test-database';

/** What the database itself refuses is there after every boot, whatever happened to it before. */

type Connection = Core.Strapi['db']['connection'];

let database: TestDatabase;
const ask = <T>(read: (db: Connection) => Promise<T>): Promise<T> => reading(database, read);

const boot = async (): Promise<void> => {
  expect(await bootOn(database)).toBe('');
};
const catalogue = (): Promise<Catalogue> => ask(catalogueOf);

const holds = (): Promise<void> => ask(expectConstraints);

/** Removes a constraint of any kind, by hand. */
const drop = {
  trigger: (db: Connection, { table, name }: { table: string; name: string }) =>
    db.raw(`drop trigger ${name}${CLIENT === 'postgres' ? ` on ${table}` : ''}`),
  check: (db: Connection, { table, name }: { table: string; name: string }) =>
    db.raw(`alter table ${table} drop constraint ${name}`),
  unique: (db: Connection, { table, name, columns }: Catalogue['indexes'][number]) =>
    db.schema.alterTable(table, (alter) => alter.dropUnique(columns, name)),
  index: (db: Connection, { table, name, columns }: Catalogue['indexes'][number]) =>
    db.schema.alterTable(table, (alter) => alter.dropIndex(columns, name)),
};

const isDeclared = ({ table, columns }: { table: string; columns: string[] }): boolean =>
  INDEXES.some((one) => one.table === table && one.columns.join() === columns.join());

let first: Catalogue;
beforeAll(async () => {
  database = await createDatabase({ empty: true });
  await boot();
  first = await catalogue();
});
afterAll(() => database?.remove());

describe('what the database refuses', () => {
  it('is there after the first boot', holds);

  it('is the same after the second', async () => {
    await boot();
    expect(await catalogue()).toEqual(first);
  });

  it('is made again after somebody removed all of it', async () => {
    await ask(async (db) => {
      for (const one of first.triggers) await drop.trigger(db, one);
      for (const one of first.checks) await drop.check(db, one);
      for (const one of first.indexes.filter(isDeclared)) {
        await drop[one.unique ? 'unique' : 'index'](db, one);
      }
    });
    expect((await catalogue()).indexes.filter(isDeclared)).toEqual([]);
    await boot();
    expect(await catalogue()).toEqual(first);
    await holds();
  });

  it('is made again where an earlier version, or a hand, left what refuses less', async () => {
    await ask(async (db) => {
      if (CLIENT === 'sqlite') {
        const [one] = first.triggers.filter(({ name }) => name.includes('granted_check_update'));
        await drop.trigger(db, one);
        await db.raw(
          'create trigger adh_entitlement_granted_check_update before update on adh_entitlement when false begin select 1; end',
        );
      } else {
        const [one] = first.checks.filter(({ name }) => name.includes('granted_check'));
        await drop.check(db, one);
        await db.raw(
          'alter table adh_entitlement add constraint adh_entitlement_granted_check check (used > -9)',
        );
      }
      if (CLIENT === 'postgres') {
        await db.raw('alter table adh_usage disable trigger all');
        const [cap] = first.checks.filter(({ name }) => name.includes('person_cap_check'));
        await drop.check(db, cap);
        await db.raw(
          `alter table adh_entitlement_person add constraint ${cap.name} check (used <= cap) not valid`,
        );
      }
    });
    await boot();
    expect(await catalogue()).toEqual(first);
    await holds();
  });

  it('is there after an upgrade that adds a column and changes the types of others', async () => {
    const counted = await ask((db) => db('adh_usage').count({ lines: '*' }));
    await ask(async (db) => {
      // Strapi rebuilds both tables on SQLite, and their triggers go with them.
      await db.schema.alterTable('adh_usage', (table) => void table.bigInteger('seq').alter());
      await db.schema.alterTable('adh_entitlement', (table) => {
        void table.bigInteger('used').alter();
        table.dropColumn('carry_over_cap');
      });
    });
    await rememberOlder(database, (tableOf) => {
      const entitlement = tableOf('adh_entitlement');
      entitlement.columns = entitlement.columns.filter(({ name }) => name !== 'carry_over_cap');
      for (const { name, columns } of [entitlement, tableOf('adh_usage')]) {
        const changed = name === 'adh_usage' ? 'seq' : 'used';
        for (const column of columns) if (column.name === changed) column.type = 'bigInteger';
      }
    });
    await boot();
    const type = await ask((db) => db('adh_usage').columnInfo('seq'));
    expect(type).toMatchObject({ type: expect.stringMatching(/^int/) });
    expect(await ask((db) => db.schema.hasColumn('adh_entitlement', 'carry_over_cap'))).toBe(true);
    expect(await ask((db) => db('adh_usage').count({ lines: '*' }))).toEqual(counted);
    expect(await catalogue()).toEqual(first);
    await holds();
  });

  it('keeps the application from starting on rows that contradict it, which it names by number', async () => {
    const ids = await ask(async (db) => {
      const [index] = first.indexes.filter(({ name }) => name === 'adh_effect_key_uq');
      await drop.unique(db, index);
      const key = someId();
      for (let i = 0; i < 2; i += 1) await db('adh_effect').insert({ ...rowOf(EFFECT_TABLE), key });
      return db('adh_effect').where({ key }).orderBy('id').pluck('id');
    });
    const said = await bootOn(database);
    expect(said).toContain(`adh_effect(key) is missing and cannot be made`);
    expect(said).toContain(`${ids[0]} and ${ids[1]}`);
    await ask((db) => db('adh_effect').where({ id: ids[1] }).delete());
    await boot();
    expect(await catalogue()).toEqual(first);
  });
});
