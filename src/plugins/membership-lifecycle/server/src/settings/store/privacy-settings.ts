import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type { Executor, Transaction } from '../../kernel/store/database';
import { columnsOf, pickFirst, typed } from '../../kernel/store/rows';
import { CORE_STORE } from '../../kernel/tables/strapi';
import type { RetentionCategory } from '../rules/inventory';

/** The retention of data, and the association's words on why, in Strapi's store. */

const KEY = 'privacy';
const TABLE = CORE_STORE.collection;
const ROW = { key: `plugin_${PLUGIN_ID}_${KEY}` };

export interface StoredPrivacy {
  months: Partial<Record<RetentionCategory, number | null>>;
  bases: Record<string, string>;
  version: number;
}

const NONE: StoredPrivacy = { months: {}, bases: {}, version: 0 };

export const readPrivacy = async (db: Executor): Promise<StoredPrivacy> =>
  (await pickFirst(db(TABLE).where(ROW), typed<StoredPrivacy>(columnsOf(CORE_STORE).value))) ??
  NONE;

/** Makes the row at the first boot, so that a save always finds one to hold. */
export const seedPrivacy = async (strapi: Core.Strapi): Promise<void> => {
  const { version } = await readPrivacy(strapi.db.connection);
  if (version === 0) await writePrivacy(strapi, NONE);
};

/** Locks the settings until the transaction ends, and reads them. */
export const lockPrivacy = async (trx: Transaction): Promise<StoredPrivacy> => {
  await trx(TABLE).where(ROW).update({ type: 'object' });
  return readPrivacy(trx);
};

/** Saves the settings; inside a transaction, it joins it. */
export const writePrivacy = async (strapi: Core.Strapi, value: StoredPrivacy): Promise<void> => {
  await strapi.store({ type: 'plugin', name: PLUGIN_ID, key: KEY }).set({ value });
};
