import type { Day } from '../../kernel/rules/values';
import type { Facts, Term } from './types';

/** Questions about the terms of one membership. */

/** The fields that tell when a term stands. */
export type TermSpan = Pick<
  Term,
  'state' | 'startsOn' | 'endsOn' | 'heldOn' | 'heldUntil' | 'earlierHolds'
>;

/** Whether the rights of a term wait, on a day, for money that was taken back. */
export const isHeld = ({ heldOn, heldUntil, earlierHolds }: TermSpan, day: Day): boolean =>
  (heldOn !== null && heldOn <= day && (heldUntil === null || day < heldUntil)) ||
  (earlierHolds?.some(({ from, until }) => from <= day && day < until) ?? false);

/** Orders terms by their first days. */
export const byStart = (a: TermSpan, b: TermSpan): number => (a.startsOn < b.startsOn ? -1 : 1);

/**
 * The issued terms in order. Sorts only if needed: mostly they are in order, and a look at the
 * future would spend a tenth of its time on sorting.
 */
export const issuedTerms = <T extends TermSpan>(terms: readonly T[]): T[] => {
  const issued = terms.filter(({ state }) => state === 'issued');
  const isInOrder = issued.every((term, i) => i === 0 || issued[i - 1].startsOn < term.startsOn);
  return isInOrder ? issued : issued.sort(byStart);
};

/** The issued term that covers a day with its rights. */
export const termOn = <T extends TermSpan>(terms: readonly T[], day: Day): T | undefined =>
  issuedTerms(terms).find(
    (term) => term.startsOn <= day && day <= term.endsOn && !isHeld(term, day),
  );

/** The issued term with the latest end. */
export const lastIssued = (terms: readonly Term[]): Term | undefined => issuedTerms(terms).at(-1);

/** The agreed price of a term in cents with its currency; null where none is agreed. */
export const priceOf = ({ price, currency }: Pick<Term, 'price' | 'currency'>) =>
  price === null ? null : { amount: price, currency };

/** Whether a term asks for a price that nobody knows: one whose dues are waived asks for none. */
export const lacksPrice = ({ price, waivedOn }: Pick<Term, 'price' | 'waivedOn'>): boolean =>
  price === null && waivedOn === null;

/**
 * Whether a term belongs to a former membership: a body that left or was refused and applies again
 * starts anew, and its old terms decide nothing.
 */
export const isOfEarlierBond = (
  { membership }: Pick<Facts, 'membership'>,
  { endsOn }: Term,
): boolean => endsOn < membership.appliedOn;

/** The last issued term since the last application: the one that can be renewed. */
export const lastOfBond = (facts: Facts): Term | undefined => {
  const last = lastIssued(facts.terms);
  return last && isOfEarlierBond(facts, last) ? undefined : last;
};

/** The first day of membership: imported, or the start of the first term. */
export const memberSince = ({ membership, terms }: Facts): Day | null =>
  membership.importedSince ?? issuedTerms(terms)[0]?.startsOn ?? null;

/** The issued or proposed terms that share a day with a period. */
export const overlapping = (
  terms: readonly Term[],
  period: { startsOn: Day; endsOn: Day },
  except?: string,
): Term[] =>
  terms.filter(
    (term) =>
      term.state !== 'void' &&
      term.id !== except &&
      term.startsOn <= period.endsOn &&
      period.startsOn <= term.endsOn,
  );

/** Whether something was used of a term's rights. */
export const isUsed = ({ entitlements }: Pick<Facts, 'entitlements'>, termId: string): boolean =>
  entitlements.some((right) => right.termId === termId && right.used > 0);
