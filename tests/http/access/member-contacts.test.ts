import type { Core } from '@strapi/strapi';
import { call, type Caller } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { giveMandate, userOf } from '../../helpers/member-space';
import { boot, stop } from '../../helpers/strapi';

/** Members change the contacts of their own body, and lose neither each other's changes nor themselves. */

interface Contact {
  id?: string;
  name: string;
  email: string | null;
  phone: string | null;
  role: string;
  locale: string;
}

const STAFF = { type: 'admin', id: '1' };
let strapi: Core.Strapi;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const urlOf = (member: string) => `/api/me/memberships/${member}/contacts`;
const newcomer = (more: Partial<Contact> = {}): Contact => ({
  name: 'Grace Hopper',
  email: 'grace@example.org',
  phone: '01 02 03 04 05',
  role: 'billing',
  locale: 'en',
  ...more,
});

const read = async (member: string, caller: Caller) => {
  const { body, headers } = await call(strapi, 'GET', urlOf(member), caller).expect(200);
  expect(headers.etag).toBe(`"${body.data.version}"`);
  return { contacts: body.data.contacts as Contact[], etag: headers.etag };
};
const write = (member: string, caller: Caller, contacts: unknown, etag?: string) => {
  const test = call(strapi, 'PUT', urlOf(member), caller);
  return (etag === undefined ? test : test.set('If-Match', etag)).send({ contacts });
};
const lastLine = async (member: string) =>
  (await service('memberships').activities(member, { page: 1, pageSize: 1 })).data[0];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  members = await manyMembers(strapi, 8);
});
afterAll(() => stop(strapi));

test('adds, changes and removes, and tells the journal by number', async () => {
  const caller = await userOf(strapi, 'c0@example.org');
  const before = await read(members[0], caller);
  expect(before.contacts).toEqual([
    {
      id: expect.any(String),
      name: 'Contact 0',
      email: 'c0@example.org',
      phone: null,
      role: 'representative',
      locale: 'fr',
    },
  ]);
  const [self] = before.contacts;
  const renamed = { ...self, name: 'Ada Lovelace', phone: '  ' };
  const added = await write(members[0], caller, [renamed, newcomer()], before.etag).expect(200);
  expect(added.body.data.contacts).toEqual([
    { ...self, name: 'Ada Lovelace' },
    { ...newcomer(), id: expect.any(String) },
  ]);
  const grace = added.body.data.contacts[1].id;
  const line = await lastLine(members[0]);
  expect(line).toMatchObject({
    command: 'change-contacts',
    actor: { type: 'member' },
    input: { added: [grace], changed: { [self.id as string]: ['name'] }, removed: [] },
  });
  expect(JSON.stringify(line)).not.toMatch(/Grace|grace@|Lovelace/);

  const removed = await write(members[0], caller, [renamed], added.headers.etag).expect(200);
  expect(removed.body.data.contacts).toHaveLength(1);
  expect((await lastLine(members[0])).input).toMatchObject({ removed: [grace] });
  // The messages of the association go to who is there now.
  const { contacts } = await service('memberships').view(members[0]);
  expect(contacts.map(({ name }: Contact) => name)).toEqual(['Ada Lovelace']);
});

test('saved as they were, nothing is told', async () => {
  const caller = await userOf(strapi, 'c1@example.org');
  const { contacts, etag } = await read(members[1], caller);
  const before = await lastLine(members[1]);
  await write(members[1], caller, contacts, etag).expect(200);
  expect(await lastLine(members[1])).toEqual(before);
});

test('of two who change at once, the second is refused and reads again', async () => {
  const caller = await userOf(strapi, 'c1@example.org');
  const { contacts, etag } = await read(members[1], caller);
  const both = ['Un', 'Deux'].map((name) =>
    write(members[1], caller, [...contacts, newcomer({ name })], etag),
  );
  const statuses = (await Promise.all(both)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 409]);
  expect((await read(members[1], caller)).contacts).toHaveLength(2);
});

