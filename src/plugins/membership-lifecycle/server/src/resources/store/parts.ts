import type { Core } from '@strapi/strapi';
import type { MembersPart } from '../../../../shared/resources/members-part';
import { executorOf } from '../../kernel/store/database';
import { among, dialectOf, readArrays } from '../../kernel/store/scripts';
import { readPart } from '../rules/part';

/** The part for members in the rows of documents, below Strapi's own answers. */

export interface StoredPart {
  documentId: string;
  /** Null for a type that is not translated. */
  locale: string | null;
  isPublished: boolean;
  part: MembersPart | 'unreadable' | null;
}

const read = async (
  strapi: Core.Strapi,
  uid: string,
  field: string,
  documentIds: readonly string[] | null,
): Promise<StoredPart[]> => {
  const db = await executorOf(strapi);
  const dialect = dialectOf(db);
  const { tableName, attributes } = strapi.db.metadata.get(uid);
  const { columnName } = attributes[field] as { columnName: string };
  const columns = ['document_id', 'locale', 'published_at', columnName].map(dialect.quoted);
  const wanted = documentIds && among(dialect, documentIds);
  const sql = `select ${columns.join(', ')} from ${dialect.quoted(tableName)}
    ${wanted ? `where document_id ${wanted.sql}` : ''} order by id`;
  const rows = await readArrays(db, { sql, values: wanted?.values ?? [] });
  return rows.map(([documentId, locale, publishedAt, part]) => ({
    documentId: String(documentId),
    locale: locale as string | null,
    isPublished: publishedAt !== null,
    part: readPart(part),
  }));
};

/** Every version of some documents: drafts and published ones, in each language. */
export const findParts = async (
  strapi: Core.Strapi,
  uid: string,
  field: string,
  documentIds: readonly string[],
): Promise<StoredPart[]> => (documentIds.length === 0 ? [] : read(strapi, uid, field, documentIds));

/** Every version of every document. */
export const findAllParts = (
  strapi: Core.Strapi,
  uid: string,
  field: string,
): Promise<StoredPart[]> => read(strapi, uid, field, null);
