import type { Figures } from '../../../shared/core/brackets';
import { refreshProposal } from '../core/rules/commands/proposing';
import { offerFor } from '../core/rules/renewal';
import type { Facts, Term } from '../core/rules/types';
import type { Cents } from '../kernel/rules/values';
import type { Executor } from '../kernel/store/database';
import { loadListedFacts, type RenewalSurroundings } from './renewal-facts';
import { findProposed, type Proposed } from './store/proposals';
import type { RenewalFilters } from './store/renewals';

/** A proposal whose price today is not the one that was stored as its renewal was opened. */
export interface Repriced extends Proposed {
  today: Cents | null;
}

/** Proposals that differ in none of these are sold by the same offer, at the price of their figures. */
const kindOf = ({
  tierCode,
  startsOn,
  endsOn,
  anchorOn,
  anchorOffset,
  offerDocumentId,
  currency,
}: Proposed) =>
  [tierCode, startsOn, endsOn, anchorOn, anchorOffset, offerDocumentId, currency].join(':');

type Pricing = (one: Proposed) => Cents | null;

/** The price of each proposal of a kind, from the facts of one of them; null when nothing sells it. */
const pricingOf = (facts: Facts, termId: string): Pricing | null => {
  const priced = (figures: Figures): Term | undefined => {
    const known = { ...facts, figures };
    const now = refreshProposal(known, termId);
    return now === known ? undefined : now.terms.find(({ id }) => id === termId);
  };
  const sold = priced(facts.figures);
  if (!sold) return null;
  const byFigure = offerFor(facts.offers, sold.tierCode, sold.startsOn)?.brackets;
  return byFigure ? ({ figures }) => priced(figures)?.price ?? null : () => sold.price;
};

/**
 * The open renewals that match, of which an answer today has another price than the stored one:
 * an offer was published or a figure noted since. Prices come from the rule of the rows, so that sums
 * and orders agree with what these show; one of each kind is loaded, and the others differ by figures.
 */
export const findRepriced = async (
  db: Executor,
  filters: RenewalFilters,
  surroundings: RenewalSurroundings,
): Promise<Repriced[]> => {
  const proposed = await findProposed(db, filters);
  const samples = new Map(proposed.map((one) => [kindOf(one), one]));
  const ids = [...samples.values()].map(({ membershipId }) => membershipId);
  const loaded = await loadListedFacts(db, ids, surroundings);
  const pricings = new Map(
    [...samples].flatMap(([kind, { membershipId, renewalId }]) => {
      const facts = loaded.get(membershipId)?.facts;
      const renewal = facts?.renewals.find(({ id }) => id === renewalId);
      const pricing = facts && renewal && pricingOf(facts, renewal.termId);
      return pricing ? [[kind, pricing] as const] : [];
    }),
  );
  return proposed.flatMap((one) => {
    const pricing = pricings.get(kindOf(one));
    const today = pricing ? pricing(one) : one.price;
    return today === one.price ? [] : [{ ...one, today }];
  });
};
