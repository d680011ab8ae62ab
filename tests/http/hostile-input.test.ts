import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { applicationOf, proof } from '../helpers/applications';
import { PLAN } from '../helpers/assembly';
import { asHolderOf, asToken, call, type Caller } from '../helpers/callers';
import { RAW_BODIES, damaged, hostileValue, type Json } from '../helpers/hostile';
import { occasionInput } from '../helpers/participation';
import { makeWebhook } from '../helpers/receiver';
import { someId } from '../helpers/rights';
import { boot, setToday, stop } from '../helpers/strapi';
import { formOf } from '../helpers/workflow-form';
import {
  COMMANDS,
  COMMAND_NAMES,
  type CommandField,
} from '../../src/plugins/membership-lifecycle/shared/commands';
import {
  MEMBERSHIP_UID,
  OFFER_UID,
  ORGANISATION_UID,
  PERMISSIONS,
  TIER_UID,
} from '../../src/plugins/membership-lifecycle/shared/ids';
import { EVENT_NAMES } from '../../src/plugins/membership-lifecycle/shared/events';
import { ACKNOWLEDGED_STEPS } from '../../src/plugins/membership-lifecycle/shared/contracts/onboarding';
import type {
  AssemblyCommand,
  WorkflowView,
} from '../../src/plugins/membership-lifecycle/shared/contracts';
import { DEFAULT_WORKFLOW } from '../../src/plugins/membership-lifecycle/server/src/domain/default-workflow';

/** Whatever is sent by somebody who may send it: a clear refusal, never a failure of ours. */

const TODAY = '2024-03-15';
const LIFECYCLE = '/membership-lifecycle';
const seed = Number(process.env.FC_SEED ?? 20240315);
const BODIES = Number(process.env.FC_RUNS ?? 200);
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
let ids: Record<string, string[]>;

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
  const { loadDemo } = require('../../dist/src/demo') as Demo;
  await loadDemo(strapi, path.join(folder, 'demo-accounts.json'));
  setToday(strapi, TODAY);
  // Whoever may do all of this, and no more: Strapi weighs each permission of an account at each request.
  admin = await asHolderOf(
    strapi,
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
  ids = {
    membership: await idsOf('api::membership.membership'),
    offer: [...new Set(await idsOf('api::offer.offer'))],
  };
  for (const table of tables) ids[table] = await idsOf(`plugin::membership-lifecycle.${table}`);
  const file = { name: 'h.csv', bytes: Buffer.from('Nom;Formule;Du;Au\nX;Y;2019-01-01;?') };
  ids.import = [(await service('imports').read(file, { type: 'admin', id: '1' })).id];
  const plan = { ...PLAN, heldOn: '2027-06-30' };
  const staff = { type: 'admin', id: '1' };
  // On several, so that one that is cancelled does not answer for the others.
  ids.assembly = [];
  for (let count = 0; count < 4; count += 1) {
    ids.assembly.push((await service('assemblies').create(plan, staff)).id);
  }
  for (const name of ['Un', 'Deux', 'Trois', 'Quatre']) {
    const altcha = await proof(strapi);
    await service('applications').receive({ ...applicationOf(name), altcha });
  }
  ids.application = await idsOf('plugin::membership-lifecycle.application');
  // Nobody is there: a test that is sent is refused at once.
  ids.webhook = [await makeWebhook(strapi, 'http://127.0.0.1:1/', ['term.issued'])];
});
afterAll(async () => {
  await stop(strapi);
  fs.rmSync(folder, { recursive: true });
});

/** A value that a form could send in a field of a command. */
const goodValue = ({ type, options }: CommandField): fc.Arbitrary<Json> => {
  switch (type) {
    case 'date':
      return fc.constantFrom('2024-03-15', '2024-01-01', '2023-06-30', '2025-12-31');
    case 'money':
      return fc.constantFrom(0, 1, 250_000, 500_000);
    case 'integer':
      return fc.integer({ min: 1, max: 5 });
    case 'signed-integer':
      return fc.integer({ min: -5, max: 5 });
    case 'select':
      return fc.constantFrom(...(options ?? ['x']));
    case 'tier':
      return fc.constant('organismes-publics');
    case 'benefit':
      return fc.constantFrom('compagnonnage', 'gouvernance');
    case 'stage':
      return fc.constantFrom(...DEFAULT_WORKFLOW.stages.map(({ id }) => id));
    default:
      return type in ids && ids[type].length > 0 ? fc.constantFrom(...ids[type]) : fc.constant('x');
  }
};

