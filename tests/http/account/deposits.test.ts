/** @databases It asks queries over many tables, of what was noted last. */
import type { Core } from '@strapi/strapi';
import type { ListedCall } from '../../../src/plugins/membership-lifecycle/shared/account/calls';
import type { SelectedCall } from '../../../src/plugins/membership-lifecycle/shared/core/deposits';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { BulkResult } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { csvRows, take } from '../../helpers/exports';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What became of calls and credit notes on Chorus Pro, noted by hand, one or many at once. */

const LIFECYCLE = '/membership-lifecycle';
const NOTED = `${LIFECYCLE}/calls/deposits`;

let strapi: Core.Strapi;
let staff: Admin;
let reader: Admin;
let members: string[];

const view = async (id: string): Promise<MembershipView> =>
  (await staff.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;
const run = (id: string, name: string, input: object) =>
  staff.post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input).expect(200);
const listed = async (question: string): Promise<ListedCall[]> =>
  (await reader.get(`${LIFECYCLE}/calls?pageSize=100&${question}`).expect(200)).body.data;
const numbers = async (question: string) =>
  (await listed(question)).map(({ number }) => number).sort();
const note = async (input: object): Promise<BulkResult> =>
  (await staff.post(NOTED, { reason: '', ...input }).expect(200)).body.data;
const idOf = async (number: string) => (await listed(`search=${number}`))[0].id;

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 4);
  setToday(strapi, '2021-02-01');
  staff = await loginAs(strapi, 'membership-staff');
  reader = await loginAs(strapi, 'reader');
  const organisation = strapi.db.query('api::organisation.organisation');
  const siret = '73282932000074';
  // The last of them gets its calls elsewhere.
  for (const name of ['Commune 0', 'Commune 1', 'Commune 2']) {
    await organisation.update({
      where: { name },
      data: { serviceOrEngagementRequired: true, serviceCode: 'SRV', siret },
    });
  }
  for (const id of members) {
    await run(id, 'issue-call', { termId: (await view(id)).terms[0].id });
  }
  setToday(strapi, '2021-02-20');
});
afterAll(() => stop(strapi));

test('a call waits to be deposited where its organisation gets its calls there, and is not paid', async () => {
  expect(await numbers('deposit=to-deposit')).toEqual(['2021-0001', '2021-0002', '2021-0003']);
  expect((await view(members[0])).byChorus).toBe(true);
  expect((await view(members[3])).byChorus).toBe(false);
  expect(await numbers(`ids=${await idOf('2021-0002')},${await idOf('2021-0003')}`)).toEqual([
    '2021-0002',
    '2021-0003',
  ]);
  const { error } = (
    await reader.get(`${LIFECYCLE}/calls/deposit-plan?ids=${'a,'.repeat(249)}a`).expect(400)
  ).body;
  expect(error.details.errors[0].text.fr).toMatch(/^250 lignes .*, et 200 peuvent l’être/);
  await reader.get(`${LIFECYCLE}/calls?ids='`).expect(400);
});

test('steps are noted of many at once, each on a day, and told on the list, the page and the file', async () => {
  const all: SelectedCall[] = (
    await reader.get(`${LIFECYCLE}/calls/selection?kind=call`).expect(200)
  ).body.data;
  expect(all.map(({ number }) => number)).toEqual([
    ...['2021-0001', '2021-0002', '2021-0003', '2021-0004'],
  ]);
  const ids = all.slice(0, 2).map(({ id }) => id);
  const version = (await view(members[0])).version;
  const done = await note({ ids, state: 'deposited', on: '2021-02-03' });
  expect(done.done.map(({ organisation }) => organisation)).toEqual(['Commune 0', 'Commune 1']);
  // A form that is open stays true: nothing that a command decides over has changed.
  expect((await view(members[0])).version).toBe(version);
  // Sent again after a lost answer, it is noted once.
  const again = await note({ ids, state: 'deposited', on: '2021-02-03' });
  expect(again.done).toEqual([]);
  expect(again.skipped.map(({ reason }) => reason)).toEqual(['deposit-noted', 'deposit-noted']);
  await note({ ids: [ids[0]], state: 'rejected', on: '2021-02-10', reason: ' Service inconnu ' });

  expect(await numbers('deposit=to-deposit')).toEqual(['2021-0003']);
  expect(await numbers('deposit=deposited')).toEqual(['2021-0002']);
  const [rejected] = await listed('deposit=rejected');
  expect(rejected).toMatchObject({
    number: '2021-0001',
    deposit: { state: 'rejected', on: '2021-02-10', reason: 'Service inconnu' },
  });
  const [call] = (await view(members[0])).dues;
  expect(call.deposits).toEqual([
    { state: 'deposited', on: '2021-02-03', reason: null },
    { state: 'rejected', on: '2021-02-10', reason: 'Service inconnu' },
  ]);
  const rows = csvRows(await take(strapi, reader.token, 'calls?format=csv&deposit=rejected'));
  expect(rows[1].slice(-3)).toEqual(['Rejeté', '10/02/2021', 'Service inconnu']);
  const journal = await strapi.db
    .connection('adh_activity')
    .where({ command: 'note-deposit', membership_id: members[0] });
  expect(journal).toHaveLength(2);
});

