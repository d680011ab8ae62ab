/** @databases Links are used once. */
import type { Core } from '@strapi/strapi';
import { asHolderOf, call, type Caller } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { accountOf, giveMandate, IN_OFFICE, outOfOfficeOn } from '../../helpers/member-space';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setToday, stop } from '../../helpers/strapi';
import { PERMISSIONS } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';

/** Contacts are invited by the staff, enter by links that work once, and nobody learns who is known. */

const PASSWORD = 'douze lettres et plus';
const STAFF = { type: 'admin', id: '1' };

let strapi: Core.Strapi;
let members: string[];
let staff: Caller;
let mail: MailServer;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const users = () => strapi.db.query('plugin::users-permissions.user');
const accountWith = (email: string) => users().findOne({ where: { email } });
const url = (member: string, end = '') =>
  `/membership-lifecycle/memberships/${member}/member-access${end}`;
const post = (path: string, body: object, caller: Caller = null) =>
  call(strapi, 'POST', path, caller).send(body);
const contactOf = async (member: string) =>
  (await service('memberships').view(member)).contacts[0].id as string;
const invite = async (member: string) =>
  post(url(member, '/invite'), { contactId: await contactOf(member) }, staff);
const withdraw = async (member: string) =>
  post(url(member, '/withdraw'), { contactId: await contactOf(member), reason: 'Départ' }, staff);
const stateOf = async (member: string) =>
  (await call(strapi, 'GET', url(member), staff).expect(200)).body.data[0];
const sees = (jwt: string) => call(strapi, 'GET', '/api/me/memberships', jwt);

/** The messages that leave, and the secret of the link in the last of them. */
const lastSecret = async (): Promise<string> => {
  await service('memberAccounts').settled();
  await service('messages').flush();
  const text = mail.received.at(-1)?.text ?? '';
  return /#(?:invitation|connexion)=([\w-]{43})/.exec(text)?.[1] ?? `none in: ${text}`;
};
const askForLink = async (email: string, more: object = {}) => {
  const answer = await post('/api/me/sign-in-links', { email, ...more });
  await service('memberAccounts').settled();
  return answer;
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  members = await manyMembers(strapi, 14);
  staff = await asHolderOf(strapi, PERMISSIONS.membershipRead, PERMISSIONS.membershipManage, {
    action: 'plugin::content-manager.explorer.read',
    subject: 'api::organisation.organisation',
    properties: { fields: ['name', 'contacts.name', 'contacts.email'] },
  });
  mail = await startMailServer();
  useMailServer(strapi, mail.port);
  const identity = await service('settings').identity();
  await service('settings').saveIdentity(
    { ...identity, senderEmail: 'bonjour@example.org', siteUrl: 'https://membres.example.org' },
    STAFF,
  );
});
beforeEach(() => service('rateLimits').reset());
afterAll(async () => {
  await mail.close();
  await stop(strapi);
});

