import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../helpers/association';
import { asUserOf, type Caller } from '../helpers/callers';
import { JOINED_ON, manyMembers } from '../helpers/campaign';
import { createWitness } from '../helpers/openapi';
import { boot, setToday, stop } from '../helpers/strapi';

/** Each answer and each refusal that the document promises of the member space. */

const STAFF = { type: 'admin', id: '1' };

let strapi: Core.Strapi;
let member: Caller;
let mine: string;
let receipt: string;
const { ask, seeCommon, unseen } = createWitness(
  () => strapi,
  () => ({ memberAccount: member }),
);
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const run = (name: string, input: object) => service('commands').run(mine, name, input, STAFF);

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  [mine] = await manyMembers(strapi, 1);
  const { terms } = await service('memberships').view(mine);
  await run('issue-call', { termId: terms[0].id });
  const { dues } = await service('memberships').view(mine);
  receipt = dues[0].id;
  await run('record-payment', { duesId: receipt, amount: 500_000 });
  member = await asUserOf(strapi, 'authenticated', 'c0@example.org');
});
afterAll(() => stop(strapi));

test('calls of members refuse alike', () => seeCommon('me'));

test('what they read of their own', async () => {
  const path = { documentId: mine, id: receipt };
  expect((await ask('myMemberships')).body.data).toHaveLength(1);
  expect((await ask('myReceipts', { path })).body.data).toHaveLength(1);
  for (const id of ['myCertificate', 'myReceipt']) {
    expect((await ask(id, { path, query: '?locale=en' })).status).toBe(200);
  }
});

test('what is not theirs', async () => {
  const path = { documentId: 'another', id: receipt };
  for (const id of ['myCertificate', 'myReceipts', 'myReceipt']) {
    expect((await ask(id, { path })).status).toBe(404);
  }
  expect((await ask('myReceipt', { path: { documentId: mine, id: 'another' } })).status).toBe(404);
});

test('what cannot be attested', async () => {
  const path = { documentId: mine, id: receipt };
  await presentAssociation(strapi, { name: '', city: '' });
  for (const id of ['myCertificate', 'myReceipt']) {
    expect((await ask(id, { path, query: '?locale=fr' })).status).toBe(409);
  }
  await presentAssociation(strapi);
  await run('withdraw', { on: JOINED_ON, reason: 'Fusion' });
  setToday(strapi, '2021-02-01');
  expect((await ask('myCertificate', { path })).status).toBe(409);
  setToday(strapi, JOINED_ON);
});

test('every promise of the document was kept', () => {
  expect(unseen('me')).toEqual([]);
});
