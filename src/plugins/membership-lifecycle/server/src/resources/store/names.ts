import type { Core } from '@strapi/strapi';
import type { Localised } from '../../kernel/rules/values';
import { executorOf } from '../../kernel/store/database';
import { readArrays } from '../../kernel/store/scripts';

/** Tiers and rights by their codes, as their documents name them. */

export interface Named {
  code: string;
  names: Localised;
}

/** Of what is published alone: what a front-end shows to everybody. */
export const PUBLISHED = 'published';
type Which = 'all' | typeof PUBLISHED;

const named = async (
  strapi: Core.Strapi,
  table: 'tiers' | 'benefits',
  column: 'name' | 'title',
  which: Which,
): Promise<Named[]> => {
  const kept = which === PUBLISHED ? 'where published_at is not null' : '';
  // A tier of each year has the same code: the last one names it.
  const sql = `select code, locale, ${column} from ${table} ${kept} order by id`;
  const rows = await readArrays(await executorOf(strapi), { sql, values: [] });
  const byCode = new Map<string, Partial<Localised>>();
  for (const [code, locale, name] of rows) {
    if (!code || !name) continue;
    const others = byCode.get(String(code));
    byCode.set(String(code), { ...others, [String(locale)]: String(name) });
  }
  return [...byCode].map(([code, { fr, en }]) => ({
    code,
    names: { fr: fr ?? en ?? code, en: en ?? fr ?? code },
  }));
};

export const findTierNames = (strapi: Core.Strapi, which: Which = 'all'): Promise<Named[]> =>
  named(strapi, 'tiers', 'name', which);
export const findRightNames = (strapi: Core.Strapi, which: Which = 'all'): Promise<Named[]> =>
  named(strapi, 'benefits', 'title', which);
