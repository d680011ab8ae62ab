import type { Core } from '@strapi/strapi';

/** The calls that a signed-in user of a front-end may use. */
const ACTIONS = [
  'me',
  'memberships',
  'membership',
  'usages',
  'history',
  'registrations',
  'papers',
  'paper',
  'contacts',
  'saveContacts',
  'renewal',
  'acceptRenewal',
  'declineRenewal',
  'certificate',
  'receipts',
  'receipt',
].map((name) => `plugin::membership-lifecycle.me.${name}`);
const PERMISSION = 'plugin::users-permissions.permission';

/**
 * Gives signed-in users access to the members' calls, once for each call: an administrator may
 * close one again.
 */
export const ensureMemberSpace = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'core', name: 'adhesions', key: 'member-space' });
  const stored: unknown = await store.get({});
  const given = Array.isArray(stored) ? stored : [];
  const missing = ACTIONS.filter((action) => !given.includes(action));
  if (missing.length === 0) return;
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  if (!role) return;
  await strapi.db.transaction(async () => {
    for (const action of missing) {
      await strapi.db.query(PERMISSION).create({ data: { action, role: role.id } });
    }
    await store.set({ value: ACTIONS });
  });
};
