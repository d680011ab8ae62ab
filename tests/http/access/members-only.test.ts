import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { asToken } from '../../helpers/callers';
import { makeBenefit } from '../../helpers/content';
import { publishOccasion } from '../../helpers/participation';
import { giveRight, spokenFor } from '../../helpers/rights';
import { boot, listen, stop } from '../../helpers/strapi';

/** The example of a members' page and a booking form, as a visitor's browser sees it. */

const SERVER = path.resolve(__dirname, '..', '..', '..', 'examples', 'members-only', 'server.mjs');
const CALLS = ['entitlements.check', 'occasions.find', 'occasions.register'];
const PASSWORD = 'Un-mot-de-passe-1';

const DAY = 24 * 3_600_000;
const day = (inDays: number): Day =>
  new Date(Date.now() + inDays * DAY).toLocaleDateString('sv', {
    timeZone: 'Europe/Paris',
  }) as Day;
const OVER_THE_YEAR = { startsOn: day(-30), endsOn: day(300) };

let strapi: Core.Strapi;
let site: ChildProcess;
let address: string;
let token: string;
let occasion: string;

const welcome = async (email: string, rights: object[]): Promise<void> => {
  const membership = await spokenFor(strapi, email);
  for (const right of rights) await giveRight(strapi, membership, { ...OVER_THE_YEAR, ...right });
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  await strapi.plugin('users-permissions').service('user').add({
    username: email,
    email,
    password: PASSWORD,
    provider: 'local',
    confirmed: true,
    role: role.id,
  });
};

/** What a browser gets; the token must never be in it. */
const visit = async (
  url: string,
  { cookie = '', form }: { cookie?: string; form?: object } = {},
) => {
  const response = await fetch(`${address}${url}`, {
    method: form ? 'POST' : 'GET',
    headers: { cookie },
    redirect: 'manual',
    ...(form ? { body: new URLSearchParams(form as Record<string, string>) } : {}),
  });
  const text = await response.text();
  const answered = [text];
  response.headers.forEach((value) => answered.push(value));
  expect(answered.join('\n')).not.toContain(token);
  return { status: response.status, headers: response.headers, text };
};

const signIn = async (email: string, password = PASSWORD) =>
  visit('/connexion', { form: { email, password } });
const cookieOf = async (email: string): Promise<string> => {
  const { headers } = await signIn(email);
  return (headers.get('set-cookie') ?? '').split(';')[0];
};
const registrations = () => strapi.db.connection('adh_registration');

beforeAll(async () => {
  strapi = await boot(day(0));
  for (const code of ['centre-ressources', 'evenements']) await makeBenefit(strapi, { code });
  token =
    (await asToken(
      strapi,
      'custom',
      CALLS.map((name) => `plugin::membership-lifecycle.${name}`),
    )) ?? '';
  const resources = { benefit: 'centre-ressources', kind: 'access' as const };
  const lead = { benefit: 'evenements', kind: 'priority', granted: 15 };
  // Longer ago, for another body, which is no member any more.
  const former = await spokenFor(strapi, 'ana@example.org');
  const over = { startsOn: day(-800), endsOn: day(-436) };
  await giveRight(strapi, former, { ...resources, ...over });
  await strapi.db
    .query('api::membership.membership')
    .update({ where: { documentId: former }, data: { membershipStatus: 'lapsed' } });
  await welcome('ana@example.org', [resources, lead]);
  await welcome('bea@example.org', [{ benefit: 'compagnonnage' }]);
  occasion = await publishOccasion(strapi, {
    titles: { fr: 'Journée <d’étude>', en: '' },
    startsOn: day(40),
    endsOn: day(40),
    opensOn: day(10),
    benefitCode: 'evenements',
    kind: 'priority',
  });
  site = spawn(process.execPath, [SERVER], {
    env: { ADHESIONS_URL: await listen(strapi), ADHESIONS_TOKEN: token, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  address = await new Promise<string>((resolve) =>
    site.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
  );
});
afterAll(async () => {
  site?.kill();
  await stop(strapi);
});

test('a stranger is sent to the door, and a wrong password opens nothing', async () => {
  for (const url of ['/ressources', '/rendez-vous']) {
    const { status, headers } = await visit(url);
    expect([status, headers.get('location')]).toEqual([303, '/']);
  }
  const wrong = await signIn('ana@example.org', 'Un-autre-mot-1');
  expect(wrong.status).toBe(403);
  expect(wrong.text).toContain('mot de passe inconnu');
  expect(wrong.headers.get('set-cookie')).toBeNull();
});

test('a member with the right sees the page; one without it is told why', async () => {
  const ana = await visit('/ressources', { cookie: await cookieOf('ana@example.org') });
  expect(ana.status).toBe(200);
  expect(ana.text).toContain('Centre de ressources');
  const bea = await visit('/ressources', { cookie: await cookieOf('bea@example.org') });
  expect(bea.status).toBe(403);
  expect(bea.text).toContain('role="alert"');
  expect(bea.text).not.toContain('Centre de ressources');
});

test('a member with a priority books before the public, once however often it is sent', async () => {
  const cookie = await cookieOf('ana@example.org');
  const { text } = await visit('/rendez-vous', { cookie });
  expect(text).toContain('Ouvert pour vous depuis le');
  expect(text).toContain('Journée &lt;d’étude&gt;');
  const [, key] = /name="key" value="([^"]+)"/.exec(text) ?? [];
  const form = { key, name: 'Ana Martin', email: 'ana@example.org' };
  for (let time = 0; time < 2; time += 1) {
    const booked = await visit(`/rendez-vous/${occasion}`, { cookie, form });
    expect(booked.status).toBe(201);
  }
  expect(await registrations()).toHaveLength(1);
});

test('a member without it is told from when, and refused all the same by a form of their own', async () => {
  const cookie = await cookieOf('bea@example.org');
  const { text } = await visit('/rendez-vous', { cookie });
  expect(text).toContain('Les inscriptions ouvrent pour vous le');
  expect(text).not.toContain('<button>S’inscrire');
  const form = { key: 'k', name: 'Bea' };
  const refused = await visit(`/rendez-vous/${occasion}`, { cookie, form });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('role="alert"');
  expect(await registrations()).toHaveLength(1);
});
