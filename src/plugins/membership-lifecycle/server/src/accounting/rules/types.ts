import type {
  AccountRole,
  AccountingSettings,
  JournalRole,
} from '../../../../shared/accounting/accounting';
import type { WriteOffCause } from '../../../../shared/core/call-reminders';
import type { PaymentKind } from '../../core/rules/types';
import type { Cents, Day, MonthDay } from '../../kernel/rules/values';

/** The books: entries made of calls, credit notes and payments. */

/** The settings, whose year was checked when they were saved. */
export interface Settings extends AccountingSettings {
  yearEndsOn: MonthDay;
}

/** A call, with its term and how it ended. */
export interface BookCall {
  id: string;
  /** The number of its row. */
  row: number;
  membershipId: string;
  /** Null for a call of an imported history. */
  number: string | null;
  /** Whether an import took it over from the books that were kept before. */
  isImported: boolean;
  issuedOn: Day;
  amount: Cents;
  startsOn: Day;
  endsOn: Day;
  /** The day on which it stopped asking, with the number of its credit note where it has one. */
  ended: { on: Day; number: string | null } | null;
  /** What was left of it and is written off, in cents, with the day and why. */
  writtenOff: { amount: Cents; on: Day; as: WriteOffCause } | null;
}

/** A line of an account. */
export interface BookLine {
  id: string;
  /** The number of its row: lines were written in this order. */
  row: number;
  membershipId: string;
  /** Null for a line on the credit of its membership. */
  duesId: string | null;
  receiptId: string | null;
  kind: PaymentKind;
  amount: Cents;
  on: Day;
  method: string | null;
  reference: string | null;
  reversesId: string | null;
  /** Whether an import took it over from the books that were kept before. */
  isImported: boolean;
}

/** Payments that a line of the bank brought together: cheques and cash that were taken there. */
export interface Deposit {
  id: string;
  on: Day;
  piece: string;
  receiptIds: readonly string[];
}

/** All that books are made of. */
export interface BookFacts {
  calls: readonly BookCall[];
  /** In the order of their rows. */
  lines: readonly BookLine[];
  deposits: readonly Deposit[];
}

/** What an entry tells. */
export const ENTRY_KINDS = [
  'call',
  'credit-note',
  'cancelled',
  'written-off',
  'received',
  'refund',
  'rejection',
  'reversal',
  'moved',
  'deposit',
  'prepaid',
  'prepaid-back',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A line of an entry: a debit is positive, a credit negative. */
export interface EntryLine {
  role: AccountRole;
  /** The member whose account it is, of those that are kept for each member. */
  membershipId: string | null;
  amount: Cents;
}

/** One entry of the books, whose lines add up to nothing. */
export interface Entry {
  /** What it was made of: the same for ever, so that a change of it is found. */
  source: string;
  kind: EntryKind;
  journal: JournalRole;
  on: Day;
  piece: string;
  pieceOn: Day;
  /** Whose it is, for its label; empty where it is of several. */
  membershipId: string;
  /** The calls that its money is on, by their numbers. */
  calls?: readonly string[];
  /** Whether it corrects an entry of a closed period. */
  isCorrection: boolean;
  lines: EntryLine[];
}
