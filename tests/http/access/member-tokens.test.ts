import type { Core } from '@strapi/strapi';
import { call, type Caller } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { accountOf } from '../../helpers/member-space';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, stop } from '../../helpers/strapi';

/** What was given under a password, tokens and links, ends with it; so it does when staff take it back. */

const STAFF = { type: 'admin', id: '1' };
const FORMER = 'la première phrase';
const LATTER = 'la seconde phrase';

let strapi: Core.Strapi;
let members: string[];
let mail: MailServer;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const post = (path: string, body: object, caller: Caller = null) =>
  call(strapi, 'POST', path, caller).send(body);
const statusOf = async (caller: Caller): Promise<number> =>
  (await call(strapi, 'GET', '/api/me/memberships', caller)).status;
const statusesOf = (callers: readonly Caller[]) => Promise.all(callers.map(statusOf));
const signIn = async (email: string, password: string): Promise<string> =>
  (await post('/api/auth/local', { identifier: email, password })).body.jwt;
const sessions = (email: string, password: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => signIn(email, password)));
const member = (index: number) => ({ email: `c${index}@example.org`, id: members[index]! });
const open = async (index: number): Promise<{ email: string; id: string; account: number }> => {
  const { id: account } = await accountOf(strapi, member(index).email, { password: FORMER });
  return { ...member(index), account };
};
const lastSecret = async (): Promise<string> => {
  await service('memberAccounts').settled();
  await service('messages').flush();
  return /#(?:invitation|connexion)=([\w-]{43})/.exec(mail.received.at(-1)?.text ?? '')?.[1] ?? '';
};
const askForLink = async (email: string): Promise<string> => {
  await post('/api/me/sign-in-links', { email }).expect(202);
  return lastSecret();
};
const contactOf = async (id: string): Promise<string> =>
  (await service('memberships').view(id)).contacts[0].id;
const invite = async (id: string): Promise<string> => {
  await service('memberAccess').invite(id, await contactOf(id), STAFF);
  return lastSecret();
};
const withdraw = async (id: string): Promise<unknown> =>
  service('memberAccess').withdraw(id, { contactId: await contactOf(id) }, STAFF);
const expectEnded = async (tokens: Caller[], links: string[]): Promise<void> => {
  expect(await statusesOf(tokens)).toEqual(tokens.map(() => 401));
  for (const token of links) await post('/api/me/sign-in', { token }).expect(404);
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  // People come in here more often than Strapi lets one address of the network.
  strapi.config.set('plugin::users-permissions.ratelimit', { enabled: false });
  members = await manyMembers(strapi, 8);
  mail = await startMailServer();
  useMailServer(strapi, mail.port);
  const identity = await service('settings').identity();
  const more = { senderEmail: 'bonjour@example.org', siteUrl: 'https://membres.example.org' };
  await service('settings').saveIdentity({ ...identity, ...more }, STAFF);
});
beforeEach(() => service('rateLimits').reset());
afterAll(async () => {
  await mail.close();
  await stop(strapi);
});

test('a new password that a link sets ends every other session and every other link', async () => {
  const { email } = await open(0);
  const tokens = await sessions(email, FORMER, 3);
  expect(await statusesOf(tokens)).toEqual([200, 200, 200]);
  const [stolen, used] = [await askForLink(email), await askForLink(email)];
  const { body } = await post('/api/me/sign-in', { token: used, password: LATTER }).expect(200);
  await expectEnded(tokens, [stolen]);
  expect(await statusesOf([body.data.jwt, await signIn(email, LATTER)])).toEqual([200, 200]);
});

test('a link that sets none leaves the other sessions', async () => {
  const { email } = await open(1);
  const tokens = await sessions(email, FORMER, 2);
  const { body } = await post('/api/me/sign-in', { token: await askForLink(email) }).expect(200);
  expect(await statusesOf([...tokens, body.data.jwt])).toEqual([200, 200, 200]);
});

