import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import request from 'supertest';
import { loginAs } from '../../helpers/admin';
import { makeBenefit } from '../../helpers/content';
import { counterOf, giveRight, makeMember, someId } from '../../helpers/rights';
import { tokenOf } from '../../helpers/member-space';
import { boot, stop } from '../../helpers/strapi';

type TokenOptions = { type: 'full-access' | 'read-only' | 'custom'; permissions?: string[] };

const SIRET = '21750001600019';
const NAMES = 'plugin::membership-lifecycle.entitlements';

let strapi: Core.Strapi;
let token: string;
let membership: string;

const makeToken = async (options: TokenOptions): Promise<string> => {
  const { accessKey } = await strapi.service('admin::api-token').create({
    name: someId(),
    description: '',
    lifespan: null,
    permissions: null,
    kind: 'content-api',
    ...options,
  });
  return accessKey;
};

const call = (method: 'get' | 'post', path: string, as: string | null = token) => {
  const test = request(strapi.server.httpServer)[method](`/api/entitlements${path}`);
  return as === null ? test : test.set('Authorization', `Bearer ${as}`);
};
const consume = (body: object, key: string | null = someId(), as?: string) => {
  const test = call('post', '/consume', as);
  return (key === null ? test : test.set('Idempotency-Key', key)).send(body);
};
const use = (values: object = {}) => ({
  membership,
  benefit: 'compagnonnage',
  quantity: 1,
  ...values,
});

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  token = await makeToken({ type: 'full-access' });
  await makeBenefit(strapi, { code: 'jamais-accorde' });
  ({ membership } = await makeMember(strapi, SIRET));
  await giveRight(strapi, membership, { granted: 1_000 });
  await giveRight(strapi, membership, { benefit: 'ressources', kind: 'access' });
  await giveRight(strapi, membership, { benefit: 'gouvernance', kind: 'vote', granted: 2 });
  await giveRight(strapi, membership, { benefit: 'evenements', kind: 'priority', granted: 15 });
});
afterAll(() => stop(strapi));

describe('who may call', () => {
  const routes = [
    ['get', '', 'find'],
    ['post', '/check', 'check'],
    ['post', '/consume', 'consume'],
    ['post', '/usages/x/reverse', 'reverse'],
  ] as const;

  it.each(routes)(
    '%s /entitlements%s answers 401 without a token or with a wrong one',
    async (method, path) => {
      await call(method, path, null).expect(401);
      await call(method, path, 'not-a-token').expect(401);
    },
  );

  it.each(routes)(
    '%s /entitlements%s takes neither a user nor an administrator',
    async (method, path) => {
      const user = await strapi
        .plugin('users-permissions')
        .service('user')
        .add({
          username: someId(),
          email: `${someId()}@example.org`,
          password: 'Passw0rd-for-tests',
          confirmed: true,
          role: 1,
        });
      const jwt = await tokenOf(strapi, user.id);
      await call(method, path, jwt).expect(401);
      const admin = await loginAs(strapi, 'administrator');
      await call(method, path, admin.token).expect(401);
    },
  );

  it.each(routes)(
    '%s /entitlements%s opens to a token that was given this action only',
    async (method, path, action) => {
      for (const [, , granted] of routes) {
        const custom = await makeToken({ type: 'custom', permissions: [`${NAMES}.${granted}`] });
        const { status } = await call(method, path, custom);
        if (granted === action) expect([400, 404]).toContain(status);
        else expect(status).toBe(403);
      }
    },
  );

  it('lets a read-only token read and nothing else', async () => {
    const reader = await makeToken({ type: 'read-only' });
    await call('get', `?membership=${membership}`, reader).expect(200);
    await call('post', '/check', reader).send({ membership, benefit: 'compagnonnage' }).expect(403);
    await consume(use(), someId(), reader).expect(403);
    await call('post', '/usages/x/reverse', reader).send({ reason: 'x' }).expect(403);
  });
});

