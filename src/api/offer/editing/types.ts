/** What editors of the offer are told beside what the admin reads (the plugin's `shared/catalogue`). */
import type { OfferLink } from '../../../plugins/membership-lifecycle/shared/catalogue/offers';

export type NextYearRefusal =
  | { ok: false; reason: 'offer-unknown' }
  | { ok: false; reason: 'offer-year-missing' }
  | { ok: false; reason: 'next-year-exists'; existing: OfferLink; year: number };

/** What an installation offers, for its first steps. */
export interface Offered {
  offers: number;
  tiers: number;
  tiersPublished: number;
  /** Published, and open or to be opened. */
  offerPublished: boolean;
  /** A tier with a price, listed by such an offer. */
  tierOnSale: boolean;
}
