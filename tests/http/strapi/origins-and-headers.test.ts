import type { Core } from '@strapi/strapi';
import request, { type Test } from 'supertest';
import { loginAs, type Admin } from '../../helpers/admin';
import { makeOffer } from '../../helpers/content';
import { boot, stop } from '../../helpers/strapi';

/** What every answer says to browsers: who may read it, and what it may do. */

const FRONT_END = 'https://www.example.org';
const EVIL = [
  'https://evil.example',
  'null',
  'http://www.example.org',
  `${FRONT_END}.evil.example`,
  `${FRONT_END}:8443`,
  'https://WWW.example.org',
  'https://example.org',
];

let strapi: Core.Strapi;
let admin: Admin;

beforeAll(async () => {
  strapi = await boot('2021-06-01', { FRONT_END_ORIGINS: FRONT_END });
  await makeOffer(strapi, { slug: 'offre' });
  admin = await loginAs(strapi, 'administrator');
});
afterAll(async () => {
  delete process.env.FRONT_END_ORIGINS;
  await stop(strapi);
});

const ask = (method: string, url: string, origin?: string): Test => {
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete' | 'options';
  const asked = request(strapi.server.httpServer)[verb](url);
  return origin === undefined ? asked : asked.set('Origin', origin);
};
const preflight = (method: string, url: string, origin: string): Test =>
  ask('options', url, origin).set('Access-Control-Request-Method', method);

/** Answered from what the build of the admin left, which is not there in these tests. */
const OF_THE_BUILD = '/admin/:path*';

/** Every route of the running application, its parameters filled with something. */
const everyRoute = (): [string, string][] =>
  strapi.server.listRoutes().flatMap(({ methods, path }) =>
    methods
      .filter((method: string) => ['GET', 'POST', 'PUT', 'DELETE'].includes(method))
      .filter((method: string) => !(method === 'GET' && path === OF_THE_BUILD))
      .map((method: string): [string, string] => [
        method,
        path
          .replace('/((?!uploads/).+)', '/robots.txt')
          .replace(/\(\.\*\)|:\w+\*|:\w+/g, 'x')
          .replace(/\(\[\^\/\]\*\)/g, '/x'),
      ]),
  );
const PUBLIC_READS = [
  '/api/offers',
  '/api/offers/current',
  '/api/offers/x',
  '/api/offers/x/sheet.pdf',
  '/api/association',
  '/api/applications/form',
  '/api/applications/challenge',
  '/api/occasions/x/calendar.ics',
];
const isPublic = (method: string, url: string) => method === 'GET' && PUBLIC_READS.includes(url);
const corsOf = ({ headers }: { headers: Record<string, string> }) =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));

