import type { Core } from '@strapi/strapi';
import type { OrganisationView } from '../../../src/plugins/membership-lifecycle/shared/membership/organisation';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { breakTable } from '../../helpers/broken-table';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The organisation of a member and its contacts, edited on the member's page. */

const LIFECYCLE = '/membership-lifecycle';
const NEXT_DAY = new Date(Date.parse(JOINED_ON) + 86_400_000).toISOString().slice(0, 10);

let strapi: Core.Strapi;
let first: Admin;
let second: Admin;
let members: string[];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 3);
  first = await loginAs(strapi, 'membership-staff');
  second = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const urlOf = (id: string) => `${LIFECYCLE}/memberships/${id}/organisation`;
const read = async (id: string): Promise<OrganisationView> =>
  (await first.get(urlOf(id)).expect(200)).body.data;
const inputOf = (view: OrganisationView, values: object = {}) => {
  const { documentId: _id, siren: _siren, siret: _siret, name: _name, ...rest } = view;
  const { version: _version, ...input } = rest;
  return { ...input, ...values };
};
const save = (who: Admin, id: string, input: object, version?: number) => {
  const call = who.put(urlOf(id), input);
  return version === undefined ? call : call.set('If-Match', `"${version}"`);
};
const linesOf = async (id: string): Promise<{ command: string; input: unknown }[]> =>
  strapi.db.connection('adh_activity').where('membership_id', id).orderBy('id');

test('is saved with its contacts, which keep their ids, and a line that names them by id', async () => {
  const [id] = members;
  const view = await read(id);
  const [kept] = view.contacts;
  const added = {
    name: 'Léa Petit',
    email: 'lea@example.org',
    phone: '',
    role: 'billing',
    locale: 'fr',
  };
  const input = inputOf(view, {
    legalForm: 'Commune',
    address: { lines: '1 place', postalCode: '39310', city: 'Valserine', country: 'FR' },
    contacts: [{ ...kept, phone: '01 02' }, added],
  });
  const { body } = await save(first, id, input, view.version).expect(200);
  expect(body.data.contacts).toMatchObject([{ id: kept.id }, { name: 'Léa Petit' }]);
  const now = await read(id);
  expect([now.legalForm, now.address.city, now.contacts[0].phone]).toEqual([
    'Commune',
    'Valserine',
    '01 02',
  ]);
  expect(now.version).toBeGreaterThan(view.version);
  const line = (await linesOf(id)).at(-1);
  expect(line?.command).toBe('change-organisation');
  const told = typeof line?.input === 'string' ? JSON.parse(line.input) : line?.input;
  expect(told).toEqual({
    fields: ['legalForm', 'address'],
    contacts: { added: [now.contacts[1].id], changed: { [kept.id ?? '']: ['phone'] }, removed: [] },
  });
  // Saving what is there already is no change.
  const lines = (await linesOf(id)).length;
  await save(first, id, inputOf(now), now.version).expect(200);
  expect((await linesOf(id)).length).toBe(lines);
});

test('of two people, the second is told who did what, and overwrites nothing', async () => {
  const [, id] = members;
  const view = await read(id);
  await save(first, id, inputOf(view, { legalForm: 'EPCI' }), view.version).expect(200);
  const mine = inputOf(view, { legalForm: 'Syndicat' });
  const { body } = await save(second, id, mine, view.version).expect(409);
  expect(body.error.details).toMatchObject({
    reason: 'changed-meanwhile',
    by: { fr: 'Test membership-staff' },
    activities: [{ command: 'change-organisation' }],
  });
  // A change that is no line of the journal is seen by the values themselves.
  const now = await read(id);
  await strapi.documents('api::organisation.organisation').update({
    documentId: now.documentId,
    data: { legalForm: 'Ailleurs' } as object,
  });
  await save(second, id, inputOf(now, { legalForm: 'Syndicat' }), now.version).expect(409);
  expect((await read(id)).legalForm).toBe('Ailleurs');
});

