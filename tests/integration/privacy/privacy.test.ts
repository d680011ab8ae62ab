/** @databases It looks for a person in every table. */
import type { Core } from '@strapi/strapi';
import type { PersonView } from '../../../src/plugins/membership-lifecycle/shared/privacy/privacy';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { pdfOf } from '../../helpers/member-papers';
import { publishOccasion } from '../../helpers/participation';
import { giveRight } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';
import { command, makeAssembly } from '../../helpers/voters';

/** What is held on a person is found, handed out and forgotten; accounts, counts and journal stay true. */

const STAFF = { type: 'admin' as const, id: '1' };
const NAME = 'Zénaïde Quelconque';
const EMAIL = 'zenaide.quelconque@example.org';

let strapi: Core.Strapi;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const run = (id: string, name: string, input: object) =>
  service('commands').run(id, name, input, STAFF);
const organisationOf = async (member: string): Promise<string> =>
  (await service('memberships').view(member)).organisation.documentId;
const contacts = async (member: string, list: object[]): Promise<void> => {
  await strapi.documents('api::organisation.organisation').update({
    documentId: await organisationOf(member),
    data: { contacts: list } as never,
  });
};
const her = (more: object = {}) => ({ name: NAME, email: EMAIL, role: 'representative', ...more });
const view = (subject: object = { email: EMAIL }): Promise<PersonView> =>
  service('privacy').person(subject);
const erase = async (more: object = {}) => {
  const { fingerprint } = await view();
  const asked = { papers: [], account: false, reason: 'Demande du 3 juin', ...more };
  const input = { subject: { email: EMAIL }, confirmation: EMAIL, fingerprint, ...asked };
  return service('privacy').erase(input, STAFF);
};
const refused = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    return String((error as { reason?: string }).reason ?? error);
  }
  throw new Error('Nothing was refused');
};
/** Every place of the database where a text stands, whatever the table. */
const placesOf = async (text: string): Promise<string[]> => {
  const db = strapi.db.connection;
  const names: string[] = (await strapi.db.dialect.schemaInspector.getTables()) as string[];
  const found: string[] = [];
  for (const name of names) {
    const rows = (await db(name)) as Record<string, unknown>[];
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const said = typeof value === 'string' ? value : JSON.stringify(value ?? '');
        if (said.toLowerCase().includes(text.toLowerCase())) found.push(`${name}.${column}`);
      }
    }
  }
  return [...new Set(found)].sort();
};
const account = () =>
  strapi.plugin('users-permissions').service('user').add({
    username: 'zenaide',
    email: EMAIL.toUpperCase(),
    password: 'Aa1-Zz9-secret',
    provider: 'local',
    confirmed: true,
  });

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 6);
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, JOINED_ON));

