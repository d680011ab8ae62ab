/** @databases Accounts are found by its collation. */
import bcrypt from 'bcrypt';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs } from '../../helpers/admin';
import { accountOf } from '../../helpers/member-space';
import { asUserOf, call } from '../../helpers/callers';
import { boot, stop } from '../../helpers/strapi';

/**
 * One account under many names: databases take some spellings for equal, MariaDB `röot` and `root`.
 * Passwords are counted for the account that they would open, and nothing tells which there are.
 */

const PASSWORD = 'douze lettres et plus';
const POINTS = 3;
const LINKS = 2;

let strapi: Core.Strapi;
let networks = 0;

const server = () => strapi.server.httpServer;
/** Each from a network of its own. */
const send = (path: string, body: object) => {
  networks += 1;
  return request(server())
    .post(path)
    .set('X-Forwarded-For', `2001:db8:0:${networks.toString(16)}::1`)
    .send(body);
};
const asMember = (identifier: string, password = 'faux') =>
  send('/api/auth/local', { identifier, password });
const asStaff = (email: string, password = 'faux') => send('/admin/login', { email, password });
const limits = () => strapi.plugin('membership-lifecycle').service('rateLimits');

beforeAll(async () => {
  strapi = await boot('2021-06-01', { TRUST_PROXY: 'true' });
  for (const [name, points] of [
    ['signInOfAccount', POINTS],
    ['signInLinkOfEmail', LINKS],
  ] as const) {
    const limit = { points, seconds: 600 };
    strapi.config.set(`plugin::membership-lifecycle.rateLimits.${name}`, limit);
  }
  await strapi
    .plugin('users-permissions')
    .service('user')
    .add({
      ...{ username: 'Racine', email: 'root@example.org', password: PASSWORD },
      ...{ provider: 'local', confirmed: true, role: 1 },
    });
  await strapi.service('admin::user').create({
    ...{ firstname: 'Dominique', email: 'root@example.org', password: PASSWORD },
    ...{ isActive: true, roles: [] },
  });
});
beforeEach(() => limits().reset());
afterAll(() => stop(strapi));

