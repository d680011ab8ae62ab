import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import {
  ENTITLEMENT_PERSON_TABLE,
  ENTITLEMENT_TABLE,
  USAGE_TABLE,
} from '../../src/plugins/membership-lifecycle/server/src/core/tables/counter';
import { DEPOSIT_TABLE } from '../../src/plugins/membership-lifecycle/server/src/core/tables/deposit';
import {
  columnName,
  schemaOf,
  type ColumnKind,
  type Table,
} from '../../src/plugins/membership-lifecycle/server/src/kernel/tables/define';
import {
  CREDIT_NOTE_TABLE,
  PAYMENT_TABLE,
} from '../../src/plugins/membership-lifecycle/server/src/core/tables/member';
import { OCCASION_TABLE } from '../../src/plugins/membership-lifecycle/server/src/occasions/tables/participation';
import { ACTIVITY_TABLE } from '../../src/plugins/membership-lifecycle/server/src/kernel/tables/shared';
import { TABLES } from '../../src/plugins/membership-lifecycle/server/src/tables';
import {
  CLOSED_LINE_TABLE,
  CLOSING_TABLE,
} from '../../src/plugins/membership-lifecycle/server/src/accounting/tables/closing';
import { catalogueOf } from './catalogue';
import { CLIENT } from './test-database';

/** What the database itself must refuse: what its catalogue says of it, and what it does. */

type Connection = Core.Strapi['db']['connection'];

/** Said here a second time: one that the application forgets to declare is missed here. */
const CHECKS = [
  ...['adh_entitlement_used', 'adh_entitlement_granted'],
  ...['adh_entitlement_person_used', 'adh_entitlement_person_cap'],
  ...['adh_occasion_taken', 'adh_occasion_capacity'],
  'adh_payment_place',
];
const APPEND_ONLY = [
  ...['adh_activity', 'adh_bank_match', 'adh_closed_line', 'adh_closing', 'adh_credit_note'],
  ...['adh_deposit', 'adh_payment', 'adh_usage'],
];

const MEMBERSHIPS = [
  { table: 'memberships', columns: ['reference'], unique: true },
  { table: 'memberships', columns: ['organisation_id'], unique: true },
  { table: 'memberships', columns: ['next_due_on'], unique: false },
];
export const INDEXES = [
  ...MEMBERSHIPS,
  ...TABLES.flatMap((table) =>
    schemaOf(table).indexes.map((index) => ({
      table: table.collection,
      columns: index.columns,
      unique: 'type' in index,
    })),
  ),
];

export const someId = (): string => randomBytes(12).toString('hex');

const FIRST_DAY = Date.UTC(2021, 0, 3);
const DAY_MS = 86_400_000;
let days = 0;
/** A day that was not given before. */
const anotherDay = (): string =>
  new Date(FIRST_DAY + (days += 1) * DAY_MS).toISOString().slice(0, 10);

/** A row that no index refuses, since nothing of it was ever written. */
const valueOf = (kind: ColumnKind): unknown => {
  if (kind === 'json') return '[]';
  if (kind === 'date') return anotherDay();
  if (kind === 'boolean') return true;
  if (kind === 'string' || kind === 'text') return someId();
  return 0;
};

export const rowOf = (table: Table): Record<string, unknown> => ({
  document_id: someId(),
  ...Object.fromEntries(
    Object.entries(table.columns).map(([name, kind]) => [columnName(name), valueOf(kind)]),
  ),
  // A line is on a call or on a credit.
  ...(table.name === 'payment' ? { credit_of: null } : {}),
});

/** The attribute of a column. */
const attributeOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_under, letter: string) => letter.toUpperCase());

const refused = (query: PromiseLike<unknown>): Promise<string> =>
  Promise.resolve(query).then(
    () => 'done',
    (error: Error) => error.message,
  );

