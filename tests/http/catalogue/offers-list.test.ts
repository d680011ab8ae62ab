import { strapi as strapiClient, type StrapiClient } from '@strapi/client';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { publishOccasion } from '../../helpers/participation';
import { makeResource } from '../../helpers/resources';
import { boot, listen, setToday, stop } from '../../helpers/strapi';

/** The list of offers, and Strapi's own client on all that is listed. */

let strapi: Core.Strapi;
let client: StrapiClient;
const ids: Record<string, string> = {};
const get = (url: string) => request(strapi.server.httpServer).get(url);
const slugs = async (query = ''): Promise<string[]> => {
  const { body } = await get(`/api/offers${query}`).expect(200);
  return body.data.map(({ slug }: { slug: string }) => slug);
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  client = strapiClient({ baseURL: `${await listen(strapi)}/api` });
  const windows: [string, string, string | null][] = [
    ['closed-first', '2019-01-01', '2019-12-31'],
    ['closed-last', '2020-01-01', '2020-12-31'],
    ['open-long', '2021-01-01', null],
    ['now', '2021-05-01', '2021-06-01'],
    ['later', '2022-01-01', null],
    ['next', '2021-09-01', null],
  ];
  for (const [slug, opensOn, closesOn] of windows) {
    ids[slug] = await makeOffer(strapi, { slug, opensOn, closesOn });
  }
  await makeOffer(strapi, { slug: 'draft' }, 'draft');
  await translate(strapi, 'api::offer.offer', ids.now, { title: 'Current' });
});
afterAll(() => stop(strapi));

describe('GET /api/offers', () => {
  it('lists the current offer, others that are open, then those to come; no draft', async () => {
    expect(await slugs()).toEqual(['now', 'open-long', 'next', 'later']);
  });

  it('adds those that are over with the archive, and follows the day', async () => {
    const all = ['now', 'open-long', 'next', 'later', 'closed-last', 'closed-first'];
    expect(await slugs('?archive=true')).toEqual(all);
    expect(await slugs('?archive=false')).toEqual(all.slice(0, 4));
    setToday(strapi, '2021-06-02');
    expect(await slugs()).toEqual(['open-long', 'next', 'later']);
    setToday(strapi, '2021-06-01');
  });

  it('answers each offer as it is answered alone, in the language that is asked for', async () => {
    for (const query of ['', '?locale=en']) {
      const [listed] = (await get(`/api/offers${query}`).expect(200)).body.data;
      const alone = await get(`/api/offers/current${query}`).expect(200);
      expect(listed).toEqual(alone.body.data);
      const byId = await get(`/api/offers/${ids.now}${query}`).expect(200);
      expect(byId.body).toEqual(alone.body);
      expect(byId.headers.etag).toBe(alone.headers.etag);
    }
  });

  it.each(['page=2&pageSize=3', 'pagination[page]=2&pagination[pageSize]=3'])(
    'answers pages: %s',
    async (query) => {
      const { body } = await get(`/api/offers?${query}`).expect(200);
      expect(body.data).toHaveLength(1);
      expect(body.meta.pagination).toEqual({ page: 2, pageSize: 3, pageCount: 2, total: 4 });
    },
  );

  it.each([
    ['status=draft', 'status', 'unknown-field'],
    ['populate=*', 'populate', 'unknown-field'],
    ['pagination[start]=0', 'pagination.start', 'unknown-field'],
    ['pagination=2', 'pagination', 'not-an-object'],
    ['pagination[page]=0', 'pagination.page', 'out-of-range'],
    ['pagination[page][x]=1', 'pagination.page', 'not-a-text'],
    ['pageSize=101', 'pageSize', 'out-of-range'],
    ['archive=yes', 'archive', 'not-a-flag'],
    ['locale=de', 'locale', 'not-a-choice'],
  ])('refuses %s at its field', async (query, field, reason) => {
    const { body } = await get(`/api/offers?${query}`).expect(400);
    expect(body.error.details).toMatchObject({
      reason: 'invalid-input',
      errors: [{ path: field.split('.'), reason }],
    });
  });

  it('refuses in the language of the reader', async () => {
    const { body } = await get('/api/offers?archive=yes&locale=en').expect(400);
    expect(body.error.message).toBe(body.error.details.text.en);
  });
});

test('an offer says when anything that it shows last changed', async () => {
  const benefit = await makeBenefit(strapi, { code: 'seen' });
  const tier = await makeTier(strapi, { code: 'sold', allowances: [{ benefit }] });
  await makeOffer(strapi, { slug: 'dated', tiers: [tier], benefits: [benefit] });
  const read = async () => (await get('/api/offers/dated').expect(200)).body.data.updatedAt;
  const first = await read();
  expect(new Date(first).toISOString()).toBe(first);
  await strapi
    .documents('api::benefit.benefit')
    .update({ documentId: benefit, data: { title: 'Vu' } as never, status: 'published' });
  const second = await read();
  expect(second > first).toBe(true);
  await strapi
    .documents('api::tier.tier')
    .update({ documentId: tier, data: { name: 'Brouillon' } as never });
  expect(await read()).toBe(second);
});

describe('@strapi/client', () => {
  it('finds offers in pages, and one by its document id or its slug', async () => {
    const offers = client.collection('offers');
    const { data, meta } = await offers.find({
      locale: 'en',
      pagination: { page: 1, pageSize: 2 },
    });
    expect(data.map(({ documentId }) => documentId)).toEqual([ids.now, expect.any(String)]);
    expect(meta.pagination).toMatchObject({ page: 1, pageSize: 2, total: 5 });
    const found = await offers.findOne(data[0].documentId, { locale: 'en' });
    expect(found.data).toEqual(data[0]);
    expect(found.data.title).toBe('Current');
    expect((await offers.findOne('now')).data.title).not.toBe('Current');
  });

  it.each(['resources', 'occasions'])('finds %s in pages, and one of them', async (name) => {
    await (name === 'resources' ? makeResource(strapi, null) : publishOccasion(strapi));
    const all = client.collection(name);
    const { data, meta } = await all.find({ pagination: { page: 1, pageSize: 5 }, locale: 'fr' });
    expect(meta.pagination).toEqual({ page: 1, pageSize: 5, pageCount: 1, total: 1 });
    expect(data[0].updatedAt).toEqual(expect.stringMatching(/Z$/));
    const { data: one } = await all.findOne(data[0].documentId);
    expect(one).toMatchObject(data[0]);
  });

  it.each(['offers', 'resources', 'occasions'])('is told that there is no such %s', (name) =>
    expect(client.collection(name).findOne('nothing')).rejects.toThrow('Not Found'),
  );
});
