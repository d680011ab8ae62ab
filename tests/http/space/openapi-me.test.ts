import type { Core } from '@strapi/strapi';
import { plusDays } from '../../helpers/days';
import { presentAssociation } from '../../helpers/association';
import { asUserOf, type Caller } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { giveMandate, IN_OFFICE, outOfOfficeOn } from '../../helpers/member-space';
import { calls, callsOf, createWitness, type Call } from '../../helpers/openapi';
import { compiled } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of the member space. */

type Memberships =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/memberships');
type Counters =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/counters');

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

const BODIES: Record<string, object> = {
  saveMyContacts: { contacts: [] },
  acceptMyRenewal: {},
  declineMyRenewal: { reason: 'Budget' },
};

/** What a call is to be sent with, so that only who asks is in its way. */
const sentTo = ({ id, operation }: Call) =>
  operation.requestBody
    ? {
        body: BODIES[id] ?? { occasion: 'another' },
        headers: { 'If-Match': 'a'.repeat(64), 'Idempotency-Key': `of-${id}` },
      }
    : {};

const reasonOf = ({ body }: { body: { error?: { details: { reason: string } } } }) =>
  body.error?.details.reason;

test('what they read of their own', async () => {
  const path = { documentId: mine, id: receipt };
  expect((await ask('me')).body.data.email).toBe('c0@example.org');
  for (const query of ['', '?locale=en']) {
    expect((await ask('myMembership', { path, query })).status).toBe(200);
    for (const id of ['myUsages', 'myHistory', 'myRegistrations', 'myPapers']) {
      expect((await ask(id, { path, query })).status).toBe(200);
    }
  }
  const [paper] = (await ask('myPapers', { path })).body.data;
  const ofPaper = { documentId: mine, paperId: paper.id };
  expect((await ask('myPaper', { path: ofPaper })).status).toBe(200);
  expect((await ask('myMemberships')).body.data).toHaveLength(1);
  expect((await ask('myReceipts', { path })).body.data).toHaveLength(1);
  for (const id of ['myCertificate', 'myReceipt']) {
    expect((await ask(id, { path, query: '?locale=en' })).status).toBe(200);
  }
});

test('no renewal is proposed', async () => {
  expect((await ask('myRenewal', { path: { documentId: mine } })).status).toBe(404);
});

test('what is not theirs', async () => {
  const path = { documentId: 'another', id: receipt };
  for (const call of callsOf('me').filter(({ path: url }) => url.includes('{'))) {
    expect((await ask(call.id, { path, ...sentTo(call) })).status).toBe(404);
  }
  expect((await ask('myPaper', { path: { documentId: mine } })).status).toBe(404);
  expect((await ask('myReceipt', { path: { documentId: mine, id: 'another' } })).status).toBe(404);
});

test('every door closes behind who is out of office, says why and whom to write to, and opens again', async () => {
  const doors = calls.filter(({ path: url }) => /^\/me(\/memberships|$)/.test(url));
  expect(doors.length).toBeGreaterThan(18);
  const path = { documentId: mine, id: receipt };
  const table = strapi.db.connection('adh_activity');
  const lines = async () => (await table.clone()).length;
  const before = await lines();
  for (const [reason, days] of outOfOfficeOn(JOINED_ON)) {
    await giveMandate(strapi, mine, days);
    for (const door of doors) {
      const { status, body } = await ask(door.id, { path, as: member, ...sentTo(door) });
      const { name, details } = body.error;
      expect([door.id, status, name, details.reason]).toEqual([
        door.id,
        403,
        'ForbiddenError',
        reason,
      ]);
      expect(details.text.fr).toContain('adhesions@example.org');
    }
    // What is open to anybody stays so, as to anybody.
    expect((await ask('occasions', { as: member })).status).toBe(200);
    expect((await ask('resources', { as: member })).status).toBe(200);
  }
  expect(await lines()).toBe(before);
  // Until the last day included, and as soon as the day is corrected.
  for (const days of [{ ...IN_OFFICE, mandateUntil: JOINED_ON }, IN_OFFICE]) {
    await giveMandate(strapi, mine, days);
    expect((await ask('myMemberships')).body.data).toHaveLength(1);
  }
});

test('the contacts of their body', async () => {
  const path = { documentId: mine };
  const read = await ask('myContacts', { path });
  const { contacts } = read.body.data;
  const save = (list: unknown, etag: string = read.headers.etag) =>
    ask('saveMyContacts', { path, body: { contacts: list }, headers: { 'If-Match': etag } });
  expect(reasonOf(await ask('saveMyContacts', { path, body: { contacts } }))).toBe(
    'contacts-version-required',
  );
  expect(reasonOf(await save([]))).toBe('own-access-lost');
  const newcomer = { name: 'Bea', email: '', phone: null, role: 'billing', locale: 'en' };
  const saved = await save([...contacts, newcomer]);
  expect(saved.body.data.contacts).toHaveLength(2);
  expect(reasonOf(await save(contacts))).toBe('contacts-changed');
  const members = compiled('core/store/memberships') as Memberships;
  const { CounterRefused } = compiled('core/store/counters') as Counters;
  const locked = jest.spyOn(members, 'lockMemberships').mockImplementation(async () => {
    throw new CounterRefused('moved');
  });
  expect(reasonOf(await save(contacts, saved.headers.etag))).toBe('busy');
  locked.mockRestore();
});

test('what cannot be attested', async () => {
  const path = { documentId: mine, id: receipt };
  await presentAssociation(strapi, { name: '', city: '' });
  for (const id of ['myCertificate', 'myReceipt']) {
    expect((await ask(id, { path, query: '?locale=fr' })).status).toBe(409);
  }
  await presentAssociation(strapi);
  await run('withdraw', { lastDay: plusDays(JOINED_ON, -1), reason: 'Fusion' });
  setToday(strapi, '2021-02-01');
  expect((await ask('myCertificate', { path })).status).toBe(409);
  setToday(strapi, JOINED_ON);
});

test('every promise of the document was kept', () => {
  // `member-space-renewal.test.ts` sees renewals answered, and how they are refused.
  const elsewhere = /^(myRenewal 200|(accept|decline)MyRenewal)/;
  expect(unseen('me').filter((promise) => !elsewhere.test(promise))).toEqual([]);
});
