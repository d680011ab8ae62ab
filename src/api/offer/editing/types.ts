/** Answers for editors of the offer that the admin does not read itself (see `shared/catalogue`). */
import type { OfferLink } from '../../../plugins/membership-lifecycle/shared/catalogue/offers';

export type NextYearRefusal =
  | { ok: false; reason: 'offer-unknown' }
  | { ok: false; reason: 'offer-year-missing' }
  | { ok: false; reason: 'next-year-exists'; existing: OfferLink; year: number };

/** The offers and tiers of an installation, counted for the first steps. */
export interface Offered {
  offers: number;
  tiers: number;
  tiersPublished: number;
  /** Published, and open or to be opened. */
  offerPublished: boolean;
  /** A tier with a price, listed by such an offer. */
  tierOnSale: boolean;
}
