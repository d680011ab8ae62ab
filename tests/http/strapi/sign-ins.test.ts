import type { Core } from '@strapi/strapi';
import bcrypt from 'bcrypt';
import request from 'supertest';
import { AT_ONCE, PLACES, fillPlaces, holdComparisons } from '../../helpers/passwords';
import { boot, stop } from '../../helpers/strapi';

/** Passwords are guessed neither from one address nor from many; who knows theirs is not held back. */

const PASSWORD = 'douze lettres et plus';
/** A password takes a twentieth of a second to compare: fewer than those that are let through elsewhere. */
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
  const users = strapi.plugin('users-permissions').service('user');
  for (const [name, more] of Object.entries({
    bloque: { password: PASSWORD, confirmed: true, blocked: true },
    attend: { password: PASSWORD, confirmed: false },
    lien: { confirmed: true },
  })) {
    const account = { username: name, email: `${name}@example.org`, provider: 'local', role: 1 };
    await users.add({ ...account, ...more });
  }
  for (const [firstname, isActive] of [
    ['Dominique', true],
    ['Partie', false],
  ] as const) {
    const email = `${firstname.toLowerCase()}@example.org`;
    const staff = { firstname, email, password: PASSWORD, isActive, roles: [] };
    await strapi.service('admin::user').create(staff);
  }
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

/** Sends all, and waits until so many were answered; those that come later, too. */
const firstOf = async (tests: request.Test[], count: number) => {
  const answers: request.Response[] = [];
  let enough: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const all = tests.map(async (test) => {
    const answer = await test;
    if (answers.push(answer) === count) enough();
    return answer;
  });
  await reached;
  return { first: [...answers], all };
};

test('of many sign-ins at once a few are compared, some wait, and the rest come back later', async () => {
  const { seen, end, letGo } = holdComparisons();
  const over = 6;
  const kinds = [
    (ip: string, index: number) => asMember(`x${index}@example.org`, 'faux', ip),
    (ip: string, index: number) =>
      asMember(index % 2 ? 'camille@example.org' : 'claude@example.org', 'faux', ip),
    (ip: string, index: number) => asStaff(`y${index}@example.org`, 'faux', ip),
    (ip: string, index: number) =>
      index === 3 ? asStaff('dominique@example.org', 'faux', ip) : asMember('z', 'faux', ip),
  ];
  try {
    strapi.config.set('plugin::membership-lifecycle.rateLimits.signInOfAccount.points', 100);
    strapi.plugin('membership-lifecycle').service('rateLimits').reset();
    const many = Array.from({ length: PLACES + over }, (_, index) =>
      kinds[index % kinds.length](elsewhere(index), index),
    );
    const { first, all } = await firstOf(many, over);
    expect(first.map(({ status }) => status)).toEqual(Array(over).fill(503));
    expect(seen).toEqual({ most: AT_ONCE, all: AT_ONCE });
    // Meanwhile others are served.
    await request(server()).get('/_health').expect(204);
    letGo();
    const statuses = (await Promise.all(all)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(PLACES).fill(400), ...Array(over).fill(503)]);
    expect(seen).toEqual({ most: AT_ONCE, all: PLACES });
  } finally {
    end();
    strapi.config.set('plugin::membership-lifecycle.rateLimits.signInOfAccount', signInOfAccount);
  }
});

