import { table } from '../../kernel/tables/define';

/** The periods of the books that were closed; none overlaps another. */
export const CLOSING_TABLE = table(
  'closing',
  {
    /** Null for the first one, which holds all that came before its last day. */
    startsOn: 'date',
    through: 'date',
    closedOn: 'date',
    actorType: 'string',
    actorId: 'string',
    fileName: 'string',
    /** What its entries add up to, by account. */
    totals: 'json',
    /** The last number of each journal. */
    numbers: 'json',
    /** Of its file, which is made of its lines. */
    digest: 'string',
  },
  [{ columns: ['through'], unique: true }],
  { appendOnly: { but: null } },
);

/** The written lines of closed periods, in the order of the file. */
export const CLOSED_LINE_TABLE = table(
  'closed-line',
  {
    closingId: 'string',
    place: 'integer',
    source: 'string',
    kind: 'string',
    isCorrection: 'boolean',
    role: 'string',
    membershipId: 'string',
    /** In cents: a debit is positive, a credit negative. */
    amount: 'integer',
    journal: 'string',
    journalCode: 'string',
    journalLabel: 'string',
    number: 'integer',
    on: 'date',
    account: 'string',
    accountLabel: 'string',
    aux: 'string',
    auxLabel: 'string',
    piece: 'string',
    pieceOn: 'date',
    label: 'string',
    /** Null in periods that earlier versions closed, and where nothing settles the line by its end. */
    letter: 'string',
    letteredOn: 'date',
  },
  [{ columns: ['closingId', 'place'], unique: true }, { columns: ['on'] }],
  { appendOnly: { but: null } },
);
