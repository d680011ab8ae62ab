import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { asRole } from '../../helpers/callers';
import { loginAs, type Admin } from '../../helpers/admin';
import { newCandidate, prepareTable } from '../../helpers/command-table';
import { publishOccasion } from '../../helpers/participation';
import { boot, stop } from '../../helpers/strapi';

/** « Saisie des séances »: the use of rights is recorded by somebody who reads no dues and no contacts. */

const STAFF = { type: 'admin' as const, id: '1' };
const BASE = '/membership-lifecycle';

let strapi: Core.Strapi;
let sessions: Admin;
let staff: Admin;
let member: string;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const run = async (name: string, input: object): Promise<void> => {
  await service('commands').run(member, name, input, STAFF);
};

beforeAll(async () => {
  strapi = await boot('2021-01-04');
  await prepareTable(strapi);
  sessions = await loginAs(strapi, 'sessions');
  staff = await loginAs(strapi, 'membership-staff');
  member = await newCandidate(strapi, STAFF);
  await run('approve', {});
  const { terms } = await service('memberships').view(member);
  await run('issue-call', { termId: terms[0].id });
});
afterAll(() => stop(strapi));

const viewOf = async (who: Admin): Promise<MembershipView> =>
  (await who.get(`${BASE}/memberships/${member}`).expect(200)).body.data;

/** All texts and numbers anywhere in an answer. */
const valuesIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value];

/** Words that staff read of the member besides its rights, and that must be in no answer. */
const secretsOf = ({ contacts, dues, because, organisation }: MembershipView): unknown[] => [
  ...contacts.flatMap(({ name, email }) => [name, email]),
  ...dues.flatMap(({ number, amount }) => [number, amount.amount]),
  ...[because.text.fr, organisation.siret].filter(Boolean),
];

test('the page of a member is its name, its status and its rights', async () => {
  const whole = await viewOf(staff);
  const view = await viewOf(sessions);
  const { organisation, status, entitlements, reference } = whole;
  expect(whole.dues.length).toBeGreaterThan(0);
  expect(whole.contacts.length).toBeGreaterThan(0);
  expect(view).toMatchObject({ status, entitlements, reference, rightsOnly: true });
  expect(view.organisation.name).toBe(organisation.name);
  const secrets = secretsOf(whole);
  expect(secrets.length).toBeGreaterThan(3);
  expect(valuesIn(view).filter((value) => secrets.includes(value))).toEqual([]);
  expect(view.commands.map(({ group }) => group)).toEqual(view.commands.map(() => 'rights'));
});

test('a use is recorded, and the answer tells no more', async () => {
  const secrets = secretsOf(await viewOf(staff));
  const { version } = await viewOf(sessions);
  const { body } = await sessions
    .post(`${BASE}/memberships/${member}/commands/consume`, {
      benefit: 'compagnonnage',
      quantity: 1,
    })
    .set('If-Match', `"${version}"`)
    .expect(200);
  const used = (view: MembershipView) =>
    view.entitlements.find(({ benefit }) => benefit === 'compagnonnage')?.used;
  expect(used(body.data)).toBe(1);
  expect(used(await viewOf(staff))).toBe(1);
  expect(valuesIn(body).filter((value) => secrets.includes(value))).toEqual([]);
});

test('what others did meanwhile is told by its rights alone', async () => {
  const { version } = await viewOf(sessions);
  await run('record-payment', { amount: 100, confirmed: true });
  await run('grant-right', { benefit: 'compagnonnage', quantity: 1, reason: 'Geste' });
  // It acts, and reads no member.
  const blind = await asRole(strapi, ['plugin::membership-lifecycle.dues.manage']);
  const url = `${BASE}/memberships/${member}/commands/record-payment`;
  const refused = async (who: Admin) => {
    const asked = who.post(url, { amount: 200, confirmed: true });
    const answer = await asked.set('If-Match', `"${version}"`).expect(409);
    const { reason, activities } = answer.body.error.details;
    return [reason, activities.map(({ command }: { command: string }) => command).sort()];
  };
  expect(await refused(blind)).toEqual(['changed-meanwhile', ['grant-right']]);
  expect(await refused(staff)).toEqual(['changed-meanwhile', ['grant-right', 'record-payment']]);
});

