import type { Core } from '@strapi/strapi';
import { loginAs } from '../../helpers/admin';
import { asHolderOf, asToken, call, type Caller } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { accountOf } from '../../helpers/member-space';
import { boot, stop } from '../../helpers/strapi';
import { CLIENT } from '../../helpers/test-database';

/**
 * Who reaches the routes that are Strapi's and not ours (`routes.test.ts` has those): all of them, read
 * from the running application. One that an upgrade brings has no rule, and fails.
 */

const TOKENS = ['read-only token', 'full token', 'token for check'];
const USERS = ['member', 'another member'];
const ADMINS = ['author', 'editor', 'communications', 'membership staff', 'reader'];
/** Roles of an association's own: of what they wrote themselves, of one language, of nothing at all. */
const NARROW = ['role with a condition', 'role of one language', 'role with nothing'];
const EVERYBODY = ['nobody', ...USERS, ...TOKENS, ...ADMINS, ...NARROW, 'administrator'];

const PUBLIC_ROLE = ['nobody', 'full token'];
const USER_ROLE = [...USERS, 'full token'];
const FULL = ['full token'];
const READING_TOKENS = ['read-only token', 'full token'];
const ACCOUNTS = [...ADMINS, ...NARROW, 'administrator'];
const ADMINISTRATOR = ['administrator'];
const MEDIA = ['author', 'editor', 'communications', 'administrator'];
const READERS = ['membership staff', 'reader', 'role with a condition', 'administrator'];
const WRITERS = ['membership staff', 'administrator'];
/** What asks for something else than an account, and the builder of types, which production has not. */
const NOBODY: string[] = [];

