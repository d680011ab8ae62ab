import type { Core } from '@strapi/strapi';
import type { AssemblyView } from '../../../src/plugins/membership-lifecycle/shared/assemblies/assemblies';
import { plusDays } from '../../helpers/days';
import { hasPdfTools, faultsOf, infoOf, structureOf, textOf } from '../../helpers/pdf';
import { compiled, refusalOf } from '../../helpers/rights';
import { presentAssociation } from '../../helpers/association';
import { boot, setToday, stop } from '../../helpers/strapi';
import { command, makeAssembly, makeVoter, rollOf } from '../../helpers/voters';

/** General assemblies on a real database: the roll, the convocation, proxies, the attendance. */

const TODAY = '2021-06-01';
const HELD_ON = '2021-06-30';

let strapi: Core.Strapi;
let ids: Record<string, string>;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const run = (id: string, name: Parameters<typeof command>[2], input: object = {}) =>
  command(strapi, id, name, input);
const FIRST = { page: 1, pageSize: 100 };
/** The rows of a list about an assembly. */
const told = async (list: 'late' | 'proxies', id: string): Promise<object[]> =>
  (await service('assemblies')[list](id, FIRST)).data;
const journal = async (id: string): Promise<string[]> =>
  (await service('assemblies').activities(id, { page: 1, pageSize: 100 })).data.map(
    (line: { command: string }) => line.command,
  );
/** The roll, without what the day brings. */
const frozenPart = async (id: string) =>
  (await rollOf(strapi, id)).map(({ organisation, votes, listing, holderName, because }) => ({
    organisation,
    votes,
    listing,
    holderName,
    because,
  }));
const convened = async (values: object = {}): Promise<AssemblyView> => {
  const { id } = await makeAssembly(strapi, values);
  await run(id, 'freeze-roll');
  return run(id, 'convene');
};

beforeAll(async () => {
  strapi = await boot(TODAY);
  await presentAssociation(strapi);
  ids = {};
  for (const [name, votes] of [
    ['Arles', 1],
    ['Brest', 3],
    ['Calais', 1],
    ['Dijon', 1],
    ['Évian', 0],
  ] as const) {
    ids[name] = (await makeVoter(strapi, name, { votes })).membership;
  }
  ids.Foix = (await makeVoter(strapi, 'Foix', { contacts: [] })).membership;
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, TODAY));

test('the roll of a draft is today’s, and says who votes, who attends and who speaks', async () => {
  const { id, tally, rollOn } = await makeAssembly(strapi);
  expect(rollOn).toBe(TODAY);
  expect(tally).toMatchObject({ members: { roll: 5 }, votes: { roll: 7 } });
  expect(await rollOf(strapi, id)).toMatchObject([
    { organisation: 'Arles', listing: 'voting', votes: 1, holderName: 'Élue Arles' },
    { organisation: 'Brest', votes: 3, holderSource: 'mandate-holder' },
    { organisation: 'Calais', because: { text: { fr: expect.stringContaining('2021') } } },
    { organisation: 'Dijon' },
    { organisation: 'Évian', listing: 'attending', votes: 0 },
    { organisation: 'Foix', holderName: null, holderSource: null },
  ]);
});

test('the contacts of however many bodies are found by one query', async () => {
  const { findContacts } = compiled('core/store/contacts') as {
    findContacts: (
      db: object,
      ids: string[],
      channels: [],
    ) => Promise<Map<string, { name: string }[]>>;
  };
  const { connection } = strapi.db;
  const bodies: { document_id: string }[] = await connection('organisations').orderBy('id');
  const known = bodies.map(({ document_id: id }) => id);
  // More than PostgreSQL takes values for.
  const nobody = Array.from({ length: 66_000 }, (_, index) => `nobody${index}`);
  const seen: string[] = [];
  const note = ({ sql }: { sql: string }) => seen.push(sql);
  connection.on('query', note);
  const found = await findContacts(connection, [...nobody, ...known], []);
  connection.removeListener('query', note);
  expect(seen).toHaveLength(1);
  expect(found.size).toBe(5);
  expect(found).toEqual(await findContacts(connection, known, []));
  expect(found.get(known[0])?.map(({ name }) => name)).toContain('Élue Arles');
});

