import type { Core } from '@strapi/strapi';

/** The calls of the agenda, for the public and signed-in users. */
const AGENDA = ['find', 'findOne'].map((name) => `plugin::membership-lifecycle.occasions.${name}`);

/** Their calls of resources and other parts for members: each answer decides who may read. */
const RESOURCES = ['resources.find', 'resources.findOne', 'membersParts.find'].map(
  (name) => `plugin::membership-lifecycle.${name}`,
);
const OPEN = [...AGENDA, ...RESOURCES];

/** The calls that a signed-in user of a front-end may use. */
const OWN = [
  'me',
  'memberships',
  'membership',
  'usages',
  'history',
  'registrations',
  'register',
  'cancelRegistration',
  'occasions',
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

/** Gives a role some calls, once for each: an administrator may close one again. */
const give = async (
  strapi: Core.Strapi,
  type: string,
  { key, actions }: { key: string; actions: readonly string[] },
): Promise<void> => {
  const store = strapi.store({ type: 'core', name: 'adhesions', key });
  const stored: unknown = await store.get({});
  const given = Array.isArray(stored) ? stored : [];
  const missing = actions.filter((action) => !given.includes(action));
  if (missing.length === 0) return;
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type } });
  if (!role) return;
  await strapi.db.transaction(async () => {
    for (const action of missing) {
      await strapi.db.query(PERMISSION).create({ data: { action, role: role.id } });
    }
    await store.set({ value: actions });
  });
};

/** Gives signed-in users the members' calls, and everybody the agenda and the resources. */
export const ensureMemberSpace = async (strapi: Core.Strapi): Promise<void> => {
  await give(strapi, 'authenticated', { key: 'member-space', actions: [...OWN, ...OPEN] });
  await give(strapi, 'public', { key: 'agenda', actions: OPEN });
};
