import type { Core } from '@strapi/strapi';
import type { Identity } from '../../../shared/contracts';
import { PLUGIN_ID } from '../../../shared/ids';

/** The association's identity, in Strapi's store. */

const KEY = 'identity';
const store = (strapi: Core.Strapi) => strapi.store({ type: 'plugin', name: PLUGIN_ID, key: KEY });

/**
 * What was saved of the identity, or null. Read beside any transaction under way: the copy that it
 * refreshes outlives that transaction, and must not wait in it.
 */
export const readIdentity = async (strapi: Core.Strapi): Promise<Partial<Identity> | null> => {
  const row: { value: string | null } | undefined = await strapi.db
    .connection('strapi_core_store_settings')
    .where('key', `plugin_${PLUGIN_ID}_${KEY}`)
    .first('value');
  return row?.value ? (JSON.parse(row.value) as Partial<Identity>) : null;
};

/** Saves the identity; inside a transaction, it joins it. */
export const writeIdentity = async (strapi: Core.Strapi, identity: Identity): Promise<void> => {
  await store(strapi).set({ value: identity });
};
