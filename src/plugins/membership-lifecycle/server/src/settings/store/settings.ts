import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type { Identity } from '../../../../shared/settings/identity';
import type { Executor, Transaction } from '../../kernel/store/database';
import { columnsOf, pickFirst, typed } from '../../kernel/store/rows';
import { CORE_STORE } from '../../kernel/tables/strapi';

/** The association's identity, in Strapi's store. */

const KEY = 'identity';
export const IDENTITY_TABLE = CORE_STORE.collection;
export const IDENTITY_ROW = { key: `plugin_${PLUGIN_ID}_${KEY}` };

/** A stored identity; fields added later may be missing. */
export interface StoredIdentity extends Partial<Identity> {
  version?: number;
}

/** The saved identity, or null. */
export const readIdentity = (db: Executor): Promise<StoredIdentity | null> =>
  pickFirst(
    db(IDENTITY_TABLE).where(IDENTITY_ROW),
    typed<StoredIdentity>(columnsOf(CORE_STORE).value),
  );

/** Locks the identity until the transaction ends, and reads it. */
export const lockIdentity = async (trx: Transaction): Promise<StoredIdentity | null> => {
  // A write first: SQLite cannot upgrade a read transaction.
  await trx(IDENTITY_TABLE).where(IDENTITY_ROW).update({ type: 'object' });
  return readIdentity(trx);
};

/** Saves the identity; inside a transaction, it joins it. */
export const writeIdentity = async (
  strapi: Core.Strapi,
  identity: Identity & { version: number },
): Promise<void> => {
  await strapi.store({ type: 'plugin', name: PLUGIN_ID, key: KEY }).set({ value: identity });
};
