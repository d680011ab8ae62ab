import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import { asRole, asToken, call, type Caller } from '../../helpers/callers';
import { fieldsOf, makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { inOrder } from '../../helpers/json';
import { boot, stop } from '../../helpers/strapi';

/**
 * What nobody published is read by who may read it, by the conditions, the languages and the fields of
 * their roles; and no list is put in order by what is nobody's to know. Asked of every route that the
 * running application has: a new one is asked by itself.
 */

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';
const UIDS = [OFFER, TIER, BENEFIT] as const;
type Uid = (typeof UIDS)[number];

let strapi: Core.Strapi;
let administrator: Admin;
let callers: Record<string, Caller>;
/** Content of somebody else, by type, and of the role that is kept to its own. */
let others: Record<Uid, string>;
let own: Record<Uid, string>;

/** What each may not be told: texts say whose they are, in which language, and of which field. */
const HIDDEN: Record<string, RegExp> = {
  'own content alone': /other-\w\w-/,
  'French alone': /(other|own)-en-/,
  'names alone': /(other|own)-\w\w-text/,
  nothing: /(other|own)-\w\w-/,
};

const named = (who: string, locale: string): Record<Uid, object> => ({
  [OFFER]: { title: `${who}-${locale}-name`, rightsHeading: `${who}-${locale}-text` },
  [TIER]: { name: `${who}-${locale}-name`, audiences: [{ label: `${who}-${locale}-text` }] },
  [BENEFIT]: { title: `${who}-${locale}-name`, description: `${who}-${locale}-text` },
});

/** An offer with a tier and a benefit, as drafts in both languages, of one account. */
const write = async (who: string, userId: number): Promise<Record<Uid, string>> => {
  const by = { createdBy: userId, updatedBy: userId };
  const fr = named(who, 'fr');
  const benefit = await makeBenefit(strapi, { ...fr[BENEFIT], ...by }, 'draft');
  const tier = await makeTier(strapi, { ...fr[TIER], ...by }, 'draft');
  const lists = { tiers: [tier], benefits: [benefit] };
  const offer = await makeOffer(strapi, { ...fr[OFFER], ...lists, ...by }, 'draft');
  const made = { [OFFER]: offer, [TIER]: tier, [BENEFIT]: benefit };
  for (const uid of UIDS) {
    await translate(strapi, uid, made[uid], { ...named(who, 'en')[uid], ...by } as never, 'draft');
  }
  return made;
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  administrator = await loginAs(strapi, 'administrator');
  const role = (
    how: { locales?: string[]; fields?: (uid: Uid) => string[]; conditions?: string[] } = {},
  ) =>
    asRole(
      strapi,
      UIDS.flatMap((subject) =>
        ['read', 'create'].map((action) => ({
          action: `plugin::content-manager.explorer.${action}`,
          subject,
          conditions: how.conditions ?? [],
          properties: {
            fields: how.fields?.(subject) ?? fieldsOf(strapi, subject),
            locales: how.locales ?? ['fr', 'en'],
          },
        })),
      ),
    );
  const creator = await role({ conditions: ['admin::is-creator'] });
  callers = {
    'own content alone': creator.token,
    'French alone': (await role({ locales: ['fr'] })).token,
    'names alone': (await role({ fields: (uid) => [uid === TIER ? 'name' : 'title'] })).token,
    nothing: (await asRole(strapi, [])).token,
  };
  own = await write('own', creator.userId);
  others = await write('other', administrator.userId);
});
afterAll(() => stop(strapi));

