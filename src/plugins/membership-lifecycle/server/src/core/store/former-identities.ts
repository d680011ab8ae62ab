import type { Day } from '../../kernel/rules/values';
import {
  findAllBy,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { columnsOf, pick, pickOne, readEntities, typed } from '../../kernel/store/rows';
import type { Counted, CountedMember } from '../rules/past-standing';
import { FORMER_IDENTITY_TABLE } from '../tables/former-identity';
import type { StoredAddress } from './organisations';

/** Former identities of bodies: other names or numbers, or merged bodies. */

export interface StoredFormerIdentity extends Entity {
  organisationId: string;
  membershipId: string;
  cause: 'change' | 'merger';
  fromOrganisationId: string | null;
  fromMembershipId: string | null;
  name: string;
  siren: string | null;
  siret: string | null;
  address: StoredAddress | null;
  until: Day;
  counted: CountedMember[] | null;
  reason: string | null;
  addedAt: number;
  actorType: string;
  actorId: string;
}

const table = FORMER_IDENTITY_TABLE.collection;

export const addFormerIdentity = (
  trx: Transaction,
  identity: StoredFormerIdentity,
  now: number,
): Promise<void> => insertAll(trx, FORMER_IDENTITY_TABLE, [identity], now);

/** Hands former identities to a body: those of a merged one, or back to it. */
export const handOverPast = async (
  trx: Transaction,
  ids: readonly string[],
  to: { membershipId: string; organisationId: string },
): Promise<void> => {
  await trx(table)
    .whereIn('document_id', ids as string[])
    .update({ membership_id: to.membershipId, organisation_id: to.organisationId });
};

/** Removes the past of a merger that was undone. */
export const removeFormerIdentity = async (trx: Transaction, id: string): Promise<void> => {
  await trx(table).where('document_id', id).delete();
};

/** Forgets that bodies had a SIRET: it was recorded by mistake. */
export const forgetFormerSiret = async (
  trx: Transaction,
  siret: string,
  organisationIds: readonly string[],
): Promise<void> => {
  await trx(table)
    .where({ siret })
    .whereIn('organisation_id', organisationIds as string[])
    .update({ siret: null });
};

/** The former identities of a member, in the order of recording. */
export const findFormerIdentities = (
  db: Executor,
  membershipId: string,
): Promise<StoredFormerIdentity[]> =>
  findAllBy<StoredFormerIdentity>(db, FORMER_IDENTITY_TABLE, 'membershipId', [membershipId]);

/** The days until which members had another name or number. */
export const findRenamings = (
  db: Executor,
  membershipIds: readonly string[],
): Promise<Pick<StoredFormerIdentity, 'membershipId' | 'until'>[]> =>
  findAllBy<StoredFormerIdentity>(db, FORMER_IDENTITY_TABLE, 'membershipId', membershipIds);

/** Every body's former identities, in the order in which they were recorded. */
export const findEveryFormerIdentity = (db: Executor): Promise<StoredFormerIdentity[]> =>
  readEntities<StoredFormerIdentity>(FORMER_IDENTITY_TABLE, db(table).orderBy('id'));

/** The merger by which a membership ended, or null. */
export const findMerger = async (
  db: Executor,
  membershipId: string,
): Promise<StoredFormerIdentity | null> => {
  const [merger] = await findAllBy<StoredFormerIdentity>(
    db,
    FORMER_IDENTITY_TABLE,
    'fromMembershipId',
    [membershipId],
  );
  return merger ?? null;
};

/** The member on which what was written of a membership is read: the one into which it was merged, or itself. */
export const findReader = async (db: Executor, membershipId: string): Promise<string> =>
  (await findMerger(db, membershipId))?.membershipId ?? membershipId;

/** The members on which rows of memberships are read: those into which they were merged, or themselves. */
export const findReaders = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<Map<string, string>> => {
  const ids = [...new Set(membershipIds)];
  const mergers = await findAllBy<StoredFormerIdentity>(
    db,
    FORMER_IDENTITY_TABLE,
    'fromMembershipId',
    ids,
  );
  return new Map([
    ...ids.map((id) => [id, id] as const),
    ...mergers.map((one) => [String(one.fromMembershipId), one.membershipId] as const),
  ]);
};

/** The statuses that mergers recorded, the earliest merger first, each with its day. */
export const findCounted = async (db: Executor): Promise<Counted[]> => {
  const { until, counted } = columnsOf(FORMER_IDENTITY_TABLE);
  const query = db(table).whereNotNull('counted').orderBy('until');
  return pick(query, { until, members: typed<CountedMember[]>(counted) });
};

/** A query for the memberships that were merged into these. */
const mergedInto = (db: Executor, membershipIds: readonly string[]): ReturnType<Executor> =>
  db(table)
    .whereIn('membership_id', membershipIds as string[])
    .whereNotNull('from_membership_id');

/** These memberships and those merged into them, which keep everything that was not moved. */
export const withMerged = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<string[]> => {
  const merged = await pickOne(
    mergedInto(db, membershipIds),
    columnsOf(FORMER_IDENTITY_TABLE).fromMembershipId,
  );
  return [...new Set([...membershipIds, ...merged])];
};

/** Limits a query to rows of some memberships or of those merged into them. */
export const ofMembers = (
  db: Executor,
  query: ReturnType<Executor>,
  membershipIds: readonly string[],
): ReturnType<Executor> =>
  query.where((one: ReturnType<Executor>) =>
    one
      .whereIn('membership_id', membershipIds as string[])
      .orWhereIn('membership_id', mergedInto(db, membershipIds).select('from_membership_id')),
  );

/** Limits a query to rows of a membership or of one merged into it. */
export const ofMember = (
  db: Executor,
  query: ReturnType<Executor>,
  membershipId: string,
): ReturnType<Executor> => ofMembers(db, query, [membershipId]);
