import type { Cents } from '../kernel/rules/values';
import type { Executor } from '../kernel/store/database';
import { loadListedFacts, type RenewalSurroundings } from './renewal-facts';
import { findProposed, type Proposed, type RenewalFilters } from './store/renewals';

/** A proposal whose price today is not the one that was stored as its renewal was opened. */
export interface Repriced extends Proposed {
  today: Cents | null;
}

/** Proposals that differ in none of these have one price today. */
const sharing = ({
  renewalId: _id,
  membershipId: _membership,
  stageId: _stage,
  ...rest
}: Proposed) => JSON.stringify(rest);

/**
 * The open renewals that match, of which an answer today has another price than the stored one:
 * an offer was published or a figure noted since. One of each kind is proposed again, by the same
 * rules as rows are, so that sums and orders agree with what rows show.
 */
export const findRepriced = async (
  db: Executor,
  filters: RenewalFilters,
  surroundings: RenewalSurroundings,
): Promise<Repriced[]> => {
  const proposed = await findProposed(db, filters);
  const samples = new Map(proposed.map((one) => [sharing(one), one]));
  const ids = [...samples.values()].map(({ membershipId }) => membershipId);
  const loaded = await loadListedFacts(db, ids, surroundings);
  const prices = new Map(
    [...samples].flatMap(([key, { renewalId, membershipId }]) => {
      const facts = loaded.get(membershipId)?.facts;
      const renewal = facts?.renewals.find(({ id }) => id === renewalId);
      const term = facts?.terms.find(({ id }) => id === renewal?.termId);
      return term ? [[key, term.price] as const] : [];
    }),
  );
  return proposed.flatMap((one) => {
    const today = prices.get(sharing(one));
    return today === undefined || today === one.price ? [] : [{ ...one, today }];
  });
};
