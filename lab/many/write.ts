import type { Core } from '@strapi/strapi';
import type { Body } from './bodies';
import { insertColumns, insertEntries, rowIds, type Executor } from './insert';
import type { MemberRecord } from './life';
import { TABLES, type Rows, type Values } from './story';

/** Writes the stories into the database: organisations, memberships, then the plugin's tables. */

export interface Told {
  body: Body;
  record: MemberRecord;
  rows: Rows;
}

const PLUGIN = 'plugin::membership-lifecycle';
const ORGANISATION = 'api::organisation.organisation';
const MEMBERSHIP = 'api::membership.membership';

/** The column of a row's day, by table: rows are inserted in the order in which they happened. */
const DAY_OF = {
  term: 'startsOn',
  dues: 'issuedOn',
  payment: 'on',
  renewal: 'openedOn',
  entitlement: 'startsOn',
  usage: 'at',
  message: 'queuedAt',
  activity: 'at',
  effect: 'on',
} as const;

/** By a day or an instant, of which a column has one kind alone. */
const inOrder = <T extends Values>(rows: T[], by: string): T[] =>
  rows.sort((a, b) => {
    const [one, other] = [a[by] as string | number, b[by] as string | number];
    return one < other ? -1 : one > other ? 1 : 0;
  });

/** Gives each row the next number of its year; answers the last number of each year. */
const numbered = (rows: Values[], day: string, name: (value: string) => Values): Values[] => {
  const last = new Map<string, number>();
  for (const row of inOrder(rows, day)) {
    const year = String(row[day]).slice(0, 4);
    const value = (last.get(year) ?? 0) + 1;
    last.set(year, value);
    Object.assign(row, name(`${year}-${String(value).padStart(4, '0')}`));
  }
  return [...last].map(([year, value]) => ({ year, value }));
};

const insertParts = async (
  strapi: Core.Strapi,
  db: Executor,
  field: 'address' | 'contacts',
  owners: { ownerId: number; parts: object[] }[],
  now: Date,
): Promise<void> => {
  const component = field === 'address' ? 'organisation.address' : 'organisation.contact';
  const parts = owners.flatMap((owner) => owner.parts) as Values[];
  await insertEntries(strapi, db, component, parts, now);
  const { tableName } = strapi.db.metadata.get(component as typeof ORGANISATION);
  const ids: { id: number }[] = await db(tableName).orderBy('id').select('id');
  const { joinTable } = strapi.db.metadata.get(ORGANISATION).attributes[field] as unknown as {
    joinTable: { name: string };
  };
  let at = 0;
  const links = owners.flatMap((owner) =>
    owner.parts.map((_, order) => ({
      entity_id: owner.ownerId,
      cmp_id: ids[at++].id,
      component_type: component,
      field,
      order: order + 1,
    })),
  );
  await insertColumns(db, joinTable.name, links);
};

const insertBodies = async (
  strapi: Core.Strapi,
  db: Executor,
  bodies: readonly Body[],
  now: Date,
): Promise<Map<string, number>> => {
  const rows = bodies.map(({ address: _, contacts: __, ...body }) => ({
    ...body,
    publishedAt: now,
  }));
  await insertEntries(strapi, db, ORGANISATION, rows, now);
  const ids = await rowIds(strapi, db, ORGANISATION);
  const owners = (field: 'address' | 'contacts') =>
    bodies.map((body) => ({
      ownerId: Number(ids.get(body.id)),
      parts: [body[field]].flat(),
    }));
  await insertParts(strapi, db, 'address', owners('address'), now);
  await insertParts(strapi, db, 'contacts', owners('contacts'), now);
  return ids;
};

const insertMemberships = async (
  strapi: Core.Strapi,
  db: Executor,
  {
    told,
    bodies,
    today,
    now,
  }: { told: Told[]; bodies: Map<string, number>; today: string; now: Date },
): Promise<Values[]> => {
  const records: Values[] = told.map(({ record, rows }) => ({
    ...record,
    because: { rule: 'applied', params: { on: record.appliedOn } },
    duesState: 'none',
    // Everything is looked at by the daily run that follows.
    nextDueOn: today,
    version: rows.activity.length,
    publishedAt: now,
    reference: '',
  }));
  const last = numbered(records, 'appliedOn', (number) => ({ reference: `ADH-${number}` }));
  await insertEntries(strapi, db, MEMBERSHIP, records, now);
  const ids = await rowIds(strapi, db, MEMBERSHIP);
  const links = records.map(({ id, organisationId }) => ({
    membership_id: ids.get(String(id)),
    organisation_id: bodies.get(String(organisationId)),
  }));
  const { joinTable } = strapi.db.metadata.get(MEMBERSHIP).attributes.organisation as unknown as {
    joinTable: { name: string };
  };
  await insertColumns(db, joinTable.name, links);
  return last.map(({ year, value }) => ({ name: `membership:${String(year)}`, value }));
};

/** Writes everything in one transaction: a run that is cut here leaves nothing half written. */
export const writeMembers = async (
  strapi: Core.Strapi,
  told: Told[],
  today: string,
  newId: () => string,
): Promise<void> => {
  await strapi.db.transaction(async ({ trx }) => {
    const db = trx as unknown as Executor;
    const now = new Date();
    const bodies = await insertBodies(
      strapi,
      db,
      told.map(({ body }) => body),
      now,
    );
    const sequences = await insertMemberships(strapi, db, { told, bodies, today, now });
    const calls = told.flatMap(({ rows }) => rows.dues);
    const last = numbered(calls, 'issuedOn', (number) => ({ number }));
    sequences.push(...last.map(({ year, value }) => ({ name: `dues:${String(year)}`, value })));
    await insertEntries(
      strapi,
      db,
      `${PLUGIN}.sequence`,
      sequences.map((row) => ({ id: newId(), ...row })),
      now,
    );
    for (const table of TABLES) {
      const rows = inOrder(
        told.flatMap((one) => one.rows[table]),
        DAY_OF[table],
      );
      await insertEntries(strapi, db, `${PLUGIN}.${table}`, rows, now);
    }
  });
};
