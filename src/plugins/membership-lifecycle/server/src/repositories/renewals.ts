import { collection, type Executor } from './database';

/** The list of renewals: which memberships match, a page at a time. */

export interface RenewalFilters {
  stages?: string[];
  tier?: string;
  owner?: string;
  endsBefore?: string;
  endsAfter?: string;
  missingPrice?: boolean;
  /** Part of the organisation's name or the membership's reference. */
  search?: string;
}

export interface RenewalId {
  renewalId: string;
  membershipId: string;
}

const escapeLike = (text: string): string => text.replace(/[!%_]/g, '!$&');

const matching = (db: Executor, filters: RenewalFilters) => {
  const query = db({ r: collection('renewal') })
    .join({ f: collection('term') }, 'f.document_id', 'r.from_term_id')
    .join({ t: collection('term') }, 't.document_id', 'r.term_id')
    .join({ m: 'memberships' }, 'm.document_id', 'r.membership_id')
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .whereNull('r.closed_on');
  if (filters.stages) query.whereIn('r.stage_id', filters.stages);
  if (filters.tier) query.where('t.tier_code', filters.tier);
  if (filters.owner) query.where('r.owner_id', filters.owner);
  if (filters.endsBefore) query.where('f.ends_on', '<=', filters.endsBefore);
  if (filters.endsAfter) query.where('f.ends_on', '>=', filters.endsAfter);
  if (filters.missingPrice) query.whereNull('t.price');
  if (filters.search) {
    const like = `%${escapeLike(filters.search.toLowerCase())}%`;
    query.whereRaw(`(lower(o.name) like ? escape '!' or lower(m.reference) like ? escape '!')`, [
      like,
      like,
    ]);
  }
  return query;
};

/** A page of open renewals, those that end first in front. */
export const findRenewals = async (
  db: Executor,
  filters: RenewalFilters,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: RenewalId[]; total: number }> => {
  const rows: { document_id: string; membership_id: string }[] = await matching(db, filters)
    .orderBy([{ column: 'f.ends_on' }, { column: 'r.id' }])
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select('r.document_id', 'r.membership_id');
  const [{ total }] = (await matching(db, filters).count({ total: '*' })) as {
    total: number | string;
  }[];
  return {
    rows: rows.map((row) => ({ renewalId: row.document_id, membershipId: row.membership_id })),
    total: Number(total),
  };
};

/** Memberships whose last term ends between two days, for a campaign. */
export const findEnding = async (
  db: Executor,
  { endsFrom, endsTo, tier }: { endsFrom: string; endsTo: string; tier?: string },
): Promise<string[]> => {
  const query = db('memberships')
    .whereBetween('ends_on', [endsFrom, endsTo])
    // Who left, or was refused, is not asked again.
    .whereNotIn('membership_status', ['ended', 'refused'])
    .orderBy([{ column: 'ends_on' }, { column: 'id' }])
    .select('document_id');
  if (tier) query.where('tier_code', tier);
  const rows: { document_id: string }[] = await query;
  return rows.map((row) => row.document_id);
};
