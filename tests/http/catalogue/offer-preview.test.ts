import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { asHolderOf, call } from '../../helpers/callers';
import { fieldsOf, makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { boot, stop } from '../../helpers/strapi';

/** The draft of an offer, for whoever holds a token of the Content Manager's button. */

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';
const READ = 'plugin::content-manager.explorer.read';
const MINUTE = 60_000;

let strapi: Core.Strapi;
let communications: Admin;
let offer: string;
let other: string;
let tier: string;
let benefit: string;

const get = (url: string) => request(strapi.server.httpServer).get(url);
const asked = (query: Record<string, string>, uid = OFFER) =>
  `/content-manager/preview/url/${uid}?${new URLSearchParams(query)}`;
const addressOf = async (query: Record<string, string>): Promise<string> => {
  const { body } = await communications.get(asked(query)).expect(200);
  return body.data.url;
};
const tokenIn = (address: string): string =>
  String(new URL(address, 'http://x').searchParams.get('preview'));
const tokenOf = async (query: Record<string, string>) => tokenIn(await addressOf(query));

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  communications = await loginAs(strapi, 'communications');
  benefit = await makeBenefit(strapi, { title: 'Droit publié' });
  tier = await makeTier(strapi, { name: 'Formule publiée', allowances: [{ benefit }] });
  offer = await makeOffer(strapi, {
    title: 'Titre publié',
    slug: 'offre',
    tiers: [tier],
    benefits: [benefit],
  });
  other = await makeOffer(strapi, { title: 'Autre', slug: 'autre' }, 'draft');
  const write = (
    uid: typeof OFFER | typeof TIER | typeof BENEFIT,
    documentId: string,
    data: object,
  ) => strapi.documents(uid).update({ documentId, data });
  await write(OFFER, offer, { title: 'Titre en cours' });
  await write(TIER, tier, { name: 'Formule en cours' });
  await write(BENEFIT, benefit, { title: 'Droit en cours' });
  await translate(strapi, OFFER, offer, { title: 'Title being written' }, 'draft');
});
afterAll(() => stop(strapi));
afterEach(() => jest.restoreAllMocks());

describe('the button', () => {
  it('leads to the page of the draft, in its language', async () => {
    expect(await addressOf({ documentId: offer })).toMatch(
      /^\/offres\/offre\?preview=[\w-]+\.[\w-]+$/,
    );
    expect(await addressOf({ documentId: offer, locale: 'en', status: 'modified' })).toMatch(
      /^\/offres\/offre\?lang=en&preview=/,
    );
    expect(await addressOf({ documentId: offer, status: 'published' })).toMatch(
      /^\/offres\/offre\?/,
    );
  });

  it('leads to the first page while the draft has no address yet', async () => {
    const { documentId } = await strapi
      .documents(OFFER)
      .create({ data: { title: 'Sans adresse' } });
    const address = await addressOf({ documentId });
    expect(address).toMatch(/^\/\?preview=/);
    const { body } = await get(`/api/offers/current?preview=${tokenIn(address)}`).expect(200);
    expect(body.data).toMatchObject({ title: 'Sans adresse', slug: null });
  });

  it('names a right that a tier grants and the offer does not list, as once published', async () => {
    const benefit = await makeBenefit(strapi, { title: 'Centre de ressources', kind: 'access' });
    const tier = await makeTier(strapi, { allowances: [{ benefit }] });
    const documentId = await makeOffer(strapi, { slug: 'sans-liste', tiers: [tier] });
    const granted = async (query: string) => {
      const { body } = await get(`/api/offers/sans-liste${query}`).expect(200);
      return body.data.tiers[0].allowances;
    };
    const said = [expect.objectContaining({ title: 'Centre de ressources', locale: 'fr' })];
    expect(await granted('')).toEqual(said);
    expect(await granted(`?preview=${await tokenOf({ documentId })}`)).toEqual(said);
  });

  it('shows a right without a kind and a reason without a text, which a draft may have', async () => {
    const benefit = await makeBenefit(strapi, { code: 'sans-genre', kind: null }, 'draft');
    const allowances = [{ benefit, quantity: 2 }];
    const tier = await makeTier(strapi, { code: 'sans-prix', price: null, allowances }, 'draft');
    const why = { heading: 'Pourquoi ?' };
    const values = { slug: 'inachevee', tiers: [tier], benefits: [benefit], why };
    const documentId = await makeOffer(strapi, values, 'draft');
    const token = await tokenOf({ documentId });
    const { body } = await get(`/api/offers/inachevee?preview=${token}`).expect(200);
    expect(body.data).toMatchObject({
      why: { bodyHtml: '' },
      tiers: [{ priceText: 'Prix à fixer', allowances: [{ quantityText: null }] }],
    });
    const page = await get(`/offres/inachevee?preview=${token}`).expect(200);
    expect(page.text).toContain('Prix à fixer');
  });

  it.each([
    ['another type', { documentId: 'x' }, 'api::organisation.organisation'],
    ['a tier that there is not', { documentId: 'x' }, TIER],
    ['a document that there is not', { documentId: 'nothing' }, OFFER],
    ['a language that there is not', { locale: 'de' }, OFFER],
    ['a version that there is not', { status: 'published' }, OFFER],
  ])('leads nowhere for %s', async (_, query, uid) => {
    const url = asked({ documentId: other, ...query }, uid);
    const { status } = await communications.get(url);
    expect(status).toBe(204);
  });
});

