import type { Core } from '@strapi/strapi';
import type { Measure } from '../../../shared/core/brackets';
import { OFFER_UID } from '../../../shared/kernel/ids';
import { madeOnce } from '../kernel/made-once';
import { missingForCalls, missingForInvoices } from '../kernel/rules/identity';
import type { Localised } from '../kernel/rules/values';
import { executorOf, type Executor } from '../kernel/store/database';
import { tooLongForChorus } from '../settings/rules/invoicing';
import { settingsIn } from '../settings/settings';
import { messagesPort } from './decided';
import { reachingIn } from './reach';
import { refuse } from './refusals/memberships';
import type { Facts, Payer, TierOffer } from './rules/types';
import { loadFacts, loadPayers, type LoadedFacts, type Surroundings } from './store/facts';
import { readSharedStamp } from './store/shared-stamp';
import { workflowsIn } from './workflows';

interface OfferService {
  tierOffers(): Promise<TierOffer[]>;
  versionKey: string;
}

const offerService = (strapi: Core.Strapi) => strapi.service(OFFER_UID) as OfferService;

/** Loads the facts on which decisions about memberships depend. */
const createFactsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Every tier that a published offer sells. */
  offers: (): Promise<TierOffer[]> => offerService(strapi).tierOffers(),

  /**
   * The tiers of all published offers, one per code, with the names of the latest offer and the
   * measures by which any of them is priced.
   */
  async tiers(): Promise<{ code: string; names: Localised; measures: Measure[] }[]> {
    const offers = await this.offers();
    const byCode = new Map<string, { names: Localised; measures: Measure[] }>();
    for (const offer of offers.sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))) {
      const { tierCode, tierNames: names, brackets } = offer;
      const measures = [
        ...(byCode.get(tierCode)?.measures ?? []),
        ...(brackets ? [brackets.measure] : []),
      ];
      byCode.set(tierCode, { names, measures: [...new Set(measures)] });
    }
    return [...byCode].map(([code, tier]) => ({ code, ...tier }));
  },

  /** A text that changes whenever something shared by all memberships or messages is saved. */
  stamp: async (): Promise<string> =>
    readSharedStamp(
      await executorOf(strapi),
      offerService(strapi).versionKey,
      messagesPort.of(strapi).table,
    ),

  /**
   * The workflows and the tiers on offer, loaded once for many memberships. Under a lock, call
   * this after the lock; it then reads in the same transaction.
   */
  async surroundings(): Promise<Surroundings> {
    const offers = await this.offers();
    const identity = await settingsIn(strapi).identity();
    const workflows = await workflowsIn(strapi).all();
    return {
      offers,
      workflows,
      issuerLacks: missingForCalls(identity),
      invoiceLacks: [...missingForInvoices(identity), ...tooLongForChorus(identity)],
      channels: reachingIn(strapi),
    };
  },

  /** Facts of many memberships, in one query per table; unknown ids are left out. */
  async loadMany(
    ids: readonly string[],
    surroundings?: Surroundings,
    db?: Executor,
  ): Promise<LoadedFacts[]> {
    const around = surroundings ?? (await this.surroundings());
    return loadFacts(strapi, db ?? (await executorOf(strapi)), ids, around);
  },

  /** Facts of memberships in the order of their ids; refuses an unknown one (404). */
  async loadKnown(
    ids: readonly string[],
    surroundings?: Surroundings,
    db?: Executor,
  ): Promise<LoadedFacts[]> {
    const rows = await this.loadMany(ids, surroundings, db);
    const byId = new Map(rows.map((row) => [row.facts.membership.id, row]));
    return ids.map((id) => {
      const row = byId.get(id);
      if (!row) throw refuse('membership-unknown', { membership: id });
      return row;
    });
  },

  /** The requirements that the organisations of memberships have for their calls, by membership. */
  async payers(ids: readonly string[]): Promise<Map<string, Payer>> {
    return loadPayers(strapi, await executorOf(strapi), ids);
  },

  /** Facts of one membership, or null when there is none. */
  async load(id: string): Promise<Facts | null> {
    const [loaded] = await this.loadMany([id]);
    return loaded?.facts ?? null;
  },
});

export const factsIn = madeOnce(createFactsService);
