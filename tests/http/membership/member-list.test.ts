/** @databases All members are read with their bodies, contacts, terms and calls, and compared in time. */
import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type {
  ListedMember,
  MemberTier,
} from '../../../src/plugins/membership-lifecycle/shared/membership/member-list';
import {
  MEMBERSHIP_UID,
  ORGANISATION_UID,
  PERMISSIONS,
} from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { asHolderOf, call } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { makeOffer, makeTier } from '../../helpers/content';
import { giveMandate, IN_OFFICE } from '../../helpers/member-space';
import { boot, setToday, stop } from '../../helpers/strapi';

/** « Membres »: all members as one list, found by what is known of them. */

const LIST = '/membership-lifecycle/members';
const STAFF = { type: 'admin' as const, id: '1' };
const EXPLORE = 'plugin::content-manager.explorer.read';
const reason = 'Selon le registre';

let strapi: Core.Strapi;
let staff: Admin;
let members: string[];
/** « Commune d’Évreux », with a SIRET, two contacts and a call. */
let evreux: string;
let callNumber: string;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object) =>
  service('commands').run(id, name, input, STAFF);
const organisations = () => strapi.documents(ORGANISATION_UID as 'api::organisation.organisation');
const change = async (id: string, data: object) => {
  const { documentId } = (await view(id)).organisation;
  await organisations().update({ documentId, data: data as never });
};

const asked = (question: Record<string, string | number> = {}) =>
  `${LIST}?${new URLSearchParams(Object.entries(question).map(([name, value]) => [name, String(value)])).toString()}`;
const page = async (question: Record<string, string | number> = {}) =>
  (await staff.get(asked(question)).expect(200)).body as {
    data: ListedMember[];
    meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
  };
const found = async (search: string, more = {}): Promise<ListedMember[]> =>
  (await page({ search, ...more })).data;
const ids = async (search: string, more = {}) => (await found(search, more)).map(({ id }) => id);

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 6);
  setToday(strapi, '2021-02-01');
  staff = await loginAs(strapi, 'membership-staff');
  evreux = members[0];
  await change(evreux, {
    name: 'Commune d’Évreux',
    siren: '356000000',
    siret: '35600000049837',
    contacts: [
      { name: 'Éloi Dubois', email: 'e.dubois@evreux.example', role: 'representative' },
      { name: 'Comptabilité', email: 'compta@evreux.example', role: 'billing' },
    ],
  });
  await change(members[1], { name: 'Zone 100% a_b' });
  const [term] = (await view(evreux)).terms;
  await run(evreux, 'issue-call', { termId: term.id, dueOn: '2021-03-01' });
  callNumber = (await view(evreux)).dues[0].number ?? '';
});
afterAll(() => stop(strapi));

test('each row says what its column says, and leads to its member', async () => {
  const { data, meta } = await page();
  expect(meta.pagination).toEqual({ page: 1, pageSize: 25, pageCount: 1, total: 6 });
  const row = data.find(({ id }) => id === evreux);
  const shown = await view(evreux);
  expect(row).toEqual({
    id: evreux,
    leaving: null,
    organisation: 'Commune d’Évreux',
    reference: shown.reference,
    tierCode: 'publics',
    tierNames: shown.terms[0].tierNames,
    status: shown.status,
    endsOn: '2021-12-31',
    duesState: 'open',
    toCall: false,
    since: shown.memberSince,
    muted: null,
    formerly: null,
    contact: null,
    call: null,
  });
});

test.each([
  ['part of the name', 'vreu'],
  ['the name without its accent', 'evreux'],
  ['another apostrophe', "d'Évreux"],
  ['initials', 'CDE'],
  ['a SIREN with spaces', '356 000 000'],
  ['a SIRET with spaces', '356 000 000 49837'],
  ['several words', 'compta evreux'],
  ['a contact without an accent', 'eloi dubois'],
  ['an e-mail', 'e.dubois@evreux.example'],
])('a member is found by %s', async (_what, search) => {
  expect(await ids(search)).toEqual([evreux]);
});

test('the end of who leaves is the last day of membership, with the kind of departure', async () => {
  const id = members[5];
  const [{ endsOn, reference }] = (await page({ pageSize: 100 })).data.filter(
    (row) => row.id === id,
  );
  await run(id, 'exclude', { lastDay: '2021-03-31', reason: 'x' });
  const leaving = { kind: 'excluded', lastDay: '2021-03-31' };
  expect(endsOn).toBe('2021-12-31');
  expect(await found(reference)).toMatchObject([{ endsOn: '2021-03-31', leaving }]);
  expect(await view(id)).toMatchObject({ leaving });
  const [first] = (await page({ sort: 'endsOn:asc' })).data;
  expect(first.id).toBe(id);
  setToday(strapi, '2021-04-01');
  expect(await found(reference)).toMatchObject([{ endsOn: '2021-03-31', leaving: null }]);
  expect(await view(id)).toMatchObject({ leaving: null, reminders: [] });
  setToday(strapi, '2021-02-01');
  await run(id, 'reinstate', { reason: 'x' });
  expect(await found(reference)).toMatchObject([{ endsOn, leaving: null }]);
});

