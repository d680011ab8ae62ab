import type { Core } from '@strapi/strapi';
import { allowancesOf, byDocument, offerLists, publicOffer, soldTiers } from '../reading/join';
import {
  benefitRows,
  mainOfferRows,
  offerIdOfSlug,
  offerRows,
  openOfferId,
  tierRows,
  type OfferRow,
} from '../reading/rows';
import type { Locale, PublicOffer, TierOffer } from '../reading/types';

/** Questions about published offers; drafts are never read here. */
const createOfferService = ({ strapi }: { strapi: Core.Strapi }) => {
  const load = async (offers: OfferRow[]) => {
    const lists = offers.map(offerLists);
    const tiers = await tierRows(strapi, [...new Set(lists.flatMap((list) => list.tiers))]);
    const granted = tiers.flatMap(allowancesOf).map(({ benefit }) => benefit);
    const listed = lists.flatMap((list) => list.benefits);
    const benefits = await benefitRows(strapi, [...new Set([...listed, ...granted])]);
    return { tiers: byDocument(tiers), benefits: byDocument(benefits) };
  };

  const read = async (documentId: string | null, locale: Locale): Promise<PublicOffer | null> => {
    if (!documentId) return null;
    const rows = await offerRows(strapi, [documentId]);
    const { tiers, benefits } = await load(rows);
    return publicOffer(rows, tiers, benefits, locale);
  };

  return {
    /** The offer that is open on a day, whole, or null. */
    async current(today: string, locale: Locale): Promise<PublicOffer | null> {
      return read(await openOfferId(strapi, today), locale);
    },

    /** The published offer of a slug, whole, or null. */
    async bySlug(slug: string, locale: Locale): Promise<PublicOffer | null> {
      return read(await offerIdOfSlug(strapi, slug), locale);
    },

    /** A published offer by its document id, whole, or null. */
    async byId(documentId: string, locale: Locale): Promise<PublicOffer | null> {
      return read(documentId, locale);
    },

    /** Every published tier of every published offer, as a term freezes it. */
    async tierOffers(): Promise<TierOffer[]> {
      const offers = await mainOfferRows(strapi);
      const { tiers, benefits } = await load(offers);
      return offers.flatMap((offer) => soldTiers(offer, tiers, benefits));
    },
  };
};

export type OfferService = ReturnType<typeof createOfferService>;
export default createOfferService;
