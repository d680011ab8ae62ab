import type { Core } from '@strapi/strapi';
import { TIER_UID } from '../../../../shared/kernel/ids';
import type { Localised } from '../../kernel/rules/values';
import { executorOf } from '../../kernel/store/database';
import { readArrays } from '../../kernel/store/scripts';

/** Tiers and rights by their codes, as their documents name them. */

export interface Named {
  code: string;
  names: Localised;
}

/** Of what is published alone: what a front-end shows to everybody. */
export const PUBLISHED = 'where published_at is not null';

const named = (rows: readonly unknown[][]): Named[] => {
  const byCode = new Map<string, Partial<Localised>>();
  for (const [, code, locale, name] of rows) {
    if (!code || !name) continue;
    const others = byCode.get(String(code));
    byCode.set(String(code), { ...others, [String(locale)]: String(name) });
  }
  return [...byCode].map(([code, { fr, en }]) => ({
    code,
    names: { fr: fr ?? en ?? code, en: en ?? fr ?? code },
  }));
};

/** All of them, drafts too unless they are to be published, by one query. */
export const findNames = async (
  strapi: Core.Strapi,
  kept: '' | typeof PUBLISHED = '',
): Promise<{ tiers: Named[]; rights: Named[] }> => {
  // A tier of each year has the same code: the last one names it.
  const sql = `select 'tier' as kind, code, locale, name, id from tiers ${kept}
    union all select 'right', code, locale, title, id from benefits ${kept} order by id`;
  const rows = await readArrays(await executorOf(strapi), { sql, values: [] });
  return {
    tiers: named(rows.filter(([kind]) => kind === 'tier')),
    rights: named(rows.filter(([kind]) => kind === 'right')),
  };
};

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