test('a frozen roll stays, whatever happens to its members', async () => {
  const { id } = await makeAssembly(strapi);
  await run(id, 'freeze-roll');
  const before = await frozenPart(id);
  await table('entitlement').where({ kind: 'vote' }).update({ granted: 9 });
  await strapi.db.connection('memberships').update({ suspended_on: '2021-01-01' });
  await strapi.db.connection('organisations').update({ name: 'Autre' });
  await table('term').update({ state: 'void' });
  expect(await frozenPart(id)).toEqual(before);
  expect(await refusalOf(run(id, 'freeze-roll'))).toBe('roll-frozen');
  expect(await told('late', id)).toEqual([]);

  await table('term').update({ state: 'issued' });
  await strapi.db.connection('memberships').update({ suspended_on: null });
  for (const [name, membershipId] of Object.entries(ids)) {
    const { organisation_id } = await strapi.db
      .connection('memberships')
      .where('document_id', membershipId)
      .first();
    await strapi.db
      .connection('organisations')
      .where('document_id', organisation_id)
      .update({ name });
  }
});

test('the roll says what is true of the dues, and a frozen one keeps what it said', async () => {
  const staff = { type: 'admin', id: '1' };
  const commands = strapi.plugin('membership-lifecycle').service('commands');
  const { terms } = await service('memberships').view(ids.Arles);
  await commands.run(ids.Arles, 'issue-call', { termId: terms[0].id }, staff);
  const [call] = (await service('memberships').view(ids.Arles)).dues;
  const pay = (amount: number) =>
    commands.run(ids.Arles, 'record-payment', { duesId: call.id, amount }, staff);
  const toldOf = async (id: string) =>
    (await rollOf(strapi, id)).find((one) => one.id === ids.Arles)?.because;
  const { id } = await makeAssembly(strapi);
  expect((await toldOf(id))?.params).toMatchObject({ dues: 'open', remaining: call.amount.amount });
  await pay(1_000);
  await run(id, 'freeze-roll');
  const frozen = await toldOf(id);
  expect(frozen?.text.fr).toContain('Cotisation réglée en partie');
  await pay(call.amount.amount - 1_000);
  expect(await toldOf(id)).toEqual(frozen);
  const { id: later } = await makeAssembly(strapi);
  expect((await toldOf(later))?.text.en).toContain('Dues settled.');
});

test('the roll of a past day counts money once, and where it belongs, after it was moved', async () => {
  const staff = { type: 'admin', id: '1' };
  const commands = strapi.plugin('membership-lifecycle').service('commands');
  const id = (await makeVoter(strapi, 'Honfleur', {})).membership;
  const { terms } = await service('memberships').view(id);
  await commands.run(id, 'issue-call', { termId: terms[0].id }, staff);
  const [call] = (await service('memberships').view(id)).dues;
  await commands.run(id, 'record-payment', { duesId: call.id, amount: 1_000 }, staff);
  setToday(strapi, '2021-06-10');
  const [{ payments }] = (await service('memberships').view(id)).dues;
  const move = { paymentId: payments[0].id, amount: 400, reason: 'x' };
  await commands.run(id, 'move-payment', move, staff);
  const { id: assembly } = await makeAssembly(strapi, { cutOffOn: TODAY });
  const entry = (await rollOf(strapi, assembly)).find((one) => one.id === id);
  expect(entry?.because?.params).toMatchObject({ remaining: call.amount.amount - 600 });
  await commands.run(id, 'withdraw', { lastDay: plusDays(TODAY, -1), reason: 'x' }, staff);
});

