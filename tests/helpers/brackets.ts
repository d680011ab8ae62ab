import type { Brackets } from '../../src/plugins/membership-lifecycle/shared/core/brackets';
import type { PublicBrackets } from '../../src/plugins/membership-lifecycle/shared/core/content-api';

/** The prices of mayors' dues: three flat brackets, then a rate with an upper limit. */

const flat = (from: number, price: number) => ({ from, price, rate: null, maximum: null });
const euros = (amount: number) => ({ amount, currency: 'EUR' });

export const BY_INHABITANTS: Brackets = {
  measure: 'inhabitants',
  lines: [
    flat(0, 4_800),
    flat(200, 6_700),
    flat(400, 7_700),
    { from: 601, price: 0, rate: 166_000, maximum: 3_850_000 },
  ],
};

const step = (from: number, to: number, amount: number, rangeText: string) => ({
  from,
  to,
  price: euros(amount),
  perUnit: null,
  maximum: null,
  rangeText,
  priceText: `${amount / 100}\u00a0€`,
});

/** The same, as offers answer it in French. */
export const PUBLIC_BRACKETS: PublicBrackets = {
  measure: 'inhabitants',
  lowest: euros(4_800),
  highest: euros(3_850_000),
  steps: [
    step(0, 199, 4_800, 'jusqu’à 199 habitants'),
    step(200, 399, 6_700, 'de 200 à 399 habitants'),
    step(400, 600, 7_700, 'de 400 à 600 habitants'),
    {
      ...{ from: 601, to: null, price: euros(0), perUnit: '0.166', maximum: euros(3_850_000) },
      rangeText: '601 habitants et plus',
      priceText: '0,166\u00a0€ par habitant, 38\u202f500\u00a0€ au plus',
    },
  ],
};

/** The same, as the fields of a tier that is made. */
export const BRACKETED_TIER = {
  name: 'Communes',
  code: 'communes',
  price: null,
  measure: 'inhabitants',
  brackets: BY_INHABITANTS.lines,
};
