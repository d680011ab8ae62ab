import type { Membership } from '../../core/rules/types';
import { membershipFields, membershipIn } from '../../core/store/memberships';
import { STANDING_COLUMNS } from '../../core/store/standings';
import { ENTITLEMENT_TABLE, USAGE_TABLE } from '../../core/tables/counter';
import { DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import type { Day } from '../../kernel/rules/values';
import { readQuery, type Executor } from '../../kernel/store/database';
import { dayOf, dayOrNull } from '../../kernel/store/days';
import { readArrays } from '../../kernel/store/scripts';
import type { RollDues, VoteRight } from '../rules/roll';

/** Loads the data for an electoral roll: few columns of all members, one query each. */

export interface RollMember {
  /** The columns on which its status depends, and its name. */
  membership: Membership;
  organisation: string;
}

const ROLL_MEMBERS = `select
    ${membershipFields('m', [...STANDING_COLUMNS, 'reference', 'organisation_id'])},
    o.name as organisation
  from memberships m left join organisations o on o.document_id = m.organisation_id
  order by m.id`;

/** The small difference that is written off of a call `d` at the end of a day: it counts as paid. */
const FORGIVEN = `case when d.written_off_as = 'difference' and d.written_off_on <= ?
  then d.written_off else 0 end`;

/** All memberships with their names and the columns that decide their status. */
export const findRollMembers = async (db: Executor): Promise<RollMember[]> => {
  const rows = await readArrays(db, { sql: ROLL_MEMBERS, values: [] });
  return rows.map((row) => ({
    membership: membershipIn(row),
    organisation: String(row.at(-1) ?? ''),
  }));
};

/**
 * The rights to vote at the end of a day: the running ones and, with `ended`, past ones. The first
 * ledger line always counts, since a late term gave its rights from its start.
 */
export const findVoteRights = async (
  db: Executor,
  day: Day,
  { ended }: { ended: boolean },
): Promise<VoteRight[]> => {
  const query = db({ e: ENTITLEMENT_TABLE.collection })
    .join({ u: USAGE_TABLE.collection }, 'u.entitlement_id', 'e.document_id')
    .where('e.kind', 'vote')
    .whereNull('e.voided_on')
    .where('e.starts_on', '<=', day)
    .where((line: ReturnType<Executor>) => line.where('u.seq', 1).orWhere('u.on', '<=', day))
    .groupBy('e.document_id', 'e.membership_id', 'e.starts_on', 'e.ends_on')
    .select('e.membership_id', 'e.starts_on', 'e.ends_on')
    .sum({ votes: 'u.granted_delta' });
  if (!ended) query.where('e.ends_on', '>=', day);
  const rows = await readQuery(db, query);
  return rows.map(([membershipId, startsOn, endsOn, votes]) => ({
    membershipId: String(membershipId),
    votes: Number(votes),
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
  }));
};

/**
 * The dues at the end of a day of running terms and, with `ended`, past ones: calls and payments
 * so far.
 */
export const findRollDues = async (
  db: Executor,
  day: Day,
  { ended }: { ended: boolean },
): Promise<RollDues[]> => {
  // Money that was moved counts only where it is now, from the day on which it was received; a call
  // that was cancelled since still has what its cancellation took away.
  const received = db({ p: PAYMENT_TABLE.collection })
    .leftJoin({ b: PAYMENT_TABLE.collection }, 'b.reverses_id', 'p.document_id')
    .whereRaw('?? = ??', ['p.dues_id', 'd.document_id'])
    .where('p.on', '<=', day)
    .whereNot('p.kind', 'moved-out')
    .whereRaw("(coalesce(b.kind, '') <> 'moved-out' or ?? >= ??)", ['b.on', 'd.cancelled_on'])
    .sum('p.amount')
    .as('paid');
  const query = db({ t: TERM_TABLE.collection })
    // The call that stood at the end of the day. By the membership, which has an index.
    .joinRaw(
      `left join ${DUES_TABLE.collection} d on d.membership_id = t.membership_id
        and d.term_id = t.document_id and d.issued_on <= ?
        and (d.cancelled_on is null or d.cancelled_on > ?)`,
      [day, day],
    )
    .where('t.state', 'issued')
    .where('t.starts_on', '<=', day)
    .select('t.membership_id', 't.starts_on', 't.ends_on', 't.price', 't.currency', 't.waived_on')
    .select(db.raw(`d.amount - ${FORGIVEN}`, [day]), 'd.due_on', received);
  if (!ended) query.where('t.ends_on', '>=', day);
  const rows = await readQuery(db, query);
  return rows.map(
    ([membershipId, startsOn, endsOn, price, currency, waivedOn, amount, dueOn, paid]) => ({
      membershipId: String(membershipId),
      startsOn: dayOf(startsOn),
      endsOn: dayOf(endsOn),
      price: price === null ? null : Number(price),
      currency: String(currency),
      waivedOn: dayOrNull(waivedOn),
      call:
        amount === null
          ? null
          : { amount: Number(amount), dueOn: dayOf(dueOn), paid: Number(paid ?? 0) },
    }),
  );
};
