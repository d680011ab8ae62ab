import type { Core } from '@strapi/strapi';
import type { BulkResult } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { ListedMember } from '../../../src/plugins/membership-lifecycle/shared/membership/member-list';
import type { MutePlan } from '../../../src/plugins/membership-lifecycle/shared/membership/mute-plan';
import { addDays } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { csvRows, take } from '../../helpers/exports';
import { boot, setToday, stop } from '../../helpers/strapi';

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
  for (const asked of ['mute', 'mute/plan']) {
    const body = { membershipIds, until: '2020-01-01', ...(asked === 'mute' ? { reason } : {}) };
    const answer = await staff.post(`${MEMBERS}/${asked}`, body).expect(400);
    expect(answer.body.error.details).toMatchObject({ reason: 'date-in-past', field: 'until' });
  }
  await staff.post(`${MEMBERS}/mute`, { membershipIds, until: '31/12', reason }).expect(400);
  await staff.post(`${MEMBERS}/mute`, { membershipIds, until, reason: ' ' }).expect(400);
  await reader.post(`${MEMBERS}/mute`, { membershipIds, until, reason }).expect(403);
  await reader.get(`${MEMBERS}/selection`).expect(403);
});

test('a selection and a file hold what the filters keep', async () => {
  const { body } = await staff.get(`${MEMBERS}/selection?muted=true`).expect(200);
  expect(body.data).toHaveLength(2);
  const keys = ['id', 'membershipId', 'organisation', 'reference'];
  expect(Object.keys(body.data[0]).sort()).toEqual(keys);
  const [headings, ...rows] = csvRows(await take(strapi, reader.token, 'members?muted=true'));
  expect(rows).toHaveLength(2);
  expect(rows[0][headings.indexOf('Motif hors des envois')]).toBe(reason);
  expect(csvRows(await take(strapi, reader.token, 'members'))).toHaveLength(5);
});

describe('the plan', () => {
  const planned = async (membershipIds: string[], day = until) => {
    const { body } = await staff
      .post(`${MEMBERS}/mute/plan`, { membershipIds, until: day })
      .expect(200);
    return (body.data as MutePlan).lines;
  };
  const command = (id: string, name: string, input: object) =>
    staff.post(`/membership-lifecycle/memberships/${id}/commands/${name}`, input).expect(200);
  /** The templates of the messages that were written for a member. */
  const written = async (id: string) => {
    const rows = await strapi.db
      .connection('adh_message')
      .where({ membership_id: id })
      .orderBy('id');
    return rows.map(({ template }: { template: string }) => template);
  };

  test('says who is left out already, who cannot be and why, and writes nothing', async () => {
    const [first, , , last] = members;
    await command(last, 'withdraw', { lastDay: '2021-01-03', reason: 'Dissolution' });
    const before = await written(first);
    const lines = await planned([first, 'nobody', last, first]);
    expect(lines).toMatchObject([
      { membershipId: first, organisation: 'Commune 0', muted: { until, reason }, refusal: null },
      { membershipId: last, muted: null, unsent: [], refusal: { reason: 'membership-over' } },
    ]);
    expect(await written(first)).toEqual(before);
    expect(await ids('muted=true')).toEqual([members[0], members[1]].sort());
  });

  test('asks as much of the database for many as for one', async () => {
    let queries = 0;
    const count = () => {
      queries += 1;
    };
    const asked = async (membershipIds: string[]) => {
      queries = 0;
      await planned(membershipIds);
      return queries;
    };
    await planned(members);
    strapi.db.connection.on('query', count);
    const [one, many] = [await asked(members.slice(0, 1)), await asked(members)];
    strapi.db.connection.removeListener('query', count);
    expect(many).toBe(one);
  });

  test('holds the command to what it said: who changed since is left aside', async () => {
    const [, second] = members;
    const [{ version }] = await planned([second]);
    await command(second, 'unmute', {});
    const input = { membershipIds: [second], until, reason, versions: { [second]: version } };
    const { body } = await staff.post(`${MEMBERS}/mute`, input).expect(200);
    expect((body.data as BulkResult).skipped).toMatchObject([{ reason: 'changed-meanwhile' }]);
  });

  test('names the messages that the daily runs would send until the day, and only those', async () => {
    const [muted, , free] = members;
    const before = (await written(free)).length;
    // The day before renewals open.
    const eve = '2021-10-01';
    expect((await planned([free], eve))[0].unsent).toEqual([]);
    const [line] = await planned([free]);
    const [lasting] = await planned([muted]);
    expect(line.unsent).toContain('renewal-proposal');
    expect(lasting.unsent).toEqual([]);
    for (let on = addDays(eve, 1); on <= until; on = addDays(on, 1)) {
      setToday(strapi, on);
      await strapi.plugin('membership-lifecycle').service('daily').run({});
    }
    expect((await written(free)).slice(before)).toEqual(line.unsent);
  });

  test('says why the messages to come of a member cannot be told', async () => {
    const [, , free] = members;
    const renewals = () => strapi.db.connection('adh_renewal').where('membership_id', free);
    const { term_id: termId } = await renewals().first('term_id');
    await renewals().update({ term_id: 'missing' });
    const [broken] = await planned([free], addDays(until, 90));
    expect(broken).toMatchObject({ unsent: [], refusal: null });
    expect(broken.failure).toMatch(/names a term that does not exist/);
    await renewals().update({ term_id: termId });
    const [whole] = await planned([free], addDays(until, 90));
    expect(whole.failure).toBeNull();
  });

  test.each([{ membershipIds: 'x', until }, { membershipIds: ['x'], until: '31/12' }, { until }])(
    'refuses wrong input, and a reader: %j',
    async (input) => {
      await staff.post(`${MEMBERS}/mute/plan`, input).expect(400);
      await reader.post(`${MEMBERS}/mute/plan`, input).expect(403);
    },
  );
});
