import type { Core, UID } from '@strapi/strapi';
import type { MembersPart } from '../../../../shared/resources/members-part';
import { readPart } from '../rules/part';

/** The part for members in the rows of documents, below Strapi's own answers. */

export interface StoredPart {
  documentId: string;
  /** Null for a type that is not translated. */
  locale: string | null;
  isPublished: boolean;
  part: MembersPart | 'unreadable' | null;
}

interface Row extends Record<string, unknown> {
  documentId: string;
  locale: string | null;
  publishedAt: unknown;
}

const read = async (
  strapi: Core.Strapi,
  uid: string,
  field: string,
  where: object,
): Promise<StoredPart[]> => {
  const rows = (await strapi.db.query(uid as UID.ContentType).findMany({
    where,
    select: ['documentId', 'locale', 'publishedAt', field],
    orderBy: { id: 'asc' },
  })) as Row[];
  return rows.map((row) => ({
    documentId: row.documentId,
    locale: row.locale ?? null,
    isPublished: row.publishedAt !== null && row.publishedAt !== undefined,
    part: readPart(row[field]),
  }));
};

/** Every version of some documents: drafts and published ones, in each language. */
export const findParts = async (
  strapi: Core.Strapi,
  uid: string,
  field: string,
  documentIds: readonly string[],
): Promise<StoredPart[]> =>
  documentIds.length === 0
    ? []
    : read(strapi, uid, field, { documentId: { $in: [...documentIds] } });

/** Every version of every document. */
export const findAllParts = (
  strapi: Core.Strapi,
  uid: string,
  field: string,
): Promise<StoredPart[]> => read(strapi, uid, field, {});
