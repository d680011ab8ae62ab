import type { Core } from '@strapi/strapi';
import type { BulkResult } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { ListedMember } from '../../../src/plugins/membership-lifecycle/shared/membership/member-list';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { csvRows, take } from '../../helpers/exports';
import { boot, stop } from '../../helpers/strapi';

/** What is done to several members of the list at once: left out of sending, selected, exported. */

const MEMBERS = '/membership-lifecycle/members';
const until = '2021-12-31';
const reason = 'Fusion en cours';

let strapi: Core.Strapi;
let staff: Admin;
let reader: Admin;
let members: string[];

const list = async (query: string): Promise<ListedMember[]> =>
  (await reader.get(`${MEMBERS}?${query}`).expect(200)).body.data;
const ids = async (query: string) => (await list(query)).map(({ id }) => id).sort();

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 4);
  staff = await loginAs(strapi, 'membership-staff');
  reader = await loginAs(strapi, 'reader');
});
afterAll(() => stop(strapi));

test('several are left out of sending with a reason; one that is unknown stops no other', async () => {
  const asked = [members[0], 'nobody', members[1]];
  const { body } = await staff
    .post(`${MEMBERS}/mute`, { membershipIds: asked, until, reason })
    .expect(200);
  const { done, failed } = body.data as BulkResult;
  expect(done.map(({ membershipId }) => membershipId)).toEqual([members[0], members[1]]);
  expect(failed).toMatchObject([{ membershipId: 'nobody', reason: 'membership-unknown' }]);
  expect(await ids('muted=true')).toEqual([members[0], members[1]].sort());
  const [first, , last] = await list('sort=muted:desc');
  expect([first.muted, last.muted]).toEqual([{ until, reason }, null]);
  const { view } = strapi.plugin('membership-lifecycle').service('memberships');
  expect((await view(members[0])).muted).toEqual({ until, reason });
});

test('a day that has passed, a reason of nothing and a reader are refused', async () => {
  const membershipIds = [members[2]];
  const { body } = await staff
    .post(`${MEMBERS}/mute`, { membershipIds, until: '2020-01-01', reason })
    .expect(200);
  expect((body.data as BulkResult).failed).toMatchObject([{ reason: 'date-in-past' }]);
  await staff.post(`${MEMBERS}/mute`, { membershipIds, until: '31/12', reason }).expect(400);
  await staff.post(`${MEMBERS}/mute`, { membershipIds, until, reason: ' ' }).expect(400);
  await reader.post(`${MEMBERS}/mute`, { membershipIds, until, reason }).expect(403);
  await reader.get(`${MEMBERS}/selection`).expect(403);
});

test('a selection and a file hold what the filters keep', async () => {
  const { body } = await staff.get(`${MEMBERS}/selection?muted=true`).expect(200);
  expect(body.data).toHaveLength(2);
  expect(Object.keys(body.data[0]).sort()).toEqual(['membershipId', 'organisation', 'reference']);
  const [headings, ...rows] = csvRows(await take(strapi, reader.token, 'members?muted=true'));
  expect(rows).toHaveLength(2);
  expect(rows[0][headings.indexOf('Motif hors envoi')]).toBe(reason);
  expect(csvRows(await take(strapi, reader.token, 'members'))).toHaveLength(5);
});
