import assemblies from './assemblies';
import attestations from './attestations';
import entitlements from './content-api-entitlements';
import me from './content-api-me';
import events from './events';
import exportsController from './exports';
import imports from './imports';
import memberships from './memberships';
import messages from './messages';
import offers from './offers';
import onboarding from './onboarding';
import papers from './papers';
import renewals from './renewals';
import schedule from './schedule';
import settings from './settings';
import statistics from './statistics';
import templates from './templates';

export default {
  assemblies,
  attestations,
  entitlements,
  events,
  exports: exportsController,
  imports,
  me,
  memberships,
  messages,
  offers,
  onboarding,
  papers,
  renewals,
  schedule,
  settings,
  statistics,
  templates,
};
