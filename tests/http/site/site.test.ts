import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';
import { XMLParser } from 'fast-xml-parser';
import request from 'supertest';
import { loginAs } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The pages of the site as a server answers them. */

/** What browsers accept when somebody follows a link. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let strapi: Core.Strapi;
const get = (url: string) => request(strapi.server.httpServer).get(url);

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

beforeAll(async () => {
  strapi = await boot('2021-06-01');
});
afterAll(() => stop(strapi));

describe('before anything is published', () => {
  it('says that no offer is open, and that one will come', async () => {
    const { text } = await get('/')
      .expect(200)
      .expect('Content-Type', /^text\/html/);
    expect(text).toContain('Aucune offre d’adhésion n’est ouverte en ce moment');
    expect(text).toContain('<meta name="robots" content="noindex" />');
  });
});

describe('the offer', () => {
  let documentId: string;

  beforeAll(async () => {
    await presentAssociation(strapi);
    const benefit = await makeBenefit(strapi, {
      title: 'Compagnonnage',
      description: 'Du **temps**.',
      kind: 'quota',
      unit: 'séance',
    });
    const tier = await makeTier(strapi, {
      name: 'Organismes publics',
      code: 'publics',
      allowances: [{ benefit, quantity: 6 }],
    });
    documentId = await makeOffer(strapi, {
      slug: 'offre',
      title: 'Adhésions 2021',
      closesOn: '2021-12-31',
      tiers: [tier],
      benefits: [benefit],
    });
    await makeOffer(strapi, { slug: 'brouillon', title: 'Brouillon secret' }, 'draft');
  });

  it('is a page at / and at its own address', async () => {
    for (const url of ['/', '/offres/offre', '/?lang=fr', '/?utm_source=lettre']) {
      const { text, headers } = await get(url).expect(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-language']).toBe('fr');
      for (const part of [
        'Adhésions 2021',
        '<strong>temps</strong>',
        '6 séances',
        'Organismes publics',
      ]) {
        expect(text).toContain(part);
      }
      expect(text).toContain('L’Atelier commun');
    }
  });

  it('has headers that let nothing in', async () => {
    const { headers } = await get('/').expect(200);
    expect(headers).toMatchObject({
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('is sent once while it says the same', async () => {
    const { headers } = await get('/').expect(200);
    expect(headers.etag).toMatch(/^W\/"[\w-]{22}"$/);
    const same = await get('/')
      .set('If-None-Match', headers.etag as string)
      .expect(304);
    expect(same.text).toBe('');
    expect(same.headers['content-security-policy']).toBe(POLICY);
    await get('/').set('If-None-Match', 'W/"another"').expect(200);
    await get('/?lang=en')
      .set('If-None-Match', headers.etag as string)
      .expect(200);
  });

  it('answers HEAD as GET, without the page', async () => {
    const whole = await get('/').set('Accept-Encoding', 'identity').expect(200);
    const { headers, text } = await request(strapi.server.httpServer)
      .head('/')
      .set('Accept-Encoding', 'identity')
      .expect(200);
    expect(text).toBeUndefined();
    expect(headers.etag).toBe(whole.headers.etag);
    expect(headers['content-length']).toBe(whole.headers['content-length']);
  });

  it('is in English when it is asked for, and says what is not translated', async () => {
    const before = await get('/?lang=en').expect(200);
    expect(before.headers['content-language']).toBe('en');
    expect(before.text).toContain('<html lang="en">');
    expect(before.text).toContain('you are reading it in French');
    await translate(strapi, 'api::offer.offer', documentId, { title: 'Membership 2021' });
    const { text } = await get('/?lang=en').expect(200);
    expect(text).toContain('Membership 2021');
    expect(text).not.toContain('you are reading it in French');
  });

  it('shows an edit at once', async () => {
    await strapi.documents('api::offer.offer').update({
      documentId,
      locale: 'fr',
      data: { title: 'Adhésions retouchées' } as never,
    });
    expect((await get('/')).text).not.toContain('retouchées');
    await strapi.documents('api::offer.offer').publish({ documentId, locale: 'fr' });
    expect((await get('/')).text).toContain('Adhésions retouchées');
  });

  it('takes no application once it is over, at its own address, and leaves the first page', async () => {
    setToday(strapi, '2022-01-01');
    expect((await get('/offres/offre').expect(200)).text).toContain(
      'Cette offre s’est achevée le 31\u00a0décembre\u00a02021.',
    );
    expect((await get('/')).text).toContain('Aucune offre');
    setToday(strapi, '2021-06-01');
  });

  it.each([
    'brouillon',
    'nothing',
    'current',
    'OFFRE',
    'a/b',
    '%00',
    '%E0%A4%A',
    '..%2f..%2fetc',
    'x'.repeat(2000),
  ])('says that there is no such offer: %s', async (slug) => {
    const { text, headers } = await get(`/offres/${slug}`).expect(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('Cette offre n’existe pas');
    expect(text).not.toContain('secret');
    expect(text).toContain('mailto:');
  });
});

describe('what programs read to find the pages', () => {
  const parsed = (text: string) =>
    new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => name === 'url' || name === 'entry',
    }).parse(text);

  it('is a map of what is published, each page in both languages', async () => {
    const { text } = await get('/sitemap.xml')
      .expect(200)
      .expect('Content-Type', /^application\/xml/);
    const places: string[] = parsed(text).urlset.url.map(({ loc }: { loc: string }) => loc);
    expect(new Set(places).size).toBe(places.length);
    const paths = places
      .map((place) => new URL(place))
      .map(({ pathname, search }) => pathname + search);
    expect(paths).toEqual(expect.arrayContaining(['/', '/?lang=en', '/agenda', '/ressources']));
    expect(paths.filter((path) => path.startsWith('/espace'))).toEqual([]);
    expect(text).not.toContain('brouillon');
    for (const path of paths) await get(path).expect(200);
  });

  it('is a feed of resources that the page of resources names', async () => {
    const page = await get('/ressources?lang=en').expect(200);
    expect(page.text).toContain('href="/ressources.atom?lang=en"');
    const { text } = await get('/ressources.atom?lang=en')
      .expect(200)
      .expect('Content-Type', /^application\/atom\+xml/);
    const { feed } = parsed(text);
    expect(feed['@_xml:lang']).toBe('en');
    expect(feed.updated).toMatch(/^\d{4}-/);
  });

  it('is named to robots, who leave the admin', async () => {
    const { text } = await get('/robots.txt')
      .expect(200)
      .expect('Content-Type', /^text\/plain/);
    expect(text).toMatch(
      /^User-agent: \*\nDisallow: \/admin\nSitemap: https?:\/\/\S+\/sitemap\.xml\n$/,
    );
  });
});

describe('the preview of a draft', () => {
  let documentId: string;
  let address: string;

  beforeAll(async () => {
    documentId = await makeOffer(strapi, { slug: 'apercu', title: 'En cours d’écriture' }, 'draft');
    const communications = await loginAs(strapi, 'communications');
    const asked = `/content-manager/preview/url/api::offer.offer?documentId=${documentId}`;
    address = (await communications.get(asked).expect(200)).body.data.url;
  });

  it('is the page of the offer, marked, kept by nobody, in a frame of the admin', async () => {
    const { text, headers } = await get(address).expect(200);
    expect(text).toContain('En cours d’écriture');
    expect(text).toContain('Aperçu — brouillon');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'self'$/);
    await get('/offres/apercu').expect(404);
  });

  it('shows a draft that lacks nearly everything', async () => {
    const { documentId: bare } = await strapi
      .documents('api::offer.offer')
      .create({ data: { title: 'Presque rien' } });
    const tier = await makeTier(strapi, { name: 'Sans prix', price: null }, 'draft');
    await strapi
      .documents('api::offer.offer')
      .update({ documentId: bare, data: { tiers: [tier] } as never });
    const communications = await loginAs(strapi, 'communications');
    const asked = `/content-manager/preview/url/api::offer.offer?documentId=${bare}`;
    const { url } = (await communications.get(asked).expect(200)).body.data;
    const { text } = await get(url).expect(200);
    for (const part of ['Presque rien', 'Sans prix', 'Prix à fixer']) expect(text).toContain(part);
    expect(text).not.toMatch(/>\s*(?:null|undefined|Invalid Date)/);
  });

  it.each([
    ['another offer', () => address.replace('/apercu?', '/offre?')],
    ['another language', () => `${address}&lang=en`],
    ['a forged token', () => `${address}x`],
    ['no token', () => '/offres/apercu?preview='],
  ])('%s is refused in words, and reveals nothing', async (_what, url) => {
    const { text, headers } = await get(url()).expect(403);
    expect(text).toContain(url().includes('lang=en') ? 'This preview has ended' : 'Cet aperçu');
    expect(text).not.toContain('En cours d’écriture');
    expect(headers['cache-control']).toBe('private, no-store');
  });
});

describe('the pages that a module fills', () => {
  it.each([
    ['/adhesion', 'adhesion.js', 'Demander une adhésion'],
    ['/repondre', 'repondre.js', 'Répondre à la proposition'],
    ['/espace', 'espace.js', 'Espace adhérent'],
  ])('%s has its script, and says what to do without it', async (url, script, title) => {
    const { text, headers } = await get(url).expect(200);
    expect(headers['content-security-policy']).toBe(POLICY);
    expect(text).toContain(`src="/site/js/${script}"`);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toMatch(/<noscript>[\s\S]*mailto:[\s\S]*<\/noscript>/);
  });

  it.each(['/repondre', '/espace'])('%s is left aside by search engines', async (url) => {
    expect((await get(url)).text).toContain('content="noindex"');
  });
});

describe('the files of the site', () => {
  it.each([
    ['css/site.css', 'text/css; charset=utf-8'],
    ['css/print.css', 'text/css; charset=utf-8'],
  ])('%s is sent with its type, and not sent again', async (name, type) => {
    const { headers } = await get(`/site/${name}`).expect(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    await get(`/site/${name}`)
      .set('If-None-Match', headers.etag as string)
      .expect(304);
  });

  it('every file that a page names is there', async () => {
    for (const url of [
      '/',
      '/adhesion',
      '/repondre',
      '/espace',
      '/accessibilite',
      '/mentions-legales',
    ]) {
      const { text } = await get(url);
      for (const [, file] of text.matchAll(/(?:href|src)="(\/site\/[^"]+)"/g)) {
        await get(file as string).expect(200);
      }
    }
  });

  /** As it is written: clients put a path right before they send it. */
  const raw = (path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = strapi.server.httpServer.address() as AddressInfo;
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
      );
      let answer = '';
      socket.on('data', (bytes) => (answer += bytes.toString()));
      socket.on('end', () => resolve(answer));
      socket.on('error', reject);
    });

  beforeAll(
    () =>
      new Promise<void>((done) => {
        strapi.server.httpServer.listen(0, '127.0.0.1', done);
      }),
  );

  it.each([
    '/site/../../package.json',
    '/site/../robots.txt/../../package.json',
    '/site/%2e%2e/%2e%2e/package.json',
    '/site/..%2f..%2fpackage.json',
    '/site/js/../../../.env',
    '/site/css/site.css%00.js',
    '/site//etc/passwd',
    '/site/constructor',
    '/site/',
    '/site/css',
    '/offres/../../package.json',
  ])('%s leads to no other file', async (path) => {
    const answer = await raw(path);
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
    expect(answer).not.toMatch(/"dependencies"|root:x/);
  });
});

