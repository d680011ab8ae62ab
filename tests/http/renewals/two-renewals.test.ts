/** @databases Its commands find renewals in the database. */
import type { Core } from '@strapi/strapi';
import type {
  EarlierRenewal,
  MembershipView,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { BulkPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import type { CampaignPlan } from '../../../src/plugins/membership-lifecycle/shared/renewals/campaign';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import type { TodayView } from '../../../src/plugins/membership-lifecycle/shared/statistics/statistics';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { ORGANISATION_UID } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { boot, setToday, stop } from '../../helpers/strapi';

/**
 * A member who said yes for a year that was never called, and whose next year is proposed: each of
 * the two renewals is acted on by itself.
 */

const LIFECYCLE = '/membership-lifecycle';
const NEXT_YEAR = '2022-10-03';

let strapi: Core.Strapi;
let staff: Admin;
let member: string;
let silent: string;
let old: RenewalRow;
let next: RenewalRow;

const rows = async (): Promise<RenewalRow[]> =>
  (await staff.get(`${LIFECYCLE}/renewals`).expect(200)).body.data;
const rowOf = async ({ id }: RenewalRow) => (await rows()).find((row) => row.id === id);
const view = async (): Promise<MembershipView> =>
  (await staff.get(`${LIFECYCLE}/memberships/${member}`).expect(200)).body.data;
const command = (name: string, input: object) =>
  staff.post(`${LIFECYCLE}/memberships/${member}/commands/${name}`, input);
const bulk = async (name: string, input: object) =>
  (await staff.post(`${LIFECYCLE}/renewals/${name}`, input).expect(200)).body.data;

const daily = () => strapi.plugin('membership-lifecycle').service('daily').run({});

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  [member, silent] = await manyMembers(strapi, 2);
  staff = await loginAs(strapi, 'membership-staff');
  setToday(strapi, OPENS_ON);
  await daily();
  await command('accept-renewal', {}).expect(200);
  // The other one says nothing, is reminded and lapses.
  for (const day of ['2021-11-02', '2021-12-01', '2022-01-15', '2022-03-02']) {
    setToday(strapi, day);
    await daily();
  }
});
afterAll(() => stop(strapi));

test('a renewal that is opened again does not tell the reminders of the one before it', async () => {
  const ofSilent = async (): Promise<MembershipView> =>
    (await staff.get(`${LIFECYCLE}/memberships/${silent}`).expect(200)).body.data;
  const { renewal, pastRenewals } = await ofSilent();
  expect(renewal).toBeNull();
  const told = pastRenewals[0].reminders.map(({ state }) => state);
  expect(told.filter((state) => state === 'done')).toHaveLength(3);
  await staff.post(`${LIFECYCLE}/memberships/${silent}/commands/open-renewal`, {}).expect(200);
  const again = (await ofSilent()).renewal?.reminders.map(({ state }) => state);
  expect(again).not.toContain('done');
  await staff
    .post(`${LIFECYCLE}/memberships/${silent}/commands/withdraw`, {
      ...{ lastDay: '2022-03-02', reason: 'Démission' },
    })
    .expect(200);
  setToday(strapi, NEXT_YEAR);
});

test('a campaign says of whom it asks that the present year was never called', async () => {
  const range = { endsFrom: '2022-12-31', endsTo: '2022-12-31' };
  const question = { ...range, leftOut: [], page: 1, pageSize: 10 };
  const answer = await staff.post(`${LIFECYCLE}/renewals/campaign/plan`, question).expect(200);
  const { data, meta }: CampaignPlan = answer.body;
  expect(data).toMatchObject([{ membershipId: member, uncalled: true }]);
  // No mail server is set up.
  expect(meta.totals).toMatchObject({ renewals: 1, uncalled: 1, kept: 1 });
  await daily();
});

