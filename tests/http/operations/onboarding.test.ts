import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import { makeOffer, makeTier } from '../../helpers/content';
import { makeMember } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** « Premiers pas »: each step is ticked by what is there, or by what somebody says of it. */

const URL = '/membership-lifecycle/onboarding';
const TIER = 'api::tier.tier';
const OFFER = 'api::offer.offer';

let strapi: Core.Strapi;
let administrator: Admin;
let tier: string;
let offer: string;

interface Answer {
  steps: { id: string; done: boolean; next: string; putOff?: true; missing?: string[] }[];
  finished: boolean;
}
const view = async (): Promise<Answer> => (await administrator.get(URL).expect(200)).body.data;
const step = async (id: string) => (await view()).steps.find((one) => one.id === id);
const saved = (body: object) => administrator.put(URL, body).expect(200);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  administrator = await loginAs(strapi, 'administrator');
});
afterAll(() => stop(strapi));

test('an empty installation has everything to do, in order', async () => {
  expect(await view()).toEqual({
    steps: [
      {
        id: 'identity',
        done: false,
        next: 'open',
        missing: ['name', 'sender', 'bank', 'siret', 'address', 'contact', 'rate', 'signatory'],
      },
      { id: 'offer', done: false, next: 'create' },
      { id: 'tier', done: false, next: 'create' },
      { id: 'workflow', done: false, next: 'open' },
      { id: 'email', done: false, next: 'open' },
      { id: 'colleagues', done: false, next: 'open' },
      { id: 'member', done: false, next: 'open' },
    ],
    finished: false,
  });
});

test('the identity is known by a name and a sender', async () => {
  const { body } = await administrator.get('/membership-lifecycle/settings/identity').expect(200);
  const identity = {
    ...body.data.identity,
    name: 'Association',
    senderEmail: 'adhesions@example.org',
  };
  await administrator.put('/membership-lifecycle/settings/identity', identity).expect(200);
  expect(await step('identity')).toMatchObject({
    done: true,
    missing: ['bank', 'siret', 'address', 'contact', 'rate', 'signatory'],
  });
  await administrator
    .put('/membership-lifecycle/settings/identity', { ...identity, phone: '01 99 00 00 01' })
    .expect(200);
  expect((await step('identity'))?.missing).toEqual([
    'bank',
    'siret',
    'address',
    'rate',
    'signatory',
  ]);
});

test('an offer is written, then published with a tier; one that is over does not count', async () => {
  const over = { opensOn: '2020-01-01', closesOn: '2021-05-31' };
  offer = await makeOffer(strapi, { ...over, tiers: [] }, 'draft');
  expect(await step('offer')).toEqual({ id: 'offer', done: false, next: 'publish' });
  tier = await makeTier(strapi, {}, 'draft');
  expect(await step('tier')).toEqual({ id: 'tier', done: false, next: 'publish' });
  await strapi.documents(TIER).publish({ documentId: tier });
  expect(await step('tier')).toEqual({ id: 'tier', done: false, next: 'list' });
  const publish = (data: object) =>
    strapi.documents(OFFER).update({ documentId: offer, data, status: 'published' });
  await publish({ tiers: [tier] });
  expect(await step('offer')).toMatchObject({ done: false });
  expect(await step('tier')).toEqual({ id: 'tier', done: false, next: 'list' });
  await publish({ opensOn: '2021-09-01', closesOn: null });
  for (const id of ['offer', 'tier']) expect(await step(id)).toMatchObject({ done: true });
  await strapi.documents(TIER).unpublish({ documentId: tier });
  expect(await step('tier')).toEqual({ id: 'tier', done: false, next: 'publish' });
  await strapi.documents(TIER).publish({ documentId: tier });
});

test('what no fact proves is said by a person, once for all', async () => {
  for (const id of ['workflow', 'email']) {
    await saved({ acknowledged: id });
    expect(await step(id)).toMatchObject({ done: true });
  }
  // A workflow that was looked at is done; an e-mail that was put off is not.
  expect(await step('workflow')).not.toHaveProperty('putOff');
  expect(await step('email')).toMatchObject({ putOff: true });
  expect(await step('colleagues')).toMatchObject({ done: false });
});

test.each([{ acknowledged: 'member' }, { acknowledged: 3 }, { dismissed: 'yes' }, { other: true }])(
  '%j is refused and changes nothing',
  async (body) => {
    const before = await view();
    await administrator.put(URL, body).expect(400);
    expect(await view()).toEqual(before);
  },
);

test('a colleague is invited', async () => {
  await loginAs(strapi, 'membership-staff');
  expect(await step('colleagues')).toMatchObject({ done: true });
});

test('a first member ends it', async () => {
  const { documentId } = await strapi
    .documents('api::organisation.organisation')
    .create({ data: { name: 'Commune' } });
  expect(documentId).toBeTruthy();
  expect(await step('member')).toEqual({ id: 'member', done: false, next: 'open' });
  expect((await view()).finished).toBe(false);
  await makeMember(strapi);
  expect((await view()).finished).toBe(true);
});

test('the list is put away, and taken out again', async () => {
  await strapi.documents(TIER).unpublish({ documentId: tier });
  expect((await view()).finished).toBe(false);
  await saved({ dismissed: true });
  expect((await view()).finished).toBe(true);
  await saved({ dismissed: false });
  expect((await view()).finished).toBe(false);
});
