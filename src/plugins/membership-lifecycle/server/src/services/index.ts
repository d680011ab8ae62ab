import applications from './applications/applications';
import assemblies from './assembly/assemblies';
import association from './association';
import attestations from './papers/attestations';
import bulk from './bulk';
import campaigns from './campaigns';
import clock from './clock';
import colleagues from './colleagues';
import commands from './commands';
import consents from './privacy/consents';
import daily from './daily';
import entitlements from './entitlements';
import events from './events';
import exportsService from './export/exports';
import facts from './facts';
import guards from './guards';
import identity from './identity';
import imports from './import/imports';
import importReader from './import/reader';
import accountLinks from './member-space/account-links';
import memberAccess from './member-space/member-access';
import memberAccounts from './member-space/member-accounts';
import memberContacts from './member-space/member-contacts';
import memberPapers from './papers/member-papers';
import memberSpace from './member-space/member-space';
import memberships from './memberships';
import mergers from './mergers';
import metrics from './metrics';
import messages from './messages';
import offerSheets from './papers/offer-sheets';
import occasions from './participation/occasions';
import offers from './offers';
import onboarding from './onboarding';
import operations from './operations';
import papers from './papers/papers';
import patience from './patience';
import privacy from './privacy/privacy';
import passwordTries from './password-tries';
import privacyNotices from './privacy/privacy-notices';
import planning from './planning';
import rateLimits from './rate-limits';
import registrations from './participation/registrations';
import renewalAnswers from './renewal-answers';
import renewalInvitations from './renewal-invitations';
import renewals from './renewals';
import schedule from './schedule';
import settings from './settings';
import shutdown from './shutdown';
import siteLinks from './site-links';
import statistics from './statistics';
import templateDrafts from './template-drafts';
import templates from './templates';
import transfers from './transfer/transfers';
import verification from './verification';
import webhookSecrets from './webhook-secrets';
import workers from './workers/workers';
import workflows from './workflows';

export default {
  applications,
  assemblies,
  association,
  attestations,
  bulk,
  campaigns,
  clock,
  colleagues,
  commands,
  consents,
  daily,
  entitlements,
  events,
  exports: exportsService,
  facts,
  guards,
  identity,
  imports,
  importReader,
  accountLinks,
  memberAccess,
  memberAccounts,
  memberContacts,
  memberPapers,
  memberSpace,
  memberships,
  mergers,
  messages,
  metrics,
  offerSheets,
  occasions,
  offers,
  onboarding,
  operations,
  papers,
  patience,
  passwordTries,
  privacy,
  privacyNotices,
  planning,
  rateLimits,
  registrations,
  renewalAnswers,
  renewalInvitations,
  renewals,
  schedule,
  settings,
  shutdown,
  siteLinks,
  statistics,
  templateDrafts,
  templates,
  transfers,
  verification,
  webhookSecrets,
  workers,
  workflows,
};
