import type { Core } from '@strapi/strapi';
import type { Locale } from '../reading/types';

const OFFER = 'api::offer.offer';
/** What an offer shows of others. */
const SHOWN = ['api::tier.tier', 'api::benefit.benefit'];

interface Checker {
  cannot: { read(entity?: object): boolean };
}

/**
 * Whether who is asking may read this offer, in this language, in the Content Manager, with the
 * tiers and benefits that it shows. Strapi asks this of nobody before it makes a preview's address.
 */
export const mayReadOffer = async (
  strapi: Core.Strapi,
  documentId: string,
  locale: Locale,
): Promise<boolean> => {
  const userAbility: unknown = strapi.requestContext.get()?.state?.userAbility;
  if (!userAbility) return false;
  const checkers = strapi.plugin('content-manager').service('permission-checker');
  const checkerOf = (model: string): Checker => checkers.create({ userAbility, model });
  if (SHOWN.some((uid) => checkerOf(uid).cannot.read())) return false;
  const row = await strapi.db.query(OFFER).findOne({
    where: { documentId, locale: { $in: [locale, 'fr'] } },
    // A role may be kept to what its own people wrote.
    populate: { createdBy: { populate: { roles: true } } },
    orderBy: { id: 'asc' },
  });
  return row !== null && !checkerOf(OFFER).cannot.read({ ...row, locale });
};
