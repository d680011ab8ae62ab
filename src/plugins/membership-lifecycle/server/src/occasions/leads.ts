import type { Core } from '@strapi/strapi';
import { factsIn } from '../core/facts';
import { clockIn } from '../kernel/clock';
import { isAhead } from './rules/rules';
import type { Occasion } from './rules/types';

/** By the code of a right: the days by which its holders may register before the others. */
export type Leads = ReadonlyMap<string, number>;

/**
 * The most days that a tier on offer gives of each right that lets register earlier. Nothing is
 * read where no occasion draws on one.
 */
export const leadsFor = async (
  strapi: Core.Strapi,
  occasions: readonly Occasion[],
): Promise<Leads> => {
  const codes = new Set(
    occasions
      .filter((occasion) => isAhead(occasion) && occasion.opensOn !== null)
      .map(({ benefitCode }) => benefitCode),
  );
  const leads = new Map<string, number>();
  if (codes.size === 0) return leads;
  const today = clockIn(strapi).today();
  for (const { closesOn, allowances } of await factsIn(strapi).offers()) {
    if (closesOn !== null && closesOn < today) continue;
    for (const { benefitCode, quantity } of allowances) {
      if (!codes.has(benefitCode)) continue;
      leads.set(benefitCode, Math.max(quantity ?? 0, leads.get(benefitCode) ?? 0));
    }
  }
  return leads;
};
