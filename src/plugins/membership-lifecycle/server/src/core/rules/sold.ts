import { bracketOf, priceIn, type Measure } from '../../../../shared/core/brackets';
import { refused } from '../../kernel/rules/refused';
import type { Day } from '../../kernel/rules/values';
import type { Refusal } from './change';
import { offerFor } from './renewal';
import type { Facts, SoldTo, Term, TierOffer } from './types';

/** The price of a tier to one organisation. */

type Buyer = Pick<Facts, 'offers' | 'figures'>;

/** A tier at the price of an organisation's bracket; its price is null while its measure is unknown. */
export const pricedFor = (offer: TierOffer, figures: Facts['figures']): SoldTo => {
  const figure = offer.brackets ? figures[offer.brackets.measure] : undefined;
  const bracket = offer.brackets && figure ? bracketOf(offer.brackets, figure) : null;
  return {
    ...offer,
    price: bracket ? priceIn(bracket, bracket.value) : offer.price,
    bracket,
  };
};

/** A tier as the published offer of a day sells it to an organisation. */
export const soldTo = (
  { offers, figures }: Buyer,
  tierCode: string,
  day: Day,
): SoldTo | undefined => {
  const offer = offerFor(offers, tierCode, day);
  return offer && pricedFor(offer, figures);
};

/** The figure without which a term has no price; null when none is missing. */
export const missingMeasure = (
  { offers, figures }: Buyer,
  { tierCode, startsOn }: Pick<Term, 'tierCode' | 'startsOn'>,
): Measure | null => {
  const measure = offerFor(offers, tierCode, startsOn)?.brackets?.measure;
  return measure && !figures[measure] ? measure : null;
};

/**
 * The refusal of a term without a price: no offer gives one, or its measure is unknown. The tier is
 * named by an offer of another day where none of the term's first day has it.
 */
export const unpriced = (
  { offers }: Pick<Facts, 'offers'>,
  { tierCode: tier, startsOn }: Pick<Term, 'tierCode' | 'startsOn'>,
): Refusal => {
  const offer = offerFor(offers, tier, startsOn);
  const named = offer ?? offers.find(({ tierCode }) => tierCode === tier);
  const tierInWords = named?.tierNames ?? { fr: tier, en: tier };
  const reason = offer?.brackets ? (`${offer.brackets.measure}-missing` as const) : 'price-missing';
  return refused(reason, { tier, tierInWords });
};