describe('what is not a page of the site', () => {
  it('is answered by whom it is for', async () => {
    await get('/api/offers/current').expect(200).expect('Content-Type', /json/);
    await get('/admin').expect((answer) => expect(answer.text).not.toContain('/site/css'));
    await get('/robots.txt')
      .expect(200)
      .expect('Content-Type', /^text\/plain/);
    await get('/nothing').expect(404);
    for (const [path, lang, said] of [
      ['/ressource', 'fr', 'Cette page n’existe pas'],
      ['/espace/', 'fr', 'Cette page n’existe pas'],
      ['/nothing?lang=en', 'en', 'There is no such page'],
    ] as const) {
      const { text, headers } = await get(path).set('Accept', BROWSER).expect(404);
      expect(text).toContain(said);
      expect(text).toContain(`<html lang="${lang}">`);
      expect(headers['content-type']).toContain('text/html');
    }
    for (const path of ['/api/nothing', '/uploads/nothing.png']) {
      const { text } = await get(path).set('Accept', BROWSER).expect(404);
      expect(text).not.toContain('<html');
    }
    await request(strapi.server.httpServer)
      .post('/adhesion')
      .expect((answer) => {
        expect([404, 405]).toContain(answer.status);
      });
  });
});

it('an association that shows its own pages turns these off', async () => {
  const created = require('../../../dist/src/middlewares/site') as {
    default: (config: object, app: object) => (ctx: object, next: () => string) => unknown;
  };
  const off = created.default({ enabled: false }, { strapi });
  expect(off({ method: 'GET', path: '/' }, () => 'went on')).toBe('went on');
  const config = require('../../../dist/config/middlewares') as {
    default: (app: object) => (string | { name: string; config: object })[];
  };
  const env = Object.assign((_: string, otherwise: string) => otherwise, {
    bool: (name: string, otherwise: boolean) => name !== 'ADHESIONS_SITE' && otherwise,
    int: (_: string, otherwise: number) => otherwise,
  });
  expect(config.default({ env })).toContainEqual({
    name: 'global::site',
    config: { enabled: false },
  });
});

