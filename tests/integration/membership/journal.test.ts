import type { Core } from '@strapi/strapi';
import type {
  ActivityView,
  MembershipView,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { candidate, JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The journal of a member, on its page and in a file. */

const STAFF = { type: 'admin' as const, id: '1' };
const reason = 'Projet abandonné';

let strapi: Core.Strapi;
let member: string;
let other: string;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const page = async (id: string, more: object = {}): Promise<ActivityView[]> =>
  (await service('memberships').activities(id, { page: 1, pageSize: 20, ...more })).data;
const file = async (id: string): Promise<ActivityView[]> => {
  const lines: ActivityView[] = [];
  for await (const some of service('memberships').journal(id)) lines.push(...some);
  return lines;
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  [member, other] = await manyMembers(strapi, 2);
});
afterAll(() => stop(strapi));

test('a line stands at its day, and at its instant within the day', async () => {
  const db = strapi.db.connection;
  const [known] = await db('adh_activity').where('membership_id', member).orderBy('id');
  // Noted in this order; the second and the last are of days before.
  const days = ['2021-03-01', '2021-02-01', '2021-03-02', '2021-03-01'];
  for (const [index, on] of days.entries()) {
    const { id: _id, ...line } = known;
    const json = Object.fromEntries(
      ['input', 'before', 'after'].map((side) => [side, JSON.stringify({})]),
    );
    const told = { document_id: `line-${index}`, on, at: Date.parse('2021-04-01') + index };
    await db('adh_activity').insert({ ...line, ...json, ...told });
  }
  const inOrder = ['line-1', 'line-0', 'line-3', 'line-2'];
  expect((await file(member)).map(({ id }) => id).slice(-4)).toEqual(inOrder);
  const newestFirst = [...inOrder].reverse();
  expect((await page(member)).map(({ id }) => id).slice(0, 4)).toEqual(newestFirst);
  const second = await page(member, { page: 2, pageSize: 2 });
  expect(second.map(({ id }) => id)).toEqual(newestFirst.slice(2));
});

test('the end of an application says so, whatever follows it', async () => {
  const id = await candidate(strapi, 90);
  const commands = service('commands');
  await commands.run(id, 'withdraw', { lastDay: '2021-01-03', reason }, STAFF);
  await commands.run(id, 'apply', {}, STAFF);
  await commands.run(id, 'approve', {}, STAFF);
  setToday(strapi, '2021-06-01');
  await commands.run(id, 'withdraw', { lastDay: '2021-06-30', reason }, STAFF);
  const ends = (await file(id)).filter(({ command }) => command === 'withdraw');
  expect(ends.map(({ after }) => after.neverJoined)).toEqual([true, undefined]);
});

describe('what became of messages, without a mail server', () => {
  const view = async (id: string): Promise<MembershipView> => service('memberships').view(id);

  test('a reminder whose message is kept is not told as one that left', async () => {
    setToday(strapi, '2021-11-15');
    await service('daily').run();
    setToday(strapi, '2021-12-05');
    await service('daily').run();
    const done = (await view(other)).renewal?.reminders.filter(({ state }) => state === 'done');
    expect(done).not.toHaveLength(0);
    expect(new Set(done?.map(({ message }) => message))).toEqual(new Set(['kept']));
    const line = (await page(other)).find(({ command }) => command === 'send-reminder');
    expect(line?.messages).toEqual(['kept']);
    const ids = line?.after.messages as string[];
    const table = strapi.db.connection('adh_message');
    await table.where({ document_id: ids[0] }).update({ state: 'sent' });
    const now = (await view(other)).renewal?.reminders.map(({ message }) => message);
    expect(now).toContain('sent');
    expect((await page(other)).find(({ id }) => id === line?.id)?.messages).toEqual(['sent']);
  });
});
