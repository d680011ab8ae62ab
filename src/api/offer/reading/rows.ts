/** The published rows behind offers: the only queries of the reading side, all in batches. */
import type { Core } from '@strapi/strapi';
import type { Measure } from '../../../plugins/membership-lifecycle/shared/core/brackets';
import type { BenefitKind } from '../../../plugins/membership-lifecycle/shared/kernel/content-api';
import type { StoredPicture } from '../../../plugins/membership-lifecycle/shared/kernel/picture';
import type { Locale } from './types';

interface Row {
  documentId: string;
  locale: Locale;
  updatedAt: string;
}

export interface OfferRow extends Row {
  slug: string;
  year: number;
  title: string;
  epigraph?: { text: string | null; source: string | null } | null;
  /** A draft may lack its texts, as those of the epigraph. */
  why?: { heading: string | null; body: string | null } | null;
  rightsHeading: string | null;
  seoTitle: string | null;
  seoDescription: string | null;
  picture?: StoredPicture | null;
  opensOn: string;
  closesOn: string | null;
  publishedLists?: unknown;
}

export interface TierRow extends Row {
  code: string;
  name: string;
  audiences?: { label: string }[] | null;
  price: number | null;
  measure?: Measure | null;
  brackets?: object[] | null;
  termKind: 'calendar-year' | 'anniversary';
  termMonths: number;
  yearStartsOn: string;
  rolloverOn: string | null;
  firstTermPrice: 'full' | 'remaining-months';
  lateRenewal: 'continuous' | 'from-decision' | 'calendar-year';
  publishedAllowances?: unknown;
}

export interface BenefitRow extends Row {
  code: string;
  title: string;
  description: string | null;
  kind: BenefitKind;
  unit: string | null;
}

const SHOWN: ('epigraph' | 'why' | 'picture')[] = ['epigraph', 'why', 'picture'];
const ALL_LOCALES = { status: 'published', locale: '*' } as const;

// Strapi's type of a row depends on the populated fields; these rows have one type, with typed JSON.
const rowsOf = <Row>(rows: readonly object[]): Row[] => rows as unknown as Row[];

/** Every published row, any locale, of the offers that match. */
export const offerRows = async (
  strapi: Core.Strapi,
  documentIds: string[],
): Promise<OfferRow[]> => {
  if (documentIds.length === 0) return [];
  const rows = await strapi.documents('api::offer.offer').findMany({
    ...ALL_LOCALES,
    filters: { documentId: { $in: documentIds } },
    populate: SHOWN,
  });
  return rowsOf(rows);
};

/** Every published row, any locale, of every offer. */
export const allOfferRows = async (strapi: Core.Strapi): Promise<OfferRow[]> => {
  const rows = await strapi.documents('api::offer.offer').findMany({
    ...ALL_LOCALES,
    populate: SHOWN,
  });
  return rowsOf(rows);
};

/** The French published row of every offer, with its lists and without its texts. */
export const mainOfferRows = async (strapi: Core.Strapi): Promise<OfferRow[]> => {
  const rows = await strapi.documents('api::offer.offer').findMany({
    status: 'published',
    locale: 'fr',
    sort: ['opensOn:desc', 'documentId:asc'],
  });
  return rowsOf(rows);
};

/** The id of the offer open on a day; of several, the one that opened last. */
export const openOfferId = async (strapi: Core.Strapi, today: string): Promise<string | null> => {
  const offer = await strapi.documents('api::offer.offer').findFirst({
    status: 'published',
    locale: 'fr',
    fields: ['documentId'],
    filters: {
      opensOn: { $lte: today },
      $or: [{ closesOn: { $null: true } }, { closesOn: { $gte: today } }],
    },
    sort: ['opensOn:desc', 'documentId:asc'],
  });
  return offer?.documentId ?? null;
};

/** Every published row of some tiers. */
export const tierRows = async (strapi: Core.Strapi, ids: string[]): Promise<TierRow[]> => {
  if (ids.length === 0) return [];
  const rows = await strapi.documents('api::tier.tier').findMany({
    ...ALL_LOCALES,
    filters: { documentId: { $in: ids } },
    populate: ['audiences', 'brackets'],
  });
  return rowsOf(rows);
};

/** Every published row of some benefits. */
export const benefitRows = async (strapi: Core.Strapi, ids: string[]): Promise<BenefitRow[]> => {
  if (ids.length === 0) return [];
  const rows = await strapi.documents('api::benefit.benefit').findMany({
    ...ALL_LOCALES,
    filters: { documentId: { $in: ids } },
  });
  return rowsOf(rows);
};
