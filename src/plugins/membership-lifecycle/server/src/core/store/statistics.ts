import { RIGHT_KINDS, kindsThat } from '../../../../shared/core/kinds';
import type { BenefitKind } from '../../../../shared/kernel/content-api';
import type { Cents, Day, Localised } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { dayOf, dayOrNull } from '../../kernel/store/days';
import { readArrays } from '../../kernel/store/scripts';
import type { Membership, PaymentKind, Renewal, Term } from '../rules/types';
import { ENTITLEMENT_TABLE, USAGE_TABLE } from '../tables/counter';
import { PAYMENT_TABLE, TERM_TABLE } from '../tables/member';
import { RENEWAL_TABLE } from '../tables/renewal';
import { membershipFields, membershipIn } from './memberships';

/** Queries for statistics: few columns, with sums computed by the database. */

type Row = Record<string, unknown>;

/** The number of memberships per status, as the list shows it. */
export const countStatuses = async (db: Executor): Promise<Record<string, number>> => {
  const rows: Row[] = await db('memberships')
    .groupBy('membership_status')
    .select('membership_status')
    .count({ members: '*' });
  return Object.fromEntries(
    rows.map((row) => [String(row.membership_status), Number(row.members)]),
  );
};

/** The columns of a membership on which its status depends. */
export const STANDING_COLUMNS = [
  ...[
    'document_id',
    'tier_code',
    'applied_on',
    'approved_on',
    'refused_on',
    'ended_on',
    'end_kind',
  ],
  ...['suspended_on', 'override_status', 'override_until', 'override_reason'],
];

/** All memberships, with only those columns. */
export const findStandings = async (db: Executor): Promise<Membership[]> => {
  const sql = `select ${membershipFields('m', STANDING_COLUMNS)} from memberships m order by m.id`;
  return (await readArrays(db, { sql, values: [] })).map((row) => membershipIn(row));
};

/** The part of a term on which a status depends. */
export type Span = Pick<Term, 'id' | 'membershipId' | 'state' | 'startsOn' | 'endsOn' | 'issuedOn'>;

const SPAN = 't.document_id, t.membership_id, t.starts_on, t.ends_on, t.issued_on';

const toSpan = ([id, membershipId, startsOn, endsOn, issuedOn]: readonly unknown[]): Span => ({
  id: String(id),
  membershipId: String(membershipId),
  state: 'issued',
  startsOn: dayOf(startsOn),
  endsOn: dayOf(endsOn),
  issuedOn: dayOrNull(issuedOn),
});

// Joins from members to terms, by an index: only two of some ten years matter.
const NEAR = `select ${SPAN}
  from memberships m
  join ${TERM_TABLE.collection} t on t.membership_id = m.document_id and t.ends_on >= ?
  where t.state = 'issued' and (t.starts_on <= ? or t.issued_on <= ?)`;

/** The last term that each member had before the range, unless a term covers the whole range. */
const LAST_BEFORE = `select ${SPAN}
  from memberships m
  join ${TERM_TABLE.collection} t on t.membership_id = m.document_id and t.state = 'issued'
    and t.ends_on = (select max(b.ends_on) from ${TERM_TABLE.collection} b
      where b.membership_id = m.document_id and b.state = 'issued' and b.ends_on < ?)
  where not exists (select 1 from ${TERM_TABLE.collection} r
    where r.membership_id = m.document_id and r.state = 'issued'
      and r.ends_on >= ? and r.starts_on <= ?)`;

/**
 * The issued terms that decide about statuses between two days: those in or after the range, and
 * each member's last one before it where needed.
 */
export const findSpans = async (db: Executor, from: Day, to: Day): Promise<Span[]> => {
  const near = await readArrays(db, { sql: NEAR, values: [from, to, to] });
  const before = await readArrays(db, { sql: LAST_BEFORE, values: [from, to, from] });
  return [...before, ...near].map(toSpan);
};

/** The part of an open renewal that tells who is in grace. */
export type UnderWay = Pick<
  Renewal,
  'membershipId' | 'fromTermId' | 'stageId' | 'workflowId' | 'proposedOn' | 'closedOn'
>;

const OPEN = `select membership_id, from_term_id, stage_id, workflow_id, proposed_on
  from ${RENEWAL_TABLE.collection} where closed_on is null order by id`;

