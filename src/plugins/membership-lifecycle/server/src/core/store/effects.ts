import type { Transaction } from '../../kernel/store/database';
import { EFFECT_TABLE } from '../tables/renewal';

/** Forgets that some things were done for a membership, by their keys. */
export const removeEffects = async (trx: Transaction, keys: readonly string[]): Promise<void> => {
  await trx(EFFECT_TABLE.collection)
    .whereIn('key', keys as string[])
    .delete();
};