describe('the button of a tier or a benefit', () => {
  const showing = async (uid: string, query: Record<string, string>) => {
    const { body } = await communications.get(asked(query, uid)).expect(200);
    const { pathname, searchParams, hash } = new URL(body.data.url, 'http://x');
    const token = encodeURIComponent(searchParams.get('preview') ?? '');
    const lang = searchParams.get('lang') === 'en' ? 'locale=en&' : '';
    const slug = pathname.replace('/offres/', '');
    const shown = await get(`/api/offers/${slug}?${lang}preview=${token}`).expect(200);
    return { pathname, hash, offer: shown.body.data };
  };
  const statusOf = async (uid: string, query: Record<string, string>) =>
    (await communications.get(asked(query, uid))).status;

  it('leads to the page of the draft offer that shows it, at its place there', async () => {
    const { pathname, hash, offer: draft } = await showing(TIER, { documentId: tier });
    expect(pathname).toBe('/offres/offre');
    expect(draft).toMatchObject({ title: 'Titre en cours', tiers: [{ name: 'Formule en cours' }] });
    expect(hash).toBe(`#formule-${draft.tiers[0].code}`);
    const right = await showing(BENEFIT, { documentId: benefit, status: 'modified' });
    expect(right.offer).toMatchObject({ benefits: [{ title: 'Droit en cours' }] });
    expect(right.hash).toBe(`#droit-${right.offer.benefits[0].code}`);
    const page = await get(`/offres/offre?preview=${await tokenOf({ documentId: offer })}`);
    for (const place of [hash, right.hash]) expect(page.text).toContain(`id="${place.slice(1)}"`);
  });

  it('leads to the English page from the English form', async () => {
    const { offer: draft } = await showing(TIER, { documentId: tier, locale: 'en' });
    expect(draft).toMatchObject({ title: 'Title being written', locale: 'en' });
  });

  it('leads to the published page for what is published, and shows nothing of drafts', async () => {
    const query = { documentId: tier, status: 'published' };
    const { offer: published } = await showing(TIER, query);
    expect(published).toMatchObject({
      title: 'Titre publié',
      tiers: [{ name: 'Formule publiée' }],
    });
  });

  it('leads to the page that the public has, of several, then to the next to come', async () => {
    const shared = await makeBenefit(strapi);
    const make = (slug: string, opensOn: string, closesOn: string | null = null) =>
      makeOffer(strapi, { slug, opensOn, closesOn, benefits: [shared] }, 'draft');
    const past = await make('passee', '2019-01-01', '2019-12-31');
    const later = await make('future', '2022-01-01');
    const next = await make('prochaine', '2021-09-01');
    const page = async () => (await showing(BENEFIT, { documentId: shared })).pathname;
    expect(await page()).toBe('/offres/prochaine');
    const open = await make('ouverte', '2021-05-01');
    expect(await page()).toBe('/offres/ouverte');
    for (const documentId of [open, next, later]) {
      await strapi.documents(OFFER).delete({ documentId });
    }
    expect(await page()).toBe('/offres/passee');
    await strapi.documents(OFFER).delete({ documentId: past });
    expect(await statusOf(BENEFIT, { documentId: shared })).toBe(204);
  });

  it('shows a tier that was published before its offer, and never its draft as published', async () => {
    const early = await makeTier(strapi, { name: 'Formule en avance' });
    await makeOffer(strapi, { slug: 'annee-suivante', tiers: [early] }, 'draft');
    const query = { documentId: early, status: 'published' };
    const { pathname, offer: draft } = await showing(TIER, query);
    expect(pathname).toBe('/offres/annee-suivante');
    expect(draft.tiers).toMatchObject([{ name: 'Formule en avance' }]);
    // Later than the moment of its publication.
    await strapi.db.query(TIER).updateMany({
      where: { documentId: early, publishedAt: null },
      data: { name: 'Retouchée', updatedAt: new Date(Date.now() + 60_000) },
    });
    expect(await statusOf(TIER, query)).toBe(204);
  });

  it('is there for who may read the offer too, and for nobody else', async () => {
    const grants = [OFFER, TIER, BENEFIT].map((subject) => ({
      action: READ,
      subject,
      properties: { fields: fieldsOf(strapi, subject), locales: ['fr'] },
    }));
    const url = asked({ documentId: tier }, TIER);
    const reader = await asHolderOf(strapi, ...grants);
    expect((await call(strapi, 'GET', url, reader)).status).toBe(200);
    const withoutOffers = await asHolderOf(strapi, ...grants.slice(1));
    expect((await call(strapi, 'GET', url, withoutOffers)).status).toBe(204);
  });
});

