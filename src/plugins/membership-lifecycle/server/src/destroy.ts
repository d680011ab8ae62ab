import type { Core } from '@strapi/strapi';
import { stopJobs } from './cron';
import { importReaderIn } from './transfer/import/reader';
import { workersIn } from './kernel/workers/workers';
import { memberAccountsIn } from './access/member-accounts';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  stopJobs(strapi);
  importReaderIn(strapi).close();
  await workersIn(strapi).close();
  await memberAccountsIn(strapi).settled();
};