test('the roll of a past day tells of the call that stood then, though it was cancelled since', async () => {
  const staff = { type: 'admin', id: '1' };
  const commands = strapi.plugin('membership-lifecycle').service('commands');
  const id = (await makeVoter(strapi, 'Ivry', {})).membership;
  const read = async () => service('memberships').view(id);
  const [{ id: termId }] = (await read()).terms;
  const toldOf = async (cutOffOn: string) => {
    const { id: assembly } = await makeAssembly(strapi, { cutOffOn });
    return (await rollOf(strapi, assembly)).find((one) => one.id === id)?.because?.params;
  };
  setToday(strapi, TODAY);
  await commands.run(id, 'issue-call', { termId }, staff);
  const [call] = (await read()).dues;
  const { amount } = call.amount;
  await commands.run(id, 'record-payment', { duesId: call.id, amount }, staff);
  expect(await toldOf(TODAY)).toMatchObject({ dues: 'settled' });

  setToday(strapi, '2021-06-10');
  await commands.run(id, 'reprice', { termId, amount: amount + 100, reason: 'x' }, staff);
  expect(await toldOf(TODAY)).toMatchObject({ dues: 'settled' });
  expect(await toldOf('2021-06-10')).toMatchObject({ dues: 'partly-open', remaining: 100 });

  setToday(strapi, '2021-06-12');
  await commands.run(id, 'waive-dues', { termId, reason: 'x' }, staff);
  expect(await toldOf(TODAY)).toMatchObject({ dues: 'settled' });
  expect(await toldOf('2021-06-10')).toMatchObject({ dues: 'partly-open', remaining: 100 });
  expect(await toldOf('2021-06-12')).toMatchObject({ dues: 'waived' });
  await commands.run(id, 'withdraw', { lastDay: plusDays(TODAY, -1), reason: 'x' }, staff);
});

test('the roll of a past day is the one of that day', async () => {
  const { id } = await makeAssembly(strapi, { cutOffOn: '2020-12-31' });
  expect((await run(id, 'freeze-roll')).tally.members.roll).toBe(0);
  const { id: later } = await makeAssembly(strapi, { cutOffOn: HELD_ON });
  expect(await refusalOf(run(later, 'freeze-roll'))).toBe('cut-off-in-future');
});

test('a correction has a reason, a line of the journal, and is kept visible', async () => {
  const { id } = await makeAssembly(strapi);
  expect(
    await refusalOf(
      run(id, 'correct-roll', { membershipId: ids.Arles, listing: 'out', votes: 0, reason: 'x' }),
    ),
  ).toBe('roll-not-frozen');
  await run(id, 'freeze-roll');
  const reason = 'Droits ouverts la veille.';
  await run(id, 'correct-roll', { membershipId: ids.Évian, listing: 'voting', votes: 2, reason });
  const row = (await rollOf(strapi, id)).find((one) => one.id === ids.Évian);
  expect(row).toMatchObject({
    votes: 2,
    listing: 'voting',
    isLate: false,
    corrections: [{ on: TODAY, reason, before: { listing: 'attending', votes: 0 } }],
  });
  const lines = await table('activity').where('assembly_id', id).orderBy('id');
  expect(lines.map((line: { command: string }) => line.command)).toEqual([
    'create-assembly',
    'freeze-roll',
    'correct-roll',
  ]);
  expect(lines[2]).toMatchObject({ reason, actor_id: '1', membership_id: '' });
});

test('who joins after the freeze is told of, added with a reason, and flagged', async () => {
  const { id } = await convened();
  const { membership } = await makeVoter(strapi, 'Gap', { votes: 2 });
  expect(await told('late', id)).toMatchObject([{ organisation: 'Gap', votes: 2 }]);
  const added = {
    membershipId: membership,
    listing: 'voting',
    votes: 2,
    reason: 'Adhésion tardive.',
  };
  const { convocations } = await run(id, 'correct-roll', added);
  // Gap, and Foix that has no address; what was written to the others is kept.
  expect(convocations).toMatchObject({ kept: 5, none: 2 });
  expect((await rollOf(strapi, id)).find((one) => one.id === membership)).toMatchObject({
    isLate: true,
    holderName: 'Élue Gap',
    convenedOn: null,
  });
  const messages = await table('message').where('key', 'like', `assembly:${id}:%`);
  await run(id, 'convene');
  const after = await table('message').where('key', 'like', `assembly:${id}:%`);
  expect(after).toHaveLength(messages.length + 1);
  await strapi.db
    .connection('memberships')
    .where('document_id', membership)
    .update({ ended_on: '2021-01-01', end_kind: 'withdrawn' });
});

