import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';

/** The tables of a member's facts. */
export const ROWS = ['terms', 'dues', 'payments', 'papers', 'renewals', 'entitlements'] as const;

/** The same life as that of another member, some years later: ids are its own, in keys too. */
export const asOther = (facts: Facts, years = 0): Facts => {
  const ids = [facts.membership.id, ...ROWS.flatMap((rows) => facts[rows].map(({ id }) => id))];
  const known = new Set(ids);
  const mine = (said: string) =>
    said
      .split(':')
      .map((part) => (known.has(part) ? `other-${part}` : part))
      .join(':');
  const text = JSON.stringify(facts)
    .replace(/"([^"]*)"/g, (_, said: string) => `"${mine(said)}"`)
    .replace(/"(20\d\d)(-\d\d-\d\d)"/g, (_, year, rest) => `"${Number(year) + years}${rest}"`);
  return JSON.parse(text) as Facts;
};
