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

/**
 * Prepares an installation for a transfer from another one: its checks, and how rows keep their
 * ids.
 */

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

/** The first content type with rows; null for an unused installation. */
export const findUsed = async (strapi: Core.Strapi): Promise<string | null> => {
  for (const uid of USED) {
    const row: unknown = await strapi.db.query(uid).findOne({ select: ['id'] });
    if (row) return uid;
  }
  return null;
};

type Data = Record<string, unknown>;

/**
 * The property that carries the id with which a row is to be written. The random name cannot be
 * sent from outside.
 */
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
 * Marks rows to be written with the ids they had. Strapi assigns new ids in a transfer, and does
 * not know our columns that refer to people, accounts and pictures by id.
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

/** The same for a row without a content type. */
export const keepNumber = (data: Data, number: unknown): void => {
  data[NUMBER] = number;
};

/** Makes Strapi's entity manager use the ids marked by `keepNumbers`. */
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

/** Our columns that refer to rows of Strapi by id; some of those rows may be deleted. */
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

/** The highest id that our columns refer to, by type. */
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

/** Inserts and deletes a row with the highest id, so that the database does not reuse it. */
const passOver = async (trx: Transaction, table: string, number: number): Promise<void> => {
  const { highest } = (await trx(table).max({ highest: 'id' }).first()) as { highest: unknown };
  if (Number(highest ?? 0) >= number) return;
  await trx(table).insert({ id: number });
  await trx(table).where({ id: number }).delete();
};

/** Only PostgreSQL's sequences ignore rows inserted with an explicit id. */
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

/** Continues the ids of every table after the written and the referenced ones. */
export const goOnNumbering = async (strapi: Core.Strapi, trx: Transaction): Promise<void> => {
  const named = await highestNamed(trx);
  if (strapi.db.dialect.client === 'postgres') return continueSequences(strapi, trx, named);
  for (const [uid, number] of named) {
    await passOver(trx, strapi.db.metadata.get(uid).tableName, number);
  }
};
