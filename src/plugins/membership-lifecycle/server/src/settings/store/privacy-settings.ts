import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type { Executor, Transaction } from '../../kernel/store/database';
import type { RetentionCategory } from '../rules/inventory';

/** How long things are kept, and the association's words on why, in Strapi's store. */

const KEY = 'privacy';
const TABLE = 'strapi_core_store_settings';
const ROW = { key: `plugin_${PLUGIN_ID}_${KEY}` };

export interface StoredPrivacy {
  months: Partial<Record<RetentionCategory, number | null>>;
  bases: Record<string, string>;
  version: number;
}

const NONE: StoredPrivacy = { months: {}, bases: {}, version: 0 };

export const readPrivacy = async (db: Executor): Promise<StoredPrivacy> => {
  const row: { value: string | null } | undefined = await db(TABLE).where(ROW).first('value');
  return row?.value ? (JSON.parse(row.value) as StoredPrivacy) : NONE;
};

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
