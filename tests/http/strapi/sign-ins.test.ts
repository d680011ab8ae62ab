import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { boot, stop } from '../../helpers/strapi';

/** Passwords are guessed neither from one address nor from many; who knows theirs is not held back. */

const PASSWORD = 'douze lettres et plus';
/** A password takes a tenth of a second to compare: fewer than those that are let through elsewhere. */
const LIMITS = {
  signIn: { points: 10, seconds: 600 },
  signInOfAccount: { points: 4, seconds: 600 },
  signInLink: { points: 6, seconds: 600 },
  memberLink: { points: 6, seconds: 600 },
};
const { signIn, signInOfAccount } = LIMITS;

let strapi: Core.Strapi;

const server = () => strapi.server.httpServer;
const from = (ip: string, test: request.Test) => test.set('X-Forwarded-For', ip);
const asMember = (
  identifier: string,
  password: string,
  ip = '203.0.113.1',
  path = '/api/auth/local',
) => from(ip, request(server()).post(path)).send({ identifier, password });
const asStaff = (email: string, password: string, ip = '203.0.113.1') =>
  from(ip, request(server()).post('/admin/login')).send({ email, password });
/** An address of its own, in a network of its own. */
const elsewhere = (index: number) => `2001:db8:0:${index.toString(16)}::1`;

beforeAll(async () => {
  strapi = await boot('2021-06-01', { TRUST_PROXY: 'true' });
  for (const [name, limit] of Object.entries(LIMITS)) {
    strapi.config.set(`plugin::membership-lifecycle.rateLimits.${name}`, limit);
  }
  for (const name of ['camille', 'claude']) {
    await strapi
      .plugin('users-permissions')
      .service('user')
      .add({
        ...{ username: name, email: `${name}@example.org`, password: PASSWORD },
        ...{ provider: 'local', confirmed: true, role: 1 },
      });
  }
  await strapi.service('admin::user').create({
    ...{ firstname: 'Dominique', email: 'dominique@example.org', password: PASSWORD },
    ...{ isActive: true, roles: [] },
  });
});
beforeEach(() => strapi.plugin('membership-lifecycle').service('rateLimits').reset());
afterAll(() => stop(strapi));

test('as many as like sign in from one address, one after the other and at once', async () => {
  const many = signIn.points + 5;
  const answers = await Promise.all(
    Array.from({ length: signInOfAccount.points }, () => asMember('camille@example.org', PASSWORD)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  for (let index = signInOfAccount.points; index < many; index += 1) {
    await asMember('camille@example.org', PASSWORD).expect(200);
  }
});

test.each([
  ['a member', (ip: string) => asMember('claude@example.org', 'faux', ip), 400],
  ['the staff', (ip: string) => asStaff('dominique@example.org', 'faux', ip), 400],
  ['nobody', (ip: string) => asMember('personne@example.org', 'faux', ip), 400],
])('the password of %s is not guessed from many addresses', async (_, guess, status) => {
  for (let index = 0; index < signInOfAccount.points; index += 1) {
    await guess(elsewhere(index)).expect(status);
  }
  const { body, headers } = await guess(elsewhere(99)).set('Accept-Language', 'fr').expect(429);
  expect(body.error.message).toMatch(/^Trop de demandes/);
  const english = await guess(elsewhere(98)).set('Accept-Language', 'en').expect(429);
  expect(english.body.error.message).toMatch(/^Too many requests/);
  expect(body.error.details.reason).toBe('too-many-requests');
  const seconds = Number(headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(signInOfAccount.seconds);
});

test('the right password does not open while its account is guessed at, however it is written', async () => {
  for (let index = 0; index < signInOfAccount.points; index += 1) {
    await asMember('Claude@Example.org', 'faux', elsewhere(index), '/API/auth/LOCAL/').expect(400);
  }
  await asMember('claude@example.org', PASSWORD, elsewhere(99)).expect(429);
  await asMember('camille@example.org', PASSWORD, elsewhere(99)).expect(200);
});

test('one network tries no more than its share, under all its addresses', async () => {
  for (let index = 0; index < signIn.points; index += 1) {
    await asMember(`x${index}@example.org`, 'faux', `2001:db8:0:1::${index.toString(16)}`).expect(
      400,
    );
  }
  await asMember('camille@example.org', PASSWORD, '2001:db8:0:1:ffff::1').expect(429);
  await asStaff('dominique@example.org', PASSWORD, '2001:db8:0:1:ffff::1').expect(429);
  await asMember('camille@example.org', PASSWORD, '2001:db8:0:2::1').expect(200);
});

test.each([
  ['a member', () => asMember('camille@example.org', PASSWORD), signIn.points + 1],
  // Strapi counts the staff as well, whatever becomes of them: five in five minutes.
  ['the staff', () => asStaff('dominique@example.org', PASSWORD), signInOfAccount.points],
])('%s, who tried while the database was away, is not held back', async (_, enter, tries) => {
  strapi.log.level = 'silent';
  const away = jest
    .spyOn(strapi.db.connection.client, '_query')
    .mockRejectedValue(Object.assign(new Error('on purpose'), { code: 'ECONNREFUSED' }));
  try {
    for (let time = 0; time < tries; time += 1) await enter().expect(503);
  } finally {
    away.mockRestore();
    strapi.log.level = 'error';
  }
  await enter().expect(200);
});

test.each([
  ['forgot-password', 'signInLink', { email: 'x@example.org' }],
  ['send-email-confirmation', 'signInLink', { email: 'x@example.org' }],
  [
    'reset-password',
    'memberLink',
    { code: 'x', password: PASSWORD, passwordConfirmation: PASSWORD },
  ],
] as const)('%s says when to come back', async (entrance, limit, body) => {
  const ask = () => from('203.0.113.7', request(server()).post(`/api/auth/${entrance}`)).send(body);
  for (let index = 0; index < LIMITS[limit].points; index += 1) {
    expect((await ask()).status).not.toBe(429);
  }
  const { headers, body: refused } = await ask().expect(429);
  expect(refused.error.details.reason).toBe('too-many-requests');
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
});

test('what is no account is no fault of ours', async () => {
  for (const identifier of [null, 1, {}, ['x'], '', ' ']) {
    const { status } = await asMember(identifier as string, PASSWORD);
    expect(status).toBe(400);
  }
});
