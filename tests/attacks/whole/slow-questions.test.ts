import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { asToken } from '../../helpers/callers';
import { boot, listen, stop } from '../../helpers/strapi';

/** Headers, questions and dates on which what reads them before us would take the square of their length. */

/** Of the processor, both sides of a request together, on a busy machine. */
const MOST_SECONDS = 1;

let strapi: Core.Strapi;
let administrator: Admin;

beforeAll(async () => {
  strapi = await boot();
  await listen(strapi);
  administrator = await loginAs(strapi, 'administrator');
});
afterAll(() => stop(strapi));

const secondsOf = async (ask: () => PromiseLike<{ status: number }>) => {
  const before = process.cpuUsage();
  const { status } = await ask();
  return { status, seconds: process.cpuUsage(before).user / 1e6 };
};

test('a long Accept-Encoding is taken for none', async () => {
  const site = (accepted: string) =>
    request(strapi.server.httpServer).get('/').set('Accept-Encoding', accepted);
  const { headers } = await site('gzip, deflate, br').expect(200);
  expect(headers['content-encoding']).toBeDefined();
  for (const accepted of [`gzip${','.repeat(200)}`, `gzip${' '.repeat(15_000)}x`]) {
    expect((await site(accepted).expect(200)).headers['content-encoding']).toBeUndefined();
  }
});

const SLOW_DATE = `2000T${'Z'.repeat(15_000)}`;
const token = () => asToken(strapi, 'full-access');

test.each<[string, () => PromiseLike<string | null> | string | null]>([
  ['/content-manager/collection-types/api::offer.offer', () => administrator.token],
  ['/content-manager/collection-types/api::membership.membership', () => administrator.token],
  ['/upload/files', () => administrator.token],
  ['/upload/folders', () => administrator.token],
  ['/admin/users', () => administrator.token],
  ['/admin/roles', () => administrator.token],
  ['/api/upload/files', token],
])('%s compares no long text with an instant', async (url, by) => {
  const bearer = `Bearer ${await by()}`;
  for (const name of ['createdAt', 'createdBy][createdAt', '$and][0][createdAt']) {
    const { body, status } = await request(strapi.server.httpServer)
      .get(`${url}?filters[${name}][$gt]=${SLOW_DATE}`)
      .set('Authorization', bearer);
    expect([status, body.error.details]).toMatchObject([400, { reason: 'query-too-long' }]);
  }
});

test('a long text in the place of a date or an instant is saved fast, or refused', async () => {
  const long = `2000-01-01T${'Z'.repeat(400_000)}`;
  for (const [uid, { attributes }] of Object.entries(strapi.contentTypes)) {
    if (!uid.startsWith('api::')) continue;
    const dates = Object.entries(attributes as Record<string, { type: string }>)
      .filter(([, { type }]) => ['date', 'datetime', 'time', 'timestamp'].includes(type))
      .map(([name]) => name);
    for (const name of dates) {
      const asked = () => administrator.post(contentManager(uid), { [name]: long });
      const { status, seconds } = await secondsOf(asked);
      expect([uid, name, status < 500, seconds < MOST_SECONDS]).toEqual([uid, name, true, true]);
    }
  }
});
