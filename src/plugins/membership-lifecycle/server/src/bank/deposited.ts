import type { Deposit } from '../accounting/rules/types';
import type { Executor } from '../kernel/store/database';
import { findDepositedReceipts } from './store/deposited';

/** Cheques and cash that a line of the bank says were taken there, by line. */
export const depositsOf = async (db: Executor): Promise<Deposit[]> => {
  const deposits = new Map<string, Deposit & { receiptIds: string[] }>();
  for (const { id, row, on, reference, receiptId } of await findDepositedReceipts(db)) {
    const known = deposits.get(id);
    if (known) known.receiptIds.push(receiptId);
    else deposits.set(id, { id, on, piece: reference || `REM-${row}`, receiptIds: [receiptId] });
  }
  return [...deposits.values()];
};
