import type { Core } from '@strapi/strapi';

const PERMISSION = 'admin::permission';
/** The permissions on rights are those on resources: communications write them, the others read them. */
const LIKE = 'api::benefit.benefit';
const RESOURCE = 'api::resource.resource';

interface Held {
  action: string;
  conditions: string[] | null;
  properties: { fields?: string[]; locales?: string[] } | null;
  role: { id: number };
}

const keyOf = ({ action, role }: Held): string => `${role.id}/${action}`;

const heldOn = (strapi: Core.Strapi, subject: string): Promise<Held[]> =>
  strapi.db.query(PERMISSION).findMany({
    where: { subject, role: { id: { $notNull: true } } },
    populate: { role: true },
  }) as Promise<Held[]>;

/**
 * On an installation of an earlier version, lets its roles do to resources what they do to rights. It
 * happens once: what an administrator takes away later stays away.
 */
export const giveResources = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'core', name: 'adhesions', key: 'resources-given' });
  if ((await store.get({})) === true) return;
  const fields = strapi
    .service('admin::content-type')
    .getNestedFields(strapi.contentTypes[RESOURCE], { components: strapi.components });
  await strapi.db.transaction(async () => {
    const having = new Set((await heldOn(strapi, RESOURCE)).map(keyOf));
    for (const held of await heldOn(strapi, LIKE)) {
      if (having.has(keyOf(held))) continue;
      const { action, conditions, properties, role } = held;
      const own = properties?.fields ? { ...properties, fields } : properties;
      await strapi.db.query(PERMISSION).create({
        data: { action, subject: RESOURCE, conditions, properties: own, role: role.id },
      });
    }
    await store.set({ value: true });
  });
};