test('every entrance says alike that others are before, and nobody is held back for it', async () => {
  const jwt = (await asMember('camille@example.org', PASSWORD).expect(200)).body.jwt;
  const { token } = (await asStaff('dominique@example.org', PASSWORD).expect(200)).body.data;
  const users = strapi.db.query('plugin::users-permissions.user');
  await users.update({ where: { username: 'camille' }, data: { resetPasswordToken: 'reset' } });
  const staff = strapi.db.query('admin::user');
  await staff.update({
    where: { email: 'dominique@example.org' },
    data: { resetPasswordToken: 'reset', resetPasswordTokenExpiresAt: new Date(8.64e15) },
  });
  const next = { password: 'Treize1lettres', passwordConfirmation: 'Treize1lettres' };
  const change = { currentPassword: PASSWORD, ...next };
  const staffChange = { currentPassword: PASSWORD, password: next.password };
  const bearer = (test: request.Test, secret: string) =>
    test.set('Authorization', `Bearer ${secret}`);
  const doors: Record<string, () => request.Test> = {
    unknown: () => asMember('personne@example.org', 'faux'),
    known: () => asMember('camille@example.org', PASSWORD),
    'staff unknown': () => asStaff('personne@example.org', 'faux'),
    'staff known': () => asStaff('dominique@example.org', PASSWORD),
    change: () => bearer(request(server()).post('/api/auth/change-password'), jwt).send(change),
    reset: () =>
      request(server())
        .post('/api/auth/reset-password')
        .send({ code: 'reset', ...next }),
    'staff change': () => bearer(request(server()).put('/admin/users/me'), token).send(staffChange),
    'staff reset': () =>
      request(server())
        .post('/admin/reset-password')
        .send({ resetPasswordToken: 'reset', password: next.password }),
  };
  const places = fillPlaces(strapi);
  try {
    for (const [name, ask] of Object.entries(doors)) {
      for (const [language, text] of [
        ['fr', /^Trop de personnes se connectent/],
        ['en', /^Too many people are signing in/],
      ] as const) {
        const { status, body, headers } = await ask().set('Accept-Language', language);
        expect([name, status, body.error?.details?.reason]).toEqual([name, 503, 'passwords-busy']);
        expect(body).toEqual({
          data: null,
          error: expect.objectContaining({ status: 503, name: 'ServiceUnavailableError' }),
        });
        expect(body.error.message).toMatch(text);
        expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      }
    }
  } finally {
    await places.end();
  }
  // Nothing was changed, and nothing counted.
  for (let time = 0; time < 2; time += 1)
    await asMember('camille@example.org', PASSWORD).expect(200);
  await doors.reset().expect(200);
  await asMember('camille@example.org', next.password).expect(200);
});

test.each([
  ['nobody', () => asMember('personne@example.org', PASSWORD)],
  ['a member', () => asMember('claude@example.org', 'faux')],
  ['a blocked account', () => asMember('bloque@example.org', PASSWORD)],
  ['an account that is not confirmed', () => asMember('attend@example.org', 'faux')],
  ['an account without a password', () => asMember('lien@example.org', PASSWORD)],
  ['no staff', () => asStaff('personne@example.org', PASSWORD)],
  ['the staff', () => asStaff('dominique@example.org', 'faux')],
  ['who left the staff', () => asStaff('partie@example.org', PASSWORD)],
])('%s costs one comparison, in a thread', async (_, enter) => {
  const compared = jest.spyOn(bcrypt, 'compare');
  await enter().expect(400);
  expect(compared).toHaveBeenCalledTimes(1);
  const [, digest] = compared.mock.calls[0];
  expect(digest).toMatch(/^\$2a\$\d\d\$.{53}$/);
  compared.mockRestore();
});

test('a password that is saved is digested in a thread, once, and opens', async () => {
  const [made, atOnce] = [jest.spyOn(bcrypt, 'hash'), jest.spyOn(bcrypt, 'hashSync')];
  const user = { username: 'dany', email: 'dany@example.org', provider: 'local', confirmed: true };
  await strapi
    .plugin('users-permissions')
    .service('user')
    .add({ ...user, password: PASSWORD, role: 1 });
  expect(made).toHaveBeenCalledTimes(1);
  expect(atOnce).not.toHaveBeenCalled();
  const { jwt } = (await asMember(user.email, PASSWORD).expect(200)).body;
  const next = 'treize lettres au moins';
  await request(server())
    .post('/api/auth/change-password')
    .set('Authorization', `Bearer ${jwt}`)
    .send({ currentPassword: PASSWORD, password: next, passwordConfirmation: next })
    .expect(200);
  expect(made).toHaveBeenCalledTimes(2);
  expect(atOnce).not.toHaveBeenCalled();
  await asMember(user.email, next).expect(200);
  const short = strapi.documents('plugin::users-permissions.user').create({
    data: { ...user, username: 'court', email: 'court@example.org', password: 'court' },
  });
  await expect(short).rejects.toThrow(/at least 6 characters/);
  for (const spy of [made, atOnce]) spy.mockRestore();
});

test('a password with half a sign is only wrong', async () => {
  await asMember('personne@example.org', 'x\ud83d').expect(400);
  await asMember('claude@example.org', 'x\ud83d').expect(400);
  await asStaff('personne@example.org', 'x\ud83d').expect(400);
});
