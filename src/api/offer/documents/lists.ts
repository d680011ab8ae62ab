import { isData, type Data } from '../../../documents/payload';

/**
 * The ordered document ids of what an offer lists, as its French version was published. Strapi's
 * own relation forgets a tier that is unpublished, and never learns of one published later.
 */
export interface PublishedLists {
  tiers: string[];
  benefits: string[];
}

const ids = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];

/** The stored lists of a published offer; empty ones when it has none. */
export const listsOf = (offer: Data): PublishedLists => {
  const stored = isData(offer.publishedLists) ? offer.publishedLists : {};
  return { tiers: ids(stored.tiers), benefits: ids(stored.benefits) };
};

const documentIds = (related: unknown): string[] =>
  Array.isArray(related) ? related.filter(isData).map((one) => String(one.documentId)) : [];

/** The lists of a draft whose relations are populated, in their order. */
export const listsToPublish = (draft: Data): PublishedLists => ({
  tiers: documentIds(draft.tiers),
  benefits: documentIds(draft.benefits),
});
