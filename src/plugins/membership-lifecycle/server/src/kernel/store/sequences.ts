import { SEQUENCE_TABLE } from '../tables/shared';
import { toRow, type Executor, type Transaction } from './database';

/** The sequence of a year's calls for dues. */
export const callSequence = (year: number | string): string => `dues:${year}`;

/** The next number of a sequence, without taking it. */
export const peekNumber = async (db: Executor, name: string): Promise<number> => {
  const row: { value: number | string } | undefined = await db(SEQUENCE_TABLE.collection)
    .where({ name })
    .first('value');
  return Number(row?.value ?? 0) + 1;
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
  const first = { id: newId(), name, value: 0 };
  await trx(table).insert(toRow(SEQUENCE_TABLE, first)).onConflict('name').ignore();
  await trx(table).where({ name }).increment('value', count);
  const row: { value: number | string } = await trx(table).where({ name }).first('value');
  return Number(row.value) - count + 1;
};
