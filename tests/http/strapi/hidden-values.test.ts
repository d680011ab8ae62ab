import type { Core } from '@strapi/strapi';
import { contentManager, loginAs } from '../../helpers/admin';
import { asHolderOf, asToken, call, type Caller } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { inOrder } from '../../helpers/json';
import { accountOf } from '../../helpers/member-space';
import { boot, stop } from '../../helpers/strapi';
import { CLIENT } from '../../helpers/test-database';
import {
  MEMBERSHIP_UID,
  OFFER_UID,
  ORGANISATION_UID,
} from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';

/**
 * What may not be read may not be guessed either: each question is asked with the hidden value and
 * with another, in every form of a query, and both get the same answer.
 */

const ADMIN_UID = 'admin::user';
const USER_UID = 'plugin::users-permissions.user';
const FILE_UID = 'plugin::upload.file';
const READ = 'plugin::content-manager.explorer.read';

let strapi: Core.Strapi;
let tokens: Record<string, Caller>;
let member: string;
let asked = 0;

/** A value that is nowhere else, for a column. */
const hidden = (name: string) => `hidden-${name}`;
const TEXTS = ['string', 'text', 'richtext', 'email', 'uid', 'password', 'customField'];

interface Field {
  name: string;
  value: string;
}

/** What the application reads to work keeps its value; what people write gets a hidden one. */
const isKept = (uid: string, name: string): boolean =>
  !(uid.startsWith('api::') || [ADMIN_UID, USER_UID, FILE_UID].includes(uid)) ||
  name.endsWith('Id') ||
  (uid === ADMIN_UID && !/password|token/i.test(name));

/** Every private text of a type, and what it holds from now on: hidden values where they may stand. */
const hideIn = async (uid: string, where: object = {}): Promise<Field[]> => {
  const { attributes, tableName } = strapi.db.metadata.get(uid);
  const schema = strapi.contentTypes[uid as never] as { attributes: object };
  const rows = () => strapi.db.connection(tableName).where(where);
  const fields: Field[] = [];
  for (const [name, { type, private: isPrivate }] of Object.entries<{
    type: string;
    private?: boolean;
  }>(schema.attributes as never)) {
    const { columnName } = attributes[name] as { columnName?: string };
    if (!columnName || !TEXTS.includes(type) || !(isPrivate || type === 'password')) continue;
    // Of what is in one language only, it holds nothing.
    if (name === 'locale') continue;
    if (!isKept(uid, name)) await rows().update({ [columnName]: hidden(name) });
    const row: Record<string, unknown> | undefined = await rows()
      .whereNotNull(columnName)
      .first(columnName);
    fields.push({ name, value: String(row?.[columnName] ?? hidden(name)) });
  }
  return fields;
};

const privateOf: Record<string, Field[]> = {};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  const [first] = await manyMembers(strapi, 2);
  member = first;
  const admin = async (role: string) => (await loginAs(strapi, role)).token;
  tokens = {
    nobody: null,
    member: (await accountOf(strapi, 'c0@example.org')).token,
    'read-only token': await asToken(strapi, 'read-only'),
    'full token': await asToken(strapi, 'full-access'),
    editor: await admin('strapi-editor'),
    communications: await admin('communications'),
    reader: await admin('reader'),
    'role without organisations': await asHolderOf(strapi, {
      action: READ,
      subject: MEMBERSHIP_UID,
      properties: { fields: ['reference', 'organisation'] },
    }),
    'narrow role': await asHolderOf(
      strapi,
      { action: READ, subject: MEMBERSHIP_UID, properties: { fields: ['reference'] } },
      { action: READ, subject: ORGANISATION_UID, properties: { fields: ['name'] } },
      {
        action: READ,
        subject: OFFER_UID,
        properties: { fields: ['title'], locales: ['fr'] },
      },
    ),
  };
  const author = await loginAs(strapi, 'strapi-author');
  for (const name of ['un', 'deux']) {
    await strapi.db.query(FILE_UID).create({
      data: {
        name: `${name}.png`,
        hash: name,
        ext: '.png',
        mime: 'image/png',
        size: 1,
        url: `/uploads/${name}.png`,
        provider: 'local',
        folderPath: '/',
        createdBy: author.userId,
        updatedBy: author.userId,
      },
    });
  }
  for (const uid of [OFFER_UID, MEMBERSHIP_UID, ORGANISATION_UID]) {
    const { tableName } = strapi.db.metadata.get(uid);
    const by = { created_by_id: author.userId, updated_by_id: author.userId };
    await strapi.db.connection(tableName).update(by);
  }
  for (const uid of Object.keys(strapi.contentTypes)) {
    // Of accounts, the one that wrote everything: the others sign in still.
    privateOf[uid] = await hideIn(uid, uid === ADMIN_UID ? { id: author.userId } : {});
  }
});
afterAll(() => stop(strapi));

