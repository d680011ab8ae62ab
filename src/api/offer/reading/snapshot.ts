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
  slug: string;
  opensOn: string;
  closesOn: string | null;
  in: Readonly<Record<Locale, PublishedOffer>>;
}

/** All that is published at one moment. */
export interface Snapshot {
  /** Sorted so that the first entry open on a day is the current offer. */
  entries: readonly Entry[];
  bySlug: ReadonlyMap<string, Entry>;
}

const asPublished = (payload: PublicOffer, before: PublishedOffer | undefined): PublishedOffer => {
  const json = JSON.stringify({ data: payload });
  if (before?.json === json) return before;
  return { payload, json, version: createHash('sha256').update(json).digest('base64url') };
};

/** Sorts by opening day, the last first: of several open offers, the last opened is the current one. */
const byOpening = (a: Entry, b: Entry): number => {
  if (a.opensOn !== b.opensOn) return a.opensOn < b.opensOn ? 1 : -1;
  return a.in.fr.payload.documentId < b.in.fr.payload.documentId ? -1 : 1;
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
      return [locale, asPublished(payload, before?.bySlug.get(slug)?.in[locale])] as const;
    };
    const all = Object.fromEntries(LOCALES.map(inLocale)) as Entry['in'];
    return { slug, opensOn, closesOn: closesOn ?? null, in: all };
  });
  entries.sort(byOpening);
  return { entries, bySlug: new Map(entries.map((entry) => [entry.slug, entry])) };
};

/** The offer that is open on a day, or null. */
export const openOn = (
  { entries }: Snapshot,
  today: string,
  locale: Locale,
): PublishedOffer | null => {
  const isOpen = ({ opensOn, closesOn }: Entry) =>
    opensOn <= today && (closesOn === null || closesOn >= today);
  return entries.find(isOpen)?.in[locale] ?? null;
};

/** The offer of a slug, or null. */
export const ofSlug = ({ bySlug }: Snapshot, slug: string, locale: Locale): PublishedOffer | null =>
  bySlug.get(slug)?.in[locale] ?? null;
