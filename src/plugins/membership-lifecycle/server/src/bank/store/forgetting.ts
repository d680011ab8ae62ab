import { unaccented } from '../../kernel/rules/import/folding';
import type { Executor, Transaction } from '../../kernel/store/database';
import { columnsOf, pickOne } from '../../kernel/store/rows';
import { anywhere } from '../../kernel/store/search';
import { BANK_LINE_TABLE } from '../tables/bank';
import { findMatches } from './bank';

/** Persons in the words of the bank. */

type Query = ReturnType<Executor>;

const WORDS = ['l.label', 'l.details', 'l.counterparty', 'l.reference'];
/** Shorter texts are parts of other words. */
const LEAST_LETTERS = 5;

/**
 * The lines that name a person and are on no payment. What is on one is a document of the accounts,
 * and stays as the bank wrote it. Banks write without accents.
 */
export const findLinesNaming = async (
  db: Executor,
  names: readonly string[],
): Promise<string[]> => {
  const said = names.flatMap((name) => [name.toLowerCase(), unaccented(name)]);
  const texts = [...new Set(said)].filter(({ length }) => length >= LEAST_LETTERS);
  if (texts.length === 0) return [];
  const query = db({ l: BANK_LINE_TABLE.collection }).where((any: Query) => {
    for (const text of texts) {
      for (const word of WORDS)
        any.orWhereRaw(`lower(??) like ? escape '!'`, [word, anywhere(text)]);
    }
  });
  const ids = await pickOne(query.orderBy('l.id'), columnsOf(BANK_LINE_TABLE, 'l').id);
  const held = await findMatches(db, ids);
  const paid = new Set(held.filter(({ receiptId }) => receiptId).map(({ lineId }) => lineId));
  return ids.filter((id) => !paid.has(id));
};

/** Empties lines of their words; their day, their amount and what knows them again stay. */
export const emptyLines = async (
  trx: Transaction,
  ids: readonly string[],
  label: string,
): Promise<void> => {
  if (ids.length === 0) return;
  await trx(BANK_LINE_TABLE.collection)
    .whereIn('document_id', ids as string[])
    .update({ label, details: '', counterparty: '', reference: '' });
};
