import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { boot, setToday, stop } from '../../helpers/strapi';

let strapi: Core.Strapi;
const get = (url: string) => request(strapi.server.httpServer).get(url);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
});
afterAll(() => stop(strapi));

describe('GET /api/offers/current', () => {
  it('answers 404 no-open-offer while nothing is published, drafts included', async () => {
    await makeOffer(strapi, { slug: 'brouillon', opensOn: '2021-01-01' }, 'draft');
    const { body } = await get('/api/offers/current').expect(404);
    expect(body.error).toMatchObject({
      status: 404,
      name: 'NotFoundError',
      details: { reason: 'no-open-offer' },
    });
  });

  it('answers the whole offer in the published shape, and nothing else', async () => {
    const quota = await makeBenefit(strapi, {
      title: 'Compagnonnage',
      description: 'Du **temps**.',
      code: 'compagnonnage',
      kind: 'quota',
      unit: 'séance',
    });
    const tier = await makeTier(strapi, {
      name: 'Organismes publics',
      code: 'organismes-publics',
      audiences: [{ label: 'collectivités' }, { label: 'ministères' }],
      rolloverOn: '10-01',
      allowances: [{ benefit: quota, quantity: 6, carryOverCap: 2 }],
    });
    const documentId = await makeOffer(strapi, {
      title: 'Adhésions 2021',
      slug: 'adhesions-2021',
      epigraph: { text: 'Citation', source: 'Source' },
      why: { heading: 'Pourquoi ?', body: 'Parce que.' },
      rightsHeading: 'Droits',
      tiers: [tier],
      benefits: [quota],
    });
    const { body } = await get('/api/offers/current').expect(200);
    expect(body).toEqual({
      data: {
        documentId,
        updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        slug: 'adhesions-2021',
        year: 2021,
        title: 'Adhésions 2021',
        epigraph: { text: 'Citation', source: 'Source' },
        why: { heading: 'Pourquoi ?', body: 'Parce que.', bodyHtml: '<p>Parce que.</p>\n' },
        rightsHeading: 'Droits',
        benefits: [
          {
            code: 'compagnonnage',
            title: 'Compagnonnage',
            description: 'Du **temps**.',
            descriptionHtml: '<p>Du <strong>temps</strong>.</p>\n',
            kind: 'quota',
            unit: 'séance',
            locale: 'fr',
          },
        ],
        tiers: [
          {
            code: 'organismes-publics',
            name: 'Organismes publics',
            audiences: ['collectivités', 'ministères'],
            price: { amount: 500_000, currency: 'EUR' },
            brackets: null,
            priceText: '5\u202f000\u00a0€ par an',
            term: {
              kind: 'calendar-year',
              months: 12,
              yearStartsOn: '01-01',
              rolloverOn: '10-01',
              firstTermPrice: 'full',
            },
            allowances: [
              {
                benefit: 'compagnonnage',
                title: 'Compagnonnage',
                quantity: 6,
                quantityText: '6 séances',
                locale: 'fr',
              },
            ],
            locale: 'fr',
          },
        ],
        opensOn: '2021-01-01',
        closesOn: null,
        locale: 'fr',
        availableLocales: ['fr'],
        seoTitle: null,
        seoDescription: null,
        picture: null,
      },
    });
  });

  it('answers in English where there is a translation, and says the language of each part', async () => {
    const { body } = await get('/api/offers/current?locale=en').expect(200);
    expect(body.data).toMatchObject({ title: 'Adhésions 2021', locale: 'fr' });
    await translate(strapi, 'api::offer.offer', body.data.documentId, { title: 'Membership 2021' });
    const translated = (await get('/api/offers/current?locale=en').expect(200)).body.data;
    expect(translated).toMatchObject({
      title: 'Membership 2021',
      locale: 'en',
      availableLocales: ['fr', 'en'],
      tiers: [{ locale: 'fr' }],
    });
  });

  it('says prices and quantities in the language of the answer', async () => {
    const { tiers } = (await get('/api/offers/current?locale=en').expect(200)).body.data;
    expect(tiers[0]).toMatchObject({
      priceText: '€5,000 a year',
      allowances: [{ quantityText: '6 séances' }],
    });
  });

  it('answers HTML that holds nothing of what editors wrote as tags', async () => {
    const hostile =
      '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![p](https://x.example/p)';
    const benefit = await makeBenefit(strapi, { code: 'hostile', description: hostile });
    const why = { heading: 'Pourquoi ?', body: hostile };
    await makeOffer(strapi, {
      ...{ slug: 'hostile', opensOn: '2020-01-01', closesOn: '2020-01-31' },
      ...{ benefits: [benefit], why },
    });
    const { data } = (await get('/api/offers/hostile').expect(200)).body;
    expect(data.why.body).toBe(hostile);
    for (const made of [data.why.bodyHtml, data.benefits[0].descriptionHtml]) {
      expect(made).toContain('&lt;img src=x');
      expect(made).not.toMatch(/<(?!\/?p>|a href="https:|\/a>)/);
    }
  });

  it('follows the association’s today', async () => {
    setToday(strapi, '2020-12-31');
    await get('/api/offers/current').expect(404);
    setToday(strapi, '2021-01-01');
    await get('/api/offers/current').expect(200);
    setToday(strapi, '2021-06-01');
  });
});

describe('GET /api/offers/:slug', () => {
  it('answers the same as the current offer', async () => {
    const current = await get('/api/offers/current').expect(200);
    const { body } = await get('/api/offers/adhesions-2021').expect(200);
    expect(body).toEqual(current.body);
  });

  it('answers 404 offer-not-found for an unknown slug, a draft, and an unpublished offer', async () => {
    const gone = await makeOffer(strapi, { slug: 'retiree' });
    await strapi.documents('api::offer.offer').unpublish({ documentId: gone });
    for (const slug of ['inconnue', 'brouillon', 'retiree', '%00', "'--", '%F0%9F%92%A5']) {
      const { body } = await get(`/api/offers/${slug}`).expect(404);
      expect(body.error.details).toEqual({
        reason: 'offer-not-found',
        text: {
          fr: 'Il n’y a pas d’offre publiée à cette adresse.',
          en: 'There is no published offer at this address.',
        },
      });
    }
  });
});

describe('a question that is not understood', () => {
  it.each([
    ['/api/offers/current?locale=de', 'unknown-locale'],
    ['/api/offers/current?locale=', 'unknown-locale'],
    ['/api/offers/current?locale=fr&locale=en', 'unknown-locale'],
    ['/api/offers/current?locale[$ne]=fr', 'unknown-locale'],
    ['/api/offers/adhesions-2021?status=draft', 'unknown-parameter'],
    ['/api/offers/current?populate=*', 'unknown-parameter'],
    ['/api/offers/current?filters[publishedLists][$notNull]=true', 'unknown-parameter'],
  ])('%s answers 400 %s', async (url, reason) => {
    const { body } = await get(url).expect(400);
    expect(body.error).toMatchObject({
      status: 400,
      message: body.error.details.text.fr,
      details: { reason },
    });
  });
});

describe('the content types', () => {
  it.each(['offers', 'tiers', 'benefits', 'organisations', 'memberships'])(
    'have no core route on /api/%s',
    async (plural) => {
      const server = request(strapi.server.httpServer);
      // The list of offers is ours, and takes none of what core routes take.
      await server.get(`/api/${plural}?populate=*`).expect(plural === 'offers' ? 400 : 404);
      const created = await server.post(`/api/${plural}`).send({ data: {} });
      expect([404, 405]).toContain(created.status);
    },
  );
});
