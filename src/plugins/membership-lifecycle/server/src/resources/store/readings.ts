import type { Core, UID } from '@strapi/strapi';
import { BENEFIT_UID } from '../../../../shared/kernel/ids';

/** What is noted of a reading. */

/** Those of some rights that record who reads, as their published benefits say. */
export const findRecordingRights = async (
  strapi: Core.Strapi,
  codes: readonly string[],
): Promise<string[]> => {
  const rows = (await strapi.db.query(BENEFIT_UID).findMany({
    where: { code: { $in: [...codes] }, recordsReading: true, publishedAt: { $notNull: true } },
    select: ['code'],
  })) as { code: string }[];
  return [...new Set(rows.map(({ code }) => code))];
};

/** The titles of published documents, in French where they are translated; by document. */
export const findTitles = async (
  strapi: Core.Strapi,
  uid: string,
  field: string,
  documentIds: readonly string[],
): Promise<Map<string, string>> => {
  const rows = (await strapi.db.query(uid as UID.ContentType).findMany({
    where: { documentId: { $in: [...documentIds] }, publishedAt: { $notNull: true } },
    select: ['documentId', 'locale', field],
    // French comes last, and stays.
    orderBy: { locale: 'asc' },
  })) as Record<string, string | null>[];
  return new Map(
    rows.flatMap((row): [string, string][] =>
      row[field] ? [[String(row.documentId), String(row[field])]] : [],
    ),
  );
};