test('the convocation goes once to each mandate-holder, in their language, and says why not to others', async () => {
  const { id } = await makeAssembly(strapi, { link: 'https://visio.example.org/ag' });
  const plan = await service('assemblies').convocation(id, FIRST);
  expect(plan).toMatchObject({
    recipients: 5,
    first: [{ organisation: 'Arles' }, {}, {}, {}, { organisation: 'Évian' }],
    data: [{ organisation: 'Foix' }],
    kept: true,
    letter: { subject: expect.stringContaining('30 juin 2021') },
  });
  const view = await run(id, 'convene');
  expect(view).toMatchObject({
    ...{ state: 'convened', convenedOn: TODAY, unconvened: 6 },
    convocations: { convened: 0, kept: 5, none: 1 },
  });
  const messages = await table('message').where('key', 'like', `assembly:${id}:%`).orderBy('id');
  expect(messages).toHaveLength(5);
  const brest = messages.find((one: { to_email: string }) => one.to_email === 'brest@example.org');
  expect(brest).toMatchObject({
    template: 'assembly-convocation',
    to_name: 'Élue Brest',
    membership_id: ids.Brest,
    state: 'kept',
  });
  expect(brest.text).toContain('3\u00a0voix');
  expect(brest.text).toContain('https://visio.example.org/ag');
  expect(brest.text).toContain('1. Rapport moral');
  const evian = messages.find((one: { to_email: string }) => one.to_email === 'évian@example.org');
  expect(evian ?? messages.at(-1)).toMatchObject({ text: expect.stringContaining('sans voix') });
  expect(await refusalOf(run(id, 'convene'))).toBe('nobody-to-convene');
  expect(await table('convocation').where('assembly_id', id)).toHaveLength(5);
});

test('too short a notice is refused, unless for a reason that the journal keeps', async () => {
  setToday(strapi, '2021-06-16');
  const { id } = await makeAssembly(strapi);
  expect(await refusalOf(run(id, 'convene'))).toBe('notice-too-short');
  expect(await table('message').where('key', 'like', `assembly:${id}:%`)).toHaveLength(0);
  await run(id, 'convene', { reason: 'Délai abrégé par le conseil.' });
  const line = await table('activity').where({ assembly_id: id, command: 'convene' }).first();
  expect(line.reason).toBe('Délai abrégé par le conseil.');
});

test('a convocation that went out by post is recorded, with its own day', async () => {
  setToday(strapi, '2021-06-20');
  const { id } = await makeAssembly(strapi);
  const by = { convenedOn: '2021-06-10', how: 'Courrier recommandé' };
  expect(await run(id, 'record-convocation', by)).toMatchObject({
    state: 'convened',
    convenedOn: '2021-06-10',
    unconvened: 0,
  });
  const late = { convenedOn: '2021-06-18', how: 'Courrier' };
  const { id: other } = await makeAssembly(strapi);
  expect(await refusalOf(run(other, 'record-convocation', late))).toBe('notice-too-short');
});

test('another mandate-holder is one of the member’s contacts, or a name', async () => {
  const { id } = await makeAssembly(strapi);
  await run(id, 'freeze-roll');
  const [contact] = await service('assemblies').contacts(id, ids.Arles);
  await run(id, 'choose-holder', { membershipId: ids.Arles, name: 'Paul Suppléant' });
  const arles = async () => (await rollOf(strapi, id)).find((one) => one.id === ids.Arles);
  expect(await arles()).toMatchObject({ holderName: 'Paul Suppléant', holderSource: 'typed' });
  await run(id, 'choose-holder', { membershipId: ids.Arles, contactId: contact.id });
  expect(await arles()).toMatchObject({ holderName: 'Élue Arles', holderSource: 'chosen' });
  const unknown = { membershipId: ids.Arles, contactId: '999999' };
  expect(await refusalOf(run(id, 'choose-holder', unknown))).toBe('contact-unknown');
});