/** Groups of routes by who reaches them; a route stands in one group. */
const GROUPS: [string[], string[]][] = [
  [
    EVERYBODY,
    [
      'GET /_health',
      'GET /',
      'GET /((?!uploads/).+)',
      'GET /uploads/(.*)',
      'GET /admin/:path*',
      'GET /admin/init',
      'GET /admin/project-type',
      'GET /admin/registration-info',
      'POST /admin/login',
      // An empty sign-in is refused before anybody is asked who they are.
      'POST /api/auth/local',
      'POST /admin/register-admin',
      'POST /admin/register',
      'POST /admin/forgot-password',
      'POST /admin/reset-password',
      'GET /content-manager/preview/script',
    ],
  ],
  [
    PUBLIC_ROLE,
    [
      'GET /api/connect/(.*)',
      'GET /api/auth/:provider/callback',
      'GET /api/auth/email-confirmation',
      'POST /api/auth/local/register',
      'POST /api/auth/forgot-password',
      'POST /api/auth/reset-password',
      'POST /api/auth/send-email-confirmation',
      'POST /api/auth/refresh',
    ],
  ],
  [
    USER_ROLE,
    [
      'POST /api/auth/change-password',
      'POST /api/auth/logout',
      'GET /api/auth/sessions',
      'DELETE /api/auth/sessions/:sessionId',
    ],
  ],
  [USERS, ['GET /api/users/me']],
  [
    FULL,
    [
      'GET /api/content-type-builder/content-types',
      'GET /api/content-type-builder/content-types/:uid',
      'GET /api/content-type-builder/components',
      'GET /api/content-type-builder/components/:uid',
      'POST /api/email',
      'POST /api/upload',
      'GET /api/upload/files/page',
      'DELETE /api/upload/files/:id',
      'GET /api/i18n/locales',
    ],
  ],
  [READING_TOKENS, ['GET /api/upload/files', 'GET /api/upload/files/:id']],
  [
    NOBODY,
    [
      'POST /admin/access-token',
      'GET /admin/transfer/runner/push',
      'GET /admin/transfer/runner/pull',
      'POST /content-type-builder/content-types',
      'PUT /content-type-builder/content-types/:uid',
      'DELETE /content-type-builder/content-types/:uid',
      'POST /content-type-builder/components',
      'PUT /content-type-builder/components/:uid',
      'DELETE /content-type-builder/components/:uid',
      'PUT /content-type-builder/component-categories/:name',
      'DELETE /content-type-builder/component-categories/:name',
      'POST /content-type-builder/update-schema',
    ],
  ],
  [
    ACCOUNTS,
    [
      'GET /admin/information',
      'GET /admin/telemetry-properties',
      'GET /admin/license-trial-time-left',
      'GET /admin/guided-tour-meta',
      'GET /admin/permissions',
      'POST /admin/permissions/check',
      'GET /admin/users/me',
      'PUT /admin/users/me',
      'GET /admin/users/me/permissions',
      'GET /admin/users/me/sessions',
      'DELETE /admin/users/me/sessions',
      'DELETE /admin/users/me/sessions/:sessionId',
      'POST /admin/logout',
      'GET /admin/content-api/permissions',
      'GET /admin/content-api/routes',
      'GET /admin/homepage/key-statistics',
      'GET /admin/homepage/layout',
      'PUT /admin/homepage/layout',
      'GET /admin/ai-usage',
      'GET /admin/ai-token',
      'GET /admin/ai-feature-config',
      'GET /content-manager/init',
      'GET /content-manager/content-types',
      'GET /content-manager/content-types-settings',
      'GET /content-manager/content-types/:uid/configuration',
      'GET /content-manager/components',
      'GET /content-manager/components/:uid/configuration',
      'POST /content-manager/uid/generate',
      'POST /content-manager/uid/check-availability',
      'GET /content-manager/relations/:model/:targetField',
      'GET /content-manager/relations/:model/:id/:targetField',
      'GET /content-manager/preview/url/:contentType',
      'GET /content-manager/homepage/recent-documents',
      'GET /content-manager/homepage/count-documents',
      'POST /upload',
      'PUT /upload/files/:id',
      'POST /upload/files/:id/replace',
      'GET /upload/configuration',
      'GET /upload/ai-metadata-jobs/latest',
      'GET /i18n/locales',
      'GET /i18n/settings',
      'POST /i18n/content-manager/actions/get-non-localized-fields',
      'GET /i18n/ai-localization-jobs/collection-types/:contentType/:documentId',
      'GET /i18n/ai-localization-jobs/single-types/:contentType',
      'GET /users-permissions/permissions',
      'GET /users-permissions/policies',
      'GET /users-permissions/routes',
    ],
  ],
  [
    MEDIA,
    [
      'POST /upload/actions/upload-from-urls',
      'POST /upload/actions/bulk-update',
      'POST /upload/actions/bulk-delete',
      'POST /upload/actions/bulk-move',
      'POST /upload/actions/generate-ai-metadata',
      'POST /upload/ai-metadata-jobs',
      'GET /upload/ai-metadata-jobs/pending-count',
      'GET /upload/files',
      'POST /upload/files',
      'GET /upload/files/:id',
      'DELETE /upload/files/:id',
      'GET /upload/folders',
      'POST /upload/folders',
      'GET /upload/folders/:id',
      'PUT /upload/folders/:id',
      'GET /upload/folder-structure',
      'PUT /upload/configuration',
    ],
  ],
  [
    READERS,
    [
      'GET /content-manager/collection-types/:model',
      'GET /content-manager/collection-types/:model/:id',
      'GET /content-manager/collection-types/:model/:id/actions/countDraftRelations',
      'GET /content-manager/collection-types/:model/actions/countManyEntriesDraftRelations',
      'GET /content-manager/single-types/:model',
      'GET /content-manager/single-types/:model/actions/countDraftRelations',
      'POST /content-manager/collection-types/:model/actions/bulkFindForValidation',
      'GET /i18n/content-manager/get-fill-from-locale/:model',
    ],
  ],
  [
    WRITERS,
    [
      'POST /content-manager/collection-types/:model',
      'POST /content-manager/collection-types/:model/clone/:sourceId',
      'POST /content-manager/collection-types/:model/auto-clone/:sourceId',
      'PUT /content-manager/collection-types/:model/:id',
      'PUT /content-manager/single-types/:model',
      'POST /content-manager/collection-types/:model/:id/actions/discard',
      'POST /content-manager/single-types/:model/actions/discard',
    ],
  ],
  [
    ADMINISTRATOR,
    [
      'PUT /content-manager/content-types/:uid/configuration',
      'PUT /content-manager/components/:uid/configuration',
      'DELETE /content-manager/collection-types/:model/:id',
      'POST /content-manager/collection-types/:model/actions/bulkDelete',
      'DELETE /content-manager/single-types/:model',
      'POST /content-manager/collection-types/:model/actions/publish',
      'POST /content-manager/collection-types/:model/:id/actions/publish',
      'POST /content-manager/collection-types/:model/:id/actions/unpublish',
      'POST /content-manager/collection-types/:model/actions/bulkPublish',
      'POST /content-manager/collection-types/:model/actions/bulkUnpublish',
      'POST /content-manager/single-types/:model/actions/publish',
      'POST /content-manager/single-types/:model/actions/unpublish',
      'GET /admin/project-settings',
      'POST /admin/project-settings',
      'GET /admin/plugins',
      'POST /email',
      'POST /email/test',
      'GET /email/settings',
      'POST /email/verify',
      'GET /upload/settings',
      'PUT /upload/settings',
      'GET /i18n/iso-locales',
      'POST /i18n/locales',
      'PUT /i18n/locales/:id',
      'DELETE /i18n/locales/:id',
      'PUT /i18n/settings',
      ...['GET', 'POST'].map((method) => `${method} /admin/users`),
      ...['GET', 'PUT', 'DELETE'].map((method) => `${method} /admin/users/:id`),
      'POST /admin/users/batch-delete',
      ...['GET', 'POST'].map((method) => `${method} /admin/roles`),
      ...['GET', 'PUT', 'DELETE'].map((method) => `${method} /admin/roles/:id`),
      ...['GET', 'PUT'].map((method) => `${method} /admin/roles/:id/permissions`),
      'POST /admin/roles/batch-delete',
      ...['GET', 'POST'].map((method) => `${method} /admin/webhooks`),
      ...['GET', 'PUT', 'DELETE'].map((method) => `${method} /admin/webhooks/:id`),
      'POST /admin/webhooks/batch-delete',
      'POST /admin/webhooks/:id/trigger',
      ...['/admin/api-tokens', '/admin/admin-tokens', '/admin/transfer/tokens'].flatMap((path) => [
        ...['GET', 'POST'].map((method) => `${method} ${path}`),
        ...['GET', 'PUT', 'DELETE'].map((method) => `${method} ${path}/:id`),
        `POST ${path}/:id/regenerate`,
      ]),
      'GET /admin/admin-tokens/:id/owner-permissions',
      'GET /content-type-builder/reserved-names',
      'GET /content-type-builder/content-types',
      'GET /content-type-builder/content-types/:uid',
      'GET /content-type-builder/components',
      'GET /content-type-builder/components/:uid',
      'GET /content-type-builder/schema',
      'GET /content-type-builder/update-schema-status',
      ...['GET', 'POST'].map((method) => `${method} /users-permissions/roles`),
      'GET /users-permissions/roles/:id',
      'PUT /users-permissions/roles/:role',
      'DELETE /users-permissions/roles/:role',
      ...['email-templates', 'advanced', 'providers'].flatMap((name) =>
        ['GET', 'PUT'].map((method) => `${method} /users-permissions/${name}`),
      ),
    ],
  ],
];
const RULES = new Map(GROUPS.flatMap(([who, routes]) => routes.map((route) => [route, who])));

