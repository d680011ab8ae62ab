import type { EndedCall, MatchReason, MatchLevel } from '../../../../shared/bank/bank';
import type { Cents, Day } from '../../kernel/rules/values';

/** What a line of the bank is compared with. */

export interface OpenCall {
  duesId: string;
  membershipId: string;
  number: string | null;
  /** Greater than zero. */
  left: Cents;
  issuedOn: Day;
  dueOn: Day;
}

/** A call that waits for no money. */
export type NumberedCall = Omit<EndedCall, 'organisation'>;

/** A payment or a refund that was recorded, and that no line of the bank has. */
export interface FreeReceipt {
  receiptId: string;
  membershipId: string;
  on: Day;
  /** Greater than zero, of a refund too. */
  amount: Cents;
  /** The numbers of its calls. */
  numbers: string[];
}

export interface Payer {
  membershipId: string;
  /** The number of the membership. */
  reference: string;
  name: string;
  formerNames: string[];
  siren: string | null;
  sirets: string[];
}

export interface Known {
  calls: readonly OpenCall[];
  receipts: readonly FreeReceipt[];
  refunds: readonly FreeReceipt[];
  payers: readonly Payer[];
  /** The names of the association, whose account it is; none when nothing was set. */
  own: readonly string[];
  today: Day;
}

export interface LineToMatch {
  bookedOn: Day;
  /** What no match holds yet; greater than zero, of a line that goes out too. */
  amount: Cents;
  label: string;
  details: string;
  counterparty: string;
  reference: string;
  /** Whether a line of another kind of file has the same day and amount. */
  alike: boolean;
  /** Whether somebody took back what it was put on. */
  undone: boolean;
}

export interface ProposedPart {
  membershipId: string;
  duesId: string | null;
  receiptId: string | null;
  amount: Cents;
}

export interface Proposed {
  level: MatchLevel;
  parts: ProposedPart[];
  reasons: MatchReason[];
}
