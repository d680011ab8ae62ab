import type { Core } from '@strapi/strapi';

/** The members of `npm run demo -- --members N`, for tests: the same generator, as compiled. */

export interface Told {
  body: { id: string; name: string; siret: string; contacts: object[] };
  record: Record<string, unknown>;
  rows: Record<string, Record<string, unknown>[]>;
}

interface Many {
  DEFAULT_SEED: number;
  tellAll: (
    today: string,
    tiers: unknown[],
    many: { count: number; seed?: number; staff: string[] },
  ) => Told[];
  loadManyMembers: (
    strapi: Core.Strapi,
    many: { count: number; seed?: number; staff: string[] },
  ) => Promise<void>;
}

const generator = () => require('../../dist/lab/many') as Many;

/** The seed, printed so that a failure can be lived again; SEED changes it. */
const seed = (): number => {
  const chosen = Number(process.env.SEED ?? generator().DEFAULT_SEED);
  console.info(`seed of the members: ${chosen} (SEED changes it)`);
  return chosen;
};

/** Fills an empty database with so many members who have ten years of history. */
export const manyYears = (strapi: Core.Strapi, count: number): Promise<void> =>
  generator().loadManyMembers(strapi, { count, seed: seed(), staff: ['1'] });

/** Their lives alone, nothing written. */
export const tellMany = async (
  strapi: Core.Strapi,
  today: string,
  count: number,
): Promise<Told[]> => {
  const offers = strapi.service('api::offer.offer') as unknown as {
    tierOffers: () => Promise<unknown[]>;
  };
  const tiers = await offers.tierOffers();
  return generator().tellAll(today, tiers, { count, seed: seed(), staff: ['1'] });
};
