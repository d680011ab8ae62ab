import type { BulkLine } from '../../../../shared/kernel/common';
import { joinMember, matchesMember } from '../../core/store/members-search';
import { TERM_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import { RENEWAL_TABLE } from '../../core/tables/renewal';
import type { Day, Cents } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { dayOrNull } from '../../kernel/store/days';
import type { StoredList } from '../../kernel/store/lists';
import {
  columnsOf,
  COUNT,
  or,
  orNull,
  pick,
  pickOne,
  selectionOf,
  sum,
} from '../../kernel/store/rows';
import type { SortedRenewal } from '../rules/renewal-order';

/** Queries for the lists of renewals: matching rows, pages and sums. */

/** Stages of one workflow; other workflows may use the same ids. */
export interface StagePlaces {
  workflowId: string;
  stageIds: string[];
}

/** How the prices of today differ from those that are stored, for what has none. */
export interface Unpriced {
  /** Renewals that have a price today, though none is stored. */
  priced: string[];
  /** Renewals that have none today, though one is stored. */
  unpriced: string[];
}

/** Renewals that entered a stage before a day. */
export interface EnteredBefore {
  workflowId: string;
  stageId: string;
  day: Day;
}

export interface RenewalFilters {
  stages?: StagePlaces[];
  tier?: string;
  /** An admin user's id. */
  owner?: string;
  /** The admin users who may follow renewals: only given for those that none of them follows. */
  withoutOwnerAmong?: string[];
  endsBefore?: Day;
  endsAfter?: Day;
  /** Without a price today; only given for these. */
  missingPrice?: Unpriced;
  /** Late: entered the stage before the day. Only given for late ones. */
  late?: EnteredBefore[];
  /** Stages that wait for an answer; only given for unanswered ones. */
  unanswered?: StagePlaces[];
  attention?: {
    todo: StagePlaces[];
    /** The renewals whose call is to be issued. */
    toCall: string[];
    late: EnteredBefore[];
    /** Waiting stages, where a renewal is unanswered after the end of its term. */
    waiting: StagePlaces[];
    /** Stages in which a council decides: a renewal is unanswered after its day. */
    deciding: StagePlaces[];
    today: Day;
  };
  /** The renewals whose call is to be issued; only given for these. */
  toCall?: string[];
  /** Stages in which a council decides; only given for renewals that wait for one. */
  deciding?: StagePlaces[];
  /** Left out of sending on this day. */
  mutedOn?: Day;
  /** Part of the organisation's name or the membership's reference. */
  search?: string;
}

export interface RenewalId {
  renewalId: string;
  membershipId: string;
}

type Where = ReturnType<Executor>;

const R = columnsOf(RENEWAL_TABLE, 'r');

const inStages = (places: readonly StagePlaces[]) => (where: Where) => {
  // Without any stage nothing matches; an empty group would match everything.
  where.whereRaw('1 = 0');
  for (const { workflowId, stageIds } of places) {
    where.orWhere((one: Where) =>
      one.where('r.workflow_id', workflowId).whereIn('r.stage_id', stageIds),
    );
  }
};

const enteredBefore = (places: readonly EnteredBefore[]) => (where: Where) => {
  where.whereRaw('1 = 0');
  for (const { workflowId, stageId, day } of places) {
    where.orWhere((one: Where) =>
      one
        .where({ 'r.workflow_id': workflowId, 'r.stage_id': stageId })
        .where('r.entered_stage_on', '<', day),
    );
  }
};

const needsAHand =
  ({ todo, toCall, late, waiting, deciding, today }: NonNullable<RenewalFilters['attention']>) =>
  (where: Where) => {
    where
      .where(inStages(todo))
      .orWhereIn('r.document_id', toCall)
      .orWhere(enteredBefore(late))
      .orWhere((one: Where) =>
        one.where(inStages(waiting)).whereNull('r.answer').where('f.ends_on', '<', today),
      )
      .orWhere((one: Where) =>
        one.where(inStages(deciding)).whereNull('r.answer').where('r.decides_on', '<', today),
      );
  };

const withoutPrice =
  ({ priced, unpriced }: Unpriced) =>
  (where: Where) => {
    where
      .where((stored: Where) => stored.whereNull('t.price').whereNotIn('r.document_id', priced))
      .orWhereIn('r.document_id', unpriced);
  };

/** Tables besides the renewals; only those needed are joined. */
type Joined = 'ending' | 'proposed' | 'member';

/** The tables that the filters need. Inner joins are safe: each renewal has both terms and a member. */
const readBy = (filters: RenewalFilters): Joined[] => [
  ...(filters.endsBefore || filters.endsAfter || filters.attention ? (['ending'] as const) : []),
  ...(filters.tier || filters.missingPrice ? (['proposed'] as const) : []),
  ...(filters.search || filters.mutedOn ? (['member'] as const) : []),
];

const underWay = (db: Executor, joined: ReadonlySet<Joined>) => {
  const query = db({ r: RENEWAL_TABLE.collection }).whereNull('r.closed_on');
  if (joined.has('ending')) {
    query.join({ f: TERM_TABLE.collection }, 'f.document_id', 'r.from_term_id');
  }
  if (joined.has('proposed')) {
    query.join({ t: TERM_TABLE.collection }, 't.document_id', 'r.term_id');
  }
  if (joined.has('member')) {
    joinMember(query, 'r.membership_id');
  }
  return query;
};

/**
 * Keeps those of one owner; or those of nobody, and of somebody who left: their account is closed, or
 * may follow none any more.
 */
const byOwner = (query: Where, { owner, withoutOwnerAmong: owners }: RenewalFilters): void => {
  if (owner) query.where('r.owner_id', owner);
  if (!owners) return;
  query.where((where: Where) => where.whereNull('r.owner_id').orWhereNotIn('r.owner_id', owners));
};

/** A query for the matching open renewals, with the tables needed. */
export const matching = (db: Executor, filters: RenewalFilters, asked: readonly Joined[] = []) => {
  const query = underWay(db, new Set([...asked, ...readBy(filters)]));
  if (filters.stages) query.where(inStages(filters.stages));
  if (filters.tier) query.where('t.tier_code', filters.tier);
  byOwner(query, filters);
  if (filters.endsBefore) query.where('f.ends_on', '<=', filters.endsBefore);
  if (filters.endsAfter) query.where('f.ends_on', '>=', filters.endsAfter);
  if (filters.missingPrice) query.where(withoutPrice(filters.missingPrice));
  if (filters.late) query.where(enteredBefore(filters.late));
  if (filters.unanswered) query.where(inStages(filters.unanswered)).whereNull('r.answer');
  if (filters.attention) query.where(needsAHand(filters.attention));
  if (filters.toCall) query.whereIn('r.document_id', filters.toCall);
  if (filters.deciding) query.where(inStages(filters.deciding)).whereNull('r.answer');
  if (filters.mutedOn) {
    query.where('m.muted_from', '<=', filters.mutedOn);
    query.where('m.muted_until', '>=', filters.mutedOn);
  }
  if (filters.search) matchesMember(query, filters.search);
  return query;
};

/** Open renewals, those that end first in front. */
export const RENEWALS: StoredList<RenewalFilters, RenewalId> = {
  matching: (db, filters) => matching(db, filters, ['ending']),
  counted: matching,
  order: () => [
    ['f.ends_on', 'asc'],
    ['r.id', 'asc'],
  ],
  ...selectionOf({ renewalId: R.id, membershipId: R.membershipId }),
};

/** The values by which all matching renewals are sorted. */
export const findSorted = (
  db: Executor,
  filters: RenewalFilters,
  today: Day,
): Promise<SortedRenewal[]> => {
  const ending = columnsOf(TERM_TABLE, 'f');
  const mutedUntil = db.raw(
    'case when m.muted_from <= ? and m.muted_until >= ? then m.muted_until end',
    [today, today],
  );
  return pick(matching(db, filters, ['ending', 'proposed', 'member']), {
    renewalId: R.id,
    membershipId: R.membershipId,
    organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
    workflowId: R.workflowId,
    stageId: R.stageId,
    enteredStageOn: R.enteredStageOn,
    termEndsOn: ending.endsOn,
    price: orNull(columnsOf(TERM_TABLE, 't').price),
    ownerId: orNull(R.ownerId),
    decidesOn: orNull(R.decidesOn),
    mutedUntil: { from: mutedUntil, how: 'select', read: dayOrNull },
  });
};

/** The membership of each renewal that exists, by the renewal's id. */
export const findMembershipsOf = async (
  db: Executor,
  renewalIds: readonly string[],
): Promise<Map<string, string>> => {
  const query = db({ r: RENEWAL_TABLE.collection }).whereIn('r.document_id', [...renewalIds]);
  const found = await pick(query, { id: R.id, membershipId: R.membershipId });
  return new Map(found.map(({ id, membershipId }) => [id, membershipId]));
};

/** Every renewal that matches, in the order of the list, up to a number of them. */
export const findSelection = async (
  db: Executor,
  filters: RenewalFilters,
  most: number,
): Promise<BulkLine[]> => {
  const query = matching(db, filters, ['ending', 'member'])
    .orderBy([{ column: 'f.ends_on' }, { column: 'r.id' }])
    .limit(most);
  return pick(query, {
    id: R.id,
    membershipId: R.membershipId,
    reference: columnsOf(MEMBERSHIPS, 'm').reference,
    organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
  });
};

export interface StageSum {
  stageId: string;
  currency: string;
  count: number;
  /** Cents; terms without a price count for nothing. */
  amount: Cents;
}

/** Counts the open renewals in each stage, and sums the prices of their proposed terms. */
export const sumByStage = async (db: Executor, filters: RenewalFilters): Promise<StageSum[]> => {
  const { currency, price } = columnsOf(TERM_TABLE, 't');
  const query = matching(db, filters, ['proposed']).groupBy('r.stage_id', 't.currency');
  return pick(query, { stageId: R.stageId, currency, count: COUNT, amount: sum(price) });
};

/**
 * Memberships whose last issued term ends between two days. The column `ends_on` gives the end of
 * the running term, which may be followed by a later one.
 */
export const findLastEnding = async (
  db: Executor,
  { endsFrom, endsTo, tier }: { endsFrom: Day; endsTo: Day; tier?: string | undefined },
): Promise<string[]> => {
  const query = db({ m: 'memberships' })
    .join({ t: TERM_TABLE.collection }, 't.membership_id', 'm.document_id')
    .where('t.state', 'issued')
    .whereBetween('t.ends_on', [endsFrom, endsTo])
    .whereNotExists((later: Where) =>
      later
        .from({ l: TERM_TABLE.collection })
        .whereRaw('l.membership_id = m.document_id and l.ends_on > t.ends_on')
        .where('l.state', 'issued')
        .select(db.raw('1')),
    )
    .orderBy('m.id');
  if (tier !== undefined) query.where('m.tier_code', tier);
  return pickOne(query, columnsOf(MEMBERSHIPS, 'm').id);
};