const OF_OURS =
  /^\w+ (\/membership-lifecycle\/|\/api\/(offers|entitlements|occasions|resources|members-parts|me|applications|association|renewal-invitations)(\/|$))/;
/** The health answers any method that there is. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const listRoutes = (strapi: Core.Strapi): string[] =>
  strapi.server
    .listRoutes()
    .flatMap(({ methods, path }) =>
      (path === '/_health' ? ['GET'] : methods.filter((one: string) => one !== 'HEAD')).map(
        (method: string) => `${method} ${path}`,
      ),
    )
    .filter((route) => !OF_OURS.test(route));

const READ = 'plugin::content-manager.explorer.read';
const READING_MEMBERS = {
  action: READ,
  subject: 'api::membership.membership',
  properties: { fields: ['reference'] },
};
const READING_OFFERS = { action: READ, subject: 'api::offer.offer' };

/** Whoever calls these is signed out by it: each time somebody new. */
const SIGNS_OUT = ['POST /admin/logout', 'DELETE /admin/users/me/sessions'];

let strapi: Core.Strapi;
let make: Record<string, () => Promise<Caller>>;
const callers: Record<string, Caller> = {};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  // Or each of thousands of requests would open a port of its own.
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  await manyMembers(strapi, 2);
  const admin = (role: string) => async () => (await loginAs(strapi, role)).token;
  make = {
    nobody: async () => null,
    member: async () => (await accountOf(strapi, 'c0@example.org')).token,
    'another member': async () => (await accountOf(strapi, 'c1@example.org')).token,
    'read-only token': () => asToken(strapi, 'read-only'),
    'full token': () => asToken(strapi, 'full-access'),
    'token for check': () =>
      asToken(strapi, 'custom', ['plugin::membership-lifecycle.entitlements.check']),
    author: admin('strapi-author'),
    editor: admin('strapi-editor'),
    communications: admin('communications'),
    'membership staff': admin('membership-staff'),
    reader: admin('reader'),
    'role with a condition': () =>
      asHolderOf(strapi, { ...READING_MEMBERS, conditions: ['admin::is-creator'] }),
    'role of one language': () =>
      asHolderOf(strapi, { ...READING_OFFERS, properties: { fields: ['title'], locales: ['fr'] } }),
    'role with nothing': () => asHolderOf(strapi),
    administrator: admin('administrator'),
  };
  for (const [name, one] of Object.entries(make)) callers[name] = await one();
});
afterAll(() => stop(strapi));

