import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import {
  addressOf,
  heldBytes,
  namesOfFields,
  routesTakingBodies,
  SLOW_TEXTS,
  WRITING,
} from '../../helpers/attacks';
import { call } from '../../helpers/callers';
import { boot, listen, stop } from '../../helpers/strapi';
import { declaredForms } from '../../../src/plugins/membership-lifecycle/server/src/kernel/declared-forms';
import { boundsOf } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/entrances';

/**
 * What anybody may send to any route of the running application, ours and Strapi's: too much of it is
 * refused before it is handed on, nothing of it takes long, and nothing of it is kept. A new route meets
 * all of this by itself.
 */

const MEGABYTE = 1024 * 1024;

let strapi: Core.Strapi;
let administrator: Admin;
let routes: string[];

beforeAll(async () => {
  strapi = await boot();
  await listen(strapi);
  administrator = await loginAs(strapi, 'administrator');
  routes = routesTakingBodies(strapi);
});
afterAll(() => stop(strapi));

interface Refused {
  reason?: string;
  text?: { fr: string; en: string };
}

interface Refusal {
  route: string;
  status: number;
  reason?: string;
  told: boolean;
}

const sendTo = async (route: string, body: string): Promise<Refusal> => {
  const [method, url] = addressOf(route);
  const { status, body: answer } = await call(strapi, method, url, null)
    .set('Content-Type', 'application/json')
    .send(body);
  const { reason, text } = answer.error?.details ?? {};
  return { route, status, reason, told: Boolean(text?.fr && text?.en) };
};

const boundsAt = (route: string) => boundsOf(addressOf(route)[1]);
const refused = (route: string, status: number, reason: string): Refusal => ({
  ...{ route, status, reason, told: true },
});

test.each<[string, number, (route: string) => string]>([
  ['body-too-deep', 400, (route) => '['.repeat(boundsAt(route).depth + 1)],
  ['body-too-wide', 400, (route) => `[${'0,'.repeat(boundsAt(route).values)}0]`],
  [
    'body-too-wide',
    400,
    (route) =>
      `{${Array.from({ length: boundsAt(route).values + 2 }, (_one, at) => `"k${at}":1`).join(',')}}`,
  ],
  ['text-too-long', 400, (route) => JSON.stringify({ a: 'x'.repeat(boundsAt(route).text + 1) })],
  ['body-too-large', 413, (route) => `{"a":"${'x'.repeat(boundsAt(route).bytes)}"}`],
  ['unreadable-body', 400, () => '{"__proto__":{"polluted":true}}'],
])('every route refuses with %s (%#)', async (reason, status, body) => {
  const seen: Refusal[] = [];
  const wanted: Refusal[] = [];
  for (const route of routes) {
    seen.push(await sendTo(route, body(route)));
    wanted.push(refused(route, status, reason));
  }
  expect(routes.length).toBeGreaterThan(100);
  expect(seen).toEqual(wanted);
});

test.each([
  ['query-too-long', `a=${'x'.repeat(12_000)}`],
  ['query-too-wide', 'a=1&'.repeat(200)],
  ['query-too-deep', `a${'[b]'.repeat(6)}=1`],
])('a question is refused with %s', async (reason, query) => {
  for (const url of [
    '/',
    '/admin/login',
    '/api/offers/current',
    '/api/auth/local',
    '/i18n/locales',
  ]) {
    const { status, body } = await request(strapi.server.httpServer).get(`${url}?${query}`);
    expect([url, status, body.error?.details?.reason]).toEqual([url, 400, reason]);
  }
});

