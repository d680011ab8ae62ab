import { randomUUID } from 'node:crypto';
import type { Core, UID } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import { VOTER_TABLE } from '../../assemblies/tables/assembly';
import { USAGE_TABLE } from '../../core/tables/counter';
import type { Transaction } from '../../kernel/store/database';
import { ACTIVITY_TABLE } from '../../kernel/tables/shared';
import { CONSENT_TABLE } from '../../membership/tables/consent';
import { REGISTRATION_TABLE } from '../../occasions/tables/participation';
import { RENEWAL_INVITATION_TABLE } from '../../renewals/tables/invitation';
import { WEBHOOK_SECRET_TABLE } from '../../webhooks/tables/event';

/** What an installation has to be, and how its rows are written, when another one is carried into it. */

// The plugin knows the application's types by their UID only.
const ORGANISATION_UID = 'api::organisation.organisation';
const CONTACT_UID = 'organisation.contact';
const WEBHOOK_UID = 'strapi::webhook';

const USED = [
  `plugin::${PLUGIN_ID}.activity`,
  `plugin::${PLUGIN_ID}.payment`,
  `plugin::${PLUGIN_ID}.usage`,
  'api::membership.membership',
  ORGANISATION_UID,
  'api::offer.offer',
  'plugin::users-permissions.user',
] as UID.ContentType[];

/** The first type that somebody has written something of, or null on an installation as it is made. */
export const findUsed = async (strapi: Core.Strapi): Promise<string | null> => {
  for (const uid of USED) {
    const row: unknown = await strapi.db.query(uid).findOne({ select: ['id'] });
    if (row) return uid;
  }
  return null;
};

type Data = Record<string, unknown>;

/** Where the number of a row stands that is to be written under it: nobody outside can say this name. */
const NUMBER = `number-${randomUUID()}`;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

const componentsIn = (
  attribute: { type: string; component?: string },
  value: unknown,
): [string, Data][] =>
  [value].flat().flatMap((one): [string, Data][] => {
    if (!isData(one)) return [];
    return [[attribute.component ?? String(one.__component), one]];
  });

/**
 * Strapi gives new numbers to what it carries. Ours name people, accounts and pictures by theirs, in
 * columns that it knows nothing of: what is marked by this is written under the number that it had.
 */
export const keepNumbers = (
  strapi: Core.Strapi,
  uid: string,
  data: Data,
  number: unknown,
): void => {
  data[NUMBER] = number;
  const { attributes } = strapi.getModel(uid as UID.Schema);
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!['component', 'dynamiczone'].includes(attribute.type)) continue;
    for (const [component, one] of componentsIn(attribute, data[name])) {
      keepNumbers(strapi, component, one, one.id);
    }
  }
};

/** The same for a row that has no schema of content. */
export const keepNumber = (data: Data, number: unknown): void => {
  data[NUMBER] = number;
};

/** Lets Strapi's own writing find the numbers that `keepNumbers` left. */
export const writeKeptNumbers = (strapi: Core.Strapi): void => {
  const { entityManager } = strapi.db;
  const create = entityManager.create.bind(entityManager);
  entityManager.create = (uid, params) => {
    const data = params?.data as Data | undefined;
    if (data?.[NUMBER] === undefined) return create(uid, params);
    const { [NUMBER]: id, ...rest } = data;
    return create(uid, { ...params, data: { ...rest, id } } as typeof params);
  };
};

/** Columns of ours that name rows of Strapi by number, some of which are gone. */
const NAMED: { uid: string; table: string; column: string; where?: Data }[] = [
  ...[ACTIVITY_TABLE, USAGE_TABLE].map(({ collection: table }) => ({
    uid: CONTACT_UID,
    table,
    column: 'actor_id',
    where: { actor_type: 'link' },
  })),
  ...[CONSENT_TABLE, REGISTRATION_TABLE, RENEWAL_INVITATION_TABLE].map(({ collection: table }) => ({
    uid: CONTACT_UID,
    table,
    column: 'contact_id',
  })),
  { uid: CONTACT_UID, table: VOTER_TABLE.collection, column: 'holder_contact_id' },
  { uid: WEBHOOK_UID, table: WEBHOOK_SECRET_TABLE.collection, column: 'webhook_id' },
];

/** The highest number under which something of ours names a row, by type. */
const highestNamed = async (trx: Transaction): Promise<Map<string, number>> => {
  const highest = new Map<string, number>();
  for (const { uid, table, column, where } of NAMED) {
    const query = trx(table).distinct(column).whereNotNull(column);
    const rows = (await (where ? query.where(where) : query)) as Record<string, string>[];
    for (const row of rows) {
      const number = Number(row[column]);
      if (Number.isInteger(number)) highest.set(uid, Math.max(highest.get(uid) ?? 0, number));
    }
  }
  return highest;
};

/** A row that was and is gone: the database gives its number to nobody else. */
const passOver = async (trx: Transaction, table: string, number: number): Promise<void> => {
  const { highest } = (await trx(table).max({ highest: 'id' }).first()) as { highest: unknown };
  if (Number(highest ?? 0) >= number) return;
  await trx(table).insert({ id: number });
  await trx(table).where({ id: number }).delete();
};

/** PostgreSQL alone does not see the numbers that rows are written with. */
const continueSequences = async (
  strapi: Core.Strapi,
  trx: Transaction,
  named: ReadonlyMap<string, number>,
): Promise<void> => {
  const { schema } = strapi.db.connection.client.config.connection as { schema?: string };
  for (const { uid, tableName, attributes } of strapi.db.metadata.values()) {
    if (!('id' in attributes)) continue;
    const name = `"${schema ?? 'public'}"."${tableName}"`;
    const sequence = `pg_get_serial_sequence('${name}', 'id')`;
    const last = `greatest(max(id), ?, pg_sequence_last_value(${sequence}))`;
    const number = named.get(uid) ?? 0;
    await trx.raw(`select setval(${sequence}, ${last}) from ${name} having ${last} > 0`, [
      number,
      number,
    ]);
  }
};

/** Lets every table go on after the numbers that were written, and those that rows name. */
export const goOnNumbering = async (strapi: Core.Strapi, trx: Transaction): Promise<void> => {
  const named = await highestNamed(trx);
  if (strapi.db.dialect.client === 'postgres') return continueSequences(strapi, trx, named);
  for (const [uid, number] of named) {
    await passOver(trx, strapi.db.metadata.get(uid).tableName, number);
  }
};
