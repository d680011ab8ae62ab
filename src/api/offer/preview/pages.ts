/** Finds the offers with a page that shows a tier or a benefit. Pure. */
import type { Data } from '../../../documents/payload';
import { listsOf, listsToPublish } from '../documents/lists';
import type { Version } from './token';

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** A draft may have no days yet: it comes after all that have some. */
const NEVER = '9999-12-31';

/** An offer on a day: open (0), to come (1), or over (2). */
const stands = ({ opensOn, closesOn }: Data, today: string): number => {
  const last = text(closesOn);
  if (last !== null && last < today) return 2;
  return (text(opensOn) ?? NEVER) > today ? 1 : 0;
};

/**
 * The ids of the offers whose page shows a tier or a benefit. The offer that is open comes first
 * (the last opened, of several), then the next to open, then those that are over.
 */
export const pagesWith = (
  offers: Data[],
  { list, documentId }: { list: 'tiers' | 'benefits'; documentId: string },
  version: Version,
  today: string,
): string[] =>
  offers
    .filter((row) => (row.publishedAt === null ? 'draft' : 'published') === version)
    .filter((row) => {
      const lists = version === 'draft' ? listsToPublish(row) : listsOf(row);
      return lists[list].includes(documentId);
    })
    .map((row) => ({
      id: String(row.documentId),
      place: stands(row, today),
      opensOn: text(row.opensOn) ?? NEVER,
    }))
    .sort((a, b) => {
      if (a.place !== b.place) return a.place - b.place;
      const later = a.opensOn < b.opensOn ? 1 : -1;
      return a.place === 1 ? -later : later;
    })
    .map(({ id }) => id);
