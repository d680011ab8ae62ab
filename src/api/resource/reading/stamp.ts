import type { Core } from '@strapi/strapi';
import { readStamp } from '../../offer/reading/version';

/** What the public lists of resources are made of, beside what `readStamp` tells of. */
const TYPES = ['api::resource.resource', 'plugin::upload.file'] as const;
const PERMISSION = 'plugin::users-permissions.permission';
const READING = 'plugin::membership-lifecycle.resources.find';

/** Whether the public may read resources: an administrator may close the call. */
export const isOpenToAll = async (strapi: Core.Strapi): Promise<boolean> => {
  const where = { action: READING, role: { type: 'public' } };
  return (await strapi.db.query(PERMISSION).count({ where })) > 0;
};

/**
 * A text that changes with all that a public list tells: resources with their drafts, whose stricter
 * rules close at once, pictures, the names of tiers and rights, and whether the public may read.
 */
export const readListStamp = async (strapi: Core.Strapi): Promise<string> => {
  const { connection, metadata } = strapi.db;
  const rows = TYPES.flatMap((uid, index) => {
    const { tableName } = metadata.get(uid);
    return [
      connection(tableName).count('id').as(`count_${index}`),
      connection(tableName).max('id').as(`last_${index}`),
      connection(tableName).max('updated_at').as(`updated_${index}`),
    ];
  });
  const stored = await connection.select(rows).first();
  return JSON.stringify([await readStamp(strapi), stored, await isOpenToAll(strapi)]);
};
