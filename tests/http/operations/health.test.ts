import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs } from '../../helpers/admin';
import { makeMember, someId } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What a load balancer, an operator and staff are told of a running server. */

const TOKEN = 'a-token-of-operators';
const DAY = '2021-06-01';

let strapi: Core.Strapi;
const get = (url: string, token?: string) => {
  const asked = request(strapi.server.httpServer).get(url);
  return token ? asked.set('Authorization', `Bearer ${token}`) : asked;
};
const HOUR = 3_600_000;
let passed = 0;
/** Lets hours pass for the process, whose clock is not that of the days. */
const later = (hours = 1) => {
  passed += hours * HOUR;
  jest.spyOn(performance, 'now').mockReturnValue(passed);
};

beforeAll(async () => {
  process.env.OPERATIONS_TOKEN = TOKEN;
  strapi = await boot(DAY);
  passed = performance.now();
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  delete process.env.OPERATIONS_TOKEN;
  await stop(strapi);
});

const queueMessage = async (at: number) => {
  const { membership } = await makeMember(strapi);
  const id = someId();
  await strapi.db.connection('adh_message').insert({
    document_id: id,
    key: id,
    membership_id: membership,
    template: 'call-issued',
    to_name: 'Claire Martin',
    to_email: 'claire@example.org',
    locale: 'fr',
    subject: 'Un secret',
    text: '',
    html: '',
    state: 'queued',
    attempts: 0,
    next_attempt_at: at,
    queued_at: at,
    message_id: `<${id}@example.org>`,
  });
};

it('says that it lives, without the database, and keeps no cache', async () => {
  const query = jest.spyOn(strapi.db.connection.client, 'query');
  const { body, headers } = await get('/_health/live').expect(200);
  expect(body).toEqual({ status: 'alive' });
  expect(headers['cache-control']).toBe('no-store');
  expect(query).not.toHaveBeenCalled();
});

it('is ready, and tells a stranger nothing more', async () => {
  const { body } = await get('/_health/ready').expect(200);
  expect(body).toEqual({ status: 'ready' });
  await request(strapi.server.httpServer).head('/_health/ready').expect(200);
});

it('tells an operator what it does by itself, and how old that is', async () => {
  await strapi.plugin('membership-lifecycle').service('daily').run();
  await queueMessage(Date.UTC(2021, 5, 1, 11));
  later();
  const { body } = await get('/_health/ready', TOKEN).expect(200);
  expect(body).toEqual({
    status: 'ready',
    because: [],
    late: [],
    dailyRun: {
      finishedAt: '2021-06-01T12:00:00.000Z',
      ageSeconds: 0,
      durationSeconds: 0,
      failures: 0,
    },
    messages: { count: 1, oldestAgeSeconds: 3_600 },
    events: { count: 0, oldestAgeSeconds: null },
  });
});

it('tells nobody with another token', async () => {
  const { body } = await get('/_health/ready', `${TOKEN}2`).expect(200);
  expect(body).toEqual({ status: 'ready' });
});

describe('two days later, when nothing was done', () => {
  beforeAll(() => setToday(strapi, '2021-06-03'));

  it('is ready while it has just started', async () => {
    later(0.1);
    const { body } = await get('/_health/ready').expect(200);
    expect(body).toEqual({ status: 'ready' });
  });

  it('is degraded, and still takes requests', async () => {
    later(48);
    const { body } = await get('/_health/ready').expect(200);
    expect(body).toEqual({ status: 'degraded' });
    const known = await get('/_health/ready', TOKEN).expect(200);
    expect(known.body).toMatchObject({
      because: ['daily-run', 'messages'],
      dailyRun: { ageSeconds: 2 * 86_400 },
      messages: { count: 1, oldestAgeSeconds: 49 * 3_600 },
    });
    expect(JSON.stringify(known.body)).not.toMatch(/claire|secret/i);
  });

  it('warns staff on the home page', async () => {
    later();
    const reader = await loginAs(strapi, 'reader');
    const { body } = await reader.get('/membership-lifecycle/operations').expect(200);
    expect(body.data.late).toEqual(['daily-run', 'messages']);
  });

  it('is well again once the day has been run and the message has left', async () => {
    await strapi.plugin('membership-lifecycle').service('daily').run();
    await strapi.db.connection('adh_message').update({ state: 'sent' });
    later();
    const { body } = await get('/_health/ready').expect(200);
    expect(body).toEqual({ status: 'ready' });
  });
});

it('takes no requests while the database does not answer', async () => {
  later();
  jest
    .spyOn(strapi.db.connection.client, 'query')
    .mockRejectedValue(new Error('Connection terminated unexpectedly'));
  const { body } = await get('/_health/ready').expect(503);
  expect(body).toEqual({ status: 'unavailable' });
  await get('/_health/live').expect(200);
});

it('leaves every other address and method to the application', async () => {
  await get('/_health').expect(204);
  await get('/_health/other').expect(404);
  await request(strapi.server.httpServer).post('/_health/live').expect(405);
});

it('takes no requests any more once it is leaving', async () => {
  strapi.plugin('membership-lifecycle').service('shutdown').begin();
  const { body } = await get('/_health/ready', TOKEN).expect(503);
  expect(body).toEqual({ status: 'unavailable', because: ['shutting-down'] });
});
