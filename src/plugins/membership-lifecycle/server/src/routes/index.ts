import type { Core } from '@strapi/strapi';
import memberAccess from '../access/http/member-access-routes';
import calls from '../account/http/calls-routes';
import accounting from '../accounting/http/accounting-routes';
import applications from '../applications/http/applications-routes';
import intake from '../applications/http/intake-routes';
import assemblies from '../assemblies/http/assemblies-routes';
import bank from '../bank/http/bank-routes';
import offers from '../catalogue/http/offers-routes';
import { routeOf } from '../kernel/http/admin-calls';
import consents from '../membership/http/consents-routes';
import memberships from '../membership/http/memberships-routes';
import notes from '../membership/http/notes-routes';
import messages from '../messages/http/messages-routes';
import templates from '../messages/http/templates-routes';
import participation from '../occasions/http/participation-routes';
import onboarding from '../operations/http/onboarding-routes';
import operations from '../operations/http/operations-routes';
import attestations from '../papers/http/attestations-routes';
import papers from '../papers/http/papers-routes';
import privacy from '../privacy/http/privacy-routes';
import renewals from '../renewals/http/renewals-routes';
import schedule from '../renewals/http/schedule-routes';
import workflows from '../renewals/http/workflows-routes';
import membersParts from '../resources/http/members-parts-routes';
import settings from '../settings/http/settings-routes';
import statistics from '../statistics/http/statistics-routes';
import exportRoutes from '../transfer/http/exports-routes';
import imports from '../transfer/http/imports-routes';
import events from '../webhooks/http/events-routes';
import contentApi from './content-api';

export default {
  admin: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'admin',
    routes: [
      ...accounting,
      ...applications,
      ...intake,
      ...assemblies,
      ...attestations,
      ...bank,
      ...calls,
      ...consents,
      ...events,
      ...exportRoutes,
      ...imports,
      ...memberAccess,
      ...memberships,
      ...membersParts,
      ...messages,
      ...notes,
      ...offers,
      ...onboarding,
      ...operations,
      ...papers,
      ...participation,
      ...privacy,
      ...renewals,
      ...schedule,
      ...settings,
      ...statistics,
      ...templates,
      ...workflows,
    ].map(routeOf(strapi)),
  }),
  'content-api': contentApi,
};