describe('a token', () => {
  const readsOf = (fields: (subject: string) => string[]) =>
    [OFFER, TIER, BENEFIT].map((subject) => ({
      action: READ,
      subject,
      properties: { fields: fields(subject), locales: ['fr'] },
    }));
  const allReads = () => readsOf((subject) => fieldsOf(strapi, subject));

  it('is given to who may read offers and what they show, and to nobody else', async () => {
    const url = asked({ documentId: offer });
    const reads = allReads();
    const reader = await asHolderOf(strapi, ...reads);
    expect((await call(strapi, 'GET', url, reader)).body.data.url).toMatch(/preview=/);
    const namesAlone = readsOf((subject) => [subject === TIER ? 'name' : 'title']);
    const narrower = reads.map((missing) => reads.filter((one) => one !== missing));
    for (const held of [...narrower, namesAlone]) {
      const answer = await call(strapi, 'GET', url, await asHolderOf(strapi, ...held));
      expect([answer.status, answer.text]).toEqual([204, '']);
    }
    await call(strapi, 'GET', url, null).expect(401);
  });

  it('is given in the languages that one may read', async () => {
    const reader = await asHolderOf(strapi, ...allReads());
    const french = asked({ documentId: offer, locale: 'fr' });
    expect((await call(strapi, 'GET', french, reader)).status).toBe(200);
    const english = asked({ documentId: offer, locale: 'en' });
    expect((await call(strapi, 'GET', english, reader)).status).toBe(204);
  });

  it('shows the draft, with the drafts of its tiers and benefits, and is kept by nobody', async () => {
    const token = await tokenOf({ documentId: offer });
    const { body, headers } = await get(`/api/offers/offre?preview=${token}`).expect(200);
    expect(body.data).toMatchObject({
      title: 'Titre en cours',
      locale: 'fr',
      tiers: [{ name: 'Formule en cours' }],
      benefits: [{ title: 'Droit en cours' }],
    });
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
    expect(headers).not.toHaveProperty('etag');
    const current = await get(`/api/offers/current?preview=${token}&locale=fr`).expect(200);
    expect(current.body).toEqual(body);
  });

  it('of the English draft shows it, and what is not translated in French', async () => {
    const token = await tokenOf({ documentId: offer, locale: 'en' });
    const { body } = await get(`/api/offers/offre?locale=en&preview=${token}`).expect(200);
    expect(body.data).toMatchObject({
      title: 'Title being written',
      locale: 'en',
      tiers: [{ name: 'Formule en cours', locale: 'fr' }],
    });
  });

  it('of the published version shows nothing of the draft', async () => {
    const token = await tokenOf({ documentId: offer, status: 'published' });
    const { body } = await get(`/api/offers/offre?preview=${token}`).expect(200);
    const published = await get('/api/offers/offre').expect(200);
    expect(body).toEqual(published.body);
    expect(JSON.stringify(body)).not.toContain('en cours');
  });

  it('opens for fifteen minutes, whatever day is pretended', async () => {
    const url = `/api/offers/offre?preview=${await tokenOf({ documentId: offer })}`;
    const clock = strapi.plugin('membership-lifecycle').service('clock');
    const start = clock.wall();
    const wall = jest.spyOn(clock, 'wall');
    wall.mockReturnValue(start + 14 * MINUTE);
    await get(url).expect(200);
    wall.mockReturnValue(start + 15 * MINUTE);
    await get(url).expect(403);
  });

  it('opens nothing else: the same refusal for all that it was not given for', async () => {
    const token = await tokenOf({ documentId: offer });
    const refused = [
      `/api/offers/autre?preview=${token}`,
      `/api/offers/nothing?preview=${token}`,
      `/api/offers/offre?locale=en&preview=${token}`,
      `/api/offers/offre?preview=${token}x`,
      `/api/offers/offre?preview=${token}&preview=${token}`,
      `/api/offers/offre?preview[$ne]=x`,
      '/api/offers/offre?preview=',
      '/api/offers/autre?preview=nothing',
      `/api/offers/autre?preview=${'x'.repeat(4_000)}`,
      `/api/offers/autre?preview=%00`,
    ];
    for (const url of refused) {
      const { status, body, headers } = await get(url);
      expect({ url, status, details: body.error.details }).toEqual({
        url,
        status: 403,
        details: {
          reason: 'preview-refused',
          text: expect.objectContaining({ fr: expect.any(String) }),
        },
      });
      expect(body.data).toBeNull();
      expect(headers['cache-control']).toBe('private, no-store');
    }
    const english = await get('/api/offers/offre?locale=en&preview=x').expect(403);
    expect(english.body.error.message).toMatch(/^This preview link/);
  });

  it('opens nothing once the draft is gone', async () => {
    const gone = await makeOffer(strapi, { slug: 'supprimee' }, 'draft');
    const url = `/api/offers/supprimee?preview=${await tokenOf({ documentId: gone })}`;
    await get(url).expect(200);
    await strapi.documents(OFFER).delete({ documentId: gone });
    await get(url).expect(403);
  });

  it('is not for the sheet, nor with anything beside it', async () => {
    const token = await tokenOf({ documentId: offer });
    await get(`/api/offers/offre/sheet.pdf?preview=${token}`).expect(400);
    await get(`/api/offers/offre?preview=${token}&status=draft`).expect(400);
  });

  it('is in no line of the log', async () => {
    const http = jest.spyOn(strapi.log, 'http');
    const token = await tokenOf({ documentId: offer });
    await get(`/api/offers/offre?preview=${token}`).expect(200);
    const lines = http.mock.calls.map(([line]) => String(line));
    expect(lines.some((line) => line.includes('/api/offers/offre?preview=…'))).toBe(true);
    expect(lines.filter((line) => line.includes(token))).toEqual([]);
  });

  it('lets the admin show the page in a frame of its own', async () => {
    // Any address of the admin: its pages are there once it is built.
    const { headers } = await get('/admin/init').expect(200);
    expect(headers['content-security-policy']).toContain("frame-src 'self'");
  });
});

