import { duesOf, remainingOf } from '../../core/rules/dues';
import { overlapping } from '../../core/rules/terms';
import type { Dues, Facts, Renewal, Term } from '../../core/rules/types';
import type { Cents } from '../../kernel/rules/values';

/** Summarises a merger from the facts before and after it, before it is saved. */

export interface MergeSummary {
  /** Terms that move to the remaining membership. */
  moved: Term[];
  /** Terms that stay on the ended membership, each with the term that it overlaps. */
  staying: { term: Term; overlaps: Term }[];
  /** Terms that become void, of either membership, each with the term that replaces it. */
  withdrawn: {
    term: Term;
    isTheirs: boolean;
    isProposed: boolean;
    instead: Term | null;
    call: Dues | null;
  }[];
  /** Open renewals that continue on the remaining membership. */
  movedRenewals: number;
  closedRenewals: number;
  /** Unpaid calls, which move with their terms; nothing is owed for terms that stay. */
  unpaid: { call: Dues; remaining: Cents }[];
  /** The payments that move with the terms. */
  paid: Cents;
  rights: number;
  used: number;
}

const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

const unpaidOf = (before: Facts, into: Facts): MergeSummary['unpaid'] => {
  const waived = ids(into.terms.filter(({ waivedOn }) => waivedOn !== null));
  const theirs = ids(before.dues);
  return into.dues
    .filter(({ id, termId, cancelledOn }) => theirs.has(id) && !cancelledOn && !waived.has(termId))
    .map((call) => ({ call, remaining: remainingOf(before, call) }))
    .filter(({ remaining }) => remaining > 0);
};

/** Terms of one side that the merger made void. */
const withdrawnOf = (before: Facts, after: Facts, survivor: Facts): MergeSummary['withdrawn'] => {
  const gone = ids(after.terms.filter(({ state }) => state === 'void'));
  return before.terms
    .filter(({ id, state }) => state !== 'void' && gone.has(id))
    .map((term) => ({
      term,
      isProposed: term.state === 'proposed',
      isTheirs: before.membership.id !== survivor.membership.id,
      instead: overlapping(survivor.terms, term)[0] ?? null,
      call: duesOf(before.dues, term.id) ?? null,
    }));
};

/** Summarises a merger: the terms and money that it moved, withdrew and left. */
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
      const [overlaps] = overlapping(after.into.terms, term);
      return overlaps ? [{ term, overlaps }] : [];
    });
  const calls = ids(before.from.dues.filter(({ termId }) => movedIds.has(termId)));
  const rights = before.from.entitlements.filter(({ termId }) => movedIds.has(termId));
  const isOpen = ({ closedOn }: Renewal): boolean => closedOn === null;
  const open = ids([...before.from.renewals, ...before.into.renewals].filter(isOpen));
  const theirs = ids(before.from.renewals);
  const stillOpen = after.into.renewals.filter((one) => isOpen(one) && open.has(one.id));
  return {
    moved,
    staying,
    withdrawn: [
      ...withdrawnOf(before.from, after.from, after.into),
      ...withdrawnOf(before.into, after.into, after.into),
    ],
    movedRenewals: stillOpen.filter(({ id }) => theirs.has(id)).length,
    closedRenewals: open.size - stillOpen.length,
    unpaid: unpaidOf(before.from, after.into),
    paid: before.from.payments
      .filter(({ duesId }) => duesId === null || calls.has(duesId))
      .reduce((sum, { amount }) => sum + amount, 0),
    rights: rights.length,
    used: rights.reduce((sum, { used }) => sum + used, 0),
  };
};
