/** The rows behind the editors' view of offers: drafts and published versions, in batches. */
import type { Core, UID } from '@strapi/strapi';
import type { Data } from '../../../documents/payload';

type Transaction = Parameters<Parameters<Core.Strapi['db']['transaction']>[0]>[0]['trx'];

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';

const POPULATED: Record<string, object> = {
  [OFFER]: { tiers: true, benefits: true, epigraph: true, why: true, picture: true },
  [TIER]: { audiences: true, brackets: true, allowances: { populate: { benefit: true } } },
  [BENEFIT]: {},
};

/** The author of a row with their roles: a role may be limited to rows that its own people wrote. */
const WRITER = { createdBy: { select: ['id'], populate: { roles: { select: ['id'] } } } };

/** Every version, in every language, of some documents. */
export const versionsOf = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentIds: string[],
): Promise<Data[]> => {
  if (documentIds.length === 0) return [];
  const rows = await strapi.db.query(uid).findMany({
    where: { documentId: { $in: documentIds } },
    populate: { ...POPULATED[uid], ...WRITER },
    orderBy: { id: 'asc' },
  });
  return rows as Data[];
};

/** The French versions of every offer, with what they list. */
export const mainOffers = async (strapi: Core.Strapi): Promise<Data[]> => {
  const rows = await strapi.db.query(OFFER).findMany({
    where: { locale: 'fr' },
    populate: { ...POPULATED[OFFER], ...WRITER },
    orderBy: { id: 'asc' },
  });
  return rows as Data[];
};

/** An offer of a year, other than the one that is named; drafts count. */
export const offerOfYear = async (
  strapi: Core.Strapi,
  year: number,
  except: string,
): Promise<Data | null> =>
  (await strapi.db.query(OFFER).findOne({
    where: { year, documentId: { $ne: except } },
    populate: WRITER,
    orderBy: [{ locale: 'desc' }, { id: 'asc' }],
  })) as Data | null;

/** Counts the offers and tiers that are written, and the tiers that are published. */
export const countWritten = async (strapi: Core.Strapi) => {
  const french = (uid: UID.ContentType, published: boolean) =>
    strapi.db
      .query(uid)
      .count({ where: { locale: 'fr', publishedAt: published ? { $notNull: true } : null } });
  return {
    offers: await french(OFFER, false),
    tiers: await french(TIER, false),
    tiersPublished: await french(TIER, true),
  };
};

/** Whether an offer has a slug, in any version. */
export const slugExists = async (strapi: Core.Strapi, slug: string): Promise<boolean> =>
  (await strapi.db.query(OFFER).count({ where: { slug } })) > 0;

/**
 * Locks the offers of a year until the transaction ends, so that two people who prepare the same
 * year do so one after the other, and the second finds the offer of the first. A write comes
 * first: after it, no database reads an older state.
 */
export const holdYear = async (
  strapi: Core.Strapi,
  trx: Transaction,
  year: number,
): Promise<void> => {
  const { tableName } = strapi.db.metadata.get(OFFER);
  await trx(tableName)
    .where({ year })
    .update({ year: trx.ref('year') });
};
