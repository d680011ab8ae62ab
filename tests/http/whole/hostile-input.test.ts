/** @databases It sends what a column may not hold. */
import { CSV_COLUMNS, csvOf } from '../../helpers/bank/statements';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { applicationOf, sealed, sayWhoAnswers } from '../../helpers/applications';
import { PLAN } from '../../helpers/assembly';
import { asHolderOf, asToken, call, type Caller } from '../../helpers/callers';
import { RAW_BODIES, damaged, hostileValue, type Json } from '../../helpers/hostile';
import { assemblyInputs, goodInput, targetsOf, type Known } from '../../helpers/hostile-targets';
import { makeWebhook } from '../../helpers/receiver';
import { someId } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';
import { CLIENT } from '../../helpers/test-database';
import {
  COMMANDS,
  COMMAND_NAMES,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import {
  MEMBERSHIP_UID,
  OFFER_UID,
  ORGANISATION_UID,
  PERMISSIONS,
  TIER_UID,
} from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';

/** Whatever is sent by somebody who may send it: a clear refusal, never a failure of ours. */

const TODAY = '2024-03-15';
const LIFECYCLE = '/membership-lifecycle';
const seed = Number(process.env.FC_SEED ?? 20240315);
// Most bodies are refused before a database is asked, so that PostgreSQL and MariaDB get half as many.
const BODIES = Number(process.env.FC_RUNS ?? (CLIENT === 'sqlite' ? 4 : 2));
/** What is no JSON object is judged without a database: one of them sees it. */
const UNPARSED = CLIENT === 'sqlite' ? RAW_BODIES : [];
// A thousand of them (FC_RUNS) take seconds to minutes for each route, half an hour for all.
jest.setTimeout(900_000 + BODIES * 100);
/** What the Content Manager asks of whoever copies an offer. */
const COPYING_OFFERS = [OFFER_UID, TIER_UID].map((subject) => ({
  action: 'plugin::content-manager.explorer.create',
  subject,
}));
/** And of whoever lists members. */
const READING_MEMBERS = [MEMBERSHIP_UID, ORGANISATION_UID].map((subject) => ({
  action: 'plugin::content-manager.explorer.read',
  subject,
}));
/** Commands share one route: together they get thousands. */
const BODIES_OF_COMMAND = Math.ceil(BODIES / 3);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-'));
let strapi: Core.Strapi;
let admin: Caller;
let token: Caller;
/** Real ids of the demonstration, by table. */
const ids: Record<string, string[]> = {};

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);

const idsOf = async (uid: string): Promise<string[]> => {
  const rows = await strapi.db.query(uid as never).findMany({ select: ['documentId'] as never });
  return (rows as { documentId: string }[]).map(({ documentId }) => documentId);
};

interface Demo {
  loadDemo: (strapi: Core.Strapi, file: string) => Promise<unknown>;
}

