import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { asToken } from '../../helpers/callers';
import { loginAs, type Admin } from '../../helpers/admin';
import { addressOf } from '../../helpers/attacks';
import { leftFiles } from '../../helpers/temporary-files';
import { boot, listen, stop } from '../../helpers/strapi';
import { declaredForms } from '../../../src/plugins/membership-lifecycle/server/src/kernel/declared-forms';
import { boundsOf } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/entrances';

/**
 * What anybody may send as a form to any route that takes one, ours and Strapi's: its fields are bounded as
 * bodies are, before they are handed on. A new route meets all of this by itself.
 */

let strapi: Core.Strapi;
let administrator: Admin;
let routes: string[];

beforeAll(async () => {
  strapi = await boot();
  await listen(strapi);
  administrator = await loginAs(strapi, 'administrator');
  routes = [...declaredForms(strapi).keys()];
});
afterAll(() => stop(strapi));

const boundsAt = (route: string) => boundsOf(addressOf(route)[1]);

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
type Field = [name: string, value: string];

const post = (url: string, fields: Field[], token: string | null = null) => {
  const form = request(strapi.server.httpServer).post(url);
  if (token !== null) form.set('Authorization', `Bearer ${token}`);
  for (const [name, value] of fields) form.field(name, value);
  return form;
};

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const refusalOf = async (url: string, fields: Field[], token: string | null = null) => {
  const { status, body } = await post(url, fields, token);
  const { reason, text } = body.error?.details ?? {};
  return [url, status, reason, Boolean(text?.fr && text?.en)];
};

test.each<[string, number, (route: string) => Field[]]>([
  ['body-too-deep', 400, (route) => [['fileInfo', nested(boundsAt(route).depth + 1)]]],
  ['body-too-deep', 400, () => [['fileInfo', nested(10_000)]]],
  ['body-too-deep', 400, () => [['other[a][b]', nested(10_000)]]],
  ['body-too-wide', 400, (route) => [['fileInfo', `[${'0,'.repeat(boundsAt(route).values)}0]`]]],
  ['text-too-long', 400, (route) => [['name', 'x'.repeat(boundsAt(route).text + 1)]]],
  [
    'text-too-long',
    400,
    (route) => [['fileInfo', JSON.stringify({ name: 'x'.repeat(boundsAt(route).text + 1) })]],
  ],
  ['unreadable-body', 400, () => [['fileInfo', '{"__proto__":{"polluted":true}}']]],
  ['body-too-large', 413, () => Array.from({ length: 101 }, (_one, at): Field => [`k${at}`, '1'])],
])('a form is refused everywhere with %s (%#)', async (reason, status, fieldsFor) => {
  expect(routes.length).toBeGreaterThan(4);
  for (const route of routes) {
    const [, url] = addressOf(route);
    expect(await refusalOf(url, fieldsFor(route))).toEqual([url, status, reason, true]);
  }
});

test('so it is for who may upload', async () => {
  const token = await asToken(strapi, 'full-access');
  for (const [url, by] of [
    ['/upload', administrator.token],
    ['/upload?id=1', administrator.token],
    ['/api/upload', token],
    ['/api/upload?id=1', token],
  ] as const) {
    const refused = [url, 400, 'body-too-deep', true];
    expect(await refusalOf(url, [['fileInfo', nested(10_000)]], by)).toEqual(refused);
  }
});

test('more files than a form has fields are refused, and not kept', async () => {
  const form = request(strapi.server.httpServer).post('/upload');
  for (let at = 0; at <= 100; at += 1) form.attach('files', PICTURE, `${at}.png`);
  const { status, body } = await form;
  expect([status, body.error.details.reason]).toEqual([413, 'body-too-large']);
  expect(await leftFiles()).toEqual([]);
});

test.each(['7bit', '8bit', 'x-unknown', 'quoted-printable', 'utf-8', 'binary', 'base64'])(
  'a field that is sent as %s is nobody’s failure',
  async (encoding) => {
    const header = 'Content-Disposition: form-data; name="fileInfo"';
    const part = `${header}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n{}`;
    for (const url of ['/upload', '/api/upload']) {
      const { status } = await request(strapi.server.httpServer)
        .post(url)
        .set('Content-Type', 'multipart/form-data; boundary=b')
        .send(`--b\r\n${part}\r\n--b--\r\n`);
      expect([url, status < 500]).toEqual([url, true]);
    }
  },
);

test.each([
  ['/upload', () => administrator.token],
  ['/api/upload', () => asToken(strapi, 'full-access')],
])('what is sent in earnest to %s is taken', async (url, by) => {
  const form = request(strapi.server.httpServer).post(url);
  form.set('Authorization', `Bearer ${await by()}`);
  for (let at = 0; at < 15; at += 1) {
    const info = {
      name: `${at}.png`,
      caption: '[Une] légende. '.repeat(200),
      alternativeText: 'x',
    };
    form.field('fileInfo', JSON.stringify(info)).attach('files', PICTURE, `${at}.png`);
  }
  const { status, body } = await form;
  expect([status, body.length]).toEqual([201, 15]);
});
