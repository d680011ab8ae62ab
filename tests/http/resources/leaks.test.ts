import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { RESOURCE_UID } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { asToken, asUser, call, type Caller } from '../../helpers/callers';
import { makeTier } from '../../helpers/content';
import { makeResource, part, resources, sendFile } from '../../helpers/resources';
import { loginAs } from '../../helpers/admin';
import { SEED, tellSeed } from '../../helpers/days';
import { boot, quiet, stop } from '../../helpers/strapi';

/**
 * What Strapi's own content API, its events and its other plugins tell of parts for members, to whom
 * every right of Strapi is given: nothing. A type of one's own has routes as the ones that are played
 * here; resources have none.
 */

let strapi: Core.Strapi;
let picture: number;
const CANARY = { body: 'canari-corps', file: 'canari-fichier', words: 'canari-image' };
const OTHER = { body: 'toute autre chose', file: 'zzz', words: 'yyy' };
const SECRETS = [...Object.values(CANARY), 'autre-formule'];
const QUESTIONS = 500;

interface Answer {
  status: number;
  body: unknown;
}

/** Asks as Strapi's core controller is asked, with no right left out. */
const ask = async (action: 'find' | 'findOne', query: object, id?: string): Promise<Answer> => {
  const { factories } = require('@strapi/strapi') as typeof import('@strapi/strapi');
  const controller = factories.createCoreController(RESOURCE_UID as 'api::benefit.benefit')({
    strapi,
  }) as unknown as Record<string, (ctx: object, next: () => void) => Promise<unknown>>;
  const ctx = {
    query,
    params: { id },
    state: { auth: undefined, route: {} },
    request: { query },
    notFound: () => null,
  };
  try {
    return { status: 200, body: await controller[action]!(ctx, () => undefined) };
  } catch (error) {
    return { status: (error as { status?: number }).status ?? 400, body: null };
  }
};

/** A part with these words, one of whose files is real. */
const partWith = (ids: string[], { body, file, words }: typeof CANARY) =>
  part(
    { kind: 'members', tiers: ['autre-formule'] },
    { body: `${body} ![${words}](file:${ids[1]})`, files: [{ id: ids[0]!, name: `${file}.pdf` }] },
  );

const found = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));
/** Private fields and their values never leave, under no name. */
const leaksOf = ({ body }: Answer): string[] => {
  const text = JSON.stringify(body) ?? '';
  return [...found(text), ...(text.includes('"content":') ? ['content'] : [])];
};

let files: string[];
let documentId: string;
const told: string[] = [];

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  const core = require('@strapi/strapi') as typeof import('@strapi/strapi');
  strapi
    .get('services')
    .set(RESOURCE_UID, core.factories.createCoreService(RESOURCE_UID as 'api::benefit.benefit'));
  await makeTier(strapi, { name: 'X', code: 'autre-formule' });
  const admin = await loginAs(strapi, 'communications');
  const sent = await Promise.all(
    ['a.pdf', 'b.png'].map((name) => sendFile(strapi, admin.token, name)),
  );
  files = sent.map(({ id }) => id);
  const row = await strapi.db.query('plugin::upload.file').create({
    data: {
      name: 'p.png',
      hash: 'p',
      ext: '.png',
      mime: 'image/png',
      size: 1,
      url: '/p.png',
      provider: 'local',
    },
  });
  picture = row.id;
  strapi.eventHub.subscribe(async (name: string, payload: unknown) => {
    if (/^(entry|media)\./.test(name)) told.push(JSON.stringify([name, payload]));
  });
  documentId = await makeResource(strapi, partWith(files, CANARY), { picture });
  await resources(strapi).update({
    documentId,
    locale: 'en',
    data: { title: 'Guide', content: partWith(files, CANARY) },
  });
  await resources(strapi).publish({ documentId, locale: '*' });
  await makeResource(strapi, partWith(files, CANARY), { picture }, 'draft');
  await quiet(strapi);
});
afterAll(() => stop(strapi));

it('tells listeners and webhooks nothing of them', () => {
  expect(told.length).toBeGreaterThan(3);
  expect(found(told.join())).toEqual([]);
});

const POPULATES: unknown[] = [
  undefined,
  '*',
  'content',
  ['content'],
  { content: true },
  { picture: { populate: '*' } },
  { picture: { populate: { related: true } } },
  { localizations: true },
  { localizations: { populate: '*', fields: ['*'] } },
  { localizations: { fields: ['content'] } },
  { topics: { populate: '*' } },
  { createdBy: true },
];
const WAYS: object[] = [
  {},
  { status: 'draft' },
  { status: 'published', locale: 'en' },
  { locale: '*' },
  { fields: ['content'] },
  { fields: '*' },
  { fields: ['title', 'content'] },
];

it.each(POPULATES.map((populate) => ({ populate })))(
  'hands out none of them with %j, in any version',
  async ({ populate }) => {
    for (const way of WAYS) {
      const query = { ...way, ...(populate === undefined ? {} : { populate }) };
      expect(leaksOf(await ask('find', query))).toEqual([]);
      expect(leaksOf(await ask('findOne', query, documentId))).toEqual([]);
    }
  },
);

it('is asked rightly: what is not private comes back', async () => {
  const { status, body } = await ask('find', { populate: ['picture', 'localizations'] });
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toContain('Guide');
  expect(JSON.stringify(body)).toContain('p.png');
});

/** Questions that would tell two texts apart, if they reached them. */
const words = fc.constantFrom(...Object.values(CANARY), 'canari', 'autre', 'c', 'Guide', 'file:');
const comparing = (...operators: string[]) =>
  fc
    .record({ operator: fc.constantFrom(...operators), word: words })
    .map(({ operator, word }) => ({ [operator]: word }));
