import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../helpers/admin';
import { JOINED_ON, manyMembers } from '../helpers/campaign';
import { boot, setToday, stop } from '../helpers/strapi';

/** Two people act on the same member: the second is told, and nothing of theirs is recorded. */

const LIFECYCLE = '/membership-lifecycle';
const IN_CAMPAIGN = '2021-10-03';

let strapi: Core.Strapi;
let first: Admin;
let second: Admin;
let members: string[];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  members = await manyMembers(strapi, 3);
  setToday(strapi, IN_CAMPAIGN);
  await strapi.plugin('membership-lifecycle').service('daily').run({});
  first = await loginAs(strapi, 'membership-staff');
  second = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const view = async (id: string) =>
  (await first.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;

const command = (who: Admin, id: string, name: string, input: object, version?: unknown) => {
  const call = who.post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input);
  return version === undefined ? call : call.set('If-Match', String(version));
};

const note = (text: string) => ({ note: text });
const lines = async (id: string): Promise<number> =>
  Number(
    (await strapi.db.connection('adh_activity').where('membership_id', id).count({ total: '*' }))[0]
      .total,
  );

test('a command on the state that was seen runs, and answers the next version', async () => {
  const [id] = members;
  const { version } = await view(id);
  const { body } = await command(first, id, 'note-renewal', note('A'), `"${version}"`).expect(200);
  expect(body.data.version).toBeGreaterThan(version);
  expect(body.data.renewal.notes).toBe('A');
});

test('the second person is told who did what, and nothing is written', async () => {
  const [id] = members;
  const { version } = await view(id);
  await command(first, id, 'note-renewal', note('B'), version).expect(200);
  const before = await lines(id);
  const { body } = await command(second, id, 'lose-renewal', { reason: 'x' }, version).expect(409);
  expect(await lines(id)).toBe(before);
  const { reason, by, activities, version: now, text } = body.error.details;
  expect(reason).toBe('changed-meanwhile');
  expect(by.fr).toBe('Test membership-staff');
  expect(text.fr).toContain('Test membership-staff');
  expect(activities).toMatchObject([
    { command: 'note-renewal', actor: { type: 'admin', id: String(first.userId) } },
  ]);
  // Having read it, they confirm on what they were told.
  await command(second, id, 'lose-renewal', { reason: 'x' }, now).expect(200);
});

test('the use of a right makes no form stale, and asks for no version', async () => {
  const [, id] = members;
  const { version } = await view(id);
  await command(first, id, 'consume', { benefit: 'centre', quantity: 1 }).expect(200);
  expect((await view(id)).version).toBe(version);
  await command(second, id, 'note-renewal', note('C'), version).expect(200);
  await command(first, id, 'consume', { benefit: 'centre', quantity: 1 }, version).expect(200);
});

test('a command on the organisation is held to the same rule', async () => {
  const [, id] = members;
  const { version } = await view(id);
  await command(first, id, 'note-renewal', note('D'), version).expect(200);
  const input = { name: 'Autre nom', reason: 'Fusion' };
  await command(second, id, 'change-identity', input, version).expect(409);
  await command(second, id, 'change-identity', input).expect(200);
});

test.each(['abc', '-1', '1.5', '99999999999', 'W/"1"', '*'])(
  'a version that is no version is refused: %s',
  async (version) => {
    const { body } = await command(first, members[1], 'note-renewal', note('E'), version);
    expect(body.error).toMatchObject({ status: 400, details: { reason: 'version-invalid' } });
  },
);

test('of two commands at once on one version, one runs', async () => {
  const [, , id] = members;
  const { version } = await view(id);
  const answers = await Promise.all(
    [first, second].map((who) => command(who, id, 'note-renewal', note('F'), version)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a bulk move leaves what changed after it was seen, with the reason', async () => {
  const [, changed, same] = members;
  const { body } = await first.get(`${LIFECYCLE}/renewals`).expect(200);
  const versions = Object.fromEntries(
    body.data.map((row: { membershipId: string; version: number }) => [
      row.membershipId,
      row.version,
    ]),
  );
  await command(second, changed, 'note-renewal', note('G')).expect(200);
  const input = { membershipIds: [changed, same], stageId: 'awaiting-decision', versions };
  const moved = await first.post(`${LIFECYCLE}/renewals/move`, input).expect(200);
  expect(moved.body.data.done).toMatchObject([{ membershipId: same }]);
  expect(moved.body.data.skipped).toMatchObject([
    { membershipId: changed, reason: 'changed-meanwhile' },
  ]);
});

test.each([[{ a: 'b' }], [{ a: -1 }], [[1]], ['x'], [{ a: 1e12 }]])(
  'versions that are none are refused: %j',
  async (versions) => {
    const input = { membershipIds: members, stageId: 'awaiting-decision', versions };
    await first.post(`${LIFECYCLE}/renewals/move`, input).expect(400);
  },
);
