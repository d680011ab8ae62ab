import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { ScheduleView } from '../../../src/plugins/membership-lifecycle/shared/renewals/schedule';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { queueMessages } from '../../helpers/messages';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Commands that staff note for a day ahead: done on it, once, or left to them with the reason. */

const STAFF = { type: 'admin' as const, id: '1' };
const NOTED_ON = '2021-06-01';
const DAY = '2021-07-01';
const reason = 'Commune nouvelle';

let strapi: Core.Strapi;
let ids: string[];
/** Hands each test members of its own. */
const next = (): string => {
  const id = ids.pop();
  if (!id) throw new Error('More members are needed');
  return id;
};

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const daily = () => service('daily').run();
const schedule = (id: string, name: string, body: object, more: object = {}) =>
  service('scheduledCommands').schedule(id, name, body, STAFF, more);
const refusalOf = async (promise: Promise<unknown>): Promise<string | undefined> =>
  promise.then(
    () => undefined,
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );
const journalOf = async (id: string) =>
  (await strapi.db.connection('adh_activity').where('membership_id', id).orderBy('id')).map(
    ({ command, actor_type: actor }: { command: string; actor_type: string }) =>
      `${command} ${actor}`,
  );
const stateOf = async (id: string): Promise<string> =>
  (await strapi.db.connection('adh_scheduled_command').where('membership_id', id).first()).state;
const mergerOf = async (on = DAY) => {
  const [from, into] = [next(), next()];
  await schedule(from, 'merge-into', { intoMembershipId: into, reason, scheduledOn: on });
  const [{ id }] = (await view(from)).scheduled;
  return { from, into, named: { membershipId: from, command: 'merge-into', id } };
};
const scheduleOf = (membership: string): Promise<ScheduleView> =>
  service('schedule').view({ membership, page: 1, pageSize: 50, to: '2022-05-31' });
const linesOf = async (membership: string): Promise<ScheduleView['data']> =>
  (await scheduleOf(membership)).data;

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  ids = await manyMembers(strapi, 24);
  setToday(strapi, NOTED_ON);
});
beforeEach(() => setToday(strapi, NOTED_ON));
afterAll(() => stop(strapi));

test('a merger noted for a day is done on it, by the daily run in the name of who noted it', async () => {
  const { from, into } = await mergerOf();
  expect((await view(from)).scheduled).toMatchObject([
    { command: 'merge-into', on: DAY, state: 'pending', by: STAFF, other: { documentId: into } },
  ]);
  // The page of the other membership tells it too.
  expect((await view(into)).scheduled).toMatchObject([{ of: { documentId: from } }]);
  setToday(strapi, '2021-06-30');
  await daily();
  expect((await view(from)).mergedInto).toBeNull();
  setToday(strapi, DAY);
  expect(await daily()).toMatchObject({ failures: [] });
  expect(await view(from)).toMatchObject({
    mergedInto: { documentId: into, on: DAY },
    scheduled: [],
  });
  expect((await journalOf(from)).slice(-3)).toEqual([
    'schedule-command admin',
    'do-scheduled system',
    'merge-into admin',
  ]);
  expect(await stateOf(from)).toBe('done');
});

test('a day that was missed is caught up, and keeps its day', async () => {
  const id = next();
  await schedule(id, 'change-identity', { name: 'Val Neuf', reason, scheduledOn: DAY });
  setToday(strapi, '2021-07-20');
  await daily();
  expect(await view(id)).toMatchObject({
    organisation: { name: 'Val Neuf' },
    formerly: [{ until: DAY }],
  });
  await daily();
  expect((await view(id)).formerly).toHaveLength(1);
});

