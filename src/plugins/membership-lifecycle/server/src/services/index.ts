import type { Core } from '@strapi/strapi';
import { accountLinksIn } from '../access/account-links';
import { memberAccessIn } from '../access/member-access';
import { memberAccountsIn } from '../access/member-accounts';
import { memberContactsIn } from '../access/member-contacts';
import { passwordTriesIn } from '../access/password-tries';
import { passwordsIn } from '../access/passwords';
import { accountingIn } from '../accounting/accounting';
import { applicationsIn } from '../applications/applications';
import { assembliesIn } from '../assemblies/assemblies';
import { bankIn } from '../bank/bank';
import { offersIn } from '../catalogue/offers';
import { commandsIn } from '../core/commands';
import { factsIn } from '../core/facts';
import { workflowsIn } from '../core/workflows';
import { entitlementsIn } from '../entitlements/entitlements';
import { guardsIn } from '../guards';
import { clockIn } from '../kernel/clock';
import { imagesIn } from '../kernel/images';
import { metricsIn } from '../kernel/metrics';
import { patienceIn } from '../kernel/patience';
import { rateLimitsIn } from '../kernel/rate-limits';
import { shutdownIn } from '../kernel/shutdown';
import { workersIn } from '../kernel/workers/workers';
import { consentsIn } from '../membership/consents';
import { identityIn } from '../membership/identity';
import { membershipsIn } from '../membership/memberships';
import { mergersIn } from '../membership/mergers';
import { notesIn } from '../membership/notes';
import { scheduledCommandsIn } from '../membership/scheduled-commands';
import { messagesIn } from '../messages/messages';
import { templateDraftsIn } from '../messages/template-drafts';
import { templatesIn } from '../messages/templates';
import { occasionsIn } from '../occasions/occasions';
import { registrationsIn } from '../occasions/registrations';
import { onboardingIn } from '../operations/onboarding';
import { operationsIn } from '../operations/operations';
import { transfersIn } from '../operations/transfer/transfers';
import { verificationIn } from '../operations/verification';
import { attestationsIn } from '../papers/attestations';
import { memberPapersIn } from '../papers/member-papers';
import { offerSheetsIn } from '../papers/offer-sheets';
import { papersIn } from '../papers/papers';
import { privacyIn } from '../privacy/privacy';
import { bulkIn } from '../renewals/bulk';
import { campaignsIn } from '../renewals/campaigns';
import { dailyIn } from '../renewals/daily';
import { planningIn } from '../renewals/planning';
import { renewalAnswersIn } from '../renewals/renewal-answers';
import { renewalInvitationsIn } from '../renewals/renewal-invitations';
import { renewalsIn } from '../renewals/renewals';
import { scheduleIn } from '../renewals/schedule';
import { contentFilesIn } from '../resources/content-files';
import { membersPartsIn } from '../resources/members-parts';
import { resourcePreviewsIn } from '../resources/previews';
import { resourcesIn } from '../resources/resources';
import { associationIn } from '../settings/association';
import { colleaguesIn } from '../settings/colleagues';
import { privacyNoticesIn } from '../settings/privacy-notices';
import { settingsIn } from '../settings/settings';
import { siteLinksIn } from '../settings/site-links';
import { memberSpaceIn } from '../space/member-space';
import { statisticsIn } from '../statistics/statistics';
import { treasuryIn } from '../statistics/treasury';
import { exportsIn } from '../transfer/export/exports';
import { importsIn } from '../transfer/import/imports';
import { importReaderIn } from '../transfer/import/reader';
import { eventsIn } from '../webhooks/events';
import { webhookSecretsIn } from '../webhooks/webhook-secrets';

/** Strapi's registry returns the modules' own instances, for tests and the application. */
const registered =
  <Service>(of: (strapi: Core.Strapi) => Service) =>
  ({ strapi }: { strapi: Core.Strapi }): Service =>
    of(strapi);

export default {
  accounting: registered(accountingIn),
  applications: registered(applicationsIn),
  assemblies: registered(assembliesIn),
  association: registered(associationIn),
  attestations: registered(attestationsIn),
  bank: registered(bankIn),
  bulk: registered(bulkIn),
  campaigns: registered(campaignsIn),
  clock: registered(clockIn),
  colleagues: registered(colleaguesIn),
  commands: registered(commandsIn),
  contentFiles: registered(contentFilesIn),
  membersParts: registered(membersPartsIn),
  resourcePreviews: registered(resourcePreviewsIn),
  resources: registered(resourcesIn),
  consents: registered(consentsIn),
  notes: registered(notesIn),
  daily: registered(dailyIn),
  entitlements: registered(entitlementsIn),
  events: registered(eventsIn),
  exports: registered(exportsIn),
  facts: registered(factsIn),
  guards: registered(guardsIn),
  identity: registered(identityIn),
  images: registered(imagesIn),
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
  scheduledCommands: registered(scheduledCommandsIn),
  messages: registered(messagesIn),
  metrics: registered(metricsIn),
  offerSheets: registered(offerSheetsIn),
  occasions: registered(occasionsIn),
  offers: registered(offersIn),
  onboarding: registered(onboardingIn),
  operations: registered(operationsIn),
  papers: registered(papersIn),
  patience: registered(patienceIn),
  passwords: registered(passwordsIn),
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
  treasury: registered(treasuryIn),
  templateDrafts: registered(templateDraftsIn),
  templates: registered(templatesIn),
  transfers: registered(transfersIn),
  verification: registered(verificationIn),
  webhookSecrets: registered(webhookSecretsIn),
  workers: registered(workersIn),
  workflows: registered(workflowsIn),
};
