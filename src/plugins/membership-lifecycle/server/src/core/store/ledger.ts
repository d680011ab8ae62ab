import type { Day } from '../../kernel/rules/values';
import { digest, numbersOf, type CallerKey } from '../../kernel/store/caller-keys';
import {
  columnsUnder,
  findAllBy,
  findById,
  fromRow,
  type Entity,
  type Executor,
} from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import { columnsOf, or, pickFirst } from '../../kernel/store/rows';
import { runScript, type Script } from '../../kernel/store/scripts';
import type { Move } from '../rules/entitlement';
import type { Entitlement } from '../rules/types';
import { ENTITLEMENT_PERSON_TABLE, ENTITLEMENT_TABLE, USAGE_TABLE } from '../tables/counter';
import { MEMBERSHIPS } from '../tables/records';

/** The ledger of the counters, as it is read. */

export interface Counter extends Entitlement {
  /** Number of the last ledger line. */
  seq: number;
}

/** One line: written with the counter that it moves, never changed. */
export interface Usage extends Entity {
  entitlementId: string;
  membershipId: string;
  seq: number;
  kind: Move['kind'];
  usedDelta: number;
  grantedDelta: number;
  usedAfter: number;
  grantedAfter: number | null;
  person: string | null;
  reason: string | null;
  actorType: string;
  actorId: string;
  on: Day;
  at: number;
  idempotencyKey: string | null;
  requestHash: string | null;
  reversesId: string | null;
}

/** Variants of a name are one person: otherwise a capital letter would get around the cap. */
export const personKey = (person: string): string =>
  digest(person.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase());

export const findCounter = (db: Executor, id: string): Promise<Counter | null> =>
  findById<Counter>(db, ENTITLEMENT_TABLE, id);

export const findCounters = (db: Executor, ids: readonly string[]): Promise<Counter[]> =>
  findAllBy<Counter>(db, ENTITLEMENT_TABLE, 'documentId', ids);

export const findUsage = (db: Executor, id: string): Promise<Usage | null> =>
  findById<Usage>(db, USAGE_TABLE, id);

/**
 * The line written by a request with this key. Lines of a right that came from a merged membership
 * carry the former membership's id, so they are searched too; the membership's own line comes
 * first.
 */
export function* lineByKey(
  membershipId: string,
  { caller, own, former }: CallerKey,
): Script<Usage | null> {
  const { rows } = yield {
    sql: `select * from ${USAGE_TABLE.collection} where idempotency_key in (?, ?) and actor_type = ? and actor_id in (?, ?) and (membership_id = ? or entitlement_id in (select document_id from ${ENTITLEMENT_TABLE.collection} where membership_id = ?)) order by case when membership_id = ? then 0 else 1 end, id`,
    values: [
      ...[own, former, caller.type, ...numbersOf(caller)],
      ...[membershipId, membershipId, membershipId],
    ],
  };
  return rows[0] ? fromRow<Usage>(USAGE_TABLE, rows[0]) : null;
}

/** The same, asked by itself. */
export const findByKey = (
  db: Executor,
  membershipId: string,
  key: CallerKey,
): Promise<Usage | null> => runScript(db, lineByKey(membershipId, key));

/** The line that reversed a use, if any. */
export const findReversal = async (db: Executor, usageId: string): Promise<Usage | null> => {
  const [line] = await findAllBy<Usage>(db, USAGE_TABLE, 'reversesId', [usageId]);
  return line ?? null;
};

/** Lines of many counters, each counter's in order. */
export const findLines = (db: Executor, entitlementIds: readonly string[]): Promise<Usage[]> =>
  findAllBy<Usage>(db, USAGE_TABLE, 'entitlementId', entitlementIds);

/** The lines of a membership's rights, or of one of them, the newest first. */
export const LEDGER: StoredList<{ membershipId: string; entitlement?: string }, Usage> = {
  // Joined by right: after a merger, lines still carry the id of the merged membership.
  matching: (db, { membershipId, entitlement }) => {
    const lines = db({ u: USAGE_TABLE.collection })
      .join({ e: ENTITLEMENT_TABLE.collection }, 'e.document_id', 'u.entitlement_id')
      .where('e.membership_id', membershipId);
    return entitlement === undefined ? lines : lines.where('e.document_id', entitlement);
  },
  order: () => [['u.id', 'desc']],
  columns: columnsUnder('u', USAGE_TABLE),
  read: (row) => fromRow<Usage>(USAGE_TABLE, row),
};

/** Those of some lines that were reversed. */
export const findReversed = async (db: Executor, ids: readonly string[]): Promise<Set<string>> => {
  const lines = await findAllBy<Usage>(db, USAGE_TABLE, 'reversesId', ids);
  return new Set(lines.flatMap(({ reversesId }) => reversesId ?? []));
};

/** The uses of a right by one person, as its limit per person counts them. */
export const findUsedBy = async (
  db: Executor,
  entitlementId: string,
  person: string,
): Promise<number> => {
  const query = db(ENTITLEMENT_PERSON_TABLE.collection).where({
    entitlement_id: entitlementId,
    person: personKey(person),
  });
  return (await pickFirst(query, columnsOf(ENTITLEMENT_PERSON_TABLE).used)) ?? 0;
};

/** The version of a membership, which every lifecycle command raises; null when there is none. */
export const findVersion = async (db: Executor, membershipId: string): Promise<number | null> => {
  const query = db(MEMBERSHIPS.collection).where('document_id', membershipId);
  return pickFirst(query, or(columnsOf(MEMBERSHIPS).version, 0));
};
