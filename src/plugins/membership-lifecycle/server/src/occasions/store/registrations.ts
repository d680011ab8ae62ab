import { ofMember, withMerged } from '../../core/store/former-identities';
import { personKey } from '../../core/store/ledger';
import { matchesMember } from '../../core/store/members-search';
import type { Day } from '../../kernel/rules/values';
import { numbersOf, type CallerKey } from '../../kernel/store/caller-keys';
import {
  columnsUnder,
  findAllBy,
  findById,
  fromRow,
  insertAll,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import type { Order } from '../../kernel/store/key-pages';
import type { StoredList } from '../../kernel/store/lists';
import { columnsOf, pickCount, pickOne, readEntities, readEntity } from '../../kernel/store/rows';
import type { Attendance, Registration } from '../rules/types';
import { OCCASION_TABLE, REGISTRATION_TABLE } from '../tables/participation';

/** The registrations for occasions. */

export interface RegistrationFilters {
  occasionId?: string | undefined;
  membershipId?: string | undefined;
  state?: Registration['state'] | undefined;
  search?: string | undefined;
  /** Limits registrations to those of future, or past, occasions at an instant. */
  when?: { side: 'coming' | 'past'; now: number } | undefined;
}

export interface Key {
  key: CallerKey;
  /** Digest of what was asked. */
  hash: string;
}

/** A registration with what only the database needs of it. */
export type StoredRegistration = Registration & {
  requestHash: string | null;
  cancelKey: string | null;
};

const TABLE = REGISTRATION_TABLE.collection;

/** Who is registered for what. */
type Registered = Pick<Registration, 'occasionId' | 'membershipId' | 'name'>;

/** A key that makes a registration unique while it is not cancelled. */
const liveKey = ({ occasionId, membershipId, name }: Registered): string =>
  `${occasionId}:${membershipId}:${personKey(name)}`;

export const addRegistration = (
  trx: Transaction,
  registration: Registration,
  idempotency: Key | null,
  now: number,
): Promise<void> => {
  const row = {
    ...registration,
    liveKey: liveKey(registration),
    idempotencyKey: idempotency?.key.own ?? null,
    requestHash: idempotency?.hash ?? null,
  };
  return insertAll(trx, REGISTRATION_TABLE, [row], now);
};

export const findRegistration = (db: Executor, id: string): Promise<StoredRegistration | null> =>
  findById<StoredRegistration>(db, REGISTRATION_TABLE, id);

/** The registration made with this key, if any. */
export const findRegistrationByKey = (
  db: Executor,
  membershipId: string,
  { caller, own, former }: CallerKey,
): Promise<StoredRegistration | null> =>
  readEntity<StoredRegistration>(
    REGISTRATION_TABLE,
    db(TABLE)
      .where({ membership_id: membershipId, actor_type: caller.type })
      .whereIn('actor_id', numbersOf(caller))
      .whereIn('idempotency_key', [own, former]),
  );

/** A person's registration that was not cancelled, if any; by a member that was merged into this one too. */
export const findStanding = async (
  db: Executor,
  { membershipId, ...who }: Registered,
): Promise<Registration | null> => {
  const ids = await withMerged(db, [membershipId]);
  const keys = ids.map((id) => liveKey({ ...who, membershipId: id }));
  return readEntity<Registration>(REGISTRATION_TABLE, db(TABLE).whereIn('live_key', keys));
};

/** The registrations of a member, and of those merged into it, at some occasions that were not cancelled, in their order. */
export const findStandingAt = (
  db: Executor,
  membershipId: string,
  occasionIds: readonly string[],
): Promise<Registration[]> =>
  readEntities<Registration>(
    REGISTRATION_TABLE,
    ofMember(db, db(TABLE).where({ state: 'registered' }), membershipId)
      .whereIn('occasion_id', occasionIds as string[])
      .orderBy('id'),
  );

/** The registration, not cancelled, to which a ledger line belongs. */
export const findByUsage = (db: Executor, usageId: string): Promise<Registration | null> =>
  readEntity<Registration>(
    REGISTRATION_TABLE,
    db(TABLE).where({ usage_id: usageId, state: 'registered' }),
  );

/** The registrations to which ledger lines belong, cancelled ones included. */
export const findByUsages = (db: Executor, usageIds: readonly string[]): Promise<Registration[]> =>
  findAllBy<Registration>(db, REGISTRATION_TABLE, 'usageId', usageIds);

/** Cancels a registration; false when it was already. */
export const cancelStanding = async (
  trx: Transaction,
  id: string,
  { on, reason, key }: { on: Day; reason: string; key: CallerKey | null },
  now: number,
): Promise<boolean> => {
  const cancelled = await trx(TABLE)
    .where({ document_id: id, state: 'registered' })
    .update({
      state: 'cancelled',
      cancelled_on: on,
      cancel_reason: reason,
      cancel_key: key?.own ?? null,
      live_key: null,
      updated_at: new Date(now),
    });
  return cancelled === 1;
};

/** Notes whether somebody came; false when the registration does not stand. */
export const noteAttendance = async (
  trx: Transaction,
  id: string,
  attendance: Attendance | null,
  now: number,
): Promise<boolean> => {
  const noted = await trx(TABLE)
    .where({ document_id: id, state: 'registered' })
    .update({ attendance, updated_at: new Date(now) });
  return noted === 1;
};

/** Erases a contact in all registrations. */
export const forgetContact = async (
  trx: Transaction,
  membershipId: string,
  contactId: string,
  name: string,
): Promise<void> => {
  await trx(TABLE)
    .where({ membership_id: membershipId, contact_id: contactId })
    .update({ name, email: null });
};

const matching = (db: Executor, filters: RegistrationFilters) => {
  const { occasionId, membershipId, state, search, when } = filters;
  const query = db({ r: TABLE });
  if (occasionId) query.where('r.occasion_id', occasionId);
  if (membershipId) ofMember(db, query, membershipId);
  if (state) query.where('r.state', state);
  if (when) {
    query
      .join({ a: OCCASION_TABLE.collection }, 'a.document_id', 'r.occasion_id')
      .where('a.ends_at', when.side === 'coming' ? '>' : '<=', when.now);
  }
  if (search) {
    query
      .leftJoin({ m: 'memberships' }, 'm.document_id', 'r.membership_id')
      .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id');
    matchesMember(query, search, ['r.name']);
  }
  return query;
};

/** By day when a side is given; else those of an occasion as they came, and others newest first. */
const orderOf = ({ when, occasionId }: RegistrationFilters): Order[] => {
  if (!when) return [['r.id', occasionId === undefined ? 'desc' : 'asc']];
  const direction = when.side === 'coming' ? 'asc' : 'desc';
  return [
    ['a.starts_at', direction],
    ['a.id', direction],
    ['r.id', 'asc'],
  ];
};

/** Registrations; a file has them in the order in which they were made. */
export const REGISTRATIONS: StoredList<RegistrationFilters, Registration> = {
  matching,
  order: orderOf,
  fileOrder: [['r.id', 'asc']],
  columns: columnsUnder('r', REGISTRATION_TABLE),
  read: (row) => fromRow<Registration>(REGISTRATION_TABLE, row),
};

/** Ids of some registrations of an occasion that stand, the oldest first. */
export const findStandingOf = async (
  db: Executor,
  occasionId: string,
  limit: number,
  except: readonly string[],
): Promise<string[]> => {
  const query = db(TABLE)
    .where({ occasion_id: occasionId, state: 'registered' })
    .whereNotIn('document_id', except as string[])
    .orderBy('id')
    .limit(limit);
  return pickOne(query, columnsOf(REGISTRATION_TABLE).id);
};

/** Counts the registrations that stand. */
export const countStanding = (db: Executor, occasionId: string): Promise<number> =>
  pickCount(db(TABLE).where({ occasion_id: occasionId, state: 'registered' }));