/** What signs out whoever asks, what asks other servers, and what no account of the admin opens. */
const LEFT_OUT =
  /logout|license-trial|\/users\/me\/sessions|\/transfer\/|\(|:path\*|^\/(api|_health)(\/|$)/;
/** What reads comes first: a hole in what removes would leave nothing to be told of. */
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
interface Route {
  method: (typeof METHODS)[number];
  path: string;
}
const routes = (): Route[] => {
  const listed = (strapi.server.listRoutes() as { methods: string[]; path: string }[]).filter(
    ({ path }) => !LEFT_OUT.test(path),
  );
  return METHODS.flatMap((method) =>
    listed.filter(({ methods }) => methods.includes(method)).map(({ path }) => ({ method, path })),
  );
};

/** The addresses of a route that lead to content of somebody else. */
const targetsOf = ({ path }: Route): { uid: Uid; url: string }[] => {
  // Most lead to members, whom these roles do not see whatever the id.
  const uids = /:(model|uid|contentType)\b|\/offers\//.test(path) ? UIDS : UIDS.slice(0, 1);
  return uids.map((uid) => ({
    uid,
    url: path
      .replace(/:(model|uid|contentType)\b/g, uid)
      .replace(':targetField', uid === TIER ? 'allowances.benefit' : 'tiers')
      .replace(/:\w+/g, others[uid]),
  }));
};

const QUESTIONS = ['', 'locale=en', 'locale=*&status=draft&populate=*', 'version=draft&locale=en'];
/** Ways to ask a route for content: by the address, or by what is sent. */
const waysOf = ({ method, path }: Route, uid: Uid, rowIds: number[]): [string, object?][] => {
  const documentId = others[uid];
  if (path.includes('fill-from-locale')) {
    const locales = 'sourceLocale=en&targetLocale=fr&collectionType=collection-types';
    return [[`documentId=${documentId}&${locales}`]];
  }
  if (method === 'GET') return QUESTIONS.map((query) => [query]);
  return [
    ['', { documentIds: [documentId], locale: 'en' }],
    ['', { documentIds: [documentId], locale: '*' }],
    ...rowIds.map((id): [string, object] => ['', { model: uid, id, locale: 'en' }]),
  ];
};

test('no route tells more of drafts than the role of who asks', async () => {
  const told: string[] = [];
  const failed: string[] = [];
  let asked = 0;
  const rowIds: Partial<Record<Uid, number[]>> = {};
  for (const uid of UIDS) {
    const where = { documentId: others[uid] };
    rowIds[uid] = (await strapi.db.query(uid).findMany({ where })).map(({ id }) => id);
  }
  for (const route of routes()) {
    for (const [who, caller] of Object.entries(callers)) {
      for (const { uid, url } of targetsOf(route)) {
        for (const [query, body] of waysOf(route, uid, rowIds[uid] ?? [])) {
          const asking = call(strapi, route.method, `${url}?${query}`, caller);
          const { status, text = '' } = await (body ? asking.send(body) : asking);
          asked += 1;
          const line = `${status} ${who}: ${route.method} ${url}?${query} ${JSON.stringify(body)}`;
          if (HIDDEN[who].test(text)) told.push(line);
          if (status >= 500) failed.push(line);
          // Of what the whole route asks, it makes no difference how it is asked.
          if (status === 403 && !url.includes('non-localized')) break;
        }
      }
    }
  }
  expect(told).toEqual([]);
  expect(failed).toEqual([]);
  expect(asked).toBeGreaterThan(500);
});

describe('who may', () => {
  const overview = (who: string, uid: Uid, content: Record<Uid, string>) => {
    const part = { [OFFER]: '', [TIER]: 'tiers/', [BENEFIT]: 'benefits/' }[uid];
    return call(strapi, 'GET', `/membership-lifecycle/offers/${part}${content[uid]}`, callers[who]);
  };
  const nextYear = (who: string, content: Record<Uid, string>) =>
    call(strapi, 'GET', `/membership-lifecycle/offers/${content[OFFER]}/next-year`, callers[who]);
  const sheet = (who: string, content: Record<Uid, string>, locale: string) =>
    call(
      strapi,
      'GET',
      `/membership-lifecycle/offers/${content[OFFER]}/sheet?version=draft&locale=${locale}`,
      callers[who],
    );

  test.each(UIDS)('is told of their own %s, and of nobody else’s', async (uid) => {
    const { status, text } = await overview('own content alone', uid, own);
    expect([status, text]).toEqual([200, expect.stringContaining('own-fr-name')]);
    expect((await overview('own content alone', uid, others)).status).toBe(404);
    expect((await overview('names alone', uid, own)).status).toBe(404);
  });

  test('is told of what they write in their language, and not that another lacks', async () => {
    const { body } = await overview('French alone', OFFER, others);
    expect(body.data).toMatchObject({
      name: 'other-fr-name',
      english: { state: 'complete', fields: [] },
      tiers: [{ name: 'other-fr-name' }],
    });
    expect((await sheet('French alone', others, 'fr')).status).toBe(200);
    expect((await sheet('French alone', others, 'en')).status).toBe(404);
  });

  test('copies what they may read whole', async () => {
    expect((await nextYear('own content alone', own)).status).toBe(200);
    expect((await nextYear('own content alone', others)).status).toBe(404);
    expect((await nextYear('French alone', others)).status).toBe(403);
    expect((await nextYear('names alone', own)).status).toBe(404);
  });

  test('is given back what they may validate', async () => {
    const url = `/content-manager/collection-types/${OFFER}/actions/bulkFindForValidation`;
    const body = { documentIds: [own[OFFER], others[OFFER]], locale: 'fr' };
    const answer = await call(strapi, 'POST', url, callers['own content alone']).send(body);
    expect(answer.status).toBe(200);
    expect(answer.body.results.map(({ title }: { title: string }) => title)).toEqual([
      'own-fr-name',
    ]);
  });

  test('configures the forms of the Content Manager, and nobody else', async () => {
    const url = '/content-manager/components/organisation.contact/configuration';
    const { body } = await administrator.get(url).expect(200);
    const { settings, metadatas, layouts } = body.data.component;
    for (const caller of Object.values(callers)) {
      const { status } = await call(strapi, 'PUT', url, caller).send({
        ...{ settings, metadatas, layouts },
      });
      expect(status).toBe(403);
    }
    await administrator.put(url, { settings, metadatas, layouts }).expect(200);
  });
});

describe('lists', () => {
  /** Each names the same order, by a path. */
  const SORTS: ((path: string, order: string) => string)[] = [
    (path, order) => `sort=${path}:${order}`,
    (path, order) => `sort=id,${path}:${order}`,
    (path, order) => `sort[0]=${path}:${order}`,
    (path, order) => `sort[${path}]=${order}`,
    (path, order) => `sort[${path.split('.').join('][')}]=${order}`,
    (path, order) => `sort[0][${path.split('.').join('][')}]=${order}`,
    (path, order) => `_sort=${path}:${order}`,
    (path, order) => `populate[createdBy][sort]=${path.split('.').at(-1)}:${order}`,
  ];
  const PATHS = ['resetPasswordToken', 'createdBy.password', 'nothing.here'];

  beforeAll(async () => {
    const users = await strapi.db.query('admin::user').findMany({ select: ['id'] });
    for (const [index, { id }] of users.entries()) {
      const token = `${(index * 7) % users.length}-token`;
      await strapi.db
        .query('admin::user')
        .update({ where: { id }, data: { resetPasswordToken: token } });
    }
    for (const [index, by] of [users[0].id, users[1].id].entries()) {
      await strapi.db.query('plugin::upload.file').create({
        data: {
          ...{ name: `${index}.png`, hash: `${index}`, ext: '.png', mime: 'image/png', size: 1 },
          ...{ url: `/uploads/${index}.png`, provider: 'local', folderPath: '/' },
          ...{ createdBy: by, updatedBy: by },
        },
      });
    }
  });

  test('are put in no order by what is nobody’s to know, and fail over none', async () => {
    const found: string[] = [];
    const urls = routes()
      .filter(({ method, path }) => method === 'GET' && !/:(?!model)/.test(path))
      .flatMap((route) => targetsOf(route).map(({ url }) => url));
    let lists = 0;
    for (const url of urls) {
      const { status, body } = await administrator.get(url);
      const rows = body.results ?? body.data?.results ?? body.data;
      if (status !== 200 || !Array.isArray(rows) || rows.length < 2) continue;
      lists += 1;
      // Each spelling with one path, each path in two spellings.
      for (const [index, path] of PATHS.entries()) {
        for (const sort of index === 0 ? SORTS : SORTS.slice(0, 2)) {
          const [one, other] = [sort(path, 'asc'), sort(path, 'desc')];
          const first = await administrator.get(`${url}?${one}`);
          if (first.status >= 500) found.push(`${first.status} ${url}?${one}`);
          if (first.status >= 400) continue;
          const second = await administrator.get(`${url}?${other}`);
          if (inOrder(first.body) !== inOrder(second.body)) found.push(`${url}?${one}`);
        }
      }
    }
    expect(lists).toBeGreaterThan(5);
    expect(found).toEqual([]);
  });

  /** Each names what is not there, or compares with what no column is compared with. */
  const UNASKABLE = [
    ...['fields=nothing', 'fields[0]=createdBy', 'fields=', '_q[a]=x', 'filters[0]=x'],
    ...['filters[createdAt]=x', 'filters[$and][0][createdAt]=x', 'filters[id][$between]=x'],
    ...[
      'filters[$and]=x',
      'filters[$not]=x',
      'filters[$between]=x',
      'pageSize=99999999999999999999',
      'page=99999999999999999999',
    ],
  ];

  test('are asked for nothing over which they fail', async () => {
    const token = await asToken(strapi, 'full-access');
    const listed = strapi.server.listRoutes() as { methods: string[]; path: string }[];
    const open = listed.filter(
      ({ methods, path }) => methods.includes('GET') && /^\/api\/[^:(]*$/.test(path),
    );
    const asked: [url: string, token: Caller][] = [
      ...routes()
        .filter(({ method, path }) => method === 'GET' && !/:(?!model)/.test(path))
        .flatMap((route) => targetsOf(route).map(({ url }) => url))
        .map((url): [string, Caller] => [url, administrator.token]),
      ...open.map(({ path }): [string, Caller] => [path, token]),
    ];
    const failed: string[] = [];
    let answering = 0;
    for (const [url, by] of asked) {
      if ((await call(strapi, 'GET', url, by)).status !== 200) continue;
      answering += 1;
      for (const query of UNASKABLE) {
        const { status, body } = await call(strapi, 'GET', `${url}?${query}`, by);
        const isTold = status === 200 || body.error?.message;
        if (status >= 500 || !isTold) failed.push(`${status} ${url}?${query}`);
      }
    }
    expect(failed).toEqual([]);
    expect(answering).toBeGreaterThan(40);
  });

  test.each([
    ...['/upload/files', '/upload/folders', '/admin/users', '/admin/roles'],
    `/content-manager/collection-types/${OFFER}`,
  ])('%s refuses what cannot be asked with a reason', async (url) => {
    for (const query of ['filters[$and]=x', 'filters[createdAt]=x', 'filters[id][$between]=x']) {
      const { status, body } = await administrator.get(`${url}?${query}`);
      expect([query, status, body.error?.name]).toEqual([query, 400, 'ValidationError']);
    }
    // The Content Manager chooses its fields itself.
    if (url.startsWith('/content-manager')) return;
    const { body } = await administrator.get(`${url}?fields=nothing`).expect(400);
    expect(body.error.details.reason).toBe('unknown-parameter');
  });

  test.each([
    ...[`/content-manager/collection-types/${OFFER}`, '/upload/files', '/upload/folders'],
    ...['/admin/users', '/admin/roles'],
  ])('%s refuses them in words, and keeps to the orders that there are', async (url) => {
    for (const sort of SORTS.slice(0, 6)) {
      const { body } = await administrator
        .get(`${url}?${sort('createdBy.password', 'asc')}`)
        .expect(400);
      expect(body.error.details.reason).toBe('unknown-parameter');
      await administrator.get(`${url}?${sort('nothing', 'asc')}`).expect(400);
      await administrator.get(`${url}?${sort('id', 'up')}`).expect(400);
    }
    await administrator.get(`${url}?sort=id:DESC`).expect(200);
    await administrator.get(`${url}?filters[createdBy][password][$startsWith]=x`).expect(400);
  });

  test('a list of many is not handed out as one of its rows', async () => {
    for (const uid of ['api::membership.membership', OFFER]) {
      await administrator.get(`/content-manager/single-types/${uid}`).expect(404);
    }
    const url = `/content-manager/collection-types/${OFFER}/actions/bulkFindForValidation`;
    const body = { documentIds: [own[OFFER]], sort: 'createdBy.password:asc' };
    await administrator.post(url, body).expect(400);
  });
});
