/**
 * What was published once is withdrawn, and never deleted: the public read it, members joined by it.
 * A draft remembers by a field of its own that it was, since unpublishing removes the published version.
 */
import type { Core, UID } from '@strapi/strapi';
import { problem, type Problem } from './errors';
import type { Data } from './payload';

/** The field of a draft, in each language, which only these rules write. */
export const WAS_PUBLISHED = 'wasPublished';

interface Versions {
  uid: UID.ContentType;
  documentId: string;
  locales: string[];
}

/** Refuses to delete what is or was published in one of these languages. */
export const deletionProblems = async (
  strapi: Core.Strapi,
  { uid, documentId, locales }: Versions,
): Promise<Problem[]> => {
  const published = await strapi.db.query(uid).count({
    where: {
      documentId,
      locale: { $in: locales },
      $or: [{ publishedAt: { $notNull: true } }, { [WAS_PUBLISHED]: true }],
    },
  });
  return published > 0 ? [problem([], 'was-published')] : [];
};

/** Unpublishes, and notes on the drafts that the public read them. */
export const withdraw = async (
  strapi: Core.Strapi,
  { uid, documentId, locales }: Versions,
  next: () => Promise<unknown>,
): Promise<unknown> =>
  strapi.db.transaction(async () => {
    const published = (await strapi.db.query(uid).findMany({
      select: ['locale'],
      where: { documentId, locale: { $in: locales }, publishedAt: { $notNull: true } },
    })) as Data[];
    const result = await next();
    await strapi.db.query(uid).updateMany({
      where: {
        documentId,
        locale: { $in: published.map(({ locale }) => locale) },
        publishedAt: null,
      },
      data: { [WAS_PUBLISHED]: true },
    });
    return result;
  });
