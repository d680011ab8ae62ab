import { refreshProposal } from '../core/rules/commands/proposing';
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
  return proposed.flatMap((one) => {
    const sample = samples.get(kindOf(one));
    const facts = sample && loaded.get(sample.membershipId)?.facts;
    const termId = facts?.renewals.find(({ id }) => id === sample?.renewalId)?.termId;
    // Closed since it was found.
    if (!facts || !termId) return [];
    const { terms } = refreshProposal({ ...facts, figures: one.figures }, termId);
    const today = terms.find(({ id }) => id === termId)?.price ?? null;
    return today === one.price ? [] : [{ ...one, today }];
  });
};