/** The open renewals of everybody. */
export const findRenewalsUnderWay = async (db: Executor): Promise<UnderWay[]> => {
  const rows = await readArrays(db, { sql: OPEN, values: [] });
  return rows.map(([membershipId, fromTermId, stageId, workflowId, proposedOn]) => ({
    membershipId: String(membershipId),
    fromTermId: String(fromTermId),
    stageId: String(stageId),
    workflowId: String(workflowId),
    proposedOn: dayOrNull(proposedOn),
    closedOn: null,
  }));
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
  const rows: Row[] = await db({ r: RENEWAL_TABLE.collection })
    .join({ f: TERM_TABLE.collection }, 'f.document_id', 'r.from_term_id')
    .whereIn('r.id', latest)
    .where('f.state', 'issued')
    .whereBetween('f.ends_on', [from, to])
    .groupBy('f.ends_on', 'r.workflow_id', 'r.stage_id')
    .select('f.ends_on', 'r.workflow_id', 'r.stage_id')
    .count({ every: '*', closed: 'r.closed_on' });
  return rows.map((row) => ({
    termEndsOn: dayOf(row.ends_on),
    workflowId: String(row.workflow_id),
    stageId: String(row.stage_id),
    closed: Number(row.closed),
    open: Number(row.every) - Number(row.closed),
  }));
};

export interface OnDay {
  on: Day;
  amount: Cents;
}

/** What moves between accounts and calls is neither received nor given back. */
const CASH: readonly PaymentKind[] = ['received', 'refund', 'reversal'];

/** Money received less money given back, day by day. */
export const sumPaymentsByDay = async (db: Executor, from: Day, to: Day): Promise<OnDay[]> => {
  const rows: Row[] = await db({ p: PAYMENT_TABLE.collection })
    .whereIn('p.kind', CASH)
    .whereBetween('p.on', [from, to])
    .groupBy('p.on')
    .select({ day: 'p.on' })
    .sum({ amount: 'p.amount' });
  return rows.map((row) => ({ on: dayOf(row.day), amount: Number(row.amount) }));
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
  const sums: Row[] = await begun()
    .groupBy('e.benefit_code', 'e.kind')
    .orderBy('e.benefit_code')
    .select('e.benefit_code', 'e.kind')
    .countDistinct({ members: 'e.membership_id' })
    .sum({ granted: 'e.granted', used: 'e.used' })
    .max({ latest: 'e.id' });
  const carried: Row[] = await begun()
    .join({ u: USAGE_TABLE.collection }, 'u.entitlement_id', 'e.document_id')
    .where('u.kind', 'carry-out')
    .groupBy('e.benefit_code')
    .select('e.benefit_code')
    .sum({ carried: 'u.used_delta' });
  const named: Row[] = await db(ENTITLEMENT_TABLE.collection)
    .whereIn(
      'id',
      sums.map(({ latest }) => Number(latest)),
    )
    .select('id', 'names');
  const carriedOf = new Map(carried.map((row) => [row.benefit_code, Number(row.carried)]));
  const namesOf = new Map(named.map((row) => [Number(row.id), row.names]));
  return sums.map((row) => {
    const handedOn = carriedOf.get(row.benefit_code) ?? 0;
    const names = namesOf.get(Number(row.latest));
    const kind = row.kind as BenefitKind;
    const { numbered, spent } = RIGHT_KINDS[kind];
    return {
      benefit: String(row.benefit_code),
      kind,
      names: (typeof names === 'string' ? JSON.parse(names) : names) as Localised,
      members: Number(row.members),
      granted: numbered ? Number(row.granted) : null,
      // Units that go to the next term leave the counter as uses do.
      used: Number(row.used) - (spent ? handedOn : 0),
      carried: spent ? handedOn : 0,
    };
  });
};

/** The first day of which anything is known, or null. */
export const findFirstDay = async (db: Executor): Promise<Day | null> => {
  const [term]: Row[] = await db(TERM_TABLE.collection)
    .whereNot('state', 'void')
    .min({ on: 'starts_on' });
  const [applied]: Row[] = await db('memberships').min({ on: 'applied_on' });
  const days = [dayOrNull(term?.on), dayOrNull(applied?.on)].filter((day) => day !== null);
  return days.sort()[0] ?? null;
};