test('a plan names nobody to whom a letter goes, and tells nothing of dues', async () => {
  const asked = { benefit: 'compagnonnage', quantity: 1 };
  const url = `${BASE}/memberships/${member}/commands/consume/plan`;
  const { body } = await sessions.post(url, asked).expect(200);
  const untold = { account: null, calls: [], terms: [], renewals: [], status: null, next: null };
  expect(body.data).toMatchObject({ ...untold, messages: [], refusal: null });
  expect(body.data.rights).toHaveLength(1);
});

test('a member is found by name, and by no contact and no call', async () => {
  const { organisation, contacts, dues, reference } = await viewOf(staff);
  const found = async (search: string) => {
    const url = `${BASE}/members/names?search=${encodeURIComponent(search)}`;
    return (await sessions.get(url).expect(200)).body.data;
  };
  const [one] = await found(organisation.name);
  const named = { membershipId: member, reference, organisation: organisation.name };
  expect(one).toEqual({ id: member, ...named });
  expect(await found(contacts[0].email)).toEqual([]);
  expect(await found(dues[0].number)).toEqual([]);
  const { body } = await sessions.get(`${BASE}/members/names?membership=${member}`).expect(200);
  expect(body.data).toEqual([one]);
});

test('those who take part are read without their addresses', async () => {
  const occasion = await publishOccasion(strapi, { startsOn: '2021-02-01', endsOn: '2021-02-01' });
  const url = `${BASE}/occasions/${occasion}`;
  const eligible = `${url}/eligibility?membership=${member}`;
  const { contacts } = (await sessions.get(eligible).expect(200)).body.data;
  const whole = (await staff.get(eligible).expect(200)).body.data.contacts;
  expect(contacts).toEqual(whole.map((one: object) => ({ ...one, email: '' })));
  expect(whole[0].email).toContain('@');
  const body = { membership: member, contactId: contacts[0].id };
  await sessions.post(`${url}/registrations`, body).expect(200);
  const listed = `${BASE}/registrations?occasion=${occasion}`;
  const emailIn = async (who: Admin) => (await who.get(listed).expect(200)).body.data[0].email;
  expect(await emailIn(sessions)).toBeNull();
  expect(await emailIn(staff)).toContain('@');
  const file = `${BASE}/exports/registrations?format=csv&locale=fr`;
  expect((await sessions.get(file).expect(200)).text).not.toContain('@');
  expect((await staff.get(file).expect(200)).text).toContain('@');
});

test('nothing else of a member is answered', async () => {
  for (const path of ['activities', 'papers', 'member-papers', 'notes', 'consents']) {
    await sessions.get(`${BASE}/memberships/${member}/${path}`).expect(403);
  }
  for (const path of ['members', 'dues', 'calls', 'renewals', 'messages', 'statistics/today']) {
    await sessions.get(`${BASE}/${path}`).expect(403);
  }
  await sessions.post(`${BASE}/memberships/${member}/commands/grant-right`, {}).expect(403);
});

test('a right is granted by those alone who have the permission', async () => {
  const granting = ['membership.read', 'rights.grant'].map(
    (name) => `plugin::membership-lifecycle.${name}`,
  );
  const who = await asRole(strapi, granting);
  const url = `${BASE}/memberships/${member}/commands`;
  const input = { benefit: 'compagnonnage', quantity: 1, reason: 'Geste' };
  await who.post(`${url}/grant-right`, input).expect(200);
  await who.post(`${url}/consume`, { benefit: 'compagnonnage', quantity: 1 }).expect(403);
});
