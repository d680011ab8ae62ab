import type { Core } from '@strapi/strapi';
import { BENEFIT_UID, TIER_UID } from '../../../../shared/kernel/ids';
import type { Localised } from '../../kernel/rules/values';

/** Tiers and rights by their codes, as their documents name them. */

export interface Named {
  code: string;
  names: Localised;
}

interface Row extends Record<string, unknown> {
  code: string | null;
  locale: string;
}

const named = async (
  strapi: Core.Strapi,
  uid: typeof TIER_UID | typeof BENEFIT_UID,
  field: 'name' | 'title',
  where: object,
): Promise<Named[]> => {
  const rows = (await strapi.db.query(uid).findMany({
    where,
    select: ['code', 'locale', field],
    // A tier of each year has the same code: the last one names it.
    orderBy: { id: 'asc' },
  })) as Row[];
  const byCode = new Map<string, Partial<Localised>>();
  for (const { code, locale, [field]: name } of rows) {
    if (!code || !name) continue;
    byCode.set(code, { ...byCode.get(code), [locale]: String(name) });
  }
  return [...byCode].map(([code, { fr, en }]) => ({
    code,
    names: { fr: fr ?? en ?? code, en: en ?? fr ?? code },
  }));
};

/** Of what is published alone: what a front-end shows to everybody. */
export const PUBLISHED = { publishedAt: { $notNull: true } };

export const findTierNames = (strapi: Core.Strapi, where: object = {}): Promise<Named[]> =>
  named(strapi, TIER_UID, 'name', where);
/** The codes of the rights that a tier grants: as published, else as its draft says. */
export const findTierRights = async (strapi: Core.Strapi, code: string): Promise<string[]> => {
  const rows = (await strapi.db.query(TIER_UID).findMany({
    where: { code },
    populate: { allowances: { populate: { benefit: { select: ['code'] } } } },
    orderBy: { id: 'desc' },
  })) as { publishedAt: unknown; allowances: { benefit: { code: string } | null }[] }[];
  const row = rows.find(({ publishedAt }) => publishedAt !== null) ?? rows.at(0);
  return row?.allowances.flatMap(({ benefit }) => benefit?.code ?? []) ?? [];
};

export const findRightNames = (strapi: Core.Strapi, where: object = {}): Promise<Named[]> =>
  named(strapi, BENEFIT_UID, 'title', where);
