import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/ids';
import { startJobs } from './cron';
import { ACTIONS } from './permissions';
import { ensureConstraints, type Client } from './repositories/constraints';
import { getService } from './utils/get-service';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
  await ensureConstraints(strapi.db.connection, strapi.db.dialect.client as Client);
  await getService(strapi, 'settings').seed();
  await getService(strapi, 'templates').seed();
  await getService(strapi, 'workflows').seed();
  if (strapi.config.get<boolean>(`plugin::${PLUGIN_ID}.daily`, true)) startJobs(strapi);
};
