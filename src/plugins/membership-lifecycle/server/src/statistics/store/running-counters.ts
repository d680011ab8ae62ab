import { kindsThat } from '../../../../shared/core/kinds';
import { joinMember, matchesMember } from '../../core/store/members-search';
import { ENTITLEMENT_TABLE } from '../../core/tables/counter';
import type { Day, Localised } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { dayOf } from '../../kernel/store/days';
import type { StoredList } from '../../kernel/store/lists';

/** The quotas of the terms that run, as a list. */

export interface CounterFilters {
  /** The day on which they run. */
  on: Day;
  /** Mostly used: four fifths, or all but one unit; an untouched right is not included. */
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
  startsOn: Day;
  endsOn: Day;
}

type Row = Record<string, unknown>;

const json = <T>(value: unknown): T =>
  (typeof value === 'string' ? JSON.parse(value) : (value ?? null)) as T;

const running = (db: Executor, on: Day) =>
  db({ e: ENTITLEMENT_TABLE.collection })
    .whereIn('e.kind', kindsThat('spent'))
    .whereNull('e.voided_on')
    .where('e.starts_on', '<=', on)
    .where('e.ends_on', '>=', on);

/** Joins members only for searches; each counter has one, so no row is lost. */
const matching = (db: Executor, { on, nearlyUsedUp, benefit, search }: CounterFilters) => {
  const query = running(db, on);
  if (nearlyUsedUp) {
    query
      .where('e.used', '>', 0)
      .whereRaw('(e.used * 5 >= e.granted * 4 or e.granted - e.used <= 1)');
  }
  if (benefit) query.where('e.benefit_code', benefit);
  if (search) {
    joinMember(query, 'e.membership_id');
    matchesMember(query, search);
  }
  return query;
};

const COLUMNS = [
  ...['id', 'document_id', 'membership_id', 'benefit_code', 'names', 'units', 'granted', 'used'],
  ...['starts_on', 'ends_on'],
].map((column) => `e.${column}`);

/** Adds the member of each counter, for the rows of a page only. */
const named = (db: Executor, page: ReturnType<Executor>) =>
  joinMember(db.from(page.as('e')), 'e.membership_id').select('e.*', {
    reference: 'm.reference',
    organisation: 'o.name',
  });

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
  startsOn: dayOf(row.starts_on),
  endsOn: dayOf(row.ends_on),
});

/**
 * The counters that match, those with the least left first. A file has them as they were made: the
 * remaining quantity may change between two pages.
 */
export const COUNTERS: StoredList<CounterFilters, CounterRow> = {
  matching,
  order: () => [
    ['e.granted - e.used', 'asc'],
    ['e.ends_on', 'asc'],
    ['e.id', 'asc'],
  ],
  fileOrder: [['e.id', 'asc']],
  columns: COLUMNS,
  named,
  read: counterRow,
};

/** Latest name of each right that has a running counter. */
export const findCountedBenefits = async (
  db: Executor,
  on: Day,
): Promise<{ code: string; names: Localised }[]> => {
  const latest = running(db, on).groupBy('e.benefit_code').max('e.id');
  const rows: Row[] = await db(ENTITLEMENT_TABLE.collection)
    .whereIn('id', latest)
    .orderBy('benefit_code')
    .select('benefit_code', 'names');
  return rows.map((row) => ({ code: String(row.benefit_code), names: json<Localised>(row.names) }));
};

/** Latest name of each right that a term ever gave. */
export const findBenefitsEverGiven = async (
  db: Executor,
): Promise<{ code: string; names: Localised }[]> => {
  const latest = db(ENTITLEMENT_TABLE.collection).groupBy('benefit_code').max('id');
  const rows: Row[] = await db(ENTITLEMENT_TABLE.collection)
    .whereIn('id', latest)
    .orderBy('benefit_code')
    .select('benefit_code', 'names');
  return rows.map((row) => ({ code: String(row.benefit_code), names: json<Localised>(row.names) }));
};
