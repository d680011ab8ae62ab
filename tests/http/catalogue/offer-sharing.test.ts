import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { presentAssociation } from '../../helpers/association';
import { makeOffer, translate } from '../../helpers/content';
import { makeResource } from '../../helpers/resources';
import { boot, stop } from '../../helpers/strapi';

/** What search engines, networks and the page of an offer show of it: its title, its description, its picture. */

const SMALL = { url: '/uploads/small_p.png', width: 500, height: 250 };
const FILE = {
  ...{ name: 'p.png', hash: 'p', ext: '.png', mime: 'image/png', size: 1, provider: 'local' },
  ...{ url: '/uploads/p.png', alternativeText: 'Un atelier', width: 1_200, height: 600 },
  formats: { small: { ...SMALL, hash: 'small_p', path: null, sizeInBytes: 12 } },
};
const SHOWN = {
  ...{ url: '/uploads/p.png', alternativeText: 'Un atelier', width: 1_200, height: 600 },
  formats: { small: SMALL },
};

let strapi: Core.Strapi;
let picture: { id: number };
const get = (url: string) => request(strapi.server.httpServer).get(url);
const files = () => strapi.db.query('plugin::upload.file');
const headOf = async (url: string): Promise<string> =>
  (await get(url).expect(200)).text.replace(/<\/head>[\s\S]*/, '').replace(/[ \n]+/g, ' ');

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  picture = await files().create({ data: FILE });
  const why = { heading: 'Pourquoi ?', body: 'Parce que.' };
  const offer = await makeOffer(strapi, {
    ...{ slug: 'partagee', title: 'Adhésions 2021', why, picture: picture.id },
    ...{ seoTitle: 'Adhérer : nos offres', seoDescription: 'Cinq droits, « un » prix.' },
  });
  await translate(strapi, 'api::offer.offer', offer, { title: 'Membership', seoTitle: 'Join us' });
  await makeOffer(strapi, { slug: 'nue', title: 'Nue', why, opensOn: '2020-01-01' });
});
afterAll(() => stop(strapi));

it('is answered with the offer, each text in its language, the picture with its sizes', async () => {
  const { data } = (await get('/api/offers/partagee').expect(200)).body;
  expect(data).toMatchObject({
    seoTitle: 'Adhérer : nos offres',
    seoDescription: 'Cinq droits, « un » prix.',
    picture: SHOWN,
  });
  expect(data.picture).toEqual(SHOWN);
  const english = (await get('/api/offers/partagee?locale=en').expect(200)).body.data;
  expect(english).toMatchObject({ seoTitle: 'Join us', seoDescription: null, picture: SHOWN });
  const bare = (await get('/api/offers/nue').expect(200)).body.data;
  expect(bare).toMatchObject({ seoTitle: null, seoDescription: null, picture: null });
});

it('heads the page of the site, typeset; what is not written is taken from the offer', async () => {
  const head = await headOf('/offres/partagee');
  expect(head).toContain('<title>Adhérer\u00a0: nos offres');
  expect(head).toContain('content="Cinq droits, «\u00a0un\u00a0» prix."');
  expect(head).toMatch(/property="og:image" content="https?:\/\/[^"]+\/uploads\/p\.png"/);
  expect(head).toContain('property="og:image:alt" content="Un atelier"');
  expect(head).toContain('property="og:image:width" content="1200"');
  const bare = await headOf('/offres/nue');
  expect(bare).toContain('<title>Nue');
  expect(bare).toContain('content="Parce que."');
  expect(bare).not.toContain('og:image');
});

it('stands on the page of the site, as a resource’s does on its own, and lets its host in', async () => {
  const id = await makeResource(strapi, null, { picture: picture.id });
  const shownOn = async (path: string) => {
    const { text, headers } = await get(path).expect(200);
    const image = /<img\s+class="(?:offer|resource)-picture"[^>]*>/.exec(text)?.[0] ?? '';
    return { image, policy: String(headers['content-security-policy']) };
  };
  const places = ['/offres/partagee', `/ressources/${id}`, '/ressources'];
  for (const path of places) {
    const { image, policy } = await shownOn(path);
    expect(image).toContain('srcset="/uploads/small_p.png 500w, /uploads/p.png 1200w"');
    expect(policy).toContain("img-src 'self' data:;");
  }
  const url = 'https://images.example/p.png';
  await files().update({ where: { id: picture.id }, data: { url } });
  for (const path of places) {
    const shown = () => shownOn(path);
    const end = Date.now() + 2_000;
    while (!(await shown()).image.includes(url) && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect((await shown()).policy).toContain("img-src 'self' data: https://images.example;");
  }
  await files().update({ where: { id: picture.id }, data: { url: FILE.url } });
});

it('follows the library within a second', async () => {
  await files().update({ where: { id: picture.id }, data: { alternativeText: 'Une salle' } });
  const shown = async () => (await get('/api/offers/partagee').expect(200)).body.data.picture;
  const end = Date.now() + 2_000;
  while ((await shown()).alternativeText !== 'Une salle' && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect((await shown()).alternativeText).toBe('Une salle');
});

it('is answered with the sizes of a resource’s picture too', async () => {
  const id = await makeResource(strapi, null, { picture: picture.id });
  const { data } = (await get(`/api/resources/${id}`).expect(200)).body;
  expect(data.picture.formats).toEqual({ small: SMALL });
});

it('is the association’s where an offer has none, and where any page is shared', async () => {
  await presentAssociation(strapi, { pictureId: picture.id });
  const { data } = (await get('/api/association').expect(200)).body;
  expect(data.picture).toMatchObject({ url: '/uploads/p.png', formats: { small: SMALL } });
  const { text } = await get('/offres/nue').expect(200);
  expect(text).toContain('class="offer-picture"');
  expect(text).toContain('/uploads/small_p.png 500w');
  expect(await headOf('/agenda')).toContain('/uploads/p.png');
  const bare = (await get('/api/offers/nue').expect(200)).body.data;
  expect(bare.picture).toBeNull();
});