const goodInput = (fields: readonly CommandField[]): fc.Arbitrary<Record<string, Json>> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, goodValue(field)])));

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

/** What a body should look like, and who sends it, for each route that takes one. */
interface Target {
  good: () => fc.Arbitrary<Json> | Promise<fc.Arbitrary<Json>>;
  parameters?: () => readonly string[];
  key?: boolean;
}

const read = async (url: string): Promise<Json> =>
  (await call(strapi, 'GET', `${LIFECYCLE}${url}`, admin)).body.data;
const some = (of: string) => fc.array(fc.constantFrom(...ids[of]), { minLength: 1, maxLength: 3 });

const workflowInput = async () =>
  fc.constant(
    formOf((await read(`/settings/workflows/${DEFAULT_WORKFLOW.id}`)) as WorkflowView) as Json,
  );
const workflowCopy = () =>
  fc.record({ name: fc.string(), from: fc.constantFrom(DEFAULT_WORKFLOW.id, 'nothing') });
const templateInput = async () => {
  const templates = (await read('/settings/templates')) as { original: object }[];
  return fc.constantFrom(...templates.map(({ original }) => original));
};
const templateDraft = async () =>
  fc
    .tuple(await templateInput(), fc.constantFrom(...ids.membership, ''))
    .map(([texts, membership]) => ({ ...texts, membership }));
const templateCodes = () => ['call-issued', 'renewal-proposal'];
const workflows = () => [DEFAULT_WORKFLOW.id];
const nothing = () => fc.constant({});
const assemblyPlan = () => fc.constant({ ...PLAN, heldOn: '2027-06-30' } as Json);
const occasionForm = () => fc.constant(occasionInput({ startsOn: TODAY, endsOn: TODAY }));
const participant = () =>
  fc.record({
    membership: fc.constantFrom(...ids.membership),
    name: fc.constant('Ana Martin'),
    email: fc.constant('ana@example.org'),
    locale: fc.constantFrom('fr', 'en'),
  });