describe('what is said of accessibility', () => {
  const STATEMENT = 'https://www.example.org/declaration?v=1&l=fr';
  const PAGES = ['/', '/adhesion', '/repondre', '/espace', '/offres/rien', '/accessibilite'];
  afterAll(() => presentAssociation(strapi, { accessibility: '', accessibilityUrl: '' }));

  it.each([
    ['', 'Accessibilité\u00a0: non conforme (non audité)', 'Accessibility: not audited'],
    ['none', 'Accessibilité\u00a0: non conforme<', 'Accessibility: not compliant'],
    ['partial', 'Accessibilité\u00a0: partiellement conforme', 'partially compliant'],
    ['full', 'Accessibilité\u00a0: totalement conforme', 'fully compliant'],
  ] as const)(
    'the association says %j, and the foot of each page with it',
    async (found, fr, en) => {
      await presentAssociation(strapi, { accessibility: found });
      for (const page of PAGES) {
        expect((await get(page)).text).toContain(fr);
        expect((await get(`${page}?lang=en`)).text).toContain(en);
      }
      const { text } = await get('/accessibilite');
      expect(text.includes('n’a pas encore été audité')).toBe(found === '');
      expect(text).not.toContain('déclaration d’accessibilité');
    },
  );

  it('the page leads to the statement, where there is one', async () => {
    await presentAssociation(strapi, { accessibility: 'partial', accessibilityUrl: STATEMENT });
    const { text } = await get('/accessibilite').expect(200);
    expect(text).toContain(`href="${STATEMENT.replace('&', '&amp;')}"`);
    expect(text).toContain('partiellement conforme au référentiel');
    const { body } = await get('/api/association').expect(200);
    expect(body.data).toMatchObject({
      accessibility: 'partial',
      accessibilityStatement: STATEMENT,
    });
  });
});