describe('GET /entitlements', () => {
  it('answers the rights of a day with exactly the promised fields', async () => {
    const { body } = await call('get', `?membership=${membership}&at=2021-06-01`).expect(200);
    expect(body.data).toHaveLength(4);
    expect(body.data[0]).toEqual({
      benefit: 'compagnonnage',
      kind: 'quota',
      unit: 'séance',
      granted: 1_000,
      used: 0,
      remaining: 1_000,
      startsOn: '2021-01-01',
      endsOn: '2021-12-31',
    });
    expect(body.data[1]).toMatchObject({ kind: 'access', granted: null, remaining: null });
    const english = await call('get', `?membership=${membership}&locale=en`).expect(200);
    expect(english.body.data[0].unit).toBe('session');
  });

  it('answers nothing on a day without a term, 404 for no membership, 400 for bad input', async () => {
    const { body } = await call('get', `?membership=${membership}&at=2019-01-01`).expect(200);
    expect(body).toEqual({ data: [] });
    const unknown = await call('get', '?membership=inconnue').expect(404);
    expect(unknown.body.error.details.reason).toBe('membership-unknown');
    for (const query of [
      '',
      '?membership=',
      `?membership=${membership}&at=2021-02-30`,
      '?membership[$ne]=x',
      `?membership=${membership}&x=1`,
    ]) {
      const answer = await call('get', query).expect(400);
      expect(answer.body.error.details.reason).toBe('invalid-input');
    }
  });
});

describe('POST /entitlements/check', () => {
  const check = (body: object) => call('post', '/check').send(body);

  it('answers each of the four kinds', async () => {
    const ask = async (benefit: string, more: object = {}) =>
      (await check({ membership, benefit, ...more }).expect(200)).body.data;
    expect(await ask('ressources')).toMatchObject({ allowed: true, remaining: null, votes: null });
    expect(await ask('gouvernance')).toMatchObject({ allowed: true, votes: 2, bookableFrom: null });
    expect(await ask('evenements', { opensOn: '2021-09-01' })).toMatchObject({
      allowed: true,
      bookableFrom: '2021-08-17',
    });
    const quota = await ask('compagnonnage');
    expect(quota).toMatchObject({ allowed: true, because: { rule: 'right-runs' } });
    expect(Object.keys(quota).sort()).toEqual([
      'allowed',
      'because',
      'bookableFrom',
      'remaining',
      'votes',
    ]);
  });

  it('finds the member by SIRET, however it is spaced', async () => {
    for (const siret of [SIRET, '217 500 016 00019']) {
      const { body } = await check({ siret, benefit: 'compagnonnage' }).expect(200);
      expect(body.data.allowed).toBe(true);
    }
    await check({ siret: '73282932000074', benefit: 'compagnonnage' }).expect(404);
  });

  it('refuses on a day without membership, and for a right that is not granted', async () => {
    const before = await check({ membership, benefit: 'compagnonnage', at: '2020-01-01' }).expect(
      200,
    );
    expect(before.body.data).toMatchObject({ allowed: false, because: { rule: 'not-active' } });
    expect(before.body.data.because.text).toMatchObject({
      fr: expect.any(String),
      en: expect.any(String),
    });
    const other = await check({ membership, benefit: 'jamais-accorde' }).expect(200);
    expect(other.body.data).toMatchObject({ allowed: false, because: { rule: 'not-granted' } });
    const unknown = await check({ membership, benefit: 'inconnu' }).expect(404);
    expect(unknown.body.error.details.reason).toBe('benefit-unknown');
  });

  it('answers for as many uses as are asked about, by whom, exactly as the use right after', async () => {
    const draws = fc.sample(
      fc.record({
        granted: fc.integer({ min: 1, max: 5 }),
        perPersonCap: fc.option(fc.integer({ min: 1, max: 3 })),
        asked: fc.array(
          fc.record({
            quantity: fc.integer({ min: 1, max: 4 }),
            person: fc.constantFrom('ana', 'bob'),
          }),
          { minLength: 3, maxLength: 5 },
        ),
      }),
      { numRuns: 12, seed: 20210601 },
    );
    const told = new Set<string>();
    for (const { granted, perPersonCap, asked } of draws) {
      const member = await makeMember(strapi);
      await giveRight(strapi, member.membership, { granted, perPersonCap });
      for (const one of asked) {
        const body = { membership: member.membership, benefit: 'compagnonnage', ...one };
        const { allowed, because } = (await check(body).expect(200)).body.data;
        told.add(because.rule);
        expect((await consume(body)).status).toBe(allowed ? 201 : 409);
      }
    }
    const rules = ['exhausted', 'person-cap-reached', 'right-runs', 'too-few-left'];
    expect([...told].sort()).toEqual(rules);
  });

  it.each([
    ['quantity', [0, -1, 1.5, '1', null, 1_000_001, true]],
    ['person', ['', 'a\u0000b', 7]],
  ])('answers 400 naming the field for a bad %s', async (field, values) => {
    for (const value of values) {
      const body = { membership, benefit: 'compagnonnage', [field]: value };
      const answer = await check(body).expect(400);
      expect(answer.body.error.details.errors[0].path).toEqual([field]);
    }
  });

  it('answers 400 for neither or both ways to name the member, and for unknown fields', async () => {
    await check({ benefit: 'compagnonnage' }).expect(400);
    await check({ membership, siret: SIRET, benefit: 'compagnonnage' }).expect(400);
    await check({ siret: '123', benefit: 'compagnonnage' }).expect(400);
    const { body } = await check({ membership, benefit: 'compagnonnage', when: 'x' }).expect(400);
    expect(body.error.details.errors[0]).toMatchObject({ path: ['when'], reason: 'unknown-field' });
  });
});