describe('a body without an announced length', () => {
  /** Sends parts until the server answers, or the most that is to be sent. */
  const pour = async (url: string, most: number) => {
    const test = request(strapi.server.httpServer).post(url);
    test.set('Content-Type', 'application/json').set('Transfer-Encoding', 'chunked');
    test.write('{"email":"');
    for (let sent = 0; sent < most; sent += 64 * 1024) test.write('x'.repeat(64 * 1024));
    return test;
  };

  test('is refused while it arrives, and not held', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => pour('/admin/login', 4 * MEGABYTE)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(413));
    // The sender holds what it sends in this process too.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 5 * MEGABYTE);
  });

  test('is taken when it keeps within bounds', async () => {
    const test = request(strapi.server.httpServer).post('/admin/login');
    test.set('Content-Type', 'application/json').set('Transfer-Encoding', 'chunked');
    test.write('{"email":"nobody@exa');
    test.write('mple.org","password":"x"}');
    expect((await test).body.error).toMatchObject({ message: 'Invalid credentials' });
  });
});

test('a body that is cut off is nobody’s failure', async () => {
  const { port } = strapi.server.httpServer.address() as { port: number };
  const { connect } = await import('node:net');
  const errors = jest.spyOn(strapi.log, 'error');
  // Koa says on the console that the connection is gone.
  jest.spyOn(console, 'error').mockImplementation();
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /admin/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
      socket.write('Content-Length: 900\r\n\r\n{"email":', () => socket.destroy());
    });
    socket.on('close', () => resolve());
  });
  const { status } = await call(strapi, 'POST', '/admin/login', null).send({ email: 'a' });
  expect(status).toBe(400);
  expect(errors).not.toHaveBeenCalled();
});

test('a compressed body is refused unread', async () => {
  const { status, body } = await call(strapi, 'POST', '/admin/login', null)
    .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
    .send('{}');
  expect([status, body.error.details.reason]).toEqual([400, 'body-encoded']);
});

describe('what is not JSON', () => {
  const FORM = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n';
  const OTHERS: [type: string, body: string][] = [
    ['application/xml', '<a/>'],
    ['text/plain;charset=UTF-8', '{"a":1}'],
    ['application/x-www-form-urlencoded', 'identifier=nobody%40example.org&password=x'],
    ['multipart/form-data; boundary=b', FORM],
    ['application/graphql', '{a}'],
    ['application/jsonp', '{}'],
    ['nonsense', '{}'],
    ['', '{}'],
  ];

  /** Sends bytes, which are announced as the table says and as nothing else. */
  const sendAs = async (route: string, type: string, body: string): Promise<Refusal> => {
    const [method, url] = addressOf(route);
    const { port } = strapi.server.httpServer.address() as { port: number };
    const headers: Record<string, string> = type === '' ? {} : { 'Content-Type': type };
    const sent = { method, headers, body: Buffer.from(body) };
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, sent);
    const { error } = (await answer.json()) as { error?: { details?: Refused } };
    const { reason, text } = error?.details ?? {};
    return { route, status: answer.status, reason, told: Boolean(text?.fr && text?.en) };
  };

  test.each(OTHERS)('is refused by every route that declares no form: %s', async (type, body) => {
    const isForm = /^(multipart|.+urlencoded)/.test(type);
    const declared = isForm ? declaredForms(strapi) : new Map();
    const asked = routesTakingBodies(strapi, [...WRITING, 'DELETE']);
    const refusing = asked.filter((route) => !declared.has(route));
    const seen: Refusal[] = [];
    for (const route of refusing) seen.push(await sendAs(route, type, body));
    expect(asked.length - refusing.length).toBe(declared.size);
    expect(seen).toEqual(refusing.map((route) => refused(route, 415, 'not-json')));
  });

  test.each([
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/merge-patch+json',
  ])('is not what announces itself as JSON in another way: %s', async (type) => {
    const sent = await sendAs('POST /admin/login', type, '{"email":1}');
    expect([sent.status, sent.reason]).toEqual([400, undefined]);
  });

  test('is not an empty body, however it is announced', async () => {
    for (const [type] of OTHERS.filter(([name]) => !name.startsWith('multipart'))) {
      const sent = await sendAs('POST /api/renewal-invitations/:token/decline', type, '');
      expect([type, sent.reason]).toEqual([type, 'invalid-input']);
    }
  });
});