test('private fields were found, and hold what must not be guessed', () => {
  const names = (uid: string) => privateOf[uid].map(({ name }) => name);
  expect(names(ADMIN_UID)).toEqual(
    expect.arrayContaining(['password', 'resetPasswordToken', 'registrationToken']),
  );
  expect(names(USER_UID)).toEqual(
    expect.arrayContaining(['password', 'resetPasswordToken', 'confirmationToken']),
  );
  expect(names(MEMBERSHIP_UID)).toEqual(expect.arrayContaining(['notes', 'overrideReason']));
  expect(names(ORGANISATION_UID)).toEqual(expect.arrayContaining(['notes', 'formerly']));
  expect(Object.values(privateOf).flat().length).toBeGreaterThan(100);
});

/** A path into relations, as a query writes it: `createdBy.password` → `[createdBy][password]`. */
const brackets = (path: string) =>
  path
    .split('.')
    .map((name) => `[${name}]`)
    .join('');
/** Populates the relations of a path, and its field at the end. */
const populated = (path: string) => {
  const names = path.split('.');
  const field = names.pop() as string;
  if (names.length === 0) return `populate[0]=${field}`;
  return `populate${names.map((name) => `[${name}]`).join('[populate]')}[fields][0]=${field}`;
};

/** Of the forms of a question, a server is asked one in so many, each time others. */
const STRIDE = CLIENT === 'sqlite' ? 1 : 4;
let turn = 0;

/**
 * Pairs of questions that differ in a value, or in an order, alone. What is refused is refused before a
 * database is asked.
 */
const questions = (path: string, value: string): [string, string][] => {
  const at = brackets(path);
  const start = value.slice(0, -1);
  const wrong = `no${value.slice(2)}`;
  const wrongStart = wrong.slice(0, -1);
  const forms: [string, string][] = [
    [`filters${at}[$eq]=${value}`, `filters${at}[$eq]=${wrong}`],
    [`filters${at}[$startsWith]=${start}`, `filters${at}[$startsWith]=${wrongStart}`],
    [`filters[$or][0]${at}[$containsi]=${start}`, `filters[$or][0]${at}[$containsi]=${wrongStart}`],
    [`filters[$not]${at}[$eq]=${value}`, `filters[$not]${at}[$eq]=${wrong}`],
    [`where${at}=${value}`, `where${at}=${wrong}`],
    [`lookup${at}=${value}`, `lookup${at}=${wrong}`],
    [`_q=${value}`, `_q=${wrong}`],
    [`sort=${path}:asc`, `sort=${path}:desc`],
    [`fields[0]=${path}`, `fields[0]=${path}`],
    [populated(path), populated(path)],
    ['populate=*', 'populate=*'],
    [
      `populate[${path.split('.')[0]}][filters]${brackets(path.split('.').at(-1) as string)}=${value}`,
      `populate[${path.split('.')[0]}][filters]${brackets(path.split('.').at(-1) as string)}=${wrong}`,
    ],
  ];
  turn += 1;
  return forms.filter((_, index) => (index + turn) % STRIDE === 0);
};