test('what cannot be is refused for that one alone, or at its field', async () => {
  const [first, third, last] = [
    await idOf('2021-0001'),
    await idOf('2021-0003'),
    await idOf('2021-0004'),
  ];
  const ahead = await note({ ids: [third], state: 'in-payment', on: '2021-02-04' });
  expect(ahead.failed).toMatchObject([{ reason: 'deposit-first' }]);
  await note({ ids: [third], state: 'deposited', on: '2021-02-04' });
  // The first one was rejected since.
  const early = await note({ ids: [first, third], state: 'received', on: '2021-02-05' });
  expect(early.done.map(({ id }) => id)).toEqual([third]);
  expect(early.failed).toMatchObject([{ id: first, reason: 'deposit-before-last' }]);
  expect(early.failed[0].text.fr).toContain('10 février 2021');
  const before = await note({ ids: [last], state: 'deposited', on: '2021-01-31' });
  expect(before.failed).toMatchObject([{ reason: 'deposit-before-issue' }]);
  const elsewhere = await note({ ids: [last], state: 'deposited', on: '2021-02-04' });
  expect(elsewhere.failed).toMatchObject([{ id: last, reason: 'deposit-elsewhere' }]);
  const send = (input: object) =>
    staff.post(NOTED, { ids: [first], state: 'received', on: '2021-02-11', reason: '', ...input });
  await send({ on: '2021-02-21' }).expect(400);
  await send({ state: 'rejected', reason: ' ' }).expect(400);
  await send({ state: 'paid' }).expect(400);
  await send({ ids: ['unknown'] }).expect(404);
  await send({ ids: Array.from({ length: 501 }, () => first) }).expect(400);
  await reader
    .post(NOTED, { ids: [first], state: 'received', on: '2021-02-11', reason: '' })
    .expect(403);
  expect(await numbers('deposit=received')).toEqual(['2021-0003']);
});

test('what was noted by mistake is taken back, and stays in the history', async () => {
  const id = await idOf('2021-0001');
  const undone = await note({ ids: [id], state: 'undone', on: '2021-02-20' });
  expect(undone.done).toHaveLength(1);
  expect((await note({ ids: [id], state: 'undone', on: '2021-02-20' })).skipped).toHaveLength(1);
  expect(await numbers('deposit=to-deposit')).toEqual(['2021-0001']);
  expect((await listed('search=2021-0001'))[0].deposit).toBeNull();
  expect((await view(members[0])).dues[0].deposits).toHaveLength(3);
  // From there on, an earlier day is possible again.
  await note({ ids: [id], state: 'deposited', on: '2021-02-02' });
  expect(await numbers('deposit=deposited')).toEqual(['2021-0001', '2021-0002']);
});

test('a call that is cancelled once deposited lets its credit note wait, with steps of its own', async () => {
  await run(members[0], 'waive-dues', {
    termId: (await view(members[0])).terms[0].id,
    reason: 'Partenaire',
  });
  expect(await numbers('deposit=to-deposit')).toEqual(['AV2021-0001']);
  const [waiting] = await listed('deposit=to-deposit');
  await note({ ids: [waiting.id], state: 'deposited', on: '2021-02-20' });
  expect(await numbers('deposit=to-deposit')).toEqual([]);
  const [call] = (await view(members[0])).dues;
  expect(call.creditNote?.deposits).toEqual([
    { state: 'deposited', on: '2021-02-20', reason: null },
  ]);
  expect(call.deposits.at(-1)?.on).toBe('2021-02-02');
});