test('both stand on the board, and the member’s page tells of both', async () => {
  const found = await rows();
  expect(found.map(({ stage, termEndsOn }) => [stage.id, termEndsOn])).toEqual([
    ['awaiting-decision', '2021-12-31'],
    ['proposed', '2022-12-31'],
  ]);
  [old, next] = found;
  const { renewal, earlierRenewals, uncalled, terms } = await view();
  expect(renewal?.id).toBe(next.id);
  const running = terms.find(({ startsOn }) => startsOn === '2022-01-01');
  expect(uncalled).toEqual({ termId: running?.id, amount: 500_000, currency: 'EUR' });
  const told = ({ renewal: { id }, workflow: { stages }, commands }: EarlierRenewal) => ({
    id,
    stages: stages.length,
    commands: commands.map(({ name }) => name),
  });
  expect(earlierRenewals.map(told)).toEqual([
    { id: old.id, stages: 8, commands: ['move-renewal', 'assign-renewal', 'note-renewal'] },
  ]);
});

const calledFor = async () => {
  const { body } = await staff.get(`${LIFECYCLE}/statistics/today`).expect(200);
  const { calls }: TodayView = body.data;
  const { body: all } = await staff.get(`${LIFECYCLE}/dues/to-issue`).expect(200);
  expect(all.data.length).toBe(calls.count);
  const asked = (path: string) => staff.get(`${LIFECYCLE}/${path}`).expect(200);
  const [listed, toDo, members] = [
    (await asked('renewals?toCall=true')).body.data,
    (await asked('renewals?attention=true')).body.data,
    (await asked('members?duesState=uncalled')).body.data,
  ];
  const ids = (found: { id: string }[]) => found.map(({ id }) => id);
  return {
    home: calls.first.map(({ membershipId }) => membershipId),
    listed: ids(listed),
    toDo: ids(toDo),
    members: ids(members),
  };
};

test('the yes that waits for its call stands on the home page, the board and in every filter', async () => {
  expect(await rowOf(old)).toMatchObject({ callWaits: 'call', attention: ['call', 'overdue'] });
  const { home, listed, toDo, members } = await calledFor();
  expect([home, listed, members]).toEqual([[member], [old.id], [member]]);
  expect(toDo).toContain(old.id);
});

test('one who is to leave stands there too, until its last day', async () => {
  const endsOn = (ended_on: string | null) =>
    strapi.db.connection('memberships').where('document_id', member).update({ ended_on });
  await endsOn('2022-12-01');
  expect((await calledFor()).home).toEqual([member]);
  await endsOn(NEXT_YEAR);
  expect((await calledFor()).home).toEqual([]);
  await endsOn(null);
});

test('one whose call is noted for a day, or whose body is to give its number, waits for nobody yet', async () => {
  const { organisation, uncalled } = await view();
  const input = { termId: uncalled?.termId };
  const noted = await staff
    .post(`${LIFECYCLE}/memberships/${member}/commands/issue-call/scheduled`, {
      ...input,
      scheduledOn: '2022-11-01',
    })
    .expect(200);
  expect((await calledFor()).home).toEqual([]);
  const [{ id }]: MembershipView['scheduled'] = noted.body.data.scheduled;
  await command(`issue-call/scheduled/${id}/cancel`, {}).expect(200);
  const { documentId } = organisation;
  const requires = (engagementRequired: boolean) =>
    strapi
      .documents(ORGANISATION_UID)
      .update({ documentId, data: { engagementRequired } as never });
  await requires(true);
  expect(await rowOf(old)).toMatchObject({ callWaits: 'number', attention: ['overdue'] });
  expect((await calledFor()).listed).toEqual([]);
  await requires(false);
});

test('calls are issued together as their plan says, by who keeps the dues alone', async () => {
  const termIds = [(await view()).uncalled?.termId];
  const reader = await loginAs(strapi, 'reader');
  await reader.post(`${LIFECYCLE}/dues/issue/plan`, { termIds }).expect(403);
  const { body } = await staff.post(`${LIFECYCLE}/dues/issue/plan`, { termIds }).expect(200);
  const { lines }: BulkPlan = body.data;
  expect(lines).toMatchObject([
    { id: termIds[0], membershipId: member, plan: { calls: [{ amount: 500_000 }] } },
  ]);
});

