import type { DepositState } from '../core/deposits';
import type { Day, Page } from '../kernel/common';

export const LISTED_KINDS = ['call', 'credit-note'] as const;

export const CALL_STATES = [
  'open',
  'overdue',
  'paid',
  'waived',
  'written-off',
  'cancelled',
] as const;

/**
 * A call, or a credit note that cancels one.
 * GET /membership-lifecycle/calls?kind=&state=&deposit=&from=&to=&dueFrom=&dueTo=&search=&ids=&page=&pageSize=
 * With days of `dueFrom` and `dueTo`, the calls that stand and fall due between them.
 */
export interface ListedCall {
  id: string;
  kind: (typeof LISTED_KINDS)[number];
  /** Empty for a call of an imported history. */
  number: string;
  issuedOn: Day;
  membershipId: string;
  reference: string;
  organisation: string;
  /** The first and the last day of the term. */
  startsOn: Day;
  endsOn: Day;
  /** In cents, like all sums here; negative for a credit note, so that they add up. */
  amount: number;
  /** Null for a credit note, as what follows is unless it says otherwise. */
  dueOn: Day | null;
  paid: number | null;
  left: number | null;
  state: (typeof CALL_STATES)[number] | null;
  cancelledOn: Day | null;
  /** The credit note that cancels the call: none for one that was cancelled before there were any. */
  cancelledBy: string | null;
  /** The call that the credit note cancels; null for a call. */
  cancels: string | null;
  /** The cancelled call that the call was issued instead of. */
  replaces: string | null;
  /** The call that was issued instead of the cancelled one, of a credit note too. */
  replacedBy: string | null;
  /** How its deposit on Chorus Pro stands, as noted by hand; of a credit note too. */
  deposit: { state: DepositState; on: Day; reason: string | null } | null;
}

/** A page of the list, with the day by which its calls are overdue, and the sums of all that match. */
export interface CallsPage extends Page<ListedCall> {
  meta: Page<ListedCall>['meta'] & { on: Day; sums: { calls: number; creditNotes: number } };
}