const nested = (path: string, value: unknown): object =>
  path
    .split('.')
    .reverse()
    .reduce<unknown>((inner, name) => ({ [name]: inner }), value) as object;

const questions = (
  paths: fc.Arbitrary<string>,
  comparison: fc.Arbitrary<object>,
  populates: readonly unknown[],
) => {
  const filter = fc.letrec((tie) => ({
    one: fc.tuple(paths, comparison).map(([path, test]) => nested(path, test)),
    many: fc
      .tuple(fc.constantFrom('$or', '$and'), fc.array(tie('any'), { minLength: 1, maxLength: 3 }))
      .map(([operator, inner]) => ({ [operator]: inner })),
    not: tie('any').map((inner) => ({ $not: inner })),
    any: fc.oneof({ maxDepth: 3 }, tie('one'), tie('many'), tie('not')),
  })).any;
  return fc.record(
    {
      filters: filter,
      sort: fc.oneof(
        paths,
        fc.tuple(paths, fc.constantFrom('asc', 'desc')).map(([path, order]) => `${path}:${order}`),
      ),
      _q: words,
      populate: fc.oneof(
        fc.constantFrom(...populates),
        filter.map((filters) => ({ localizations: { filters } })),
      ),
      status: fc.constantFrom('draft', 'published'),
      locale: fc.constantFrom('fr', 'en', '*'),
      pagination: fc.constant({ withCount: true }),
    },
    { requiredKeys: [] },
  );
};
const PUBLIC = ['title', 'summary', 'topics.label', 'picture.name', 'localizations.title'];
const HIDDEN = [
  ...['content', 'content.body', 'content.access', 'localizations.content'],
  ...['picture.related.content', 'createdBy.content'],
];
const TEXTUAL = ['$eq', '$ne', '$contains', '$notContains', '$containsi', '$startsWith'];
const question = fc.oneof(
  questions(fc.constantFrom(...PUBLIC), comparing(...TEXTUAL), [
    '*',
    { localizations: true },
    { picture: { populate: '*' } },
    { topics: { populate: '*' } },
  ]),
  questions(
    fc.constantFrom(...PUBLIC, ...HIDDEN),
    comparing(...TEXTUAL, '$null', '$notNull', '$in', '$gt', '$lt', '$jsonSupersetOf'),
    POPULATES.slice(1),
  ),
);

it('answers alike whatever they contain, to any question', async () => {
  tellSeed();
  const asked = fc.sample(question, { numRuns: QUESTIONS, seed: SEED });
  const all = async (): Promise<string[]> => {
    const answers: string[] = [];
    for (const query of asked) answers.push(JSON.stringify(await ask('find', query)));
    return answers;
  };
  const write = (content: unknown) =>
    strapi.db
      .query(RESOURCE_UID as 'api::benefit.benefit')
      .updateMany({ where: { documentId }, data: { content } as never });
  const stamp = () => strapi.db.connection('resources').update({ updated_at: 0 });
  await stamp();
  const before = await all();
  await write(partWith(files, OTHER));
  await stamp();
  const after = await all();
  await write(partWith(files, CANARY));
  for (const [index, answer] of before.entries()) {
    expect({ asked: asked[index], answer: after[index] }).toEqual({
      asked: asked[index],
      answer,
    });
  }
  expect(before.flatMap((answer) => (answer.includes('"content":') ? [answer] : []))).toEqual([]);
  // Some of them are good questions, or nothing was tried.
  expect(before.filter((answer) => answer.includes('"status":200')).length).toBeGreaterThan(50);
});

describe('over HTTP', () => {
  const ADDRESSES = [
    '/api/upload/files?populate=related',
    '/api/upload/files?populate[related][populate]=*',
    '/api/upload/files?filters[related][content][$notNull]=true',
    '/api/upload/files?populate=*',
    '/api/users/me?populate=*',
    '/api/users/me?populate[createdBy][populate]=*',
    '/api/resources',
    '/api/resources?search=canari',
    '/api/resources?populate=*',
    '/api/resources?filters[content][$notNull]=true',
    '/api/resources?status=draft&locale=en',
    '/api/members-parts/resources?documentId=ID',
    '/api/resources/ID',
    '/api/resources/ID?locale=en',
    '/api/resources/ID?populate=content',
  ];
  const ALLOWED = ['upload.content-api.find', 'users-permissions.user.me'];

  it.each(ADDRESSES)('%s tells nobody anything', async (address) => {
    const roles = await strapi.db.query('plugin::users-permissions.role').findMany();
    for (const role of roles) {
      for (const action of ALLOWED) {
        const held = { action: `plugin::${action}`, role: role.id };
        const known = await strapi.db
          .query('plugin::users-permissions.permission')
          .findOne({ where: held });
        if (!known) {
          await strapi.db.query('plugin::users-permissions.permission').create({ data: held });
        }
      }
    }
    const callers: Caller[] = [null, await asUser(strapi), await asToken(strapi, 'full-access')];
    for (const caller of callers) {
      const { headers, text } = await call(
        strapi,
        'GET',
        address.replace('ID', documentId),
        caller,
      );
      // The name of the tier stands in the answer on purpose, never its code.
      expect(found(JSON.stringify(headers) + text)).toEqual([]);
    }
  });
});

it('is refused in a filter by name, as private fields are', async () => {
  expect((await ask('find', { filters: { content: { $notNull: true } } })).status).toBe(400);
});