describe('what staff send in earnest is taken', () => {
  const OFFERS = contentManager('api::offer.offer');

  test('the permissions of a role that may do everything', async () => {
    const { id } = await strapi.service('admin::role').findOne({ code: 'strapi-super-admin' });
    const { data: held } = (await administrator.get(`/admin/roles/${id}/permissions`)).body;
    const made = await administrator.post('/admin/roles', { name: 'Tout', description: 'Tout' });
    const permissions = (held as Record<string, unknown>[]).map(
      ({ action, subject, properties, conditions }) => ({
        action,
        subject,
        properties,
        conditions,
      }),
    );
    const url = `/admin/roles/${made.body.data.id}/permissions`;
    const { status, body } = await administrator.put(url, { permissions });
    expect([status, body.data?.length]).toEqual([200, permissions.length]);
  });

  test('an offer of long texts', async () => {
    const epigraph = { text: 'Une longue phrase. '.repeat(5_000), source: 'Camille' };
    const made = await administrator.post(OFFERS, { title: 'Offre', epigraph });
    expect([made.status, made.body.error]).toEqual([201, undefined]);
  });

  test('thousands of rows that are selected', async () => {
    const documentIds = Array.from({ length: 5_000 }, (_one, at) => `x${at}`.padEnd(24, '0'));
    const { status } = await administrator.post(`${OFFERS}/actions/bulkDelete`, { documentIds });
    // They were looked for, and none of them is there.
    expect(status).toBe(404);
  });
});

describe('texts on which an expression could take long', () => {
  /** Seconds of the processor, both sides of a request together, on a busy machine. */
  const MOST_SECONDS = 1;
  const names = namesOfFields();
  const AT_ONCE = 40;
  const CLOSED = [401, 403, 404, 405];
  let open: string[];

  beforeAll(async () => {
    for (const limits of ['admin.rateLimit', 'plugin::users-permissions.ratelimit']) {
      strapi.config.set(limits, { enabled: false });
    }
    const all = strapi.config.get<Record<string, object>>(
      'plugin::membership-lifecycle.rateLimits',
    );
    for (const name of Object.keys(all)) {
      strapi.config.set(`plugin::membership-lifecycle.rateLimits.${name}.points`, 1_000_000);
    }
    strapi.plugin('membership-lifecycle').service('rateLimits').reset();
    open = [];
    for (const route of routes) {
      const { status } = await sendTo(route, '{}');
      if (!CLOSED.includes(status)) open.push(route);
    }
  });

  const bodiesFor = (route: string, textOf: (length: number) => string): string[] => {
    const { bytes, text } = boundsAt(route);
    const value = textOf(Math.min(text, Math.floor(bytes / AT_ONCE)) - 40);
    const groups = Math.ceil(names.length / AT_ONCE);
    return Array.from({ length: groups }, (_one, at) => {
      const some = names.slice(at * AT_ONCE, (at + 1) * AT_ONCE);
      return JSON.stringify(Object.fromEntries(some.map((name) => [name, value])));
    });
  };

  const secondsOf = async (route: string, body: string): Promise<number> => {
    const before = process.cpuUsage();
    await sendTo(route, body);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };

  test.each(Object.entries(SLOW_TEXTS))('%s', async (_kind, textOf) => {
    // A short one first: a longer one would not end where the time doubles with each sign.
    const short = JSON.stringify({ email: textOf(56) });
    expect(await secondsOf('POST /admin/forgot-password', short)).toBeLessThan(MOST_SECONDS);
    const slow: [string, number][] = [];
    for (const route of open) {
      for (const body of bodiesFor(route, textOf)) {
        const seconds = await secondsOf(route, body);
        if (seconds > MOST_SECONDS) slow.push([route, seconds]);
      }
    }
    expect(slow).toEqual([]);
  });

  test.each(['/api/renewal-invitations/x/accept', '/upload', '/membership-lifecycle/imports'])(
    'in the header of a file that is sent to %s',
    async (url) => {
      for (const times of [4_000, 40_000]) {
        const header = `form-data; name="file"; ${'filename="'.repeat(times)}x`;
        const body = `--b\r\nContent-Disposition: ${header}\r\n\r\nx\r\n--b--\r\n`;
        const before = process.cpuUsage();
        const { status } = await call(strapi, 'POST', url, null)
          .set('Content-Type', 'multipart/form-data; boundary=b')
          .send(body);
        const seconds = process.cpuUsage(before).user / 1e6;
        expect([status < 500, seconds < MOST_SECONDS]).toEqual([true, true]);
      }
    },
  );

  test('where staff write an address of a webhook', async () => {
    for (const length of [40, 2_000]) {
      const url = `http://${'1_'.repeat(length / 2)} !`;
      const before = process.cpuUsage();
      const answer = await administrator.post('/admin/webhooks', { name: 'x', url, events: [] });
      const { user } = process.cpuUsage(before);
      expect([answer.status, user / 1e6 < MOST_SECONDS]).toEqual([400, true]);
    }
    const url = 'https://www.example.org/hook?a=1';
    const made = { name: 'Site', url, headers: {}, events: ['entry.create'] };
    expect((await administrator.post('/admin/webhooks', made)).status).toBe(201);
  });

  test('are sent where strangers are let in, in every field that a schema judges', () => {
    expect(open).toEqual(
      expect.arrayContaining([
        ...['POST /admin/login', 'POST /admin/register-admin', 'POST /admin/forgot-password'],
        ...['POST /api/auth/local', 'POST /api/auth/forgot-password', 'POST /api/applications'],
      ]),
    );
    expect(names).toEqual(expect.arrayContaining(['email', 'deviceId', 'identifier', 'siret']));
  });
});

