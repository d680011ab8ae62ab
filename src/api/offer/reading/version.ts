/**
 * The version row of what is published. Every write to an offer, a tier, a benefit or a resource
 * changes it in its own transaction, so that reading it tells whether anything was committed since.
 */
import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** The types that public answers are made of. */
export const PARTS = [
  'api::offer.offer',
  'api::tier.tier',
  'api::benefit.benefit',
  'api::resource.resource',
] as const;

const STORE = 'strapi::core-store';
/** The key of the row, in Strapi's store. */
export const VERSION_KEY = 'adhesions_published_version';

/**
 * Changes the version. As the first statement of a transaction it also locks: writers of published
 * content take turns here, and so never wait for each other's rows.
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
 * Replaces a version that an earlier release stored as plain text. Strapi parses the values of its
 * store as JSON, and its export failed on this one.
 */
export const renewBareVersion = async (strapi: Core.Strapi): Promise<void> => {
  const row = await strapi.db.query(STORE).findOne({ where: { key: VERSION_KEY } });
  if (row && !String(row.value).startsWith('"')) await changeVersion(strapi);
};

/** The number and the last update of the pictures of published offers, which the library changes. */
const pictures = (strapi: Core.Strapi) => {
  const { connection, metadata } = strapi.db;
  const files = metadata.get('plugin::upload.file');
  const { joinTable } = files.attributes.related as unknown as { joinTable: { name: string } };
  const shown = () =>
    connection(files.tableName)
      .join(joinTable.name, `${joinTable.name}.file_id`, `${files.tableName}.id`)
      .where({ related_type: PARTS[0] });
  return [
    shown().count(`${files.tableName}.id`).as('pictures'),
    shown().max(`${files.tableName}.updated_at`).as('pictured'),
  ];
};

/**
 * A text that changes with everything published: the version, and for each type the number of
 * rows, the last id and the last update; of pictures likewise. They also change when something writes to the
 * tables directly: a transfer, a removed language, a person with SQL. Read in one statement.
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
  return JSON.stringify(await connection.select([version, ...parts, ...pictures(strapi)]).first());
};
