import { applicationsIn } from '../applications/applications';
import { assembliesIn } from '../assemblies/assemblies';
import { associationIn } from '../settings/association';
import { attestationsIn } from '../papers/attestations';
import { bulkIn } from '../renewals/bulk';
import { campaignsIn } from '../renewals/campaigns';
import { clockIn } from '../kernel/clock';
import { colleaguesIn } from '../settings/colleagues';
import { commandsIn } from '../core/commands';
import { consentsIn } from '../membership/consents';
import { dailyIn } from '../renewals/daily';
import { entitlementsIn } from '../entitlements/entitlements';
import { eventsIn } from '../webhooks/events';
import { exportsIn } from '../transfer/export/exports';
import { factsIn } from '../core/facts';
import { guardsIn } from '../guards';
import { identityIn } from '../membership/identity';
import { importsIn } from '../transfer/import/imports';
import { importReaderIn } from '../transfer/import/reader';
import { accountLinksIn } from '../access/account-links';
import { memberAccessIn } from '../access/member-access';
import { memberAccountsIn } from '../access/member-accounts';
import { memberContactsIn } from '../access/member-contacts';
import { memberPapersIn } from '../papers/member-papers';
import { memberSpaceIn } from '../space/member-space';
import { membershipsIn } from '../membership/memberships';
import { mergersIn } from '../membership/mergers';
import { messagesIn } from '../messages/messages';
import { metricsIn } from '../kernel/metrics';
import { offerSheetsIn } from '../papers/offer-sheets';
import { occasionsIn } from '../occasions/occasions';
import { offersIn } from '../catalogue/offers';
import { onboardingIn } from '../operations/onboarding';
import { operationsIn } from '../operations/operations';
import { papersIn } from '../papers/papers';
import { patienceIn } from '../kernel/patience';
import { passwordTriesIn } from '../access/password-tries';
import { privacyIn } from '../privacy/privacy';
import { privacyNoticesIn } from '../settings/privacy-notices';
import { planningIn } from '../renewals/planning';
import { rateLimitsIn } from '../kernel/rate-limits';
import { registrationsIn } from '../occasions/registrations';
import { renewalAnswersIn } from '../renewals/renewal-answers';
import { renewalInvitationsIn } from '../renewals/renewal-invitations';
import { renewalsIn } from '../renewals/renewals';
import { scheduleIn } from '../renewals/schedule';
import { settingsIn } from '../settings/settings';
import { shutdownIn } from '../kernel/shutdown';
import { siteLinksIn } from '../settings/site-links';
import { statisticsIn } from '../statistics/statistics';
import { templateDraftsIn } from '../messages/template-drafts';
import { templatesIn } from '../messages/templates';
import { transfersIn } from '../operations/transfer/transfers';
import { verificationIn } from '../operations/verification';
import { webhookSecretsIn } from '../webhooks/webhook-secrets';
import { workersIn } from '../kernel/workers/workers';
import { workflowsIn } from '../core/workflows';
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