describe('what counts how often somebody asked', () => {
  const TEXTS = 100;
  const longText = (at: number) => `${at}${Buffer.alloc(MEGABYTE, 'x').toString('latin1')}`;

  const leftBy = async (count: (text: string) => Promise<unknown>): Promise<number> => {
    const before = heldBytes();
    for (let at = 0; at < TEXTS; at += 1) await count(longText(at));
    return heldBytes() - before;
  };

  test('keeps no text, where it is ours', async () => {
    const limits = strapi.plugin('membership-lifecycle').service('rateLimits');
    expect(await leftBy((text) => limits.take('signInOfAccount', text))).toBeLessThan(
      10 * MEGABYTE,
    );
  });

  test('keeps no request for as long as the count lasts', async () => {
    const limits = strapi.plugin('membership-lifecycle').service('rateLimits');
    const requests = new AsyncLocalStorage<string>();
    const keptByTimers: unknown[] = [];
    const hook = createHook({
      init: (_id, type) => type === 'Timeout' && keptByTimers.push(requests.getStore()),
    });
    hook.enable();
    await requests.run('a request', async () => {
      await limits.take('signInOfAccount', 'somebody@example.org');
      // Of one whose count has ended meanwhile.
      await limits.giveBack('signInOfAccount', 'another@example.org');
    });
    hook.disable();
    expect(keptByTimers).toEqual([undefined, undefined]);
  });

  describe('where it is Strapi’s', () => {
    const { RateLimit } = require('koa2-ratelimit') as {
      RateLimit: { RateLimit: new (options: object) => { store: Store } };
    };
    interface Store {
      incr(key: string, options: object, weight: number): Promise<{ counter: number }>;
    }
    const store = (): Store => new RateLimit.RateLimit({}).store;
    const count = async (key: string) => (await store().incr(key, { interval: 60_000 }, 1)).counter;

    test('counts each for itself', async () => {
      expect([await count('a'), await count('b'), await count('a')]).toEqual([1, 1, 2]);
    });

    test('keeps no text', async () => {
      expect(await leftBy(count)).toBeLessThan(10 * MEGABYTE);
    });

    test('and no more counters than there is room for', async () => {
      await count('first');
      for (let at = 0; at < 20_000; at += 1) await count(`other ${at}`);
      expect([await count('first'), await count('other 19999')]).toEqual([1, 2]);
    });
  });
});