test('what became illegal waits with its reason, is shown, and is done now or cancelled by staff', async () => {
  const { from, into, named } = await mergerOf();
  const withdrawn = { lastDay: NOTED_ON, reason: 'Départ' };
  await service('commands').run(into, 'withdraw', withdrawn, STAFF);
  setToday(strapi, DAY);
  expect(await daily()).toMatchObject({ failures: [] });
  const [waiting] = (await view(from)).scheduled;
  expect(waiting).toMatchObject({ state: 'waiting', refusal: { reason: 'membership-over' } });
  const { data, meta } = await scheduleOf(from);
  expect(data[0]).toMatchObject({ on: DAY, command: null, facets: ['waiting'] });
  // It is nothing that will be done.
  expect(meta.days[0]).toMatchObject({ on: DAY, counts: { waiting: 1, scheduled: 0 } });
  expect((await service('statistics').today()).scheduled).toEqual({ waiting: 1 });
  // It is not tried again by itself, nor told twice.
  await daily();
  expect((await journalOf(from)).filter((line) => line.startsWith('leave-scheduled'))).toHaveLength(
    1,
  );
  const now = () => service('scheduledCommands').runNow(named, STAFF, {});
  expect(await refusalOf(now())).toBe('membership-over');
  expect(await stateOf(from)).toBe('waiting');
  await service('commands').run(into, 'reinstate', { reason: 'Erreur' }, STAFF);
  await now();
  expect(await view(from)).toMatchObject({ mergedInto: { documentId: into }, scheduled: [] });
  expect(await refusalOf(now())).toBe('scheduled-settled');
});

test('what was planned, and what was about to leave, waits for staff while a member is suspended', async () => {
  const id = next();
  const [reminder, link] = [`${id}:call:remind`, 'member-link:1'];
  for (const key of [reminder, link]) await queueMessages(strapi, 1, 0, { key, membership_id: id });
  const stateOfLetter = async (key: string): Promise<string> =>
    (await strapi.db.connection('adh_message').where('key', key).first()).state;
  await schedule(id, 'open-renewal', { scheduledOn: DAY });
  await schedule(id, 'change-identity', { name: 'Val Suspendu', reason, scheduledOn: DAY });
  await service('commands').run(id, 'suspend', { reason: 'Impayé' }, STAFF);
  // What its people asked for themselves leaves.
  expect([await stateOfLetter(reminder), await stateOfLetter(link)]).toEqual([
    'withheld',
    'queued',
  ]);
  setToday(strapi, DAY);
  expect(await daily()).toMatchObject({ failures: [] });
  const suspended = await view(id);
  expect([suspended.renewal, suspended.organisation.name]).toEqual([null, 'Val Suspendu']);
  expect(suspended.scheduled).toMatchObject([
    { command: 'open-renewal', state: 'waiting', refusal: { reason: 'scheduled-held-back' } },
  ]);
  // Reinstated, it does not leave by itself either: staff do it.
  await service('commands').run(id, 'reinstate', { reason: 'Réglé' }, STAFF);
  await daily();
  expect((await view(id)).renewal).toBeNull();
  const [{ id: scheduled }] = suspended.scheduled;
  const named = { membershipId: id, command: 'open-renewal', id: scheduled };
  await service('scheduledCommands').runNow(named, STAFF, {});
  expect(await view(id)).toMatchObject({ renewal: { openedOn: DAY }, scheduled: [] });
});

test('a merger into a member whom staff hold back is told to wait, on both pages and in the schedule', async () => {
  const { from, into } = await mergerOf();
  const toldOf = async (id: string) => (await view(id)).scheduled.map(({ willWait }) => willWait);
  expect([await toldOf(from), await toldOf(into)]).toEqual([[null], [null]]);
  await service('commands').run(into, 'suspend', { reason: 'Impayé' }, STAFF);
  const waits = expect.objectContaining({ fr: expect.stringContaining('Adhésion suspendue') });
  expect([await toldOf(from), await toldOf(into)]).toEqual([[waits], [waits]]);
  const onDay = (await linesOf(from)).filter(({ on }) => on === DAY);
  expect(onDay).toMatchObject([
    { command: null, facets: ['left-out'], because: { rule: 'left-out-scheduled-other' } },
  ]);
  setToday(strapi, DAY);
  await daily();
  expect(await stateOf(from)).toBe('waiting');
});

test('a cancelled one is not done; one that is moved is done on its new day', async () => {
  const cancelled = await mergerOf();
  await service('scheduledCommands').cancel(cancelled.named, STAFF, {});
  const moved = await mergerOf();
  await service('scheduledCommands').move(moved.named, { scheduledOn: '2021-08-01' }, STAFF, {});
  setToday(strapi, DAY);
  await daily();
  expect((await view(cancelled.from)).mergedInto).toBeNull();
  expect(await stateOf(cancelled.from)).toBe('cancelled');
  expect(await view(moved.from)).toMatchObject({
    mergedInto: null,
    scheduled: [{ on: '2021-08-01' }],
  });
  setToday(strapi, '2021-08-01');
  await daily();
  expect((await view(moved.from)).mergedInto).toMatchObject({ documentId: moved.into });
});