test('a password that its person changes ends the other sessions, and links that were sent', async () => {
  const { email } = await open(2);
  const tokens = await sessions(email, FORMER, 3);
  const link = await askForLink(email);
  const change = { currentPassword: FORMER, password: LATTER, passwordConfirmation: LATTER };
  const { body } = await post('/api/auth/change-password', change, tokens[0]).expect(200);
  await expectEnded(tokens, [link]);
  expect(await statusOf(body.jwt)).toBe(200);
  // What is asked for afterwards is of the password that stands.
  await post('/api/me/sign-in', { token: await askForLink(email) }).expect(200);
});

test('so does a password that an administrator sets, or resets by a code', async () => {
  const { email, account } = await open(3);
  const users = strapi.plugin('users-permissions').service('user');
  const first = [await signIn(email, FORMER)];
  const link = await askForLink(email);
  await users.edit(account, { password: LATTER, resetPasswordToken: 'code-of-the-administrator' });
  await expectEnded(first, [link]);
  const second = [await signIn(email, LATTER)];
  const reset = { code: 'code-of-the-administrator', password: FORMER };
  const { body } = await post('/api/auth/reset-password', {
    ...reset,
    passwordConfirmation: FORMER,
  });
  await expectEnded(second, []);
  expect(await statusesOf([body.jwt, ...first])).toEqual([200, 401]);
});

test('an access that is withdrawn, then given again, brings back neither session, link nor password', async () => {
  const { email, id } = await open(4);
  const tokens = await sessions(email, FORMER, 2);
  const link = await askForLink(email);
  await withdraw(id);
  await expectEnded(tokens, [link]);
  const invitation = await invite(id);
  await expectEnded(tokens, [link]);
  const refused = { identifier: email, password: FORMER };
  await post('/api/auth/local', refused).expect(400);
  await post('/api/me/invitation', { token: invitation, password: LATTER }).expect(200);
  await expectEnded(tokens, [link]);
  expect(await statusOf(await signIn(email, LATTER))).toBe(200);
});

test('so it is of who only ever came by links, without a password', async () => {
  const { email, id } = member(5);
  await invite(id);
  const came = await post('/api/me/sign-in', { token: await askForLink(email) }).expect(200);
  const { jwt } = came.body.data;
  expect(await statusOf(jwt)).toBe(200);
  await withdraw(id);
  await invite(id);
  await expectEnded([jwt], []);
});

test('a token of somebody else, of nobody, or as Strapi makes them opens nothing', async () => {
  const [one, other] = [await open(6), await accountOf(strapi, 'nobody@example.org')];
  const tokens = strapi.plugin('users-permissions').service('jwt');
  const { stamp } = JSON.parse(
    Buffer.from(String(other.token).split('.')[1]!, 'base64url').toString(),
  ) as { stamp: string };
  const wrong = [{}, { stamp }, { stamp: '' }, { stamp: null }, { stamp: [stamp] }];
  for (const more of wrong) {
    expect(await statusOf(tokens.issue({ id: one.account, ...more }))).toBe(401);
  }
  // It tells nothing of the password, not even to who compares it with another account’s.
  const user = await strapi.db
    .query('plugin::users-permissions.user')
    .findOne({ where: { id: one.account } });
  expect(JSON.stringify(await signIn(one.email, FORMER))).not.toContain(user.password);
});

test('who is signing in while the password changes has come in under the former one', async () => {
  const { email, account } = await open(7);
  const users = strapi.plugin('users-permissions').service('user');
  const compare = jest.spyOn(users, 'validatePassword');
  compare.mockImplementation(async () => {
    await users.edit(account, { password: LATTER });
    return true;
  });
  const token = await signIn(email, FORMER);
  compare.mockRestore();
  expect(token).toEqual(expect.any(String));
  await expectEnded([token], []);
  expect(await statusOf(await signIn(email, LATTER))).toBe(200);
});
