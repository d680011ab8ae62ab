import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { MergePlanView } from '../../../src/plugins/membership-lifecycle/shared/membership/merge';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { pdfOf } from '../../helpers/member-papers';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Two bodies become one, and a body goes by another name: the membership goes on through both. */

const STAFF = { type: 'admin' as const, id: '1' };
const SIRET = '35600000049837';
const OTHER_SIRET = '99000010100016';

let strapi: Core.Strapi;
/** The one that ends, the one that stays, which has no term yet, and one of the same year. */
let from: string;
let into: string;
let sameYear: string;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object) =>
  service('commands').run(id, name, input, STAFF);
const bodyOf = async (id: string) => {
  const { organisation } = await view(id);
  return (await strapi.documents('api::organisation.organisation').findOne({
    documentId: organisation.documentId,
    populate: ['contacts', 'address'],
  })) as unknown as {
    documentId: string;
    name: string;
    siret: string | null;
    formerly: string | null;
    address: { city: string } | null;
    contacts: { name: string; email: string; phone: string | null; role: string }[];
  };
};
const change = async (id: string, data: object): Promise<void> => {
  const { documentId } = await bodyOf(id);
  await strapi
    .documents('api::organisation.organisation')
    .update({ documentId, data: data as never });
};
const reasonOf = async (promise: Promise<unknown>) => {
  try {
    await promise;
  } catch (error) {
    return error as Error & { reason?: string };
  }
  throw new Error('Nothing was refused');
};
const candidate = async (data: object): Promise<string> => {
  const { documentId } = await strapi
    .documents('api::organisation.organisation')
    .create({ data: data as never });
  return service('commands').register({ organisationId: documentId, tierCode: 'publics' }, STAFF);
};
const sums = async () => {
  const total = async (table: string, column: string) =>
    Number((await strapi.db.connection(`adh_${table}`).sum({ sum: column }))[0].sum ?? 0);
  return {
    paid: await total('payment', 'amount'),
    granted: await total('entitlement', 'granted'),
    used: await total('entitlement', 'used'),
    lines: await total('usage', 'used_delta'),
  };
};
const countedYear = async () => (await service('statistics').year(2021)).movements;
const person = (name: string, more: object = {}) => ({
  name,
  email: `${name.toLowerCase()}@example.org`,
  role: 'billing',
  ...more,
});

let first: { line: { id: string } };
let taken: { line: { id: string } };
const use = () =>
  service('entitlements').consume(
    from,
    { benefit: 'centre', quantity: 2 },
    { actor: STAFF, key: 'use-1' },
  );
const giveBack = () =>
  service('entitlements').reverse(first.line.id, 'Erreur', { actor: STAFF, key: 'reverse-1' });

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  [from, sameYear] = await manyMembers(strapi, 2);
  await change(from, {
    name: 'Commune de Vieuxbourg',
    siret: SIRET,
    contacts: [person('Ana', { phone: '0102030405' }), person('Bob')],
  });
  into = await candidate({
    name: 'Commune nouvelle du Val',
    siret: OTHER_SIRET,
    contacts: [person('Ana'), person('Chloé', { role: 'representative' })],
  });
  const { terms } = await view(from);
  await run(from, 'issue-call', { termId: terms[0].id });
  const [call] = (await view(from)).dues;
  await run(from, 'record-payment', { duesId: call.id, amount: 1_000, on: JOINED_ON });
  await service('entitlements').consume(
    from,
    { benefit: 'centre', quantity: 1, person: 'Bob' },
    { actor: STAFF, key: 'use-of-bob' },
  );
  await service('memberPapers').add(
    from,
    { name: 'Délibération.pdf', bytes: pdfOf('Vieuxbourg') },
    { kind: 'deliberation' },
    STAFF,
  );
  first = await use();
  taken = await giveBack();
});
afterAll(() => stop(strapi));

test('a plan says what will move, what is still to be paid, and who is gathered', async () => {
  const before = await view(from);
  const plan: MergePlanView = await service('mergers').plan(from, into);
  expect(plan).toMatchObject({
    from: { organisation: 'Commune de Vieuxbourg', siret: SIRET },
    into: { organisation: 'Commune nouvelle du Val' },
    moved: [{ startsOn: before.terms[0].startsOn }],
    staying: [],
    paid: { amount: 1_000 },
    rights: 1,
    contacts: { added: ['Bob'], doubles: ['Ana'] },
  });
  expect(plan.unpaid).toMatchObject([{ number: before.dues[0].number }]);
  const overlapping: MergePlanView = await service('mergers').plan(from, sameYear);
  // The other one's same year was neither paid nor used: it gives way.
  expect(overlapping.moved).toEqual(plan.moved);
  expect(overlapping.withdrawn).toMatchObject([
    { side: 'into', proposed: false, instead: { startsOn: before.terms[0].startsOn } },
  ]);
  // Nothing was done.
  expect(await view(from)).toEqual(before);
  expect((await reasonOf(service('mergers').plan(from, from))).reason).toBe('merge-with-itself');
});

