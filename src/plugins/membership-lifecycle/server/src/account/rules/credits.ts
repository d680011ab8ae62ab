import type { Cents, Day } from '../../kernel/rules/values';

/** A call that is not paid in full, with what is left to pay on it. */
export interface OpenCall {
  id: string;
  membershipId: string;
  dueOn: Day;
  left: Cents;
}

/** What a credit on the account of its member pays of a call, and whether that is all of it. */
export type CreditedCall = Pick<OpenCall, 'id' | 'dueOn'> & { credit: Cents; isWhole: boolean };

/**
 * Spreads the credit of each account over its open calls, in their order: `creditFor` of the core says
 * the same of one member.
 */
export const spreadCredits = (
  credits: ReadonlyMap<string, Cents>,
  calls: readonly OpenCall[],
): CreditedCall[] => {
  const rest = new Map(credits);
  return calls.flatMap(({ id, membershipId, dueOn, left }) => {
    const there = rest.get(membershipId) ?? 0;
    const credit = Math.min(there, left);
    rest.set(membershipId, there - credit);
    return credit > 0 ? [{ id, dueOn, credit, isWhole: credit === left }] : [];
  });
};
