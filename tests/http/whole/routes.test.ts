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

import {
  APPLY,
  ENTITLEMENTS,
  ENTRANCE,
  INVITATIONS,
  LIFECYCLE,
  ME,
  MEMBERS_PARTS,
  OCCASIONS,
  RESOURCES,
  OWN_ACTIONS,
  RULES,
  type Explored,
  type Rule,
} from '../../helpers/route-rules';

/** Who may call what. A route without a rule in `tests/helpers/route-rules.ts` fails. */

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
  PERMISSIONS.membershipRead,
  PERMISSIONS.applicationRead,
  PERMISSIONS.paperRead,
  PERMISSIONS.assemblyRead,
  PERMISSIONS.statisticsRead,
  PERMISSIONS.messageRead,
  PERMISSIONS.occasionRead,
  PERMISSIONS.participationRead,
];
const STAFF = [
  ...READER,
  PERMISSIONS.membershipManage,
  PERMISSIONS.applicationManage,
  PERMISSIONS.paperManage,
  PERMISSIONS.assemblyManage,
  PERMISSIONS.privacyManage,
  PERMISSIONS.duesManage,
  PERMISSIONS.usageRecord,
  PERMISSIONS.rightsGrant,
  PERMISSIONS.messageManage,
  PERMISSIONS.importManage,
  PERMISSIONS.exportRead,
  PERMISSIONS.occasionManage,
  PERMISSIONS.participationManage,
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
  communications: [PERMISSIONS.occasionRead, PERMISSIONS.occasionManage],
  'membership staff': STAFF,
  reader: READER,
  treasurer: [
    PERMISSIONS.membershipRead,
    PERMISSIONS.paperRead,
    PERMISSIONS.statisticsRead,
    PERMISSIONS.duesManage,
    PERMISSIONS.accountingManage,
  ],
  sessions: [
    PERMISSIONS.usageRecord,
    PERMISSIONS.occasionRead,
    PERMISSIONS.participationRead,
    PERMISSIONS.participationManage,
  ],
  dpo: [PERMISSIONS.privacyManage],
  assembly: [PERMISSIONS.assemblyRead, PERMISSIONS.assemblyManage],
  administrator: [
    ...STAFF,
    PERMISSIONS.accountingManage,
    PERMISSIONS.settingsManage,
    PERMISSIONS.workflowManage,
    PERMISSIONS.templatesManage,
    PERMISSIONS.webhookManage,
  ],
  'admin token for membership.read': [PERMISSIONS.membershipRead],
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
  if ('agenda' in rule) {
    if (['nobody', 'user', 'read-only token', 'full token'].includes(name)) return 'allowed';
    return name === 'token for check' ? 403 : 401;
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
    'admin token for membership.read': await asAdminToken(strapi, [PERMISSIONS.membershipRead]),
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
        'plugin::membership-lifecycle.offers.find',
        ...['challenge', 'form', 'receive'].map((name) => `${APPLY}.${name}`),
        ...['check', 'consume', 'find', 'reverse'].map((name) => `${ENTITLEMENTS}.${name}`),
        ...OWN_ACTIONS.map((name) => `${ME}.${name}`),
        ...['requestLink', 'signIn', 'acceptInvitation'].map((name) => `${ENTRANCE}.${name}`),
        ...['calendar', 'cancel', 'find', 'findOne', 'register'].map(
          (name) => `${OCCASIONS}.${name}`,
        ),
        ...['accept', 'decline', 'view'].map((name) => `${INVITATIONS}.${name}`),
        ...['file', 'find', 'findOne'].map((name) => `${RESOURCES}.${name}`),
        `${MEMBERS_PARTS}.find`,
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
    // Our own lists: of resources without a part for members, of offers without a draft.
    expect(found).toEqual(['GET /api/offers: 200', 'GET /api/resources: 200']);
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
