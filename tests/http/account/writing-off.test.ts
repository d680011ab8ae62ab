/** @databases What is left of calls is summed by the database. */
import type { Core } from '@strapi/strapi';
import type { BalanceView } from '../../../src/plugins/membership-lifecycle/shared/accounting/accounting';
import type { ListedCall } from '../../../src/plugins/membership-lifecycle/shared/account/calls';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What is left of calls and is written off: asked nowhere, received nowhere, and in the books. */

const LIFECYCLE = '/membership-lifecycle';
const PRICE = 500_000;
const reason = 'Liquidation';

let strapi: Core.Strapi;
let treasurer: Admin;
let lost: string;
let short: string;

const view = async (id: string): Promise<MembershipView> =>
  (await treasurer.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;
const run = (id: string, name: string, input: object) =>
  treasurer.post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input).expect(200);
const duesOf = async (id: string) => (await view(id)).dues[0].id;
const listed = async (state: string): Promise<ListedCall[]> =>
  (await treasurer.get(`${LIFECYCLE}/calls?state=${state}`).expect(200)).body.data;
const unpaid = async (): Promise<{ membershipId: string; left: number }[]> =>
  (await treasurer.get(`${LIFECYCLE}/dues?overdue=true`).expect(200)).body.data;
const sums = async (): Promise<Record<string, number>> => {
  const url = `${LIFECYCLE}/accounting/balance?from=2021-01-01&to=2021-12-31`;
  const { totals }: BalanceView = (await treasurer.get(url).expect(200)).body.data;
  return Object.fromEntries(
    totals.accounts.map(({ account, debit, credit }) => [account, debit - credit]),
  );
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  [lost, short] = await manyMembers(strapi, 2);
  setToday(strapi, '2021-03-01');
  treasurer = await loginAs(strapi, 'treasurer');
  for (const id of [lost, short]) {
    await run(id, 'issue-call', { termId: (await view(id)).terms[0].id });
  }
  setToday(strapi, '2021-05-01');
  await run(short, 'record-payment', { duesId: await duesOf(short), amount: PRICE - 1 });
});
afterAll(() => stop(strapi));

test('both are late before, to the cent', async () => {
  expect((await unpaid()).map(({ left }) => left).sort()).toEqual([1, PRICE]);
});

test('a claim that is lost and a cent are late no more, and neither is paid', async () => {
  const refused = await treasurer
    .post(`${LIFECYCLE}/memberships/${lost}/commands/write-off-call`, {
      ...{ duesId: await duesOf(lost), writtenOffAs: 'difference', reason },
    })
    .expect(400);
  expect(refused.body.error.details.reason).toBe('difference-too-large');
  await run(lost, 'write-off-call', { duesId: await duesOf(lost), writtenOffAs: 'loss', reason });
  const difference = { duesId: await duesOf(short), writtenOffAs: 'difference', reason };
  await run(short, 'write-off-call', difference);
  expect(await unpaid()).toEqual([]);
  expect(await listed('overdue')).toEqual([]);
  expect((await listed('written-off')).map(({ membershipId }) => membershipId)).toEqual([lost]);
  expect(await listed('paid')).toMatchObject([{ membershipId: short, paid: PRICE - 1, left: 0 }]);
  const [call] = (await view(lost)).dues;
  expect(call).toMatchObject({
    ...{ state: 'written-off', remaining: 0, paid: 0 },
    writtenOff: { amount: PRICE, on: '2021-05-01', as: 'loss' },
  });
});

test('each is on the account of its kind, and the income stays', async () => {
  expect(await sums()).toEqual({
    '411': 0,
    '512': PRICE - 1,
    '654': PRICE,
    '658': 1,
    '756': -2 * PRICE,
  });
});

test('asked again, it is owed as before, in the lists and in the books', async () => {
  await run(lost, 'undo-write-off', { duesId: await duesOf(lost), reason });
  expect(await unpaid()).toMatchObject([{ membershipId: lost, left: PRICE }]);
  expect(await listed('written-off')).toEqual([]);
  expect(await sums()).toMatchObject({ '411': PRICE, '658': 1 });
  expect(await sums()).not.toHaveProperty('654');
});

test('of a payment that is taken back, all but the cent written off is asked again, in each list', async () => {
  const [call] = (await view(short)).dues;
  const paymentId = call?.payments[0]?.id;
  await run(short, 'reverse-payment', { paymentId, reason });
  const left = PRICE - 1;
  const ofShort = <T extends { membershipId: string }>(rows: T[]) =>
    rows.filter(({ membershipId }) => membershipId === short);
  expect((await view(short)).dues).toMatchObject([{ remaining: left }]);
  expect(ofShort(await unpaid())).toMatchObject([{ left }]);
  expect(ofShort(await listed('overdue'))).toMatchObject([{ paid: 0, left }]);
});