test('proxies, attendance and quorum are lived to the end, and then stay', async () => {
  const { id } = await convened({ proxyHolders: 'anyone' });
  const give = (giverId: string, to: object) =>
    run(id, 'give-proxy', { giverId, ...to, givenOn: TODAY });
  await give(ids.Arles, { holderId: ids.Brest });
  await give(ids.Calais, { name: 'Zoé Voisine' });
  expect(await refusalOf(give(ids.Arles, { holderId: ids.Dijon }))).toBe('proxy-already-given');
  expect(await refusalOf(give(ids.Brest, { holderId: ids.Arles }))).toBe('giver-holds-proxies');
  expect(await refusalOf(give(ids.Dijon, { holderId: ids.Arles }))).toBe('holder-gave-proxy');
  const mark = (who: object, state = 'present') => run(id, 'mark-attendance', { ...who, state });
  expect(await refusalOf(mark({ membershipId: ids.Brest }))).toBe('assembly-not-yet');

  setToday(strapi, HELD_ON);
  expect((await mark({ membershipId: ids.Brest })).tally).toMatchObject({
    members: { roll: 5, present: 1, represented: 1 },
    votes: { roll: 7, present: 3, represented: 1 },
  });
  const before = (await journal(id)).length;
  await mark({ membershipId: ids.Brest });
  expect(await journal(id)).toHaveLength(before);
  expect((await mark({ name: 'zoe voisine' })).quorumNow).toMatchObject({
    needed: 3,
    there: 3,
    reached: true,
  });
  expect(await service('assemblies').roll(id, { page: 1, pageSize: 10 })).toMatchObject({
    persons: [
      { name: 'Zoé Voisine', attends: true, holds: [{ organisation: 'Calais', votes: 1 }] },
    ],
  });

  // Calais comes after all: its proxy falls, and its vote counts once.
  const here = await mark({ membershipId: ids.Calais });
  expect(here.tally.members).toEqual({ roll: 5, present: 2, represented: 1 });
  expect(await told('proxies', id)).toMatchObject([
    { giver: 'Arles', to: 'Élue Brest (Brest)', revokedOn: null },
    { giver: 'Calais', to: 'Zoé Voisine', revokedOn: HELD_ON, revokeReason: null },
  ]);
  await mark({ membershipId: ids.Évian });
  expect(await refusalOf(mark({ name: 'Zoé Voisine' }))).toBe('person-without-proxy');

  const closed = await run(id, 'close');
  expect(closed).toMatchObject({
    state: 'closed',
    closedOn: HELD_ON,
    quorumNow: { reached: true, there: 3 },
    tally: { attending: 1 },
  });
  expect(await refusalOf(mark({ membershipId: ids.Dijon }))).toBe('assembly-closed');
  expect(await refusalOf(give(ids.Dijon, { holderId: ids.Brest }))).toBe('assembly-closed');
  expect(await refusalOf(run(id, 'convene-again', { heldOn: '2021-07-15' }))).toBe(
    'quorum-was-reached',
  );
});

test('an assembly without its quorum meets again, once, whoever comes', async () => {
  const { id } = await convened();
  setToday(strapi, HELD_ON);
  await run(id, 'mark-attendance', { membershipId: ids.Arles, state: 'present' });
  expect((await run(id, 'close')).quorumNow).toMatchObject({ reached: false, needed: 3, there: 1 });
  const second = await run(id, 'convene-again', { heldOn: '2021-07-20' });
  expect(second).toMatchObject({
    firstId: id,
    state: 'drafted',
    heldOn: '2021-07-20',
    quorum: { basis: 'none' },
    frozenOn: null,
  });
  expect(await refusalOf(run(id, 'convene-again', { heldOn: '2021-07-20' }))).toBe('second-exists');
  const view = await service('assemblies').view(id);
  expect(view.secondId).toBe(second.id);
  await run(second.id, 'convene');
  const message = await table('message').where('key', 'like', `assembly:${second.id}:%`).first();
  expect(message.text).toContain('de nouveau');
});

test('a cancelled assembly keeps its reason and takes nothing any more', async () => {
  const { id } = await convened();
  const letters = () => table('message').where('key', 'like', `assembly:${id}:%`);
  const [left, ...kept] = await letters();
  await table('message').where('id', left.id).update({ state: 'sent' });
  await run(id, 'cancel', { reason: 'Salle fermée.' });
  expect((await letters()).map(({ state }: { state: string }) => state)).toEqual([
    'sent',
    ...kept.map(() => 'cancelled'),
  ]);
  expect(await service('assemblies').view(id)).toMatchObject({
    state: 'cancelled',
    cancelReason: 'Salle fermée.',
  });
  expect(await refusalOf(run(id, 'convene'))).toBe('assembly-cancelled');
});

test('the plan is saved under its version, and what the convocation told stays', async () => {
  const { id, version } = await makeAssembly(strapi);
  const assemblies = service('assemblies');
  const staff = { type: 'admin', id: '1' };
  const plan = (await import('../../helpers/assembly')).PLAN;
  const saved = await assemblies.save(id, { ...plan, title: 'AG' }, staff, version);
  expect(saved).toMatchObject({ title: 'AG', version: version + 1 });
  expect(await refusalOf(assemblies.save(id, { ...plan, title: 'B' }, staff, version))).toBe(
    'assembly-changed',
  );
  await run(id, 'convene');
  expect(await refusalOf(assemblies.save(id, { ...plan, title: 'B' }, staff))).toBe(
    'assembly-convened',
  );
  const moved = await assemblies.save(id, { ...plan, title: 'AG', place: 'Ailleurs' }, staff);
  expect(moved.place).toBe('Ailleurs');
});

