import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { presentAssociation } from '../../helpers/association';
import { boot, stop } from '../../helpers/strapi';

/** Addresses of the shipped site, in messages that were sent before an association showed its own pages. */

const OWN = 'https://www.example.org/fr';
const SECRET = 'A'.repeat(43);

let strapi: Core.Strapi;
const get = (url: string) => request(strapi.server.httpServer).get(url);
const locationOf = async (url: string): Promise<string> =>
  (await get(url).expect(302)).headers.location;

/** Where the script of a page sends a browser that has a fragment. */
const sentOn = async (url: string, hash: string): Promise<string> => {
  const { text, headers } = await get(url).expect(200);
  const [, script] = /<script>([\s\S]*)<\/script>/.exec(text) ?? [];
  const digest = createHash('sha256').update(script).digest('base64');
  expect(headers['content-security-policy']).toContain(`script-src 'sha256-${digest}'`);
  expect(headers['referrer-policy']).toBe('no-referrer');
  const [, data] = /data-moved="([^"]*)"/.exec(text) ?? [];
  const moved = data.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  let to = '';
  runInNewContext(script, {
    document: { body: { dataset: { moved } } },
    location: { hash, replace: (address: string) => (to = address) },
  });
  return to;
};

beforeAll(async () => {
  strapi = await boot('2021-06-01', { ADHESIONS_SITE: 'false' });
});
afterAll(async () => {
  await stop(strapi);
  delete process.env.ADHESIONS_SITE;
});

it('lead nowhere while no address is set', async () => {
  for (const url of ['/repondre', '/espace', '/adhesion', '/agenda']) await get(url).expect(404);
});

describe('lead to the site elsewhere', () => {
  beforeAll(() =>
    presentAssociation(strapi, {
      siteUrl: OWN,
      applicationPath: '/rejoindre',
      offerPath: '/formules/{slug}',
      answerPath: '/?reponse#{token}',
      spacePath: '/membres',
      invitationPath: '/?bienvenue#jeton={token}',
    }),
  );

  it.each([
    ['/adhesion', `${OWN}/rejoindre`],
    ['/adhesion?lang=en', `${OWN}/rejoindre?lang=en`],
    ['/offres/adhesions-2021', `${OWN}/formules/adhesions-2021`],
    ['/ressources/abc123', `${OWN}/ressources/abc123`],
    ['/ressources', `${OWN}/`],
    ['/agenda', `${OWN}/`],
  ])('%s to %s', async (path, to) => expect(await locationOf(path)).toBe(to));

  it.each([
    ['/repondre', `#${SECRET}`, `${OWN}/?reponse#${SECRET}`],
    ['/repondre?lang=en', `#${SECRET}`, `${OWN}/?reponse&lang=en#${SECRET}`],
    ['/repondre', '', `${OWN}/`],
    ['/espace', '', `${OWN}/membres`],
    ['/espace', '#cotisations', `${OWN}/membres`],
    ['/espace', `#invitation=${SECRET}`, `${OWN}/?bienvenue#jeton=${SECRET}`],
    ['/espace', `#connexion=${SECRET}`, `${OWN}/espace#connexion=${SECRET}`],
  ])('%s%s to %s, by a script, since no server sees what is after #', async (path, hash, to) =>
    expect(await sentOn(path, hash)).toBe(to),
  );

  it.each([
    '/',
    '/site/css/site.css',
    '/offres/%3Cscript%3E',
    '/ressources/A_B',
    '/mentions-legales',
  ])('%s does not', async (path) =>
    expect((await get(path)).headers.location ?? '').not.toContain(OWN),
  );

  it('never in a circle, where that site has the name of this server', async () => {
    await get('/adhesion').set('Host', 'www.example.org').expect(404);
  });
});