/** What somebody learns: nothing, unless two answers differ or one holds a hidden value. */
const learned = async (
  who: string,
  url: string,
  [one, other]: [string, string],
  value: string,
): Promise<string[]> => {
  const mark = url.includes('?') ? '&' : '?';
  const answers = [];
  for (const query of [one, other]) {
    const answer = await call(strapi, 'GET', `${url}${mark}${query}`, tokens[who]);
    asked += 1;
    // What was asked may be told again in a refusal.
    const text = inOrder(answer.body).replaceAll(/"(message|details|path|error)":[^\]]*/g, '');
    answers.push({ status: answer.status, text, refused: answer.status >= 400 });
  }
  const [first, second] = answers;
  const told = answers.some(({ refused, text }) => !refused && text.includes(value));
  const differ = first.status !== second.status || (!first.refused && first.text !== second.text);
  return differ || told ? [`${who} ${url} ${one} ${told ? 'TOLD' : `${first.status}`}`] : [];
};

describe('the content API', () => {
  const FILLED: Record<string, () => string> = {
    documentId: () => member,
    slug: () => 'offre',
    id: () => '1',
    paperId: () => 'x',
    token: () => 'x',
    uid: () => 'api::membership.membership',
    provider: () => 'local',
    sessionId: () => 'x',
    type: () => 'resources',
  };
  /** Every call that reads, from the running application. */
  const reads = (): string[] =>
    strapi.server
      .listRoutes()
      .filter(({ methods, path }) => methods.includes('GET') && path.startsWith('/api/'))
      .map(({ path }) =>
        path.replace('(.*)', 'x').replace(/:(\w+)/g, (_: string, name: string) => FILLED[name]()),
      );

  test('lets none be guessed by one question of each form, on every call and by everybody', async () => {
    const found: string[] = [];
    for (const url of reads()) {
      const whole = url === '/api/entitlements' ? `${url}?membership=${member}` : url;
      const callers = /^\/api\/(me|users)(\/|$)/.test(url) ? ['member'] : ['nobody', 'full token'];
      for (const who of callers) {
        for (const pair of questions(
          'createdBy.resetPasswordToken',
          hidden('resetPasswordToken'),
        )) {
          found.push(...(await learned(who, whole, pair, hidden('resetPasswordToken'))));
        }
      }
    }
    expect(found).toEqual([]);
  });

  test('lets no private field of any type be guessed where rows are listed', async () => {
    const found: string[] = [];
    const LISTS: [string, string, [string, string][]][] = [
      [
        'full token',
        '/api/upload/files',
        [
          ['', FILE_UID],
          ['createdBy.', ADMIN_UID],
        ],
      ],
      ['full token', '/api/upload/files/page', [['createdBy.', ADMIN_UID]]],
      [
        'member',
        '/api/users/me',
        [
          ['', USER_UID],
          ['createdBy.', ADMIN_UID],
        ],
      ],
      [
        'member',
        '/api/me/memberships',
        [
          ['', MEMBERSHIP_UID],
          ['organisation.', ORGANISATION_UID],
        ],
      ],
      ['read-only token', '/api/occasions', [['', 'plugin::membership-lifecycle.occasion']]],
      [
        'nobody',
        '/api/offers/current',
        [
          ['', OFFER_UID],
          ['createdBy.', ADMIN_UID],
        ],
      ],
      ['nobody', '/api/offers', [['', OFFER_UID]]],
      ['full token', '/api/i18n/locales', [['createdBy.', ADMIN_UID]]],
    ];
    for (const [who, url, paths] of LISTS) {
      for (const [prefix, uid] of paths) {
        for (const { name, value } of privateOf[uid]) {
          for (const pair of questions(`${prefix}${name}`, value)) {
            found.push(...(await learned(who, url, pair, value)));
          }
        }
      }
    }
    expect(found).toEqual([]);
  });
});