test('the attendance sheet is a sound, tagged paper that begins each page with its headers', async () => {
  if (!hasPdfTools()) return;
  const { id } = await convened({ proxyHolders: 'anyone' });
  await run(id, 'give-proxy', { giverId: ids.Arles, holderId: ids.Brest, givenOn: TODAY });
  await run(id, 'give-proxy', { giverId: ids.Calais, name: 'Zoé Voisine', givenOn: TODAY });
  const [row] = await table('voter').where('assembly_id', id).limit(1);
  const { id: _, ...columns } = row;
  const many = Array.from({ length: 60 }, (_one, index) => ({
    ...columns,
    because: JSON.stringify({ rule: 'term-runs', params: {} }),
    corrections: '[]',
    document_id: `copy${index}`,
    membership_id: `copy${index}`,
    organisation: `Commune ${index}`,
  }));
  await table('voter').insert(many);
  const { name, bytes } = await service('assemblies').sheetPaper(id, 'fr');
  expect(name).toBe('Feuille d’émargement 2021-06-30.pdf');
  expect(faultsOf(bytes)).toEqual([]);
  expect(infoOf(bytes)).toMatch(/Tagged:\s+yes/);
  const pages = Number(/Pages:\s+(\d+)/.exec(infoOf(bytes))?.[1]);
  expect(pages).toBeGreaterThan(2);
  const text = textOf(bytes);
  expect(text.match(/Signature/g)).toHaveLength(pages);
  for (const part of ['Brest', 'Zoé Voisine', 'A donné pouvoir à', 'Page 1 sur', 'sans voix']) {
    expect(text).toContain(part);
  }
  expect(structureOf(bytes)).toEqual(
    expect.arrayContaining(['Table', 'TR', 'TH', 'TD', 'Caption']),
  );
  const again = await service('assemblies').sheetPaper(id, 'fr');
  expect(again.bytes.equals(bytes)).toBe(true);
  expect(textOf((await service('assemblies').sheetPaper(id, 'en')).bytes)).toContain(
    'Mandate-holder',
  );
});

test('a convocation goes to those in office on the day of the assembly, whoever is today', async () => {
  const contacts = [
    {
      name: 'Sortante',
      email: 'out@example.org',
      role: 'mandate-holder',
      mandateUntil: '2021-06-29',
    },
    { name: 'Entrant', email: 'in@example.org', role: 'mandate-holder', mandateFrom: HELD_ON },
    { name: 'Mairie', email: 'hall@example.org', role: 'representative' },
  ];
  const { membership } = await makeVoter(strapi, 'Gap', { contacts });
  const { id } = await makeAssembly(strapi);
  const gap = async () => (await rollOf(strapi, id)).find((one) => one.id === membership);
  expect(await gap()).toMatchObject({ holderName: 'Entrant', holderSource: 'mandate-holder' });
  await run(id, 'freeze-roll');
  expect(await gap()).toMatchObject({ holderName: 'Entrant' });
  const offered = await service('assemblies').contacts(id, membership);
  expect(offered.map(({ name }: { name: string }) => name)).toEqual(['Entrant', 'Mairie']);
  const [{ id: outgoing }] = await strapi.db
    .connection('components_organisation_contacts')
    .where('name', 'Sortante');
  const chosen = { membershipId: membership, contactId: String(outgoing) };
  expect(await refusalOf(run(id, 'choose-holder', chosen))).toBe('contact-out-of-office');
  const { first } = await service('assemblies').convocation(id, FIRST);
  expect(first).toContainEqual(
    expect.objectContaining({ organisation: 'Gap', toName: 'Entrant', toEmail: 'in@example.org' }),
  );
  await run(id, 'convene');
  const [message] = await table('message').where('key', `assembly:${id}:${membership}`);
  expect(message).toMatchObject({ to_name: 'Entrant', to_email: 'in@example.org' });
});
