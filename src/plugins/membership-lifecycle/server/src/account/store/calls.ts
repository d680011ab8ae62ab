import type { HoldCause } from '../../../../shared/core/call-reminders';
import { joinMember, matchesMember } from '../../core/store/members-search';
import { LEFT, PAID } from '../../core/store/paid';
import { DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import { PAPER_TABLE } from '../../core/tables/paper';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import type { Paging } from '../../kernel/rules/pages';
import type { Day, Cents } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import {
  columnsOf,
  computedBy,
  COUNT,
  or,
  pick,
  pickOne,
  selectionOf,
  sum,
  typed,
} from '../../kernel/store/rows';
import { type Row } from '../../kernel/store/scripts';
import type { OpenCall } from '../rules/credits';

/** Calls not cancelled and not paid in full; waived ones are left out. */

export interface UnpaidFilters {
  /** Due before this day. */
  dueBefore?: Day | undefined;
  /** Due between two days, both included. */
  dueFrom?: Day | undefined;
  dueTo?: Day | undefined;
  search?: string | undefined;
  /** Without these calls. */
  except?: readonly string[] | undefined;
  /** Those whose paper names another account than this one, where the present one is not written. */
  otherThan?: { iban: string; present: string } | undefined;
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
  heldUntil: Day | null;
  heldCause: HoldCause | null;
}

/** The calls that stand. */
export const standingCalls = (db: Executor) =>
  db({ d: DUES_TABLE.collection })
    .join({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
    .whereNull('d.cancelled_on')
    .whereNull('t.waived_on');

const D = columnsOf(DUES_TABLE, 'd');
const leftOf = (db: Executor) => computedBy(db.raw(LEFT));
/** The sum that calls asked at the end of a day. */
const askedOn = (db: Executor, on: Day) =>
  computedBy(
    db.raw('sum(d.amount - case when d.written_off_on <= ? then d.written_off else 0 end)', [on]),
  );

/** Joins members only for searches; each call has one, so no row is lost. */
const matching = (
  db: Executor,
  { dueBefore, dueFrom, dueTo, search, except, otherThan }: UnpaidFilters,
) => {
  const query = standingCalls(db).whereRaw(`${LEFT} > 0`);
  if (dueBefore) query.where('d.due_on', '<', dueBefore);
  if (dueFrom) query.where('d.due_on', '>=', dueFrom);
  if (dueTo) query.where('d.due_on', '<=', dueTo);
  if (except) query.whereNotIn('d.document_id', [...except]);
  if (otherThan) {
    query.whereExists((paper: ReturnType<Executor>) =>
      paper
        .from({ a: PAPER_TABLE.collection })
        .whereRaw('a.dues_id = d.document_id')
        .where('a.kind', 'call')
        .whereRaw('coalesce(a.account_iban, ?) <> ?', [otherThan.present, otherThan.iban])
        .select(db.raw('1')),
    );
  }
  if (search) {
    joinMember(query, 'd.membership_id');
    matchesMember(query, search, ['d.number']);
  }
  return query;
};

/** The unpaid calls of some members with what is left of each, the first due day first. */
export const openCallsOf = (
  db: Executor,
  membershipIds: readonly string[],
): Promise<OpenCall[]> => {
  const query = matching(db, {})
    .whereIn('d.membership_id', [...membershipIds])
    .orderBy(['d.due_on', 'd.id']);
  const { id, membershipId, dueOn } = D;
  return pick(query, { id, membershipId, dueOn, left: leftOf(db) });
};

/** The ids of those of some unpaid calls that match. */
export const unpaidAmong = (
  db: Executor,
  filters: UnpaidFilters,
  ids: readonly string[],
): Promise<string[]> => pickOne(matching(db, filters).whereIn('d.document_id', [...ids]), D.id);

/** The memberships of some calls, by the calls' ids. */
export const findMembershipsOfCalls = async (
  db: Executor,
  duesIds: readonly string[],
): Promise<Map<string, string>> => {
  const { id, membershipId } = columnsOf(DUES_TABLE);
  const query = db(DUES_TABLE.collection).whereIn('document_id', [...duesIds]);
  const found = await pick(query, { id, membershipId });
  return new Map(found.map((row) => [row.id, row.membershipId]));
};

interface UnpaidTotals {
  count: number;
  /** The sum left to pay on all of them. */
  left: number;
}

/** The number of unpaid calls that match, and what is left of them. */
export const sumUnpaid = async (db: Executor, filters: UnpaidFilters): Promise<UnpaidTotals> => {
  const left = computedBy(db.raw(`sum(${LEFT})`));
  const [totals] = await pick(matching(db, filters), { count: COUNT, left });
  return totals;
};

const COLUMNS = [
  ...[D.rowId, D.id, D.membershipId, D.number, D.issuedOn, D.dueOn, D.amount],
  ...[D.heldUntil, D.heldCause],
].map(({ from }) => from);

const withLeft = (db: Executor, filters: UnpaidFilters) =>
  matching(db, filters).select(db.raw(`${LEFT} as left_to_pay`));

const { read, columns } = selectionOf({
  id: D.id,
  membershipId: D.membershipId,
  reference: columnsOf(MEMBERSHIPS, 'm').reference,
  organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
  number: or(D.number, ''),
  issuedOn: D.issuedOn,
  dueOn: D.dueOn,
  amount: D.amount,
  heldUntil: D.heldUntil,
  heldCause: typed<HoldCause | null>(D.heldCause),
  left: computedBy('d.left_to_pay'),
});

/** Adds the member of each call, for the rows of a page only. */
const named = (db: Executor, page: ReturnType<Executor>) =>
  joinMember(db.from(page.as('d')), 'd.membership_id').select(columns);

/** Of all that match, beside what is left of each. */
const TOTALS = selectionOf({ calls: computedBy('d.calls'), toPay: computedBy('d.to_pay') });
const NONE: UnpaidTotals = { count: 0, left: 0 };

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
    withLeft(db, filters)
      .orderBy(['d.due_on', 'd.id'])
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .select(
        ...COLUMNS,
        db.raw('count(*) over () as calls'),
        db.raw(`sum(${LEFT}) over () as to_pay`),
      ),
  )
    .orderBy(['d.due_on', 'd.id'])
    .select(TOTALS.columns);
  // A page beyond the last has no row with the totals.
  if (rows.length === 0) {
    return { ...(page === 1 ? NONE : await sumUnpaid(db, filters)), rows: [] };
  }
  const { calls: count, toPay: left } = TOTALS.read(rows[0]);
  return { count, left, rows: rows.map(read) };
};

/** The amount left to pay on a day on the calls that were due before it. */
export const sumUnpaidOn = async (db: Executor, on: Day): Promise<Cents> => {
  const due = () => standingCalls(db).where('d.due_on', '<', on);
  const p = columnsOf(PAYMENT_TABLE, 'p');
  const paid = due()
    .join({ p: PAYMENT_TABLE.collection }, 'p.dues_id', 'd.document_id')
    .where('p.on', '<=', on);
  const [asked] = await pick(due(), { sum: askedOn(db, on) });
  const [received] = await pick(paid, { sum: sum(p.amount) });
  return asked.sum - received.sum;
};

/**
 * What is left to pay on the calls that stand, by their due day: as their list says it today, or as
 * it was on a day that is over.
 */
export const sumLeftByDay = async (
  db: Executor,
  on: Day,
  today: Day,
): Promise<{ dueOn: Day; left: Cents }[]> => {
  const dueOn = D.dueOn;
  if (on === today) {
    const left = computedBy(db.raw(`sum(${LEFT})`));
    return pick(matching(db, {}).groupBy('d.due_on'), { dueOn, left });
  }
  const issued = () => standingCalls(db).where('d.issued_on', '<=', on).groupBy('d.due_on');
  const p = columnsOf(PAYMENT_TABLE, 'p');
  const paid = issued()
    .join({ p: PAYMENT_TABLE.collection }, 'p.dues_id', 'd.document_id')
    .where('p.on', '<=', on);
  const received = await pick(paid, { dueOn, amount: sum(p.amount) });
  const paidOn = new Map(received.map((row) => [row.dueOn, row.amount]));
  const asked = await pick(issued(), { dueOn, amount: askedOn(db, on) });
  return asked.map((row) => ({
    dueOn: row.dueOn,
    left: row.amount - (paidOn.get(row.dueOn) ?? 0),
  }));
};

/** The money that moved after a day on the calls that were issued by then and stand. */
export const sumPaidSince = async (db: Executor, on: Day): Promise<Cents> => {
  const p = columnsOf(PAYMENT_TABLE, 'p');
  const query = standingCalls(db)
    .join({ p: PAYMENT_TABLE.collection }, 'p.dues_id', 'd.document_id')
    .where('d.issued_on', '<=', on)
    .where('p.on', '>', on);
  const [since] = await pick(query, { sum: sum(p.amount) });
  return since.sum;
};

/** The calls that are due before a day and not paid in full, with what is left of each. */
export const findLate = (db: Executor, dueBefore: Day): Promise<OpenCall[]> => {
  const { id, membershipId, dueOn } = D;
  return pick(matching(db, { dueBefore }), { id, membershipId, dueOn, left: leftOf(db) });
};

/** The unpaid calls for a file, in the same order. */
export const UNPAID: StoredList<UnpaidFilters, UnpaidRow> = {
  matching: withLeft,
  counted: matching,
  order: () => [
    ['d.due_on', 'asc'],
    ['d.id', 'asc'],
  ],
  columns: COLUMNS,
  named,
  read,
};

/** Sums the calls due between two days, and the payments on them. */
export const sumDues = async (
  db: Executor,
  { from, to }: { from: Day; to: Day },
): Promise<{ expected: Cents; received: Cents }> => {
  const received = computedBy(db.raw(`sum(${PAID})`));
  const query = standingCalls(db).whereBetween('d.due_on', [from, to]);
  const [sums] = await pick(query, { expected: sum(D.amount), received });
  return sums;
};

/** Sums the calls that stand, by due day. */
export const sumDuesByDay = (
  db: Executor,
  from: Day,
  to: Day,
): Promise<{ on: Day; amount: Cents }[]> =>
  pick(standingCalls(db).whereBetween('d.due_on', [from, to]).groupBy('d.due_on'), {
    on: D.dueOn,
    amount: sum(D.amount),
  });
