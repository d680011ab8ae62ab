import type { Day } from '../kernel/common';

/**
 * Which lines of payments are asked for. `in` and `out` are what the bank sees: payments, and
 * refunds, each less the lines that cancelled some of them, and payments less those that it rejected.
 */
export const PAYMENT_SELECTIONS = [
  'in',
  'out',
  'received',
  'refund',
  'rejection',
  'reversal',
  'moved',
] as const;
export type PaymentSelection = (typeof PAYMENT_SELECTIONS)[number];

/**
 * A line of an account: money that came or went, or that only moved between calls and credits.
 * GET /membership-lifecycle/payments?kind=&method=&from=&to=&search=&page=&pageSize=
 */
export interface ListedPayment {
  id: string;
  kind: 'received' | 'refund' | 'reversal' | 'rejection' | 'moved-out' | 'moved-in';
  on: Day;
  membershipId: string;
  reference: string;
  organisation: string;
  /** In cents; negative for money that left, so that lines add up. */
  amount: number;
  method: string | null;
  /** The reference on the statement of the bank, or on the cheque. */
  paymentReference: string | null;
  reason: string | null;
  /** The number of the call that the line is on, empty for one without; null for a credit. */
  call: string | null;
}

/** Of the lines that match, what came in less what went, in cents; a move is neither. */
export interface PaymentsMeta {
  sum: number;
}
