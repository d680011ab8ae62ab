import type { Core } from '@strapi/strapi';

const PERMISSION = 'admin::permission';
const OFFER = 'api::offer.offer';
/** Who reads or writes this one does the same with those. */
const LIKE = 'rightsHeading';
const NEW = ['seoTitle', 'seoDescription', 'picture'];

interface Held {
  id: number;
  properties: { fields?: string[] } | null;
}

/**
 * On an installation of an earlier version, lets roles do to the newer fields of offers what they do
 * to the older ones. It happens once: what an administrator takes away later stays away.
 */
export const giveOfferFields = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'core', name: 'adhesions', key: 'offer-fields-given' });
  if ((await store.get({})) === true) return;
  await strapi.db.transaction(async () => {
    const held: Held[] = await strapi.db.query(PERMISSION).findMany({ where: { subject: OFFER } });
    for (const { id, properties } of held) {
      const fields = properties?.fields;
      if (!fields?.includes(LIKE)) continue;
      const data = { properties: { ...properties, fields: [...new Set([...fields, ...NEW])] } };
      await strapi.db.query(PERMISSION).update({ where: { id }, data });
    }
    await store.set({ value: true });
  });
};
