import { addDays } from '../../../kernel/rules/calendar';
import type { Cents, Day } from '../../../kernel/rules/values';
import { patchRow } from '../change';
import { duesOf } from '../dues';
import { firstPeriod, givesSamePeriods, nextPeriod, priceFor, type Period } from '../period';
import { soldTo } from '../sold';
import { isOfEarlierBond, issuedTerms, overlapping } from '../terms';
import type { Facts, SoldTo, Term, TierOffer } from '../types';

/**
 * Proposes terms. The dates, price, pricing rule and rights of a term come from one version of one
 * tier: they change together or not at all.
 */

/** A proposed term for a period; its price and allowances come from an offer. */
export const makeProposal = (
  membershipId: string,
  period: Period,
  offer: SoldTo,
  price: Cents | null,
  id: string,
): Term => ({
  id,
  membershipId,
  state: 'proposed',
  ...period,
  tierCode: offer.tierCode,
  tierNames: offer.tierNames,
  tierDocumentId: offer.tierDocumentId,
  offerDocumentId: offer.offerDocumentId,
  offerYear: offer.offerYear,
  price,
  bracket: offer.bracket,
  currency: offer.currency,
  policy: offer.policy,
  allowances: offer.allowances,
  issuedOn: null,
  issuedUnpaid: false,
  repricedOn: null,
  waivedOn: null,
  waiveReason: null,
  heldOn: null,
  heldUntil: null,
  earlierHolds: [],
  carriedOn: null,
  voidedOn: null,
  voidReason: null,
  voidedByEnd: false,
  imported: false,
});

/** Stands in for an unpublished offer: the tier's code with the policy of the last term. */
const previousAsOffer = (previous: Term, tierCode: string): SoldTo => ({
  tierCode,
  tierNames: previous.tierNames,
  tierDocumentId: previous.tierDocumentId ?? '',
  offerDocumentId: previous.offerDocumentId ?? '',
  offerYear: previous.offerYear ?? 0,
  opensOn: previous.startsOn,
  closesOn: null,
  price: null,
  brackets: null,
  bracket: null,
  currency: previous.currency,
  policy: previous.policy,
  allowances: previous.allowances,
});

/**
 * The proposal of the term after another. The former policy estimates its first day, which selects
 * the offer; the policy of that offer then gives the dates. The price is null without an offer.
 */
export const proposalAfter = (
  facts: Facts,
  previous: Term,
  { tierCode, decidedOn }: { tierCode: string; decidedOn: Day },
  id: string,
): Term => {
  const guess = nextPeriod(previous.policy, previous, decidedOn);
  const offer = soldTo(facts, tierCode, guess.startsOn);
  const period = offer ? nextPeriod(offer.policy, previous, decidedOn) : guess;
  return makeProposal(
    facts.membership.id,
    period,
    offer ?? previousAsOffer(previous, tierCode),
    offer ? priceFor(offer, period, false) : null,
    id,
  );
};

/** The part of a term that an offer determines, except the period and the price. */
export const soldBy = (offer: SoldTo): Partial<Term> => ({
  tierCode: offer.tierCode,
  tierNames: offer.tierNames,
  tierDocumentId: offer.tierDocumentId,
  offerDocumentId: offer.offerDocumentId,
  offerYear: offer.offerYear,
  bracket: offer.bracket,
  currency: offer.currency,
  policy: offer.policy,
  allowances: offer.allowances,
});

/** Whether a term is the first of its bond, which the pricing rule of its tier asks. */
export const isFirstTerm = (facts: Facts, { startsOn }: Pick<Term, 'startsOn'>): boolean =>
  !issuedTerms(facts.terms).some((one) => one.startsOn < startsOn && !isOfEarlierBond(facts, one));

/** The period of a term under a policy: its own if that gives the same, else from its first day. */
const periodUnder = (facts: Facts, { id, startsOn, policy }: Term, offer: TierOffer): Period => {
  const own = facts.terms.find((one) => one.id === id);
  if (own?.startsOn === startsOn && givesSamePeriods(policy, offer.policy)) {
    const { endsOn, anchorOn, anchorOffset, months } = own;
    return { startsOn, endsOn, anchorOn, anchorOffset, months };
  }
  const previous = issuedTerms(facts.terms).find((one) => addDays(one.endsOn, 1) === startsOn);
  return previous
    ? nextPeriod(offer.policy, previous, previous.endsOn)
    : firstPeriod(offer.policy, startsOn);
};

/** The whole of a term that an offer determines: its period, price and rights. */
export const proposedBy = (
  facts: Facts,
  term: Term,
  offer: SoldTo,
): Partial<Term> & Pick<Term, 'startsOn' | 'endsOn'> => {
  const period = periodUnder(facts, term, offer);
  const price = priceFor(offer, period, isFirstTerm(facts, term));
  return { ...soldBy(offer), ...period, price, repricedOn: null };
};

/**
 * Proposes a term again by what is sold on its first day. One that was called for, or priced by
 * staff, is kept whole; so is one whose new period would meet another term.
 */
export const refreshProposal = (facts: Facts, termId: string): Facts => {
  const term = facts.terms.find(({ id }) => id === termId);
  if (!term || term.state !== 'proposed') return facts;
  if (term.repricedOn !== null || duesOf(facts.dues, termId)) return facts;
  const offer = soldTo(facts, term.tierCode, term.startsOn);
  if (!offer) return facts;
  const anew = proposedBy(facts, term, offer);
  if (overlapping(facts.terms, anew, termId).length > 0) return facts;
  return patchRow(facts, 'terms', termId, anew);
};

/** The facts with all proposals as their answers today would find them. */
export const refreshProposals = (facts: Facts): Facts =>
  facts.terms.reduce((known, { id }) => refreshProposal(known, id), facts);