test('a member is found by its reference, its digits alone, and the number of a call', async () => {
  const { reference } = await view(evreux);
  expect(await ids(reference)).toContain(evreux);
  expect(await ids(reference.replace(/\D/g, ''))).toContain(evreux);
  expect(callNumber).not.toBe('');
  expect(await ids(callNumber)).toContain(evreux);
  expect(await ids(`${callNumber} nulle-part`)).toEqual([]);
  expect((await found(callNumber))[0]).toMatchObject({ id: evreux, call: callNumber });
  expect((await found(reference))[0]).toMatchObject({ call: null });
});

test('« % » and « _ » are looked for as they are', async () => {
  expect(await ids('%')).toEqual([members[1]]);
  expect(await ids('a_b')).toEqual([members[1]]);
  expect(await ids('_____')).toEqual([]);
});

test('what changed is found at once, whoever changed it', async () => {
  const id = members[2];
  const { version } = await view(id);
  expect(await ids('valbrume')).toEqual([]);
  await change(id, { name: 'Commune de Valbrume' });
  expect(await ids('valbrume')).toEqual([id]);
  await change(id, {
    contacts: [{ name: 'Nina Petit', email: 'nina@valbrume.example', role: 'representative' }],
  });
  expect((await found('nina petit'))[0]).toMatchObject({ id, contact: 'Nina Petit' });
  await change(id, { contacts: [] });
  expect(await ids('nina petit')).toEqual([]);
  expect((await view(id)).version).toBe(version);

  await run(id, 'change-identity', { name: 'Valbrume-les-Bois', on: '2021-01-20', reason });
  expect((await found('commune valbrume'))[0]).toMatchObject({
    id,
    organisation: 'Valbrume-les-Bois',
    formerly: 'Commune de Valbrume',
  });
  expect((await found('les-bois'))[0]).toMatchObject({ id, formerly: null });
  await run(id, 'withdraw', { lastDay: '2021-02-01', reason });
  setToday(strapi, '2021-02-02');
  await service('daily').run();
  expect((await found('valbrume', { status: 'ended' }))[0].id).toBe(id);
});

test('a body that was saved twice within one instant is read again', async () => {
  const id = members[3];
  const db = strapi.db.connection;
  const { organisation } = await view(id);
  const row = db('organisations').where('document_id', organisation.documentId);
  await row.clone().update({ name: 'Premier Nom' });
  expect(await ids('premier')).toEqual([id]);
  await row.clone().update({ name: 'Second Nom' });
  expect(await ids('premier')).toEqual([]);
  expect(await ids('second')).toEqual([id]);
});

test('filters keep applying to a search, and a bad one is named', async () => {
  expect(await ids('evreux', { duesState: 'open', status: 'active' })).toEqual([evreux]);
  expect(await ids('evreux', { duesState: 'paid' })).toEqual([]);
  for (const bad of [
    { status: 'gone' },
    { tier: "x' or 1" },
    { duesState: 'x' },
    { sort: 'name' },
    { sort: 'notes:asc' },
    { page: 0 },
    { pageSize: 101 },
    { search: 'x'.repeat(121) },
    { other: '1' },
  ]) {
    const { body } = await staff.get(asked(bad as never)).expect(400);
    expect(JSON.stringify(body.error.details)).toContain(Object.keys(bad)[0]);
  }
});

test('pages have one order, whichever the column', async () => {
  const columns = ['name', 'reference', 'tier', 'status', 'endsOn', 'duesState', 'since'];
  for (const sort of columns.flatMap((column) => [`${column}:asc`, `${column}:desc`])) {
    const whole = (await page({ sort })).data.map(({ id }) => id);
    const parts = [1, 2, 3].map(async (number) => page({ sort, page: number, pageSize: 2 }));
    const paged = (await Promise.all(parts)).flatMap(({ data }) => data.map(({ id }) => id));
    expect(paged).toEqual(whole);
    expect(new Set(whole).size).toBe(6);
  }
  expect((await page({ page: 9 })).data).toEqual([]);
});

