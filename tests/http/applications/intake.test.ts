/** @databases One transaction writes tables of Strapi and of the plugin, and is taken back whole. */
import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type {
  IntakeInput,
  IntakePlan,
} from '../../../src/plugins/membership-lifecycle/shared/applications/intake';
import { PERMISSIONS } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { loginAs, type Admin } from '../../helpers/admin';
import { applicationBody, openOffer, sealed, TIER } from '../../helpers/applications';
import { presentAssociation } from '../../helpers/association';
import { breakTable } from '../../helpers/broken-table';
import { asHolderOf, call } from '../../helpers/callers';
import { boot, stop } from '../../helpers/strapi';

/** A member enters by one form: all of it is written, once, or nothing. */

const MEMBERS = '/membership-lifecycle/members';
const TODAY = '2021-06-01';
const SIRET = '21750001600019';

let strapi: Core.Strapi;
let staff: Admin;

beforeAll(async () => {
  strapi = await boot(TODAY);
  await presentAssociation(strapi);
  await openOffer(strapi);
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

type Organisation = IntakeInput['organisation'];

const contact = {
  ...{ name: 'Ana Ruiz', email: 'ana@example.org', phone: '', mandateFrom: '', mandateUntil: '' },
  locale: 'fr',
} as const;

const organisation = (values: Partial<Organisation> = {}): Organisation => ({
  documentId: null,
  stamp: null,
  name: 'Commune de Valserine',
  legalForm: 'Commune',
  siret: '',
  address: { lines: '1 place de la Mairie', postalCode: '39310', city: 'Valserine', country: 'FR' },
  contacts: [{ ...contact, role: 'representative' }],
  ...values,
});

const form = (values: Partial<IntakeInput> = {}): IntakeInput => ({
  organisation: organisation(),
  membershipId: null,
  tier: TIER,
  appliedOn: '',
  approval: { decidedOn: '', startsOn: '' },
  call: null,
  ...values,
});

const plan = async (input: object): Promise<IntakePlan> =>
  (await staff.post(`${MEMBERS}/plan`, input).expect(200)).body.data;
const take = (input: object, key: string = randomUUID(), who = staff) =>
  who.post(MEMBERS, input).set('Idempotency-Key', key);
const taken = async (input: object): Promise<string> =>
  (await take(input).expect(200)).body.data.documentId;
const view = async (id: string) =>
  (await staff.get(`/membership-lifecycle/memberships/${id}`).expect(200)).body.data;
const journal = async (id: string): Promise<string[]> => {
  const rows = await strapi.db.connection('adh_activity').where('membership_id', id).orderBy('id');
  return rows.map(({ command }: { command: string }) => command);
};
const problemsOf = (body: {
  error: { details: { errors: { path: string[]; reason: string }[] } };
}) => body.error.details.errors.map(({ path, reason }) => `${path.join('.')}: ${reason}`).sort();

const TABLES = [
  ...['organisations', 'memberships', 'components_organisation_contacts', 'adh_activity'],
  ...['adh_term', 'adh_dues', 'adh_message', 'adh_event', 'adh_command_request'],
];
const traces = async (): Promise<number[]> =>
  Promise.all(
    TABLES.map(async (name) => {
      const [{ count }] = await strapi.db.connection(name).count({ count: '*' });
      return Number(count);
    }),
  );

describe('a body that nobody knows', () => {
  test('enters with its contacts, its decision and its term, by whoever did it', async () => {
    const id = await taken(form({ appliedOn: '2021-05-20' }));
    const { organisation: body, contacts, status, terms, reference } = await view(id);
    expect([body.name, status, reference]).toEqual([
      'Commune de Valserine',
      expect.stringMatching(/^(active|pending)$/),
      'ADH-2021-0001',
    ]);
    expect(contacts).toMatchObject([{ name: 'Ana Ruiz', role: 'representative' }]);
    expect(terms).toHaveLength(1);
    expect(await journal(id)).toEqual(['apply', 'approve']);
    const rows = await strapi.db.connection('adh_activity').where('membership_id', id);
    expect(rows.map(({ actor_id }: { actor_id: string }) => actor_id)).toEqual([
      String(staff.userId),
      String(staff.userId),
    ]);
  });

  test('is told beforehand what happens, and that is what happens', async () => {
    const input = form({ organisation: organisation({ name: 'Ville Dite' }) });
    const before = await traces();
    const { problems, plan: told } = await plan(input);
    expect(await traces()).toEqual(before);
    expect(problems).toEqual([]);
    expect(told?.terms).toHaveLength(1);
    const [message] = told?.messages ?? [];
    expect(message).toMatchObject({ ok: true, to: 'Ana Ruiz <ana@example.org>' });
    const id = await taken({ ...input, seal: told?.seal });
    const { terms, status } = await view(id);
    expect(terms[0]).toMatchObject({
      startsOn: told?.terms[0].startsOn,
      endsOn: told?.terms[0].endsOn,
    });
    expect(status).toBe(told?.status?.after);
    const messages = await strapi.db.connection('adh_message').where('membership_id', id);
    expect(messages).toHaveLength(told?.messages.length ?? 0);
  });

  test('waits as a candidate when nothing was decided, and nobody is written to', async () => {
    const input = form({ approval: null, organisation: organisation({ name: 'Sans décision' }) });
    const { plan: told } = await plan(input);
    expect(told).toMatchObject({ terms: [], messages: [], status: { after: 'applied' } });
    const id = await taken(input);
    expect((await view(id)).status).toBe('applied');
    expect(await journal(id)).toEqual(['apply']);
  });

  test('is asked for its dues at once, when that is asked', async () => {
    const input = form({
      organisation: organisation({ name: 'Appelée' }),
      call: { dueOn: '2021-07-15', engagementNumber: 'E-1', serviceCode: '' },
    });
    const { plan: told } = await plan(input);
    expect(told?.calls).toMatchObject([{ dueOn: '2021-07-15', engagementNumber: 'E-1' }]);
    const { dues } = await view(await taken({ ...input, seal: told?.seal }));
    expect(dues).toMatchObject([{ dueOn: '2021-07-15', engagementNumber: 'E-1' }]);
  });

  test('is not written to when the message is held back', async () => {
    const input = form({ organisation: organisation({ name: 'Retenue' }) });
    const { plan: told } = await plan(input);
    const heldBack = (told?.messages ?? []).map(({ template }) => template);
    const id = await taken({ ...input, seal: told?.seal, heldBack });
    const messages = await strapi.db.connection('adh_message').where('membership_id', id);
    expect(messages.map(({ state }: { state: string }) => state)).toEqual(
      heldBack.map(() => 'withheld'),
    );
  });
});

describe('a second click', () => {
  test('makes nothing more, and answers the same member', async () => {
    const input = form({ organisation: organisation({ name: 'Deux fois' }) });
    const key = randomUUID();
    const answers = await Promise.all([take(input, key), take(input, key)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const ids = answers.map(({ body }) => body.data.documentId);
    expect(ids[0]).toBe(ids[1]);
    const after = await traces();
    const again = await take(input, key).expect(200);
    expect([again.body.data.documentId, again.headers['idempotent-replayed']]).toEqual([
      ids[0],
      'true',
    ]);
    expect(await traces()).toEqual(after);
  });

  test('under the same key for another form is refused', async () => {
    const key = randomUUID();
    await take(form({ organisation: organisation({ name: 'Clé' }) }), key).expect(200);
    const other = form({ organisation: organisation({ name: 'Autre' }) });
    await take(other, key).expect(422);
  });
});

describe('a form with mistakes', () => {
  test('is told all of them, each at its field, and nothing is written', async () => {
    const before = await traces();
    const input = form({
      organisation: organisation({
        name: '',
        siret: '21750001600018',
        contacts: [{ ...contact, email: 'ana@', role: 'representative' }],
        address: { lines: 'x', postalCode: '', city: '', country: 'France' },
      }),
      tier: 'inconnue',
      appliedOn: '2021-06-02',
    });
    const { body } = await take(input).expect(400);
    const wrong = [
      'appliedOn: date-in-future',
      'organisation.address.country: not-a-country',
      'organisation.contacts.0.email: not-an-email',
      'organisation.name: name-required',
      'organisation.siret: not-a-siret',
      'tier: tier-unknown',
    ];
    expect(problemsOf(body)).toEqual(wrong);
    const { problems } = await plan(input);
    expect(problems.map(({ path, reason }) => `${path}: ${reason}`).sort()).toEqual(wrong);
    expect(await traces()).toEqual(before);
  });

  test.each([
    [{ approval: { decidedOn: '2021-06-02', startsOn: '' } }, 'approval.decidedOn: date-in-future'],
    [{ approval: { decidedOn: '', startsOn: '1999-01-01' } }, 'tier: tier-not-offered'],
    [
      { call: { dueOn: '2021-05-01', engagementNumber: '', serviceCode: '' } },
      'call.dueOn: date-in-past',
    ],
    [{ approval: { decidedOn: '2021-02-31', startsOn: '' } }, 'approval.decidedOn: not-a-day'],
    [{ tier: '' }, 'tier: tier-required'],
    [
      {
        organisation: organisation({
          contacts: [{ ...contact, name: ' ', email: '', role: 'billing' }],
        }),
      },
      'organisation.contacts.0.name: contact-unnamed',
    ],
    [
      { organisation: organisation({ contacts: [{ ...contact, id: '999999', role: 'billing' }] }) },
      'organisation.contacts.0.id: contact-not-there',
    ],
  ])('is refused: %j', async (values, problem) => {
    const before = await traces();
    const { body } = await take(form(values as Partial<IntakeInput>)).expect(400);
    expect(problemsOf(body)).toEqual([problem]);
    expect(await traces()).toEqual(before);
  });

  test('without a key is refused', async () => {
    const { body } = await take(form(), '').expect(400);
    expect(body.error.details.reason).toBe('idempotency-key-required');
  });

  test('is refused when it would no longer do what was shown', async () => {
    const input = form({ organisation: organisation({ name: 'Changée' }) });
    const { plan: told } = await plan(input);
    const before = await traces();
    const later = { ...input, approval: { decidedOn: '', startsOn: '2021-09-01' } };
    const { body } = await take({ ...later, seal: told?.seal }).expect(409);
    expect(body.error.details.reason).toBe('plan-changed');
    expect(await traces()).toEqual(before);
  });

  test.each(['memberships', 'adh_activity', 'adh_term', 'adh_message', 'adh_command_request'])(
    'leaves nothing behind when %s cannot be written',
    async (table) => {
      const before = await traces();
      const mend = await breakTable(strapi, table);
      const input = form({ organisation: organisation({ name: `Sans ${table}` }) });
      const { status } = await take(input);
      await mend();
      expect(status).toBeGreaterThanOrEqual(500);
      expect(await traces()).toEqual(before);
    },
  );
});

describe('a body that is known', () => {
  const create = (values: object) =>
    strapi.documents('api::organisation.organisation').create({ data: values as { name: string } });

  test('is found by its number and by its name as they are typed, with who it is', async () => {
    const { documentId } = await create({ name: 'Ville de Besançon', siret: SIRET });
    const alike = async (query: string) =>
      (await staff.get(`${MEMBERS}/alike?${query}`).expect(200)).body.data;
    expect(await alike('siret=217500016')).toMatchObject([
      { organisationId: documentId, name: 'Ville de Besançon', by: 'siren', membership: null },
    ]);
    expect(await alike('siret=21750')).toMatchObject([{ by: 'alike' }]);
    expect(await alike(`siret=${SIRET}`)).toMatchObject([{ by: 'siret' }]);
    expect(await alike('name=besanc')).toMatchObject([{ organisationId: documentId }]);
    expect(await alike('name=ville%20bes')).toMatchObject([{ organisationId: documentId }]);
    expect(await alike('name=be')).toEqual([]);
    expect(await alike('')).toEqual([]);
  });

  test('is found as it is now: renamed, moved, taken in, merged, deleted', async () => {
    const organisations = strapi.documents('api::organisation.organisation');
    const alike = async (name: string): Promise<{ name: string; postalCode: string | null }[]> =>
      (await staff.get(`${MEMBERS}/alike?name=${name}`).expect(200)).body.data;
    const { documentId } = await create({
      name: 'Zuydcote',
      address: { postalCode: '59123', country: 'FR' },
    });
    expect(await alike('zuydcote')).toMatchObject([{ by: 'name', postalCode: '59123' }]);
    const change = (data: object) => organisations.update({ documentId, data: data as never });
    await change({ address: { postalCode: '59240', country: 'FR' } });
    expect(await alike('zuydcote')).toMatchObject([{ postalCode: '59240' }]);
    await change({ name: 'Ghyvelde' });
    expect(await alike('ghyvelde')).toMatchObject([{ name: 'Ghyvelde', by: 'name' }]);
    expect(await alike('zuydcote')).toEqual([]);
    const { stamp } = (await staff.get(`${MEMBERS}/organisations/${documentId}`).expect(200)).body
      .data;
    const known = { documentId, stamp, name: 'Ghyvelde' };
    const from = await taken(form({ organisation: organisation(known) }));
    expect(await alike('ghyvelde')).toMatchObject([{ membership: { documentId: from } }]);
    const intoName = 'Communauté des dunes';
    const into = await taken(form({ organisation: organisation({ name: intoName }) }));
    const merge = { intoMembershipId: into, reason: 'Commune nouvelle' };
    await staff
      .post(`/membership-lifecycle/memberships/${from}/commands/merge-into`, merge)
      .expect(200);
    expect(await alike('ghyvelde')).toMatchObject([{ name: intoName }]);
    const { documentId: gone } = await create({ name: 'Zegerscappel' });
    expect(await alike('zegers')).toHaveLength(1);
    await organisations.delete({ documentId: gone });
    expect(await alike('zegers')).toEqual([]);
  });

  test('gives its SIRET to nobody else, and says who it is', async () => {
    const input = form({ organisation: organisation({ name: 'Double', siret: SIRET }) });
    const { body } = await take(input).expect(400);
    expect(problemsOf(body)).toEqual(['organisation.siret: siret-taken']);
    expect(body.error.details.errors[0].text.fr).toContain('Ville de Besançon');
  });

  test('fills the form, enters under its own record, and keeps its contacts', async () => {
    const { documentId } = await create({
      name: 'Sans adhésion',
      contacts: [{ name: 'Léa Petit', email: 'lea@example.org', role: 'billing', locale: 'fr' }],
    });
    const url = `${MEMBERS}/organisations/${documentId}`;
    const { stamp, contacts, membershipId } = (await staff.get(url).expect(200)).body.data;
    expect([membershipId, contacts.length]).toEqual([null, 1]);
    const kept = { ...contacts[0], phone: '01' };
    const values = {
      documentId,
      stamp,
      name: 'Sans adhésion',
      contacts: [kept, { ...contact, role: 'representative' as const }],
    };
    const input = form({ organisation: organisation(values) });
    const id = await taken(input);
    const { organisation: body, contacts: now } = await view(id);
    expect(body.documentId).toBe(documentId);
    expect(now).toMatchObject([{ id: kept.id, name: 'Léa Petit' }, { name: 'Ana Ruiz' }]);
    expect(await journal(id)).toEqual(['apply', 'change-organisation', 'approve']);
    // Its journal names people by id alone.
    const [line] = await strapi.db
      .connection('adh_activity')
      .where({ membership_id: id, command: 'change-organisation' });
    expect(JSON.stringify(line)).not.toMatch(/Ana|Léa|example\.org/);
    const again = await take(input).expect(400);
    expect(problemsOf(again.body)).toContain('organisation.name: membership-exists');
  });

  test('that changed since the form was opened is not overwritten', async () => {
    const { documentId } = await create({ name: 'Modifiée ailleurs' });
    const { stamp } = (await staff.get(`${MEMBERS}/organisations/${documentId}`)).body.data;
    await strapi
      .documents('api::organisation.organisation')
      .update({ documentId, data: { legalForm: 'EPCI' } as object });
    const before = await traces();
    const { body } = await take(
      form({ organisation: organisation({ documentId, stamp, name: 'Modifiée ailleurs' }) }),
    ).expect(409);
    expect(body.error.details.reason).toBe('organisation-changed');
    expect(await traces()).toEqual(before);
  });

  test('that does not exist is refused', async () => {
    await staff.get(`${MEMBERS}/organisations/nobody`).expect(404);
    await take(form({ organisation: organisation({ documentId: 'nobody', stamp: 'x' }) })).expect(
      404,
    );
  });
});

describe('the candidate of an application', () => {
  test('is finished by the same form', async () => {
    const service = strapi.plugin('membership-lifecycle').service('applications');
    const body = applicationBody({ message: 'Bonjour' });
    const sent = { ...body, organisation: { ...body.organisation, name: 'Candidate' } };
    const { reference } = await service.receive({ ...(await sealed(strapi)), ...sent });
    const [row] = await strapi.db.connection('adh_application').where({ reference });
    const { membership } = await service.view(row.document_id);
    const { organisationId } = await strapi.db
      .query('api::membership.membership')
      .findOne({ where: { documentId: membership.membershipId } });
    const url = `${MEMBERS}/organisations/${organisationId}`;
    const { stamp, contacts, membershipId, ...values } = (await staff.get(url).expect(200)).body
      .data;
    expect(membershipId).toBe(membership.membershipId);
    const { name, legalForm, siret, address } = values;
    const input = form({
      membershipId,
      organisation: {
        ...{ documentId: organisationId, stamp, name, legalForm, siret, address },
        contacts: [...contacts, { ...contact, role: 'billing' }],
      },
    });
    const { problems, plan: told } = await plan(input);
    expect(problems).toEqual([]);
    const id = await taken({ ...input, seal: told?.seal });
    expect(id).toBe(membershipId);
    expect((await view(id)).contacts).toHaveLength(2);
    expect(await journal(id)).toEqual(['apply', 'change-organisation', 'approve']);
    const again = (await staff.get(url)).body.data.stamp;
    const twice = form({ ...input, organisation: { ...input.organisation, stamp: again } });
    const { body: refused } = await take(twice).expect(400);
    expect(problemsOf(refused)).toContain('approval: already-approved');
  });
});

describe('who may', () => {
  test('a reader takes nobody in', async () => {
    const reader = await loginAs(strapi, 'reader');
    await take(form(), randomUUID(), reader).expect(403);
    await reader.post(`${MEMBERS}/plan`, form()).expect(403);
    await reader.get(`${MEMBERS}/alike?name=ville`).expect(403);
  });

  test('a form that calls for dues is sent by who may issue calls', async () => {
    const manager = await asHolderOf(strapi, PERMISSIONS.membershipManage);
    const due = { dueOn: '2021-07-15', engagementNumber: '', serviceCode: '' };
    const planned = (values: Partial<IntakeInput>) =>
      call(strapi, 'POST', `${MEMBERS}/plan`, manager).send(form(values));
    await planned({}).expect(200);
    await planned({ call: due }).expect(403);
  });
});

describe('an application of a body that is known', () => {
  test('brings the contacts that staff choose, and no other', async () => {
    const service = strapi.plugin('membership-lifecycle').service('applications');
    const { documentId } = await strapi.documents('api::organisation.organisation').create({
      data: {
        name: 'Connue',
        address: { postalCode: '39310', city: 'Valserine', country: 'FR' },
        contacts: [{ name: 'Marc Roux', email: 'marc@example.org', role: 'billing', locale: 'fr' }],
      },
    });
    const body = applicationBody({ message: 'Encore' });
    const [person] = body.contacts;
    const of = (name: string) => ({ ...person, name, email: `${name.toLowerCase()}@example.org` });
    const sent = {
      ...body,
      organisation: { ...body.organisation, name: 'Connue' },
      contacts: [of('Zoe'), of('Marc'), of('Paul')],
    };
    const { reference } = await service.receive({ ...(await sealed(strapi)), ...sent });
    const [row] = await strapi.db.connection('adh_application').where({ reference });
    const url = `/membership-lifecycle/applications/${row.document_id}`;
    // Marc is known by his address.
    expect((await staff.get(url).expect(200)).body.data.newContacts).toEqual([0, 2]);
    await staff.post(`${url}/attach`, { contacts: [9] }).expect(400);
    const { body: attached } = await staff.post(`${url}/attach`, { contacts: [0, 1] }).expect(200);
    const { contacts, organisation: joined } = await view(attached.data.membership.membershipId);
    expect(joined.documentId).toBe(documentId);
    expect(contacts.map(({ email }: { email: string }) => email)).toEqual([
      'marc@example.org',
      'zoe@example.org',
    ]);
    expect(await journal(attached.data.membership.membershipId)).toEqual([
      'apply',
      'change-organisation',
      'attach-application',
    ]);
  });
});
