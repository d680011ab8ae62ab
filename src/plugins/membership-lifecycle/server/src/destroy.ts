import type { Core } from '@strapi/strapi';
import { memberAccountsIn } from './access/member-accounts';
import { stopJobs } from './cron';
import { workersIn } from './kernel/workers/workers';
import { importReaderIn } from './transfer/import/reader';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  stopJobs(strapi);
  importReaderIn(strapi).close();
  await workersIn(strapi).close();
  await memberAccountsIn(strapi).settled();
};
