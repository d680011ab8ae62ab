import { joinMember } from '../../core/store/members-search';
import { DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import { RENEWAL_TABLE } from '../../core/tables/renewal';
import type { Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, or, orNull, pick } from '../../kernel/store/rows';
import type { UncalledTerm } from '../rules/calls-to-issue';

/** Queries for the calls that are still to be issued. */

type Where = ReturnType<Executor>;

const T = columnsOf(TERM_TABLE, 't');
const R = columnsOf(RENEWAL_TABLE, 'r');

/**
 * The issued periods, and the proposed ones of renewals under way, that are not over and for which
 * no call stands, by their first day; of members who are not suspended, and still there on that day.
 */
export const findUncalledTerms = (
  db: Executor,
  today: Day,
  membershipIds?: readonly string[],
): Promise<UncalledTerm[]> => {
  const query = db({ t: TERM_TABLE.collection })
    .leftJoin({ r: RENEWAL_TABLE.collection }, (on: Where) =>
      on.on('r.term_id', '=', 't.document_id').onNull('r.closed_on'),
    )
    .where('t.price', '>', 0)
    .whereNull('t.waived_on')
    .where('t.ends_on', '>=', today)
    .where((one: Where) =>
      one
        .where('t.state', 'issued')
        .orWhere((proposed: Where) =>
          proposed.where('t.state', 'proposed').whereNotNull('r.document_id'),
        ),
    )
    .whereNotExists((called: Where) =>
      called
        .from({ d: DUES_TABLE.collection })
        // The key of a call that stands is its period's, and indexed; a cancelled one has none.
        .whereRaw('d.live_key = t.document_id')
        .select(db.raw('1')),
    );
  joinMember(query, 't.membership_id');
  query
    .where((staying: Where) =>
      staying
        .whereNull('m.ended_on')
        .orWhereRaw('m.ended_on > ? and t.starts_on < m.ended_on', [today]),
    )
    .whereNull('m.refused_on')
    .whereNull('m.suspended_on')
    .orderBy([{ column: 't.starts_on' }, { column: 't.id' }]);
  if (membershipIds) query.whereIn('t.membership_id', membershipIds as string[]);
  return pick(query, {
    termId: T.id,
    state: T.state,
    membershipId: T.membershipId,
    reference: columnsOf(MEMBERSHIPS, 'm').reference,
    organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
    startsOn: T.startsOn,
    amount: or(T.price, 0),
    currency: T.currency,
    renewalId: orNull(R.id),
    workflowId: orNull(R.workflowId),
    stageId: orNull(R.stageId),
    engagementNumber: orNull(R.engagementNumber),
    serviceCode: orNull(R.serviceCode),
  });
};

/** The membership of each period that exists, by the period's id. */
export const findMembershipsOfTerms = async (
  db: Executor,
  termIds: readonly string[],
): Promise<Map<string, string>> => {
  const query = db({ t: TERM_TABLE.collection }).whereIn('t.document_id', termIds as string[]);
  const found = await pick(query, { id: T.id, membershipId: T.membershipId });
  return new Map(found.map(({ id, membershipId }) => [id, membershipId]));
};
