import { insertAll, type Transaction } from '../../kernel/store/database';
import { columnsOf, pick } from '../../kernel/store/rows';
import type { Entitlement } from '../rules/types';
import { ENTITLEMENT_PERSON_TABLE, USAGE_TABLE } from '../tables/counter';
import { personKey } from './ledger';

/**
 * Recounts uses per person from the ledger, after the cap changed or was first set: without a cap
 * nobody is counted. A person above the cap keeps their uses but gets no more. The counter's row
 * must be locked.
 */
export const recountPeople = async (
  trx: Transaction,
  { id: entitlementId, perPersonCap }: Pick<Entitlement, 'id' | 'perPersonCap'>,
  { now, newId }: { now: number; newId: () => string },
): Promise<void> => {
  if (perPersonCap === null) return;
  // A locking read: MariaDB would otherwise read the snapshot from before the counter was locked.
  const query = trx(USAGE_TABLE.collection)
    .where('entitlement_id', entitlementId)
    .whereNotNull('person')
    .forUpdate();
  const { person: whom, usedDelta } = columnsOf(USAGE_TABLE);
  const lines = await pick(query, { person: whom, delta: usedDelta });
  const sums = new Map<string, number>();
  for (const { person, delta } of lines) {
    const key = personKey(person);
    sums.set(key, (sums.get(key) ?? 0) + delta);
  }
  await trx(ENTITLEMENT_PERSON_TABLE.collection).where('entitlement_id', entitlementId).delete();
  const rows = [...sums].map(([person, used]) => {
    const cap = Math.max(perPersonCap, used);
    return { id: newId(), entitlementId, person, cap, used };
  });
  await insertAll(trx, ENTITLEMENT_PERSON_TABLE, rows, now);
};
