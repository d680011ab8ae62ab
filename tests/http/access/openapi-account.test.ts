import type { Core } from '@strapi/strapi';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { giveMandate, IN_OFFICE, outOfOfficeOn } from '../../helpers/member-space';
import { createWitness } from '../../helpers/openapi';
import { fillPlaces } from '../../helpers/passwords';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of the entrances of the member space. */

const STAFF = { type: 'admin', id: '1' };
const password = 'une phrase que je retiens';

let strapi: Core.Strapi;
let mail: MailServer;
let account: string;
let members: string[];
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

const invite = async (member: string): Promise<string> => {
  const { contacts } = await service('memberships').view(member);
  await service('memberAccess').invite(member, contacts[0].id, STAFF);
  return secret();
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  mail = await startMailServer();
  useMailServer(strapi, mail.port);
  const identity = await service('settings').identity();
  const more = { senderEmail: 'bonjour@example.org', siteUrl: 'https://membres.example.org' };
  await service('settings').saveIdentity({ ...identity, ...more }, STAFF);
  members = await manyMembers(strapi, 2);
});
afterAll(async () => {
  await mail.close();
  await stop(strapi);
});

test('calls of the entrance refuse alike', () => seeCommon('account'));

test('an invitation, then a link', async () => {
  const invited = { token: await invite(members[0]), password };
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

test('nobody enters by a way that they held while they are out of office, and each works afterwards', async () => {
  const identifier = 'c0@example.org';
  const byPassword = { identifier, password: 'une autre que je retiens' };
  const invited = { token: await invite(members[0]), password };
  await ask('askForSignInLink', { body: { email: identifier } });
  const link = { token: await secret() };
  const next = 'encore une que je retiens';
  const doors = [
    ['signInByPassword', byPassword],
    ['signIn', link],
    ['acceptInvitation', invited],
    ['changePassword', { currentPassword: password, password: next, passwordConfirmation: next }],
  ] as const;
  for (const [reason, days] of outOfOfficeOn(JOINED_ON)) {
    await giveMandate(strapi, members[0], days);
    for (const [id, body] of doors) {
      const { status, body: answer } = await ask(id, { body });
      expect([id, status, answer.error.details.reason]).toEqual([id, 403, reason]);
      expect(JSON.stringify(answer)).not.toContain('jwt');
    }
    // Nothing is sent to them either.
    const before = mail.received.length;
    expect((await ask('askForSignInLink', { body: { email: identifier } })).status).toBe(202);
    await secret();
    expect(mail.received).toHaveLength(before);
  }
  await giveMandate(strapi, members[0], IN_OFFICE);
  for (const [id, body] of doors) {
    const { status, body: answer } = await ask(id, { body });
    expect([id, status]).toEqual([id, 200]);
    account = answer.jwt ?? answer.data.jwt;
  }
});

test('passwords, while those of others fill the queue', async () => {
  const invited = { token: await invite(members[1]), password };
  expect((await ask('askForSignInLink', { body: { email: 'c0@example.org' } })).status).toBe(202);
  const link = { token: await secret(), password };
  const places = fillPlaces(strapi);
  const next = 'encore une autre';
  const change = { currentPassword: password, password: next, passwordConfirmation: next };
  const asked: [string, object][] = [
    ['signInByPassword', { identifier: 'c1@example.org', password }],
    ['acceptInvitation', invited],
    ['signIn', link],
    ['changePassword', change],
  ];
  for (const [id, body] of asked) expect((await ask(id, { body })).status).toBe(503);
  await places.end();
  // The links were not used up.
  expect((await ask('acceptInvitation', { body: invited })).status).toBe(200);
  const signedIn = await ask('signIn', { body: link });
  expect(signedIn.status).toBe(200);
  account = signedIn.body.data.jwt;
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
