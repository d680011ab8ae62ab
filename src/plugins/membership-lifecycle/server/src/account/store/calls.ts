import { joinMember, matchesMember } from '../../core/store/members-search';
import { PAID } from '../../core/store/paid';
import { DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import type { Paging } from '../../kernel/rules/pages';
import type { Day, Cents } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { dayOf } from '../../kernel/store/days';
import type { StoredList } from '../../kernel/store/lists';

/** Calls not cancelled and not paid in full; waived ones are left out. */

export interface UnpaidFilters {
  /** Due before this day. */
  dueBefore?: Day | undefined;
  /** Due between two days, both included. */
  dueFrom?: Day | undefined;
  dueTo?: Day | undefined;
  search?: string | undefined;
}

export interface UnpaidRow {
  id: string;
  membershipId: string;
  reference: string;
  organisation: string;
  number: string;
  issuedOn: Day;
  dueOn: Day;
  amount: Cents;
  left: Cents;
}

type Row = Record<string, unknown>;

/** The calls that stand. */
const standingCalls = (db: Executor) =>
  db({ d: DUES_TABLE.collection })
    .join({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
    .whereNull('d.cancelled_on')
    .whereNull('t.waived_on');

/** Joins members only for searches; each call has one, so no row is lost. */
const matching = (db: Executor, { dueBefore, dueFrom, dueTo, search }: UnpaidFilters) => {
  const query = standingCalls(db).whereRaw(`${PAID} < d.amount`);
  if (dueBefore) query.where('d.due_on', '<', dueBefore);
  if (dueFrom) query.where('d.due_on', '>=', dueFrom);
  if (dueTo) query.where('d.due_on', '<=', dueTo);
  if (search) {
    joinMember(query, 'd.membership_id');
    matchesMember(query, search, ['d.number']);
  }
  return query;
};

interface UnpaidTotals {
  count: number;
  /** What is left to pay on all of them. */
  left: number;
}

const totalsOf = (row: Row | undefined): UnpaidTotals => ({
  count: Number(row?.calls ?? 0),
  left: Number(row?.to_pay ?? 0),
});

const sumUnpaid = async (db: Executor, filters: UnpaidFilters): Promise<UnpaidTotals> => {
  const [row]: Row[] = await matching(db, filters)
    .count({ calls: '*' })
    .select(db.raw(`sum(d.amount - ${PAID}) as to_pay`));
  return totalsOf(row);
};

const COLUMNS = [
  'id',
  'document_id',
  'membership_id',
  'number',
  'issued_on',
  'due_on',
  'amount',
].map((column) => `d.${column}`);

const withPaid = (db: Executor, filters: UnpaidFilters) =>
  matching(db, filters).select(db.raw(`${PAID} as paid`));

/** Adds the member of each call, for the rows of a page only. */
const named = (db: Executor, page: ReturnType<Executor>) =>
  joinMember(db.from(page.as('d')), 'd.membership_id').select('d.*', {
    reference: 'm.reference',
    organisation: 'o.name',
  });

const unpaidRow = (row: Row): UnpaidRow => ({
  id: String(row.document_id),
  membershipId: String(row.membership_id),
  reference: String(row.reference),
  organisation: String(row.organisation ?? ''),
  number: String(row.number ?? ''),
  issuedOn: dayOf(row.issued_on),
  dueOn: dayOf(row.due_on),
  amount: Number(row.amount),
  left: Number(row.amount) - Number(row.paid ?? 0),
});

export interface UnpaidPage extends UnpaidTotals {
  rows: UnpaidRow[];
}

/**
 * A page of unpaid calls, the oldest due date first, with their number and open sum. One
 * statement, since each part scans all calls.
 */
export const findUnpaid = async (
  db: Executor,
  filters: UnpaidFilters,
  { page, pageSize }: Paging,
): Promise<UnpaidPage> => {
  const rows: Row[] = await named(
    db,
    withPaid(db, filters)
      .orderBy(['d.due_on', 'd.id'])
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .select(
        ...COLUMNS,
        db.raw('count(*) over () as calls'),
        db.raw(`sum(d.amount - ${PAID}) over () as to_pay`),
      ),
  ).orderBy(['d.due_on', 'd.id']);
  // A page beyond the last has no row with the totals.
  const totals = rows.length > 0 || page === 1 ? totalsOf(rows[0]) : await sumUnpaid(db, filters);
  return { ...totals, rows: rows.map(unpaidRow) };
};

/** The unpaid calls for a file, in the same order. */
export const UNPAID: StoredList<UnpaidFilters, UnpaidRow> = {
  matching: withPaid,
  counted: matching,
  order: () => [
    ['d.due_on', 'asc'],
    ['d.id', 'asc'],
  ],
  columns: COLUMNS,
  named,
  read: unpaidRow,
};

/** What the calls due between two days ask for, and what was paid on them. */
export const sumDues = async (
  db: Executor,
  { from, to }: { from: Day; to: Day },
): Promise<{ expected: Cents; received: Cents }> => {
  const [row]: Row[] = await standingCalls(db)
    .whereBetween('d.due_on', [from, to])
    .sum({ expected: 'd.amount' })
    .select(db.raw(`sum(${PAID}) as received`));
  return { expected: Number(row?.expected ?? 0), received: Number(row?.received ?? 0) };
};

/** What the calls that stand ask for, by due day. */
export const sumDuesByDay = async (
  db: Executor,
  from: Day,
  to: Day,
): Promise<{ on: Day; amount: Cents }[]> => {
  const rows: Row[] = await standingCalls(db)
    .whereBetween('d.due_on', [from, to])
    .groupBy('d.due_on')
    .select({ day: 'd.due_on' })
    .sum({ amount: 'd.amount' });
  return rows.map((row) => ({ on: dayOf(row.day), amount: Number(row.amount) }));
};