test('a command acts on the one that it names, and on the one that goes on without a name', async () => {
  await command('note-renewal', { renewalId: old.id, note: 'Engagement réclamé.' }).expect(200);
  await command('note-renewal', { note: 'Conseil en décembre.' }).expect(200);
  expect((await rowOf(old))?.lastNote).toBe('Engagement réclamé.');
  expect((await rowOf(next))?.lastNote).toBe('Conseil en décembre.');
});

test.each([
  ['accept-renewal', {}, 'already-accepted'],
  ['decline-renewal', { reason: 'Non' }, 'already-accepted'],
  ['lose-renewal', { reason: 'Non' }, 'term-issued'],
  ['win-renewal', {}, 'not-settled'],
  ['move-renewal', { stageId: 'proposed' }, 'already-accepted'],
])('the old one refuses what is not for it, and neither changes: %s', async (name, input, why) => {
  const before = await rows();
  const refused = await command(name, { ...input, renewalId: old.id }).expect(409);
  expect(refused.body.error.details.reason).toBe(why);
  expect(await rows()).toEqual(before);
});

test('one that is not under way is refused by name', async () => {
  const refused = await command('note-renewal', { renewalId: 'gone', note: 'x' }).expect(409);
  expect(refused.body.error.details.reason).toBe('renewal-closed');
});

test('a note for many is added to each of the two, once', async () => {
  const send = () =>
    staff
      .post(`${LIFECYCLE}/renewals/note`, { renewalIds: [old.id, next.id], note: 'Appelé.' })
      .set('Idempotency-Key', 'both')
      .expect(200);
  for (const { body } of [await send(), await send()]) {
    expect(body.data.done.map(({ id }: { id: string }) => id)).toEqual([old.id, next.id]);
  }
  const { body } = await staff.get(`${LIFECYCLE}/memberships/${member}/activities`).expect(200);
  const notes = body.data.filter(
    ({ input }: { input: { note?: string } }) => input.note === 'Appelé.',
  );
  expect(notes).toHaveLength(2);
  expect([(await rowOf(old))?.lastNote, (await rowOf(next))?.lastNote]).toEqual([
    'Appelé.',
    'Appelé.',
  ]);
});

test('both are given to a colleague in one go, in the versions that were seen', async () => {
  const { version } = await view();
  const versions = { [old.id]: version, [next.id]: version };
  const asked = { renewalIds: [old.id, next.id], ownerId: String(staff.userId), versions };
  const given = await bulk('assign', asked);
  expect([given.done.length, given.skipped]).toEqual([2, []]);
  const again = await bulk('assign', asked);
  expect(again.skipped).toMatchObject([
    { id: old.id, reason: 'changed-meanwhile' },
    { id: next.id, reason: 'changed-meanwhile' },
  ]);
});

test('the move of the old one calls its year, as its plan says, and leaves the next where it is', async () => {
  const input = { renewalIds: [old.id], stageId: 'call-issued' };
  const { lines }: BulkPlan = await bulk('move/plan', input);
  expect(lines).toMatchObject([
    {
      id: old.id,
      plan: {
        renewals: [{ from: { fr: 'Accord reçu' } }],
        calls: [{ change: 'issued', amount: 500_000 }],
      },
    },
  ]);
  expect((await bulk('move', input)).done).toMatchObject([{ id: old.id, membershipId: member }]);
  expect((await rowOf(old))?.stage.id).toBe('call-issued');
  expect(await rowOf(next)).toMatchObject({ stage: { id: 'proposed' }, answeredOn: null });
  const { dues, terms } = await view();
  expect(dues.map(({ termId }) => termId)).toEqual([
    terms.find(({ startsOn }) => startsOn === '2022-01-01')?.id,
  ]);
});

test('the payment settles the old one, and the next goes on', async () => {
  const [{ id: duesId }] = (await view()).dues;
  await command('record-payment', { duesId, amount: 500_000 }).expect(200);
  expect((await rows()).map(({ id }) => id)).toEqual([next.id]);
  const { earlierRenewals, pastRenewals, renewal } = await view();
  expect([renewal?.id, earlierRenewals]).toEqual([next.id, []]);
  expect(pastRenewals.map(({ id, stage }) => [id, stage.kind])).toEqual([[old.id, 'won']]);
});
