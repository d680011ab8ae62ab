import type { BookTotals } from '../../../../shared/accounting/accounting';
import type { Actor } from '../../../../shared/kernel/common';
import type { Day } from '../../kernel/rules/values';
import {
  findById,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { readEntities } from '../../kernel/store/rows';
import type { Numbers, WrittenLine } from '../rules/written';
import { CLOSED_LINE_TABLE, CLOSING_TABLE } from '../tables/closing';

/** The closed periods of the books and their lines: written once, and never again. */

export interface Closing extends Entity {
  startsOn: Day | null;
  through: Day;
  closedOn: Day;
  actorType: Actor['type'];
  actorId: string;
  fileName: string;
  totals: BookTotals;
  numbers: Numbers;
  digest: string;
}

export interface ClosedLine extends Entity, WrittenLine {
  closingId: string;
  place: number;
}

/** The closed periods, the first day first. */
export const findClosings = (db: Executor): Promise<Closing[]> =>
  readEntities<Closing>(CLOSING_TABLE, db(CLOSING_TABLE.collection).orderBy('through'));

export const findClosing = (db: Executor, id: string): Promise<Closing | null> =>
  findById<Closing>(db, CLOSING_TABLE, id);

const readLines = (query: ReturnType<Executor>): Promise<ClosedLine[]> =>
  readEntities<ClosedLine>(CLOSED_LINE_TABLE, query);

/** The lines of all closed periods, in the order in which they were written. */
export const findClosedLines = (db: Executor): Promise<ClosedLine[]> =>
  readLines(db(CLOSED_LINE_TABLE.collection).orderBy('id'));

/** The lines of a closed period, in the order of its file. */
export const findLinesOf = (db: Executor, closingId: string): Promise<ClosedLine[]> =>
  readLines(db(CLOSED_LINE_TABLE.collection).where('closing_id', closingId).orderBy('place'));

export const addClosing = (trx: Transaction, closing: Closing, now: number): Promise<void> =>
  insertAll(trx, CLOSING_TABLE, [closing], now);

export const addClosedLines = (
  trx: Transaction,
  lines: readonly ClosedLine[],
  now: number,
): Promise<void> => insertAll(trx, CLOSED_LINE_TABLE, lines, now);
