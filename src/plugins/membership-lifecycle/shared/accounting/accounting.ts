import { WRITE_OFF_CAUSES } from '../core/call-reminders';
import type { Day } from '../kernel/common';

/** The accounts on which money is; an association may give several of them one number. */
export const MONEY_ROLES = ['bank', 'cheques', 'cash'] as const;

/** The purposes of accounts in the books; the association gives each its number and its name. */
export const ACCOUNT_ROLES = [
  ...(['members', 'credits', 'dues'] as const),
  ...MONEY_ROLES,
  // Why what is left of a call is written off, each with its account.
  ...WRITE_OFF_CAUSES,
  ...(['prepaid', 'history'] as const),
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** The purposes of journals. */
export const JOURNAL_ROLES = ['dues', 'bank', 'other', 'history'] as const;
export type JournalRole = (typeof JOURNAL_ROLES)[number];

/** When dues are an income: on the call, which gives a right to sue for them, or on receipt. */
export const INCOME_BASES = ['call', 'receipt'] as const;
export type IncomeBasis = (typeof INCOME_BASES)[number];

/** A number or a code of the books, with the name that stands beside it. */
export interface BookName {
  code: string;
  label: string;
}

export interface AccountingSettings {
  basis: IncomeBasis;
  /** The last day of the financial year, `MM-DD`. */
  yearEndsOn: string;
  accounts: Record<AccountRole, BookName>;
  journals: Record<JournalRole, BookName>;
}

/** PUT /membership-lifecycle/accounting/settings, with the version in `If-Match` */
export interface AccountingSettingsInput extends AccountingSettings {
  /** Whether the person has seen what another basis writes after a closing. */
  confirmed?: boolean;
}

/** GET /membership-lifecycle/accounting/settings */
export interface AccountingSettingsView {
  settings: AccountingSettings;
  version: number;
}

/** The sums of an account over a period, in cents. */
export interface AccountSum {
  account: string;
  label: string;
  debit: number;
  credit: number;
}

/** The sums of a period of entries; debit and credit are equal. */
export interface BookTotals {
  entries: number;
  lines: number;
  debit: number;
  credit: number;
  accounts: AccountSum[];
}

/** GET /membership-lifecycle/accounting/balance?from=&to= */
export interface BalanceView {
  from: Day;
  to: Day;
  totals: BookTotals;
  /** How many of the entries are in a closed period, for good. */
  closed: number;
  /** How many of the entries are about a day of a period that was closed before they were written. */
  late: number;
}

/** A period that was closed. */
export interface ClosingView {
  id: string;
  /** Its first day; null when it holds all that came before its last one. */
  from: Day | null;
  through: Day;
  closedOn: Day;
  by: string;
  fileName: string;
  totals: BookTotals;
}

/** GET /membership-lifecycle/accounting */
export interface AccountingView {
  today: Day;
  /** The last day of the closed periods; null when none was closed. */
  closedThrough: Day | null;
  /** The last day of the financial year that is over or under way. */
  yearEnd: Day;
  /** The nine digits that begin the name of a file; empty when they are not known. */
  siren: string;
  closings: ClosingView[];
}

/** GET /membership-lifecycle/accounting/closings/plan?through= */
export interface ClosingPlan {
  from: Day | null;
  through: Day;
  fileName: string;
  totals: BookTotals;
  journals: { code: string; label: string; entries: number; first: number; last: number }[];
  /** Entries whose own day is in a period that was closed before, and which are written now. */
  late: number;
  /** Entries that correct what was closed. */
  corrections: number;
  /** Lines of the bank of its days that wait to be matched, and what they still hold, in cents. */
  waiting: { count: number; amount: number };
  /** The first day on which entries can be written afterwards. */
  opens: Day;
  /** The end of the financial year in which its last day is: prepaid income is written on it alone. */
  yearEnd: Day;
  /** Sent back with the closing, so that what is closed is what was shown. */
  seal: string;
}

/** POST /membership-lifecycle/accounting/closings */
export interface ClosingInput {
  through: Day;
  seal: string;
}
