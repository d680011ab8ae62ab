import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { sourceOf, testFiles } from '../../../scripts/lib/test-files.cjs';
import { asToken, asUserOf, call as request } from '../../helpers/callers';
import {
  answerAt,
  bodyAt,
  calls,
  createWitness,
  faultsOf,
  tokenPermissions,
} from '../../helpers/openapi';
import { boot, stop } from '../../helpers/strapi';

/** docs/openapi.json: made from the code, of every call and of no other, with examples that hold. */

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot();
});
afterAll(() => stop(strapi));

test('is what the code gives, and a valid document of OpenAPI 3.1', () => {
  const script = path.join('scripts', 'openapi.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], {
    cwd: path.resolve(__dirname, '..', '..', '..'),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

/** Strapi’s own calls, of which the document tells those that a member space needs. */
const TOLD_OF_STRAPI_S = ['POST /api/auth/local', 'POST /api/auth/change-password'];
const STRAPI_S =
  /^\w+ \/api\/(auth|connect|content-type-builder|email|i18n|upload|users|users-permissions)(\/|$)/;

test('tells every call of ours, and none that is not there', () => {
  const routes: string[] = strapi.server
    .listRoutes()
    .flatMap(({ methods, path: url }) => methods.map((method: string) => `${method} ${url}`))
    .filter((route) => !route.startsWith('HEAD ') && / \/api\//.test(route));
  const told = calls.map(
    ({ method, path: url }) =>
      `${method.toUpperCase()} /api${url.replace(/\{(\w+)\}/g, (_all, name: string) => `:${name}`)}`,
  );
  expect(routes.filter((route) => !STRAPI_S.test(route) && !told.includes(route))).toEqual([]);
  expect(told.filter((route) => !routes.includes(route))).toEqual([]);
  expect(told.filter((route) => STRAPI_S.test(route))).toEqual(TOLD_OF_STRAPI_S);
});

test('asks for the access that the route asks for', () => {
  const routers = [
    ...Object.values(strapi.plugin('membership-lifecycle').routes),
    ...Object.values(strapi.apis).flatMap((api) => Object.values(api.routes)),
  ] as { type?: string; routes: Core.Route[] }[];
  const routes = routers.filter(({ type }) => type !== 'admin').flatMap((router) => router.routes);
  const SCHEMES: Record<string, string> = {
    'content-api-token': 'apiToken',
    'users-permissions': 'memberAccount',
  };
  for (const { id, method, path: url, operation } of calls) {
    const written = url.replace(/\{(\w+)\}/g, (_all, name: string) => `:${name}`);
    const route = routes.find((one) => one.method === method.toUpperCase() && one.path === written);
    if (!route) continue;
    const { auth } = (route.config ?? {}) as { auth?: false | { strategies: string[] } };
    const ways = auth ? auth.strategies.map((name) => ({ [SCHEMES[name]]: [] })) : [];
    // Who comes without is the public, where accounts are not the only way.
    const expected = ways.length > 1 ? [{}, ...ways] : ways;
    expect([id, operation.security]).toEqual([id, expected]);
  }
});

test('says of every call that takes an API token which permission it wants', () => {
  const taking = calls.filter(({ operation }) => operation.security.some((way) => way.apiToken));
  expect(tokenPermissions.map(([id]) => id)).toEqual(taking.map(({ id }) => id));
});

test.each(tokenPermissions)('%s takes a token that has %s alone', async (id, permission) => {
  const { method, path: url } = calls.find((one) => one.id === id)!;
  const other = tokenPermissions.find(([, one]) => one !== permission)![1];
  const statusWith = async (held: string) => {
    const as = await asToken(strapi, 'custom', [held]);
    return (await request(strapi, method, `/api${url.replace(/\{\w+\}/g, 'x')}`, as)).status;
  };
  expect([401, 403]).not.toContain(await statusWith(permission));
  expect(await statusWith(other)).toBe(403);
});

test('has each of its tags seen kept by a test', () => {
  const tests = testFiles().filter((file) => file.startsWith('tests/http/'));
  const all = tests.map(sourceOf).join('\n');
  const unseen = [...new Set(calls.map(({ tag }) => tag))].filter(
    (tag) => !all.includes(`unseen('${tag}')`),
  );
  expect(unseen).toEqual([]);
});

const goodOf = (responses: object): number =>
  Number(Object.keys(responses).find((status) => status.startsWith('2')));

test.each(calls.map((call) => [call.id, call] as const))(
  '%s has examples that hold',
  (_id, call) => {
    const { requestBody, responses } = call.operation;
    const body = requestBody?.content['application/json'];
    if (body) expect(faultsOf(body.example, ...bodyAt(call))).toEqual([]);
    const status = goodOf(responses);
    const answer = responses[status].content?.['application/json'];
    if (answer?.example) expect(faultsOf(answer.example, ...answerAt(call, status))).toEqual([]);
  },
);

describe('any call', () => {
  const { ask } = createWitness(() => strapi);
  const failing = (code: string) =>
    jest
      .spyOn(strapi.db.connection.client, '_query')
      .mockRejectedValue(Object.assign(new Error('on purpose'), { code }));
  beforeEach(() => {
    strapi.log.level = 'silent';
  });
  afterEach(() => {
    jest.restoreAllMocks();
    strapi.log.level = 'error';
  });

  test.each([
    ['anybody', 'applicationForm', {}],
    ['anybody', 'renewalInvitation', { path: { token: 'A'.repeat(43) } }],
    ['anybody', 'signInByPassword', { body: { identifier: 'a@example.org', password: 'x' } }],
    ['a token', 'entitlements', { query: '?membership=x' }],
    ['a token', 'consumeEntitlement', { body: {}, headers: { 'Idempotency-Key': 'a' } }],
    ['a user', 'myMemberships', {}],
  ] as const)('of %s, %s, says that the database is away, or full', async (who, id, asked) => {
    const callers = {
      anybody: async () => null,
      'a token': () => asToken(strapi, 'full-access'),
      'a user': () => asUserOf(strapi, 'authenticated'),
    };
    const as = await callers[who]();
    failing('ECONNREFUSED');
    const away = await ask(id, { ...asked, as });
    expect([away.status, away.body.error.details.reason]).toEqual([503, 'database-away']);
    expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
    failing('ENOSPC');
    const full = await ask(id, { ...asked, as });
    expect([full.status, full.body.error.details.reason]).toEqual([507, 'database-full']);
  });
});