describe('a person of two members', () => {
  let papers: string[];

  beforeAll(async () => {
    const [first, second] = members;
    await contacts(first, [her(), { name: 'Autre', email: 'autre@example.org', role: 'billing' }]);
    await contacts(second, [
      her({ email: EMAIL.toUpperCase(), phone: '0102030405', mandateUntil: '2030-12-31' }),
    ]);
    for (const member of [first, second]) {
      const { terms } = await service('memberships').view(member);
      await run(member, 'issue-call', { termId: terms[0].id });
    }
    await giveRight(strapi, first, { benefit: 'sur-mesure', perPersonCap: 5 });
    await service('entitlements').consume(
      first,
      { benefit: 'sur-mesure', quantity: 2, person: NAME },
      { actor: STAFF },
    );
    await service('entitlements').consume(
      first,
      { benefit: 'sur-mesure', quantity: 1, person: `  ${NAME.toUpperCase()} ` },
      { actor: STAFF },
    );
    await service('entitlements').consume(
      first,
      { benefit: 'sur-mesure', quantity: 1, person: 'Quelqu’un d’autre' },
      { actor: STAFF },
    );
    const occasion = await publishOccasion(strapi);
    await service('registrations').register(
      occasion,
      { membershipId: second, name: NAME, email: EMAIL },
      { actor: STAFF },
    );
    await giveRight(strapi, first, { benefit: 'vote', kind: 'vote', granted: 1 });
    const assembly = await makeAssembly(strapi, { cutOffOn: JOINED_ON });
    await command(strapi, assembly.id, 'freeze-roll');
    await account();
    const bytes = Buffer.from(`Nom;Formule;Du;Au\n${NAME};Y;2019-01-01;2019-12-31`);
    await service('imports').read({ name: 'h.csv', bytes }, STAFF);
    papers = [];
    for (const [at, kind] of ['order', 'bank-details'].entries()) {
      const file = { name: `RIB ${NAME}.pdf`, bytes: pdfOf(`of ${at}`) };
      papers.push((await service('memberPapers').add(second, file, { kind }, STAFF)).paper.id);
    }
  });

  test('is found by a part of the name or the address, once', async () => {
    for (const text of ['zénaïde', 'QUELCONQUE@']) {
      const { people: found } = await service('privacy').search(text);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ subject: { email: EMAIL }, email: EMAIL, contacts: 2 });
      expect(found[0].members).toHaveLength(2);
    }
    expect((await service('privacy').search('personne de ce nom')).people).toEqual([]);
  });

  test('is shown with everything that is held, and what would be lost', async () => {
    const held = await view();
    expect(held).toMatchObject({
      email: EMAIL,
      messages: { waiting: 0 },
      uses: 2,
      // On the roll for both, and the registration.
      assemblies: 3,
      issuedPapers: 2,
      account: { username: 'zenaide', blocked: false },
      staff: false,
      confirmation: EMAIL,
    });
    expect(held.contacts.map(({ lastOfActive }) => lastOfActive).sort()).toEqual([false, true]);
    expect(held.papers.map(({ id }) => id).sort()).toEqual([...papers].sort());
    expect(held.imports).toHaveLength(1);
    expect(held.messages.total).toBeGreaterThan(0);
    const { json, content } = await service('privacy').whole({ email: EMAIL });
    expect(JSON.stringify(json)).toContain('0102030405');
    const told = JSON.stringify(content.tables[0]);
    expect(told).toContain('Mandat jusqu’au');
    expect(JSON.stringify(json)).toContain('2030-12-31');
    expect(content.tables.length).toBeGreaterThan(4);
  });

  test('is not forgotten unless it is what was seen, and confirmed', async () => {
    const before = await placesOf(EMAIL);
    expect(await refused(erase({ fingerprint: 'x' }))).toBe('person-changed');
    expect(await refused(erase({ confirmation: 'oui' }))).toBe('confirmation-differs');
    expect(await refused(service('privacy').person({ email: 'nobody@example.org' }))).toBe(
      'person-unknown',
    );
    const hers = () => table('message').whereRaw('lower(to_email) = ?', EMAIL);
    const { state } = await hers().first();
    await hers().update({ state: 'sending' });
    expect(await refused(erase())).toBe('message-leaving');
    await hers().update({ state });
    expect(await placesOf(EMAIL)).toEqual(before);
  });

  test('is forgotten: nothing names them, and every count stays as it was', async () => {
    const counts = async () => ({
      rights: await table('entitlement').select('used', 'granted', 'seq').orderBy('id'),
      people: await table('entitlement_person').select('used', 'cap').orderBy('id'),
      usages: await table('usage').select('used_delta', 'used_after', 'on').orderBy('id'),
      payments: await table('payment').count({ total: '*' }),
      dues: await table('dues').select('number', 'amount').orderBy('id'),
      taken: await table('occasion').select('taken').orderBy('id'),
      registrations: await table('registration').select('state', 'usage_id').orderBy('id'),
      roll: await table('voter').select('membership_id', 'votes', 'listing').orderBy('id'),
      messages: await table('message').select('key', 'queued_at', 'sent_at').orderBy('id'),
      journal: (await table('activity')).length,
    });
    const before = await counts();
    const erased = await erase({ papers: [papers[0]], account: true });
    expect(erased).toMatchObject({ contacts: 2, uses: 2, papers: 1, imports: 1, account: true });
    const after = await counts();
    expect(after).toEqual({ ...before, journal: before.journal + 3 });
    expect(await service('verification').verify(() => undefined)).toEqual({ differences: 0 });

    // The paper that staff left keeps its name; the journal, the ledger and the outbox keep none.
    expect(await placesOf('zenaide')).toEqual([]);
    expect(await placesOf(NAME)).toEqual(['adh_paper.name']);
    const uses = await table('usage').whereNotNull('person');
    const people = uses.map(({ person }: { person: string }) => person);
    expect(people.filter((person: string) => /^anonyme-[a-z0-9]{8}$/.test(person))).toHaveLength(2);
    expect(new Set(people).size).toBe(2);
    expect(await refused(view())).toBe('person-unknown');
    const user = await strapi.db.query('plugin::users-permissions.user').findOne({ where: {} });
    expect(user).toMatchObject({ blocked: true, password: null });
  });
});

