import { PERMISSIONS } from '../../src/plugins/membership-lifecycle/shared/kernel/ids';

/** Who may call each route. `tests/http/whole/routes.test.ts` fails on a route that has no rule here. */

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
export const ENTITLEMENTS = 'plugin::membership-lifecycle.entitlements';
export const ME = 'plugin::membership-lifecycle.me';
export const ENTRANCE = 'plugin::membership-lifecycle.entrance';
/** What members ask of their own space. */
export const OWN_ACTIONS = [
  ...['me', 'memberships', 'membership', 'usages', 'history', 'registrations'],
  ...['occasions', 'register', 'cancelRegistration'],
  ...['papers', 'paper', 'contacts', 'saveContacts', 'certificate', 'receipts', 'receipt'],
  ...['renewal', 'acceptRenewal', 'declineRenewal'],
];
export const OCCASIONS = 'plugin::membership-lifecycle.occasions';
export const RESOURCES = 'plugin::membership-lifecycle.resources';
export const MEMBERS_PARTS = 'plugin::membership-lifecycle.membersParts';
export const APPLY = 'plugin::membership-lifecycle.apply';
export const INVITATIONS = 'plugin::membership-lifecycle.renewalInvitations';
export const LIFECYCLE = '/membership-lifecycle';

export type Explored = 'read' | 'create' | 'records';
export type Rule =
  | { public: true }
  /** A front-end's user, about what is theirs. */
  | { user: true }
  | { token: string }
  /** Everybody, and tokens that may. */
  | { agenda: string }
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
const agenda = (action: string, controller = OCCASIONS): Rule => ({
  agenda: `${controller}.${action}`,
});
const may = (...permissions: string[]): Rule => ({ permissions });
const mayWithContacts = (permission: string): Rule => ({
  permissions: [permission],
  contacts: true,
});
const mayOneOf = (...oneOf: string[]): Rule => ({ oneOf });
const explore = (explorer: Explored): Rule => ({ explorer });

/** Routes that ask for another permission according to a parameter stand here once for each. */
export const RULES: Record<string, { url?: string; rule: Rule }[]> = {
  'GET /api/offers': [{ rule: open }],
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
  'POST /api/me/memberships/:documentId/registrations': [{ rule: own }],
  'POST /api/me/memberships/:documentId/registrations/:id/cancel': [{ rule: own }],
  'GET /api/me/memberships/:documentId/occasions': [{ rule: own }],
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
  'GET /api/occasions': [{ rule: agenda('find') }],
  'GET /api/occasions/:id': [{ rule: agenda('findOne') }],
  'GET /api/occasions/:id/calendar.ics': [{ rule: agenda('findOne') }],
  'POST /api/occasions/:id/registrations': [{ rule: token('register', OCCASIONS) }],
  'POST /api/occasions/registrations/:id/cancel': [{ rule: token('cancel', OCCASIONS) }],

  'GET /api/resources': [{ rule: agenda('find', RESOURCES) }],
  'GET /api/resources/:documentId': [{ rule: agenda('findOne', RESOURCES) }],
  'GET /api/resources/files/:id': [{ rule: open }],
  'GET /api/members-parts/:type': [{ rule: agenda('find', MEMBERS_PARTS) }],

  [`GET ${LIFECYCLE}/members-parts/:uid/choices`]: [
    {
      url: `${LIFECYCLE}/members-parts/api%3A%3Aresource.resource/choices`,
      rule: explore('create'),
    },
  ],
  [`POST ${LIFECYCLE}/members-parts/:uid/files`]: [
    { url: `${LIFECYCLE}/members-parts/api%3A%3Aresource.resource/files`, rule: explore('create') },
  ],
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
    { url: `${LIFECYCLE}/memberships/:documentId/commands/reject-payment`, rule: may(duesManage) },
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
  [`GET ${LIFECYCLE}/dues/to-issue`]: [{ rule: may(membershipRead) }],
  [`POST ${LIFECYCLE}/dues/reissue/plan`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/dues/reissue`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/dues/issue/plan`]: [{ rule: may(duesManage) }],
  [`POST ${LIFECYCLE}/dues/issue`]: [{ rule: may(duesManage) }],
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

  [`GET ${LIFECYCLE}/offers/published`]: [{ rule: explore('read') }],
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