const TARGETS: Record<string, Target> = {
  'POST /api/entitlements/check': {
    good: () =>
      fc.record({
        membership: fc.constantFrom(...ids.membership),
        benefit: fc.constant('compagnonnage'),
        at: fc.constant('2024-03-15'),
      }),
  },
  'POST /api/entitlements/consume': {
    key: true,
    good: () =>
      fc.record({
        membership: fc.constantFrom(...ids.membership),
        benefit: fc.constant('compagnonnage'),
        quantity: fc.constant(1),
        person: fc.constant('p-1'),
        reason: fc.constant('Séance'),
        on: fc.constant('2024-03-15'),
      }),
  },
  'POST /api/entitlements/usages/:id/reverse': {
    key: true,
    parameters: () => ids.usage,
    good: () => fc.constant({ reason: 'Erreur' }),
  },
  'POST /api/occasions/:id/registrations': {
    key: true,
    parameters: () => ids.occasion,
    good: participant,
  },
  'POST /api/occasions/registrations/:id/cancel': {
    key: true,
    parameters: () => ids.registration,
    good: () => fc.constant({ reason: 'Empêchement' }),
  },
  [`POST ${LIFECYCLE}/occasions`]: { good: occasionForm },
  [`PUT ${LIFECYCLE}/occasions/:id`]: {
    parameters: () => ids.occasion,
    good: () => occasionForm().map((form) => ({ ...form, version: 1 })),
  },
  [`DELETE ${LIFECYCLE}/occasions/:id`]: { parameters: () => ids.occasion, good: nothing },
  [`POST ${LIFECYCLE}/occasions/:id/publish`]: { parameters: () => ids.occasion, good: nothing },
  // Of none that there is: what is cancelled stays so, and others are to be asked.
  [`POST ${LIFECYCLE}/occasions/:id/cancel`]: {
    good: () => fc.constant({ reason: 'Salle fermée' }),
  },
  [`POST ${LIFECYCLE}/occasions/:id/registrations`]: {
    parameters: () => ids.occasion,
    good: participant,
  },
  [`POST ${LIFECYCLE}/registrations/:id/cancel`]: {
    parameters: () => ids.registration,
    good: () => fc.constant({ reason: 'Empêchement' }),
  },
  [`PUT ${LIFECYCLE}/registrations/:id/attendance`]: {
    parameters: () => ids.registration,
    good: () => fc.record({ attendance: fc.constantFrom('came', 'absent', null) }),
  },
  [`POST ${LIFECYCLE}/renewals/move`]: {
    good: () =>
      fc.record({
        membershipIds: some('membership'),
        stageId: fc.constantFrom(...DEFAULT_WORKFLOW.stages.map(({ id }) => id)),
        reason: fc.constant('Motif'),
        versions: fc.dictionary(fc.constantFrom(...ids.membership), fc.nat()),
      }),
  },
  [`POST ${LIFECYCLE}/renewals/move/plan`]: {
    good: () =>
      fc.record({
        membershipIds: some('membership'),
        stageId: fc.constantFrom(...DEFAULT_WORKFLOW.stages.map(({ id }) => id)),
        reason: fc.constant('Motif'),
      }),
  },
  [`POST ${LIFECYCLE}/renewals/assign`]: {
    good: () => fc.record({ membershipIds: some('membership'), ownerId: fc.constant('1') }),
  },
  [`POST ${LIFECYCLE}/renewals/note`]: {
    good: () => fc.record({ membershipIds: some('membership'), note: fc.constant('Note') }),
  },
  [`POST ${LIFECYCLE}/renewals/campaign/plan`]: {
    good: () => fc.record({ membershipIds: some('membership') }),
  },
  [`POST ${LIFECYCLE}/renewals/campaign`]: {
    good: () => fc.record({ membershipIds: some('membership') }),
  },
  [`POST ${LIFECYCLE}/daily/run`]: { good: nothing },
  [`POST ${LIFECYCLE}/messages/:id/resend`]: { parameters: () => ids.message, good: nothing },
  [`POST ${LIFECYCLE}/messages/:id/revoke-link`]: {
    parameters: () => ids.message,
    good: nothing,
  },
  [`POST ${LIFECYCLE}/messages/:id/cancel`]: { parameters: () => ids.message, good: nothing },
  [`POST ${LIFECYCLE}/papers/:id/send`]: { parameters: () => ids.paper, good: nothing },
  [`POST ${LIFECYCLE}/memberships/:documentId/certificates`]: {
    parameters: () => ids.membership,
    good: () =>
      fc.record({
        on: fc.constantFrom('2024-03-15', '2023-06-30', '2025-12-31'),
        locale: fc.constantFrom('fr', 'en'),
      }),
  },
  [`POST ${LIFECYCLE}/memberships/:documentId/receipts`]: {
    parameters: () => ids.membership,
    good: () =>
      fc.record({ duesId: fc.constantFrom(...ids.dues), locale: fc.constantFrom('fr', 'en') }),
  },
  [`POST ${LIFECYCLE}/events/:id/resend`]: { good: nothing },
  [`POST ${LIFECYCLE}/events/webhooks/:id/test`]: {
    parameters: () => ids.webhook,
    good: () => fc.record({ event: fc.constantFrom(...EVENT_NAMES) }),
  },
  [`POST ${LIFECYCLE}/events/webhooks/:id/secret`]: {
    parameters: () => ids.webhook,
    good: nothing,
  },
  [`PUT ${LIFECYCLE}/events/webhooks`]: {
    good: () =>
      fc.record({
        webhooks: fc.array(
          fc.record({
            id: fc.constantFrom(...ids.webhook),
            events: fc.subarray([...EVENT_NAMES], { maxLength: 3 }),
          }),
          { maxLength: 2 },
        ),
      }),
  },
  [`POST ${LIFECYCLE}/memberships/:documentId/member-papers`]: {
    parameters: () => ids.membership,
    good: () => fc.record({ kind: fc.constant('order') }),
  },
  [`POST ${LIFECYCLE}/member-papers/:id/remove`]: {
    good: () => fc.record({ reason: fc.constant('Erreur') }),
  },
  [`POST ${LIFECYCLE}/assemblies`]: { good: assemblyPlan },
  [`PUT ${LIFECYCLE}/assemblies/:id`]: { parameters: () => ids.assembly, good: assemblyPlan },
  [`POST ${LIFECYCLE}/consent-texts`]: {
    good: () =>
      fc.record({
        title: fc.constant('Lettre'),
        locale: fc.constantFrom('fr', 'en'),
        text: fc.constant('Texte'),
        fromOn: fc.constant('2024-01-01'),
      }),
  },
  [`POST ${LIFECYCLE}/memberships/:documentId/consents`]: {
    parameters: () => ids.membership,
    good: () =>
      fc.record({
        contactId: fc.constant('1'),
        textId: fc.constant('x'),
        givenOn: fc.constant('2024-01-01'),
        how: fc.constant('Formulaire'),
      }),
  },
  [`POST ${LIFECYCLE}/memberships/:documentId/member-access/invite`]: {
    parameters: () => ids.membership,
    good: () => fc.record({ contactId: fc.constantFrom('1', '2', '3') }),
  },
  [`POST ${LIFECYCLE}/memberships/:documentId/member-access/withdraw`]: {
    parameters: () => ids.membership,
    good: () =>
      fc.record({ contactId: fc.constantFrom('1', '2', '3'), reason: fc.constant('Départ') }),
  },
  [`POST ${LIFECYCLE}/consents/:id/withdraw`]: {
    good: () => fc.record({ on: fc.constant('2024-01-01') }),
  },
  [`POST ${LIFECYCLE}/privacy/person/erase`]: {
    good: () =>
      fc.record({
        subject: fc.record({ email: fc.constant('nobody@example.org') }),
        papers: fc.constant([]),
        account: fc.boolean(),
        reason: fc.constant('Demande'),
        confirmation: fc.constant('nobody@example.org'),
        fingerprint: fc.constant('x'),
      }),
  },
  [`PUT ${LIFECYCLE}/privacy/settings`]: {
    good: () =>
      fc.record({
        months: fc.record({
          contacts: fc.constantFrom(null, 36),
          messages: fc.constant(null),
          papers: fc.constant(60),
          imports: fc.constant(12),
          applications: fc.constant(12),
        }),
        bases: fc.record({ contacts: fc.string() }),
      }),
  },
  [`POST ${LIFECYCLE}/privacy/retention/purge`]: {
    good: () => fc.record({ fingerprint: fc.constant('x') }),
  },
  [`PUT ${LIFECYCLE}/applications/settings`]: {
    good: () =>
      fc.record({
        consentTitle: fc.constantFrom('', 'Inconnu'),
        notify: fc.constantFrom('', 'adhesions@example.org'),
      }),
  },
  [`POST ${LIFECYCLE}/applications/:id/open`]: { parameters: () => ids.application, good: nothing },
  [`POST ${LIFECYCLE}/applications/:id/attach`]: {
    parameters: () => ids.application,
    good: nothing,
  },
  [`POST ${LIFECYCLE}/applications/:id/reject`]: {
    parameters: () => ids.application,
    good: nothing,
  },
  [`POST ${LIFECYCLE}/imports`]: { good: nothing },
  [`PUT ${LIFECYCLE}/imports/:id`]: {
    parameters: () => ids.import,
    good: () =>
      fc.record({
        mapping: fc.dictionary(
          fc.constantFrom('organisation.name', 'term.tier', 'term.startsOn', 'term.endsOn'),
          fc.constantFrom('Nom', 'Formule', 'Du', 'Au'),
        ),
      }),
  },
  [`POST ${LIFECYCLE}/imports/:id/apply`]: {
    parameters: () => ids.import,
    good: () => fc.record({ fingerprint: fc.string() }),
  },
  [`DELETE ${LIFECYCLE}/imports/:id`]: { good: nothing },
  [`PUT ${LIFECYCLE}/onboarding`]: {
    good: () =>
      fc.record({
        acknowledged: fc.constantFrom(...ACKNOWLEDGED_STEPS),
        dismissed: fc.boolean(),
      }),
  },
  [`POST ${LIFECYCLE}/offers/:documentId/next-year`]: {
    parameters: () => ids.offer,
    good: nothing,
  },
  [`POST ${LIFECYCLE}/settings/workflows/:id/preview`]: {
    parameters: workflows,
    good: workflowInput,
  },
  [`POST ${LIFECYCLE}/settings/templates/:code/preview`]: {
    parameters: templateCodes,
    good: templateDraft,
  },
  [`POST ${LIFECYCLE}/settings/templates/:code/test`]: {
    parameters: templateCodes,
    good: async () =>
      fc
        .tuple(await templateDraft(), fc.constantFrom('fr', 'en'))
        .map(([draft, locale]) => ({ ...draft, locale })),
  },
  [`PUT ${LIFECYCLE}/settings/templates/:code`]: { parameters: templateCodes, good: templateInput },
  [`PUT ${LIFECYCLE}/settings/identity`]: {
    good: async () => {
      const { identity } = (await read('/settings/identity')) as { identity: Json };
      return fc.constant(identity);
    },
  },
  [`POST ${LIFECYCLE}/settings/workflows`]: { good: workflowCopy },
  [`DELETE ${LIFECYCLE}/settings/workflows/:id`]: { parameters: workflows, good: workflowCopy },
  [`PUT ${LIFECYCLE}/settings/workflows/:id`]: { parameters: workflows, good: workflowInput },
};
const ASSEMBLY_COMMAND = `POST ${LIFECYCLE}/assemblies/:id/commands/:name`;
/** What a form could send with each command of an assembly. */
const ASSEMBLY_COMMANDS: Record<AssemblyCommand, () => fc.Arbitrary<Json>> = {
  'freeze-roll': nothing,
  'correct-roll': () =>
    fc.record({
      membershipId: fc.constantFrom(...ids.membership),
      listing: fc.constantFrom('voting', 'attending', 'out'),
      votes: fc.nat(3),
      reason: fc.constant('Motif'),
    }),
  'choose-holder': () =>
    fc.record({ membershipId: fc.constantFrom(...ids.membership), name: fc.constant('Zoé') }),
  convene: () => fc.constant({ reason: 'Motif' }),
  'record-convocation': () => fc.constant({ convenedOn: TODAY, how: 'Courrier' }),
  'give-proxy': () =>
    fc.record({
      giverId: fc.constantFrom(...ids.membership),
      holderId: fc.constantFrom(...ids.membership),
      givenOn: fc.constant(TODAY),
    }),
  'revoke-proxy': () => fc.record({ proxyId: fc.constant(someId()), reason: fc.constant('x') }),
  'mark-attendance': () =>
    fc.record({
      membershipId: fc.constantFrom(...ids.membership),
      state: fc.constantFrom('present', 'absent', 'expected'),
    }),
  close: nothing,
  cancel: () => fc.constant({ reason: 'Motif' }),
  'convene-again': () => fc.constant({ heldOn: '2027-09-30' }),
};
const COMMAND = `POST ${LIFECYCLE}/memberships/:documentId/commands/:name`;

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
  expect(taking.sort()).toEqual([...Object.keys(TARGETS), COMMAND, ASSEMBLY_COMMAND].sort());
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

  test.each(RAW_BODIES)(
    'answers what is no JSON object without failing: %s %#',
    async (type, raw) => {
      const [method] = route.split(' ');
      const url = urlWith(route, (parameters?.() ?? ['x'])[0]);
      const caller = url.startsWith('/api/') ? token : admin;
      const answer = await call(strapi, method, url, caller).set('Content-Type', type).send(raw);
      expect(answer.status).toBeLessThan(500);
    },
  );
});

