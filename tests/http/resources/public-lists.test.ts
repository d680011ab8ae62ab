/** @databases compares counts and last instants of rows */
import type { Core } from '@strapi/strapi';
import { RESOURCE_UID } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { asToken, call, type Caller } from '../../helpers/callers';
import { makeBenefit, makeTier } from '../../helpers/content';
import { userOf } from '../../helpers/member-space';
import { EVERYONE, makeResource, MEMBERS, part, resources } from '../../helpers/resources';
import { giveRight, spokenFor } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The lists that strangers get from memory: as ready as the offer, and never older than what is saved. */

let strapi: Core.Strapi;
let id: string;
let tier: string;
let benefit: string;
let member: Caller;

const LIST = '/api/resources?pageSize=100';
const get = (url: string, caller: Caller = null) => call(strapi, 'GET', url, caller);
const ready = async (url = LIST): Promise<string> => (await get(url).expect(200)).text;
/** The same question in words that only the chain answers. */
const fresh = async (url = LIST): Promise<string> => (await get(`${url}&search=`).expect(200)).text;

const queriesOf = async (work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const { client } = strapi.db.connection;
  const note = () => (count += 1);
  client.on('query', note);
  await work().finally(() => client.off('query', note));
  return count;
};

const documents = (uid: string) => strapi.documents(uid as 'api::benefit.benefit');
const save = (data: object, status: 'draft' | 'published' = 'published') =>
  resources(strapi).update({ documentId: id, data, status });

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  tier = await makeTier(strapi, { name: 'Organismes publics', code: 'organismes-publics' });
  benefit = await makeBenefit(strapi, { title: 'Compagnonnage', code: 'compagnonnage' });
  id = await makeResource(strapi, part({ kind: 'members', tiers: ['organismes-publics'] }));
  await makeResource(strapi, part({ kind: 'right', benefit: 'compagnonnage' }));
  await giveRight(strapi, await spokenFor(strapi, 'ana@example.org'));
  member = await userOf(strapi, 'ana@example.org');
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => stop(strapi));

it('are what the chain answers, in each language and page', async () => {
  for (const url of [LIST, '/api/resources?page=2&pageSize=1', `${LIST}&locale=en`]) {
    const text = await ready(url);
    expect(text).toBe(await fresh(url));
    expect(await ready(url)).toBe(text);
  }
});

it('ask the database nothing once they are made, and are kept by nobody', async () => {
  await ready();
  expect(await queriesOf(() => ready())).toBe(0);
  const kept = (await get(LIST)).headers;
  const made = (await get(`${LIST}&search=`)).headers;
  expect(kept['cache-control']).toBe('private, no-store');
  const own = ['date', 'x-request-id', 'etag', 'vary', 'content-length', 'connection'];
  for (const [name, value] of Object.entries(kept)) {
    if (!own.includes(name)) expect({ name, value }).toEqual({ name, value: made[name] });
  }
});

it('are for strangers alone', async () => {
  await ready();
  const { body, headers } = await get(LIST, member).expect(200);
  expect(headers['cache-control']).toBe('private, no-store');
  expect(body.data.map(({ allowed }: { allowed: boolean }) => allowed)).toEqual([true, true]);
  expect(JSON.parse(await ready()).data.map((one: { allowed: boolean }) => one.allowed)).toEqual([
    ...[false, false],
  ]);
  await get(LIST, await asToken(strapi, 'custom')).expect(403);
  await get(LIST, 'nonsense').expect(401);
});

it.each(['pageSize=0', 'pageSize=101', 'page=x', 'locale=de', 'more=1', 'page=1&page=2'])(
  'leave %s to the chain',
  async (question) => {
    await get(`/api/resources?${question}`).expect(400);
  },
);

const CHANGES: [what: string, change: () => Promise<unknown>][] = [
  ['a title', () => save({ title: 'Autre titre' })],
  ['a rule that opens', () => save({ content: part(EVERYONE) })],
  ['a stricter rule in a draft', () => save({ content: part(MEMBERS) }, 'draft')],
  ['its publication', () => save({ title: 'Publiée', content: part(MEMBERS) })],
  [
    'a rule of a tier',
    () => save({ content: part({ kind: 'members', tiers: ['organismes-publics'] }) }),
  ],
  [
    'the name of the tier',
    () =>
      documents('api::tier.tier').update({
        ...{ documentId: tier, data: { name: 'Villes' } as never, status: 'published' },
      }),
  ],
  [
    'the name of the right',
    () =>
      documents('api::benefit.benefit').update({
        ...{ documentId: benefit, data: { title: 'Tutorat' } as never, status: 'published' },
      }),
  ],
  ['a new resource', () => makeResource(strapi, null, { title: 'Nouvelle' })],
  ['unpublication', () => documents(RESOURCE_UID).unpublish({ documentId: id })],
  ['publication', () => resources(strapi).publish({ documentId: id })],
  ['its last withdrawal', () => documents(RESOURCE_UID).unpublish({ documentId: id })],
];

it.each(CHANGES)('are new after %s', async (_what, change) => {
  const before = await ready();
  await change();
  const after = await ready();
  expect(after).not.toBe(before);
  expect(after).toBe(await fresh());
});

it('tell nothing that a day changes', async () => {
  const before = await ready();
  setToday(strapi, '2023-06-01');
  expect(await fresh()).toBe(before);
  expect(await ready()).toBe(before);
  setToday(strapi, '2021-06-01');
});

let seconds = 0;
/** As long as a write of another instance or tool may be unknown; after what was pretended before. */
const aSecondLater = () => {
  seconds += 1;
  const now = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => now + seconds * 1_000);
};

it('are new a second after a write that is not of this application', async () => {
  const before = await ready();
  await strapi.db.connection('resources').update({ title: 'Par SQL', updated_at: new Date() });
  aSecondLater();
  expect(await ready()).not.toBe(before);
});

it('are closed when an administrator closes the call', async () => {
  await ready();
  const action = 'plugin::membership-lifecycle.resources.find';
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  const where = { action, role: { type: 'public' } };
  const { id: held } = await permissions.findOne({ where });
  await permissions.delete({ where: { id: held } });
  aSecondLater();
  await get(LIST).expect(403);
});