test('two bodies become one: nothing is lost, nothing counted twice', async () => {
  setToday(strapi, '2021-03-01');
  const [before, counted] = [await sums(), await countedYear()];
  const { dues } = await view(from);
  await run(from, 'merge-into', { intoMembershipId: into, reason: 'Commune nouvelle' });
  expect(await sums()).toEqual(before);
  // R18: the month in which it happens has one member less, and those before stay.
  const now = await countedYear();
  expect(now.slice(0, -1)).toEqual(counted.slice(0, -1));
  expect(now.at(-1)).toMatchObject({ departures: 1 });
  const stays = await view(into);
  expect(stays.terms).toHaveLength(1);
  expect(stays.dues).toMatchObject([{ number: dues[0].number, paid: 1_000 }]);
  // The paper that was issued is read from the membership that stays, and says who it was issued to.
  expect(stays.dues[0].papers).toEqual(dues[0].papers);
  expect(stays.formerly).toMatchObject([
    {
      cause: 'merger',
      name: 'Commune de Vieuxbourg',
      siret: SIRET,
      until: '2021-03-01',
      reason: 'Commune nouvelle',
      membershipId: from,
    },
  ]);
  expect(stays.mergedInto).toBeNull();
  const ended = await view(from);
  expect(ended.status).toBe('ended');
  expect(ended.mergedInto).toMatchObject({
    documentId: into,
    organisation: 'Commune nouvelle du Val',
    on: '2021-03-01',
  });
});

test('the body that stays keeps its identity and gets the contacts of both, once each', async () => {
  const [own, other] = [await bodyOf(into), await bodyOf(from)];
  expect(own).toMatchObject({ name: 'Commune nouvelle du Val', siret: OTHER_SIRET });
  expect(own.contacts.map(({ name, phone }) => [name, phone])).toEqual([
    ['Ana', '0102030405'],
    ['Chloé', null],
    ['Bob', null],
  ]);
  // The other is there to be read, and no person is kept twice.
  expect(other).toMatchObject({ name: 'Commune de Vieuxbourg', siret: SIRET, contacts: [] });
});

test('its name and its SIRET find the member', async () => {
  const check = { siret: SIRET, benefit: 'centre', at: '2021-03-01' };
  expect((await service('entitlements').check(check)).allowed).toBe(
    (await service('entitlements').check({ ...check, siret: OTHER_SIRET })).allowed,
  );
  const found = await service('statistics').dues({ search: 'vieuxbourg', page: 1, pageSize: 10 });
  expect(found.data.map((row: { membershipId: string }) => row.membershipId)).toEqual([into]);
});

test('its messages are read from the member that stays', async () => {
  const list = (membershipId: string) =>
    service('messages').list({ membershipId, page: 1, pageSize: 50 });
  const [mine, all] = [await list(from), await list(into)];
  expect(mine.meta.pagination.total).toBeGreaterThan(0);
  expect(all.data.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(mine.data.map(({ id }: { id: string }) => id)),
  );
});

test('its papers, given and issued, are read from the member that stays', async () => {
  const given = await service('memberPapers').list(into);
  expect(given.papers).toMatchObject([{ kind: 'deliberation', name: 'Délibération.pdf' }]);
  const issued = await service('memberPapers').issued(into);
  expect(issued).toMatchObject([{ kind: 'call' }]);
  expect((await service('memberPapers').all(into)).length).toBe(2);
});

test('a request that was sent before is answered as the first time', async () => {
  expect(await use()).toMatchObject({ replayed: true, line: { id: first.line.id } });
  expect(await giveBack()).toMatchObject({ replayed: true, line: { id: taken.line.id } });
  const other = service('entitlements').reverse(first.line.id, 'Encore', {
    actor: STAFF,
    key: 'b',
  });
  expect((await reasonOf(other)).reason).toBe('already-reversed');
});

test('the body that was merged cannot apply again, nor be merged again', async () => {
  const { documentId } = await bodyOf(from);
  const again = await reasonOf(
    service('commands').register({ organisationId: documentId, tierCode: 'publics' }, STAFF),
  );
  expect(again.reason).toBe('organisation-merged');
  expect(again.message).toContain('Commune nouvelle du Val');
  const twice = run(from, 'merge-into', { intoMembershipId: sameYear, reason: 'x' });
  expect((await reasonOf(twice)).reason).toBe('membership-merged');
});

