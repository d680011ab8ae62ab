import fc from 'fast-check';
import {
  bodyFault,
  createShapeCheck,
  formFault,
  queryFault,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/body-bounds';
import {
  boundsOf,
  STRICTEST,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/entrances';

/** What keeps within the bounds of an entrance, and what each entrance must go on taking. */

const shapeOf = (json: string, bounds = STRICTEST, part = json.length): string | null => {
  const check = createShapeCheck(bounds);
  const bytes = Buffer.from(json);
  for (let from = 0; from < bytes.length; from += part) {
    const fault = check(bytes.subarray(from, from + part));
    if (fault) return fault.reason;
  }
  return null;
};
const { depth, values, text, query } = STRICTEST;

describe('the shape of what is sent', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  test('is as deep as it may be, and no deeper', () => {
    expect([shapeOf(nested(depth)), shapeOf(nested(depth + 1))]).toEqual([null, 'body-too-deep']);
    expect(shapeOf('{"a":'.repeat(400_000))).toBe('body-too-deep');
  });

  test('holds as many values as it may, and no more', () => {
    const list = (length: number) => JSON.stringify(Array<number>(length).fill(0));
    const object = (length: number) =>
      JSON.stringify(Object.fromEntries([...Array(length).keys()].map((name) => [name, 0])));
    for (const make of [list, object]) {
      expect([shapeOf(make(values)), shapeOf(make(values + 1))]).toEqual([null, 'body-too-wide']);
    }
  });

  test('is not what stands in a text', () => {
    const signs = '[{,:]}\\"'.repeat(200);
    expect(shapeOf(JSON.stringify({ signs, after: [1] }))).toBeNull();
    expect(shapeOf(JSON.stringify([signs, Array(60).fill(0)]))).toBe('body-too-wide');
  });

  test('is judged alike wherever the connection cuts it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.integer({ min: 1, max: 9 }), (json, part) => {
        const tight = { ...STRICTEST, values: 5, depth: 3 };
        expect(shapeOf(json, tight, part)).toBe(shapeOf(json, tight));
      }),
    );
  });
});

describe('the texts of what is sent', () => {
  const long = 'x'.repeat(text + 1);

  test.each([
    [{ a: ['short', { b: long }] }, ['a', '1', 'b']],
    [{ [long]: 1 }, ['x'.repeat(60)]],
  ])('that are too long are named by their place', (body, path) => {
    expect(bodyFault(body, STRICTEST)).toEqual({
      reason: 'text-too-long',
      details: { path, most: text },
    });
  });

  test.each([
    '{"__proto__":{"a":1}}',
    '{"a":[{"\\u005f_proto__":1}]}',
    '{"constructor":{"prototype":{"a":1}}}',
    '"a text"',
    '1',
    'null',
  ])('is no body: %s', (json) => {
    expect(bodyFault(JSON.parse(json), STRICTEST)?.reason).toBe('unreadable-body');
  });

  test('are taken up to their bound', () => {
    const body = { constructor: 'x', a: long.slice(1) };
    expect(bodyFault(body, STRICTEST)).toBeNull();
  });
});

describe('the fields of a form', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const reasonOf = (fields: unknown) => formFault(fields, STRICTEST)?.reason;

  test.each<[string, unknown, string | undefined]>([
    ['a text', { name: 'x'.repeat(text) }, undefined],
    ['a longer one', { name: 'x'.repeat(text + 1) }, 'text-too-long'],
    ['a longer one among several', { name: ['x', 'x'.repeat(text + 1)] }, 'text-too-long'],
    ['a longer name', { ['x'.repeat(text + 1)]: '' }, 'text-too-long'],
    [
      'many',
      Object.fromEntries(
        Array(values + 1)
          .fill('')
          .map((_one, at) => [`k${at}`, '']),
      ),
      'body-too-wide',
    ],
    ['many of one name', { name: Array(values + 1).fill('') }, 'body-too-wide'],
    ['JSON', { fileInfo: '{"name":"x","caption":"[draft]"}' }, undefined],
    ['JSON as deep as it may be', { fileInfo: nested(depth) }, undefined],
    ['deeper JSON', { fileInfo: nested(depth + 1) }, 'body-too-deep'],
    ['much deeper JSON', { fileInfo: ` ${nested(10_000)}` }, 'body-too-deep'],
    ['deeper JSON among several', { fileInfo: ['{}', nested(depth + 1)] }, 'body-too-deep'],
    ['deeper JSON under a path', { a: { b: nested(depth + 1) } }, 'body-too-deep'],
    ['wide JSON', { fileInfo: JSON.stringify(Array(values + 1).fill(0)) }, 'body-too-wide'],
    [
      'wide JSON in parts',
      { a: Array(3).fill(JSON.stringify(Array(20).fill(0))) },
      'body-too-wide',
    ],
    ['JSON longer than a text', { a: JSON.stringify(Array(2).fill('x'.repeat(text))) }, undefined],
    ['a long text in JSON', { a: JSON.stringify([`${'x'.repeat(text)}!`]) }, 'text-too-long'],
    ['a prototype in JSON', { a: '{"__proto__":{"a":1}}' }, 'unreadable-body'],
    ['what is no JSON', { name: '[draft] a picture' }, undefined],
    ['what is no JSON, and longer', { name: `[${'x'.repeat(text)}` }, 'text-too-long'],
    ['a text in JSON that is JSON', { a: JSON.stringify({ b: nested(depth + 1) }) }, undefined],
  ])('%s', (_kind, fields, reason) => {
    expect(reasonOf(fields)).toBe(reason);
  });
});

