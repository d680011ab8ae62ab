import type { PaymentSelection } from '../../../../shared/account/payments';
import type { PaymentKind } from '../../core/rules/types';
import { joinMember, matchesMember } from '../../core/store/members-search';
import { DUES_TABLE, PAYMENT_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import { columnsOf, or, orNull, pick, selectionOf, sum, typed } from '../../kernel/store/rows';

/** Every line of all accounts as one list: payments, refunds, what cancelled them, and moves. */

type Query = ReturnType<Executor>;

export interface PaymentFilters {
  kind?: PaymentSelection | undefined;
  method?: string | undefined;
  /** Dated between two days, both included. */
  from?: Day | undefined;
  to?: Day | undefined;
  search?: string | undefined;
}

const P = columnsOf(PAYMENT_TABLE, 'p');
const D = columnsOf(DUES_TABLE, 'd');

/** A reversal that takes a rejection back is a part of its receipt, and money in again. */
const RESTORED = 'p.receipt_id is not null';
const REVERSED = {
  in: `p.kind = 'reversal' and (p.amount < 0 or ${RESTORED})`,
  out: `p.kind = 'reversal' and p.amount > 0 and not (${RESTORED})`,
};

/** Money that went between calls, credits and accounts: it was received before. */
const MOVES: readonly PaymentKind[] = ['moved-out', 'moved-in'];

/** The lines of each selection; those of `in` and `out` add up to the money that came and went. */
const SELECTIONS: Record<PaymentSelection, (lines: Query) => void> = {
  in: (lines) => void lines.whereRaw(`(p.kind in ('received', 'rejection') or (${REVERSED.in}))`),
  out: (lines) => void lines.whereRaw(`(p.kind = 'refund' or (${REVERSED.out}))`),
  received: (lines) => void lines.where('p.kind', 'received'),
  refund: (lines) => void lines.where('p.kind', 'refund'),
  rejection: (lines) => void lines.where('p.kind', 'rejection'),
  reversal: (lines) => void lines.where('p.kind', 'reversal'),
  moved: (lines) => void lines.whereIn('p.kind', MOVES),
};

/** Lines with their membership, which a line on a call has from its call. */
const lines = (db: Executor, { kind, method, from, to }: PaymentFilters): Query => {
  const query = db({ p: PAYMENT_TABLE.collection }).leftJoin(
    { d: DUES_TABLE.collection },
    'd.document_id',
    'p.dues_id',
  );
  if (kind) SELECTIONS[kind](query);
  if (method) query.where('p.method', method);
  if (from) query.where('p.on', '>=', from);
  if (to) query.where('p.on', '<=', to);
  return query;
};

const matching = (db: Executor, filters: PaymentFilters): Query => {
  const query = db.from(
    lines(db, filters)
      .select('p.*', 'd.number', db.raw('coalesce(d.membership_id, p.credit_of) as membership_id'))
      .as('p'),
  );
  if (filters.search) {
    joinMember(query, 'p.membership_id');
    matchesMember(query, filters.search, ['p.reference', 'p.number']);
  }
  return query;
};

const { read, columns } = selectionOf({
  id: P.id,
  kind: typed<PaymentKind>(P.kind),
  on: P.on,
  membershipId: { ...D.membershipId, from: 'p.membership_id' },
  reference: columnsOf(MEMBERSHIPS, 'm').reference,
  organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
  amount: P.amount,
  method: orNull(P.method),
  paymentReference: orNull(P.reference),
  reason: orNull(P.reason),
  duesId: orNull(P.duesId),
  call: or({ ...D.number, from: 'p.number' }, ''),
});
export type PaymentRow = ReturnType<typeof read>;

/** The last day first; within a day, as they were written. A file has the first day first. */
export const PAYMENTS: StoredList<PaymentFilters, PaymentRow> = {
  matching,
  order: () => [
    ['p.on', 'desc'],
    ['p.id', 'desc'],
  ],
  fileOrder: [
    ['p.on', 'asc'],
    ['p.id', 'asc'],
  ],
  columns: 'p.*',
  named: (db, page) => joinMember(db.from(page.as('p')), 'p.membership_id').select(columns),
  read,
};

/**
 * The money that came in less what went, of the lines that match. A move is no part of it: its two
 * lines have the day of the receipt and that of the move, and would count in two years.
 */
export const sumPayments = async (db: Executor, filters: PaymentFilters): Promise<Cents> => {
  const cash = matching(db, filters).whereNotIn('p.kind', MOVES);
  const [found] = await pick(cash, { sum: sum(P.amount) });
  return found.sum;
};

/** What came in, and what was given back, day by day; each less what was cancelled of it. */
export const sumCashByDay = async (
  db: Executor,
  which: 'in' | 'out',
  from: Day,
  to: Day,
): Promise<{ on: Day; amount: Cents }[]> =>
  pick(lines(db, { kind: which, from, to }).groupBy('p.on'), { on: P.on, amount: sum(P.amount) });