describe('what is said of personal data', () => {
  const UNKNOWN = { email: '', replyTo: '', street: '', postcode: '', city: '' };
  afterAll(() => presentAssociation(strapi));

  it('is a page in both languages that the foot of each page leads to', async () => {
    const french = (await get('/donnees-personnelles').expect(200)).text;
    expect(french).toContain('Association L’Atelier commun\n12 rue de l’Invention, 75020 Paris');
    expect(french).toMatch(/Vos droits[\s\S]*adhesions@example\.org[\s\S]*www\.cnil\.fr/);
    expect((await get('/donnees-personnelles?lang=en').expect(200)).text).toMatch(
      /Who is responsible[\s\S]*How long[\s\S]*Your rights/,
    );
    for (const page of ['/', '/adhesion', '/espace', '/repondre']) {
      expect((await get(page)).text).toContain('href="/donnees-personnelles"');
      expect((await get(`${page}?lang=en`)).text).toContain('href="/donnees-personnelles?lang=en"');
    }
  });

  it('is the same in the content API, for other sites', async () => {
    const { privacy } = (await get('/api/association')).body.data;
    const form = (await get('/api/applications/form?locale=en')).body.data;
    expect(form.privacy).toEqual(privacy.en);
    expect(privacy.fr.version).toBe(privacy.en.version);
  });

  it('is not made up while the association has not said whom to turn to', async () => {
    await presentAssociation(strapi, UNKNOWN);
    expect((await get('/donnees-personnelles')).text).toContain('n’a pas encore dit qui répond');
    expect((await get('/api/association')).body.data.privacy).toBeNull();
    const { privacy, tiers } = (await get('/api/applications/form')).body.data;
    expect([privacy, tiers]).toEqual([null, []]);
  });
});

