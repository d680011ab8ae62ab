import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import { PLAN } from '../../helpers/assembly';
import { boot, stop } from '../../helpers/strapi';
import { makeVoter } from '../../helpers/voters';

/** General assemblies as the admin asks for them. */

const TODAY = '2021-06-01';
const BASE = '/membership-lifecycle/assemblies';

let strapi: Core.Strapi;
let staff: Admin;
const voters: string[] = [];

beforeAll(async () => {
  strapi = await boot(TODAY);
  for (const name of ['Arles', '=Brest', 'Calais']) {
    voters.push((await makeVoter(strapi, name)).membership);
  }
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const create = async (): Promise<{ id: string; version: number }> =>
  (await staff.post(BASE, { ...PLAN }).expect(200)).body.data;
const run = (id: string, name: string, input: object = {}) =>
  staff.post(`${BASE}/${id}/commands/${name}`, input);

test('an assembly is prepared, listed, and seen with its quorum', async () => {
  const { id } = await create();
  const { body } = await staff.get(BASE).expect(200);
  expect(body.meta.today).toBe(TODAY);
  expect(body.data[0]).toMatchObject({ id, title: PLAN.title, state: 'drafted' });
  const view = (await staff.get(`${BASE}/${id}`).expect(200)).body.data;
  expect(view).toMatchObject({
    tally: { members: { roll: 3 } },
    quorumNow: { needed: 2, there: 0, reached: false },
    notice: { days: 29, required: 15, enough: true },
    unconvened: 3,
  });
});

test('the next to come are listed first, then the past ones and those that are over, the latest first', async () => {
  const prepare = async (title: string, heldOn: string) => {
    const plan = { ...PLAN, title, heldOn, cutOffOn: '2021-01-01' };
    return (await staff.post(BASE, plan).expect(200)).body.data.id as string;
  };
  const titles = ['2020', '2023', 'cancelled', '2022', '2019'];
  const days = ['2021-01-31', '2021-12-31', '2021-09-30', '2021-08-31', '2021-01-15'];
  const ids = [];
  for (const [at, title] of titles.entries()) ids.push(await prepare(title, days[at]!));
  await run(ids[2]!, 'cancel', { reason: 'Report' }).expect(200);
  const { data } = (await staff.get(BASE).expect(200)).body;
  const listed = data.map(({ title }: { title: string }) => title);
  expect(listed.filter((title: string) => titles.includes(title))).toEqual([
    ...['2022', '2023', 'cancelled', '2020', '2019'],
  ]);
});

test('texts are kept without the spaces around them, those of the plan that changes too', async () => {
  const link = 'https://visio.example/ag';
  const spaced = {
    title: ' Assemblée ',
    place: ' Mairie ',
    agenda: ' Statuts\n ',
    link: ` ${link}`,
  };
  const kept = { title: 'Assemblée', place: 'Mairie', agenda: 'Statuts', link };
  const { data } = (await staff.post(BASE, { ...PLAN, ...spaced }).expect(200)).body;
  expect(data).toMatchObject(kept);
  const again = await staff
    .put(`${BASE}/${data.id}`, { ...PLAN, ...spaced })
    .set('If-Match', `"${data.version}"`)
    .expect(200);
  expect(again.body.data).toMatchObject({ ...kept, version: data.version });
});

test.each([
  ['title', { title: ' ' }, 'required'],
  ['heldOn', { heldOn: '2021-02-30' }, 'not-a-day'],
  ['startsAt', { startsAt: '25:00' }, 'not-a-time'],
  ['link', { link: 'javascript:alert(1)' }, 'not-a-link'],
  ['noticeDays', { noticeDays: -1 }, 'out-of-range'],
  ['proxyCap', { proxyCap: 1.5 }, 'not-a-whole-number'],
  ['quorum.denominator', { quorum: { ...PLAN.quorum, numerator: 3 } }, 'fraction-above-one'],
  ['state', { state: 'closed' }, 'unknown-field'],
])('a plan with a wrong %s is refused at its field', async (field, values, reason) => {
  const { body } = await staff.post(BASE, { ...PLAN, ...values }).expect(400);
  const [error] = body.error.details.errors;
  expect([error.path.join('.'), error.reason]).toEqual([field, reason]);
  expect(error.text.fr).not.toBe(reason);
});

test('a roll that is cut off after the assembly is refused at its field', async () => {
  const { body } = await staff.post(BASE, { ...PLAN, cutOffOn: '2021-07-01' }).expect(400);
  expect(body.error.details).toMatchObject({ reason: 'cut-off-after-assembly', field: 'cutOffOn' });
});

test('a plan is saved on the version that was read', async () => {
  const { id, version } = await create();
  const save = (seen: number, title: string) =>
    staff.put(`${BASE}/${id}`, { ...PLAN, title }).set('If-Match', `"${seen}"`);
  expect((await save(version, 'A').expect(200)).body.data).toMatchObject({ title: 'A' });
  const { body } = await save(version, 'B').expect(409);
  expect(body.error.details.reason).toBe('assembly-changed');
});

test('a roll is filtered, and says who carries what', async () => {
  const { id } = await create();
  await run(id, 'freeze-roll').expect(200);
  await run(id, 'convene').expect(200);
  const proxy = { giverId: voters[0], holderId: voters[2], givenOn: TODAY };
  await run(id, 'give-proxy', proxy).expect(200);
  const roll = async (query: string) => (await staff.get(`${BASE}/${id}/roll?${query}`)).body;
  expect((await roll('search=calais')).data).toMatchObject([
    { organisation: 'Calais', holds: [{ organisation: 'Arles', votes: 1 }], gave: null },
  ]);
  expect((await roll('listing=out')).meta.pagination.total).toBe(0);
  expect((await roll('listing=on&pageSize=2&page=2')).data).toHaveLength(1);
  // No mail server is set up: the convocations are kept.
  expect((await roll('unconvened=true')).data).toHaveLength(3);
  await staff.get(`${BASE}/${id}/roll?listing=nobody`).expect(400);
  await run(id, 'give-proxy', { ...proxy, name: 'Zoé' }).expect(400);
  await run(id, 'give-proxy', { giverId: voters[1], givenOn: TODAY }).expect(400);
  const { body } = await run(id, 'nothing').expect(404);
  expect(body.error.details.reason).toBe('command-unknown');
});

test('a convocation that is kept convenes nobody, until it is noted by another way', async () => {
  const { id } = await create();
  await run(id, 'freeze-roll').expect(200);
  const plan = (await staff.get(`${BASE}/${id}/convocation`).expect(200)).body;
  expect(plan).toMatchObject({ recipients: 3, kept: true });
  const kept = (await run(id, 'convene').expect(200)).body.data;
  expect(kept).toMatchObject({
    ...{ state: 'convened', unconvened: 3, unsent: 3 },
    convocations: { convened: 0, kept: 3 },
  });
  const listed = (await staff.get(`${BASE}?pageSize=100`).expect(200)).body.data;
  expect(listed.find((one: { id: string }) => one.id === id)).toMatchObject({ unsent: 3 });
  const rows = async () => (await staff.get(`${BASE}/${id}/roll`).expect(200)).body.data;
  expect(await rows()).toMatchObject(
    Array.from({ length: 3 }, () => ({ convenedOn: null, convocation: 'kept' })),
  );
  const file = `/membership-lifecycle/exports/assemblies/${id}?format=csv`;
  expect((await staff.get(file)).text).not.toMatch(/;01\/06\/2021/);

  const noted = { convenedOn: TODAY, how: 'Courrier' };
  const handed = (await run(id, 'record-convocation', noted).expect(200)).body.data;
  expect(handed).toMatchObject({ unconvened: 0, unsent: 0, convocations: { convened: 3 } });
  expect(await rows()).toMatchObject(
    Array.from({ length: 3 }, () => ({ convenedOn: TODAY, convocation: 'convened' })),
  );
  // What was kept never leaves: nobody is convened twice.
  const states = await strapi.db
    .connection('adh_message')
    .where('key', 'like', `assembly:${id}:%`)
    .pluck('state');
  expect(states).toEqual(['cancelled', 'cancelled', 'cancelled']);
  const again = await run(id, 'record-convocation', noted).expect(409);
  expect(again.body.error.details.reason).toBe('nobody-to-convene');
});

test('the roll is taken as a file that no spreadsheet runs, and the sheet as a paper', async () => {
  const { id } = await create();
  const csv = await staff.get(`/membership-lifecycle/exports/assemblies/${id}?format=csv`);
  expect(csv.headers['content-type']).toMatch(/^text\/csv/);
  expect(csv.text).toContain("'=Brest");
  expect(csv.text.split('\n')[0]).toMatch(/Référence;Organisme;Liste;Voix/);
  const xlsx = await staff.get(`/membership-lifecycle/exports/assemblies/${id}?format=xlsx`);
  expect(xlsx.status).toBe(200);
  const sheet = await staff.get(`${BASE}/${id}/sheet?locale=en`).expect(200);
  expect(sheet.headers).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  await staff.get(`${BASE}/${id}/sheet?locale=xx`).expect(400);
});

test('the journal tells who did what, newest first', async () => {
  const { id } = await create();
  await run(id, 'cancel', { reason: 'Salle fermée.' }).expect(200);
  const { body } = await staff.get(`${BASE}/${id}/activities`).expect(200);
  expect(body.data).toMatchObject([
    { command: 'cancel', reason: 'Salle fermée.', actor: { type: 'admin' } },
    { command: 'create-assembly' },
  ]);
  const member = await staff.get(`/membership-lifecycle/memberships/${voters[0]}`).expect(200);
  expect(member.body.data.version).toBe(0);
});
