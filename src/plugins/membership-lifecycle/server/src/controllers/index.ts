import entrance from '../access/http/content-api-entrance-controller';
import memberAccess from '../access/http/member-access-controller';
import applications from '../applications/http/applications-controller';
import apply from '../applications/http/content-api-applications-controller';
import assemblies from '../assemblies/http/assemblies-controller';
import offers from '../catalogue/http/offers-controller';
import entitlements from '../entitlements/http/content-api-entitlements-controller';
import consents from '../membership/http/consents-controller';
import memberships from '../membership/http/memberships-controller';
import messages from '../messages/http/messages-controller';
import templates from '../messages/http/templates-controller';
import occasions from '../occasions/http/content-api-occasions-controller';
import adminOccasions from '../occasions/http/occasions-controller';
import registrations from '../occasions/http/registrations-controller';
import onboarding from '../operations/http/onboarding-controller';
import operations from '../operations/http/operations-controller';
import attestations from '../papers/http/attestations-controller';
import papers from '../papers/http/papers-controller';
import privacy from '../privacy/http/privacy-controller';
import renewalInvitations from '../renewals/http/content-api-renewal-invitations-controller';
import renewals from '../renewals/http/renewals-controller';
import schedule from '../renewals/http/schedule-controller';
import workflows from '../renewals/http/workflows-controller';
import association from '../settings/http/content-api-association-controller';
import settings from '../settings/http/settings-controller';
import me from '../space/http/content-api-me-controller';
import statistics from '../statistics/http/statistics-controller';
import exportsController from '../transfer/http/exports-controller';
import imports from '../transfer/http/imports-controller';
import events from '../webhooks/http/events-controller';

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
