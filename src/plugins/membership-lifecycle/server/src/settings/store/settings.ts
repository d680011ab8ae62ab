import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type { Identity } from '../../../../shared/settings/identity';
import type { Executor, Transaction } from '../../kernel/store/database';

/** The association's identity, in Strapi's store. */

const KEY = 'identity';
export const IDENTITY_TABLE = 'strapi_core_store_settings';
export const IDENTITY_ROW = { key: `plugin_${PLUGIN_ID}_${KEY}` };

/** A stored identity; fields added later may be missing. */
export interface StoredIdentity extends Partial<Identity> {
  version?: number;
}

/** The saved identity, or null. */
export const readIdentity = async (db: Executor): Promise<StoredIdentity | null> => {
  const row: { value: string | null } | undefined = await db(IDENTITY_TABLE)
    .where(IDENTITY_ROW)
    .first('value');
  return row?.value ? (JSON.parse(row.value) as StoredIdentity) : null;
};

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
