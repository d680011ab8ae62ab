import type { AsideReason, LineState, StatementFormat } from '../../../../shared/bank/bank';
import type { Cents, Day } from '../../kernel/rules/values';
import {
  findById,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import {
  columnsOf,
  computedBy,
  countOf,
  or,
  orNull,
  pick,
  pickOne,
  readEntities,
  selectionOf,
  typed,
  COUNT,
} from '../../kernel/store/rows';
import type { Row } from '../../kernel/store/scripts';
import { containing } from '../../kernel/store/search';
import type { KnownLine } from '../rules/lines';
import { BANK_LINE_TABLE, BANK_MATCH_TABLE, BANK_STATEMENT_TABLE } from '../tables/bank';
import { ASIDE, HOLDS, MATCHED, UNDONE } from './holding';

/** Statements, their lines and their matches. */

export interface BankStatement extends Entity {
  name: string;
  format: StatementFormat;
  account: string;
  currency: string;
  from: Day | null;
  to: Day | null;
  opening: Cents | null;
  closing: Cents | null;
  lineCount: number;
  newCount: number;
  readAt: number;
  actorType: string;
  actorId: string;
}

export interface BankLine extends Entity {
  statementId: string;
  rank: number;
  bookedOn: Day;
  valueOn: Day | null;
  amount: Cents;
  currency: string;
  label: string;
  details: string;
  counterparty: string;
  reference: string;
  bankNumber?: string;
  alike: boolean;
  key: string;
  version: number;
}

export interface BankMatch extends Entity {
  lineId: string;
  kind: 'recorded' | 'linked' | 'aside' | 'undone';
  membershipId: string | null;
  receiptId: string | null;
  amount: Cents | null;
  reason: AsideReason | null;
  undoesId: string | null;
  at: number;
  actorType: string;
  actorId: string;
}

type Query = ReturnType<Executor>;

const [STATEMENTS, LINES, MATCHES] = [
  BANK_STATEMENT_TABLE.collection,
  BANK_LINE_TABLE.collection,
  BANK_MATCH_TABLE.collection,
];

const STATES: Record<LineState | 'waiting', string> = {
  waiting: `l.amount > 0 and ${MATCHED} < l.amount and not ${ASIDE}`,
  open: `l.amount > 0 and ${MATCHED} = 0 and not ${ASIDE}`,
  partly: `l.amount > 0 and ${MATCHED} > 0 and ${MATCHED} < l.amount and not ${ASIDE}`,
  matched: `(l.amount > 0 and ${MATCHED} >= l.amount) or (l.amount < 0 and ${MATCHED} < 0)`,
  aside: ASIDE,
  // All that goes out, matched or not.
  outgoing: `l.amount < 0 and not ${ASIDE}`,
};

export interface LineFilters {
  state?: LineState | 'waiting' | undefined;
  statement?: string | undefined;
  search?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
}

const linesMatching = (db: Executor, filters: LineFilters): Query => {
  const { state, statement, search, from, to } = filters;
  const query = db({ l: LINES });
  if (state) query.whereRaw(`(${STATES[state]})`);
  if (statement) query.where('l.statement_id', statement);
  if (from) query.where('l.booked_on', '>=', from);
  if (to) query.where('l.booked_on', '<=', to);
  if (search) {
    containing(query, ['l.label', 'l.details', 'l.counterparty', 'l.reference'], search);
  }
  return query;
};

const L = columnsOf(BANK_LINE_TABLE, 'l');
const S = columnsOf(BANK_STATEMENT_TABLE, 's');
const { read, columns } = selectionOf({
  id: L.id,
  version: L.version,
  statement: or(S.name, ''),
  account: or(S.account, ''),
  bookedOn: L.bookedOn,
  valueOn: orNull(L.valueOn),
  amount: L.amount,
  currency: L.currency,
  label: L.label,
  details: or(L.details, ''),
  counterparty: or(L.counterparty, ''),
  reference: or(L.reference, ''),
  alike: L.alike,
});
const MATCHED_SUM = computedBy('matched');
const IS_ASIDE = computedBy('is_aside');
const IS_UNDONE = computedBy('is_undone');

const lineRow = (row: Row) => ({
  ...read(row),
  matched: MATCHED_SUM.read(row.matched),
  isAside: IS_ASIDE.read(row.is_aside) === 1,
  isUndone: IS_UNDONE.read(row.is_undone) === 1,
});
export type LineRow = ReturnType<typeof lineRow>;

const named = (db: Executor, page: Query): Query =>
  db
    .from(page.as('l'))
    .leftJoin({ s: STATEMENTS }, 's.document_id', 'l.statement_id')
    .select(columns)
    .select(
      db.raw(`${MATCHED} as matched`),
      db.raw(`case when ${ASIDE} then 1 else 0 end as is_aside`),
      db.raw(`case when ${UNDONE} then 1 else 0 end as is_undone`),
    );

/** Lines of the bank, the last day first; a file has the first day first. */
export const BANK_LINES: StoredList<LineFilters, LineRow> = {
  matching: linesMatching,
  order: () => [
    ['l.booked_on', 'desc'],
    ['l.id', 'desc'],
  ],
  fileOrder: [
    ['l.booked_on', 'asc'],
    ['l.id', 'asc'],
  ],
  columns: 'l.*',
  named,
  read: lineRow,
};

/** How many lines wait, and what they still hold; of all days, or of some. */
export const sumWaiting = async (db: Executor, days: Pick<LineFilters, 'from' | 'to'> = {}) => {
  const amount = computedBy(db.raw(`coalesce(sum(l.amount - ${MATCHED}), 0)`));
  const query = linesMatching(db, { ...days, state: 'waiting' });
  const [sums] = await pick(query, { count: COUNT, amount });
  return sums;
};

/** The first lines that wait, the first day first. */
export const findWaiting = async (db: Executor, limit: number): Promise<LineRow[]> => {
  const page = linesMatching(db, { state: 'waiting' })
    .orderBy(['l.booked_on', 'l.id'])
    .limit(limit)
    .select('l.*');
  const rows: Row[] = await named(db, page).orderBy(['l.booked_on', 'l.id']);
  return rows.map(lineRow);
};

/** Lines by their ids, as they are now. */
export const findLineRows = async (db: Executor, ids: readonly string[]): Promise<LineRow[]> => {
  const page = db({ l: LINES })
    .whereIn('l.document_id', ids as string[])
    .select('l.*');
  const rows: Row[] = await named(db, page).orderBy(['l.booked_on', 'l.id']);
  return rows.map(lineRow);
};

/** Counts one change of a line; false when it changed since a version, or is gone. */
export const claimLine = async (trx: Transaction, id: string, version: number): Promise<boolean> =>
  (await trx(LINES)
    .where({ document_id: id, version })
    .update({ version: version + 1 })) === 1;

/** The matches of lines that hold, in the order of their writing. */
export const findMatches = async (
  db: Executor,
  lineIds: readonly string[],
): Promise<BankMatch[]> => {
  if (lineIds.length === 0) return [];
  const query = db({ k: MATCHES })
    .whereIn('k.line_id', lineIds as string[])
    .whereRaw(HOLDS)
    .orderBy('k.id')
    .select('k.*');
  return readEntities<BankMatch>(BANK_MATCH_TABLE, query);
};

export const addMatches = (
  trx: Transaction,
  matches: readonly BankMatch[],
  now: number,
): Promise<void> => insertAll(trx, BANK_MATCH_TABLE, matches, now);

/** Those of some payments, refunds or rejections that a line of the bank has, one of its flow. */
export const findTaken = async (
  db: Executor,
  receiptIds: readonly string[],
  flow: 'in' | 'out',
): Promise<string[]> => {
  if (receiptIds.length === 0) return [];
  const query = db({ k: MATCHES })
    .whereIn('k.receipt_id', receiptIds as string[])
    .where('k.amount', flow === 'in' ? '>' : '<', 0)
    .whereRaw(HOLDS);
  return pickOne(query, columnsOf(BANK_MATCH_TABLE, 'k').receiptId);
};

export const addStatements = (
  trx: Transaction,
  statements: readonly BankStatement[],
  now: number,
): Promise<void> => insertAll(trx, BANK_STATEMENT_TABLE, statements, now);

/** Adds lines; those whose key is known stay as they are. */
export const addLines = (
  trx: Transaction,
  lines: readonly BankLine[],
  now: number,
): Promise<void> => insertAll(trx, BANK_LINE_TABLE, lines, now, 'key');

/** The lines between two days, as files are compared with them. */
export const findKnownLines = async (
  db: Executor,
  { from, to }: { from: Day; to: Day },
): Promise<KnownLine[]> =>
  pick(
    db({ l: LINES })
      .join({ s: STATEMENTS }, 's.document_id', 'l.statement_id')
      .whereBetween('l.booked_on', [from, to])
      .orderBy('l.id'),
    {
      statementId: L.statementId,
      format: typed<StatementFormat>(S.format),
      key: L.key,
      bookedOn: L.bookedOn,
      amount: L.amount,
      label: L.label,
      details: or(L.details, ''),
      counterparty: or(L.counterparty, ''),
      reference: or(L.reference, ''),
      bankNumber: or(L.bankNumber, ''),
      account: or(S.account, ''),
    },
  );

/** The statements, the last read first. */
export const findStatements = async (db: Executor, limit: number): Promise<BankStatement[]> =>
  readEntities<BankStatement>(
    BANK_STATEMENT_TABLE,
    db(STATEMENTS)
      .orderBy([
        { column: 'read_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit),
  );

export const findStatement = (db: Executor, id: string): Promise<BankStatement | null> =>
  findById<BankStatement>(db, BANK_STATEMENT_TABLE, id);

/** How many lines of each statement wait. */
export const countWaiting = async (
  db: Executor,
  statementIds: readonly string[],
): Promise<Map<string, number>> => {
  if (statementIds.length === 0) return new Map();
  const query = linesMatching(db, { state: 'waiting' })
    .whereIn('l.statement_id', statementIds as string[])
    .groupBy('l.statement_id');
  const rows = await pick(query, { id: L.statementId, count: countOf({ from: 'l.id' }) });
  return new Map(rows.map(({ id, count }) => [id, count]));
};

/** Those of some statements that have a line with a match that holds. */
export const findHeld = async (
  db: Executor,
  statementIds: readonly string[],
): Promise<string[]> => {
  if (statementIds.length === 0) return [];
  const query = db({ k: MATCHES })
    .join({ l: LINES }, 'l.document_id', 'k.line_id')
    .whereIn('l.statement_id', statementIds as string[])
    .whereRaw(HOLDS)
    .groupBy('l.statement_id');
  return pickOne(query, L.statementId);
};

/** Counts one change of every line of a statement, which keeps others from matching them meanwhile. */
export const lockLinesOf = async (trx: Transaction, statementId: string): Promise<void> => {
  await trx(LINES).where('statement_id', statementId).increment('version', 1);
};

/** Removes a statement with its lines; false while one of them has a match that holds. */
export const removeStatement = async (trx: Transaction, id: string): Promise<boolean> => {
  const held = await trx({ k: MATCHES })
    .join({ l: LINES }, 'l.document_id', 'k.line_id')
    .where('l.statement_id', id)
    .whereRaw(HOLDS)
    .first('k.id');
  if (held) return false;
  await trx(LINES).where('statement_id', id).delete();
  await trx(STATEMENTS).where('document_id', id).delete();
  return true;
};
