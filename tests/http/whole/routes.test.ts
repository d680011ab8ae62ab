import type { Core } from '@strapi/strapi';
import { contentManager, loginAs } from '../../helpers/admin';
import {
  asAdminToken,
  asHolderOf,
  asToken,
  asUser,
  call,
  type Caller,
} from '../../helpers/callers';
import { makeOffer } from '../../helpers/content';
import { giveRight, makeMember } from '../../helpers/rights';
import { boot, listen, stop } from '../../helpers/strapi';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import {
  BENEFIT_UID,
  MEMBERSHIP_UID,
  OFFER_UID,
  ORGANISATION_UID,
  PERMISSIONS,
  TIER_UID,
} from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';

/** Who may call what. A route that is not in the table below fails: give it a rule. */

const {
  accountingManage,
  membershipRead,
  membershipManage,
  applicationRead,
  applicationManage,
  paperRead,
  paperManage,
  assemblyRead,
  assemblyManage,
  privacyManage,
  duesManage,
  usageRecord,
  rightsGrant,
  occasionRead,
  occasionManage,
  participationRead,
  participationManage,
  statisticsRead,
  messageRead,
  messageManage,
  importManage,
  exportRead,
  settingsManage,
  workflowManage,
  templatesManage,
  webhookManage,
} = PERMISSIONS;
const ENTITLEMENTS = 'plugin::membership-lifecycle.entitlements';
const ME = 'plugin::membership-lifecycle.me';
const ENTRANCE = 'plugin::membership-lifecycle.entrance';
/** What members ask of their own space. */
const OWN_ACTIONS = [
  ...['me', 'memberships', 'membership', 'usages', 'history', 'registrations'],
  ...['papers', 'paper', 'contacts', 'saveContacts', 'certificate', 'receipts', 'receipt'],
  ...['renewal', 'acceptRenewal', 'declineRenewal'],
];
const OCCASIONS = 'plugin::membership-lifecycle.occasions';
const APPLY = 'plugin::membership-lifecycle.apply';
const INVITATIONS = 'plugin::membership-lifecycle.renewalInvitations';
const LIFECYCLE = '/membership-lifecycle';

type Explored = 'read' | 'create' | 'records';
type Rule =
  | { public: true }
  /** A front-end's user, about what is theirs. */
  | { user: true }
  | { token: string }
  /** All of them; with contacts, also to read these in the Content Manager. */
  | { permissions: string[]; contacts?: true }
  /** One of them. */
  | { oneOf: string[] }
  /** What the Content Manager lets a role do to offers, tiers and benefits, or read of members. */
  | { explorer: Explored };
const open: Rule = { public: true };
const own: Rule = { user: true };
const token = (action: string, controller = ENTITLEMENTS): Rule => ({
  token: `${controller}.${action}`,
});
const may = (...permissions: string[]): Rule => ({ permissions });
const mayWithContacts = (permission: string): Rule => ({
  permissions: [permission],
  contacts: true,
});
const mayOneOf = (...oneOf: string[]): Rule => ({ oneOf });
const explore = (explorer: Explored): Rule => ({ explorer });

