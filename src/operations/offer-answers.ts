import type { Core } from '@strapi/strapi';

/**
 * Counts the answers of the public offer since the start. Plain numbers: an answer takes fifty
 * microseconds, and a library's counter would slow it down noticeably.
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
