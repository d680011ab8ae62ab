import { kindsThat } from '../../../../shared/core/kinds';
import { joinMember, matchesMember } from '../../core/store/members-search';
import { ENTITLEMENT_TABLE } from '../../core/tables/counter';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import { warningLevel } from '../../entitlements/store/benefits';
import type { Day, Localised } from '../../kernel/rules/values';
import { columnsUnder, type Executor } from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import { columnsOf, or, pick, selectionOf, typed } from '../../kernel/store/rows';

/** The quotas of the terms that run, as a list. */

export interface CounterFilters {
  /** The day on which they run. */
  on: Day;
  /**
   * Used, and down to the level that staff set for the right; without one, four fifths of it are
   * used, or all but one unit.
   */
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

const E = columnsOf(ENTITLEMENT_TABLE, 'e');

const running = (db: Executor, on: Day) =>
  db({ e: ENTITLEMENT_TABLE.collection })
    .whereIn('e.kind', kindsThat('spent'))
    .whereNull('e.voided_on')
    .where('e.starts_on', '<=', on)
    .where('e.ends_on', '>=', on);

const LEVEL = warningLevel('e.benefit_code');
const NEARLY_USED_UP = `e.granted - e.used <= coalesce(${LEVEL},
  case when e.used * 5 >= e.granted * 4 then e.granted else 1 end)`;

/** Joins members only for searches; each counter has one, so no row is lost. */
const matching = (db: Executor, { on, nearlyUsedUp, benefit, search }: CounterFilters) => {
  const query = running(db, on);
  if (nearlyUsedUp) {
    query.where('e.used', '>', 0).whereRaw(NEARLY_USED_UP);
  }
  if (benefit) query.where('e.benefit_code', benefit);
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
  granted: E.granted,
  used: E.used,
  startsOn: E.startsOn,
  endsOn: E.endsOn,
});

/** Adds the member of each counter, for the rows of a page only. */
const named = (db: Executor, page: ReturnType<Executor>) =>
  joinMember(db.from(page.as('e')), 'e.membership_id').select(columns);

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
  columns: [...columnsUnder('e', ENTITLEMENT_TABLE), 'e.id'],
  named,
  read,
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