/** Routes that ask for another permission according to a parameter stand here once for each. */
const RULES: Record<string, { url?: string; rule: Rule }[]> = {
  'GET /api/offers/current': [{ rule: open }],
  'GET /api/offers/:slug': [{ rule: open }],
  'GET /api/offers/:slug/sheet.pdf': [{ rule: open }],
  'POST /api/me/sign-in-links': [{ rule: open }],
  'POST /api/me/sign-in': [{ rule: open }],
  'POST /api/me/invitation': [{ rule: open }],
  'GET /api/me': [{ rule: own }],
  'GET /api/association': [{ rule: open }],
  'GET /api/renewal-invitations/:token': [{ rule: open }],
  'POST /api/renewal-invitations/:token/accept': [{ rule: open }],
  'POST /api/renewal-invitations/:token/decline': [{ rule: open }],
  'GET /api/applications/challenge': [{ rule: open }],
  'GET /api/applications/form': [{ rule: open }],
  'POST /api/applications': [{ rule: open }],
  'GET /api/me/memberships': [{ rule: own }],
  'GET /api/me/memberships/:documentId': [{ rule: own }],
  'GET /api/me/memberships/:documentId/usages': [{ rule: own }],
  'GET /api/me/memberships/:documentId/history': [{ rule: own }],
  'GET /api/me/memberships/:documentId/registrations': [{ rule: own }],
  'GET /api/me/memberships/:documentId/papers': [{ rule: own }],
  'GET /api/me/memberships/:documentId/papers/:paperId/file': [{ rule: own }],
  'GET /api/me/memberships/:documentId/contacts': [{ rule: own }],
  'PUT /api/me/memberships/:documentId/contacts': [{ rule: own }],
  'GET /api/me/memberships/:documentId/renewal': [{ rule: own }],
  'POST /api/me/memberships/:documentId/renewal/accept': [{ rule: own }],
  'POST /api/me/memberships/:documentId/renewal/decline': [{ rule: own }],
  'GET /api/me/memberships/:documentId/certificate': [{ rule: own }],
  'GET /api/me/memberships/:documentId/receipts': [{ rule: own }],
  'GET /api/me/memberships/:documentId/receipts/:id/file': [{ rule: own }],
  'GET /api/entitlements': [
    { url: '/api/entitlements?membership=:documentId', rule: token('find') },
  ],
  'POST /api/entitlements/check': [{ rule: token('check') }],
  'POST /api/entitlements/consume': [{ rule: token('consume') }],
  'POST /api/entitlements/usages/:id/reverse': [{ rule: token('reverse') }],
  'GET /api/occasions': [{ rule: token('find', OCCASIONS) }],
  'GET /api/occasions/:id/calendar.ics': [{ rule: open }],
  'POST /api/occasions/:id/registrations': [{ rule: token('register', OCCASIONS) }],
  'POST /api/occasions/registrations/:id/cancel': [{ rule: token('cancel', OCCASIONS) }],

  [`GET ${LIFECYCLE}/occasions`]: [{ rule: may(occasionRead) }],
  [`POST ${LIFECYCLE}/occasions`]: [{ rule: may(occasionManage) }],
  [`GET ${LIFECYCLE}/occasions/rights`]: [{ rule: may(occasionRead) }],
  [`GET ${LIFECYCLE}/occasions/:id`]: [{ rule: may(occasionRead) }],
  [`PUT ${LIFECYCLE}/occasions/:id`]: [{ rule: may(occasionManage) }],
  [`DELETE ${LIFECYCLE}/occasions/:id`]: [{ rule: may(occasionManage) }],
  [`POST ${LIFECYCLE}/occasions/:id/publish`]: [{ rule: may(occasionManage) }],
  [`POST ${LIFECYCLE}/occasions/:id/cancel`]: [{ rule: may(occasionManage, participationManage) }],
  [`GET ${LIFECYCLE}/occasions/:id/calendar.ics`]: [{ rule: may(occasionRead) }],
  [`GET ${LIFECYCLE}/occasions/:id/eligibility`]: [
    {
      url: `${LIFECYCLE}/occasions/:id/eligibility?membership=:documentId`,
      rule: may(participationManage),
    },
  ],
  [`POST ${LIFECYCLE}/occasions/:id/registrations`]: [{ rule: may(participationManage) }],
  [`GET ${LIFECYCLE}/registrations`]: [{ rule: may(participationRead) }],
  [`POST ${LIFECYCLE}/registrations/:id/cancel`]: [{ rule: may(participationManage) }],
  [`PUT ${LIFECYCLE}/registrations/:id/attendance`]: [{ rule: may(participationManage) }],

  [`GET ${LIFECYCLE}/memberships/:documentId`]: [{ rule: mayOneOf(membershipRead, usageRecord) }],
  [`GET ${LIFECYCLE}/memberships/:documentId/activities`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/memberships/:documentId/organisation`]: [
    { rule: mayWithContacts(membershipManage) },
  ],
  [`PUT ${LIFECYCLE}/memberships/:documentId/organisation`]: [
    { rule: mayWithContacts(membershipManage) },
  ],
  [`GET ${LIFECYCLE}/memberships/:documentId/member-access`]: [{ rule: may(membershipRead) }],
  [`POST ${LIFECYCLE}/memberships/:documentId/member-access/invite`]: [
    { rule: may(membershipManage) },
  ],
  [`POST ${LIFECYCLE}/memberships/:documentId/member-access/withdraw`]: [
    { rule: may(membershipManage) },
  ],
  [`GET ${LIFECYCLE}/memberships/:documentId/merge/:into`]: [
    { url: `${LIFECYCLE}/memberships/:documentId/merge/nobody`, rule: may(membershipManage) },
  ],
  [`POST ${LIFECYCLE}/memberships/:documentId/commands/:name`]: [
    { url: `${LIFECYCLE}/memberships/:documentId/commands/suspend`, rule: may(membershipManage) },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/reprice`, rule: may(duesManage) },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/move-payment`, rule: may(duesManage) },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/reverse-payment`, rule: may(duesManage) },
    {
      url: `${LIFECYCLE}/memberships/:documentId/commands/merge-into`,
      rule: may(membershipManage),
    },
    {
      url: `${LIFECYCLE}/memberships/:documentId/commands/undo-merge`,
      rule: may(membershipManage),
    },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/consume`, rule: may(usageRecord) },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/adjust`, rule: may(usageRecord) },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/grant-right`, rule: may(rightsGrant) },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/carry-over`, rule: may(rightsGrant) },
    // What is no command must not be answered to more people than a command is.
    { url: `${LIFECYCLE}/memberships/:documentId/commands/nothing`, rule: may(membershipManage) },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/__proto__`, rule: may(membershipManage) },
  ],
  [`POST ${LIFECYCLE}/memberships/:documentId/commands/:name/plan`]: [
    {
      url: `${LIFECYCLE}/memberships/:documentId/commands/suspend/plan`,
      rule: may(membershipManage),
    },
    { url: `${LIFECYCLE}/memberships/:documentId/commands/reprice/plan`, rule: may(duesManage) },
    {
      url: `${LIFECYCLE}/memberships/:documentId/commands/nothing/plan`,
      rule: may(membershipManage),
    },
  ],
  [`POST ${LIFECYCLE}/memberships/:documentId/commands/:name/scheduled`]: [
    {
      url: `${LIFECYCLE}/memberships/:documentId/commands/merge-into/scheduled`,
      rule: may(membershipManage),
    },
    {
      url: `${LIFECYCLE}/memberships/:documentId/commands/nothing/scheduled`,
      rule: may(membershipManage),
    },
  ],
  ...Object.fromEntries(
    ['cancel', 'move', 'run'].map((what) => [
      `POST ${LIFECYCLE}/memberships/:documentId/commands/:name/scheduled/:id/${what}`,
      [
        {
          url: `${LIFECYCLE}/memberships/:documentId/commands/change-tier/scheduled/x/${what}`,
          rule: may(membershipManage),
        },
      ],
    ]),
  ),
  [`GET ${LIFECYCLE}/memberships/:documentId/entitlements/:entitlementId/usages`]: [
    { rule: mayOneOf(membershipRead, usageRecord) },
  ],
  [`GET ${LIFECYCLE}/members`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/members/names`]: [
    { rule: mayOneOf(membershipRead, usageRecord, participationManage, messageRead) },
  ],
  [`GET ${LIFECYCLE}/members/tiers`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/members/alike`]: [{ rule: may(membershipManage) }],
  [`GET ${LIFECYCLE}/members/organisations/:id`]: [{ rule: mayWithContacts(membershipManage) }],
  [`POST ${LIFECYCLE}/members`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/members/plan`]: [{ rule: may(membershipManage) }],
  [`GET ${LIFECYCLE}/benefits`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/tiers`]: [{ rule: mayOneOf(membershipRead, usageRecord) }],
  [`GET ${LIFECYCLE}/renewals`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/renewals/stages`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/renewals/selection`]: [{ rule: may(membershipManage) }],
  [`GET ${LIFECYCLE}/colleagues`]: [{ rule: may(membershipRead) }],
  [`POST ${LIFECYCLE}/renewals/move/plan`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/renewals/move`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/renewals/assign`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/renewals/note`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/renewals/campaign/plan`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/renewals/campaign/exceptions`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/renewals/campaign/selection`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/renewals/campaign`]: [{ rule: may(membershipManage) }],
  [`GET ${LIFECYCLE}/exports/memberships`]: [{ rule: explore('records') }],
  [`GET ${LIFECYCLE}/exports/organisations`]: [{ rule: explore('records') }],
  [`GET ${LIFECYCLE}/exports/renewals`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/exports/dues`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/exports/deposit-folder`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/exports/bank-lines`]: [{ rule: may(duesManage) }],
  [`GET ${LIFECYCLE}/exports/calls`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/exports/entries`]: [{ rule: may(accountingManage) }],
  [`GET ${LIFECYCLE}/exports/payments`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/exports/treasury`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/exports/late-dues`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/exports/members`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/members/selection`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/dues/remind/plan`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/dues/remind`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/members/mute/plan`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/members/mute`]: [{ rule: may(membershipManage) }],
  [`GET ${LIFECYCLE}/exports/counters`]: [{ rule: mayOneOf(membershipRead, usageRecord) }],
  [`GET ${LIFECYCLE}/exports/messages`]: [{ rule: may(messageRead) }],
  [`GET ${LIFECYCLE}/exports/registrations`]: [{ rule: may(participationRead) }],
  [`GET ${LIFECYCLE}/exports/events`]: [{ rule: may(webhookManage) }],
  [`GET ${LIFECYCLE}/exports/members/:documentId`]: [{ rule: may(exportRead) }],
  [`GET ${LIFECYCLE}/exports/history`]: [{ rule: may(exportRead) }],

  [`GET ${LIFECYCLE}/exports/assemblies/:id`]: [{ rule: may(assemblyRead) }],

  [`GET ${LIFECYCLE}/assemblies`]: [{ rule: may(assemblyRead) }],
  [`POST ${LIFECYCLE}/assemblies`]: [{ rule: may(assemblyManage) }],
  [`GET ${LIFECYCLE}/assemblies/:id`]: [{ rule: may(assemblyRead) }],
  [`PUT ${LIFECYCLE}/assemblies/:id`]: [{ rule: may(assemblyManage) }],
  [`POST ${LIFECYCLE}/assemblies/:id/commands/:name`]: [
    { url: `${LIFECYCLE}/assemblies/:id/commands/close`, rule: may(assemblyManage) },
    { url: `${LIFECYCLE}/assemblies/:id/commands/nothing`, rule: may(assemblyManage) },
    { url: `${LIFECYCLE}/assemblies/:id/commands/__proto__`, rule: may(assemblyManage) },
  ],
  [`GET ${LIFECYCLE}/assemblies/:id/roll`]: [{ rule: may(assemblyRead) }],
  [`GET ${LIFECYCLE}/assemblies/:id/roll/:membershipId/contacts`]: [{ rule: may(assemblyManage) }],
  [`GET ${LIFECYCLE}/assemblies/:id/alternatives`]: [{ rule: may(assemblyRead) }],
  [`GET ${LIFECYCLE}/assemblies/:id/late`]: [{ rule: may(assemblyRead) }],
  [`GET ${LIFECYCLE}/assemblies/:id/convocation`]: [{ rule: may(assemblyManage) }],
  [`GET ${LIFECYCLE}/assemblies/:id/proxies`]: [{ rule: may(assemblyRead) }],
  [`GET ${LIFECYCLE}/assemblies/:id/activities`]: [{ rule: may(assemblyRead) }],
  [`GET ${LIFECYCLE}/assemblies/:id/sheet`]: [{ rule: may(assemblyRead) }],

  [`GET ${LIFECYCLE}/applications`]: [{ rule: may(applicationRead) }],
  [`GET ${LIFECYCLE}/applications/settings`]: [{ rule: may(applicationManage) }],
  [`PUT ${LIFECYCLE}/applications/settings`]: [{ rule: may(applicationManage) }],
  [`GET ${LIFECYCLE}/applications/:id`]: [{ rule: may(applicationRead) }],
  [`POST ${LIFECYCLE}/applications/:id/open`]: [{ rule: may(applicationManage) }],
  [`POST ${LIFECYCLE}/applications/:id/attach`]: [{ rule: may(applicationManage) }],
  [`POST ${LIFECYCLE}/applications/:id/reject`]: [{ rule: may(applicationManage) }],

  [`GET ${LIFECYCLE}/bank/statements`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/bank/statements`]: [{ rule: may(duesManage) }],
  [`DELETE ${LIFECYCLE}/bank/statements/:id`]: [{ rule: may(duesManage) }],
  [`GET ${LIFECYCLE}/bank/lines`]: [{ rule: may(duesManage) }],
  [`GET ${LIFECYCLE}/bank/members/:documentId`]: [{ rule: may(duesManage) }],
  [`GET ${LIFECYCLE}/bank/sure`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/bank/sure`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/bank/lines/:id/match`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/bank/lines/:id/aside`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/bank/lines/:id/undo`]: [{ rule: may(duesManage) }],
  [`GET ${LIFECYCLE}/imports`]: [{ rule: may(importManage) }],
  [`POST ${LIFECYCLE}/imports`]: [{ rule: may(importManage) }],
  [`GET ${LIFECYCLE}/imports/:id`]: [{ rule: may(importManage) }],
  [`PUT ${LIFECYCLE}/imports/:id`]: [{ rule: may(importManage) }],
  [`DELETE ${LIFECYCLE}/imports/:id`]: [{ rule: may(importManage) }],
  [`GET ${LIFECYCLE}/imports/:id/lines`]: [{ rule: may(importManage) }],
  [`GET ${LIFECYCLE}/imports/:id/progress`]: [{ rule: may(importManage) }],
  [`POST ${LIFECYCLE}/imports/:id/apply`]: [{ rule: may(importManage) }],
  [`GET ${LIFECYCLE}/schedule`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/schedule/letter`]: [
    {
      url: `${LIFECYCLE}/schedule/letter?membership=:documentId&on=2021-06-01&key=x`,
      rule: may(membershipRead),
    },
  ],
  [`GET ${LIFECYCLE}/daily`]: [{ rule: may(membershipRead) }],
  [`POST ${LIFECYCLE}/daily/run`]: [{ rule: may(membershipManage) }],

  [`GET ${LIFECYCLE}/operations`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/statistics/today`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/statistics/year`]: [{ rule: may(statisticsRead) }],
  [`GET ${LIFECYCLE}/statistics/year/export`]: [{ rule: may(statisticsRead) }],
  [`GET ${LIFECYCLE}/dues`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/calls`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/calls/deposit-plan`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/calls/selection`]: [{ rule: may(membershipRead) }],
  [`POST ${LIFECYCLE}/calls/deposits`]: [{ rule: may(duesManage) }],
  [`GET ${LIFECYCLE}/accounting`]: [{ rule: may(accountingManage) }],
  [`GET ${LIFECYCLE}/accounting/settings`]: [{ rule: may(accountingManage) }],
  [`PUT ${LIFECYCLE}/accounting/settings`]: [{ rule: may(accountingManage) }],
  [`GET ${LIFECYCLE}/accounting/balance`]: [{ rule: may(accountingManage) }],
  [`GET ${LIFECYCLE}/accounting/file`]: [{ rule: may(accountingManage) }],
  [`GET ${LIFECYCLE}/accounting/closings/plan`]: [{ rule: may(accountingManage) }],
  [`POST ${LIFECYCLE}/accounting/closings`]: [{ rule: may(accountingManage) }],
  [`GET ${LIFECYCLE}/accounting/closings/:id/file`]: [{ rule: may(accountingManage) }],
  [`GET ${LIFECYCLE}/payments`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/treasury`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/dues/late`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/counters`]: [{ rule: mayOneOf(membershipRead, usageRecord) }],
  [`GET ${LIFECYCLE}/counters/benefits`]: [{ rule: mayOneOf(membershipRead, usageRecord) }],
  [`GET ${LIFECYCLE}/counters/years`]: [{ rule: mayOneOf(membershipRead, usageRecord) }],

  [`GET ${LIFECYCLE}/messages`]: [{ rule: may(messageRead) }],
  [`GET ${LIFECYCLE}/messages/:id`]: [{ rule: may(messageRead) }],
  [`POST ${LIFECYCLE}/messages/:id/resend`]: [{ rule: may(messageManage) }],
  [`POST ${LIFECYCLE}/messages/:id/revoke-link`]: [{ rule: may(messageManage) }],
  [`POST ${LIFECYCLE}/messages/:id/cancel`]: [{ rule: may(messageManage) }],

  [`GET ${LIFECYCLE}/papers/:id/file`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/memberships/:documentId/papers`]: [{ rule: may(membershipRead) }],
  [`GET ${LIFECYCLE}/memberships/:documentId/member-papers`]: [{ rule: may(paperRead) }],
  [`POST ${LIFECYCLE}/memberships/:documentId/member-papers`]: [{ rule: may(paperManage) }],
  [`GET ${LIFECYCLE}/member-papers/:id/file`]: [{ rule: may(paperRead) }],
  [`POST ${LIFECYCLE}/member-papers/:id/remove`]: [{ rule: may(paperManage) }],
  [`POST ${LIFECYCLE}/papers/:id/send`]: [{ rule: may(messageManage) }],
  [`GET ${LIFECYCLE}/memberships/:documentId/attestations`]: [{ rule: may(membershipRead) }],
  [`POST ${LIFECYCLE}/memberships/:documentId/certificates`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/memberships/:documentId/receipts`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/memberships/:documentId/copies`]: [{ rule: may(duesManage) }],

  [`GET ${LIFECYCLE}/consent-texts`]: [{ rule: mayOneOf(membershipRead, privacyManage) }],
  [`POST ${LIFECYCLE}/consent-texts`]: [{ rule: may(privacyManage) }],
  [`GET ${LIFECYCLE}/memberships/:documentId/consents`]: [{ rule: may(membershipRead) }],
  [`POST ${LIFECYCLE}/memberships/:documentId/consents`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/consents/:id/withdraw`]: [{ rule: may(membershipManage) }],
  [`GET ${LIFECYCLE}/memberships/:documentId/notes`]: [{ rule: may(membershipRead) }],
  [`POST ${LIFECYCLE}/memberships/:documentId/notes`]: [{ rule: may(membershipManage) }],
  [`PUT ${LIFECYCLE}/notes/:id`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/notes/:id/pin`]: [{ rule: may(membershipManage) }],
  [`POST ${LIFECYCLE}/notes/:id/settle`]: [{ rule: may(membershipManage) }],
  [`DELETE ${LIFECYCLE}/notes/:id`]: [{ rule: may(membershipManage) }],
  [`GET ${LIFECYCLE}/privacy/people`]: [{ rule: may(privacyManage) }],
  [`GET ${LIFECYCLE}/privacy/person`]: [{ rule: may(privacyManage) }],
  [`GET ${LIFECYCLE}/privacy/person/file`]: [{ rule: may(privacyManage) }],
  [`POST ${LIFECYCLE}/privacy/person/erase`]: [{ rule: may(privacyManage) }],
  [`GET ${LIFECYCLE}/privacy/register`]: [{ rule: may(privacyManage) }],
  [`GET ${LIFECYCLE}/privacy/register/file`]: [{ rule: may(privacyManage) }],
  [`PUT ${LIFECYCLE}/privacy/settings`]: [{ rule: may(privacyManage) }],
  [`GET ${LIFECYCLE}/privacy/retention`]: [{ rule: may(privacyManage) }],
  [`POST ${LIFECYCLE}/privacy/retention/purge`]: [{ rule: may(privacyManage) }],

  [`GET ${LIFECYCLE}/events`]: [{ rule: may(webhookManage) }],
  [`POST ${LIFECYCLE}/events/:id/resend`]: [{ rule: may(webhookManage) }],
  [`GET ${LIFECYCLE}/events/webhooks`]: [{ rule: may(webhookManage) }],
  [`PUT ${LIFECYCLE}/events/webhooks`]: [{ rule: may(webhookManage) }],
  [`POST ${LIFECYCLE}/events/webhooks/:id/test`]: [{ rule: may(webhookManage) }],
  [`GET ${LIFECYCLE}/events/webhooks/:id/secret`]: [{ rule: may(webhookManage) }],
  [`POST ${LIFECYCLE}/events/webhooks/:id/secret`]: [{ rule: may(webhookManage) }],

  [`GET ${LIFECYCLE}/onboarding`]: [{ rule: may(settingsManage) }],
  [`PUT ${LIFECYCLE}/onboarding`]: [{ rule: may(settingsManage) }],

  [`GET ${LIFECYCLE}/offers/:documentId`]: [{ rule: explore('read') }],
  [`GET ${LIFECYCLE}/offers/:documentId/sheet`]: [{ rule: explore('read') }],
  [`GET ${LIFECYCLE}/offers/:documentId/next-year`]: [{ rule: explore('create') }],
  [`POST ${LIFECYCLE}/offers/:documentId/next-year`]: [{ rule: explore('create') }],
  [`GET ${LIFECYCLE}/offers/tiers/:documentId`]: [{ rule: explore('read') }],
  [`GET ${LIFECYCLE}/offers/benefits/:documentId`]: [{ rule: explore('read') }],

  [`GET ${LIFECYCLE}/settings/workflows`]: [{ rule: mayOneOf(membershipRead, workflowManage) }],
  [`POST ${LIFECYCLE}/settings/workflows`]: [{ rule: may(workflowManage) }],
  [`GET ${LIFECYCLE}/settings/workflows/:id`]: [{ rule: mayOneOf(membershipRead, workflowManage) }],
  [`DELETE ${LIFECYCLE}/settings/workflows/:id`]: [{ rule: may(workflowManage) }],
  [`PUT ${LIFECYCLE}/settings/workflows/:id`]: [{ rule: may(workflowManage) }],
  [`POST ${LIFECYCLE}/settings/workflows/:id/preview`]: [{ rule: may(workflowManage) }],
  [`GET ${LIFECYCLE}/settings/templates`]: [{ rule: mayOneOf(messageRead, templatesManage) }],
  [`GET ${LIFECYCLE}/settings/templates/:code/preview`]: [
    { rule: mayOneOf(messageRead, templatesManage) },
  ],
  [`PUT ${LIFECYCLE}/settings/templates/:code`]: [{ rule: may(templatesManage) }],
  [`POST ${LIFECYCLE}/settings/templates/:code/preview`]: [{ rule: may(templatesManage) }],
  [`POST ${LIFECYCLE}/settings/templates/:code/test`]: [{ rule: may(templatesManage) }],
  [`GET ${LIFECYCLE}/settings/identity`]: [{ rule: may(settingsManage) }],
  [`PUT ${LIFECYCLE}/settings/identity`]: [{ rule: may(settingsManage) }],
};

/** Content-API routes of Strapi's own plugins: `routes-of-strapi.test.ts` says who reaches them. */
const OF_STRAPI = [
  'auth',
  'connect',
  'content-type-builder',
  'email',
  'i18n',
  'upload',
  'users',
  'users-permissions',
].map((name) => `/api/${name}/`);

const READER = [
  membershipRead,
  applicationRead,
  paperRead,
  assemblyRead,
  statisticsRead,
  messageRead,
  occasionRead,
  participationRead,
];
const STAFF = [
  ...READER,
  membershipManage,
  applicationManage,
  paperManage,
  assemblyManage,
  privacyManage,
  duesManage,
  usageRecord,
  rightsGrant,
  messageManage,
  importManage,
  exportRead,
  occasionManage,
  participationManage,
];

const CASES = Object.entries(RULES).flatMap(([route, cases]) =>
  cases.map(
    ({ url, rule }) => [`${route.split(' ')[0]} ${url ?? route.split(' ')[1]}`, rule] as const,
  ),
);

const namedBy = (rule: Rule): string[] => {
  if ('oneOf' in rule) return rule.oneOf;
  return 'permissions' in rule ? rule.permissions : [];
};
/** The role that holds all that the plugin knows, but for what a rule asks: it tries every other at once. */
const allBut = (rule: Rule): string => `role with all but ${namedBy(rule).sort().join(', ')}`;

/** What each kind of admin account holds of the plugin. */
const HELD: Record<string, string[]> = {
  author: [],
  editor: [],
  communications: [occasionRead, occasionManage],
  'membership staff': STAFF,
  reader: READER,
  treasurer: [membershipRead, paperRead, statisticsRead, duesManage, accountingManage],
  sessions: [usageRecord, occasionRead, participationRead, participationManage],
  dpo: [privacyManage],
  assembly: [assemblyRead, assemblyManage],
  administrator: [
    ...STAFF,
    accountingManage,
    settingsManage,
    workflowManage,
    templatesManage,
    webhookManage,
  ],
  'admin token for membership.read': [membershipRead],
  'with a condition': [],
  'of one language': [],
  'with nothing': [],
  ...Object.fromEntries(
    Object.values(PERMISSIONS).map((permission) => [`role with ${permission}`, [permission]]),
  ),
  ...Object.fromEntries(
    CASES.map(([, rule]) => [
      allBut(rule),
      Object.values(PERMISSIONS).filter((one) => !namedBy(rule).includes(one)),
    ]),
  ),
};

/** Which of them read the offer in the Content Manager, and which write it. */
const WRITERS = ['author', 'editor', 'communications', 'administrator'];
const EXPLORERS: Record<Explored, string[]> = {
  create: WRITERS,
  read: [...WRITERS, 'membership staff', 'reader', 'of one language'],
  records: ['membership staff', 'reader', 'treasurer', 'with a condition', 'administrator'],
};

const CONTACT_READERS = ['membership staff', 'reader', 'treasurer', 'administrator'];

const NOT_ADMINS = [
  'nobody',
  'forged token',
  'user',
  'read-only token',
  'full token',
  'token for check',
];

const allows = (rule: Rule, name: string): 'allowed' | 401 | 403 => {
  if ('public' in rule) return 'allowed';
  if ('user' in rule) {
    if (name === 'user') return 'allowed';
    // Strapi takes who says nothing for the public, and finds that it may not.
    return name === 'nobody' ? 403 : 401;
  }
  if ('permissions' in rule) {
    if (!(name in HELD)) return 401;
    if (rule.contacts && !CONTACT_READERS.includes(name)) return 403;
    return rule.permissions.every((one) => HELD[name].includes(one)) ? 'allowed' : 403;
  }
  if ('oneOf' in rule) {
    if (!(name in HELD)) return 401;
    return rule.oneOf.some((one) => HELD[name].includes(one)) ? 'allowed' : 403;
  }
  if ('explorer' in rule) {
    if (!(name in HELD)) return 401;
    return EXPLORERS[rule.explorer].includes(name) ? 'allowed' : 403;
  }
  if (name === 'full token') return 'allowed';
  if (name === 'read-only token') return rule.token.endsWith('.find') ? 'allowed' : 403;
  if (name === 'token for check') return rule.token.endsWith('.check') ? 'allowed' : 403;
  return 401;
};

interface Answer {
  status: number;
  body: { error?: { details?: { reason?: string } } };
}

/** Allowed: the request reached what answers it, and was not too much for it. */
const outcomeOf = ({ status, body }: Answer): 'allowed' | number => {
  const unrouted = status === 404 && body.error?.details?.reason === undefined;
  return [401, 403, 405].includes(status) || status >= 500 || unrouted ? status : 'allowed';
};

let strapi: Core.Strapi;
let callers: Record<string, Caller>;
let parameters: Record<string, string>;

/** Every route of the running application, as `METHOD /path`. */
const listRoutes = (): string[] =>
  strapi.server
    .listRoutes()
    .flatMap(({ methods, path }) => methods.map((method: string) => `${method} ${path}`))
    .filter((route) => !route.startsWith('HEAD '));

const ours = (route: string): boolean => {
  const [, path] = route.split(' ');
  if (path.startsWith(`${LIFECYCLE}/`)) return true;
  // `/api([^/]*)` carries no handler: Koa's own answer to unknown methods.
  return path.startsWith('/api/') && !OF_STRAPI.some((prefix) => `${path}/`.startsWith(prefix));
};

const urlOf = (route: string, url?: string): string =>
  (url ?? route.split(' ')[1]).replace(/:(\w+)/g, (_, name: string) => parameters[name]);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  // Or each of thousands of requests would open a port of its own.
  await listen(strapi);
  await makeOffer(strapi, { slug: 'offre' });
  const { membership } = await makeMember(strapi);
  await giveRight(strapi, membership);
  parameters = {
    documentId: membership,
    membershipId: membership,
    id: DEFAULT_WORKFLOW.id,
    code: 'call-issued',
    slug: 'offre',
  };
  const admin = async (role: string) => (await loginAs(strapi, role)).token;
  const reads = (subjects: string[], properties: object, conditions: string[] = []) => {
    const action = 'plugin::content-manager.explorer.read';
    const held = subjects.map((subject) => ({ action, subject, properties, conditions }));
    return asHolderOf(strapi, ...held);
  };
  callers = {
    nobody: null,
    'forged token': 'eyJhbGciOiJub25lIn0.eyJpZCI6MX0.',
    user: await asUser(strapi),
    'read-only token': await asToken(strapi, 'read-only'),
    'full token': await asToken(strapi, 'full-access'),
    'token for check': await asToken(strapi, 'custom', [`${ENTITLEMENTS}.check`]),
    author: await admin('strapi-author'),
    editor: await admin('strapi-editor'),
    communications: await admin('communications'),
    'membership staff': await admin('membership-staff'),
    reader: await admin('reader'),
    treasurer: await admin('treasurer'),
    sessions: await admin('sessions'),
    dpo: await admin('dpo'),
    assembly: await admin('assembly'),
    administrator: await admin('administrator'),
    'admin token for membership.read': await asAdminToken(strapi, [membershipRead]),
    'with a condition': await reads(
      [MEMBERSHIP_UID, ORGANISATION_UID],
      { fields: ['reference', 'name'] },
      ['admin::is-creator'],
    ),
    'of one language': await reads([OFFER_UID, TIER_UID, BENEFIT_UID], {
      fields: ['title', 'name'],
      locales: ['fr'],
    }),
    'with nothing': await asHolderOf(strapi),
  };
  for (const [name, held] of Object.entries(HELD)) {
    if (name.startsWith('role with ')) callers[name] = await asHolderOf(strapi, ...held);
  }
});
afterAll(() => stop(strapi));

test('every route has a rule, and every rule a route', () => {
  expect(listRoutes().filter(ours).sort()).toEqual(Object.keys(RULES).sort());
});

test('every caller of the table is tried', () => {
  expect(Object.keys(callers).sort()).toEqual([...NOT_ADMINS, ...Object.keys(HELD)].sort());
});

/** Of the roles of one permission those that a rule names, and of those that lack some, its own. */
const isTried = (rule: Rule, name: string): boolean => {
  if (name.startsWith('role with all but')) return name === allBut(rule);
  if (!name.startsWith('role with ')) return true;
  return namedBy(rule).some((one) => HELD[name].includes(one));
};

test.each(CASES)('%s answers those who may, and nobody else', async (request, rule) => {
  const [method] = request.split(' ');
  const expected: Record<string, unknown> = {};
  const answered: Record<string, unknown> = {};
  for (const [name, caller] of Object.entries(callers)) {
    if (!isTried(rule, name)) continue;
    expected[name] = allows(rule, name);
    answered[name] = outcomeOf(await call(strapi, method, urlOf(request), caller));
  }
  expect(answered).toEqual(expected);
});

describe('the content API', () => {
  const TYPES = () =>
    Object.values(strapi.contentTypes).filter(
      ({ uid }) => uid.startsWith('api::') || uid.startsWith('plugin::membership-lifecycle.'),
    );

  test('offers the actions of the table and no other of ours', () => {
    const actions = Object.values(strapi.contentAPI.permissions.providers.action.keys()).filter(
      (action) =>
        !/^plugin::(content-type-builder|email|i18n|upload|users-permissions)\./.test(action),
    );
    expect(actions.sort()).toEqual(
      [
        'api::offer.offer.bySlug',
        'api::offer.offer.current',
        'api::offer.offer.sheet',
        'plugin::membership-lifecycle.association.find',
        ...['challenge', 'form', 'receive'].map((name) => `${APPLY}.${name}`),
        ...['check', 'consume', 'find', 'reverse'].map((name) => `${ENTITLEMENTS}.${name}`),
        ...OWN_ACTIONS.map((name) => `${ME}.${name}`),
        ...['requestLink', 'signIn', 'acceptInvitation'].map((name) => `${ENTRANCE}.${name}`),
        ...['calendar', 'cancel', 'find', 'register'].map((name) => `${OCCASIONS}.${name}`),
        ...['accept', 'decline', 'view'].map((name) => `${INVITATIONS}.${name}`),
      ].sort(),
    );
  });

  test('has no core route of any type, not even for a token with full access', async () => {
    const found: string[] = [];
    for (const { info } of TYPES()) {
      for (const name of new Set([info.singularName, info.pluralName])) {
        for (const request of [
          `GET /api/${name}`,
          `POST /api/${name}`,
          `GET /api/${name}/x/y`,
          `PUT /api/${name}/x`,
          `DELETE /api/${name}/x`,
          `GET /api/membership-lifecycle/${name}`,
        ]) {
          const [method, url] = request.split(' ');
          const { status } = await call(strapi, method, url, callers['full token']);
          if (status !== 404 && status !== 405) found.push(`${request}: ${status}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  const PROBES = [
    '_q=secret',
    'filters[contacts][email][$startsWith]=a',
    'filters[createdBy][password][$startsWith]=a',
    'sort=createdBy.password',
    'populate=*',
    'populate[createdBy]=true',
    'fields[0]=id',
    'status=draft',
    'publicationState=preview',
    'pagination[pageSize]=1',
    'locale[$ne]=fr',
    'locale=xx',
  ];

  test.each(PROBES)('does not let %s through on the offer calls', async (probe) => {
    for (const url of ['/api/offers/current', '/api/offers/offre']) {
      const { status } = await call(strapi, 'GET', `${url}?${probe}`, null);
      expect([url, status]).toEqual([url, 400]);
    }
  });

  test.each(PROBES)('does not let %s through on the entitlement call', async (probe) => {
    const url = `/api/entitlements?membership=${parameters.documentId}&${probe}`;
    expect((await call(strapi, 'GET', url, callers['full token'])).status).toBe(400);
  });
});

describe('the Content Manager', () => {
  test('writes to no table of the plugin, whoever asks, and shows them to an administrator alone', async () => {
    const tables = Object.keys(strapi.contentTypes).filter((uid) =>
      uid.startsWith('plugin::membership-lifecycle.'),
    );
    expect(tables.length).toBeGreaterThan(5);
    for (const uid of tables) {
      for (const name of ['editor', 'communications', 'membership staff', 'administrator']) {
        for (const [method, url] of [
          ['GET', contentManager(uid)],
          ['POST', contentManager(uid)],
          ['PUT', contentManager(uid, 'x')],
          ['DELETE', contentManager(uid, 'x')],
        ]) {
          const { status } = await call(strapi, method, url, callers[name]);
          const expected = name === 'administrator' && method === 'GET' ? 200 : 403;
          expect([uid, name, method, status]).toEqual([uid, name, method, expected]);
        }
      }
    }
  });
});
