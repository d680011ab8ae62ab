import { SEQUENCE_TABLE } from '../tables/shared';
import { toRow, type Executor, type Transaction } from './database';
import { columnsOf, pickFirst } from './rows';

/** The sequence of a year's calls for dues. */
export const callSequence = (year: number | string): string => `dues:${year}`;

/** The sequence of a year's credit notes. */
export const creditNoteSequence = (year: number | string): string => `credit-note:${year}`;

const valueOf = async (db: Executor, name: string): Promise<number> =>
  (await pickFirst(
    db(SEQUENCE_TABLE.collection).where({ name }),
    columnsOf(SEQUENCE_TABLE).value,
  )) ?? 0;

/** The next number of a sequence, without taking it. */
export const peekNumber = async (db: Executor, name: string): Promise<number> => {
  return (await valueOf(db, name)) + 1;
};

/** Makes a sequence continue after a number that was assigned without it. */
export const raiseSequence = async (
  trx: Transaction,
  name: string,
  value: number,
  { newId }: { newId: () => string },
): Promise<void> => {
  const table = SEQUENCE_TABLE.collection;
  const first = { id: newId(), name, value: 0 };
  await trx(table).insert(toRow(SEQUENCE_TABLE, first)).onConflict('name').ignore();
  await trx(table).where({ name }).where('value', '<', value).update({ value });
};

/**
 * Takes the next `count` numbers of a sequence and returns the first. The row stays locked until
 * the transaction ends, and a rollback returns the numbers: there are no gaps.
 */
export const nextNumbers = async (
  trx: Transaction,
  name: string,
  count: number,
  { newId }: { newId: () => string },
): Promise<number> => {
  const table = SEQUENCE_TABLE.collection;
  const take = (): Promise<number> => trx(table).where({ name }).increment('value', count);
  // The insert comes second: on MariaDB its shared lock of the row that is there would make two
  // transactions wait for each other.
  if ((await take()) === 0) {
    const first = { id: newId(), name, value: 0 };
    await trx(table).insert(toRow(SEQUENCE_TABLE, first)).onConflict('name').ignore();
    await take();
  }
  return (await valueOf(trx, name)) - count + 1;
};
