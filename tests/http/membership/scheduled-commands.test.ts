import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { CommandPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { fingerprint } from '../../helpers/fingerprint';
import { queueMessages } from '../../helpers/messages';
import { boot, setToday, stop } from '../../helpers/strapi';

/** A command is noted for a day ahead, shown, moved and cancelled, by those who may run it. */

const MEMBERSHIPS = '/membership-lifecycle/memberships';
const TODAY = '2021-06-01';
const DAY = '2021-12-01';

let strapi: Core.Strapi;
let staff: Admin;
let ids: string[];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  ids = await manyMembers(strapi, 6);
  setToday(strapi, TODAY);
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const at = (id: string, name = 'merge-into') => `${MEMBERSHIPS}/${id}/commands/${name}`;
const view = async (id: string): Promise<MembershipView> =>
  (await staff.get(`${MEMBERSHIPS}/${id}`).expect(200)).body.data;
const refused = async (url: string, body: object, status: number): Promise<string> => {
  const before = await fingerprint(strapi);
  const answer = await staff.post(url, body).expect(status);
  expect(await fingerprint(strapi)).toEqual(before);
  return answer.body.error.details.reason;
};

test('the plan of a day ahead tells that day: what comes until then has happened', async () => {
  const [, , , , , id] = ids;
  const planOn = async (scheduledOn?: string): Promise<CommandPlan> =>
    (await staff.post(`${at(id, 'open-renewal')}/plan`, { scheduledOn }).expect(200)).body.data;
  expect((await planOn('2021-07-01')).refusal).toBeNull();
  // The daily run will have opened it by then.
  expect((await planOn(DAY)).refusal).toMatchObject({ reason: 'renewal-open' });
  expect(await refused(`${at(id, 'open-renewal')}/scheduled`, { scheduledOn: DAY }, 409)).toBe(
    'renewal-open',
  );
  const merge = `${MEMBERSHIPS}/${ids[0]}/merge/${ids[1]}`;
  const { body } = await staff.get(`${merge}?on=${DAY}`).expect(200);
  expect(body.data.movedRenewals + body.data.closedRenewals).toBe(1);
  await staff.get(`${merge}?on=2021-01-01`).expect(400);
});

test('a merger is noted once under its key, shown on both pages, moved and cancelled', async () => {
  const [from, into] = ids;
  const { version } = await view(from);
  const body = { intoMembershipId: into, reason: 'Commune nouvelle', scheduledOn: DAY };
  const note = (key: string) =>
    staff
      .post(`${at(from)}/scheduled`, body)
      .set('Idempotency-Key', key)
      .set('If-Match', `"${version}"`);
  const { data } = (await note('first').expect(200)).body;
  expect(data.scheduled).toMatchObject([
    { command: 'merge-into', on: DAY, state: 'pending', other: { documentId: into } },
  ]);
  const again = await note('first').expect(200);
  expect(again.headers['idempotent-replayed']).toBe('true');
  expect((await note('second').expect(409)).body.error.details.reason).toBe('changed-meanwhile');
  expect(await refused(`${at(from)}/scheduled`, body, 409)).toBe('scheduled-already');
  const [{ id }] = (await view(into)).scheduled;
  const settle = (what: string, owner = from, name = 'merge-into') =>
    `${at(owner, name)}/scheduled/${id}/${what}`;
  // Neither another member nor another command, which may ask for another permission.
  expect(await refused(settle('cancel', into), {}, 404)).toBe('scheduled-unknown');
  expect(await refused(settle('run', from, 'change-tier'), {}, 404)).toBe('scheduled-unknown');
  expect(await refused(settle('move'), { scheduledOn: TODAY }, 400)).toBe(
    'scheduled-day-not-ahead',
  );
  expect(await refused(settle('move'), {}, 400)).toBe('invalid-input');
  await staff.post(settle('move'), { scheduledOn: '2021-11-01' }).expect(200);
  expect((await view(from)).scheduled).toMatchObject([{ on: '2021-11-01' }]);
  const { body: cancelled } = await staff.post(settle('cancel'), {}).expect(200);
  expect(cancelled.data.scheduled).toEqual([]);
  expect(await refused(settle('cancel'), {}, 409)).toBe('scheduled-settled');
  await note('first').expect(200);
  expect((await view(from)).scheduled).toEqual([]);
});

test('a call that is noted for a day ahead is told where it would be issued today', async () => {
  const [, , , id] = ids;
  const termId = (await view(id)).terms[0].id;
  const noticesNow = async (): Promise<CommandPlan['notices']> =>
    (await staff.post(`${at(id, 'issue-call')}/plan`, { termId }).expect(200)).body.data.notices;
  expect(await noticesNow()).toEqual([]);
  const body = { termId, scheduledOn: '2021-09-01' };
  const { data } = (await staff.post(`${at(id, 'issue-call')}/scheduled`, body).expect(200)).body;
  const notices = await noticesNow();
  expect(notices).toHaveLength(1);
  expect(notices[0].fr).toContain('1er septembre 2021');
  const [{ id: noted }] = data.scheduled;
  await staff.post(`${at(id, 'issue-call')}/scheduled/${noted}/cancel`, {}).expect(200);
  expect(await noticesNow()).toEqual([]);
});

test('a call that is issued before its day cancels what was noted for its term', async () => {
  const [, , , id] = ids;
  const termId = (await view(id)).terms[0].id;
  const on = '2021-09-02';
  await staff.post(`${at(id, 'issue-call')}/scheduled`, { termId, scheduledOn: on }).expect(200);
  const { data } = (await staff.post(at(id, 'issue-call'), { termId }).expect(200)).body;
  expect(data.scheduled).toEqual([]);
  const settled = await strapi.db
    .connection('adh_scheduled_command')
    .where({ membership_id: id, on });
  expect(settled).toMatchObject([{ state: 'cancelled', settled_by_type: 'admin' }]);
  const told = await strapi.db
    .connection('adh_activity')
    .where({ membership_id: id, command: 'cancel-scheduled' });
  expect(told.map(({ input }) => JSON.stringify(input)).join()).toContain(termId);
});

test.each([
  ['today', TODAY, 400, 'scheduled-day-not-ahead'],
  ['a day before', '2021-05-31', 400, 'scheduled-day-not-ahead'],
  ['a day too far ahead', '2023-06-02', 400, 'scheduled-day-too-far'],
  ['no day', '2021-02-30', 400, 'invalid-input'],
])('%s is refused', async (_what, scheduledOn, status, reason) => {
  const body = { intoMembershipId: ids[1], reason: 'x', scheduledOn };
  expect(await refused(`${at(ids[0])}/scheduled`, body, status)).toBe(reason);
});

test('an unknown command, member or field is refused, and one that is done at once', async () => {
  const on = { scheduledOn: DAY };
  expect(await refused(`${at(ids[0], 'nothing')}/scheduled`, on, 404)).toBe('command-unknown');
  expect(await refused(`${at(ids[0], 'suspend')}/scheduled`, on, 400)).toBe(
    'command-not-schedulable',
  );
  expect(await refused(`${at(ids[0], 'suspend')}/plan`, { ...on, reason: 'x' }, 400)).toBe(
    'command-not-schedulable',
  );
  expect(await refused(`${at('nobody', 'open-renewal')}/scheduled`, on, 404)).toBe(
    'membership-unknown',
  );
  expect(await refused(`${at(ids[0], 'open-renewal')}/scheduled`, { ...on, x: 1 }, 400)).toBe(
    'invalid-input',
  );
});

test('who may not run the command neither notes nor settles it', async () => {
  const [, , from, into] = ids;
  const body = { intoMembershipId: into, reason: 'Fusion', scheduledOn: DAY };
  const { data } = (await staff.post(`${at(from)}/scheduled`, body).expect(200)).body;
  const reader = await loginAs(strapi, 'communications');
  await reader.post(`${at(from)}/scheduled`, body).expect(403);
  for (const what of ['cancel', 'move', 'run']) {
    await reader.post(`${at(from)}/scheduled/${data.scheduled[0].id}/${what}`, {}).expect(403);
  }
  const done = await staff
    .post(`${at(from)}/scheduled/${data.scheduled[0].id}/run`, {})
    .expect(200);
  expect(done.body.data).toMatchObject({ mergedInto: { documentId: into }, scheduled: [] });
});

test('the plan of a suspension tells what is planned and will wait, and what has not left', async () => {
  const id = ids[5];
  const key = `${id}:call:remind`;
  await queueMessages(strapi, 1, 0, { key, membership_id: id });
  await staff
    .post(`${at(id, 'open-renewal')}/scheduled`, { scheduledOn: '2021-07-01' })
    .set('Idempotency-Key', 'waits')
    .expect(200);
  const { body } = await staff.post(`${at(id, 'suspend')}/plan`, {}).expect(200);
  expect(body.data.notices.map(({ fr }: { fr: string }) => fr)).toEqual([
    expect.stringContaining('pas encore partis\u00a0: 1.'),
    expect.stringContaining('Ce qui est prévu le 1er juillet 2021 attendra l’équipe'),
  ]);
});
