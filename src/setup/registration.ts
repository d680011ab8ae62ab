import type { Core } from '@strapi/strapi';

/** Closes Strapi's public sign-up, which is open by default: members are invited. */
export const closeRegistration = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'plugin', name: 'users-permissions' });
  const settings = await store.get({ key: 'advanced' });
  if (typeof settings !== 'object' || settings === null) return;
  if (!('allow_register' in settings) || settings.allow_register === false) return;
  await store.set({ key: 'advanced', value: { ...settings, allow_register: false } });
};