beforeAll(async () => {
  console.info(`fast-check seed: ${seed} (FC_SEED changes it)`);
  strapi = await boot(TODAY);
  // Or each of thousands of requests would open a port of its own.
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  const { loadDemo } = require('../../../dist/lab/demo') as Demo;
  await loadDemo(strapi, path.join(folder, 'demo-accounts.json'));
  setToday(strapi, TODAY);
  // Whoever may do all of this, and no more: Strapi weighs each permission of an account at each request.
  admin = await asHolderOf(
    strapi,
    { action: 'plugin::content-manager.explorer.update', subject: 'api::resource.resource' },
    ...Object.values(PERMISSIONS),
    ...COPYING_OFFERS,
    ...READING_MEMBERS,
  );
  token = await asToken(strapi, 'full-access');
  const tables = [
    'term',
    'dues',
    'payment',
    'renewal',
    'entitlement',
    'usage',
    'message',
    'occasion',
    'registration',
    'paper',
  ];
  ids.membership = await idsOf('api::membership.membership');
  ids.offer = [...new Set(await idsOf('api::offer.offer'))];
  for (const table of tables) ids[table] = await idsOf(`plugin::membership-lifecycle.${table}`);
  const file = { name: 'h.csv', bytes: Buffer.from('Nom;Formule;Du;Au\nX;Y;2019-01-01;?') };
  ids.import = [(await service('imports').read(file, { type: 'admin', id: '1' })).id];
  const statement = csvOf({
    movements: [
      { on: '2026-01-05', amount: 100, label: 'VIR' },
      { on: '2026-01-06', amount: -100, label: 'FRAIS' },
    ],
  });
  const sent = { name: 'r.csv', bytes: Buffer.from(statement), columns: CSV_COLUMNS };
  await service('bank').read(sent, { type: 'admin', id: '1' });
  ids.bankLine = await idsOf('plugin::membership-lifecycle.bank-line');
  const plan = { ...PLAN, heldOn: '2027-06-30' };
  const staff = { type: 'admin', id: '1' };
  // On several, so that one that is cancelled does not answer for the others.
  ids.assembly = [];
  for (let count = 0; count < 4; count += 1) {
    ids.assembly.push((await service('assemblies').create(plan, staff)).id);
  }
  await sayWhoAnswers(strapi);
  for (const name of ['Un', 'Deux', 'Trois', 'Quatre']) {
    await service('applications').receive({ ...applicationOf(name), ...(await sealed(strapi)) });
  }
  ids.application = await idsOf('plugin::membership-lifecycle.application');
  // Nobody is there: a test that is sent is refused at once.
  ids.webhook = [await makeWebhook(strapi, 'http://127.0.0.1:1/', ['term.issued'])];
});
afterAll(async () => {
  await stop(strapi);
  fs.rmSync(folder, { recursive: true });
});

/** Bodies of every sort: nearly right, wrong in places, or nothing of the kind. */
const bodies = (good: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof({ weight: 5, arbitrary: good.chain(damaged) }, { weight: 1, arbitrary: hostileValue() });

const parameter = (known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(known.length > 0 ? known : ['x'])) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '\u0000',
        '%',
        '..',
        'é',
        '🏛️',
        '__proto__',
        'x'.repeat(3_000),
        "'",
      ),
    },
  );

interface Answer {
  status: number;
  body: { error?: { status?: number; name?: string; message?: string } };
}

/** How many answers of each status there were. */
const seen: Record<number, number> = {};

/** An answer of the house, to somebody who may ask: what was asked, or an error in Strapi's shape below 500. */
const expectAnswered = ({ status, body }: Answer): void => {
  seen[status] = (seen[status] ?? 0) + 1;
  expect(status).toBeLessThan(500);
  expect(status).not.toBe(403);
  if (status >= 400) {
    expect(body.error).toMatchObject({ status, message: expect.stringMatching(/./) });
  }
};

const hold = <T>(
  arbitrary: fc.Arbitrary<T>,
  property: (value: T) => Promise<void>,
  numRuns = BODIES,
) => fc.assert(fc.asyncProperty(arbitrary, property), { seed, numRuns });

const read = async (url: string): Promise<Json> =>
  (await call(strapi, 'GET', `${LIFECYCLE}${url}`, admin)).body.data;
const KNOWN: Known = { today: TODAY, ids, read };
const TARGETS = targetsOf(KNOWN);
const ASSEMBLY_COMMAND = `POST ${LIFECYCLE}/assemblies/:id/commands/:name`;
const COMMAND = `POST ${LIFECYCLE}/memberships/:documentId/commands/:name`;
const COMMAND_PLAN = `${COMMAND}/plan`;
const SCHEDULED = `${COMMAND}/scheduled`;
const SETTLED = ['cancel', 'move', 'run'].map((what) => `${SCHEDULED}/:id/${what}`);

const send = (route: string, url: string, body: Json, key?: string) => {
  const [method, start] = route.split(' ');
  const caller = start.startsWith('/api/') ? token : admin;
  const test = call(strapi, method, url, caller).set('Content-Type', 'application/json');
  if (key !== undefined) test.set('Idempotency-Key', key);
  return test.send(JSON.stringify(body));
};

const urlWith = (route: string, value: string): string =>
  route.split(' ')[1].replace(/:\w+/, encodeURIComponent(value));