test('a tier is chosen for itself, where another has its code', async () => {
  const tiers = async (): Promise<MemberTier[]> =>
    (await staff.get(`${LIST}/tiers`).expect(200)).body.data;
  expect(await tiers()).toHaveLength(1);
  const later = await makeTier(strapi, { code: 'publics', name: 'Tout autre chose' });
  await makeOffer(strapi, { year: 2022, opensOn: '2021-02-01', tiers: [later] });
  const { documentId } = await organisations().create({ data: { name: 'Candidate' } as never });
  const id: string = await service('commands').register(
    { organisationId: documentId, tierCode: 'publics' },
    STAFF,
  );
  const choices = await tiers();
  expect(choices).toHaveLength(2);
  const own = choices.find(({ names }) => names.fr === 'Tout autre chose');
  expect(own?.value).toBe(later);
  expect(await ids('', { tier: later })).toEqual([id]);
  const others = choices.filter(({ value }) => value !== later).map(({ value }) => value);
  expect(await ids('', { tier: others[0] })).toHaveLength(6);

  await strapi.documents(MEMBERSHIP_UID as 'api::membership.membership').delete({ documentId: id });
  expect(await ids('candidate')).toEqual([]);
});

describe('what a reader may not read', () => {
  const holder = (fields: string[], conditions: string[] = []) =>
    asHolderOf(strapi, PERMISSIONS.membershipRead, {
      ...{ action: EXPLORE, subject: ORGANISATION_UID },
      ...{ properties: { fields }, conditions },
    });

  test('is not searched: contacts are found by those who read them alone', async () => {
    const blind = await holder(['name', 'contacts.name']);
    const all = ['name', 'contacts.name', 'contacts.email'];
    const some = await holder(all, ['admin::is-creator']);
    const seeing = await holder(all);
    const total = async (caller: typeof blind, search: string) => {
      const { status, body } = await call(strapi, 'GET', asked({ search }), caller);
      expect(status).toBe(200);
      return body.meta.pagination.total;
    };
    for (const search of ['dubois', 'e.dubois@evreux.example', 'compta']) {
      expect(await total(seeing, search)).toBe(1);
      expect(await total(blind, search)).toBe(0);
      expect(await total(some, search)).toBe(0);
    }
    expect(await total(blind, 'evreux')).toBe(1);
  });

  test('is not shown on the page of a member either, nor by what stands beside it', async () => {
    const blind = await holder(['name', 'contacts.name']);
    const seeing = await holder(['name', 'contacts.name', 'contacts.email']);
    const read = async (caller: typeof blind, beside: string) => {
      const url = `/membership-lifecycle/memberships/${evreux}${beside}`;
      const { status, body } = await call(strapi, 'GET', url, caller);
      expect(status).toBe(200);
      return body.data;
    };
    expect(await read(blind, '')).toMatchObject({ contacts: [], readsContacts: false });
    expect((await read(seeing, '')).contacts).toHaveLength(2);
    expect((await read(seeing, '')).readsContacts).toBe(true);
    expect(await read(blind, '/member-access')).toEqual([]);
    expect(await read(seeing, '/member-access')).toHaveLength(2);
    expect(await read(blind, '/consents')).toEqual([]);
  });

  test('nor is a list of those who may not read memberships', async () => {
    const caller = await asHolderOf(strapi, { action: EXPLORE, subject: ORGANISATION_UID });
    for (const url of [LIST, `${LIST}/tiers`]) {
      expect((await call(strapi, 'GET', url, caller)).status).toBe(403);
      expect((await call(strapi, 'GET', url, null)).status).toBe(401);
    }
    await staff.get(contentManager(ORGANISATION_UID)).expect(200);
  });
});

test('who has nobody to write to, or nobody in an office now or soon, is on the home page and found by a filter', async () => {
  const member = members[5];
  setToday(strapi, '2021-02-01');
  const told = async () => {
    const { offices } = await service('statistics').today();
    const rows = await Promise.all(
      (['nobody', 'vacant', 'ending'] as const).map(
        async (office) => (await page({ office })).data,
      ),
    );
    return { ...offices, found: rows.flat().map(({ id }) => id) };
  };
  const none = { nobody: 0, vacant: 0, ending: 0, found: [] };
  expect(await told()).toEqual(none);
  const cases = [
    ['2021-01-31', { ...none, nobody: 1, found: [member] }],
    ['2021-02-01', { ...none, ending: 1, found: [member] }],
    ['2021-03-03', { ...none, ending: 1, found: [member] }],
    ['2021-03-04', none],
  ] as const;
  for (const [mandateUntil, expected] of cases) {
    await giveMandate(strapi, member, { mandateUntil });
    expect([mandateUntil, await told()]).toEqual([mandateUntil, expected]);
  }
  await giveMandate(strapi, member, IN_OFFICE);
  expect(await told()).toEqual(none);
});
