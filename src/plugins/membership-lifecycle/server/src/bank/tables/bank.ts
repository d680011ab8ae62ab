import { table } from '../../kernel/tables/define';

/** Statements of the bank, their lines, and what the lines are matched to. */

export const BANK_STATEMENT_TABLE = table(
  'bank-statement',
  {
    /** The name of its file. */
    name: 'string',
    format: 'string',
    /** Bank, branch and account number; empty when the file says none. */
    account: 'string',
    currency: 'string',
    from: 'date',
    to: 'date',
    opening: 'integer',
    closing: 'integer',
    /** Lines of the file, and those that no earlier one had. */
    lineCount: 'integer',
    newCount: 'integer',
    readAt: 'instant',
    actorType: 'string',
    actorId: 'string',
  },
  [{ columns: ['readAt'] }],
);

export const BANK_LINE_TABLE = table(
  'bank-line',
  {
    statementId: 'string',
    /** Its place in the file. */
    rank: 'integer',
    bookedOn: 'date',
    valueOn: 'date',
    /** In cents; negative when money goes out. */
    amount: 'integer',
    currency: 'string',
    label: 'string',
    details: 'text',
    counterparty: 'string',
    reference: 'string',
    /** The bank's own number; null on lines that earlier versions read, and where files have none. */
    bankNumber: 'string',
    /** Whether a line of another form of file had this day and amount when it was read. */
    alike: 'boolean',
    /** The digest of what it says: the same line in another file is known again by it. */
    key: 'string',
    /** Counts the changes of its matches, and is the lock for them. */
    version: 'integer',
  },
  [{ columns: ['key'], unique: true }, { columns: ['statementId'] }, { columns: ['bookedOn'] }],
);

export const BANK_MATCH_TABLE = table(
  'bank-match',
  {
    lineId: 'string',
    /** `recorded`, `linked` to a payment that was there, `aside`, or `undone`. */
    kind: 'string',
    membershipId: 'string',
    /** The payment: the line with which it was recorded. */
    receiptId: 'string',
    amount: 'integer',
    /** Why the line is set aside. */
    reason: 'string',
    /** The match that this one undoes: each once. */
    undoesId: 'string',
    at: 'instant',
    actorType: 'string',
    actorId: 'string',
  },
  [{ columns: ['lineId'] }, { columns: ['receiptId'] }, { columns: ['undoesId'], unique: true }],
  { appendOnly: { but: null } },
);
