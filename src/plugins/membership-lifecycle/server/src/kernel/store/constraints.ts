import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type { Table } from '../tables/define';
import { ensureIndexes, type Client, type Index } from './constraints/indexes';
import { ensureOnMysql } from './constraints/mysql';
import { ensureOnPostgres } from './constraints/postgres';
import { ensureOnSqlite } from './constraints/sqlite';

/**
 * Creates the constraints by which the database itself protects the data. Done at every boot after
 * the schema sync: migrations run before the tables exist, and SQLite drops triggers with a
 * rebuilt table.
 */

const ENSURE = { sqlite: ensureOnSqlite, postgres: ensureOnPostgres, mysql: ensureOnMysql };

/** Whether a content type belongs to this application and not to Strapi. */
const isOurs = (uid: string): boolean =>
  uid.startsWith('api::') || uid.startsWith(`plugin::${PLUGIN_ID}.`);

const declaredIndexes = (strapi: Core.Strapi): Index[] => {
  const ours = new Set(
    Object.values(strapi.contentTypes)
      .filter(({ uid }) => isOurs(uid))
      .map(({ collectionName }) => collectionName),
  );
  return strapi.db.schema.schema.tables
    .filter(({ name }) => ours.has(name))
    .flatMap(({ name: table, indexes }) =>
      indexes
        .filter(({ type }) => type !== 'primary')
        .map(({ name, columns, type }) => ({ name, table, columns, unique: type === 'unique' })),
    );
};

/**
 * Creates CHECKs (triggers on SQLite), append-only triggers and indexes that are missing or differ
 * from the declared ones. Throws when stored rows violate one.
 */
export const ensureConstraints = async (
  strapi: Core.Strapi,
  tables: readonly Table[],
): Promise<void> => {
  const client = strapi.db.dialect.client as Client;
  await ENSURE[client](strapi.db.connection, tables);
  await ensureIndexes(strapi.db.connection, client, declaredIndexes(strapi));
};
