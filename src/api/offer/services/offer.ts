import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { TierOffer } from '../../../plugins/membership-lifecycle/shared/core/tier-offer';
import { lifecycle } from '../../../setup/lifecycle';
import { allowancesOf, byDocument, offerLists, publicOffer, soldTiers } from '../reading/join';
import { createMemory, Unverifiable } from '../reading/memory';
import {
  allOfferRows,
  benefitRows,
  mainOfferRows,
  offerRows,
  tierRows,
  type OfferRow,
} from '../reading/rows';
import {
  listedOn,
  makeSnapshot,
  named,
  openOn,
  type PublishedOffer,
  type Snapshot,
} from '../reading/snapshot';
import type { Locale, PublicOffer } from '../reading/types';
import { readStamp, VERSION_KEY } from '../reading/version';

/** Questions about published offers; drafts are never read here. */
const createOfferService = ({ strapi }: { strapi: Core.Strapi }) => {
  // The shared snapshot is read outside of the transaction of the request that happens to need it.
  const outside = new AsyncResource('published-offers');
  let today: (() => string) | null = null;

  const load = async (offers: OfferRow[]) => {
    const lists = offers.map(offerLists);
    const tiers = await tierRows(strapi, [...new Set(lists.flatMap((list) => list.tiers))]);
    const granted = tiers.flatMap(allowancesOf).map(({ benefit }) => benefit);
    const listed = lists.flatMap((list) => list.benefits);
    const benefits = await benefitRows(strapi, [...new Set([...listed, ...granted])]);
    return { tiers: byDocument(tiers), benefits: byDocument(benefits) };
  };

  const memory = createMemory<Snapshot>({
    now: () => performance.now(),
    stamp: async () => {
      // The current offer depends on today's date, and so on the time zone, which may have changed.
      await lifecycle(strapi, 'settings').refresh();
      return readStamp(strapi);
    },
    read: async (before) => {
      const rows = await allOfferRows(strapi);
      const { tiers, benefits } = await load(rows);
      return makeSnapshot(rows, tiers, benefits, before);
    },
  });

  const snapshotNow = (): Snapshot | Promise<Snapshot> => outside.runInAsyncScope(memory.get);
  const onToday = (): string => {
    today ??= lifecycle(strapi, 'clock').today;
    return today();
  };

  return {
    /**
     * The published offer of a slug or a document id, or without one the offer that is open today;
     * null when there is none. From memory: a write made here is seen at once, one made elsewhere within a second.
     * Throws `Unverifiable` when the database has not answered for too long. Not to be asked inside
     * a transaction, which would wait for itself on SQLite.
     */
    async published(locale: Locale, name?: string): Promise<PublishedOffer | null> {
      const held = snapshotNow();
      const snapshot = 'entries' in held ? held : await held;
      return name === undefined
        ? openOn(snapshot, onToday(), locale)
        : named(snapshot, name, locale);
    },

    /**
     * The published offers that are open or to come, with the archive those that are over too; null
     * when the database has not answered for too long.
     */
    async listed(locale: Locale, archive: boolean): Promise<PublicOffer[] | null> {
      try {
        return listedOn(await snapshotNow(), onToday(), locale, archive);
      } catch (error) {
        if (error instanceof Unverifiable) return null;
        throw error;
      }
    },

    /** For how many seconds what `published` answers could not be verified: 0 while all is well. */
    unverifiedFor: memory.unverifiedFor,

    /** Something was committed to what is published. */
    forget: memory.forget,

    /** A published offer by its document id, whole, or null. */
    async byId(documentId: string, locale: Locale): Promise<PublicOffer | null> {
      const rows = await offerRows(strapi, [documentId]);
      const { tiers, benefits } = await load(rows);
      return publicOffer(rows, tiers, benefits, locale);
    },

    /** The row of Strapi's store that every write to an offer, a tier or a benefit changes. */
    versionKey: VERSION_KEY,

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
