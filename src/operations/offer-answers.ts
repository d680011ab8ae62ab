import type { Core } from '@strapi/strapi';

/**
 * How the public offer was answered since the start. Plain numbers: these answers take fifty
 * millionths of a second, and a counter of a library would be seen in them.
 */
export interface OfferAnswers {
  found: number;
  missing: number;
  unverifiable: number;
}

const counts = new WeakMap<Core.Strapi, OfferAnswers>();

/** The numbers of an application, to add to and to read. */
export const offerAnswers = (strapi: Core.Strapi): OfferAnswers => {
  const known = counts.get(strapi) ?? { found: 0, missing: 0, unverifiable: 0 };
  counts.set(strapi, known);
  return known;
};
