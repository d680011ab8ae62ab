import { duesOf, paidOf } from '../../core/rules/dues';
import { overlapping } from '../../core/rules/terms';
import type { Dues, Facts, Renewal, Term } from '../../core/rules/types';
import type { Cents } from '../../kernel/rules/values';

/** What a merger does, told before it is done: read from the facts on both sides of it. */

export interface MergeSummary {
  /** Terms that the membership that stays takes over. */
  moved: Term[];
  /** Terms that stay readable where they are, each with the term that it overlaps. */
  staying: { term: Term; overlaps: Term }[];
  /** Terms that are void afterwards, on either side, each with the term that has its days instead. */
  withdrawn: {
    term: Term;
    isTheirs: boolean;
    isProposed: boolean;
    instead: Term | null;
    call: Dues | null;
  }[];
  /** Renewals under way that go on with the membership that stays. */
  movedRenewals: number;
  closedRenewals: number;
  /** Calls that are still to be paid and move with their term: what stays behind asks for nothing. */
  unpaid: { call: Dues; remaining: Cents }[];
  /** Money that comes along with the terms. */
  paid: Cents;
  rights: number;
  used: number;
}

const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

const remainingOf = (facts: Facts, call: Dues): Cents =>
  call.amount - paidOf(facts.payments, call.id);

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

/** What the merger of one membership into another has moved, withdrawn and left. */
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
      .filter(({ duesId }) => calls.has(duesId))
      .reduce((sum, { amount }) => sum + amount, 0),
    rights: rights.length,
    used: rights.reduce((sum, { used }) => sum + used, 0),
  };
};
