import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import request from 'supertest';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { damaged, hostileValue, RAW_BODIES, type Json } from '../../helpers/hostile';
import { userOf } from '../../helpers/member-space';
import { boot, stop } from '../../helpers/strapi';

/** Whatever is sent to the entrances of the member space, and by its members: a clear refusal. */

const seed = Number(process.env.FC_SEED ?? 20210104);
// Ten thousand of each (FC_RUNS) take minutes.
const RUNS = Number(process.env.FC_RUNS ?? 150);
const PASSWORD = 'douze lettres et plus';

let strapi: Core.Strapi;
let token: string;
let member: string;
let etag: string;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const http = () => request(strapi.server.httpServer);

beforeAll(async () => {
  console.info(`fast-check seed: ${seed} (FC_SEED changes it)`);
  strapi = await boot(JOINED_ON);
  // Or each of thousands of requests would open a port of its own.
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  [member] = await manyMembers(strapi, 1);
  token = String(await userOf(strapi, 'c0@example.org'));
  const free = { points: 100_000_000, seconds: 1 };
  const limits = ['signIn', 'signInOfAccount', 'signInLink', 'signInLinkOfEmail', 'memberLink'];
  for (const name of limits) {
    strapi.config.set(`plugin::membership-lifecycle.rateLimits.${name}`, free);
  }
  service('rateLimits').reset();
  const contacts = await http()
    .get(`/api/me/memberships/${member}/contacts`)
    .set('Authorization', `Bearer ${token}`);
  etag = contacts.headers.etag;
});
afterAll(() => stop(strapi));

const SECRET = 'A'.repeat(43);
const CALLS: [name: string, good: Json, send: (body: Json) => request.Test][] = [
  [
    'sign-in-links',
    { email: 'nobody@example.org', locale: 'fr' },
    (body) =>
      http()
        .post('/api/me/sign-in-links')
        .send(body as object),
  ],
  [
    'sign-in',
    { token: SECRET, password: PASSWORD },
    (body) =>
      http()
        .post('/api/me/sign-in')
        .send(body as object),
  ],
  [
    'invitation',
    { token: SECRET, password: PASSWORD },
    (body) =>
      http()
        .post('/api/me/invitation')
        .send(body as object),
  ],
  [
    'local',
    { identifier: 'nobody@example.org', password: PASSWORD },
    (body) =>
      http()
        .post('/api/auth/local')
        .send(body as object),
  ],
  [
    'reset-password',
    { code: SECRET, password: PASSWORD, passwordConfirmation: PASSWORD },
    (body) =>
      http()
        .post('/api/auth/reset-password')
        .send(body as object),
  ],
  [
    'forgot-password',
    { email: 'nobody@example.org' },
    (body) =>
      // Strapi counts its own entrances by the address that is asked for, and by who asks.
      http()
        .post('/api/auth/forgot-password')
        .send(body as object),
  ],
  [
    'contacts',
    {
      contacts: [
        { name: 'A', email: 'c0@example.org', phone: null, role: 'billing', locale: 'fr' },
        { id: '1', name: 'B', email: null, phone: '1', role: 'billing', locale: 'en' },
      ],
    },
    (body) =>
      http()
        .put(`/api/me/memberships/${member}/contacts`)
        .set('Authorization', `Bearer ${token}`)
        .set('If-Match', etag)
        .send(body as object),
  ],
];

test.each(CALLS)(
  'any body to %s is answered, and never by a failure of ours',
  async (_name, good, send) => {
    const body = fc.oneof(damaged(good), damaged(good), hostileValue());
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        // Supertest sends an object or a text; other values are texts of JSON.
        const sendable =
          typeof value === 'object' && value !== null ? value : (JSON.stringify(value) ?? '');
        const { status } = await send(sendable);
        expect(status).toBeLessThan(500);
      }),
      { seed, numRuns: RUNS },
    );
    await service('memberAccounts').settled();
  },
  3_600_000,
);

test.each([
  ['local', { identifier: 'c0@example.org\0', password: PASSWORD }],
  ['local', { identifier: 'c0@example.org', password: `${PASSWORD}\0` }],
  ['reset-password', { code: '\0', password: PASSWORD, passwordConfirmation: PASSWORD }],
])('a NUL byte opens nothing at %s, and breaks nothing', async (path, body) => {
  const { status, text } = await http().post(`/api/auth/${path}`).send(body);
  expect([status, JSON.parse(text).error.name]).toEqual([400, 'ValidationError']);
});

test.each([
  ['reset-password', { resetPasswordToken: '\0', password: 'Douze-lettres-1' }],
  [
    'register',
    {
      registrationToken: '\0',
      userInfo: { firstname: 'A', lastname: 'B', password: 'Douze-lettres-1' },
    },
  ],
])('nor at the %s of the staff', async (path, body) => {
  const { status } = await http().post(`/admin/${path}`).send(body);
  expect(status).toBe(400);
});

test.each(['sign-in-links', 'sign-in', 'invitation'])('any bytes to %s likewise', async (path) => {
  for (const [type, body] of RAW_BODIES) {
    const { status } = await http().post(`/api/me/${path}`).set('Content-Type', type).send(body);
    expect([status, type]).toEqual([expect.any(Number), type]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
});

test('nothing came of it', async () => {
  expect(await strapi.db.connection('adh_account_link')).toEqual([]);
  expect(await strapi.db.connection('adh_member_access')).toEqual([]);
  expect(await strapi.db.query('plugin::users-permissions.user').count()).toBe(1);
});