describe('POST /entitlements/consume', () => {
  it('answers 201 with the use and what is left', async () => {
    const member = await makeMember(strapi);
    await giveRight(strapi, member.membership, { granted: 5 });
    const body = { membership: member.membership, benefit: 'compagnonnage', quantity: 2 };
    const answer = await consume({
      ...body,
      person: 'ana',
      reason: 'Atelier',
      on: '2021-05-31',
    }).expect(201);
    expect(answer.headers['idempotent-replayed']).toBeUndefined();
    expect(answer.body.data.entitlement).toEqual({ granted: 5, used: 2, remaining: 3 });
    expect(answer.body.data.usage).toMatchObject({
      id: expect.any(String),
      quantity: 2,
      person: 'ana',
      reason: 'Atelier',
      on: '2021-05-31',
    });
  });

  it('gives the same answer again for the same key, and says so, also when exhausted', async () => {
    const member = await makeMember(strapi);
    const right = await giveRight(strapi, member.membership, { granted: 1 });
    const body = { membership: member.membership, benefit: 'compagnonnage', quantity: 1 };
    const first = await consume(body, 'une-clef').expect(201);
    const again = await consume(body, 'une-clef').expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    const other = await consume({ ...body, reason: 'autre' }, 'une-clef').expect(422);
    expect(other.body.error.details.reason).toBe('idempotency-key-reused');
    const exhausted = await consume(body).expect(409);
    expect(exhausted.body.error).toMatchObject({
      status: 409,
      name: 'ConflictError',
      message: expect.any(String),
      details: { reason: 'exhausted', text: { en: expect.any(String) } },
    });
    expect(await counterOf(strapi, right)).toEqual({ granted: 1, used: 1, seq: 2 });
  });

  it('keeps the keys of callers apart: another token’s is as if it were not there', async () => {
    const other = await makeToken({ type: 'full-access' });
    const first = await consume(use(), 'commune').expect(201);
    const theirs = await consume(use(), 'commune', other).expect(201);
    expect(theirs.headers['idempotent-replayed']).toBeUndefined();
    expect(theirs.body.data.usage.id).not.toBe(first.body.data.usage.id);
    await consume(use({ quantity: 2 }), 'autre-demande', other).expect(201);
    await consume(use({ quantity: 3 }), 'autre-demande').expect(201);
    for (const [as, id] of [
      [token, first.body.data.usage.id],
      [other, theirs.body.data.usage.id],
    ]) {
      const again = await consume(use(), 'commune', as).expect(201);
      expect(again.headers['idempotent-replayed']).toBe('true');
      expect(again.body.data.usage.id).toBe(id);
    }
  });

  it('knows a token again that is made anew, and the keys of before callers were kept apart', async () => {
    const { id, accessKey } = await strapi.service('admin::api-token').create({
      ...{ name: someId(), description: '', lifespan: null, permissions: null },
      ...{ kind: 'content-api', type: 'full-access' },
    });
    const { body } = await consume(use(), 'avant', accessKey).expect(201);
    const anew = await strapi.service('admin::api-token').regenerate(id);
    const again = await consume(use(), 'avant', anew.accessKey).expect(201);
    expect(again.body.data.usage.id).toBe(body.data.usage.id);

    const lines = strapi.db.connection('adh_usage');
    const { id: _, ...line } = await lines.clone().where('document_id', body.data.usage.id).first();
    await lines.clone().insert({
      ...line,
      document_id: 'ligne-d-avant',
      seq: line.seq + 10_000,
      idempotency_key: createHash('sha256').update('d-avant').digest('hex'),
    });
    const known = await consume(use(), 'd-avant', anew.accessKey).expect(201);
    expect(known.body.data.usage.id).toBe('ligne-d-avant');
    const foreign = await consume(use(), 'd-avant').expect(201);
    expect(foreign.headers['idempotent-replayed']).toBeUndefined();
  });

  it('needs a key, in the form of a key', async () => {
    const { body } = await consume(use(), null).expect(400);
    expect(body.error.details.reason).toBe('idempotency-key-required');
    for (const key of ['with space', 'k'.repeat(256)]) {
      const answer = await consume(use(), key).expect(400);
      expect(answer.body.error.details.reason).toBe('idempotency-key-invalid');
    }
  });

  it.each([
    ['quantity', [0, -1, 1.5, '1', null, 1_000_001, true, [1], {}]],
    ['on', ['2021-02-29', '01/02/2021', '2021-6-1', 20210601, '']],
    ['membership', ['', null, 5, { $ne: 'x' }, "x' OR 1=1"]],
    ['benefit', ['', null, ['x'], 'a b']],
    ['person', ['', 'a\u0000b', 'x'.repeat(256), 7]],
    ['reason', ['', 'a\u0007b', 'x'.repeat(4_001), {}]],
    ['inconnu', [1]],
  ])('answers 400 naming the field for a bad %s', async (field, values) => {
    for (const value of values) {
      const { body } = await consume(use({ [field]: value })).expect(400);
      expect(body.error.details.reason).toBe('invalid-input');
      expect(body.error.details.errors[0].path).toEqual([field]);
    }
  });

  it.each([
    [404, 'membership-unknown', { membership: 'inconnue' }],
    [404, 'benefit-unknown', { benefit: 'inconnu' }],
    [409, 'not-granted', { benefit: 'jamais-accorde' }],
    [409, 'not-consumable', { benefit: 'gouvernance' }],
    [409, 'not-active', { on: '2020-12-31' }],
    [400, 'date-in-future', { on: '2021-06-02' }],
  ])('answers %s %s', async (status, reason, values) => {
    const { body } = await consume(use(values)).expect(status);
    expect(body.error.details.reason).toBe(reason);
  });
});

