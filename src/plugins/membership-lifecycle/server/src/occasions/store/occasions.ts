import { standsAt } from '../../core/store/counters';
import {
  findAllBy,
  findById,
  fromRow,
  insertAll,
  toRow,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import { columnsOf, pickOne } from '../../kernel/store/rows';
import { dialectOf } from '../../kernel/store/scripts';
import { anywhere } from '../../kernel/store/search';
import type { Occasion, OccasionKind } from '../rules/types';
import { OCCASION_TABLE, REGISTRATION_TABLE } from '../tables/participation';

/** Events and programmes. A conditional UPDATE takes a place, so that the last one is taken once. */

export interface OccasionFilters {
  when: 'coming' | 'past' | 'all';
  /** The instant that parts what is to come from what is past. */
  now: number;
  kind?: OccasionKind | undefined;
  state?: Occasion['state'] | undefined;
  /** Only what was published, cancelled or not. */
  shown?: boolean | undefined;
  search?: string | undefined;
  /** Only what the public reads. */
  announced?: boolean | undefined;
}

const TABLE = OCCASION_TABLE.collection;

/** Folded here, since SQLite knows only English capitals. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const stored = (occasion: Occasion) => ({
  ...occasion,
  searchText: fold([occasion.titles.fr, occasion.titles.en, occasion.place ?? ''].join('\n')),
});

export const findOccasion = (db: Executor, id: string): Promise<Occasion | null> =>
  findById<Occasion>(db, OCCASION_TABLE, id);

export const findOccasionsByIds = (db: Executor, ids: readonly string[]): Promise<Occasion[]> =>
  findAllBy<Occasion>(db, OCCASION_TABLE, 'documentId', [...new Set(ids)]);

export const addOccasion = (trx: Transaction, occasion: Occasion, now: number): Promise<void> =>
  insertAll(trx, OCCASION_TABLE, [stored(occasion)], now);

/** Updates an occasion, except its places; false when the version seen is outdated. */
export const changeOccasion = async (
  trx: Transaction,
  occasion: Occasion,
  seen: number,
  now: number,
): Promise<boolean> => {
  const { taken: _taken, document_id: id, ...columns } = toRow(OCCASION_TABLE, stored(occasion));
  const changed = await trx(TABLE)
    .where({ document_id: id as string, version: seen })
    .where((fits: ReturnType<Executor>) => {
      // Fewer places than registrations are refused.
      if (occasion.capacity !== null) fits.where('taken', '<=', occasion.capacity);
    })
    .update({ ...columns, updated_at: new Date(now) });
  return changed === 1;
};

/** Deletes a draft; false when it is no draft any more. */
export const removeDraft = async (trx: Transaction, id: string): Promise<boolean> =>
  (await trx(TABLE).where({ document_id: id, state: 'draft' }).delete()) === 1;

/** Takes a free place, if occasion and membership are unchanged since they were read; else false. */
export const takePlace = async (
  trx: Transaction,
  occasion: Pick<Occasion, 'id' | 'version'>,
  membership: { id: string; version: number },
): Promise<boolean> => {
  const taken = await trx(TABLE)
    .where({ document_id: occasion.id, version: occasion.version, state: 'published' })
    .whereRaw('(capacity IS NULL OR taken < capacity)')
    .whereRaw(standsAt(dialectOf(trx)), [membership.id, membership.version])
    .update({ taken: trx.raw('taken + 1') });
  return taken === 1;
};

/** Gives a place back. */
export const freePlace = async (trx: Transaction, id: string): Promise<void> => {
  await trx(TABLE)
    .where('document_id', id)
    .where('taken', '>', 0)
    .update({ taken: trx.raw('taken - 1') });
};

const matching = (db: Executor, asked: OccasionFilters) => {
  const { when, now, kind, state, shown, search, announced } = asked;
  const query = db(TABLE);
  if (when === 'coming') query.where('ends_at', '>', now);
  if (when === 'past') query.where('ends_at', '<=', now);
  if (kind) query.where('kind', kind);
  if (state) query.where('state', state);
  if (shown) query.whereNot('state', 'draft');
  if (announced) query.where('announced', true);
  if (search) query.whereRaw(`search_text like ? escape '!'`, [anywhere(fold(search))]);
  return query;
};

/** Occasions: the next ones first, or the last ones. */
export const OCCASIONS: StoredList<OccasionFilters, Occasion> = {
  matching,
  order: ({ when }) => {
    const direction = when === 'coming' ? 'asc' : 'desc';
    return [
      ['starts_at', direction],
      ['id', direction],
    ];
  },
  read: (row) => fromRow<Occasion>(OCCASION_TABLE, row),
};

/** Cancelled occasions whose registrations are not all cancelled yet. */
export const findUnsettled = async (db: Executor): Promise<string[]> => {
  const query = db({ o: TABLE })
    .where('o.state', 'cancelled')
    .whereExists(
      db({ r: REGISTRATION_TABLE.collection })
        .select(db.raw('1'))
        .whereRaw('r.occasion_id = o.document_id')
        .where('r.state', 'registered'),
    );
  return pickOne(query, columnsOf(OCCASION_TABLE, 'o').id);
};
