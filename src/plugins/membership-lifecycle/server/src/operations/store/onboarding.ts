import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import { RENEWAL_TABLE } from '../../core/tables/renewal';
import { type Executor } from '../../kernel/store/database';
import { pickCount } from '../../kernel/store/rows';
import type { OnboardingNotes } from '../rules/onboarding';

/** Counts what an installation holds, and keeps what was said of its first steps. */

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

/** Counts the rows of each kind. */
export const countInstalled = async (strapi: Core.Strapi, db: Executor) => ({
  renewals: await pickCount(db(RENEWAL_TABLE.collection)),
  memberships: await pickCount(db('memberships')),
  accounts: await strapi.db.query('admin::user').count(),
});