describe('with pages of one’s own', () => {
  const OWN = 'https://www.example.org/fr';
  const policy = async () =>
    String((await get('/admin/init').expect(200)).headers['content-security-policy']);
  const site = () =>
    (strapi.config.get('middlewares') as { name?: string; config?: { enabled: boolean } }[]).find(
      ({ name }) => name === 'global::site',
    )!.config!;

  afterEach(async () => {
    site().enabled = true;
    await presentAssociation(strapi, { siteUrl: '', offerPath: '', resourcePath: '' });
  });

  it('opens this server’s while it shows them and no path was chosen', async () => {
    await presentAssociation(strapi, { siteUrl: OWN });
    expect(await addressOf({ documentId: offer })).toMatch(/^\/offres\/offre\?preview=/);
    expect(await policy()).toContain("frame-src 'self';");
  });

  it('opens theirs where this server shows none, in a frame of the admin', async () => {
    await presentAssociation(strapi, { siteUrl: OWN });
    site().enabled = false;
    const address = await addressOf({ documentId: offer });
    expect(address).toMatch(/^https:\/\/www\.example\.org\/fr\/offres\/offre\?preview=/);
    await get(`/api/offers/offre?preview=${tokenIn(address)}`).expect(200);
    expect(await policy()).toContain("frame-src 'self' https://www.example.org;");
  });

  it('opens theirs at the path that was chosen, by its id where a draft has no address', async () => {
    await presentAssociation(strapi, { siteUrl: OWN, offerPath: '/{lang}/join/{slug}' });
    const address = await addressOf({ documentId: offer, locale: 'en' });
    expect(address).toMatch(/^https:\/\/www\.example\.org\/fr\/en\/join\/offre\?preview=/);
    const { documentId } = await strapi
      .documents(OFFER)
      .create({ data: { title: 'Sans adresse' } });
    const bare = await addressOf({ documentId });
    expect(bare).toContain(`/join/${documentId}?preview=`);
    const { body } = await get(`/api/offers/${documentId}?preview=${tokenIn(bare)}`).expect(200);
    expect(body.data.title).toBe('Sans adresse');
  });
});
