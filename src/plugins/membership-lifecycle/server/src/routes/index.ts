import applications from './admin-applications';
import assemblies from './admin-assemblies';
import attestations from './admin-attestations';
import consents from './admin-consents';
import events from './admin-events';
import exportRoutes from './admin-exports';
import imports from './admin-imports';
import memberAccess from './admin-member-access';
import memberships from './admin-memberships';
import messages from './admin-messages';
import offers from './admin-offers';
import onboarding from './admin-onboarding';
import operations from './admin-operations';
import papers from './admin-papers';
import participation from './admin-participation';
import privacy from './admin-privacy';
import schedule from './admin-schedule';
import settings from './admin-settings';
import statistics from './admin-statistics';
import templates from './admin-templates';
import contentApi from './content-api';

export default {
  admin: {
    type: 'admin',
    routes: [
      ...applications,
      ...assemblies,
      ...attestations,
      ...consents,
      ...events,
      ...exportRoutes,
      ...imports,
      ...memberAccess,
      ...memberships,
      ...messages,
      ...offers,
      ...onboarding,
      ...operations,
      ...papers,
      ...participation,
      ...privacy,
      ...schedule,
      ...settings,
      ...statistics,
      ...templates,
    ],
  },
  'content-api': contentApi,
};
