import type { Core } from '@strapi/strapi';
import { stopJobs } from './cron';
import { importReaderIn } from './services/import/reader';
import { workersIn } from './services/workers/workers';
import { memberAccountsIn } from './services/member-space/member-accounts';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  stopJobs(strapi);
  importReaderIn(strapi).close();
  await workersIn(strapi).close();
  await memberAccountsIn(strapi).settled();
};
