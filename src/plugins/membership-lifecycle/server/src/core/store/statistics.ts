import { RIGHT_KINDS, kindsThat } from '../../../../shared/core/kinds';
import type { BenefitKind } from '../../../../shared/kernel/content-api';
import { addDays } from '../../kernel/rules/calendar';
import type { Cents, Day, Localised } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { dayOf, dayOrNull } from '../../kernel/store/days';
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
import type { TermSpan } from '../rules/terms';
import type { Membership, PaymentKind, Renewal, Term } from '../rules/types';
import { ENTITLEMENT_TABLE, USAGE_TABLE } from '../tables/counter';
import { PAYMENT_TABLE, TERM_TABLE } from '../tables/member';
import { MEMBERSHIPS } from '../tables/records';
import { RENEWAL_TABLE } from '../tables/renewal';
import { membershipFields, membershipIn } from './memberships';

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
  ...['suspended_on', 'override_status', 'override_from', 'override_until', 'override_reason'],
  'pauses',
];

/** All memberships, with only those columns. */
export const findStandings = async (db: Executor): Promise<Membership[]> => {
  const sql = `select ${membershipFields('m', STANDING_COLUMNS)} from memberships m order by m.id`;
  return (await readArrays(db, { sql, values: [] })).map((row) => membershipIn(row));
};

/** The part of a term on which a status depends. */
export type Span = TermSpan & Pick<Term, 'id' | 'membershipId' | 'issuedOn'>;

const SPAN = `t.document_id, t.membership_id, t.starts_on, t.ends_on, t.issued_on, t.held_on,
  t.held_until`;

const toSpan = (row: readonly unknown[]): Span => {
  const [id, membershipId, startsOn, endsOn, issuedOn, heldOn, heldUntil] = row;
  return {
    id: String(id),
    membershipId: String(membershipId),
    state: 'issued',
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    issuedOn: dayOrNull(issuedOn),
    heldOn: dayOrNull(heldOn),
    heldUntil: dayOrNull(heldUntil),
  };
};

// Joins from members to terms, by an index: only two of some ten years matter. A cross join keeps
// SQLite from starting with all terms, whose rows are long.
const NEAR = `select ${SPAN}
  from memberships m
  cross join ${TERM_TABLE.collection} t
  where t.membership_id = m.document_id and t.ends_on >= ?
    and t.state = 'issued' and (t.starts_on <= ? or t.issued_on <= ?)`;

/** The last term that each member had before the range, unless a term covers the whole range. */
const LAST_BEFORE = `select ${SPAN}
  from memberships m
  cross join ${TERM_TABLE.collection} t
  where t.membership_id = m.document_id and t.state = 'issued'
    and t.ends_on = (select max(b.ends_on) from ${TERM_TABLE.collection} b
      where b.membership_id = m.document_id and b.state = 'issued' and b.ends_on < ?)
    and not exists (select 1 from ${TERM_TABLE.collection} r
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

/** The part of a renewal that tells who is in grace. */
export type StandingRenewal = Pick<
  Renewal,
  'membershipId' | 'fromTermId' | 'stageId' | 'workflowId' | 'proposedOn' | 'closedOn'
> &
  Pick<Renewal, 'answer' | 'answeredOn' | 'decidesOn'>;

const NEAR_RENEWALS = `select membership_id, from_term_id, stage_id, workflow_id, proposed_on,
    closed_on, answer, answered_on, decides_on
  from ${RENEWAL_TABLE.collection} where closed_on is null or closed_on >= ? order by id`;

/** A renewal opens at most a year before the end of a term, whose grace lasts a year at most. */
const RENEWAL_DAYS = 731;

/** The renewals of everybody that decide about statuses on a day or later. */
export const findStandingRenewals = async (db: Executor, from: Day): Promise<StandingRenewal[]> => {
  const values = [addDays(from, -RENEWAL_DAYS)];
  const rows = await readArrays(db, { sql: NEAR_RENEWALS, values });
  return rows.map((row) => {
    const [membershipId, fromTermId, stageId, workflowId, ...told] = row;
    const [proposedOn, closedOn, answer, answeredOn, decidesOn] = told;
    return {
      membershipId: String(membershipId),
      fromTermId: String(fromTermId),
      stageId: String(stageId),
      workflowId: String(workflowId),
      proposedOn: dayOrNull(proposedOn),
      closedOn: dayOrNull(closedOn),
      answer: answer as Renewal['answer'],
      answeredOn: dayOrNull(answeredOn),
      decidesOn: dayOrNull(decidesOn),
    };
  });
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
const CASH: readonly PaymentKind[] = ['received', 'refund', 'reversal'];

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
