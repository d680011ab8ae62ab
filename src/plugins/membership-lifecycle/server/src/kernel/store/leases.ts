import { LEASE_TABLE } from '../tables/shared';
import { toRow, type Executor } from './database';

/**
 * Takes a named lease until an instant; false when another holder has it. The lease of a dead
 * holder expires.
 */
export const takeLease = async (
  db: Executor,
  lease: { id: string; name: string; holder: string; now: number; until: number },
): Promise<boolean> => {
  const table = LEASE_TABLE.collection;
  const { id, name, holder, now, until } = lease;
  const free = { id, name, holder: '', expiresAt: 0 };
  await db(table).insert(toRow(LEASE_TABLE, free)).onConflict('name').ignore();
  const taken = await db(table)
    .where({ name })
    .whereRaw('(expires_at <= ? or holder = ?)', [now, holder])
    .update({ holder, expires_at: until });
  return taken === 1;
};

/** Releases a lease; does nothing if it was lost meanwhile. */
export const releaseLease = async (db: Executor, name: string, holder: string): Promise<void> => {
  await db(LEASE_TABLE.collection).where({ name, holder }).update({ holder: '', expires_at: 0 });
};

/**
 * Whether a lease expired without being released, so that its holder was killed: a holder that
 * fails releases it.
 */
export const isAbandoned = async (db: Executor, name: string, now: number): Promise<boolean> => {
  const lease = await db(LEASE_TABLE.collection)
    .where({ name })
    .whereNot({ holder: '' })
    .where('expires_at', '<=', now)
    .first('id');
  return lease !== undefined;
};
