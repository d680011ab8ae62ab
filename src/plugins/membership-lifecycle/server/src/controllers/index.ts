import applications from './applications';
import assemblies from './assemblies';
import attestations from './attestations';
import association from './content-api-association';
import apply from './content-api-applications';
import entitlements from './content-api-entitlements';
import entrance from './content-api-entrance';
import me from './content-api-me';
import occasions from './content-api-occasions';
import renewalInvitations from './content-api-renewal-invitations';
import consents from './consents';
import events from './events';
import exportsController from './exports';
import imports from './imports';
import memberAccess from './member-access';
import memberships from './memberships';
import messages from './messages';
import adminOccasions from './occasions';
import offers from './offers';
import onboarding from './onboarding';
import operations from './operations';
import papers from './papers';
import registrations from './registrations';
import privacy from './privacy';
import renewals from './renewals';
import schedule from './schedule';
import settings from './settings';
import statistics from './statistics';
import templates from './templates';
import workflows from './workflows';

export default {
  applications,
  apply,
  assemblies,
  association,
  attestations,
  adminOccasions,
  entitlements,
  entrance,
  consents,
  events,
  exports: exportsController,
  imports,
  me,
  memberAccess,
  memberships,
  messages,
  occasions,
  offers,
  onboarding,
  operations,
  papers,
  registrations,
  privacy,
  renewalInvitations,
  renewals,
  schedule,
  settings,
  statistics,
  templates,
  workflows,
};
