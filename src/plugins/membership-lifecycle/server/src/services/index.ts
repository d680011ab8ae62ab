import { applicationsIn } from './applications/applications';
import { assembliesIn } from './assembly/assemblies';
import { associationIn } from './association';
import { attestationsIn } from './papers/attestations';
import { bulkIn } from './bulk';
import { campaignsIn } from './campaigns';
import { clockIn } from './clock';
import { colleaguesIn } from './colleagues';
import { commandsIn } from './commands';
import { consentsIn } from './privacy/consents';
import { dailyIn } from './daily';
import { entitlementsIn } from './entitlements';
import { eventsIn } from './events';
import { exportsIn } from './export/exports';
import { factsIn } from './facts';
import { guardsIn } from './guards';
import { identityIn } from './identity';
import { importsIn } from './import/imports';
import { importReaderIn } from './import/reader';
import { accountLinksIn } from './member-space/account-links';
import { memberAccessIn } from './member-space/member-access';
import { memberAccountsIn } from './member-space/member-accounts';
import { memberContactsIn } from './member-space/member-contacts';
import { memberPapersIn } from './papers/member-papers';
import { memberSpaceIn } from './member-space/member-space';
import { membershipsIn } from './memberships';
import { mergersIn } from './mergers';
import { messagesIn } from './messages';
import { metricsIn } from './metrics';
import { offerSheetsIn } from './papers/offer-sheets';
import { occasionsIn } from './participation/occasions';
import { offersIn } from './offers';
import { onboardingIn } from './onboarding';
import { operationsIn } from './operations';
import { papersIn } from './papers/papers';
import { patienceIn } from './patience';
import { passwordTriesIn } from './password-tries';
import { privacyIn } from './privacy/privacy';
import { privacyNoticesIn } from './privacy/privacy-notices';
import { planningIn } from './planning';
import { rateLimitsIn } from './rate-limits';
import { registrationsIn } from './participation/registrations';
import { renewalAnswersIn } from './renewal-answers';
import { renewalInvitationsIn } from './renewal-invitations';
import { renewalsIn } from './renewals';
import { scheduleIn } from './schedule';
import { settingsIn } from './settings';
import { shutdownIn } from './shutdown';
import { siteLinksIn } from './site-links';
import { statisticsIn } from './statistics';
import { templateDraftsIn } from './template-drafts';
import { templatesIn } from './templates';
import { transfersIn } from './transfer/transfers';
import { verificationIn } from './verification';
import { webhookSecretsIn } from './webhook-secrets';
import { workersIn } from './workers/workers';
import { workflowsIn } from './workflows';
import type { Core } from '@strapi/strapi';

/** Strapi's registry hands out what the modules hand out themselves: for tests and the application. */
const registered =
  <Service>(of: (strapi: Core.Strapi) => Service) =>
  ({ strapi }: { strapi: Core.Strapi }): Service =>
    of(strapi);

export default {
  applications: registered(applicationsIn),
  assemblies: registered(assembliesIn),
  association: registered(associationIn),
  attestations: registered(attestationsIn),
  bulk: registered(bulkIn),
  campaigns: registered(campaignsIn),
  clock: registered(clockIn),
  colleagues: registered(colleaguesIn),
  commands: registered(commandsIn),
  consents: registered(consentsIn),
  daily: registered(dailyIn),
  entitlements: registered(entitlementsIn),
  events: registered(eventsIn),
  exports: registered(exportsIn),
  facts: registered(factsIn),
  guards: registered(guardsIn),
  identity: registered(identityIn),
  imports: registered(importsIn),
  importReader: registered(importReaderIn),
  accountLinks: registered(accountLinksIn),
  memberAccess: registered(memberAccessIn),
  memberAccounts: registered(memberAccountsIn),
  memberContacts: registered(memberContactsIn),
  memberPapers: registered(memberPapersIn),
  memberSpace: registered(memberSpaceIn),
  memberships: registered(membershipsIn),
  mergers: registered(mergersIn),
  messages: registered(messagesIn),
  metrics: registered(metricsIn),
  offerSheets: registered(offerSheetsIn),
  occasions: registered(occasionsIn),
  offers: registered(offersIn),
  onboarding: registered(onboardingIn),
  operations: registered(operationsIn),
  papers: registered(papersIn),
  patience: registered(patienceIn),
  passwordTries: registered(passwordTriesIn),
  privacy: registered(privacyIn),
  privacyNotices: registered(privacyNoticesIn),
  planning: registered(planningIn),
  rateLimits: registered(rateLimitsIn),
  registrations: registered(registrationsIn),
  renewalAnswers: registered(renewalAnswersIn),
  renewalInvitations: registered(renewalInvitationsIn),
  renewals: registered(renewalsIn),
  schedule: registered(scheduleIn),
  settings: registered(settingsIn),
  shutdown: registered(shutdownIn),
  siteLinks: registered(siteLinksIn),
  statistics: registered(statisticsIn),
  templateDrafts: registered(templateDraftsIn),
  templates: registered(templatesIn),
  transfers: registered(transfersIn),
  verification: registered(verificationIn),
  webhookSecrets: registered(webhookSecretsIn),
  workers: registered(workersIn),
  workflows: registered(workflowsIn),
};