test('a change of the staff in between is not overwritten', async () => {
  const caller = await userOf(strapi, 'c2@example.org');
  const { contacts, etag } = await read(members[2], caller);
  const { organisation } = await service('memberships').view(members[2]);
  await strapi.documents('api::organisation.organisation').update({
    documentId: organisation.documentId,
    data: { contacts: [...contacts, newcomer()] } as never,
  });
  const { body } = await write(members[2], caller, contacts, etag).expect(409);
  expect(body.error.details.reason).toBe('contacts-changed');
  expect((await read(members[2], caller)).contacts).toHaveLength(2);
});

test('without the version that was read, nothing is written', async () => {
  const caller = await userOf(strapi, 'c2@example.org');
  const { contacts } = await read(members[2], caller);
  for (const etag of [undefined, '', '"1"', '*', `"${'z'.repeat(64)}"`]) {
    const { body } = await write(members[2], caller, contacts, etag).expect(400);
    expect(body.error.details.reason).toBe('contacts-version-required');
  }
});

test('nobody takes away their own access, nor the last address', async () => {
  const caller = await userOf(strapi, 'c3@example.org');
  const { contacts, etag } = await read(members[3], caller);
  const [self] = contacts;
  for (const list of [
    [],
    [newcomer()],
    [{ ...self, email: null }],
    [{ ...self, email: 'other@example.org' }, newcomer()],
  ]) {
    const { body } = await write(members[3], caller, list, etag).expect(409);
    expect(body.error.details.reason).toBe('own-access-lost');
  }
  expect((await read(members[3], caller)).contacts).toEqual(contacts);
});

test('each wrong field is told at its place, in the language of who reads', async () => {
  const caller = await userOf(strapi, 'c3@example.org');
  const { contacts, etag } = await read(members[3], caller);
  const wrong = { name: ' ', email: 'nowhere', phone: 'a\u0000b', role: 'king', locale: 'de' };
  const { body } = await write(members[3], caller, [...contacts, wrong], etag)
    .set('Accept-Language', 'en')
    .expect(400);
  const errors = body.error.details.errors as { path: string[]; message: string }[];
  const at = (field: string) => errors.find(({ path }) => path.join('.') === `contacts.1.${field}`);
  expect(at('name')?.message).toBe('This field is required.');
  expect(at('email')?.message).toBe('This e-mail address is not valid.');
  expect(at('phone')?.message).toContain('control character');
  expect(at('role')).toBeDefined();
  expect(at('locale')).toBeDefined();
  const many = Array.from({ length: 51 }, () => newcomer());
  await write(members[3], caller, many, etag).expect(400);
  await write(members[3], caller, [{ ...contacts[0], admin: true }], etag).expect(400);
  await write(members[3], caller, [contacts[0], contacts[0]], etag).expect(400);
});

test('a number that cannot be dialled is refused, unless staff wrote it and it is left as it is', async () => {
  const caller = await userOf(strapi, 'c5@example.org');
  const { organisation } = await service('memberships').view(members[5]);
  const { contacts: before } = await read(members[5], caller);
  await strapi.documents('api::organisation.organisation').update({
    documentId: organisation.documentId,
    data: { contacts: [{ ...before[0], phone: 'voir secrétariat' }] } as never,
  });
  const { contacts, etag } = await read(members[5], caller);
  const typed = [contacts[0], newcomer({ phone: 'abc' })];
  const { body } = await write(members[5], caller, typed, etag).expect(400);
  expect(body.error.details.errors).toMatchObject([
    { path: ['contacts', '1', 'phone'], reason: 'not-a-phone' },
  ]);
  const left = [{ ...contacts[0], name: 'Renommée' }, newcomer({ phone: '+32 2 555 12 12' })];
  await write(members[5], caller, left, etag).expect(200);
  const after = await read(members[5], caller);
  expect(after.contacts.map(({ phone }) => phone)).toEqual(['voir secrétariat', '+32 2 555 12 12']);
});