test('a form that is sent again under its key, since its answer was lost, adds nobody twice', async () => {
  const [id] = members;
  const view = await read(id);
  const added = { name: 'Zoé Blin', email: 'zoe@example.org', phone: '', role: 'billing' };
  const input = inputOf(view, { contacts: [...view.contacts, { ...added, locale: 'fr' }] });
  const sendIt = () => save(first, id, input, view.version).set('Idempotency-Key', 'une-fiche');
  await sendIt().expect(200);
  await sendIt().expect(200);
  const names = (await read(id)).contacts.map(({ name }) => name);
  expect(names.filter((name) => name === 'Zoé Blin')).toHaveLength(1);
  // Another form is told as ever.
  await save(first, id, input, view.version).set('Idempotency-Key', 'une-autre').expect(409);
});

test('of two saves at once, one is done', async () => {
  const [, , id] = members;
  const view = await read(id);
  const answers = await Promise.all(
    [first, second].map((who, index) =>
      save(who, id, inputOf(view, { legalForm: `F${index}` }), view.version),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('is refused with each mistake at its field, and nothing is saved', async () => {
  const [id] = members;
  const view = await read(id);
  const bad = inputOf(view, {
    address: { ...view.address, country: 'France' },
    contacts: [
      { ...view.contacts[0], email: 'nobody@' },
      { name: 'X', email: '', phone: '', role: 'billing', locale: 'fr', id: '424242' },
    ],
  });
  const refused = await save(first, id, bad, view.version).expect(400);
  const paths = (answer: typeof refused) =>
    answer.body.error.details.errors.map(({ path }: { path: string[] }) => path.join('.'));
  expect(paths(refused)).toEqual(['contacts.1.id']);
  const { contacts, ...rest } = bad as ReturnType<typeof inputOf>;
  const again = await save(first, id, { ...rest, contacts: contacts?.slice(0, 1) }, view.version);
  expect(paths(again).sort()).toEqual(['address.country', 'contacts.0.email']);
  await save(first, id, { ...bad, name: 'Autre' }, view.version).expect(400);
  expect(await read(id)).toEqual(view);
});

test('leaves nothing behind when its line cannot be written', async () => {
  const [id] = members;
  const view = await read(id);
  const mend = await breakTable(strapi, 'adh_activity');
  const { status } = await save(first, id, inputOf(view, { legalForm: 'Perdue' }), view.version);
  await mend();
  expect(status).toBeGreaterThanOrEqual(500);
  expect(await read(id)).toEqual(view);
});

test('is for those who may change members', async () => {
  const reader = await loginAs(strapi, 'reader');
  await reader.get(urlOf(members[0])).expect(403);
  await reader.put(urlOf(members[0]), {}).expect(403);
  await first.get(urlOf('nobody')).expect(404);
});

describe('a mandate', () => {
  const mandated = async (id: string, values: object) => {
    const view = await read(id);
    const [one, ...others] = view.contacts;
    const input = inputOf(view, { contacts: [{ ...one, ...values }, ...others] });
    return save(first, id, input, view.version);
  };
  const reachable = async (id: string): Promise<boolean> => {
    const facts = await strapi.plugin('membership-lifecycle').service('facts').load(id);
    return facts.contacts[0].reach !== null;
  };

  test('that is over keeps messages away from the day after, and gives them back when it goes on', async () => {
    const [id] = members;
    expect(await reachable(id)).toBe(true);
    await mandated(id, { mandateFrom: '2020-01-01', mandateUntil: JOINED_ON }).then(({ status }) =>
      expect(status).toBe(200),
    );
    expect(await reachable(id)).toBe(true);
    setToday(strapi, NEXT_DAY);
    expect(await reachable(id)).toBe(false);
    expect((await read(id)).contacts[0]).toMatchObject({
      mandateFrom: '2020-01-01',
      mandateUntil: JOINED_ON,
    });
    expect((await mandated(id, { mandateUntil: '' })).status).toBe(200);
    expect(await reachable(id)).toBe(true);
    expect((await mandated(id, { mandateFrom: '2099-01-01' })).status).toBe(200);
    expect(await reachable(id)).toBe(false);
    expect((await mandated(id, { mandateFrom: '' })).status).toBe(200);
    setToday(strapi, JOINED_ON);
  });

  test('cannot end before it began', async () => {
    const { status, body } = await mandated(members[0], {
      mandateFrom: '2021-02-01',
      mandateUntil: '2021-01-31',
    });
    expect([status, body.error.details.errors[0].path.join('.')]).toEqual([
      400,
      'contacts.0.mandateUntil',
    ]);
    expect((await mandated(members[0], { mandateUntil: '2021-02-31' })).status).toBe(400);
  });
});
