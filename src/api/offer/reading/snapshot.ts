/** Every published offer as readers get it, in every language. Pure. */
import { createHash } from 'node:crypto';
import { LOCALES, MAIN_LOCALE } from '../../../documents/rules';
import { publicOffer, type ById } from './join';
import type { BenefitRow, OfferRow, TierRow } from './rows';
import type { Locale, PublicOffer } from './types';

/** One published offer in one language. The same object stays while nothing of it changes. */
export interface PublishedOffer {
  payload: PublicOffer;
  /** The payload as it is sent. */
  json: string;
  /** Changes with the payload, and is the same on every instance. */
  version: string;
}

interface Entry {
  documentId: string;
  slug: string;
  opensOn: string;
  closesOn: string | null;
  in: Readonly<Record<Locale, PublishedOffer>>;
}

/** All that is published at one moment. */
export interface Snapshot {
  /** Sorted so that the first entry open on a day is the current offer. */
  entries: readonly Entry[];
  /** By slug and by document id. */
  byName: ReadonlyMap<string, Entry>;
}

const asPublished = (payload: PublicOffer, before: PublishedOffer | undefined): PublishedOffer => {
  const json = JSON.stringify({ data: payload });
  if (before?.json === json) return before;
  return { payload, json, version: createHash('sha256').update(json).digest('base64url') };
};

/** Sorts by opening day, the last first: of several open offers, the last opened is the current one. */
const byOpening = (a: Entry, b: Entry): number => {
  if (a.opensOn !== b.opensOn) return a.opensOn < b.opensOn ? 1 : -1;
  return a.documentId < b.documentId ? -1 : 1;
};

/** Joins the rows of everything that is published. */
export const makeSnapshot = (
  rows: OfferRow[],
  tiers: ById<TierRow>,
  benefits: ById<BenefitRow>,
  before: Snapshot | null,
): Snapshot => {
  const mains = rows.filter(({ locale }) => locale === MAIN_LOCALE);
  const entries = mains.map(({ documentId, slug, opensOn, closesOn }): Entry => {
    const versions = rows.filter((row) => row.documentId === documentId);
    const inLocale = (locale: Locale) => {
      const payload = publicOffer(versions, tiers, benefits, locale) as PublicOffer;
      return [locale, asPublished(payload, before?.byName.get(documentId)?.in[locale])] as const;
    };
    const all = Object.fromEntries(LOCALES.map(inLocale)) as Entry['in'];
    return { documentId, slug, opensOn, closesOn: closesOn ?? null, in: all };
  });
  entries.sort(byOpening);
  // An address that an editor chose goes before an id that happens to be the same.
  const by = (name: 'documentId' | 'slug') => entries.map((entry) => [entry[name], entry] as const);
  return { entries, byName: new Map([...by('documentId'), ...by('slug')]) };
};

const isComing = ({ opensOn }: Entry, today: string) => opensOn > today;
const isOver = ({ closesOn }: Entry, today: string) => closesOn !== null && closesOn < today;

/** The offer that is open on a day, or null. */
export const openOn = (
  { entries }: Snapshot,
  today: string,
  locale: Locale,
): PublishedOffer | null =>
  entries.find((entry) => !isComing(entry, today) && !isOver(entry, today))?.in[locale] ?? null;

/**
 * The offers that are open on a day, the current one first, then those to come, the next one
 * first; with the archive also those that are over, the latest first.
 */
export const listedOn = (
  { entries }: Snapshot,
  today: string,
  locale: Locale,
  archive: boolean,
): PublicOffer[] => {
  const over = entries.filter((entry) => isOver(entry, today));
  const coming = entries.filter((entry) => !isOver(entry, today) && isComing(entry, today));
  const open = entries.filter((entry) => !over.includes(entry) && !coming.includes(entry));
  const listed = [...open, ...coming.reverse(), ...(archive ? over : [])];
  return listed.map((entry) => entry.in[locale].payload);
};

/** The offer of a slug or a document id, or null. */
export const named = ({ byName }: Snapshot, name: string, locale: Locale): PublishedOffer | null =>
  byName.get(name)?.in[locale] ?? null;
