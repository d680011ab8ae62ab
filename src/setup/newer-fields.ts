import type { Core } from '@strapi/strapi';

const PERMISSION = 'admin::permission';

/** Newer fields by type: who reads or writes the one that they are like does the same with them. */
const NEWER = [
  {
    subject: 'api::offer.offer',
    like: 'rightsHeading',
    fields: ['seoTitle', 'seoDescription', 'picture'],
  },
  { subject: 'api::benefit.benefit', like: 'warnAt', fields: ['recordsReading'] },
];

interface Held {
  id: number;
  properties: { fields?: string[] } | null;
}

const give = async (strapi: Core.Strapi, { subject, like, fields }: (typeof NEWER)[number]) => {
  const held: Held[] = await strapi.db.query(PERMISSION).findMany({ where: { subject } });
  for (const { id, properties } of held) {
    if (!properties?.fields?.includes(like)) continue;
    const all = [...new Set([...properties.fields, ...fields])];
    const data = { properties: { ...properties, fields: all } };
    await strapi.db.query(PERMISSION).update({ where: { id }, data });
  }
};

/**
 * On an installation of an earlier version, lets roles do to the newer fields of contents what they
 * do to the older ones. It happens once: what an administrator takes away later stays away.
 */
export const giveNewerFields = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'core', name: 'adhesions', key: 'newer-fields-given' });
  if ((await store.get({})) === true) return;
  await strapi.db.transaction(async () => {
    for (const one of NEWER) await give(strapi, one);
    await store.set({ value: true });
  });
};
