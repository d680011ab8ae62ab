import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type { Executor, Transaction } from '../../kernel/store/database';
import { columnsOf, pickFirst, typed } from '../../kernel/store/rows';
import { CORE_STORE } from '../../kernel/tables/strapi';
import type { Settings } from '../rules/types';

/** The accounts and journals of the books, in Strapi's store. Its row is the lock of the books. */

const KEY = 'accounting';
const TABLE = CORE_STORE.collection;
const ROW = { key: `plugin_${PLUGIN_ID}_${KEY}` };

export interface StoredSettings extends Settings {
  version: number;
}

/** Those of the plan of accounts of associations; the association changes what its own differs in. */
const USUAL: StoredSettings = {
  basis: 'call',
  yearEndsOn: '12-31',
  accounts: {
    members: { code: '411', label: 'Adhérents' },
    credits: { code: '4191', label: 'Adhérents, avances reçues' },
    dues: { code: '756', label: 'Cotisations' },
    bank: { code: '512', label: 'Banque' },
    cheques: { code: '5112', label: 'Chèques à encaisser' },
    cash: { code: '530', label: 'Caisse' },
    difference: { code: '658', label: 'Charges diverses de gestion courante' },
    loss: { code: '654', label: 'Pertes sur créances irrécouvrables' },
    prepaid: { code: '487', label: 'Produits constatés d’avance' },
    history: { code: '890', label: 'Bilan d’ouverture' },
  },
  journals: {
    dues: { code: 'COT', label: 'Cotisations' },
    bank: { code: 'BQ', label: 'Banque' },
    other: { code: 'OD', label: 'Opérations diverses' },
    history: { code: 'REP', label: 'Reprise d’historique' },
  },
  version: 0,
};

const stored = (db: Executor): Promise<StoredSettings | null> =>
  pickFirst(db(TABLE).where(ROW), typed<StoredSettings>(columnsOf(CORE_STORE).value));

/** The settings; what an earlier version did not ask for is the usual. */
export const readSettings = async (db: Executor): Promise<StoredSettings> => {
  const { accounts, journals, ...own } = (await stored(db)) ?? USUAL;
  return {
    ...own,
    accounts: { ...USUAL.accounts, ...accounts },
    journals: { ...USUAL.journals, ...journals },
  };
};

/** Makes the row at the first boot, so that a save and a closing always find one to hold. */
export const seedSettings = async (strapi: Core.Strapi): Promise<void> => {
  if ((await stored(strapi.db.connection)) === null) await writeSettings(strapi, USUAL);
};

/** Locks the books until the transaction ends, and reads their settings. */
export const lockSettings = async (trx: Transaction): Promise<StoredSettings> => {
  await trx(TABLE).where(ROW).update({ type: 'object' });
  return readSettings(trx);
};

/** Saves the settings; inside a transaction, it joins it. */
export const writeSettings = async (strapi: Core.Strapi, value: StoredSettings): Promise<void> => {
  await strapi.store({ type: 'plugin', name: PLUGIN_ID, key: KEY }).set({ value });
};
