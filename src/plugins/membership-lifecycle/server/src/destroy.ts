import type { Core } from '@strapi/strapi';
import { stopJobs } from './cron';
import { getService } from './utils/get-service';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  stopJobs(strapi);
  getService(strapi, 'importReader').close();
  await getService(strapi, 'workers').close();
  await getService(strapi, 'memberAccounts').settled();
};
