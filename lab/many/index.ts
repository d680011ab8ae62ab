import type { Core } from '@strapi/strapi';
import { lifecycle } from '../../src/setup/lifecycle';
import { loadOffer, type DemoTier } from '../demo/offer';
import { bodyOf } from './bodies';
import { live } from './life';
import { createRandom } from './random';
import { createStory } from './story';
import type { Tier } from './terms';
import { writeMembers, type Told } from './write';

/**
 * Thousands of invented members with ten years of history, for measuring and for trying what only
 * shows at that size. Living them through commands, as the small demonstration does, would take
 * hours: their rows are written at once, as commands would have left them, and the plugin's own
 * daily run then computes what it keeps beside them. A test compares with the domain's answers.
 */

export interface ManyMembers {
  count: number;
  seed?: number;
  /** Ids of the accounts that act and own renewals. */
  staff: readonly string[];
}

export const DEFAULT_SEED = 2021;
const MEMBERSHIP = 'api::membership.membership';

/** A second tier, by the calendar year, so that half of all terms end together. */
const SMALL_TOWNS: DemoTier = {
  code: 'petites-communes',
  fr: { name: 'Petites communes', audiences: ['communes de moins de 2 000 habitants'] },
  en: { name: 'Small towns', audiences: ['towns of fewer than 2,000 inhabitants'] },
  price: 90_000,
  rights: {
    compagnonnage: { quantity: 3, carryOverCap: 1 },
    'centre-ressources': {},
    gouvernance: { quantity: 1 },
  },
  policy: {
    termKind: 'calendar-year',
    termMonths: 12,
    firstTermPrice: 'remaining-months',
    lateRenewal: 'from-decision',
  },
};

/** The lives of so many members by a day: rows, and nothing written. */
export const tellAll = (
  today: string,
  tiers: readonly Tier[],
  { count, seed, staff }: ManyMembers,
) =>
  Array.from({ length: count }, (_, index): Told => {
    // Each member has a chance of its own, so that one thousand are the first of five thousand.
    const random = createRandom((seed ?? DEFAULT_SEED) * 1_000_003 + index * 7_919);
    const body = bodyOf(index, random);
    const story = createStory(body, today, random, { staff });
    return { body, record: live(story, tiers), rows: story.rows };
  });

/** Fills an empty database with so many members; then the plugin runs the day. */
export const loadManyMembers = async (strapi: Core.Strapi, many: ManyMembers): Promise<void> => {
  await loadOffer(strapi, [SMALL_TOWNS]);
  const today = lifecycle(strapi, 'clock').today();
  if ((await strapi.db.query(MEMBERSHIP).count()) === 0) {
    const tiers: Tier[] = await strapi.service('api::offer.offer').tierOffers();
    const { id } = createRandom(many.seed ?? DEFAULT_SEED);
    await writeMembers(strapi, tellAll(today, tiers, many), today, id);
  }
  await lifecycle(strapi, 'daily').run();
};
