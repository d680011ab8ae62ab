import type { DepositNote } from '../../../../shared/core/deposits';
import type { Day } from '../../kernel/rules/values';
import {
  findAllBy,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { DEPOSIT_TABLE } from '../tables/deposit';

/** The steps of deposits on Chorus Pro that staff noted; the last line says how a deposit stands. */

export interface DepositLine extends Entity, DepositNote {
  duesId: string;
  kind: 'call' | 'credit-note';
  on: Day;
}

export const addDeposits = (
  trx: Transaction,
  lines: readonly DepositLine[],
  now: number,
): Promise<void> => insertAll(trx, DEPOSIT_TABLE, lines, now);

/** The lines of some calls and of their credit notes, in the order in which they were noted. */
export const findDeposits = (db: Executor, duesIds: readonly string[]): Promise<DepositLine[]> =>
  findAllBy<DepositLine>(db, DEPOSIT_TABLE, 'duesId', duesIds);
