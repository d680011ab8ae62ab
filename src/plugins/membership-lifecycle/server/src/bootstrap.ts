import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../shared/kernel/ids';
import { accountingIn } from './accounting/accounting';
import { applicationsIn } from './applications/applications';
import { workflowsIn } from './core/workflows';
import { startDaily, startOutbox } from './cron';
import { ensureConstraints } from './kernel/store/constraints';
import { templatesIn } from './messages/templates';
import { operationsIn } from './operations/operations';
import { papersIn } from './papers/papers';
import { ACTIONS } from './permissions';
import { privacyIn } from './privacy/privacy';
import { assertProtected } from './resources/types';
import { settingsIn } from './settings/settings';
import { TABLES } from './tables';

export default async ({ strapi }: { strapi: Core.Strapi }) => {
  assertProtected(strapi);
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
  await ensureConstraints(strapi, TABLES);
  await papersIn(strapi).ready();
  await settingsIn(strapi).seed();
  await privacyIn(strapi).seed();
  await accountingIn(strapi).seed();
  await applicationsIn(strapi).seed();
  await templatesIn(strapi).seed();
  await workflowsIn(strapi).seed();
  // From now on, undone work counts as late.
  operationsIn(strapi);
  const wants = (job: 'daily' | 'outbox') =>
    strapi.config.get<boolean>(`plugin::${PLUGIN_ID}.${job}`, true);
  if (wants('daily')) startDaily(strapi);
  if (wants('outbox')) startOutbox(strapi);
};