describe('an invitation', () => {
  test('opens nothing until its link is used, then is an account with a password', async () => {
    expect(await stateOf(members[0])).toMatchObject({ state: 'never', email: 'c0@example.org' });
    const { body } = await invite(members[0]);
    expect(body.data[0]).toMatchObject({
      state: 'invited',
      invitedAt: expect.any(String),
      openedAt: null,
      lastSignInAt: null,
    });
    expect(await accountWith('c0@example.org')).toMatchObject({
      confirmed: false,
      blocked: false,
      password: null,
      provider: 'local',
    });
    const token = await lastSecret();
    const message = mail.received.at(-1);
    expect(message?.text).toContain(`https://membres.example.org/espace#invitation=${token}`);
    expect(message?.html).toContain(
      `href="https://membres.example.org/espace#invitation=${token}"`,
    );
    expect(message?.text).toContain('11 janvier 2021');

    const accepted = await post('/api/me/invitation', { token, password: PASSWORD }).expect(200);
    expect((await sees(accepted.body.data.jwt).expect(200)).body.data).toHaveLength(1);
    expect(accepted.headers['cache-control']).toBe('no-store');
    const signedIn = await post('/api/auth/local', {
      identifier: 'C0@example.org',
      password: PASSWORD,
    }).expect(200);
    expect((await sees(signedIn.body.jwt).expect(200)).body.data).toHaveLength(1);
    expect(await stateOf(members[0])).toMatchObject({
      state: 'open',
      openedAt: expect.any(String),
      lastSignInAt: expect.any(String),
    });
    await post('/api/me/invitation', { token, password: 'un autre mot de passe' }).expect(404);
  });

  test('is told by the journal, without a name', async () => {
    const { data } = await service('memberships').activities(members[0], { page: 1, pageSize: 1 });
    expect(data[0]).toMatchObject({ command: 'invite-contact', actor: { type: 'admin' } });
    expect(JSON.stringify(data[0])).not.toContain('c0@example.org');
  });

  test('leaves its secret neither in a table nor in the message that staff read', async () => {
    const token = await lastSecret();
    const tables = [...strapi.db.metadata.values()].map(({ tableName }) => tableName);
    for (const table of tables) {
      expect(JSON.stringify(await strapi.db.connection(table))).not.toContain(token);
    }
    const kept = await strapi.db.connection('adh_message').where('template', 'member-invitation');
    expect(kept[0].text).toContain('[lien personnel]');
  });

  test('of whom was invited again works by the later link alone', async () => {
    await invite(members[1]);
    const first = await lastSecret();
    await invite(members[1]);
    const second = await lastSecret();
    expect(second).not.toBe(first);
    await post('/api/me/invitation', { token: first, password: PASSWORD }).expect(404);
    await post('/api/me/invitation', { token: second, password: PASSWORD }).expect(200);
    expect(await users().count({ where: { email: 'c1@example.org' } })).toBe(1);
  });

  test('leads to where the pages are as it leaves, wherever they were as it was written', async () => {
    await invite(members[12]);
    const { text } = await strapi.db
      .connection('adh_message')
      .where({ template: 'member-invitation', to_email: 'c12@example.org' })
      .first();
    expect(text).toContain('[adresse de l’espace]');
    const before = await service('settings').identity();
    const moved = { siteUrl: 'https://www.example.org', spacePath: '/membres' };
    await service('settings').saveIdentity({ ...before, ...moved }, STAFF);
    await service('messages').flush();
    await service('settings').saveIdentity(before, STAFF);
    const message = mail.received.at(-1);
    expect(message?.text).toMatch(/par cette adresse.:.https:\/\/www\.example\.org\/membres$/m);
    expect(message?.html).toContain('<a href="https://www.example.org/membres">');
    expect(message?.text).toContain('https://www.example.org/espace#invitation=');
    expect(message?.text).not.toContain('membres.example.org');
  });

  test('that was replaced before it left does not leave', async () => {
    await invite(members[2]);
    await invite(members[2]);
    const before = mail.received.length;
    await service('messages').flush();
    expect(mail.received).toHaveLength(before + 1);
    const rows = await strapi.db
      .connection('adh_message')
      .where({ template: 'member-invitation', to_email: 'c2@example.org' })
      .orderBy('id');
    expect(rows.map(({ state }) => state)).toEqual(['failed', 'sent']);
    expect((await service('messages').view(rows[0].document_id)).failure.reason).toBe('link-over');
  });

  test('expires after its last day, and says so to the staff', async () => {
    await invite(members[3]);
    const token = await lastSecret();
    setToday(strapi, '2021-01-12');
    await post('/api/me/invitation', { token, password: PASSWORD }).expect(404);
    setToday(strapi, '2021-01-11');
    await post('/api/me/invitation', { token, password: PASSWORD }).expect(200);
    setToday(strapi, JOINED_ON);
  });

  test('needs a password that is long, and that bcrypt reads whole', async () => {
    await invite(members[4]);
    const token = await lastSecret();
    const wrong = [
      '',
      'onze lettre',
      '🙂'.repeat(11),
      'x'.repeat(73),
      'é'.repeat(37),
      `a\u0000${PASSWORD}`,
    ];
    for (const password of wrong) {
      const { body } = await post('/api/me/invitation', { token, password }).expect(400);
      expect(body.error.details.errors[0].path).toEqual(['password']);
    }
    await post('/api/me/invitation', { token }).expect(400);
    await post('/api/me/invitation', { token, password: 'é'.repeat(36) }).expect(200);
  });

  test('taken up twice at once is taken up once', async () => {
    await invite(members[5]);
    const token = await lastSecret();
    const both = await Promise.all(
      [PASSWORD, `${PASSWORD} !`].map((password) =>
        post('/api/me/invitation', { token, password }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  test('of two at once makes one account', async () => {
    const organisation = (await service('memberships').view(members[7])).organisation.documentId;
    await strapi.documents('api::organisation.organisation').update({
      documentId: organisation,
      data: { contacts: [{ name: 'Six', email: 'C6@example.org', role: 'billing' }] } as never,
    });
    const both = await Promise.all([invite(members[6]), invite(members[7])]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await users().count({ where: { email: 'c6@example.org' } })).toBe(1);
    const token = await lastSecret();
    const { body } = await post('/api/me/invitation', { token, password: PASSWORD }).expect(200);
    expect((await sees(body.data.jwt)).body.data).toHaveLength(2);
  });

  test('is refused for who is no contact, has no address, or was blocked by an administrator', async () => {
    const { body } = await post(url(members[8], '/invite'), { contactId: '999999' }, staff);
    expect(body.error.details.reason).toBe('contact-unknown');
    await post(url('nothing', '/invite'), { contactId: '1' }, staff).expect(404);
    await accountOf(strapi, 'c8@example.org', { blocked: true });
    const blocked = await invite(members[8]);
    expect(blocked.body.error.details.reason).toBe('account-blocked');
    expect(await stateOf(members[8])).toMatchObject({ state: 'blocked' });
    const organisation = (await service('memberships').view(members[8])).organisation.documentId;
    await strapi.documents('api::organisation.organisation').update({
      documentId: organisation,
      data: { contacts: [{ name: 'Huit', role: 'billing' }] } as never,
    });
    expect((await invite(members[8])).body.error.details.reason).toBe('contact-without-address');
    const past = {
      name: 'Huit',
      email: 'c8@example.org',
      role: 'billing',
      mandateUntil: '2021-01-03',
    };
    await strapi.documents('api::organisation.organisation').update({
      documentId: organisation,
      data: { contacts: [past] } as never,
    });
    const over = (await invite(members[8])).body.error.details;
    expect([over.reason, over.text.fr]).toEqual([
      'contact-mandate-over',
      expect.stringContaining('3 janvier 2021'),
    ]);
    expect(await stateOf(members[8])).toMatchObject({
      out: { state: 'over', on: '2021-01-03' },
    });
    await strapi.documents('api::organisation.organisation').update({
      documentId: organisation,
      data: { contacts: [{ name: 'Huit', role: 'billing' }] } as never,
    });
    expect(await stateOf(members[8])).toMatchObject({ state: 'no-address' });
  });
});

describe('an access that is withdrawn', () => {
  test('ends at once for who is signed in, and every link with it; invited again, it is back', async () => {
    await invite(members[9]);
    const { body } = await post('/api/me/invitation', {
      token: await lastSecret(),
      password: PASSWORD,
    }).expect(200);
    const { jwt } = body.data;
    await askForLink('c9@example.org');
    const link = await lastSecret();
    await sees(jwt).expect(200);
    expect((await withdraw(members[9])).body.data[0]).toMatchObject({ state: 'withdrawn' });
    await sees(jwt).expect(401);
    await post('/api/me/sign-in', { token: link }).expect(404);
    const before = mail.received.length;
    await askForLink('c9@example.org');
    await service('messages').flush();
    expect(mail.received).toHaveLength(before);
    expect((await withdraw(members[9])).body.error.details.reason).toBe('access-withdrawn');
    const { data } = await service('memberships').activities(members[9], { page: 1, pageSize: 1 });
    expect(data[0]).toMatchObject({ command: 'withdraw-access', reason: 'Départ' });

    await invite(members[9]);
    await post('/api/me/invitation', { token: await lastSecret(), password: PASSWORD }).expect(200);
  });

  test('to one body leaves what the same person reads of another', async () => {
    const { body } = await post('/api/auth/local', {
      identifier: 'c6@example.org',
      password: PASSWORD,
    }).expect(200);
    await withdraw(members[6]);
    const { data } = (await sees(body.jwt).expect(200)).body;
    expect(data.map(({ documentId }: { documentId: string }) => documentId)).toEqual([members[7]]);
    await call(strapi, 'GET', `/api/me/memberships/${members[6]}`, body.jwt).expect(404);
  });

  test('or whose mandate for one body is over leaves it, and neither blocks the account', async () => {
    const { body } = await post('/api/auth/local', {
      identifier: 'c6@example.org',
      password: PASSWORD,
    }).expect(200);
    await invite(members[6]);
    const seen = async () =>
      (await sees(body.jwt).expect(200)).body.data.map(
        ({ documentId }: { documentId: string }) => documentId,
      );
    expect(await seen()).toEqual([members[6], members[7]]);
    await giveMandate(strapi, members[6], { mandateUntil: '2021-01-03' });
    expect(await seen()).toEqual([members[7]]);
    const { error } = (
      await call(strapi, 'GET', `/api/me/memberships/${members[6]}`, body.jwt).expect(403)
    ).body;
    expect(error.details).toMatchObject({ reason: 'mandate-over', on: '2021-01-03' });
    // Withdrawn from the other one, the account is not blocked: this mandate may be corrected.
    await withdraw(members[7]);
    await sees(body.jwt).expect(403);
    const password = 'une autre que je retiens';
    const change = { currentPassword: PASSWORD, password, passwordConfirmation: password };
    const refused = await call(strapi, 'POST', '/api/auth/change-password', body.jwt).send(change);
    expect([refused.status, refused.body.error.details.reason]).toEqual([403, 'mandate-over']);
    // Nor does the code of an administrator open the door that a mandate's end has shut.
    const code = 'code-of-the-administrator';
    const where = { email: 'c6@example.org' };
    await users().update({ where, data: { resetPasswordToken: code } });
    const reset = { code, password, passwordConfirmation: password };
    const byCode = await post('/api/auth/reset-password', reset);
    expect([byCode.status, byCode.body.error.details.reason]).toEqual([403, 'mandate-over']);
    await users().update({ where, data: { resetPasswordToken: null } });
    await giveMandate(strapi, members[6], IN_OFFICE);
    // The password is as it was: its token stands.
    expect(await seen()).toEqual([members[6]]);
  });

  test('waits for a mandate that is to come: nobody is invited before it, and nothing leaves after it', async () => {
    for (const [, days] of outOfOfficeOn(JOINED_ON)) {
      await giveMandate(strapi, members[13], days);
      const { status, body } = await invite(members[13]);
      expect([status, body.error.details.reason]).toEqual([
        409,
        days.mandateFrom ? 'contact-mandate-to-come' : 'contact-mandate-over',
      ]);
    }
    await giveMandate(strapi, members[13], IN_OFFICE);
    await service('messages').flush();
    await invite(members[13]);
    await giveMandate(strapi, members[13], { mandateUntil: '2021-01-03' });
    const before = mail.received.length;
    await service('messages').flush();
    expect(mail.received).toHaveLength(before);
    await giveMandate(strapi, members[13], IN_OFFICE);
  });

  test('is refused where there is none', async () => {
    expect((await withdraw(members[11])).body.error.details.reason).toBe('access-none');
  });
});

describe('a link to sign in', () => {
  test('is sent to who was invited, works once, and confirms the address', async () => {
    await invite(members[10]);
    await service('messages').flush();
    await askForLink('C10@Example.org', { locale: 'en' });
    const token = await lastSecret();
    expect(mail.received.at(-1)?.text).toContain(
      `https://membres.example.org/espace?lang=en#connexion=${token}`,
    );
    const { body } = await post('/api/me/sign-in', { token }).expect(200);
    expect((await sees(body.data.jwt).expect(200)).body.data).toHaveLength(1);
    await post('/api/me/sign-in', { token }).expect(404);
    // Without a password of its own, an account is entered by links alone.
    expect(await accountWith('c10@example.org')).toMatchObject({ confirmed: true, password: null });
  });

  test('gives who forgot theirs a new password', async () => {
    await askForLink('c10@example.org');
    const token = await lastSecret();
    await post('/api/me/sign-in', { token, password: 'court' }).expect(400);
    await post('/api/me/sign-in', { token, password: PASSWORD }).expect(200);
    await post('/api/auth/local', { identifier: 'c10@example.org', password: PASSWORD }).expect(
      200,
    );
  });

  test('is no invitation, nor an invitation one', async () => {
    await askForLink('c10@example.org');
    const token = await lastSecret();
    await post('/api/me/invitation', { token, password: PASSWORD }).expect(404);
    await post('/api/me/sign-in', { token }).expect(200);
  });

  test('lasts fifteen minutes', async () => {
    await askForLink('c10@example.org');
    const token = await lastSecret();
    const links = strapi.db.connection('adh_account_link');
    const [{ expires_at: expires }] = await links.clone().where('kind', 'sign-in');
    expect(Number(expires) - service('clock').now()).toBe(15 * 60_000);
    setToday(strapi, '2021-01-05');
    await post('/api/me/sign-in', { token }).expect(404);
    setToday(strapi, JOINED_ON);
  });

  test('answers alike for an address that is known, unknown, blocked or of the staff', async () => {
    await users().update({ where: { email: 'c0@example.org' }, data: { blocked: true } });
    const { email } = await strapi.db.query('admin::user').findOne({ where: {} });
    const before = mail.received.length;
    const asked = [
      'c10@example.org',
      'nobody@example.org',
      'c0@example.org',
      email,
      'c_0@example.org',
    ];
    const answers = [];
    for (const one of asked) {
      const { status, body, headers } = await askForLink(one);
      answers.push({ status, body, length: headers['content-length'] });
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 202, body: { data: {} } });
    await service('messages').flush();
    expect(mail.received.slice(before).map(({ to }) => JSON.stringify(to))).toEqual([
      expect.stringContaining('c10@example.org'),
    ]);
    await users().update({ where: { email: 'c0@example.org' }, data: { blocked: false } });
  });

  test('is not written to who was never invited', async () => {
    const before = await users().count();
    await askForLink('c11@example.org');
    expect(await users().count()).toBe(before);
    expect(await strapi.db.connection('adh_message').where('to_email', 'c11@example.org')).toEqual(
      [],
    );
  });

  test('is asked for five times in a quarter of an hour, whoever asks and whoever it is', async () => {
    for (const email of ['c10@example.org', 'nobody@example.org']) {
      for (let count = 0; count < 5; count += 1) expect((await askForLink(email)).status).toBe(202);
      const { status, body, headers } = await askForLink(email.toUpperCase());
      expect(status).toBe(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(body.error.details.reason).toBe('too-many-requests');
    }
  });

  test('is limited for each address that asks', async () => {
    for (let count = 0; count < 20; count += 1) await askForLink(`n${count}@example.org`);
    expect((await askForLink('another@example.org')).status).toBe(429);
  });

  test('leads where the association says, whatever the request claims to come from', async () => {
    const host = 'evil.example.com';
    await call(strapi, 'POST', '/api/me/sign-in-links', null)
      .set({
        Host: host,
        'X-Forwarded-Host': host,
        Origin: `https://${host}`,
        Referer: `https://${host}/`,
      })
      .send({ email: 'c10@example.org' })
      .expect(202);
    const token = await lastSecret();
    const message = mail.received.at(-1);
    expect(message?.text).toContain(`https://membres.example.org/espace#connexion=${token}`);
    expect(`${message?.text}${String(message?.html)}`).not.toContain(host);
  });
});

test('a forged, empty or strange secret is answered as one that is over', async () => {
  for (const token of ['x', 'A'.repeat(43), `${'A'.repeat(42)}=`, '../../x', "' or 1=1 --"]) {
    const { body } = await post('/api/me/sign-in', { token }).expect(404);
    expect(body.error.details.reason).toBe('link-unknown');
    await post('/api/me/invitation', { token, password: PASSWORD }).expect(404);
  }
});

describe('Strapi’s own entrances', () => {
  test.each(['forgot-password', 'send-email-confirmation'])(
    '%s tells nothing, and sends the link of the member space',
    async (path) => {
      const said = [];
      const before = mail.received.length;
      for (const email of ['c10@example.org', 'nobody@example.org']) {
        const { status, body } = await post(`/api/auth/${path}`, { email });
        said.push({ status, body: { ...body, email: undefined } });
      }
      expect(said[0]).toEqual(said[1]);
      await service('memberAccounts').settled();
      await service('messages').flush();
      expect(mail.received).toHaveLength(before + 1);
      expect(mail.received.at(-1)?.text).toContain('/espace#connexion=');
    },
  );

  test('give no code to reset a password', async () => {
    expect(await users().count({ where: { resetPasswordToken: { $notNull: true } } })).toBe(0);
  });
});

test('a token lasts a working day', async () => {
  const { body } = await post('/api/auth/local', {
    identifier: 'c10@example.org',
    password: PASSWORD,
  }).expect(200);
  const { iat, exp } = JSON.parse(Buffer.from(body.jwt.split('.')[1], 'base64url').toString());
  expect(exp - iat).toBe(8 * 3600);
});

test('an account that is erased is forgotten with its invitations and its sign-ins', async () => {
  const account = await accountWith('c10@example.org');
  const access = () =>
    strapi.db.connection('adh_member_access').where('account_id', String(account.id));
  expect(await access()).toHaveLength(1);
  const subject = { email: 'c10@example.org' };
  const found = await service('privacy').person(subject);
  await service('privacy').erase(
    {
      subject,
      papers: [],
      account: true,
      reason: 'Demande',
      fingerprint: found.fingerprint,
      confirmation: 'c10@example.org',
    },
    STAFF,
  );
  expect(await access()).toEqual([]);
  expect(await accountWith('c10@example.org')).toBeNull();
});
