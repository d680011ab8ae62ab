import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/ids';
import { startDaily, startOutbox } from './cron';
import { ACTIONS } from './permissions';
import { TABLES } from './content-types/tables';
import { ensureConstraints } from './repositories/constraints';
import { papersIn } from './services/papers/papers';
import { settingsIn } from './services/settings';
import { privacyIn } from './services/privacy/privacy';
import { applicationsIn } from './services/applications/applications';
import { templatesIn } from './services/templates';
import { workflowsIn } from './services/workflows';
import { operationsIn } from './services/operations';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
  await ensureConstraints(strapi, TABLES);
  await papersIn(strapi).ready();
  await settingsIn(strapi).seed();
  await privacyIn(strapi).seed();
  await applicationsIn(strapi).seed();
  await templatesIn(strapi).seed();
  await workflowsIn(strapi).seed();
  // What is not done is late from now on.
  operationsIn(strapi);
  const wants = (job: 'daily' | 'outbox') =>
    strapi.config.get<boolean>(`plugin::${PLUGIN_ID}.${job}`, true);
  if (wants('daily')) startDaily(strapi);
  if (wants('outbox')) startOutbox(strapi);
};