describe('the admin', () => {
  /** What opens an account; colleagues see each other's names and addresses. */
  const secrets = () => privateOf[ADMIN_UID].filter(({ name }) => /password|token/i.test(name));

  test.each(['editor', 'communications', 'reader', 'narrow role'])(
    'lets a %s guess nothing of the accounts that wrote what they read',
    async (who) => {
      const found: string[] = [];
      for (const uid of [OFFER_UID, MEMBERSHIP_UID, ORGANISATION_UID]) {
        for (const { name, value } of secrets()) {
          for (const pair of questions(`createdBy.${name}`, value)) {
            found.push(...(await learned(who, contentManager(uid), pair, value)));
          }
        }
      }
      for (const { name, value } of secrets()) {
        for (const pair of questions(`createdBy.${name}`, value)) {
          found.push(...(await learned(who, '/upload/files', pair, value)));
        }
      }
      expect(found).toEqual([]);
    },
  );

  test('lets a role guess nothing of the fields that it may not read', async () => {
    const found: string[] = [];
    for (const [uid, prefix, of] of [
      [MEMBERSHIP_UID, '', MEMBERSHIP_UID],
      [MEMBERSHIP_UID, 'organisation.', ORGANISATION_UID],
      [ORGANISATION_UID, '', ORGANISATION_UID],
    ]) {
      for (const { name, value } of privateOf[of]) {
        for (const pair of questions(`${prefix}${name}`, value)) {
          found.push(...(await learned('narrow role', contentManager(uid), pair, value)));
        }
      }
    }
    for (const path of ['siret', 'contacts.email', 'contacts.name', 'address.city']) {
      for (const pair of questions(path, hidden('x'))) {
        found.push(
          ...(await learned(
            'narrow role',
            contentManager(ORGANISATION_UID),
            pair,
            'c0@example.org',
          )),
        );
      }
    }
    const organisation = await strapi.db.query(ORGANISATION_UID).findOne({ where: {} });
    for (const pair of [
      ['_q=c0@example.org', '_q=nobody@nowhere.example'],
      [`_q=${organisation.siret ?? 'x'}`, '_q=00000000000000'],
    ] as [string, string][]) {
      found.push(
        ...(await learned('narrow role', contentManager(ORGANISATION_UID), pair, 'c0@example.org')),
      );
    }
    expect(found).toEqual([]);
  });

  test('lets a role that sees which organisation it is guess nothing of it', async () => {
    const found: string[] = [];
    const ask = async (path: string, value: string) => {
      for (const pair of questions(`organisation.${path}`, value)) {
        found.push(
          ...(await learned(
            'role without organisations',
            contentManager(MEMBERSHIP_UID),
            pair,
            value,
          )),
        );
      }
    };
    await ask('contacts.email', 'c0@example.org');
    const db = strapi.db.connection('organisations');
    await db.update({ siret: '21750001600019', legal_form: 'hidden-form' });
    await ask('siret', '21750001600019');
    await ask('legalForm', 'hidden-form');
    for (const { name, value } of privateOf[ORGANISATION_UID]) await ask(name, value);
    const { body } = await call(
      strapi,
      'GET',
      contentManager(MEMBERSHIP_UID),
      tokens['role without organisations'],
    );
    const { organisation } = body.results[0];
    expect(Object.keys(organisation).sort()).toEqual([
      ...['createdAt', 'documentId', 'id', 'locale', 'name', 'publishedAt', 'updatedAt'],
    ]);
    expect(found).toEqual([]);
  });

  test('tells nothing of accounts and related rows when it is asked for what stands beside', async () => {
    const choices = `/content-manager/relations/${MEMBERSHIP_UID}`;
    const urls = [
      `${choices}/organisation`,
      `${choices}/${member}/organisation`,
      contentManager(MEMBERSHIP_UID),
      contentManager(MEMBERSHIP_UID, member),
    ];
    const beside = [
      'populate=*',
      'populate[createdBy]=*',
      'populate[0]=createdBy',
      'populate[organisation]=*',
      'populate[organisation][populate]=*',
      'filters[organisation][name][$notNull]=true',
    ];
    const ofOrganisations = privateOf[ORGANISATION_UID].map(({ name }) => hidden(name));
    const told: string[] = [];
    for (const [who, others] of [
      ['reader', []],
      ['narrow role', [...ofOrganisations, 'c0@example.org']],
      ['role without organisations', [...ofOrganisations, 'c0@example.org', 'Commune 0']],
    ] as [string, string[]][]) {
      for (const url of urls) {
        for (const query of beside) {
          const { status, text } = await call(strapi, 'GET', `${url}?${query}`, tokens[who]);
          const found = [...secrets().map(({ value }) => value), ...others].filter((value) =>
            text.includes(value),
          );
          // What names a row is shown wherever the row is.
          const named = url.startsWith('/content-manager/collection-types') ? ['Commune 0'] : [];
          const left = found.filter((value) => !named.includes(value));
          if (left.length > 0) told.push(`${who} ${url}?${query} ${status}: ${left.join()}`);
        }
      }
    }
    expect(told).toEqual([]);
  });

  test('offers rows to choose from as before, and refuses those that lead from a hidden field', async () => {
    const choices = `/content-manager/relations/${MEMBERSHIP_UID}/organisation`;
    const ask = (url: string, who = 'reader') => call(strapi, 'GET', url, tokens[who]);
    const names = async (query: string) =>
      (await ask(`${choices}?${query}`)).body.results.map(({ name }: { name: string }) => name);
    expect(await names('')).toHaveLength(2);
    const [first, second] = await names('pageSize=10&_filter=$containsi&_q=Commune');
    expect(await names('pageSize=1&page=2')).toEqual([second]);
    const { body } = await ask(choices);
    expect(await names(`idsToOmit[0]=${body.results[1].id}`)).toEqual([first]);
    for (const url of [choices, `/content-manager/relations/${OFFER_UID}/tiers?locale=fr`]) {
      expect((await ask(url, 'narrow role')).status).toBe(403);
    }
  });

  test('tells who reads roles nothing of the accounts that have them', async () => {
    const holder = await asHolderOf(strapi, 'admin::roles.read');
    expect((await call(strapi, 'GET', '/admin/roles', holder)).status).toBe(200);
    for (const query of [
      'populate=*',
      'populate[users]=*',
      'populate[0]=users',
      'populate=users',
    ]) {
      for (const url of ['/admin/roles', '/ADMIN/roles']) {
        const { status, text } = await call(strapi, 'GET', `${url}?${query}`, holder);
        expect([url, query, status]).toEqual([url, query, 400]);
        for (const { value } of secrets()) expect(text).not.toContain(value);
      }
    }
  });

  test('finds no row of a file by what its reader may not read', async () => {
    const lines = async (words: string) => {
      const url = `/membership-lifecycle/exports/organisations?format=csv&_q=${words}`;
      const { status, text } = await call(strapi, 'GET', url, tokens['narrow role']);
      expect(status).toBe(200);
      return text.trim().split('\n').length;
    };
    expect(await lines(hidden('formerly'))).toBe(await lines('nothing-like-it'));
    const [row] = await strapi.db.query(ORGANISATION_UID).findMany({ select: ['name'], limit: 1 });
    expect(await lines(encodeURIComponent(row.name))).toBeGreaterThan(1);
  });

  test('still searches and sorts for a role in what it may read', async () => {
    const list = async (query: string) =>
      (
        await call(
          strapi,
          'GET',
          `${contentManager(ORGANISATION_UID)}?${query}`,
          tokens['narrow role'],
        )
      ).body.results as { name: string }[];
    const all = await list('sort=name:desc');
    expect(all.length).toBeGreaterThan(1);
    expect((await list('sort=name:asc')).map(({ name }) => name)).toEqual(
      all.map(({ name }) => name).reverse(),
    );
    const words = encodeURIComponent(all[0].name);
    expect((await list(`_q=${words}`)).map(({ name }) => name)).toContain(all[0].name);
    expect(await list('_q=nothing-like-it')).toEqual([]);
  });

  test('still counts what a document leads to that is not published', async () => {
    const { documentId } = await strapi.db.query(OFFER_UID).findOne({ where: {} });
    const url = `${contentManager(OFFER_UID, documentId)}/actions/countDraftRelations`;
    const { status, body } = await call(strapi, 'GET', url, tokens.communications);
    expect([status, body]).toEqual([200, { data: { unpublishedRelations: 0, draftM2mLinks: 0 } }]);
  });

  test('was asked thousands of questions', () => {
    expect(asked).toBeGreaterThan(3_500 / STRIDE);
  });
});
