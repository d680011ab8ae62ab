import type { Core } from '@strapi/strapi';
import { ORGANISATION_UID, PLUGIN_ID } from '../../../../shared/kernel/ids';
import { RENEWAL_TABLE } from '../../core/tables/renewal';
import { type Executor } from '../../kernel/store/database';
import type { OnboardingNotes } from '../rules/onboarding';

/** What an installation holds, counted, and what was said of its first steps. */

const NONE: OnboardingNotes = { acknowledged: [], dismissed: false };
const store = (strapi: Core.Strapi) =>
  strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'onboarding' });

export const readOnboarding = async (strapi: Core.Strapi): Promise<OnboardingNotes> => ({
  ...NONE,
  ...((await store(strapi).get({})) as Partial<OnboardingNotes> | null),
});

export const writeOnboarding = async (
  strapi: Core.Strapi,
  notes: OnboardingNotes,
): Promise<void> => {
  await store(strapi).set({ value: notes });
};

const rowsIn = async (db: Executor, table: string): Promise<number> => {
  const [row]: { rows: unknown }[] = await db(table).count({ rows: '*' });
  return Number(row?.rows ?? 0);
};

/** How many of each there are. */
export const countInstalled = async (strapi: Core.Strapi, db: Executor) => ({
  renewals: await rowsIn(db, RENEWAL_TABLE.collection),
  memberships: await rowsIn(db, 'memberships'),
  organisations: await strapi.db.query(ORGANISATION_UID).count(),
  accounts: await strapi.db.query('admin::user').count(),
});
