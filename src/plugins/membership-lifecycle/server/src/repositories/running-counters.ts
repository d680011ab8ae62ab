import type { Localised } from '../domain/types';
import { collection, type Executor } from './database';
import { startAfter, type Place, type Slice } from './key-pages';
import { matchesMember } from './members-search';

/** The quotas of the terms that run, as a list. */

export interface CounterFilters {
  /** The day on which they run. */
  on: string;
  /** Four fifths used, or one unit left: a right that nobody has begun to use is not used up. */
  nearlyUsedUp?: boolean | undefined;
  benefit?: string | undefined;
  search?: string | undefined;
}

export interface CounterRow {
  id: string;
  membershipId: string;
  reference: string;
  organisation: string;
  benefit: string;
  names: Localised;
  units: Localised | null;
  granted: number;
  used: number;
  startsOn: string;
  endsOn: string;
}

type Row = Record<string, unknown>;

const json = <T>(value: unknown): T =>
  (typeof value === 'string' ? JSON.parse(value) : (value ?? null)) as T;

const running = (db: Executor, on: string) =>
  db({ e: collection('entitlement') })
    .where('e.kind', 'quota')
    .whereNull('e.voided_on')
    .where('e.starts_on', '<=', on)
    .where('e.ends_on', '>=', on);

const matching = (db: Executor, { on, nearlyUsedUp, benefit, search }: CounterFilters) => {
  const query = running(db, on)
    .join({ m: 'memberships' }, 'm.document_id', 'e.membership_id')
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id');
  if (nearlyUsedUp) {
    query
      .where('e.used', '>', 0)
      .whereRaw('(e.used * 5 >= e.granted * 4 or e.granted - e.used <= 1)');
  }
  if (benefit) query.where('e.benefit_code', benefit);
  if (search) matchesMember(query, search);
  return query;
};

/** How many counters match. */
export const countCounters = async (db: Executor, filters: CounterFilters): Promise<number> => {
  const [row]: Row[] = await matching(db, filters).count({ counters: '*' });
  return Number(row?.counters ?? 0);
};

const COLUMNS = [
  ...['document_id', 'membership_id', 'benefit_code', 'names', 'units', 'granted', 'used'].map(
    (column) => `e.${column}`,
  ),
  { starts_on: 'e.starts_on', ends_on: 'e.ends_on', place: 'e.id' },
  { reference: 'm.reference', organisation: 'o.name' },
];

const counterRow = (row: Row): CounterRow => ({
  id: String(row.document_id),
  membershipId: String(row.membership_id),
  reference: String(row.reference),
  organisation: String(row.organisation ?? ''),
  benefit: String(row.benefit_code),
  names: json<Localised>(row.names),
  units: json<Localised | null>(row.units),
  granted: Number(row.granted),
  used: Number(row.used),
  startsOn: String(row.starts_on),
  endsOn: String(row.ends_on),
});

/** A page of the counters that match: those with the least left first. */
export const findCounters = async (
  db: Executor,
  filters: CounterFilters,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<CounterRow[]> => {
  const rows: Row[] = await matching(db, filters)
    .orderByRaw('e.granted - e.used, e.ends_on, e.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select(...COLUMNS);
  return rows.map(counterRow);
};

/** The counters that match after a key, by their place: what is left may move between two pages. */
export const findCountersAfter = async (
  db: Executor,
  filters: CounterFilters,
  slice: Slice,
): Promise<(CounterRow & { place: Place })[]> => {
  const query = matching(db, filters);
  startAfter(query, ['e.id'], slice);
  const rows: Row[] = await query.select(...COLUMNS);
  return rows.map((row) => ({ ...counterRow(row), place: [Number(row.place)] }));
};

/** Latest name of each right that has a running counter. */
export const findCountedBenefits = async (
  db: Executor,
  on: string,
): Promise<{ code: string; names: Localised }[]> => {
  const latest = running(db, on).groupBy('e.benefit_code').max('e.id');
  const rows: Row[] = await db(collection('entitlement'))
    .whereIn('id', latest)
    .orderBy('benefit_code')
    .select('benefit_code', 'names');
  return rows.map((row) => ({ code: String(row.benefit_code), names: json<Localised>(row.names) }));
};

/** Latest name of each right that a term ever gave. */
export const findBenefitsEverGiven = async (
  db: Executor,
): Promise<{ code: string; names: Localised }[]> => {
  const latest = db(collection('entitlement')).groupBy('benefit_code').max('id');
  const rows: Row[] = await db(collection('entitlement'))
    .whereIn('id', latest)
    .orderBy('benefit_code')
    .select('benefit_code', 'names');
  return rows.map((row) => ({ code: String(row.benefit_code), names: json<Localised>(row.names) }));
};
