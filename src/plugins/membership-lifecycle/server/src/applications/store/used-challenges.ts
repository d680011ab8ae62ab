import { insertAll, type Entity, type Transaction } from '../../kernel/store/database';
import { USED_CHALLENGE_TABLE } from '../tables/application';

/** Proofs of work that were accepted, kept until they would be refused anyway. */

interface UsedChallenge extends Entity {
  key: string;
  expiresAt: number;
}

/** Notes that a challenge has served, and drops those that expired; false when it had already. */
export const useChallenge = async (
  trx: Transaction,
  challenge: UsedChallenge,
  now: number,
): Promise<boolean> => {
  const table = USED_CHALLENGE_TABLE.collection;
  await trx(table).where('expires_at', '<', now).delete();
  const known = await trx(table).where('key', challenge.key).first('id');
  if (known) return false;
  await insertAll(trx, USED_CHALLENGE_TABLE, [challenge], now);
  return true;
};