test('every route that takes a body is tried', () => {
  const taking = strapi.server
    .listRoutes()
    .flatMap(({ methods, path: url }) => methods.map((method: string) => `${method} ${url}`))
    .filter((route) =>
      /^(POST|PUT|PATCH|DELETE) (\/membership-lifecycle|\/api\/(entitlements|occasions))\//.test(
        route,
      ),
    );
  expect(taking.sort()).toEqual(
    [
      ...Object.keys(TARGETS),
      ...[COMMAND, COMMAND_PLAN, SCHEDULED, ...SETTLED, ASSEMBLY_COMMAND],
    ].sort(),
  );
});

describe.each(Object.entries(TARGETS))('%s', (route, { good, parameters, key }) => {
  test('answers hostile bodies without failing', async () => {
    const cases = fc.record({
      body: bodies(await good()),
      at: parameter(parameters?.() ?? []),
      key: fc.constantFrom(...(key ? [someId(), 'k', 'x'.repeat(300), ' ', 'é'] : ['none'])),
    });
    await hold(cases, async (one) => {
      const sentKey = key && /^[\x20-\x7e]+$/.test(one.key) ? one.key : undefined;
      expectAnswered(await send(route, urlWith(route, one.at), one.body, sentKey));
    });
  });

  for (const [index, [type, raw]] of UNPARSED.entries()) {
    test(`answers what is no JSON object without failing: ${type} ${index}`, async () => {
      const [method] = route.split(' ');
      const url = urlWith(route, (parameters?.() ?? ['x'])[0]);
      const caller = url.startsWith('/api/') ? token : admin;
      const answer = await call(strapi, method, url, caller).set('Content-Type', type).send(raw);
      expect(answer.status).toBeLessThan(500);
    });
  }
});

describe.each(COMMAND_NAMES)('the command %s', (name) => {
  test('answers hostile input without failing', async () => {
    const input = bodies(goodInput(KNOWN, COMMANDS[name].fields));
    const cases = fc.record({ input, on: parameter(ids.membership) });
    await hold(
      cases,
      async ({ input: body, on }) => {
        const url = `${LIFECYCLE}/memberships/${encodeURIComponent(on)}/commands/${name}`;
        expectAnswered(await send(COMMAND_PLAN, `${url}/plan`, body));
        expectAnswered(await send(COMMAND, url, body, randomUUID()));
      },
      BODIES_OF_COMMAND,
    );
  });
});

describe.each(COMMAND_NAMES.filter((name) => 'schedulable' in COMMANDS[name]))(
  'the command %s for a day ahead',
  (name) => {
    test('answers hostile input without failing', async () => {
      const days = fc.constantFrom(TODAY, '2027-01-01', '2030-01-01', 'x');
      const good = fc
        .tuple(goodInput(KNOWN, COMMANDS[name].fields), days)
        .map(([input, scheduledOn]) => ({ ...(input as object), scheduledOn }) as Json);
      const cases = fc.record({
        body: bodies(good),
        on: parameter(ids.membership),
        id: parameter([]),
      });
      await hold(
        cases,
        async ({ body, on, id }) => {
          const url = `${LIFECYCLE}/memberships/${encodeURIComponent(on)}/commands/${name}`;
          expectAnswered(await send(COMMAND_PLAN, `${url}/plan`, body));
          expectAnswered(await send(SCHEDULED, `${url}/scheduled`, body));
          const settled = `${url}/scheduled/${encodeURIComponent(id)}`;
          for (const route of SETTLED) {
            const what = route.split('/').at(-1);
            expectAnswered(await send(route, `${settled}/${what}`, body));
          }
        },
        BODIES_OF_COMMAND,
      );
    });
  },
);

describe.each(Object.entries(assemblyInputs(KNOWN)))('the assembly’s command %s', (name, good) => {
  test('answers hostile input without failing', async () => {
    const cases = fc.record({ input: bodies(good()), on: parameter(ids.assembly) });
    await hold(
      cases,
      async ({ input, on }) => {
        const url = `${LIFECYCLE}/assemblies/${encodeURIComponent(on)}/commands/${name}`;
        expectAnswered(await send(ASSEMBLY_COMMAND, url, input));
      },
      BODIES_OF_COMMAND,
    );
  });
});

