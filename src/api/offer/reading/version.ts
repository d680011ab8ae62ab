/**
 * The version row of what is published: every write to an offer, a tier or a benefit changes it in
 * its own transaction, so that who reads the row knows whether anything was committed since.
 */
import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** The types that an answer is made of. */
export const PARTS = ['api::offer.offer', 'api::tier.tier', 'api::benefit.benefit'] as const;

const STORE = 'strapi::core-store';
/** The key of the row, in Strapi's store. */
export const VERSION_KEY = 'adhesions_published_version';

/**
 * Changes the version. Called first in a transaction, it is also its lock: writes to what is
 * published take turns, and never wait for each other's rows.
 */
export const changeVersion = async (strapi: Core.Strapi): Promise<void> => {
  const value = JSON.stringify(randomUUID());
  const { count } = await strapi.db
    .query(STORE)
    .updateMany({ where: { key: VERSION_KEY }, data: { value } });
  if (count === 0) {
    await strapi.db.query(STORE).create({ data: { key: VERSION_KEY, value, type: 'string' } });
  }
};

/**
 * Writes a version anew that an earlier release left as a bare text: Strapi reads what its store
 * holds as JSON, and could export nothing.
 */
export const renewBareVersion = async (strapi: Core.Strapi): Promise<void> => {
  const row = await strapi.db.query(STORE).findOne({ where: { key: VERSION_KEY } });
  if (row && !String(row.value).startsWith('"')) await changeVersion(strapi);
};

/**
 * One text that is another after every change: the version, and beside it how many rows are
 * published, the last of them and the last update, which move also when something writes to the
 * tables without a version: a transfer, a language that is removed, a hand. One statement.
 */
export const readStamp = async (strapi: Core.Strapi): Promise<string> => {
  const { connection, metadata } = strapi.db;
  const store = metadata.get(STORE).tableName;
  const version = connection(store).where({ key: VERSION_KEY }).max('value').as('version');
  const parts = PARTS.flatMap((uid, index) => {
    const { tableName } = metadata.get(uid);
    const published = () => connection(tableName).whereNotNull('published_at');
    return [
      published().count('id').as(`count_${index}`),
      published().max('id').as(`last_${index}`),
      published().max('updated_at').as(`updated_${index}`),
    ];
  });
  return JSON.stringify(await connection.select([version, ...parts]).first());
};