test('every route of Strapi’s has one rule, and every rule a route', () => {
  const routes = listRoutes(strapi);
  expect(routes.filter((route) => !METHODS.includes(route.split(' ')[0]))).toEqual([]);
  expect([...routes].sort()).toEqual([...RULES.keys()].sort());
  expect(GROUPS.flatMap(([, listed]) => listed)).toHaveLength(RULES.size);
  expect(Object.keys(callers)).toEqual(EVERYBODY);
});

const urlOf = (path: string): string =>
  path
    .replace('/((?!uploads/).+)', '/robots.txt')
    .replace('(.*)', 'x')
    .replace('/:model', '/MODEL')
    .replace(/:\w+\*?/g, '999999')
    .replace('MODEL', 'api::membership.membership');

/** Reached: what answers was asked, whatever it made of an empty request. */
const outcomeOf = (status: number): string =>
  [401, 403].includes(status) ? 'refused' : status === 405 ? 'unrouted' : 'reached';

/** No database decides who may do what: a server is asked by those who differ the most. */
const ASKING =
  CLIENT === 'sqlite' ? EVERYBODY : ['nobody', 'member', 'full token', 'reader', 'administrator'];

test.each([...RULES])('%s is reached by those who may, and by nobody else', async (route, who) => {
  const [method, path] = route.split(' ');
  const answered: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  for (const name of ASKING) {
    const caller = SIGNS_OUT.includes(route) ? await make[name]() : callers[name];
    const { status } = await call(strapi, method, urlOf(path), caller);
    answered[name] = outcomeOf(status);
    expected[name] = who.includes(name) ? 'reached' : 'refused';
    if (name === 'nobody') expect(status).toBeLessThan(500);
  }
  expect(answered).toEqual(expected);
});

test.each([
  'GET /api/users',
  'GET /api/users/1',
  'GET /api/users/count',
  'POST /api/users',
  'PUT /api/users/1',
  'DELETE /api/users/1',
  'GET /api/users-permissions/roles',
  'GET /api/users-permissions/permissions',
])('%s, by which Strapi hands out the accounts of members, is not there', async (request) => {
  const [method, url] = request.split(' ');
  for (const name of ['nobody', 'member', 'read-only token', 'full token']) {
    const { status } = await call(strapi, method, url, callers[name]);
    expect([name, [404, 405].includes(status)]).toEqual([name, true]);
  }
});

/** What is answered by middlewares, ahead of the router: they are in none of its lists. */
test.each([
  ['GET /espace', 200],
  ['GET /adhesion', 200],
  ['GET /repondre', 200],
  ['GET /site/css/nothing.css', 404],
  ['GET /_health/live', 200],
  ['GET /_health/ready', 200],
  // Without a token of operators there is none.
  ['GET /metrics', 404],
])('%s answers %i to everybody, whoever they are in the application', async (asked, status) => {
  const [method, url] = asked.split(' ');
  for (const name of EVERYBODY) {
    const answer = await call(strapi, method, url, callers[name]);
    expect([name, answer.status]).toEqual([name, status]);
    expect(JSON.stringify(answer.body)).not.toMatch(/oldest|daily/i);
  }
});
