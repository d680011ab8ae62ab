import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import request from 'supertest';
import { applicationBody, applicationOf, openOffer, solved } from '../../helpers/applications';
import { presentAssociation } from '../../helpers/association';
import { damaged, hostileValue, RAW_BODIES } from '../../helpers/hostile';
import { createWitness } from '../../helpers/openapi';
import { boot, stop } from '../../helpers/strapi';

/** Applications as anybody's form sends them: right, wrong, too large, too many, and nonsense. */

const URL = '/api/applications';
const seed = Number(process.env.FC_SEED ?? 20210601);
const BODIES = Number(process.env.FC_RUNS ?? 500);
/** Ten thousand of them (FC_RUNS) take minutes on a busy machine. */
const LONG = 15 * 60_000;
/** At once: the server answers each in a few milliseconds. */
const TOGETHER = 50;

let strapi: Core.Strapi;
const { ask, seeCommon, unseen } = createWitness(() => strapi);

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
/** Sets how often an address may apply, and forgets what was counted. */
const limit = (points: number): void => {
  for (const name of ['application', 'applicationForm']) {
    strapi.config.set(`plugin::membership-lifecycle.rateLimits.${name}`, { points, seconds: 600 });
  }
  service('rateLimits').reset();
};
const post = (body: unknown, headers: Record<string, string> = {}) => {
  const test = request(strapi.server.httpServer).post(URL);
  for (const [name, value] of Object.entries(headers)) test.set(name, value);
  return test.send(body as object);
};
const altcha = (): Promise<string> => solved(async () => (await ask('applicationChallenge')).body);
/** What the page adds, asked as the page does. */
const seal = async () => ({
  altcha: await altcha(),
  notice: (await ask('applicationForm')).body.data.privacy.version as string,
});
const kept = async (): Promise<number> => (await strapi.db.connection('adh_application')).length;

beforeAll(async () => {
  console.info(`fast-check seed: ${seed} (FC_SEED changes it)`);
  strapi = await boot('2021-06-01');
  // Or each of thousands of requests would open a port of its own.
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  // Before anybody answers for the data.
  await ask('apply', { body: applicationOf('Trop tôt') });
  await presentAssociation(strapi);
  await openOffer(strapi);
});
afterAll(() => stop(strapi));
beforeEach(() => limit(1_000_000));

test('the form shows what can be applied for, in the reader’s language, and may be kept a minute', async () => {
  const { body, headers } = await ask('applicationForm', { query: '?locale=fr' });
  expect(body.data).toEqual({
    consents: [],
    privacy: { parts: expect.any(Array), version: expect.any(String) },
    tiers: [
      { code: 'organismes-publics', name: 'Organismes publics', closesOn: null, figure: null },
    ],
  });
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=60',
    'content-language': 'fr',
    vary: expect.stringContaining('Accept-Language'),
  });
  await ask('applicationForm', { query: '?locale=de' });
});

test('an application is taken, and answered by its reference alone', async () => {
  const { status, body, headers } = await ask('apply', {
    body: { ...applicationBody(), ...(await seal()) },
  });
  expect([status, Object.keys(body.data)]).toEqual([202, ['reference']]);
  expect(headers['cache-control']).toBe('no-store');
  expect(await kept()).toBe(1);
});

describe('a proof of work', () => {
  test.each([
    ['is no proof', () => Promise.resolve('bonjour'), 'challenge-wrong'],
    [
      'was not worked for',
      async () => {
        const challenge = await service('applications').challenge();
        const solution = { counter: 1, derivedKey: '00'.repeat(32) };
        return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
      },
      'challenge-wrong',
    ],
    [
      'was made easier',
      async () => {
        const sent = JSON.parse(Buffer.from(await altcha(), 'base64').toString('utf8'));
        sent.challenge.parameters.expiresAt += 60;
        return Buffer.from(JSON.stringify(sent)).toString('base64');
      },
      'challenge-wrong',
    ],
    [
      'is too old',
      async () => {
        const made = await altcha();
        const now = Date.now() + 61 * 60_000;
        jest.spyOn(Date, 'now').mockReturnValue(now);
        return made;
      },
      'challenge-expired',
    ],
  ])('that %s is refused', async (_what, made, reason) => {
    const sent = { ...applicationOf('Commune robot'), ...(await seal()), altcha: await made() };
    try {
      const { error } = (await post(sent)).body;
      expect(error.details.errors).toMatchObject([{ path: ['altcha'], reason }]);
    } finally {
      jest.restoreAllMocks();
    }
  });
});

test.each([
  ['fr', 'Indiquez au moins une personne à qui écrire.'],
  ['en', 'Name at least one person to write to.'],
])('what is wrong is said at its field, in %s', async (language, message) => {
  const body = { ...applicationOf('Commune'), contacts: [], ...(await seal()) };
  const answer = await post(body, { 'Accept-Language': `${language},de;q=0.5` });
  expect(answer.status).toBe(400);
  expect(answer.body.error.details.errors).toMatchObject([
    { path: ['contacts'], name: 'ValidationError', reason: 'contact-required', message },
  ]);
});

