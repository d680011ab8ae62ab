import { paidOf } from './dues';
import { overlapping } from './terms';
import type { Cents, Dues, Facts, Term } from './types';

/** What a merger does, told before it is done: read from the facts on both sides of it. */

export interface MergeSummary {
  /** Terms that the membership that stays takes over. */
  moved: Term[];
  /** Terms that stay readable where they are, each with the term that it overlaps. */
  staying: { term: Term; overlaps: Term }[];
  /** Proposals that are closed. */
  voided: Term[];
  closedRenewals: number;
  /** Calls that are still to be paid, wherever they are afterwards. */
  unpaid: { call: Dues; remaining: Cents; moves: boolean }[];
  /** Money that comes along with the terms. */
  paid: Cents;
  rights: number;
  used: number;
}

const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

const remainingOf = (facts: Facts, call: Dues): Cents =>
  call.amount - paidOf(facts.payments, call.id);

const unpaidOf = (before: Facts, after: { from: Facts; into: Facts }): MergeSummary['unpaid'] => {
  const moving = ids(after.into.dues);
  const stillCalled = new Set(
    [...after.from.dues, ...after.into.dues]
      .filter(({ cancelledOn }) => cancelledOn === null)
      .map(({ id }) => id),
  );
  const waived = new Set(before.terms.filter(({ waivedOn }) => waivedOn).map(({ id }) => id));
  return before.dues
    .filter(({ id, termId }) => stillCalled.has(id) && !waived.has(termId))
    .map((call) => ({ call, remaining: remainingOf(before, call), moves: moving.has(call.id) }))
    .filter(({ remaining }) => remaining > 0);
};

/** What the merger of one membership into another has moved, closed and left. */
export const mergeSummary = (
  before: { from: Facts; into: Facts },
  after: { from: Facts; into: Facts },
): MergeSummary => {
  const arrived = ids(after.into.terms);
  const moved = before.from.terms.filter(({ id }) => arrived.has(id));
  const movedIds = ids(moved);
  const staying = after.from.terms
    .filter(({ state }) => state === 'issued')
    .flatMap((term) => {
      const [overlaps] = overlapping(before.into.terms, term);
      return overlaps ? [{ term, overlaps }] : [];
    });
  const wasProposed = ids(before.from.terms.filter(({ state }) => state === 'proposed'));
  const calls = ids(before.from.dues.filter(({ termId }) => movedIds.has(termId)));
  const rights = before.from.entitlements.filter(({ termId }) => movedIds.has(termId));
  return {
    moved,
    staying,
    voided: after.from.terms.filter(({ id }) => wasProposed.has(id)),
    closedRenewals: before.from.renewals.filter(({ closedOn }) => closedOn === null).length,
    unpaid: unpaidOf(before.from, after),
    paid: before.from.payments
      .filter(({ duesId }) => calls.has(duesId))
      .reduce((sum, { amount }) => sum + amount, 0),
    rights: rights.length,
    used: rights.reduce((sum, { used }) => sum + used, 0),
  };
};
