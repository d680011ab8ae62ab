import { addDays } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { fromColumn, type Executor } from '../../kernel/store/database';
import { dayOf, dayOrNull } from '../../kernel/store/days';
import { readArrays } from '../../kernel/store/scripts';
import type { TermSpan } from '../rules/terms';
import type { Renewal, Term } from '../rules/types';
import { DUES_TABLE, TERM_TABLE } from '../tables/member';
import { RENEWAL_TABLE } from '../tables/renewal';

/** Queries for what the statuses of all members depend on: few columns of each. */

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

/** The part of a term on which a status depends. */
export type Span = TermSpan & Pick<Term, 'id' | 'membershipId' | 'issuedOn'>;

const SPAN = `t.document_id, t.membership_id, t.starts_on, t.ends_on, t.issued_on, t.held_on,
  t.held_until, t.earlier_holds`;

const toSpan = (row: readonly unknown[]): Span => {
  const [id, membershipId, startsOn, endsOn, issuedOn, heldOn, heldUntil, earlierHolds] = row;
  return {
    id: String(id),
    membershipId: String(membershipId),
    state: 'issued',
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    issuedOn: dayOrNull(issuedOn),
    heldOn: dayOrNull(heldOn),
    heldUntil: dayOrNull(heldUntil),
    earlierHolds: fromColumn('json', earlierHolds) as Span['earlierHolds'],
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

/** The part of a renewal that tells who is in grace, with the due day of the call of its term. */
export type StandingRenewal = Pick<
  Renewal,
  'membershipId' | 'fromTermId' | 'termId' | 'stageId' | 'workflowId' | 'proposedOn' | 'closedOn'
> &
  Pick<Renewal, 'answer' | 'answeredOn' | 'decidesOn'> & { callDueOn: Day | null };

const NEAR_RENEWALS = `select r.membership_id, r.from_term_id, r.term_id, r.stage_id,
    r.workflow_id, r.proposed_on, r.closed_on, r.answer, r.answered_on, r.decides_on, d.due_on
  from ${RENEWAL_TABLE.collection} r
  left join ${DUES_TABLE.collection} d on d.live_key = r.term_id
  where r.closed_on is null or r.closed_on >= ? order by r.id`;

/** A renewal opens at most a year before the end of a term, whose grace lasts a year at most. */
const RENEWAL_DAYS = 731;

/** The renewals of everybody that decide about statuses on a day or later. */
export const findStandingRenewals = async (db: Executor, from: Day): Promise<StandingRenewal[]> => {
  const values = [addDays(from, -RENEWAL_DAYS)];
  const rows = await readArrays(db, { sql: NEAR_RENEWALS, values });
  return rows.map((row) => {
    const [membershipId, fromTermId, termId, stageId, workflowId, ...told] = row;
    const [proposedOn, closedOn, answer, answeredOn, decidesOn, callDueOn] = told;
    return {
      membershipId: String(membershipId),
      fromTermId: String(fromTermId),
      termId: String(termId),
      stageId: String(stageId),
      workflowId: String(workflowId),
      proposedOn: dayOrNull(proposedOn),
      closedOn: dayOrNull(closedOn),
      answer: answer as Renewal['answer'],
      answeredOn: dayOrNull(answeredOn),
      decidesOn: dayOrNull(decidesOn),
      callDueOn: dayOrNull(callDueOn),
    };
  });
};
