import type { Core } from '@strapi/strapi';
import { RESOURCE_UID } from '../../../../shared/kernel/ids';
import {
  PICTURE_FIELDS,
  publicPicture,
  type StoredPicture,
} from '../../../../shared/kernel/picture';
import type { PublicResource } from '../../../../shared/resources/content-api';
import type { Paging } from '../../kernel/rules/pages';
import type { Locale } from '../../kernel/rules/values';

/** The published resources, as everybody may read them. The part for members is never selected. */

export type ResourceRow = Omit<PublicResource, 'access' | 'allowed' | 'because'>;

interface Stored {
  documentId: string;
  updatedAt: string;
  /** Null in a draft alone. */
  title: string | null;
  summary: string | null;
  programme: string | null;
  language: PublicResource['language'];
  publishedOn: string | null;
  picture: StoredPicture | null;
  topics: { label: string }[];
}

export interface ResourceFilters {
  /** In the title or the summary; empty for all. */
  search: string;
  /** A topic, word for word; empty for all. */
  topic: string;
}

const SHOWN = {
  select: [
    ...['documentId', 'updatedAt', 'title', 'summary'],
    ...['programme', 'language', 'publishedOn'],
  ],
  populate: {
    picture: { select: PICTURE_FIELDS },
    topics: { select: ['label'] },
  },
};
const LATEST = [{ publishedOn: 'desc' }, { id: 'desc' }];
const PUBLISHED = { publishedAt: { $notNull: true } };

const query = (strapi: Core.Strapi) => strapi.db.query(RESOURCE_UID as 'plugin::upload.file');

const shown = (row: Stored): ResourceRow => ({
  documentId: row.documentId,
  updatedAt: row.updatedAt,
  title: row.title ?? '',
  summary: row.summary,
  picture: row.picture && publicPicture(row.picture),
  topics: row.topics.map(({ label }) => label),
  programme: row.programme,
  language: row.language,
  publishedOn: row.publishedOn,
});

/** Published rows in a language, and in French of what is not translated. */
const inLanguage = async (strapi: Core.Strapi, locale: Locale): Promise<object> => {
  if (locale === 'fr') return { locale };
  const translated = (await query(strapi).findMany({
    where: { ...PUBLISHED, locale },
    select: ['documentId'],
  } as never)) as unknown as { documentId: string }[];
  const ids = translated.map(({ documentId }) => documentId);
  return {
    $or: [{ locale }, { locale: 'fr', ...(ids.length > 0 ? { documentId: { $notIn: ids } } : {}) }],
  };
};

const matching = ({ search, topic }: ResourceFilters): object[] => [
  ...(search === ''
    ? []
    : [{ $or: [{ title: { $containsi: search } }, { summary: { $containsi: search } }] }]),
  ...(topic === '' ? [] : [{ topics: { label: topic } }]),
];

/** A page of the published resources, the latest first, with how many there are in all. */
export const findResources = async (
  strapi: Core.Strapi,
  locale: Locale,
  filters: ResourceFilters,
  { page, pageSize }: Paging,
): Promise<{ rows: ResourceRow[]; total: number }> => {
  const where = { $and: [PUBLISHED, await inLanguage(strapi, locale), ...matching(filters)] };
  const asked = {
    where,
    ...SHOWN,
    orderBy: LATEST,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  };
  const rows = (await query(strapi).findMany(asked as never)) as unknown as Stored[];
  const total = await query(strapi).count({ where } as never);
  return { rows: rows.map(shown), total };
};

/** The topics of the published resources in a language, in its alphabet. */
export const findTopics = async (strapi: Core.Strapi, locale: Locale): Promise<string[]> => {
  const where = { $and: [PUBLISHED, await inLanguage(strapi, locale)] };
  const asked = { where, select: ['id'], populate: { topics: SHOWN.populate.topics } };
  const rows = (await query(strapi).findMany(asked as never)) as unknown as Stored[];
  const labels = new Set(rows.flatMap(({ topics }) => topics.map(({ label }) => label)));
  return [...labels].sort((a, b) => a.localeCompare(b, locale));
};

/** A version of a resource in a language, in French where it is not translated; null without one. */
export const findResource = async (
  strapi: Core.Strapi,
  documentId: string,
  locale: Locale,
  version: 'draft' | 'published',
): Promise<ResourceRow | null> => {
  const publishedAt = { $notNull: version === 'published' };
  const where = { publishedAt, documentId, locale: { $in: [locale, 'fr'] } };
  const rows = (await query(strapi).findMany({
    where,
    ...SHOWN,
    select: [...SHOWN.select, 'locale'],
  } as never)) as unknown as (Stored & { locale: string })[];
  const row = rows.find((one) => one.locale === locale) ?? rows.at(0);
  return row ? shown(row) : null;
};
