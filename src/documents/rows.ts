/**
 * The rows behind a document, as the rules need them. The document service answers one version at
 * a time and passes through the rules again; these questions span versions, hence `strapi.db`.
 */
import type { Core, UID } from '@strapi/strapi';
import type { Data } from './payload';

type Populate = Record<string, unknown>;

/** The drafts of a document in some locales. */
export const draftsOf = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  locales: string[],
  populate: Populate = {},
): Promise<Data[]> =>
  strapi.db.query(uid).findMany({
    where: { documentId, locale: { $in: locales }, publishedAt: null },
    populate,
  }) as Promise<Data[]>;

/** A published version of a document, whatever its locale, or null. */
export const publishedRow = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<Data | null> =>
  strapi.db
    .query(uid)
    .findOne({ where: { documentId, publishedAt: { $notNull: true } } }) as Promise<Data | null>;

/** Whether one of some documents is published in a locale. */
export const isAnyPublished = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentIds: string[],
  locale: string,
): Promise<boolean> =>
  (await strapi.db.query(uid).count({
    where: { documentId: { $in: documentIds }, locale, publishedAt: { $notNull: true } },
  })) > 0;

/**
 * Whether another document has this value in any version. Reads the latest committed rows: MariaDB
 * would otherwise answer from the snapshot taken before the transaction waited for its lock.
 */
export const isTaken = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  field: string,
  value: string,
  documentId: string | null,
): Promise<boolean> =>
  strapi.db.transaction(async ({ trx }) => {
    const { tableName, attributes } = strapi.db.metadata.get(uid);
    const { columnName } = attributes[field] as { columnName: string };
    const others = trx(tableName).where(columnName, value).forShare();
    if (documentId) others.whereNot('document_id', documentId);
    return (await others.first('id')) !== undefined;
  });

/** Writes a field on the published version of one locale; nothing when it is not published. */
export const storeOnPublished = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  locale: string,
  data: Data,
): Promise<void> => {
  await strapi.db.query(uid).updateMany({
    where: { documentId, locale, publishedAt: { $notNull: true } },
    data,
  });
};