describe('POST /entitlements/usages/:id/reverse', () => {
  const reverse = (id: string, key: string | null, body: object = { reason: 'doublon' }) => {
    const test = call('post', `/usages/${id}/reverse`);
    return (key === null ? test : test.set('Idempotency-Key', key)).send(body);
  };

  it('takes a use back once, and gives its answer again for its key', async () => {
    const { body } = await consume(use({ quantity: 3 })).expect(201);
    const { usage, entitlement } = body.data;
    const undone = await reverse(usage.id, 'annuler').expect(201);
    expect(undone.body.data.usage).toMatchObject({ reverses: usage.id, quantity: 3 });
    expect(undone.body.data.entitlement.used).toBe(entitlement.used - 3);
    const again = await reverse(usage.id, 'annuler').expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(undone.body);
    const twice = await reverse(usage.id, 'autre').expect(409);
    expect(twice.body.error.details.reason).toBe('already-reversed');
    await reverse(usage.id, 'annuler', { reason: 'autre' }).expect(422);
  });

  it('needs a key, a reason and a use', async () => {
    await reverse('x', null).expect(400);
    await reverse('x', 'k', {}).expect(400);
    const { body } = await reverse('x', 'k').expect(404);
    expect(body.error.details.reason).toBe('usage-unknown');
  });
});

describe('any body', () => {
  it('never answers 500', async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(membership, 'compagnonnage', '2021-06-01', 1, 2_147_483_648, -0, 1e308),
    );
    const field = fc.constantFrom(
      'membership',
      'siret',
      'benefit',
      'quantity',
      'person',
      'reason',
      'on',
      'at',
      'opensOn',
      'constructor',
    );
    const body = fc.oneof(fc.dictionary(field, value, { noNullPrototype: true }), fc.array(value));
    const path = fc.constantFrom(
      '/check',
      '/consume',
      '/usages/x/reverse',
      `/usages/${encodeURIComponent('%\'"')}/reverse`,
    );
    const property = fc.asyncProperty(path, body, async (to, sent) => {
      const { status, body: answer } = await call('post', to)
        .set('Idempotency-Key', someId())
        .send(sent as object);
      expect([200, 201, 400, 404, 409]).toContain(status);
      if (status >= 400) expect(answer.error.details.reason).toEqual(expect.any(String));
    });
    await fc.assert(property, { numRuns: 400, seed: 2021 });
  });

  it('never answers 500 to what is not JSON, nor to any query', async () => {
    for (const text of ['{', '"x"', 'null', '[1', '\u0000', '{"__proto__":1}']) {
      const { status } = await call('post', '/consume')
        .set('Content-Type', 'application/json')
        .set('Idempotency-Key', someId())
        .send(text);
      expect(status).toBe(400);
    }
    const property = fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const { status } = await call(
        'get',
        `?membership=${encodeURIComponent(text.toWellFormed())}`,
      );
      expect([400, 404]).toContain(status);
    });
    await fc.assert(property, { numRuns: 100, seed: 2021 });
  });
});
