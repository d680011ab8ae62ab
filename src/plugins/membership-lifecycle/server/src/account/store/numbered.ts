import type { CALL_STATES, LISTED_KINDS } from '../../../../shared/account/calls';
import type { WriteOffCause } from '../../../../shared/core/call-reminders';
import type { DepositFilter, NotedState } from '../../../../shared/core/deposits';
import { joinMember, matchesMember } from '../../core/store/members-search';
import { LEFT, PAID } from '../../core/store/paid';
import { DEPOSIT_TABLE } from '../../core/tables/deposit';
import { CREDIT_NOTE_TABLE, DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import {
  columnsOf,
  computedBy,
  or,
  orNull,
  pick,
  selectionOf,
  sum,
  typed,
} from '../../kernel/store/rows';
import type { Row } from '../../kernel/store/scripts';

/** Calls and credit notes as one list: every number that was ever given is in it, once. */

type Query = ReturnType<Executor>;
export type ListedKind = (typeof LISTED_KINDS)[number];
export type CallState = (typeof CALL_STATES)[number];

export interface NumberedFilters {
  /** The day by which calls are overdue. */
  today: Day;
  /** The calls that a credit pays whole, which are not overdue. */
  covered: readonly string[];
  kind?: ListedKind | undefined;
  /** Only calls have a state. */
  state?: CallState | undefined;
  /** Issued between two days, both included. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** Calls that stand and fall due between two days, both included; no credit note does. */
  dueFrom?: Day | undefined;
  dueTo?: Day | undefined;
  search?: string | undefined;
  /** The last step that was noted of a deposit, or that one waits. */
  deposit?: DepositFilter | undefined;
  /** Calls and credit notes by their ids. */
  ids?: readonly string[] | undefined;
}

/** What decides whether an unpaid call is overdue. */
export type Overdue = Pick<NumberedFilters, 'today' | 'covered'>;

/** The conditions of each state: on a call `d`, its term `t` and the credit note `n` on it. */
const STATES: Record<CallState, (calls: Query, by: Overdue) => void> = {
  open: (calls, { today, covered }) =>
    void unpaid(calls).where((either: Query) =>
      either.where('d.due_on', '>=', today).orWhereIn('d.document_id', [...covered]),
    ),
  overdue: (calls, { today, covered }) =>
    void unpaid(calls)
      .where('d.due_on', '<', today)
      .whereNotIn('d.document_id', [...covered]),
  paid: (calls) => void settled(calls).whereRaw("coalesce(d.written_off_as, '') <> 'loss'"),
  'written-off': (calls) => void settled(calls).where('d.written_off_as', 'loss'),
  waived: (calls) =>
    void calls.where((either: Query) =>
      either
        .where('n.cause', 'waived')
        .orWhere((kept: Query) => kept.whereNull('d.cancelled_on').whereNotNull('t.waived_on')),
    ),
  cancelled: (calls) =>
    void calls
      .whereNotNull('d.cancelled_on')
      .where((either: Query) => either.whereNull('n.cause').orWhereNot('n.cause', 'waived')),
};

const standing = (calls: Query): Query =>
  calls.whereNull('d.cancelled_on').whereNull('t.waived_on');
const settled = (calls: Query): Query => standing(calls).whereRaw(`${LEFT} <= 0`);
const unpaid = (calls: Query): Query => standing(calls).whereRaw(`${LEFT} > 0`);

const STATE_OF: Record<ListedKind, (rows: Query, state: CallState, by: Overdue) => void> = {
  call: (rows, state, by) => STATES[state](rows, by),
  'credit-note': (rows) => void rows.whereRaw('1 = 0'),
};

/** The last step that was noted of the call or credit note of `d`, as SQL of its row. */
const LAST_NOTED = `(select x.state from ${DEPOSIT_TABLE.collection} x
  where x.dues_id = d.document_id and x.kind = ? order by x.id desc limit 1)`;

/** Keeps those whose last step is one of some. */
const lastIs = (rows: Query, kind: ListedKind, states: readonly NotedState[]): Query =>
  rows.whereRaw(`${LAST_NOTED} in (${states.map(() => '?').join()})`, [kind, ...states]);

/** Keeps those of which no step is noted, or the last one was taken back. */
const notNoted = (rows: Query, kind: ListedKind): Query =>
  rows.whereRaw(`coalesce(${LAST_NOTED}, 'undone') = 'undone'`, [kind]);

/** A condition on organisations (`o`), as `goesByChorus` has it. */
const byChorus = (either: Query): void =>
  void either
    .where((invoiced: Query) =>
      invoiced
        .where('o.factur_x', true)
        .whereRaw("coalesce(o.invoices_to, 'chorus-pro') = 'chorus-pro'"),
    )
    .orWhere((byHand: Query) =>
      byHand
        .whereRaw('coalesce(o.factur_x, ?) = ?', [false, false])
        .where((one: Query) =>
          one
            .where('o.service_code_required', true)
            .orWhere('o.engagement_required', true)
            .orWhere('o.service_or_engagement_required', true),
        ),
    );

/**
 * What waits to be deposited: an unpaid call of a body that gets its calls there, and the credit
 * note of a call that was deposited.
 */
const TO_DEPOSIT: Record<ListedKind, (rows: Query) => void> = {
  call: (rows) => void notNoted(unpaid(rows).where('d.number', '>', '').where(byChorus), 'call'),
  'credit-note': (rows) =>
    void notNoted(lastIs(rows, 'call', ['deposited', 'received', 'in-payment']), 'credit-note'),
};

/** Keeps the calls that stand and fall due between two days. */
const keepDue = (rows: Query, kind: ListedKind, { dueFrom, dueTo }: NumberedFilters): void => {
  if (!dueFrom && !dueTo) return;
  if (kind === 'credit-note') rows.whereRaw('1 = 0');
  standing(rows);
  if (dueFrom) rows.where('d.due_on', '>=', dueFrom);
  if (dueTo) rows.where('d.due_on', '<=', dueTo);
};

/** The calls, or the credit notes, that match. */
const ofKind = (db: Executor, kind: ListedKind, filters: NumberedFilters): Query => {
  const { state, from, to, search, deposit, ids } = filters;
  const query = db({ d: DUES_TABLE.collection }).join(
    { t: TERM_TABLE.collection },
    't.document_id',
    'd.term_id',
  );
  const [at, join] = kind === 'call' ? (['d', 'leftJoin'] as const) : (['n', 'join'] as const);
  query[join]({ n: CREDIT_NOTE_TABLE.collection }, 'n.dues_id', 'd.document_id');
  if (state) STATE_OF[kind](query, state, filters);
  keepDue(query, kind, filters);
  if (from) query.where(`${at}.issued_on`, '>=', from);
  if (to) query.where(`${at}.issued_on`, '<=', to);
  if (ids) query.whereIn(`${at}.document_id`, ids as string[]);
  if (search || deposit) joinMember(query, 'd.membership_id');
  if (deposit === 'to-deposit') TO_DEPOSIT[kind](query);
  else if (deposit) lastIs(query, kind, [deposit]);
  if (search) {
    // A number finds the call and the credit note that cancels it.
    matchesMember(query, search, ['d.number', 'n.number']);
  }
  return query.select({
    id: `${at}.id`,
    document_id: `${at}.document_id`,
    kind: db.raw(`'${kind}'`),
    issued_on: `${at}.issued_on`,
    dues_id: 'd.document_id',
  });
};

const matching = (db: Executor, filters: NumberedFilters): Query => {
  const { kind } = filters;
  const parts = kind
    ? ofKind(db, kind, filters)
    : ofKind(db, 'call', filters).unionAll([ofKind(db, 'credit-note', filters)]);
  return db.from(parts.as('i'));
};

const I = columnsOf({ columns: { kind: 'string', issuedOn: 'date' } } as const, 'i');
const [D, T] = [columnsOf(DUES_TABLE, 'd'), columnsOf(TERM_TABLE, 't')];
const N = columnsOf(CREDIT_NOTE_TABLE, 'n');
const L = columnsOf(DEPOSIT_TABLE, 'l');

const { read, columns } = selectionOf({
  id: I.id,
  kind: typed<ListedKind>(I.kind),
  issuedOn: I.issuedOn,
  membershipId: D.membershipId,
  reference: columnsOf(MEMBERSHIPS, 'm').reference,
  organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
  startsOn: T.startsOn,
  endsOn: T.endsOn,
  waivedOn: orNull(T.waivedOn),
  call: orNull(D.number),
  dueOn: D.dueOn,
  amount: D.amount,
  cancelledOn: orNull(D.cancelledOn),
  writtenOff: or(D.writtenOff, 0),
  writtenOffAs: orNull(typed<WriteOffCause>(D.writtenOffAs)),
  duesId: D.id,
  engagementNumber: orNull(D.engagementNumber),
  serviceCode: orNull(D.serviceCode),
  currency: D.currency,
  note: orNull(N.number),
  cause: orNull(N.cause),
  callIssuedOn: D.issuedOn,
  replaces: orNull(columnsOf(DUES_TABLE, 'prior').number),
  replacedBy: orNull(columnsOf(DUES_TABLE, 'next').number),
  deposit: orNull(typed<NotedState>(L.state)),
  depositOn: orNull(L.on),
  depositReason: orNull(L.reason),
});

const PAID_SUM = computedBy('paid');

/** Adds the call, its term, its member and the numbers of its like, for the rows of a page only. */
const named = (db: Executor, page: Query): Query =>
  joinMember(
    db.from(page.as('i')).join({ d: DUES_TABLE.collection }, 'd.document_id', 'i.dues_id'),
    'd.membership_id',
  )
    .join({ t: TERM_TABLE.collection }, 't.document_id', 'd.term_id')
    .leftJoin({ n: CREDIT_NOTE_TABLE.collection }, 'n.dues_id', 'd.document_id')
    .leftJoin({ next: DUES_TABLE.collection }, 'next.document_id', 'n.replaced_by_id')
    .leftJoin({ r: CREDIT_NOTE_TABLE.collection }, 'r.replaced_by_id', 'd.document_id')
    .leftJoin({ prior: DUES_TABLE.collection }, 'prior.document_id', 'r.dues_id')
    .leftJoin(
      { l: DEPOSIT_TABLE.collection },
      'l.id',
      db.raw(
        `(select max(z.id) from ${DEPOSIT_TABLE.collection} z
          where z.dues_id = i.dues_id and z.kind = i.kind)`,
      ),
    )
    .select(columns)
    .select(db.raw(`${PAID} as paid`));

const numberedRow = (row: Row) => ({ ...read(row), paid: PAID_SUM.read(row.paid) });
export type NumberedRow = ReturnType<typeof numberedRow>;

/** The sums of all calls and of all credit notes that match, both greater than zero. */
export const sumNumbered = async (
  db: Executor,
  filters: NumberedFilters,
): Promise<{ calls: Cents; creditNotes: Cents }> => {
  const query = matching(db, filters)
    .join({ d: DUES_TABLE.collection }, 'd.document_id', 'i.dues_id')
    .groupBy('i.kind');
  const sums = await pick(query, { kind: typed<ListedKind>(I.kind), amount: sum(D.amount) });
  const of = (wanted: ListedKind): Cents => sums.find(({ kind }) => kind === wanted)?.amount ?? 0;
  return { calls: of('call'), creditNotes: of('credit-note') };
};

/**
 * Calls and credit notes, the last issued first. Within a day, rows of a kind stand in the order in
 * which they were written, which is that of their numbers. A file has the first issued first.
 */
export const NUMBERED: StoredList<NumberedFilters, NumberedRow> = {
  matching,
  order: () => [
    ['i.issued_on', 'desc'],
    ['i.kind', 'asc'],
    ['i.id', 'desc'],
  ],
  fileOrder: [
    ['i.issued_on', 'asc'],
    ['i.kind', 'asc'],
    ['i.id', 'asc'],
  ],
  columns: ['i.id', 'i.document_id', 'i.kind', 'i.issued_on', 'i.dues_id'],
  named,
  read: numberedRow,
};
