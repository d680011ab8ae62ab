import { PAYMENT_TABLE } from '../../core/tables/member';
import type { Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, or, pick } from '../../kernel/store/rows';
import { BANK_LINE_TABLE, BANK_MATCH_TABLE } from '../tables/bank';
import { HOLDS } from './holding';

const L = columnsOf(BANK_LINE_TABLE, 'l');

/** The lines with which cheques and cash came to the bank, each with the payments that it brought. */
export const findDepositedReceipts = async (
  db: Executor,
): Promise<{ id: string; row: number; on: Day; reference: string; receiptId: string }[]> =>
  pick(
    db({ k: BANK_MATCH_TABLE.collection })
      .join({ l: BANK_LINE_TABLE.collection }, 'l.document_id', 'k.line_id')
      .join({ r: PAYMENT_TABLE.collection }, 'r.document_id', 'k.receipt_id')
      .where('k.amount', '>', 0)
      .whereIn('r.method', ['cheque', 'cash'])
      .whereRaw(HOLDS)
      .orderBy(['l.booked_on', 'l.id', 'k.id']),
    {
      id: L.id,
      row: L.rowId,
      on: L.bookedOn,
      reference: or(L.reference, ''),
      receiptId: columnsOf(BANK_MATCH_TABLE, 'k').receiptId,
    },
  );
