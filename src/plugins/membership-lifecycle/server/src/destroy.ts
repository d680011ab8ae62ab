import type { Core } from '@strapi/strapi';
import { memberAccountsIn } from './access/member-accounts';
import { stopJobs } from './cron';
import { fileReaderIn } from './kernel/reading/file-reader';
import { workersIn } from './kernel/workers/workers';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  stopJobs(strapi);
  fileReaderIn(strapi).close();
  await workersIn(strapi).close();
  await memberAccountsIn(strapi).settled();
};
