import { duesOf, paidFor, remainingOf } from '../../core/rules/dues';
import { kindOf, openRenewalTo } from '../../core/rules/renewal';
import { isUsed, overlapping } from '../../core/rules/terms';
import type { Facts, Renewal, Term } from '../../core/rules/types';
import { addDays, daysBetween, maxDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/**
 * Decides which terms a merger moves, withdraws or leaves. A term is firm when it was issued or
 * paid for; any other is a proposal, and gives way to a firm one of either membership.
 */

export interface Sorted {
  /** Terms that move from the ending membership to the other. */
  moving: Term[];
  /** Firm terms of the ending membership that stay there, readable: the other has the same days. */
  staying: Term[];
  /** Terms of either membership that are voided, with their calls. */
  withdrawn: Term[];
  /** Pairs of terms that staff must sort out first: of the same days, or both with a paid proposal. */
  conflicts: Conflict[];
}

/** A term of the membership that ends, and one of the other that it cannot stand beside. */
export interface Conflict {
  term: Term;
  other: Term;
}

/** What keeps a term from giving way; none of these for a year that was lived alone. */
export type Obstacle = 'paid' | 'used' | 'waived' | 'owed';

const isFirm = (facts: Facts, term: Term): boolean =>
  term.state === 'issued' || (term.state === 'proposed' && paidFor(facts, term.id) !== 0);

/** Whether a term was paid, used or waived: a merger must not void such a term. */
const isHad = (facts: Facts, term: Term): boolean =>
  paidFor(facts, term.id) !== 0 || isUsed(facts, term.id) || term.waivedOn !== null;

/** Whether the member is, or will be, asked to pay for a term. */
const isOwed = (facts: Facts, term: Term, today: Day): boolean => {
  if (term.waivedOn !== null || term.price === 0) return false;
  const call = duesOf(facts.dues, term.id);
  if (call) return remainingOf(facts, call) > 0;
  return !term.imported && term.endsOn >= today;
};

/** All that keeps a term from giving way to another. */
export const obstaclesOf = (facts: Facts, term: Term, today: Day): Obstacle[] => {
  const is: Record<Obstacle, boolean> = {
    paid: paidFor(facts, term.id) !== 0,
    used: isUsed(facts, term.id),
    waived: term.waivedOn !== null,
    owed: isOwed(facts, term, today),
  };
  return (Object.keys(is) as Obstacle[]).filter((obstacle) => is[obstacle]);
};

type Span = Pick<Term, 'startsOn' | 'endsOn'>;

const byStart = (a: Span, b: Span): number => (a.startsOn < b.startsOn ? -1 : 1);

/** The number of a term's days that other terms cover. */
const sharedDays = (term: Span, others: readonly Term[]): number => {
  let [days, from] = [0, term.startsOn];
  for (const { startsOn, endsOn } of [...others].sort(byStart)) {
    const first = maxDay(startsOn, from);
    const last = endsOn < term.endsOn ? endsOn : term.endsOn;
    if (first > last) continue;
    days += daysBetween(first, last) + 1;
    from = addDays(last, 1);
  }
  return days;
};

const lengthOf = ({ startsOn, endsOn }: Span): number => daysBetween(startsOn, endsOn) + 1;

/**
 * Whether other terms can replace one: they cover all its days to come, and more than half of a
 * term that has begun, since two bodies seldom joined on the same day. A year that was lived under
 * it alone is not theirs.
 */
const isCoveredBy = (term: Term, others: readonly Term[], today: Day): boolean => {
  const ahead = { startsOn: maxDay(term.startsOn, today), endsOn: term.endsOn };
  const isFree = term.endsOn < today || sharedDays(ahead, others) === lengthOf(ahead);
  return isFree && sharedDays(term, others) * 2 > lengthOf(term);
};

/** Whether a term still matters: it is not over, or something is owed for it. */
const isLive = (facts: Facts, term: Term, today: Day): boolean =>
  term.endsOn >= today || isOwed(facts, term, today);

/** Firm terms of the remaining membership that give way to paid or used ones of the other. */
const yielding = (from: Facts, into: Facts, today: Day): Term[] => {
  const firm = from.terms.filter((term) => isFirm(from, term));
  return into.terms.filter((term) => {
    if (!isFirm(into, term) || isHad(into, term) || !isLive(into, term, today)) return false;
    const doubles = overlapping(firm, term);
    return doubles.some((double) => isHad(from, double)) && isCoveredBy(term, doubles, today);
  });
};

/** Sorts the firm terms of two memberships. */
const sortFirm = (from: Facts, into: Facts, today: Day): Sorted => {
  const gone = yielding(from, into, today);
  const kept = into.terms.filter((term) => isFirm(into, term) && !gone.includes(term));
  const sorted: Sorted = { moving: [], staying: [], withdrawn: [...gone], conflicts: [] };
  for (const term of from.terms.filter((one) => isFirm(from, one))) {
    const doubles = overlapping(kept, term);
    const isCovered = isCoveredBy(term, doubles, today);
    const isAsked = [from, into].some((facts, at) =>
      (at === 0 ? [term] : doubles).some((one) => isOwed(facts, one, today)),
    );
    if (doubles.length === 0) sorted.moving.push(term);
    else if (!isHad(from, term) && isCovered && isLive(from, term, today)) {
      sorted.withdrawn.push(term);
    } else if (!isAsked && term.startsOn <= today && (isCovered || term.endsOn < today)) {
      sorted.staying.push(term);
    } else sorted.conflicts.push(...doubles.map((other) => ({ term, other })));
  }
  for (const term of gone) {
    if (isCoveredBy(term, sorted.moving, today)) continue;
    sorted.conflicts.push({ term: overlapping(from.terms, term)[0], other: term });
  }
  return sorted;
};

const openTo = ({ renewals }: Facts, { id }: Term): Renewal | undefined =>
  openRenewalTo(renewals, id);

/** The progress of a proposal: 2 with a yes, 1 with an open renewal, 0 without. */
const progress = (facts: Facts, term: Term): number => {
  const renewal = openTo(facts, term);
  if (!renewal) return 0;
  return kindOf(facts, renewal) === 'committed' ? 2 : 1;
};

/**
 * Whether a proposal moves from the membership that ends: its status is the better one, or the
 * other has no term, or the term that the proposal follows moves too, or the member has accepted it.
 */
const follows = (from: Facts, term: Term, sorted: Sorted, isWelcome: boolean): boolean => {
  const renewal = openTo(from, term);
  if (!renewal || isWelcome) return isWelcome;
  const moves = sorted.moving.some(({ id }) => id === renewal.fromTermId);
  return moves || progress(from, term) === 2;
};

/**
 * The renewal that cannot go on beside one that money came in for, by its term: a second proposal, or
 * a later year that would follow the same term. The money's is concluded first.
 */
const secondAfter = (
  begun: Term,
  underWay: readonly Term[],
  all: readonly Term[],
): Term | undefined => {
  const isBetween = (term: Term) =>
    all.some(
      ({ state, startsOn }) =>
        state === 'issued' && startsOn > begun.startsOn && startsOn < term.startsOn,
    );
  return underWay.find(
    (term) => term.startsOn > begun.startsOn && (term.state === 'proposed' || !isBetween(term)),
  );
};

/**
 * Sorts all terms of two memberships, `from` being the one that ends. `isBetter`: its status on
 * that day is better for the member than the other's.
 */
export const sortTerms = (from: Facts, into: Facts, today: Day, isBetter: boolean): Sorted => {
  const sorted = sortFirm(from, into, today);
  const proposals = (facts: Facts) =>
    facts.terms.filter((term) => term.state === 'proposed' && !isFirm(facts, term));
  const own = into.terms.filter((term) => isFirm(into, term) && !sorted.withdrawn.includes(term));
  // Terms that stay behind count too: the member must not be asked again for those days.
  const firm = [...own, ...sorted.moving, ...sorted.staying];
  const all = [...own, ...sorted.moving].sort(byStart);
  const underWay = all.filter((term) => openTo(into, term) ?? openTo(from, term));
  const begun = underWay.find(({ state }) => state === 'proposed');
  const second = begun && secondAfter(begun, underWay, all);
  if (second) sorted.conflicts.push({ term: second, other: begun });
  // A proposal for days before an issued year is dropped too: the membership goes on already.
  const isFree = (term: Term): boolean =>
    begun === undefined &&
    overlapping(firm, term, term.id).length === 0 &&
    firm.every(({ startsOn }) => startsOn < term.startsOn);
  const mine = proposals(into).filter(isFree);
  const hasNone = into.terms.every(({ state }) => state === 'void');
  const theirs = proposals(from).filter(
    (term) => isFree(term) && follows(from, term, sorted, isBetter || hasNone),
  );
  // Only one proposal is kept: the one that came further, or else that of the better membership.
  const most = (facts: Facts, terms: readonly Term[]) =>
    Math.max(-1, ...terms.map((term) => progress(facts, term)));
  const lead = most(from, theirs) - most(into, mine);
  const theirsWin = isBetter ? lead >= 0 : lead > 0;
  const kept = theirsWin ? theirs : mine;
  return {
    ...sorted,
    moving: [...sorted.moving, ...(theirsWin ? theirs : [])],
    withdrawn: [...sorted.withdrawn, ...proposals(from), ...proposals(into)].filter(
      (term) => !kept.includes(term),
    ),
  };
};
