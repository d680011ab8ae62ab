import type { Executor } from '../../kernel/store/database';
import { among, dialectOf, readArrays, type Value } from '../../kernel/store/scripts';
import type { ReceiptLine } from '../rules/elsewhere';
import type { PaymentKind } from '../rules/types';
import { DUES_TABLE, PAYMENT_TABLE } from '../tables/member';

/** The money received on calls. */

/** The sum paid on a call `d`. A subquery: it uses an index, and runs only for the calls selected. */
export const PAID = `(select coalesce(sum(p.amount), 0) from ${PAYMENT_TABLE.collection} p where p.dues_id = d.document_id)`;

/** What is left to pay of a call `d` that is asked: less its payments, and less what was written off. */
export const LEFT = `(d.amount - coalesce(d.written_off, 0) - ${PAID})`;

/**
 * Whether a line `p` was not taken back, or by a rejection that stands: its money came in or went
 * out, whatever became of it.
 */
export const CAME = `not exists (select 1 from ${PAYMENT_TABLE.collection} q
  where q.reverses_id = p.document_id and (q.kind <> 'rejection' or exists (
    select 1 from ${PAYMENT_TABLE.collection} v where v.reverses_id = q.document_id)))`;

type Kept = ReceiptLine & { row: number };

/** Lines by a condition on line `p`, which says no receipt where the line takes another back. */
const linesWhere = async (
  db: Executor,
  { sql: where, values }: { sql: string; values: readonly Value[] },
  receiptOf: (reversesId: string) => string | undefined,
): Promise<Kept[]> => {
  const sql = `select p.id, p.document_id, p.receipt_id, p.reverses_id,
      coalesce(d.membership_id, p.credit_of), p.kind, p.amount
    from ${PAYMENT_TABLE.collection} p
    left join ${DUES_TABLE.collection} d on d.document_id = p.dues_id
    where ${where}`;
  const rows = await readArrays(db, { sql, values: [...values] });
  return rows.map(([row, id, receiptId, reversesId, membershipId, kind, amount]) => ({
    row: Number(row),
    id: String(id),
    receiptId: receiptOf(String(reversesId)) ?? String(receiptId ?? id),
    membershipId: String(membershipId),
    kind: String(kind) as PaymentKind,
    amount: Number(amount),
  }));
};

/** The lines of some receipts on all accounts, in the order of their writing. */
export const findReceiptLines = async (
  db: Executor,
  receiptIds: readonly string[],
): Promise<ReceiptLine[]> => {
  const wanted = among(dialectOf(db), receiptIds);
  const parts = await linesWhere(
    db,
    {
      sql: `p.document_id ${wanted.sql} or p.receipt_id ${wanted.sql}`,
      values: [...wanted.values, ...wanted.values],
    },
    () => undefined,
  );
  const receipts = new Map(parts.map(({ id, receiptId }) => [id, receiptId]));
  const taken = among(dialectOf(db), [...receipts.keys()]);
  const back = await linesWhere(
    db,
    { sql: `p.reverses_id ${taken.sql}`, values: taken.values },
    (reversesId) => receipts.get(reversesId),
  );
  return [...parts, ...back].sort((a, b) => a.row - b.row);
};
