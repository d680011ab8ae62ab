import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type { Executor, Transaction } from '../../kernel/store/database';
import { columnsOf, isAny, pickFirst, typed } from '../../kernel/store/rows';
import { CORE_STORE } from '../../kernel/tables/strapi';

/** The settings of the application form, and who is told of one, in Strapi's store. */

const KEY = 'application-form';
const TABLE = CORE_STORE.collection;
const ROW = { key: `plugin_${PLUGIN_ID}_${KEY}` };

export interface StoredFormSettings {
  /** Title of the consent text; empty when none is asked for. */
  consentTitle: string;
  /** The address for announcements; empty for the association's own. */
  notify: string;
}

const NONE: StoredFormSettings = { consentTitle: '', notify: '' };

export const readFormSettings = async (db: Executor): Promise<StoredFormSettings> =>
  (await pickFirst(db(TABLE).where(ROW), typed<StoredFormSettings>(columnsOf(CORE_STORE).value))) ??
  NONE;

/** Creates the row at the first boot, so that a save always has a row to lock. */
export const seedFormSettings = async (strapi: Core.Strapi): Promise<void> => {
  if (!(await isAny(strapi.db.connection(TABLE).where(ROW)))) await writeFormSettings(strapi, NONE);
};

/** Locks the settings until the transaction ends, and reads them. */
export const lockFormSettings = async (trx: Transaction): Promise<StoredFormSettings> => {
  await trx(TABLE).where(ROW).update({ type: 'object' });
  return readFormSettings(trx);
};

/** Saves the settings; inside a transaction, it joins it. */
export const writeFormSettings = async (
  strapi: Core.Strapi,
  value: StoredFormSettings,
): Promise<void> => {
  await strapi.store({ type: 'plugin', name: PLUGIN_ID, key: KEY }).set({ value });
};