describe('GET /api/association', () => {
  it('says who the association is, and nothing of its bank', async () => {
    const { body, headers } = await get('/api/association').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=60');
    expect(Object.keys(body.data).sort()).toEqual([
      'accessibility',
      'accessibilityStatement',
      'address',
      'email',
      'face',
      'hosting',
      'legalForm',
      'legalName',
      'links',
      'logo',
      'name',
      'phone',
      'picture',
      'privacy',
      'publicationDirector',
      'rna',
      'siret',
      'website',
    ]);
    expect(body.data).toMatchObject({
      name: 'L’Atelier commun',
      logo: null,
      picture: null,
      accessibility: null,
      accessibilityStatement: null,
    });
  });

  it('takes no question', async () => {
    await get('/api/association?populate=*').expect(400);
  });
});

describe('the legal notice', () => {
  it('names the publisher, who answers for the pages, and the host, as far as they are known', async () => {
    expect((await get('/mentions-legales').expect(200)).text).not.toContain('Hébergement');
    await presentAssociation(strapi, {
      publicationDirector: 'Jeanne Martin',
      hosting: 'Hébergeur & Cie\n1 rue du Port',
      links: 'https://www.example.org/blog\n\n https://social.example/@atelier ',
    });
    const { text } = await get('/mentions-legales').expect(200);
    for (const part of ['W759999901', 'Jeanne Martin', 'Hébergeur &amp; Cie\n1 rue du Port']) {
      expect(text).toContain(part);
    }
    const home = (await get('/').expect(200)).text;
    expect(home).toContain('href="https://social.example/@atelier"');
    expect(home).toMatch(/>example\.org<\/a/);
    expect((await get('/mentions-legales?lang=en').expect(200)).text).toContain('Legal notice');
  });
});

describe('the face of the association', () => {
  const style = async () => (await get('/site/css/site.css').expect(200)).text;

  it('is the beginning of the style, in its colours and fonts once they are chosen', async () => {
    const before = await get('/site/css/site.css').expect(200);
    expect(before.text).toContain('--accent:#a83a1c');
    await presentAssociation(strapi, { color: '#0055AA', fonts: 'contemporary' });
    const css = await style();
    expect(css).toContain('--accent:#0055aa');
    expect(css).toContain("--heading:'Bricolage Grotesque'");
    expect(css).toContain('.site-header');
    await get('/site/css/site.css').set('If-None-Match', String(before.headers.etag)).expect(200);
    const { text } = await get('/').expect(200);
    expect(text).toContain('/site/fonts/bricolage-grotesque-latin-600-normal.woff2');
    const { body } = await get('/api/association').expect(200);
    expect(body.data.face).toMatchObject({
      color: '#0055aa',
      fonts: 'contemporary',
      headingFont: 'Bricolage Grotesque',
    });
  });

  it('has fonts that this server sends, those of its pairs alone', async () => {
    const font = '/site/fonts/bricolage-grotesque-latin-600-normal.woff2';
    const { headers } = await get(font).expect(200);
    expect(headers['content-type']).toBe('font/woff2');
    expect(headers['cache-control']).toBe('public, max-age=2592000');
    for (const name of ['x.woff2', '..%2f..%2fpackage.json', 'fraunces-latin-900-normal.woff2']) {
      await get(`/site/fonts/${name}`).expect(404);
    }
  });
});

it('a page that cannot be made says so, and hides why', async () => {
  const service = strapi.service('api::offer.offer') as unknown as { published: unknown };
  const { published } = service;
  service.published = () => Promise.reject(new Error('the database is elsewhere'));
  const silent = jest.spyOn(strapi.log, 'error').mockImplementation();
  const { text, headers } = await get('/').expect(503);
  expect(text).toContain('La page n’a pas pu être préparée');
  expect(text).not.toContain('database');
  expect(headers['content-security-policy']).toBe(POLICY);
  expect(silent).toHaveBeenCalled();
  silent.mockRestore();
  service.published = published;
});
