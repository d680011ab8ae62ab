import type { Money, Whole } from '../kernel/content-api';

/** Inhabitants, the yearly budget in whole euros, or people employed. */
export type Measure = 'inhabitants' | 'budget' | 'staff';

/** One bracket of a tier. */
export interface PublicBracket {
  /** The first value, in whole units of the measure. */
  from: Whole;
  /** The last value; null in the last bracket. */
  to: Whole | null;
  /** The fixed part; `perUnit` is added to it. */
  price: Money;
  /** Euros for each unit of the whole measure, such as `0.166`; null for none. */
  perUnit: string | null;
  /** The most that is asked with `perUnit`; null for no limit. */
  maximum: Money | null;
  /** The organisations in it, in words of the language of the answer: « de 200 à 399 habitants ». */
  rangeText: string;
  /** The price in words: « 0,166 € par habitant, 38 500 € au plus ». */
  priceText: string;
}

/** Prices by a measure of the organisation. */
export interface PublicBrackets {
  measure: Measure;
  /** The lowest price that a bracket comes to. */
  lowest: Money;
  /** The highest one; null where the last bracket has no limit. */
  highest: Money | null;
  /** In order, from 0 on, without a gap. Half a cent is rounded up. */
  steps: PublicBracket[];
}
