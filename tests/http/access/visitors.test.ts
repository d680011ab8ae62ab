import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { asToken, type Caller } from '../../helpers/callers';
import { boot, stop } from '../../helpers/strapi';

/** Limits count the visitor whom a front-end's server names, when it holds an API token. */

const POINTS = 2;

let strapi: Core.Strapi;
let token: Caller;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  token = await asToken(strapi, 'custom', ['plugin::membership-lifecycle.entitlements.check']);
  for (const name of ['applicationForm', 'signIn']) {
    const limit = { points: POINTS, seconds: 600 };
    strapi.config.set(`plugin::membership-lifecycle.rateLimits.${name}`, limit);
  }
});
afterAll(() => stop(strapi));
beforeEach(() => strapi.plugin('membership-lifecycle').service('rateLimits').reset());

const ask = async (visitor: string, auth: Caller = token): Promise<number> => {
  const asked = request(strapi.server.httpServer).get('/api/applications/form');
  if (auth) asked.set('Authorization', `Bearer ${auth}`);
  return (await asked.set('X-Visitor', visitor)).status;
};
const times = async (count: number, visitor: (n: number) => string, auth?: Caller) => {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push(await ask(visitor(n), auth));
  return statuses;
};

test('each visitor of a server is counted apart, and by the network of an address', async () => {
  expect(await times(3, () => '203.0.113.7')).toEqual([200, 200, 429]);
  expect(await ask('203.0.113.8')).toBe(200);
  expect(await times(3, (n) => `2001:db8:1:2::${n}`)).toEqual([200, 200, 429]);
  expect(await ask('session-4711')).toBe(200);
});

test('a token uses up nothing of the visitors of another', async () => {
  const other = await asToken(strapi, 'read-only');
  await times(3, () => '203.0.113.7');
  expect(await ask('203.0.113.7', other)).toBe(200);
});

test.each([
  ['no token', () => null],
  ['a token that is none', () => 'x'.repeat(64)],
  ['two words', () => 'a b'],
])('with %s the address is counted, whoever is named', async (_who, auth) => {
  expect(await times(3, (n) => `203.0.113.${n}`, auth())).toEqual([200, 200, 429]);
});

test('a token that is over names nobody', async () => {
  const over = await asToken(strapi, 'read-only');
  await strapi.db
    .query('admin::api-token')
    .updateMany({ where: { type: 'read-only' }, data: { expiresAt: new Date(0) } });
  expect((await times(3, (n) => `203.0.113.${n}`, over)).at(-1)).toBe(429);
});

test.each(['', 'x'.repeat(201)])('nobody is named by a text of no use', async (named) => {
  expect(await times(3, () => named)).toEqual([200, 200, 429]);
});

test('wrong passwords count for the visitor too', async () => {
  const full = await asToken(strapi, 'full-access');
  const signIn = (visitor: string, n: number) =>
    request(strapi.server.httpServer)
      .post('/api/auth/local')
      .set('Authorization', `Bearer ${full}`)
      .set('X-Visitor', visitor)
      .send({ identifier: `nobody${n}@example.org`, password: 'not the right one' });
  const statuses = [];
  for (let n = 0; n < 3; n += 1) statuses.push((await signIn('203.0.113.7', n)).status);
  expect(statuses).toEqual([400, 400, 429]);
  expect((await signIn('203.0.113.8', 4)).status).toBe(400);
});
