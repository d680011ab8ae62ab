import { CREDIT_NOTE_TABLE, DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, pick, sum } from '../../kernel/store/rows';
import type { OnDay } from './statistics';

/** What the treasurer's page sums. */

/** The calls issued, day by day, whatever became of them. */
export const sumIssuedByDay = (db: Executor, from: Day, to: Day): Promise<OnDay[]> => {
  const d = columnsOf(DUES_TABLE);
  const query = db(DUES_TABLE.collection).whereBetween('issued_on', [from, to]);
  return pick(query.groupBy('issued_on'), { on: d.issuedOn, amount: sum(d.amount) });
};

/** The credit notes issued, day by day. */
export const sumNotesByDay = (db: Executor, from: Day, to: Day): Promise<OnDay[]> => {
  const n = columnsOf(CREDIT_NOTE_TABLE);
  const query = db(CREDIT_NOTE_TABLE.collection).whereBetween('issued_on', [from, to]);
  return pick(query.groupBy('issued_on'), { on: n.issuedOn, amount: sum(n.amount) });
};

/** The prices of some terms, in cents; a term without one is left out. */
export const findPrices = async (
  db: Executor,
  termIds: readonly string[],
): Promise<Map<string, Cents>> => {
  const t = columnsOf(TERM_TABLE);
  const query = db(TERM_TABLE.collection)
    .whereIn('document_id', termIds as string[])
    .whereNotNull('price');
  return new Map(
    (await pick(query, { id: t.id, price: t.price })).map((one) => [one.id, one.price]),
  );
};
