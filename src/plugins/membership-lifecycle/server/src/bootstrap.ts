import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/ids';
import { startDaily, startOutbox } from './cron';
import { ACTIONS } from './permissions';
import { TABLES } from './tables';
import { ensureConstraints } from './kernel/store/constraints';
import { papersIn } from './papers/papers';
import { settingsIn } from './settings/settings';
import { privacyIn } from './privacy/privacy';
import { applicationsIn } from './applications/applications';
import { templatesIn } from './messages/templates';
import { workflowsIn } from './core/workflows';
import { operationsIn } from './operations/operations';

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
