import { Writable } from 'node:stream';
import { winston } from '@strapi/logger';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { boot, stop } from '../../helpers/strapi';

/** The id of a request, from what asks to every line of the log that tells of it. */

const ID = 'a-request-of-a-proxy.1';
let strapi: Core.Strapi;
let lines: Record<string, unknown>[];

const get = (url: string, id?: string) => {
  const asked = request(strapi.server.httpServer).get(url);
  return id === undefined ? asked : asked.set('X-Request-Id', id);
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  const { forPrograms } = require('../../../dist/src/operations/log-format');
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  strapi.log.level = 'http';
  strapi.log.format = forPrograms();
  strapi.log.clear().add(new winston.transports.Stream({ stream }));
});
beforeEach(() => {
  lines = [];
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => stop(strapi));

it('is the one that a proxy gave, in the answer and in the log', async () => {
  const { headers } = await get('/api/association', ID).expect(200);
  expect(headers['x-request-id']).toBe(ID);
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'http',
      requestId: ID,
      method: 'GET',
      url: '/api/association',
      status: 200,
      ms: expect.any(Number),
    }),
  ]);
});

it('is made where none came, or one that no proxy would write', async () => {
  for (const given of [undefined, 'not one', '<script>alert(1)</script>']) {
    const { headers } = await get('/api/association', given).expect(200);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines.pop()?.requestId).toBe(headers['x-request-id']);
  }
});

it('is in the answer of a refusal and of what is not there', async () => {
  for (const url of ['/api/nothing', '/membership-lifecycle/operations', '/offres/nulle']) {
    const { headers } = await get(url, ID);
    expect([url, headers['x-request-id']]).toEqual([url, ID]);
  }
});

it('ties a fault to the request that met it: one line with the stack, one of the request', async () => {
  jest
    .spyOn(strapi.plugin('membership-lifecycle').service('association'), 'view')
    .mockRejectedValue(new Error('It broke'));
  const { headers } = await get('/api/association', ID).expect(500);
  expect(headers['x-request-id']).toBe(ID);
  expect(lines.map(({ level, requestId }) => [level, requestId])).toEqual([
    ['error', ID],
    ['http', ID],
  ]);
  expect(lines[0]).toMatchObject({ message: 'It broke', stack: expect.stringContaining('at ') });
});

it('writes no value of a statement that failed', async () => {
  const asked = strapi.db
    .connection('adh_message')
    .where({ to_email: 'claire@example.org' })
    .select('no_such_column');
  const error = await asked.then(
    () => null,
    (caught: Error) => caught,
  );
  strapi.log.error(error);
  expect(lines[0].message).toContain('no_such_column');
  expect(JSON.stringify(lines)).not.toContain('claire@example.org');
});

it('hides in the log what opens something', async () => {
  const secret = 'A'.repeat(43);
  await get(`/api/renewal-invitations/${secret}?token=${secret}`);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain(secret);
});
