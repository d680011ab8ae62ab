import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type { Table } from '../tables/define';
import { ensureIndexes, type Client, type Index } from './constraints/indexes';
import { ensureOnMysql } from './constraints/mysql';
import { ensureOnPostgres } from './constraints/postgres';
import { ensureOnSqlite } from './constraints/sqlite';

/**
 * What the database itself refuses, whoever writes. Made at every boot, after the schema is synced:
 * migrations run before the tables exist, and SQLite drops triggers when a table is rebuilt.
 */

const ENSURE = { sqlite: ensureOnSqlite, postgres: ensureOnPostgres, mysql: ensureOnMysql };

/** Whether a content type is of this application, and not of Strapi. */
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
 * Makes the CHECKs (triggers on SQLite), the append-only triggers and the indexes that are not in the
 * database as they are meant. Throws when rows that are there contradict one.
 */
export const ensureConstraints = async (
  strapi: Core.Strapi,
  tables: readonly Table[],
): Promise<void> => {
  const client = strapi.db.dialect.client as Client;
  await ENSURE[client](strapi.db.connection, tables);
  await ensureIndexes(strapi.db.connection, client, declaredIndexes(strapi));
};