test.each([
  ['a=1&b[c]=2&d[e][]=3', undefined],
  [`a=${'x'.repeat(query.characters)}`, 'query-too-long'],
  ['a&'.repeat(query.parameters), 'query-too-wide'],
  [`a${'[b]'.repeat(query.depth + 1)}=1`, 'query-too-deep'],
  [`a${'%5Bb%5d'.repeat(query.depth + 1)}=1`, 'query-too-deep'],
  [`search=${'['.repeat(100)}`, undefined],
  [`filters[a][$eq]=${'x'.repeat(1_000)}`, undefined],
  [`filters[a][$eq]=${'%C3%A9'.repeat(500)}`, undefined],
  [`filters[a][$gt]=2000T${'Z'.repeat(1_000)}`, 'query-too-long'],
  [`filters%5Ba%5d=2000T${'Z'.repeat(1_000)}`, 'query-too-long'],
  // Names end at the first `]=`, as Strapi reads them.
  [`a=${'[b]'.repeat(query.depth + 1)}=1`, 'query-too-deep'],
  [`a=${'%5Bb%5d'.repeat(query.depth + 1)}=1`, 'query-too-deep'],
  [`a=${'[b]'.repeat(query.depth)}=${'[c]'.repeat(9)}`, undefined],
])('a question of an entrance without a line: %#', (asked, reason) => {
  expect(queryFault(asked, query)?.reason).toBe(reason);
});

describe('an address without a line', () => {
  test.each([
    ...['/', '/api', '/api/auth/local', '/admin/login', '/admin/register-admin', '/new/thing'],
    ...['/API/applications', '/content-managers', '/api//applications', '/admin/rolesx', ''],
  ])('falls under the strictest bounds: %s', (path) => {
    expect(boundsOf(path)).toBe(STRICTEST);
  });
});

/** What people and machines send in earnest, the largest of each kind. */
describe('legitimate use passes', () => {
  const ids = (count: number) =>
    Array.from({ length: count }, (_one, at) => `id${at}`.padEnd(26, 'x'));
  const members = ids(2_000);
  const paragraphs = (characters: number) =>
    'Une longue phrase, « citée », sur deux lignes.\n'.repeat(characters / 47);
  const permission = (at: number) => ({
    action: 'plugin::content-manager.explorer.update',
    subject: `api::type-${at}.type-${at}`,
    properties: { fields: ids(30), locales: ['fr', 'en'] },
    conditions: ['admin::is-creator'],
  });

  test.each<[string, unknown]>([
    [
      '/membership-lifecycle/renewals/move',
      {
        renewalIds: members,
        versions: Object.fromEntries(members.map((id) => [id, 12])),
        stageId: 'sent',
        reason: paragraphs(4_000),
      },
    ],
    [
      '/membership-lifecycle/settings/templates/x',
      { fr: paragraphs(20_000), en: paragraphs(20_000) },
    ],
    [
      '/membership-lifecycle/imports/x',
      { mapping: Object.fromEntries(ids(200).map((id) => [id, id])) },
    ],
    [
      '/content-manager/collection-types/api::offer.offer/x',
      {
        introduction: paragraphs(300_000),
        why: Array(100).fill({ title: 'x', text: paragraphs(2_000) }),
      },
    ],
    ['/content-manager/collection-types/x/actions/bulkDelete', { documentIds: ids(10_000) }],
    [
      '/admin/roles/1/permissions',
      { permissions: Array.from({ length: 300 }, (_one, at) => permission(at)) },
    ],
    [
      '/admin/login',
      {
        email: `${'a'.repeat(64)}@${'b'.repeat(180)}.org`,
        password: 'p'.repeat(72),
        rememberMe: true,
      },
    ],
    ['/api/auth/local', { identifier: 'camille@example.org', password: 'é'.repeat(128) }],
    ['/api/auth/refresh', { refreshToken: 'x'.repeat(900) }],
    [
      '/api/applications',
      {
        message: 'x'.repeat(7_000),
        altcha: 'x'.repeat(4_000),
        contacts: Array(5).fill({ name: 'x' }),
      },
    ],
    ['/api/email', { to: 'a@example.org', html: paragraphs(100_000) }],
    ['/upload', { fileInfo: ids(50).map((name) => ({ name, caption: paragraphs(1_000) })) }],
  ])('%s', (path, body) => {
    const bounds = boundsOf(path);
    const json = JSON.stringify(body);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(bounds.bytes);
    expect([shapeOf(json, bounds), bodyFault(body, bounds)]).toEqual([null, null]);
  });

  test.each([
    [
      '/content-manager/collection-types/api::membership.membership',
      `page=1&pageSize=100&sort=name:ASC&${Array.from({ length: 60 }, (_one, at) => `filters[$and][${at}][tier][offer][name][$containsi]=${'é'.repeat(60)}`).join('&')}`,
    ],
    [
      '/upload/files',
      'filters[$and][0][mime][$not][$contains][0]=image&filters[$and][0][mime][$not][$contains][1]=video&populate=*',
    ],
    ['/membership-lifecycle/exports/memberships', `ids=${ids(200).join(',')}&format=xlsx`],
    ['/admin/users', 'page=1&filters[$and][0][roles][name][$eq]=Editor&_q=x'],
    ['/api/connect/google/callback', `code=${'x'.repeat(1_000)}&access_token=${'x'.repeat(2_500)}`],
    ['/admin/content-manager/collection-types/x', `filters[$and][0][a][$eq]=${'x'.repeat(1_000)}`],
  ])('the question of %s', (path, asked) => {
    expect(queryFault(asked, boundsOf(path).query)).toBeNull();
  });
});