describe('a page of another site', () => {
  test('that nobody named reads what is public alone, on every route', async () => {
    const routes = everyRoute();
    expect(routes.length).toBeGreaterThan(250);
    const letIn: unknown[] = [];
    for (const [method, url] of routes) {
      const { headers } = await ask(method, url, EVIL[0]);
      const allowed = headers['access-control-allow-origin'] ?? null;
      if (allowed !== (isPublic(method, url) ? '*' : null)) letIn.push([method, url, allowed]);
      if ('access-control-allow-credentials' in headers) letIn.push([method, url, 'credentials']);
    }
    expect(letIn).toEqual([]);
  });

  test.each(EVIL)('is not let in as %s, asking beforehand or not', async (origin) => {
    for (const [method, url] of [
      ['POST', '/api/applications'],
      ['GET', '/api/me'],
      ['PUT', '/api/me/memberships/x/contacts'],
      ['POST', '/api/auth/local'],
      ['GET', '/api/renewal-invitations/x'],
      ['POST', '/api/entitlements/consume'],
      ['POST', '/admin/login'],
      ['POST', '/admin/access-token'],
      ['GET', '/membership-lifecycle/tiers'],
      ['GET', '/content-manager/init'],
      ['GET', '/upload/files'],
      ['GET', '/espace'],
      ['GET', '/nothing'],
    ]) {
      for (const answer of [await ask(method, url, origin), await preflight(method, url, origin)]) {
        const readable = corsOf(answer).filter((name) => name !== 'access-control-expose-headers');
        expect([method, url, readable]).toEqual([method, url, []]);
      }
    }
  });

  test('reads the offer whatever it is, and needs no leave for what a cache asks', async () => {
    for (const origin of [...EVIL, FRONT_END]) {
      for (const url of [
        '/api/offers/current',
        '/api/offers/offre?locale=fr&',
        '/api/association?locale=en',
        '/api/offers',
      ]) {
        const { headers } = await ask('get', url, origin).expect(200);
        expect(headers['access-control-allow-origin']).toBe('*');
        expect(headers['access-control-expose-headers']).toContain('ETag');
      }
      const asked = await preflight('GET', '/api/offers/current', origin).set(
        'Access-Control-Request-Headers',
        'if-none-match',
      );
      expect(asked.headers['access-control-allow-origin']).toBe(origin);
      expect(asked.headers).not.toHaveProperty('access-control-allow-credentials');
    }
  });

  test('that was named calls the content API without cookies, and never the admin', async () => {
    for (const [method, url] of [
      ['POST', '/api/applications'],
      ['PUT', '/api/me/memberships/x/contacts'],
      ['GET', '/api/renewal-invitations/x'],
    ]) {
      const answer = await ask(method, url, FRONT_END);
      expect(answer.headers['access-control-allow-origin']).toBe(FRONT_END);
      expect(answer.headers.vary).toContain('Origin');
      const asked = (await preflight(method, url, FRONT_END).expect(204)).headers;
      expect(asked['access-control-allow-origin']).toBe(FRONT_END);
      for (const header of ['Authorization', 'Idempotency-Key', 'If-Match']) {
        expect(asked['access-control-allow-headers']).toContain(header);
      }
      expect(asked).not.toHaveProperty('access-control-allow-credentials');
    }
    for (const url of ['/admin/login', '/membership-lifecycle/tiers', '/upload/files']) {
      const { headers } = await ask('get', url, FRONT_END);
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });
});

describe('headers', () => {
  test('of every route keep an answer from being taken for what it is not', async () => {
    const missing: unknown[] = [];
    for (const [method, url] of everyRoute()) {
      const { headers } = await ask(method, url);
      const policy = headers['content-security-policy'] ?? '';
      const holds =
        headers['x-content-type-options'] === 'nosniff' &&
        /^(DENY|SAMEORIGIN)$/.test(headers['x-frame-options'] ?? '') &&
        headers['referrer-policy'] === 'no-referrer' &&
        (headers['strict-transport-security'] ?? '').startsWith('max-age=31536000') &&
        /default-src '(none|self)'/.test(policy) &&
        /frame-ancestors '(none|self)'|sandbox/.test(policy) &&
        !('x-powered-by' in headers);
      if (!holds) missing.push([method, url, headers]);
    }
    expect(missing).toEqual([]);
  });

  test('let nothing run in an answer of the API, of the admin’s calls or of Strapi’s', async () => {
    for (const url of [
      '/api/association',
      '/api/me',
      '/membership-lifecycle/tiers',
      '/upload/files',
    ]) {
      const { headers } = await ask('get', url);
      expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });

  test('of the admin let it ask no other host for anything', async () => {
    // Strapi adds to it for its own development, to what it answers to a GET under /admin.
    const { headers } = await ask('post', '/admin/login');
    const policy = Object.fromEntries(
      headers['content-security-policy'].split(';').map((directive: string) => {
        const [name, ...sources] = directive.trim().split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect(policy).toEqual({
      'default-src': "'self'",
      'base-uri': "'self'",
      'connect-src': "'self'",
      'font-src': "'self' data:",
      'form-action': "'self'",
      'frame-ancestors': "'self'",
      'frame-src': "'self'",
      'img-src': "'self' data: blob:",
      'media-src': "'self' blob:",
      'object-src': "'none'",
      'script-src': "'self'",
      'script-src-attr': "'none'",
      'style-src': "'self' 'unsafe-inline'",
    });
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test.each(['/', '/adhesion', '/repondre', '/espace', '/nowhere-of-the-site?x=<script>'])(
    'of the page %s let in our own files alone',
    async (url) => {
      const { headers, text } = await ask('get', url);
      if (headers['content-type'].startsWith('text/html')) {
        const policy = headers['content-security-policy'];
        expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
        expect(policy).not.toMatch(/unsafe|\*|https?:/);
        expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\son\w+=|\sstyle=/i);
      } else expect(headers['content-type']).toContain('application/json');
    },
  );
});

test('an administrator’s session is renewed by a cookie that no script and no other site reads', async () => {
  const { status } = await admin.get('/admin/users/me');
  expect(status).toBe(200);
  const account = { email: 'cookies@example.org', password: 'Aa1-motdepasse-long' };
  const role = await strapi.service('admin::role').findOne({ code: 'reader' });
  await strapi.service('admin::user').create({
    ...account,
    ...{ firstname: 'A', lastname: 'B', isActive: true, roles: [role.id] },
  });
  const { headers } = await ask('post', '/admin/login').send(account).expect(200);
  const [cookie] = headers['set-cookie'] as unknown as string[];
  expect(cookie).toMatch(/^strapi_admin_refresh=/);
  expect(cookie).toMatch(/; path=\/admin;/);
  expect(cookie).toMatch(/; samesite=strict/i);
  expect(cookie).toMatch(/; httponly/i);
});