test('what is asked for in the address goes before what the browser prefers', async () => {
  const answer = await request(strapi.server.httpServer)
    .post(`${URL}?locale=en`)
    .set('Accept-Language', 'fr')
    .send({});
  expect(answer.body.error.message).toBe('Invalid request: see the details of each field.');
});

describe('what is too large', () => {
  const tooLarge = () => ({ ...applicationBody(), message: 'x'.repeat(70_000) });

  test('is refused by its announced length', async () => {
    expect((await ask('apply', { body: tooLarge() })).body.error.details.reason).toBe(
      'body-too-large',
    );
  });

  test('and by what it weighs, when it announces nothing', async () => {
    const test = request(strapi.server.httpServer)
      .post(URL)
      .set('Content-Type', 'application/json');
    test.set('Transfer-Encoding', 'chunked');
    test.write(JSON.stringify(tooLarge()));
    expect((await test).status).toBe(413);
  });
});

test.each(['text/plain', 'application/x-www-form-urlencoded'])(
  'nothing but JSON is read: %s',
  async (type) => {
    const answer = await ask('apply', { body: 'tier=x', headers: { 'Content-Type': type } });
    expect([answer.status, answer.body.error.details.reason]).toEqual([415, 'not-json']);
  },
);

describe('who asks too often', () => {
  const unfit = { altcha: 'no proof' };

  test('is told when to come back, in their language, and others are not', async () => {
    limit(2);
    const at = (language: string) => post(unfit, { 'Accept-Language': language });
    expect([(await at('fr')).status, (await at('fr')).status]).toEqual([400, 400]);
    const refused = await at('en');
    expect(refused.status).toBe(429);
    expect(refused.body.error).toMatchObject({
      name: 'RateLimitError',
      message: 'Too many requests in a row: try again in 10 minutes.',
      details: { reason: 'too-many-requests' },
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500);
    expect((await ask('apply', { body: unfit })).status).toBe(429);
    // What is only judged is counted with the form: whoever makes mistakes may still apply.
    expect((await post({})).status).toBe(400);
    // The form is counted apart.
    expect((await ask('applicationForm')).status).toBe(200);
    for (const id of ['applicationForm', 'applicationChallenge']) {
      limit(1);
      await ask(id);
      expect((await ask(id)).status).toBe(429);
    }
  });

  test('is who the proxy saw, whatever they say they are', async () => {
    const { app } = strapi.server;
    app.proxy = true;
    try {
      limit(1);
      const from = (addresses: string) => post(unfit, { 'X-Forwarded-For': addresses });
      expect((await from('203.0.113.1')).status).toBe(400);
      expect((await from('198.51.100.7, 203.0.113.1')).status).toBe(429);
      expect((await from('203.0.113.2')).status).toBe(400);
      expect((await from('2001:db8:1:2::1')).status).toBe(400);
      expect((await from('2001:db8:1:2::2')).status).toBe(429);
      expect((await from('2001:db8:1:3::1')).status).toBe(400);
    } finally {
      app.proxy = false;
    }
  });
});

test.each(RAW_BODIES)('what is no JSON object is answered: %s %#', async (type, raw) => {
  const answer = await post(raw, { 'Content-Type': type });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});

test(
  'thousands of bodies of any kind are refused, and none is a fault of ours',
  async () => {
    const before = await kept();
    const good = { ...applicationOf('Commune'), ...(await seal()), altcha: 'x' };
    const body = fc.oneof(
      { weight: 5, arbitrary: damaged(good) },
      { weight: 1, arbitrary: hostileValue() },
    );
    const statuses: Record<number, number> = {};
    const send = async (sent: unknown) => {
      const { status } = await post(JSON.stringify(sent), { 'Content-Type': 'application/json' });
      statuses[status] = (statuses[status] ?? 0) + 1;
    };
    const bodies = fc.sample(body, { seed, numRuns: BODIES });
    for (let at = 0; at < bodies.length; at += TOGETHER) {
      await Promise.all(bodies.slice(at, at + TOGETHER).map(send));
    }
    console.info(`answers by status: ${JSON.stringify(statuses)}`);
    // 202: the field that robots fill in was filled in.
    expect(
      Object.keys(statuses).filter((status) => !['202', '400', '413'].includes(status)),
    ).toEqual([]);
    expect(await kept()).toBe(before);
  },
  LONG,
);

test('every promise of the document was kept', async () => {
  const taken = Object.assign(new Error('taken'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
  const run = jest.spyOn(service('commands'), 'registerIn').mockRejectedValue(taken);
  const body = { ...applicationOf('Commune occupée'), ...(await seal()) };
  expect((await ask('apply', { body })).status).toBe(409);
  run.mockRestore();
  await seeCommon('applications');
  expect(unseen('applications')).toEqual([]);
});
