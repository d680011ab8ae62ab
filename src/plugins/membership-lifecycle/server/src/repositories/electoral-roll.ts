import type { VoteRight } from '../domain/assembly/roll';
import type { Day, Membership } from '../domain/types';
import { collection, type Executor } from './database';
import { toMembership } from './memberships';
import { STANDING_COLUMNS } from './statistics';

/** What the electoral roll of a day is made from: narrow rows of everybody, one query each. */

type Row = Record<string, unknown>;

export interface RollMember {
  /** As far as its status depends on it, and what it is called. */
  membership: Membership;
  organisation: string;
}

/** Every membership, with what it is called and what decides its status beside its terms. */
export const findRollMembers = async (db: Executor): Promise<RollMember[]> => {
  const own = [...STANDING_COLUMNS, 'reference', 'organisation_id'].map((column) => `m.${column}`);
  const rows: Row[] = await db({ m: 'memberships' })
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .orderBy('m.id')
    .select([...own, 'o.name as organisation']);
  return rows.map((row) => ({
    membership: toMembership(row),
    organisation: String(row.organisation ?? ''),
  }));
};

/**
 * The rights to vote as they stood at the end of a day: those that ran then, and with `ended` those
 * that were over. The first line of a ledger always counts: a term issued late was owed from its start.
 */
export const findVoteRights = async (
  db: Executor,
  day: Day,
  { ended }: { ended: boolean },
): Promise<VoteRight[]> => {
  const query = db({ e: collection('entitlement') })
    .join({ u: collection('usage') }, 'u.entitlement_id', 'e.document_id')
    .where('e.kind', 'vote')
    .whereNull('e.voided_on')
    .where('e.starts_on', '<=', day)
    .where((line: ReturnType<Executor>) => line.where('u.seq', 1).orWhere('u.on', '<=', day))
    .groupBy('e.document_id', 'e.membership_id', 'e.starts_on', 'e.ends_on')
    .select('e.document_id', 'e.membership_id', 'e.starts_on', 'e.ends_on')
    .sum({ votes: 'u.granted_delta' });
  if (!ended) query.where('e.ends_on', '>=', day);
  const rows: Row[] = await query;
  return rows.map((row) => ({
    membershipId: String(row.membership_id),
    votes: Number(row.votes),
    startsOn: String(row.starts_on),
    endsOn: String(row.ends_on),
  }));
};
