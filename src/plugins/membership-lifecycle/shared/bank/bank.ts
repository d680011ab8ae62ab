import type { Actor, Day, Page } from '../kernel/common';

/** Statements of the bank, their lines, and what they are matched to. Sums are in cents. */

export const STATEMENT_FORMATS = ['camt', 'ofx', 'cfonb', 'csv'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** The contents that a column of a CSV file can have. */
export const CSV_FIELDS = [
  'day',
  'valueDay',
  'amount',
  'debit',
  'credit',
  'label',
  'details',
  'counterparty',
  'reference',
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];
/** The heading of each column that is read. */
export type CsvColumns = Partial<Record<CsvField, string>>;

/** How a column without a heading is called, by its place from 1 on. */
export const unnamedColumn = (place: number): string => `Colonne ${place}`;
export const isUnnamed = (heading: string): boolean => /^Colonne \d+$/.test(heading);

/** A file whose columns are not known yet: they are chosen once, and kept. */
export interface ColumnsAsked {
  headings: string[];
  /** Some cells of each column, in the order of the headings. */
  examples: string[][];
  guessed: CsvColumns;
}

export interface StatementView {
  id: string;
  name: string;
  format: StatementFormat;
  /** The account, as far as the file names it; empty otherwise. */
  account: string;
  /** Whether that is not the account on which the association is paid. */
  ofOther: boolean;
  currency: string;
  from: Day | null;
  to: Day | null;
  opening: number | null;
  closing: number | null;
  /** Its lines, and how many of them no earlier file had. */
  lines: number;
  newLines: number;
  /** How many of the new ones still wait to be matched. */
  waiting: number;
  /** Whether a line of it is matched or set aside: it is not removed then. */
  held: boolean;
  readAt: number;
  readBy: Actor;
}

/**
 * POST /membership-lifecycle/bank/statements, a form with `file` and, for CSV, `columns` as JSON.
 * `columns` asks for them; nothing is kept then.
 */
export interface StatementsRead {
  columns: ColumnsAsked | null;
  statements: StatementView[];
  /** How many of the new lines look like lines of other forms of file. */
  alike: number;
}

export const LINE_STATES = ['open', 'partly', 'matched', 'aside', 'outgoing'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Why a line is set aside. */
export const ASIDE_REASONS = ['not-dues', 'double', 'other'] as const;
export type AsideReason = (typeof ASIDE_REASONS)[number];

/** A part of a line: a payment to record on a call or an account, or one that is recorded. */
export interface MatchPart {
  membershipId: string;
  /** The call; without one, the calls that wait for money, and then the credit. */
  duesId?: string;
  /**
   * The payment that is recorded already; of a line that goes out, the refund or the rejection, or
   * the payment whose rejection is noted with the line.
   */
  receiptId?: string;
  amount: number;
}

export const RECORDED_KINDS = ['payment', 'refund', 'rejection'] as const;
export type RecordedKind = (typeof RECORDED_KINDS)[number];

export interface ShownPart extends MatchPart {
  organisation: string;
  reference: string;
  /** The number of the call. */
  number: string | null;
  /** The amount that is to be paid on the call before the line is recorded. */
  left: number | null;
  /** What of it is recorded already, and its day. */
  recorded: { kind: RecordedKind; on: Day } | null;
}

export const MATCH_RULES = [
  'number',
  'siret',
  'siren',
  'reference',
  'name',
  'former-name',
  'name-part',
  'amount',
  'sum',
  'part',
  'over',
  'oldest',
  'no-call',
  'only-amount',
  'recorded',
  'payment-reference',
  'rejects',
  'other-payer',
  'other-number',
  'own-number',
  'bare-number',
  'number-within',
  'earlier-year',
  'perhaps-recorded',
  'before-call',
  'future-day',
  'word',
  'alike',
  'undone',
] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/** Why a match is proposed, or why it is to be checked. */
export interface MatchReason {
  rule: MatchRule;
  params: Record<string, string | number>;
}

export const MATCH_LEVELS = ['sure', 'likely', 'possible'] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

export interface Proposal {
  level: MatchLevel;
  parts: ShownPart[];
  reasons: MatchReason[];
}

export interface MatchView {
  id: string;
  /** `linked` to a payment that was recorded by hand. */
  kind: 'recorded' | 'linked';
  membershipId: string;
  organisation: string;
  reference: string;
  /** The numbers of the calls on which the money is now. */
  numbers: string[];
  /** How much of the money is on no call, but the credit of an account. */
  credit: number;
  /** Negative for a refund or a rejection, as the line that it is put on. */
  amount: number;
  /** The day on which the bank rejected the payment, and of a rejection its own. */
  rejectedOn: Day | null;
  at: number;
  by: Actor;
}

export const CALL_ENDS = ['settled', 'cancelled', 'waived', 'written-off'] as const;

/** A call that a line names and that waits for no money. */
export interface EndedCall {
  number: string;
  membershipId: string;
  organisation: string;
  end: (typeof CALL_ENDS)[number];
  /** The call that was issued instead of the cancelled one. */
  replacedBy: string | null;
}

export interface BankLineView {
  id: string;
  /** Counts its changes; sent with each of them. */
  version: number;
  statement: string;
  /** The account of its statement, as far as the file names it; empty otherwise. */
  account: string;
  bookedOn: Day;
  valueOn: Day | null;
  amount: number;
  currency: string;
  label: string;
  details: string;
  counterparty: string;
  reference: string;
  /** Whether a line of another form of file had its day and amount when it was read: a double? */
  alike: boolean;
  state: LineState;
  /** The sum of its matches. */
  matched: number;
  matches: MatchView[];
  aside: { reason: AsideReason; at: number; by: Actor } | null;
  /** The best first. */
  proposals: Proposal[];
  /**
   * The calls whose numbers it says and that wait for no money: those cancelled, and where it has no
   * proposal, those settled or waived.
   */
  ended: EndedCall[];
}

/** GET /membership-lifecycle/bank/lines?state=&statement=&search=&from=&to=&page=&pageSize= */
export interface BankLinesPage extends Page<BankLineView> {
  /** How many lines wait, and their sum, whatever the filters. */
  waiting: { count: number; amount: number };
}

interface RecordedMoney {
  receiptId: string;
  on: Day;
  amount: number;
  numbers: string[];
}

/** GET /membership-lifecycle/bank/members/:documentId: what a line can be put on. */
export interface BankMember {
  membershipId: string;
  organisation: string;
  reference: string;
  calls: { duesId: string; number: string | null; dueOn: Day; left: number }[];
  /** Payments that are recorded and that no line of the bank has. */
  receipts: RecordedMoney[];
  /** The same of refunds and of rejections; their amounts are greater than zero. */
  refunds: RecordedMoney[];
  rejections: RecordedMoney[];
  /** All payments that stand: what the bank may have rejected. */
  payments: RecordedMoney[];
}

/** POST /membership-lifecycle/bank/lines/:id/match, with `If-Match`. */
export interface MatchInput {
  parts: MatchPart[];
  /** Whether the person has seen what is unusual. */
  confirmed?: boolean;
}

/** A message leaves, is kept while no sending is set up, waits for its member, or cannot be written. */
export const MESSAGE_FATES = ['leaves', 'kept', 'muted', 'unwritten'] as const;
export type MessageFate = (typeof MESSAGE_FATES)[number];

/** GET /membership-lifecycle/bank/sure: what confirming all that is sure would do. */
export interface SurePlan {
  lines: {
    id: string;
    version: number;
    bookedOn: Day;
    /** All that the bank says of it, with the account on which it came; empty without. */
    label: string;
    details: string;
    counterparty: string;
    account: string;
    amount: number;
    proposal: Proposal;
  }[];
  /** The messages, by what becomes of them and by template. */
  messages: { fate: MessageFate; template: string; count: number }[];
  /** Whether there are more than one request does. */
  more: boolean;
}

/** POST /membership-lifecycle/bank/sure */
export interface SureDone {
  done: number;
  amount: number;
  failed: { id: string; label: string; text: { fr: string; en: string } }[];
}