describe.each(COMMAND_NAMES)('the command %s', (name) => {
  test('answers hostile input without failing', async () => {
    const input = bodies(goodInput(COMMANDS[name].fields));
    const cases = fc.record({ input, on: parameter(ids.membership) });
    await hold(
      cases,
      async ({ input: body, on }) => {
        const url = `${LIFECYCLE}/memberships/${encodeURIComponent(on)}/commands/${name}`;
        expectAnswered(await send(COMMAND, url, body));
      },
      BODIES_OF_COMMAND,
    );
  });
});

describe.each(Object.entries(ASSEMBLY_COMMANDS))('the assembly’s command %s', (name, good) => {
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
  '/counters',
  '/counters/benefits',
  '/assemblies',
  '/assemblies/x/roll',
  '/assemblies/x/late',
  '/assemblies/x/convocation',
  '/assemblies/x/proxies',
  '/assemblies/x/activities',
  '/assemblies/x/sheet',
  '/exports/assemblies/x',
  '/imports',
  '/imports/x/lines',
  '/exports/memberships',
  '/exports/organisations',
  '/exports/renewals',
  '/exports/dues',
  '/exports/counters',
  '/exports/messages',
  '/exports/events',
  '/exports/history',
];
test.each([
  ...QUERIES.map((url) => `${LIFECYCLE}${url}`),
  '/api/entitlements',
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
