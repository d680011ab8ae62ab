import type { Core } from '@strapi/strapi';
import { benefitRules } from './api/benefit/documents/rules';
import { membershipRules } from './api/membership/documents/rules';
import { offerRules } from './api/offer/documents/rules';
import { watchPublished } from './api/offer/documents/watch';
import { renewBareVersion } from './api/offer/reading/version';
import { organisationRules } from './api/organisation/documents/rules';
import { resourceRules } from './api/resource/documents/rules';
import { tierRules } from './api/tier/documents/rules';
import { refuseUnknownAdminFields } from './documents/admin-input';
import { registerDocumentRules } from './documents/rules';
import { leaveInGoodOrder } from './operations/leaving';
import { mindWhatFollowsCommits } from './setup/after-commit';
import { releaseBootLock, takeBootLock } from './setup/boot-lock';
import { tendConnections } from './setup/connections';
import { ensureLocales } from './setup/locales';
import { keepCountersSmall } from './setup/small-counters';
import { boundPartHeaders } from './setup/part-headers';
import { comparePasswordsAside } from './setup/passwords';
import { openPreviews } from './setup/preview';
import { keepToPublicAddresses } from './setup/outgoing';
import { refuseWeakProduction } from './setup/production';
import { giveNewerFields } from './setup/newer-fields';
import { closeRegistration } from './setup/registration';
import { ensureMemberSpace } from './setup/member-space';
import { refuseUnaskable } from './setup/questions';
import { giveResources } from './setup/resource-permissions';
import { ensureRoles } from './setup/roles';
import { nameInFrench } from './setup/strapi-names';
import { splitPermissions } from './setup/split-permissions';
import { takeTurns } from './setup/sqlite';
import { holdStaffEntrances } from './setup/staff-accounts';
import { tellFailedTransactions } from './setup/transactions';
import { keepObjectsYoung } from './setup/young-objects';

const RULES = [
  offerRules,
  tierRules,
  benefitRules,
  organisationRules,
  membershipRules,
  resourceRules,
];

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    refuseWeakProduction(process.env);
    keepObjectsYoung();
    keepCountersSmall();
    boundPartHeaders();
    // In production only, as Strapi's own check of webhooks: in development, receivers run on this
    // machine.
    if (process.env.NODE_ENV === 'production') keepToPublicAddresses(strapi);
    // Before `leaveInGoodOrder`: requests under way at the stop may still save, and it then waits
    // for the work after their commits.
    mindWhatFollowsCommits(strapi);
    leaveInGoodOrder(strapi, strapi.config.get('server.shutdown'));
    tellFailedTransactions(strapi);
    tendConnections(strapi, strapi.config.get('database.statementSeconds'));
    takeTurns(strapi);
    refuseUnaskable(strapi);
    holdStaffEntrances(strapi);
    comparePasswordsAside(strapi);
    // Here, because Strapi creates its tables between `register` and `bootstrap`.
    await takeBootLock(strapi);
    // Before the rules: its lock keeps other writes out between a rule's check and the write.
    watchPublished(strapi);
    registerDocumentRules(strapi, RULES);
    openPreviews(strapi);
    refuseUnknownAdminFields(
      strapi,
      RULES.map((rules) => rules.uid),
    );
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureLocales(strapi);
    await closeRegistration(strapi);
    // Before there are new roles: what was split is kept to those who had it.
    await splitPermissions(strapi);
    await giveResources(strapi);
    await giveNewerFields(strapi);
    // An installation that exists keeps the names that its people know.
    if (await ensureRoles(strapi)) await nameInFrench(strapi);
    await ensureMemberSpace(strapi);
    await renewBareVersion(strapi);
    await releaseBootLock(strapi);
  },
  destroy: ({ strapi }: { strapi: Core.Strapi }) => releaseBootLock(strapi),
};
