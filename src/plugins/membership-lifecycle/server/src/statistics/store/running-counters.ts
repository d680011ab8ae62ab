import { kindsThat } from '../../../../shared/core/kinds';
import type { CounterUse } from '../../../../shared/statistics/statistics';
import { joinMember, matchesMember } from '../../core/store/members-search';
import { ENTITLEMENT_TABLE, USAGE_TABLE } from '../../core/tables/counter';
import { TERM_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import { warningLevel } from '../../entitlements/store/benefits';
import { yearOf } from '../../kernel/rules/calendar';
import type { Day, Localised } from '../../kernel/rules/values';
import { columnsUnder, type Executor } from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import {
  columnsOf,
  computedBy,
  countDistinct,
  or,
  pick,
  pickCount,
  pickOne,
  selectionOf,
  typed,
} from '../../kernel/store/rows';

/** The quotas of the terms that run, or of those of a year, as a list. */

export interface CounterFilters {
  /** The day on which they run, unless a year is asked for. */
  on: Day;
  /**
   * Nearly all: used but not used up, and down to the level that staff set for the right; without
   * one, four fifths of it are used, or all but one unit.
   */
  use?: CounterUse | undefined;
  benefit?: string | undefined;
  tier?: string | undefined;
  /** The year in which their term began. */
  year?: number | undefined;
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
  tierNames: Localised;
  granted: number;
  used: number;
  carried: number;
  startsOn: Day;
  endsOn: Day;
}

const E = columnsOf(ENTITLEMENT_TABLE, 'e');

/** What was carried of a right to the next term. */
const CARRIED = `(select coalesce(sum(u.used_delta), 0) from ${USAGE_TABLE.collection} u
  where u.entitlement_id = e.document_id and u.kind = 'carry-out')`;

const spent = (db: Executor) =>
  db({ e: ENTITLEMENT_TABLE.collection })
    .whereIn('e.kind', kindsThat('spent'))
    .whereNull('e.voided_on');

const running = (db: Executor, on: Day) =>
  spent(db).where('e.starts_on', '<=', on).where('e.ends_on', '>=', on);

const begunIn = (db: Executor, year: number) =>
  spent(db).whereBetween('e.starts_on', [`${year}-01-01`, `${year}-12-31`]);

const LEVEL = warningLevel('e.benefit_code');
const NEARLY_USED_UP = `e.granted - e.used <= coalesce(${LEVEL},
  case when e.used * 5 >= e.granted * 4 then e.granted else 1 end)`;

const USED: Record<CounterUse, (query: ReturnType<Executor>) => unknown> = {
  none: (query) => query.where('e.used', 0),
  nearly: (query) =>
    query.where('e.used', '>', 0).whereRaw('e.used < e.granted').whereRaw(NEARLY_USED_UP),
  // A right of nothing was not used up.
  exhausted: (query) => query.where('e.used', '>', 0).whereRaw('e.used >= e.granted'),
};

/** Joins members only for searches; each counter has one, so no row is lost. */
const matching = (db: Executor, filters: CounterFilters) => {
  const { on, use, benefit, tier, year, search } = filters;
  const query = year === undefined ? running(db, on) : begunIn(db, year);
  if (use) USED[use](query);
  if (benefit) query.where('e.benefit_code', benefit);
  if (tier) {
    const ofTier = db(TERM_TABLE.collection).select('document_id').where('tier_code', tier);
    query.whereIn('e.term_id', ofTier);
  }
  if (search) {
    joinMember(query, 'e.membership_id');
    matchesMember(query, search);
  }
  return query;
};

const { columns, read } = selectionOf({
  id: E.id,
  membershipId: E.membershipId,
  reference: columnsOf(MEMBERSHIPS, 'm').reference,
  organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
  benefit: E.benefitCode,
  names: typed<Localised>(E.names),
  units: typed<Localised | null>(E.units),
  tierNames: typed<Localised>(columnsOf(TERM_TABLE, 't').tierNames),
  granted: E.granted,
  used: E.used,
  carried: computedBy('e.carried'),
  startsOn: E.startsOn,
  endsOn: E.endsOn,
});

/** Adds the member and the tier of each counter, for the rows of a page only. */
const named = (db: Executor, page: ReturnType<Executor>) =>
  joinMember(db.from(page.as('e')), 'e.membership_id')
    .join({ t: TERM_TABLE.collection }, 't.document_id', 'e.term_id')
    .select(columns);

/**
 * The counters that match, those with the least left first. A file has them as they were made: the
 * remaining quantity may change between two pages.
 */
export const COUNTERS: StoredList<CounterFilters, CounterRow> = {
  matching: (db, filters) => matching(db, filters).select(db.raw(`${CARRIED} as carried`)),
  counted: matching,
  order: () => [
    ['e.granted - e.used', 'asc'],
    ['e.ends_on', 'asc'],
    ['e.id', 'asc'],
  ],
  fileOrder: [['e.id', 'asc']],
  columns: [...columnsUnder('e', ENTITLEMENT_TABLE), 'e.id'],
  named,
  read,
};

/** How many members have the counters that match. */
export const countMembersOf = (db: Executor, filters: CounterFilters): Promise<number> =>
  pickCount(matching(db, filters), countDistinct(E.membershipId));

/** The years in which a term with a counter began, the last first. */
export const findCountedYears = async (db: Executor): Promise<number[]> => {
  const days = await pickOne(spent(db).distinct(), E.startsOn);
  return [...new Set(days.map(yearOf))].sort((a, b) => b - a);
};

const findNames = (
  db: Executor,
  latest: ReturnType<Executor>,
): Promise<{ code: string; names: Localised }[]> =>
  pick(db({ e: ENTITLEMENT_TABLE.collection }).whereIn('e.id', latest).orderBy('e.benefit_code'), {
    code: E.benefitCode,
    names: typed<Localised>(E.names),
  });

/** Latest name of each right that has a running counter. */
export const findCountedBenefits = (db: Executor, on: Day) =>
  findNames(db, running(db, on).groupBy('e.benefit_code').max('e.id'));

/** Latest name of each right that a term ever gave. */
export const findBenefitsEverGiven = (db: Executor) =>
  findNames(db, db(ENTITLEMENT_TABLE.collection).groupBy('benefit_code').max('id'));
