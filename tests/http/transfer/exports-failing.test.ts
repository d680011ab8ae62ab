import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs } from '../../helpers/admin';
import { boot, stop } from '../../helpers/strapi';

/** A file that cannot be read to its end: refused before it began, cut short after. */

const TODAY = '2026-11-25';
const PATH = '/membership-lifecycle/exports/messages';

let strapi: Core.Strapi;
let token: string;

beforeAll(async () => {
  strapi = await boot(TODAY);
  ({ token } = await loginAs(strapi, 'administrator'));
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => stop(strapi));

const fault = (code: string): Error =>
  Object.assign(new Error(`as the driver says: ${code}`), { code });

/** The messages end with an error after so many pages. */
const failAfter = (pages: number, code: string) => {
  jest
    .spyOn(strapi.plugin('membership-lifecycle').service('messages'), 'pages')
    .mockImplementation(async function* () {
      for (let page = 0; page < pages; page += 1) yield [];
      throw fault(code);
    });
};
const ask = (format: 'csv' | 'xlsx', encoding = 'identity') =>
  request(strapi.server.httpServer)
    .get(`${PATH}?format=${format}`)
    .set({ authorization: `Bearer ${token}`, 'accept-encoding': encoding });

it.each(['csv', 'xlsx'] as const)('is there when nothing fails: %s', async (format) => {
  expect((await ask(format)).status).toBe(200);
});

it.each(['csv', 'xlsx'] as const)(
  'is answered as any question when the database is away: %s',
  async (format) => {
    failAfter(0, '57P01');
    const { status, body, headers } = await ask(format);
    expect(status).toBe(503);
    expect(body.error.details.reason).toBe('database-away');
    expect(headers['content-disposition']).toBeUndefined();
  },
);

it.each(['22003', '22P02', '22007', '22021'])(
  'says that a filter asks for what cannot exist: %s',
  async (code) => {
    failAfter(0, code);
    const { status, body } = await ask('csv');
    expect(status).toBe(400);
    expect(body.error.details.reason).toBe('value-impossible');
  },
);

it.each(['identity', 'gzip'])(
  'ends, and not as a whole file, when a later page fails: %s',
  async (encoding) => {
    failAfter(2, '57P01');
    const end = await ask('csv', encoding).then(
      ({ status }) => `answered ${status}`,
      ({ message }: Error) => message,
    );
    // Cut where it had begun to leave.
    expect(end).toMatch(/answered 500|aborted|hang up|ECONNRESET|unexpected end/);
  },
);
