import type { Core } from '@strapi/strapi';
import { stopJobs } from './cron';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  stopJobs(strapi);
};
