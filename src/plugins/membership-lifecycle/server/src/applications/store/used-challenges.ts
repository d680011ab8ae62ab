import { insertAll, type Entity, type Transaction } from '../../kernel/store/database';
import { USED_CHALLENGE_TABLE } from '../tables/application';

/** Used proofs of work, kept until they would have expired anyway. */

interface UsedChallenge extends Entity {
  key: string;
  expiresAt: number;
}

/** Records a used challenge and deletes expired ones; false when it was used before. */
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
