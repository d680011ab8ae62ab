import { RIGHT_KINDS, kindsThat } from '../../../../shared/core/kinds';
import type { BenefitKind } from '../../../../shared/kernel/content-api';
import type { Membership, PaymentKind } from '../../core/rules/types';
import { membershipFields, membershipIn } from '../../core/store/memberships';
import { STANDING_COLUMNS } from '../../core/store/standings';
import { ENTITLEMENT_TABLE, USAGE_TABLE } from '../../core/tables/counter';
import { PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS } from '../../core/tables/records';
import { RENEWAL_TABLE } from '../../core/tables/renewal';
import type { Cents, Day, Localised } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import {
  columnsOf,
  COUNT,
  countDistinct,
  countOf,
  greatest,
  least,
  pick,
  sum,
  typed,
} from '../../kernel/store/rows';
import { readArrays } from '../../kernel/store/scripts';

/** Queries for statistics: few columns, with sums computed by the database. */

/** The number of memberships per status, as the list shows it. */
export const countStatuses = async (db: Executor): Promise<Record<string, number>> => {
  const query = db(MEMBERSHIPS.collection).groupBy('membership_status');
  const rows = await pick(query, {
    status: columnsOf(MEMBERSHIPS).membershipStatus,
    members: COUNT,
  });
  return Object.fromEntries(rows.map(({ status, members }) => [status, members]));
};

/** All memberships, with only those columns. */
export const findStandings = async (db: Executor): Promise<Membership[]> => {
  const sql = `select ${membershipFields('m', STANDING_COLUMNS)} from memberships m order by m.id`;
  return (await readArrays(db, { sql, values: [] })).map((row) => membershipIn(row));
};

export interface EndedRenewals {
  termEndsOn: Day;
  workflowId: string;
  stageId: string;
  closed: number;
  open: number;
}

/** Renewals of the terms that end between two days, the latest of each term, by day and stage. */
export const countRenewals = async (db: Executor, from: Day, to: Day): Promise<EndedRenewals[]> => {
  const latest = db(RENEWAL_TABLE.collection).groupBy('from_term_id').max('id');
  const r = columnsOf(RENEWAL_TABLE, 'r');
  const query = db({ r: RENEWAL_TABLE.collection })
    .join({ f: TERM_TABLE.collection }, 'f.document_id', 'r.from_term_id')
    .whereIn('r.id', latest)
    .where('f.state', 'issued')
    .whereBetween('f.ends_on', [from, to])
    .groupBy('f.ends_on', 'r.workflow_id', 'r.stage_id');
  const rows = await pick(query, {
    termEndsOn: columnsOf(TERM_TABLE, 'f').endsOn,
    workflowId: r.workflowId,
    stageId: r.stageId,
    every: COUNT,
    closed: countOf(r.closedOn),
  });
  return rows.map(({ every, ...row }) => ({ ...row, open: every - row.closed }));
};

export interface OnDay {
  on: Day;
  amount: Cents;
}

/** Money that moves between accounts and calls is neither received nor given back. */
const CASH: readonly PaymentKind[] = ['received', 'refund', 'rejection', 'reversal'];

/** Money received less money given back, day by day. */
export const sumPaymentsByDay = (db: Executor, from: Day, to: Day): Promise<OnDay[]> => {
  const p = columnsOf(PAYMENT_TABLE, 'p');
  const query = db({ p: PAYMENT_TABLE.collection })
    .whereIn('p.kind', CASH)
    .whereBetween('p.on', [from, to])
    .groupBy('p.on');
  return pick(query, { on: p.on, amount: sum(p.amount) });
};

export interface UsedRight {
  benefit: string;
  kind: BenefitKind;
  names: Localised;
  members: number;
  granted: number | null;
  used: number;
  carried: number;
}

/** The rights of the terms that began between two days, by benefit, under their latest name. */
export const sumRights = async (db: Executor, from: Day, to: Day): Promise<UsedRight[]> => {
  const begun = () =>
    db({ e: ENTITLEMENT_TABLE.collection })
      .whereIn('e.kind', kindsThat('counted'))
      .whereNull('e.voided_on')
      .whereBetween('e.starts_on', [from, to]);
  const e = columnsOf(ENTITLEMENT_TABLE, 'e');
  const sums = await pick(begun().groupBy('e.benefit_code', 'e.kind').orderBy('e.benefit_code'), {
    benefit: e.benefitCode,
    kind: typed<BenefitKind>(e.kind),
    members: countDistinct(e.membershipId),
    granted: sum(e.granted),
    used: sum(e.used),
    latest: greatest(e.rowId),
  });
  const carried = await pick(
    begun()
      .join({ u: USAGE_TABLE.collection }, 'u.entitlement_id', 'e.document_id')
      .where('u.kind', 'carry-out')
      .groupBy('e.benefit_code'),
    { benefit: e.benefitCode, carried: sum(columnsOf(USAGE_TABLE, 'u').usedDelta) },
  );
  const named = await pick(
    db({ e: ENTITLEMENT_TABLE.collection }).whereIn(
      'e.id',
      sums.flatMap(({ latest }) => latest ?? []),
    ),
    { place: e.rowId, names: typed<Localised>(e.names) },
  );
  const carriedOf = new Map(carried.map((row) => [row.benefit, row.carried]));
  const namesOf = new Map(named.map(({ place, names }) => [place, names]));
  return sums.map(({ benefit, kind, members, granted, used, latest }) => {
    const handedOn = carriedOf.get(benefit) ?? 0;
    const { numbered, spent } = RIGHT_KINDS[kind];
    return {
      benefit,
      kind,
      names: namesOf.get(latest ?? 0) as Localised,
      members,
      granted: numbered ? granted : null,
      // Units that go to the next term leave the counter as uses do.
      used: used - (spent ? handedOn : 0),
      carried: spent ? handedOn : 0,
    };
  });
};

/** The first day of which anything is known, or null. */
export const findFirstDay = async (db: Executor): Promise<Day | null> => {
  const terms = db(TERM_TABLE.collection).whereNot('state', 'void');
  const [term] = await pick(terms, { on: least(columnsOf(TERM_TABLE).startsOn) });
  const members = db(MEMBERSHIPS.collection);
  const [applied] = await pick(members, { on: least(columnsOf(MEMBERSHIPS).appliedOn) });
  const days = [term.on, applied.on].filter((day) => day !== null);
  return days.sort()[0] ?? null;
};