describe('another name and number', () => {
  test('keep the membership, its number of calls and its papers, and are told with their day', async () => {
    const before = await view(into);
    const input = {
      name: 'Val-sur-Lys',
      siren: '356000000',
      siret: SIRET,
      street: '1 place Neuve',
      postcode: '78470',
      city: 'Val',
      on: '2021-02-15',
      reason: 'Délibération du 1er février',
    };
    await run(into, 'change-identity', input);
    const after = await view(into);
    expect(after.organisation).toMatchObject({ name: 'Val-sur-Lys', siret: SIRET });
    expect(after.dues).toEqual(before.dues);
    expect(after.formerly[0]).toMatchObject({
      cause: 'change',
      name: 'Commune nouvelle du Val',
      siret: OTHER_SIRET,
      until: '2021-02-15',
      reason: 'Délibération du 1er février',
      membershipId: null,
    });
    expect((await bodyOf(into)).address).toMatchObject({ city: 'Val' });
    const { data } = await service('memberships').activities(into, { page: 1, pageSize: 1 });
    expect(data[0]).toMatchObject({
      command: 'change-identity',
      before: { name: 'Commune nouvelle du Val', siret: OTHER_SIRET, city: null },
      after: { name: 'Val-sur-Lys', siret: SIRET, city: 'Val', on: '2021-02-15' },
    });
    const find = async (search: string) =>
      (await service('statistics').dues({ search, page: 1, pageSize: 10 })).data.length;
    expect([
      await find('commune nouvelle'),
      await find('val-sur-lys'),
      await find(OTHER_SIRET),
    ]).toEqual([1, 1, 1]);
  });

  test('are written once for a request that is repeated', async () => {
    const id = await candidate({ name: 'Syndicat de la Lys' });
    const again = () =>
      service('commands').run(id, 'change-identity', { name: 'Syndicat', reason: 'x' }, STAFF, {
        key: 'twice',
      });
    expect([await again(), await again()]).toEqual([{ replayed: false }, { replayed: true }]);
    expect((await view(id)).formerly).toMatchObject([{ name: 'Syndicat de la Lys' }]);
  });

  test('are refused from a day to come, without a change, and with a number that is none', async () => {
    const wrong = async (input: object) =>
      (await reasonOf(run(into, 'change-identity', { reason: 'x', ...input }))).reason;
    expect(await wrong({ name: 'X', on: '2021-03-02' })).toBe('date-in-future');
    expect(await wrong({})).toBe('nothing-to-change');
    const before = await view(into);
    await reasonOf(run(into, 'change-identity', { siret: '12345678901234', reason: 'x' }));
    expect(await view(into)).toEqual(before);
  });

  test('a form cannot write the names of the past', async () => {
    const { formerly } = await bodyOf(into);
    await change(into, { formerly: 'Rien' });
    expect((await bodyOf(into)).formerly).toBe(formerly);
  });
});

test('the past of a body that is merged in turn goes with it', async () => {
  const [double] = (await view(sameYear)).terms;
  const [had] = (await view(into)).terms;
  await run(into, 'merge-into', { intoMembershipId: sameYear, reason: 'Métropole' });
  const { terms } = await view(sameYear);
  expect(terms.map(({ id, state }) => [id, state]).sort()).toEqual(
    [
      [double.id, 'void'],
      [had.id, 'issued'],
    ].sort(),
  );
  const { formerly } = await view(sameYear);
  expect(formerly.map(({ name }) => name)).toEqual([
    'Val-sur-Lys',
    'Commune nouvelle du Val',
    'Commune de Vieuxbourg',
  ]);
  // What could not move is still found for whoever asks what is held on them.
  const held = await service('privacy').person({ email: 'bob@example.org' });
  expect(held.contacts).toHaveLength(1);
  expect(held.uses).toBe(1);
  expect((await service('memberPapers').list(sameYear)).papers).toHaveLength(1);
  // Two mergers later, the same request is still the same.
  expect(await giveBack()).toMatchObject({ replayed: true, line: { id: taken.line.id } });
});

test('what people agreed to is read under their names where they are, and goes back with an undoing', async () => {
  const consents = service('consents');
  const text = { title: 'Lettre', locale: 'fr', text: 'Oui', fromOn: '2021-01-01' };
  const { id: textId } = await consents.write(text, STAFF);
  const one = await candidate({ name: 'Un', contacts: [person('Dora'), person('Emil')] });
  const two = await candidate({ name: 'Deux', contacts: [person('Emil')] });
  for (const { id: contactId } of (await view(one)).contacts) {
    const given = { contactId, textId, givenOn: JOINED_ON, how: 'Bulletin' };
    await consents.record(one, given, STAFF);
  }
  const heard = async (id: string) =>
    (await consents.list(id)).map(
      (told: { contact: string | null; withdrawnOn: string | null }) => [
        told.contact,
        told.withdrawnOn,
      ],
    );
  const before = await consents.list(one);
  const both = [
    ['Emil', null],
    ['Dora', null],
  ];
  expect(await heard(one)).toEqual(both);
  await run(one, 'merge-into', { intoMembershipId: two, reason: 'Fusion' });
  expect(await heard(two)).toEqual(both);
  const said = (await service('privacy').whole({ email: 'emil@example.org' })).json.consents;
  expect(said).toMatchObject([{ contact: 'Emil' }]);
  await run(one, 'undo-merge', { reason: 'Erreur' });
  expect(await consents.list(one)).toEqual(before);
  expect(await heard(two)).toEqual([]);
  await run(one, 'merge-into', { intoMembershipId: two, reason: 'Fusion' });
  const [{ id }] = before;
  const after = await consents.withdraw(id, JOINED_ON, STAFF);
  expect(after).toHaveLength(2);
  expect(await heard(two)).toEqual([
    ['Emil', JOINED_ON],
    ['Dora', null],
  ]);
});
