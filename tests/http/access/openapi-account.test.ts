import type { Core } from '@strapi/strapi';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { createWitness } from '../../helpers/openapi';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of the entrances of the member space. */

const STAFF = { type: 'admin', id: '1' };
const password = 'une phrase que je retiens';

let strapi: Core.Strapi;
let mail: MailServer;
let account: string;
const { ask, seeCommon, unseen } = createWitness(
  () => strapi,
  () => ({ memberAccount: account }),
);
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);

const secret = async (): Promise<string> => {
  await service('memberAccounts').settled();
  await service('messages').flush();
  return /#(?:invitation|connexion)=([\w-]{43})/.exec(mail.received.at(-1)?.text ?? '')?.[1] ?? '';
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  mail = await startMailServer();
  useMailServer(strapi, mail.port);
  const identity = await service('settings').identity();
  const more = { senderEmail: 'bonjour@example.org', siteUrl: 'https://membres.example.org' };
  await service('settings').saveIdentity({ ...identity, ...more }, STAFF);
});
afterAll(async () => {
  await mail.close();
  await stop(strapi);
});

test('calls of the entrance refuse alike', () => seeCommon('account'));

test('an invitation, then a link', async () => {
  const [member] = await manyMembers(strapi, 1);
  const { contacts } = await service('memberships').view(member);
  await service('memberAccess').invite(member, contacts[0].id, STAFF);
  const invited = { token: await secret(), password };
  expect((await ask('acceptInvitation', { body: invited })).status).toBe(200);
  expect((await ask('acceptInvitation', { body: invited })).status).toBe(404);
  const body = { email: 'c0@example.org' };
  expect((await ask('askForSignInLink', { body })).status).toBe(202);
  const link = { token: await secret() };
  expect((await ask('signIn', { body: link })).status).toBe(200);
  expect((await ask('signIn', { body: link })).status).toBe(404);
});

test('a password, and another', async () => {
  const identifier = 'c0@example.org';
  const next = 'une autre que je retiens';
  const change = (values: object = {}) => ({
    currentPassword: password,
    password: next,
    passwordConfirmation: next,
    ...values,
  });
  const wrong = { identifier, password: 'une autre phrase' };
  expect((await ask('signInByPassword', { body: wrong })).status).toBe(400);
  expect((await ask('signInByPassword', { body: {} })).status).toBe(400);
  const signedIn = await ask('signInByPassword', { body: { identifier, password } });
  expect(signedIn.status).toBe(200);
  account = signedIn.body.jwt;
  for (const values of [{ currentPassword: 'x' }, { passwordConfirmation: 'x' }, { password: 'x' }])
    expect((await ask('changePassword', { body: change(values) })).status).toBe(400);
  const changed = await ask('changePassword', { body: change() });
  expect(changed.status).toBe(200);
  // The tokens of before are over.
  expect((await ask('changePassword', { body: change() })).status).toBe(401);
  account = changed.body.jwt;
});

test('too many', async () => {
  const tooMany = async (id: string, body: object) => {
    for (let count = 0; count < 40; count += 1) {
      if ((await ask(id, { body })).status === 429) return true;
    }
    return false;
  };
  expect(await tooMany('askForSignInLink', { email: 'nobody@example.org' })).toBe(true);
  expect(await tooMany('signIn', { token: 'x' })).toBe(true);
  expect(await tooMany('acceptInvitation', { token: 'x', password })).toBe(true);
  const wrong = { identifier: 'nobody@example.org', password: 'x' };
  expect(await tooMany('signInByPassword', wrong)).toBe(true);
  expect(await tooMany('changePassword', { currentPassword: 'x' })).toBe(true);
});

test('every promise of the document was kept', () => {
  expect(unseen('account')).toEqual([]);
});
