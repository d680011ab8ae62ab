import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs } from '../../helpers/admin';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, stop } from '../../helpers/strapi';

/** Whoever asks writes the Host of their request: nothing that is answered or sent follows it. */

const EVIL = 'evil.example.com';
const PUBLIC_URL = 'https://adhesions.example.org';
const FORGED = {
  Host: EVIL,
  'X-Forwarded-Host': EVIL,
  'X-Forwarded-Server': EVIL,
  'X-Forwarded-Proto': 'https',
  'X-Original-URL': `https://${EVIL}/`,
  Forwarded: `host=${EVIL};proto=https`,
  Referer: `https://${EVIL}/`,
};
const PASSWORD = 'Aa1-mot-de-passe';

let strapi: Core.Strapi;
let mail: MailServer;
let administrator: string;

beforeAll(async () => {
  // Where forwarded headers are believed, as behind a proxy.
  strapi = await boot(JOINED_ON, { PUBLIC_URL, TRUST_PROXY: 'true' });
  await manyMembers(strapi, 1);
  administrator = (await loginAs(strapi, 'administrator')).token;
  mail = await startMailServer();
  useMailServer(strapi, mail.port);
});
afterAll(async () => {
  delete process.env.TRUST_PROXY;
  // Strapi waits for none of its messages, and tells the log of one that fails while there is one.
  await mail?.close();
  await stop(strapi);
});

const ask = (method: 'get' | 'post', url: string) =>
  request(strapi.server.httpServer)[method](url).set(FORGED);
const everything = ({ headers, text }: { headers: object; text?: string }) =>
  `${JSON.stringify(headers)}${text ?? ''}`;

test('no answer to a question repeats it, whoever asks', async () => {
  const urls = strapi.server
    .listRoutes()
    .filter(({ methods }) => methods.includes('GET'))
    .map(({ path }) =>
      path
        .replace('/((?!uploads/).+)', '/robots.txt')
        .replace('(.*)', 'x')
        .replace(/:\w+\*?/g, '1'),
    );
  expect(urls.length).toBeGreaterThan(120);
  const found: string[] = [];
  for (const url of [...urls, '/espace', '/adhesion', '/repondre', '/nothing', '/admin//x']) {
    for (const token of [null, administrator]) {
      const asked = ask('get', url);
      if (token) void asked.set('Authorization', `Bearer ${token}`);
      if (everything(await asked).includes(EVIL)) found.push(url);
    }
  }
  expect(found).toEqual([]);
});

const admin = async () => {
  const email = `${Math.random().toString(36).slice(2)}@example.org`;
  const role = await strapi.service('admin::role').findOne({ code: 'reader' });
  const names = { firstname: 'A', lastname: 'B', isActive: true, roles: [role.id] };
  await strapi.service('admin::user').create({ email, password: PASSWORD, ...names });
  return email;
};

describe('an account of the admin', () => {
  const codeIn = (text: string) => /code=([\w-]+)/.exec(text)?.[1] ?? '';

  test('gets the link to reset its password at our address, once, and is signed out everywhere', async () => {
    const email = await admin();
    const signedIn = await ask('post', '/admin/login').send({ email, password: PASSWORD });
    expect(signedIn.status).toBe(200);
    const [cookie] = signedIn.headers['set-cookie'] as unknown as string[];
    const before = mail.received.length;
    await ask('post', '/admin/forgot-password').send({ email }).expect(204);
    const { text, html } = await mail.message(before);
    const said = `${text}${String(html)}`;
    expect(said).toContain(`${PUBLIC_URL}/admin/auth/reset-password?code=`);
    expect(said).not.toContain(EVIL);
    const reset = { resetPasswordToken: codeIn(said), password: 'Bb2-mot-de-passe' };
    await ask('post', '/admin/reset-password').send(reset).expect(200);
    await ask('post', '/admin/reset-password').send(reset).expect(400);
    const renewed = await ask('post', '/admin/access-token').set('Cookie', cookie.split(';')[0]);
    expect(renewed.status).toBe(401);
  });

  test('is told of no more than any address', async () => {
    const answers = [];
    const before = mail.received.length;
    for (const email of [await admin(), 'nobody@example.org']) {
      const { status, text } = await ask('post', '/admin/forgot-password').send({ email });
      answers.push([status, text]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(await mail.message(before)).toBeDefined();
  });

  test('renews its session with a cookie that no script reads and no other site sends', async () => {
    const email = await admin();
    const { headers } = await ask('post', '/admin/login').send({ email, password: PASSWORD });
    const [cookie] = headers['set-cookie'] as unknown as string[];
    for (const flag of [/; path=\/admin(;|$)/, /; httponly/i, /; samesite=strict/i]) {
      expect(cookie).toMatch(flag);
    }
    expect(cookie).not.toMatch(/domain=/i);
  });
});

test('a member’s link leads where the association says', async () => {
  const before = mail.received.length;
  await ask('post', '/api/me/sign-in-links').send({ email: 'c0@example.org' }).expect(202);
  await ask('post', '/api/auth/forgot-password').send({ email: 'c0@example.org' }).expect(200);
  const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  await service('memberAccounts').settled();
  await service('messages').flush();
  for (const { text, html } of mail.received.slice(before)) {
    expect(`${text}${String(html)}`).not.toContain(EVIL);
  }
});
