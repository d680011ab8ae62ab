import type { Day } from '../../kernel/rules/values';

/**
 * A grant of a right by hand, beyond what the tier gives. A right lists its grants in
 * their order; one that the tier does not give ends with the grant that lasts longest.
 */
export interface Grant {
  id: string;
  on: Day;
  /** Null for a right without a number. Of a closed grant: what was used of it. */
  quantity: number | null;
  /** Its own last day; null for that of the term. */
  endsOn: Day | null;
  /** The uses of the right before it: later ones alone take from it. */
  usedBefore: number;
  /** The day on which it was withdrawn, or found to have ended. */
  closedOn: Day | null;
}

/** A change of a counter that a command asks for; the store writes it with its ledger line. */
export interface CounterChange {
  entitlementId: string;
  kind: 'grant' | 'withdraw' | 'adjust' | 'carry-in' | 'carry-out';
  usedDelta: number;
  grantedDelta: number;
  reason: string;
}