test.each([
  'GET /assemblies/',
  'GET /exports/assemblies/',
  'GET /memberships/',
  'GET /messages/',
  'GET /settings/workflows/',
  'GET /imports/',
  'GET /exports/members/',
])('%s answers hostile ids without failing', async (start) => {
  const [method, url] = start.split(' ');
  await hold(fc.oneof(parameter([]), fc.string({ unit: 'binary', minLength: 1 })), async (id) => {
    // What is no text cannot be put into an address.
    if (!id.isWellFormed()) return;
    expectAnswered(
      await call(strapi, method, `${LIFECYCLE}${url}${encodeURIComponent(id)}`, admin),
    );
  });
});

const QUERIES = [
  '/members',
  '/members/selection',
  '/applications',
  '/renewals',
  '/renewals/stages',
  '/renewals/selection',
  '/schedule',
  '/schedule/letter',
  '/messages',
  '/daily',
  '/tiers',
  '/statistics/today',
  '/statistics/year',
  '/statistics/year/export',
  '/dues',
  '/dues/late',
  '/calls',
  '/counters',
  '/counters/benefits',
  '/counters/years',
  '/assemblies',
  '/assemblies/x/roll',
  '/assemblies/x/alternatives',
  '/assemblies/x/late',
  '/assemblies/x/convocation',
  '/assemblies/x/proxies',
  '/assemblies/x/activities',
  '/assemblies/x/sheet',
  '/exports/assemblies/x',
  '/bank/lines',
  '/bank/statements',
  '/bank/sure',
  '/bank/members/x',
  '/imports',
  '/imports/x/lines',
  '/exports/memberships',
  '/exports/organisations',
  '/exports/members',
  '/exports/renewals',
  '/exports/dues',
  '/exports/calls',
  '/exports/bank-lines',
  '/exports/late-dues',
  '/exports/counters',
  '/exports/messages',
  '/exports/events',
  '/exports/history',
];
test.each([
  ...QUERIES.map((url) => `${LIFECYCLE}${url}`),
  '/api/entitlements',
  '/api/offers',
  '/api/offers/current',
  '/api/offers/adhesions-2021/sheet.pdf',
])('GET %s answers hostile queries without failing', async (url) => {
  const names = [
    'page',
    'pageSize',
    'on',
    'search',
    'stage',
    'state',
    'membership',
    'at',
    'locale',
    'year',
    'table',
    'overdue',
    'benefit',
    'outcome',
    'listing',
    'attendance',
    'unconvened',
    'tier',
    'duesState',
    'sort',
    'format',
    '_q',
  ];
  const key = fc.constantFrom(
    ...names,
    'page[]',
    'on[$gt]',
    '__proto__[a]',
    'filters[id]',
    'filters[$or][0][id]',
  );
  const pair = fc.tuple(key, hostileValue());
  await hold(fc.array(pair, { minLength: 1, maxLength: 3 }), async (pairs) => {
    const query = pairs
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
      .filter(([, value]) => value.isWellFormed() && value.length < 3_000)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&');
    const caller = url.startsWith('/api/') ? token : admin;
    expectAnswered(await call(strapi, 'GET', `${url}?${query}`, caller));
  });
});

describe('after all that', () => {
  test('what was sent was refused in every way, and sometimes done', () => {
    console.info(`answers by status: ${JSON.stringify(seen)}`);
    for (const status of [200, 400, 404, 409]) expect(seen[status]).toBeGreaterThan(20);
  });

  test('every counter still says what its ledger says', async () => {
    expect(await service('verification').verify(() => undefined)).toMatchObject({ differences: 0 });
  });

  test('every membership can still be read', async () => {
    for (const id of ids.membership) {
      const { status } = await call(strapi, 'GET', `${LIFECYCLE}/memberships/${id}`, admin);
      expect([id, status]).toEqual([id, 200]);
    }
  });

  test('the day still runs for every member', async () => {
    expect((await service('daily').run()).failures).toEqual([]);
  });

  test('no object of the process has been polluted', () => {
    expect('polluted' in {}).toBe(false);
  });
});