test('what was noted for a member that was merged meanwhile is told on the one that goes on', async () => {
  const [from, into] = [next(), next()];
  await schedule(from, 'change-identity', { name: 'Autre nom', reason, scheduledOn: DAY });
  await service('commands').run(from, 'merge-into', { intoMembershipId: into, reason }, STAFF);
  expect((await view(into)).scheduled).toMatchObject([{ of: { documentId: from } }]);
  setToday(strapi, DAY);
  await daily();
  expect((await view(into)).scheduled).toMatchObject([
    { state: 'waiting', refusal: { reason: 'membership-merged' } },
  ]);
});

test('a second year is opened on the day on which the first starts', async () => {
  const { documentId: organisationId } = await strapi
    .documents('api::organisation.organisation')
    .create({ data: { name: 'Commune du printemps' } });
  const candidate = { organisationId, tierCode: 'publics', appliedOn: NOTED_ON };
  const id: string = await service('commands').register(candidate, STAFF);
  await service('commands').run(id, 'approve', { startsOn: DAY }, STAFF);
  await schedule(id, 'open-renewal', { scheduledOn: DAY });
  setToday(strapi, DAY);
  await daily();
  expect(await view(id)).toMatchObject({ status: 'active', renewal: { openedOn: DAY } });
});

test('the schedule lives on after it: a merged member gets no reminder', async () => {
  const { from, into } = await mergerOf('2021-09-01');
  const lines = await linesOf(from);
  expect(lines.map(({ on, command }) => [on, command])).toEqual([['2021-09-01', 'merge-into']]);
  expect(lines[0].facets).toEqual(['status', 'scheduled']);
  expect((await linesOf(into)).map(({ command }) => command)).toContain('open-renewal');
});

test('a command is refused when it would be on its day, and noted once', async () => {
  const id = next();
  const on = { reason, scheduledOn: DAY };
  const refused = async (name: string, body: object) => refusalOf(schedule(id, name, body));
  for (const tier of ['publics', 'x']) {
    const asked = { ...on, tier, when: 'renewal' };
    expect(await refused('change-tier', asked)).toBe('no-other-tier');
  }
  expect(await refused('merge-into', { ...on, intoMembershipId: id })).toBe('merge-with-itself');
  expect(await refused('change-identity', on)).toBe('nothing-to-change');
  expect(await refused('withdraw', on)).toBe('command-not-schedulable');
  await schedule(id, 'open-renewal', on, { key: 'a' });
  expect(await refused('open-renewal', on)).toBe('scheduled-already');
  expect(await schedule(id, 'open-renewal', on, { key: 'a' })).toEqual({ replayed: true });
});

test('it comes before the messages of its day', async () => {
  const { from } = await mergerOf(OPENS_ON);
  setToday(strapi, OPENS_ON);
  await daily();
  const messages = await strapi.db.connection('adh_message').where('membership_id', from);
  expect(messages.map(({ template }: { template: string }) => template)).not.toContain(
    'renewal-proposal',
  );
});

test('a call is noted in December for the budget year: it has the day and the number of that year', async () => {
  const id = next();
  setToday(strapi, '2021-12-10');
  await service('commands')
    .run(id, 'open-renewal', {}, STAFF)
    .catch(() => undefined);
  await service('commands').run(id, 'accept-renewal', {}, STAFF);
  const termId = (await view(id)).terms.find(({ startsOn }) => startsOn > DAY)?.id;
  const [on, dueOn] = ['2022-01-03', '2022-02-28'];
  await schedule(id, 'issue-call', { termId, dueOn, scheduledOn: on });
  const { planned, months } = await service('treasury').view(2022);
  expect(planned).toMatchObject([{ membershipId: id, on, amount: 500_000, waits: false }]);
  expect(months[0].now).toMatchObject({ planned: 500_000, called: 0 });
  const early = { termId, dueOn: '2022-01-01', scheduledOn: on };
  expect(await refusalOf(schedule(next(), 'issue-call', early))).toBe('term-unknown');
  setToday(strapi, on);
  expect(await daily()).toMatchObject({ failures: [] });
  const call = (await view(id)).dues.find(({ termId: term }) => term === termId);
  expect(call).toMatchObject({ number: '2022-0001', issuedOn: on, dueOn });
  const after = await service('treasury').view(2022);
  expect([after.planned, after.months[0].now.called]).toEqual([[], 500_000]);
});
