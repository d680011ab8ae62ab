import { factsOf } from './rules/blank-facts';
import type { Dues, Facts, Renewal, Term } from './rules/types';
import { followedBy, type Surroundings } from './store/facts';
import type { Span, StandingRenewal } from './store/standings';

/** The facts that a status depends on, for many members. */

const groupBy = <T extends { membershipId: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.membershipId);
    if (group) group.push(row);
    else groups.set(row.membershipId, [row]);
  }
  return groups;
};

/**
 * Returns a function that builds the facts for a status. They are built one by one and not kept:
 * those of all members would need too much memory.
 */
export const factsForStatus = (
  rows: { spans: readonly Span[]; renewals: readonly StandingRenewal[] },
  surroundings: Surroundings,
): ((membership: Facts['membership']) => Facts) => {
  const spans = groupBy(rows.spans);
  const renewals = groupBy(rows.renewals);
  return (membership) => {
    const own = renewals.get(membership.id) ?? [];
    const dues = own.flatMap(({ termId, callDueOn: dueOn }) =>
      dueOn === null ? [] : [{ termId, dueOn, cancelledOn: null }],
    );
    const read = {
      membership,
      terms: (spans.get(membership.id) ?? []) as Term[],
      renewals: own as unknown as Renewal[],
      dues: dues as Dues[],
      workflow: followedBy(surroundings.workflows, membership),
    };
    return factsOf(read, surroundings);
  };
};