const wide = (text: string) =>
  text.replace(/[a-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const SPELLINGS: [string, (name: string) => string][] = [
  ['capitals', (name) => name.toUpperCase()],
  ['an accent', (name) => name.replace('o', 'ö')],
  ['an accent of its own', (name) => name.replace('o', 'o\u0308')],
  ['full width', (name) => wide(name)],
  ['an unseen space', (name) => `\u200b${name}`],
  ['a soft hyphen', (name) => name.replace('o', 'o\u00ad')],
  ['a mark of direction', (name) => `${name}\u202e`],
  ['a NUL', (name) => `${name}\0`],
  ['a control sign', (name) => `\u0001${name}`],
  ['spaces around', (name) => ` ${name}  `],
  ['a joiner', (name) => name.replace('t', 't\u2060')],
];

describe.each([
  ['a member', asMember, 'root@example.org'],
  ['a member by name', asMember, 'racine'],
  ['the staff', asStaff, 'root@example.org'],
  ['no member', asMember, 'nobody@example.org'],
  ['none of the staff', asStaff, 'nobody@example.org'],
] as const)('the password of %s', (_, guess, name) => {
  test('is not guessed on by another spelling', async () => {
    for (let time = 0; time < POINTS; time += 1) await guess(name).expect(400);
    for (const [how, spelt] of SPELLINGS) {
      const { status } = await guess(spelt(name));
      expect([how, status]).toEqual([how, 429]);
    }
  });

  test('is guessed at so often under all its names together', async () => {
    const names = SPELLINGS.map(([, spelt]) => spelt(name));
    const statuses = [];
    for (const one of names) statuses.push((await guess(one)).status);
    expect(statuses).toEqual(names.map((__, index) => (index < POINTS ? 400 : 429)));
  });
});

test('two names of one account share its count, and nothing tells that they do', async () => {
  for (let time = 0; time < POINTS; time += 1) await asMember('root@example.org').expect(400);
  const { body } = await asMember('Racine', PASSWORD).expect(400);
  const { body: unknown } = await asMember('Nobody', PASSWORD).expect(400);
  expect(body).toEqual(unknown);
  limits().reset();
  await asMember('Racine', PASSWORD).expect(200);
});

test('passwords are compared as often for a name without an account, whatever is typed', async () => {
  const compare = jest.spyOn(bcrypt, 'compare');
  const compared = async (guess: request.Test) => {
    compare.mockClear();
    await guess.expect(400);
    return compare.mock.calls.length;
  };
  try {
    for (const guess of [asMember, asStaff]) {
      for (const name of ['root@example.org', 'nobody@example.org', 'x'.repeat(1_000)]) {
        expect([name, await compared(guess(name))]).toEqual([name, 1]);
      }
      // Whoever is guessed at too often under another name takes the same time still.
      for (let time = 0; time < POINTS; time += 1) await guess('root@example.org');
    }
    expect(await compared(asMember('Racine'))).toBe(1);
    // Strapi's are of ten rounds: those that nobody has take as long.
    expect(compare.mock.calls.every(([, digest]) => /^\$2[aby]\$/.test(digest))).toBe(true);
  } finally {
    compare.mockRestore();
  }
});

test.each([
  ['a list', { email: ['root@example.org'], password: PASSWORD }],
  ['an object', { email: { length: 1 }, password: PASSWORD }],
  ['nothing', { password: PASSWORD }],
  ['no password', { email: 'root@example.org', password: '' }],
  ['a list of passwords', { email: 'root@example.org', password: [PASSWORD] }],
])('the staff do not sign in with %s in the place of a text', async (_, body) => {
  await send('/admin/login', body).expect(400);
  const query = `email=root@example.org&password=${encodeURIComponent(PASSWORD)}`;
  await send(`/admin/login?${query}`, body).expect(400);
});

test('who holds a token guesses no current password by it', async () => {
  const token = await asUserOf(strapi, 'authenticated');
  const member = (currentPassword: string) =>
    call(strapi, 'POST', '/api/auth/change-password', token).send({
      ...{ currentPassword, password: PASSWORD, passwordConfirmation: PASSWORD },
    });
  for (let time = 0; time < POINTS; time += 1) expect((await member('faux')).status).toBe(400);
  expect((await member('faux')).status).toBe(429);

  const staff = await loginAs(strapi, 'reader');
  const change = (currentPassword: string) =>
    staff.put('/admin/users/me', { currentPassword, password: 'Aa1-douze-lettres' });
  for (let time = 0; time < POINTS; time += 1) await change('faux').expect(400);
  const { body } = await change('faux').expect(429);
  expect(body.error.details.reason).toBe('too-many-requests');
  await staff.put('/admin/users/me', { firstname: 'Autre' }).expect(200);
});

test('who knows their password changes it as often as they like', async () => {
  let { token } = await accountOf(strapi, 'change@example.org');
  let current = 'Some-password-1';
  for (let time = 0; time <= POINTS; time += 1) {
    const password = `${PASSWORD} ${time}`;
    const { status, body } = await call(strapi, 'POST', '/api/auth/change-password', token).send({
      currentPassword: current,
      password,
      passwordConfirmation: password,
    });
    expect(status).toBe(200);
    [token, current] = [body.jwt, password];
  }
});

test('no mailbox of the staff is filled under other spellings', async () => {
  const send = jest
    .spyOn(strapi.plugin('email').service('email'), 'sendTemplatedEmail')
    .mockResolvedValue(undefined);
  const { forgotPassword } = strapi.service('admin::auth') as unknown as {
    forgotPassword: (asked: { email: string }) => Promise<void>;
  };
  try {
    for (let time = 0; time < LINKS + 2; time += 1) {
      await forgotPassword({ email: 'root@example.org' });
      await forgotPassword({ email: 'röot@example.org' });
      await forgotPassword({ email: 'nobody@example.org' });
    }
    expect(send).toHaveBeenCalledTimes(LINKS);
  } finally {
    send.mockRestore();
  }
});