test('somebody who was forgotten is neither shown nor touched', async () => {
  const caller = await userOf(strapi, 'c4@example.org');
  const first = await read(members[4], caller);
  const { body } = await write(members[4], caller, [...first.contacts, newcomer()], first.etag);
  const input = { contactId: body.data.contacts[1].id, reason: 'Départ' };
  await service('commands').run(members[4], 'anonymise-contact', input, STAFF);
  const { contacts, etag } = await read(members[4], caller);
  expect(contacts).toHaveLength(1);
  await write(members[4], caller, [{ ...contacts[0], name: 'Autre' }], etag).expect(200);
  const view = await service('memberships').view(members[4]);
  expect(view.contacts.map(({ name }: Contact) => name)).toEqual(['Autre', 'Contact effacé']);
});

test('an address that is changed is nobody’s account', async () => {
  const caller = await userOf(strapi, 'c5@example.org');
  const { contacts, etag } = await read(members[5], caller);
  const users = strapi.db.query('plugin::users-permissions.user');
  const before = await users.count();
  const somebody = newcomer({ email: 'stranger@example.org' });
  await write(members[5], caller, [...contacts, somebody], etag).expect(200);
  expect(await users.count()).toBe(before);
});

test('an account of another body reads this one once this one names its address', async () => {
  const other = await userOf(strapi, 'c0@example.org');
  await call(strapi, 'GET', urlOf(members[5]), other).expect(404);
  const caller = await userOf(strapi, 'c5@example.org');
  const { contacts, etag } = await read(members[5], caller);
  const shared = newcomer({ name: 'Ada', email: 'C0@example.org' });
  await write(members[5], caller, [...contacts, shared], etag).expect(200);
  await call(strapi, 'GET', urlOf(members[5]), other).expect(200);
  expect((await lastLine(members[5])).command).toBe('change-contacts');
});

test('nobody gives the address of a mandate with an end to another row, by which access would outlast it', async () => {
  const caller = await userOf(strapi, 'c6@example.org');
  await giveMandate(strapi, members[6], { mandateUntil: JOINED_ON });
  const { contacts, etag } = await read(members[6], caller);
  const [self] = contacts;
  const twice = await write(
    members[6],
    caller,
    [self, newcomer({ email: 'C6@example.org' })],
    etag,
  ).expect(400);
  expect(twice.body.error.details.errors).toMatchObject([
    { path: ['contacts', '1', 'email'], reason: 'address-of-a-mandate' },
  ]);
  const replaced = [newcomer({ email: self.email })];
  await write(members[6], caller, replaced, etag).expect(400);
  const saved = await write(members[6], caller, [self, newcomer()], etag).expect(200);
  const swapped = saved.body.data.contacts.map((one: Contact) => ({ ...one, email: self.email }));
  await write(members[6], caller, swapped, saved.headers.etag).expect(400);
});

test('nobody opens again, by removing a mandate first, what its end has closed', async () => {
  const caller = await userOf(strapi, 'c7@example.org');
  const { contacts, etag } = await read(members[7], caller);
  const saved = await write(
    members[7],
    caller,
    [...contacts, newcomer({ name: 'Élue', email: 'c8@example.org' })],
    etag,
  ).expect(200);
  const elected = await userOf(strapi, 'c8@example.org');
  await call(strapi, 'GET', urlOf(members[7]), elected).expect(200);
  const rows: Contact[] = saved.body.data.contacts;
  const { id } = rows.find(({ email }) => email === 'c8@example.org') as Contact;
  await strapi.db
    .connection('components_organisation_contacts')
    .where('id', id)
    .update({ mandate_until: '2020-01-31' });
  expect((await call(strapi, 'GET', urlOf(members[7]), elected)).status).not.toBe(200);
  const ended = await read(members[7], caller);
  const others = ended.contacts.filter((one: Contact) => one.id !== id);
  const removed = await write(members[7], caller, others, ended.etag).expect(200);
  const anew = newcomer({ name: 'Élue', email: 'C8@example.org' });
  await write(members[7], caller, [...others, anew], removed.headers.etag).expect(200);
  // Of no other member, the account is closed with it.
  await call(strapi, 'GET', urlOf(members[7]), elected).expect(401);
  const commands = await strapi.db
    .connection('adh_activity')
    .where('membership_id', members[7])
    .orderBy('id')
    .pluck('command');
  expect(commands.slice(-3)).toEqual(['change-contacts', 'withdraw-access', 'change-contacts']);
});
