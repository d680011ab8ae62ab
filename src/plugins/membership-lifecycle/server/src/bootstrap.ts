import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/ids';
import { startDaily, startOutbox } from './cron';
import { ACTIONS } from './permissions';
import { ensureConstraints } from './repositories/constraints';
import { getService } from './utils/get-service';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
  await ensureConstraints(strapi);
  await getService(strapi, 'papers').ready();
  await getService(strapi, 'settings').seed();
  await getService(strapi, 'privacy').seed();
  await getService(strapi, 'applications').seed();
  await getService(strapi, 'templates').seed();
  await getService(strapi, 'workflows').seed();
  // What is not done is late from now on.
  getService(strapi, 'operations');
  const wants = (job: 'daily' | 'outbox') =>
    strapi.config.get<boolean>(`plugin::${PLUGIN_ID}.${job}`, true);
  if (wants('daily')) startDaily(strapi);
  if (wants('outbox')) startOutbox(strapi);
};