test('the command on a member forgets its contact there, and leaves the other members alone', async () => {
  const [, , third, fourth] = members;
  const days = { mandateFrom: '2020-01-01', mandateUntil: '2030-12-31' };
  await contacts(third, [
    her(days),
    { name: 'Seul', email: 'seul@example.org', role: 'billing', ...days },
  ]);
  await contacts(fourth, [her(days)]);
  const { contacts: known } = await service('memberships').view(third);
  await run(third, 'anonymise-contact', {
    contactId: known.find(({ email }: { email: string }) => email === EMAIL).id,
    reason: 'Demande',
  });
  const after = await service('memberships').view(third);
  expect(after.contacts).toMatchObject([
    { name: 'Contact effacé', mandateFrom: null, mandateUntil: null },
    { name: 'Seul', ...days },
  ]);
  expect((await service('memberships').view(fourth)).contacts).toMatchObject([
    { email: EMAIL, ...days },
  ]);
});

test('who shares a mailbox is forgotten alone', async () => {
  const [, , , fourth] = members;
  const shared = { email: 'mairie@example.org' };
  await contacts(fourth, [her(shared), { name: 'Bo Durand', role: 'billing', ...shared }]);
  const { people } = await service('privacy').search('mairie@');
  expect(people.map(({ name }: { name: string }) => name)).toEqual(['Bo Durand', NAME]);
  const [{ subject }] = people;
  const { fingerprint, confirmation } = await view(subject);
  expect(confirmation).toBe('Bo Durand');
  // By the name alone, within the membership: an address is not always known.
  const named = await view({ name: 'Bo Durand', membershipId: fourth });
  expect(named).toMatchObject({ applications: [], confirmation: 'Bo Durand' });
  const input = { papers: [], account: false, reason: 'Demande', subject };
  await service('privacy').erase({ ...input, fingerprint, confirmation }, STAFF);
  expect((await service('memberships').view(fourth)).contacts).toMatchObject([
    { name: NAME, email: 'mairie@example.org' },
    { name: 'Contact effacé' },
  ]);
});

test('a message that was emptied is not sent again', async () => {
  const [, , , , fifth] = members;
  await contacts(fifth, [her({ email: 'fifth@example.org' })]);
  const { terms } = await service('memberships').view(fifth);
  await run(fifth, 'issue-call', { termId: terms[0].id });
  const { fingerprint } = await view({ email: 'fifth@example.org' });
  await service('privacy').erase(
    {
      subject: { email: 'fifth@example.org' },
      papers: [],
      account: false,
      reason: 'Demande',
      confirmation: 'fifth@example.org',
      fingerprint,
    },
    STAFF,
  );
  const message = await table('message').where('membership_id', fifth).first();
  expect(message).toMatchObject({ to_email: '', subject: '', text: '', html: '' });
  expect(await refused(service('messages').resend(message.document_id, STAFF))).toBe(
    'message-erased',
  );
});