/** Tries what must not be, on every table that refuses something. */
const tryAll = async (db: Connection): Promise<void> => {
  const entitlement = { ...rowOf(ENTITLEMENT_TABLE), granted: 2, used: 1 };
  const person = { ...rowOf(ENTITLEMENT_PERSON_TABLE), cap: 2, used: 1 };
  const occasion = { ...rowOf(OCCASION_TABLE), capacity: 2, taken: 1 };
  const tries: [string, Record<string, unknown>, object, string][] = [
    ['adh_entitlement', entitlement, { used: -1 }, 'adh_entitlement_used_check'],
    ['adh_entitlement', entitlement, { used: 3 }, 'adh_entitlement_granted_check'],
    ['adh_entitlement', entitlement, { granted: 0 }, 'adh_entitlement_granted_check'],
    ['adh_entitlement_person', person, { used: -1 }, 'adh_entitlement_person_used_check'],
    ['adh_entitlement_person', person, { used: 3 }, 'adh_entitlement_person_cap_check'],
    ['adh_occasion', occasion, { taken: -1 }, 'adh_occasion_taken_check'],
    ['adh_occasion', occasion, { taken: 3 }, 'adh_occasion_capacity_check'],
  ];
  await db('adh_entitlement').insert(entitlement);
  await db('adh_entitlement_person').insert(person);
  await db('adh_occasion').insert(occasion);
  for (const wrong of [{ dues_id: null }, { credit_of: someId() }]) {
    const answer = await refused(db('adh_payment').insert({ ...rowOf(PAYMENT_TABLE), ...wrong }));
    expect(answer).toContain('adh_payment_place_check');
  }
  for (const [table, row, wrong, name] of tries) {
    const where = { document_id: row.document_id };
    expect(await refused(db(table).where(where).update(wrong))).toContain(name);
    const another = { ...row, ...wrong, document_id: someId(), benefit_code: someId() };
    delete (another as Record<string, unknown>)[table === 'adh_entitlement' ? '' : 'benefit_code'];
    expect(await refused(db(table).insert(another))).toContain(name);
  }

  const kept: Table[] = [ACTIVITY_TABLE, CLOSED_LINE_TABLE, CLOSING_TABLE, DEPOSIT_TABLE];
  for (const table of [...kept, CREDIT_NOTE_TABLE, PAYMENT_TABLE, USAGE_TABLE]) {
    const { collection, name } = table;
    const row = rowOf(table);
    await db(collection).insert(row);
    const line = () => db(collection).where({ document_id: row.document_id });
    for (const column of Object.keys(row)) {
      const free = ['person', 'input'].includes(column) && name !== 'payment';
      const kind = (table.columns as Record<string, ColumnKind>)[attributeOf(column)];
      const other = typeof row[column] === 'number' ? 1 : '"x"';
      const value = { date: '2021-01-02', boolean: false }[kind as string] ?? other;
      const answer = await refused(line().update({ [column]: value }));
      if (free) expect([column, answer]).toEqual([column, 'done']);
      else expect([column, answer]).toEqual([column, expect.stringMatching(/append-only|place/)]);
    }
    expect(await refused(line().delete())).toContain('append-only');
    if (CLIENT === 'postgres') {
      expect(await refused(db.raw(`truncate ${collection}`))).toContain('append-only');
    }
  }

  for (const table of TABLES) {
    for (const { columns, unique } of table.indexes as { columns: string[]; unique?: boolean }[]) {
      if (!unique) continue;
      const row = rowOf(table);
      await db(table.collection).insert(row);
      const same = Object.fromEntries(columns.map(columnName).map((name) => [name, row[name]]));
      const shape = `${table.collection}(${columns.join()})`;
      const answer = await refused(db(table.collection).insert({ ...rowOf(table), ...same }));
      expect([shape, answer]).toEqual([shape, expect.stringMatching(/unique|duplicate/i)]);
    }
  }
};

/** Everything that is declared is there, and does what it is there for. */
export const expectConstraints = async (db: Connection): Promise<void> => {
  const { triggers, checks, indexes } = await catalogueOf(db);
  const named = CLIENT === 'sqlite' ? triggers : checks;
  for (const name of CHECKS) {
    const versions = named.filter((one) => one.name.startsWith(`${name}_check_`));
    expect([name, versions.length]).toEqual([name, CLIENT === 'sqlite' ? 2 : 1]);
  }
  for (const table of APPEND_ONLY) {
    const those = triggers.filter((one) => one.table === table && !one.name.includes('_check_'));
    expect([table, those.length]).toEqual([table, 2]);
  }
  const shape = ({
    table,
    columns,
    unique,
  }: {
    table: string;
    columns: string[];
    unique: boolean;
  }) => `${unique ? 'unique ' : ''}${table}(${columns.join()})`;
  expect(indexes.map(shape)).toEqual(expect.arrayContaining(INDEXES.map(shape)));
  await tryAll(db);
};
