import type { Core } from '@strapi/strapi';
import { asToken, asUser, call, type Caller } from '../../helpers/callers';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { giveRight, makeMember } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** What is not published is read by nobody without a preview's token, however it is asked for. */

const DRAFT = 'zzz-brouillon';

let strapi: Core.Strapi;
let callers: Record<string, Caller>;
let parameters: Record<string, string>;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  const benefit = await makeBenefit(strapi, { code: 'atelier' });
  const tier = await makeTier(strapi, { code: 'formule' });
  const offer = await makeOffer(strapi, { slug: 'offre', tiers: [tier], benefits: [benefit] });
  const drafts = [
    ['api::offer.offer', offer, { title: DRAFT, rightsHeading: DRAFT }],
    ['api::tier.tier', tier, { name: DRAFT }],
    ['api::benefit.benefit', benefit, { title: DRAFT, description: DRAFT }],
  ] as const;
  for (const [uid, documentId, data] of drafts) {
    // Changed since it was published, and written in a language that never was.
    await strapi.documents(uid).update({ documentId, data: data as never, status: 'draft' });
    await translate(strapi, uid, documentId, data, 'draft');
  }
  await makeOffer(strapi, { slug: 'jamais-publiee', title: DRAFT }, 'draft');
  await makeTier(strapi, { name: DRAFT, code: 'jamais-publiee' }, 'draft');
  await makeBenefit(strapi, { title: DRAFT, code: 'jamais-publie' }, 'draft');
  const { membership } = await makeMember(strapi);
  await giveRight(strapi, membership);
  parameters = { documentId: membership, slug: 'jamais-publiee', id: offer };
  callers = {
    nobody: null,
    user: await asUser(strapi),
    'full token': await asToken(strapi, 'full-access'),
  };
});
afterAll(() => stop(strapi));

const QUESTIONS = [
  '',
  'status=draft',
  'publicationState=preview',
  'hasPublishedVersion=true',
  'hasPublishedVersion=false',
  'locale=*',
  'locale=en',
  'locale=en&status=draft',
  'populate=*',
  'populate[tiers][status]=draft',
  'filters[publishedAt][$null]=true',
  `filters[title]=${DRAFT}`,
  `_q=${DRAFT}`,
  'preview=eyJhbGciOiJub25lIn0.e30.',
];

test('no call of the content API answers a word of a draft, in any form of a question', async () => {
  const urls = strapi.server
    .listRoutes()
    .filter(({ methods, path }) => methods.includes('GET') && path.startsWith('/api/'))
    .map(({ path }) =>
      path
        .replace('(.*)', 'x')
        .replace(/:(\w+)/g, (_: string, name: string) => parameters[name] ?? 'x'),
    );
  expect(urls.length).toBeGreaterThan(30);
  const found: string[] = [];
  let answered = 0;
  const slugs = ['/api/offers/offre', '/api/offers/offre/sheet.pdf'];
  for (const url of [...urls, ...slugs]) {
    for (const question of QUESTIONS) {
      for (const [name, caller] of Object.entries(callers)) {
        const { status, text, body } = await call(strapi, 'GET', `${url}?${question}`, caller);
        if (status >= 400) continue;
        answered += 1;
        const said = `${text ?? ''}${JSON.stringify(body)}`;
        if (said.includes(DRAFT)) found.push(`${name} ${url}?${question}`);
      }
    }
  }
  expect(found).toEqual([]);
  expect(answered).toBeGreaterThan(50);
});

test('the site’s pages show none either', async () => {
  for (const url of ['/', '/offres/offre', '/offres/jamais-publiee', '/en', '/adhesion']) {
    for (const question of ['', 'status=draft', 'lang=en', 'locale=en', 'preview=x']) {
      const { text } = await call(strapi, 'GET', `${url}?${question}`, null);
      expect([url, question, text.includes(DRAFT)]).toEqual([url, question, false]);
    }
  }
});

test('a draft is found where it may be read', async () => {
  // Or the tests above would find nothing for another reason.
  const { results } = await strapi
    .service('plugin::content-manager.document-manager')
    .findPage({}, 'api::offer.offer');
  expect(JSON.stringify(results)).toContain(DRAFT);
});
