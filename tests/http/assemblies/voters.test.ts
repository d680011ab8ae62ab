/** @databases The roll sums payments over many tables, by days. */
import type { Core } from '@strapi/strapi';
import type {
  RollAlternatives,
  RollRow,
} from '../../../src/plugins/membership-lifecycle/shared/assemblies/assemblies';
import type {
  DuesView,
  MembershipView,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { loginAs, type Admin } from '../../helpers/admin';
import { PLAN } from '../../helpers/assembly';
import { presentAssociation } from '../../helpers/association';
import { boot, setToday, stop } from '../../helpers/strapi';
import { makeVoter } from '../../helpers/voters';

/** Whom the statutes let vote: what members did around the cut-off, the preview, the frozen roll. */

const CUT_OFF = '2021-06-01';
const BASE = '/membership-lifecycle/assemblies';
const PRICE = 500_000;

let strapi: Core.Strapi;
let staff: Admin;

interface Member {
  id: string;
  termId: string;
}

const view = async (id: string): Promise<MembershipView> =>
  strapi.plugin('membership-lifecycle').service('memberships').view(id);
/** The call that stands. */
const callOf = async ({ id }: Member): Promise<DuesView> =>
  (await view(id)).dues.find(({ state }) => state !== 'cancelled')!;

/** Runs a command on a member on a day. */
const on = async (day: string, member: Member, command: string, input: object) => {
  setToday(strapi, day);
  await strapi
    .plugin('membership-lifecycle')
    .service('commands')
    .run(member.id, command, input, { type: 'admin', id: '1' });
};
const call = (member: Member, day = '2021-05-03') =>
  on(day, member, 'issue-call', { termId: member.termId });
const pay = async (member: Member, day: string, { amount = PRICE, recorded = day } = {}) => {
  const input = { duesId: (await callOf(member)).id, amount, on: day, confirmed: true };
  await on(recorded, member, 'record-payment', input);
};
const bounce = async (member: Member, day: string) => {
  const [payment] = (await callOf(member)).payments;
  await on(day, member, 'reverse-payment', { paymentId: payment!.id, reason: 'Chèque rejeté' });
};
const reprice = ({ termId, ...member }: Member, day: string) =>
  on(day, { termId, ...member }, 'reprice', { termId, amount: PRICE + 10_000, reason: 'x' });
const waive = (member: Member, day: string) =>
  on(day, member, 'waive-dues', { termId: member.termId, reason: 'x' });

const GRACE = { startsOn: '2020-06-01', endsOn: '2021-05-25' } as const;
const OWED = '5\u202f000\u00a0€';

/** Each member by its story, and what remains of its dues at the cut-off; null when it may vote. */
const STORIES: Record<string, { lived: (member: Member) => Promise<void>; owes: string | null }> = {
  'Payée la veille': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-05-31');
    },
    owes: null,
  },
  'Payée le jour même': {
    lived: async (member) => {
      await call(member);
      await pay(member, CUT_OFF);
    },
    owes: null,
  },
  'Payée le lendemain': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-06-02');
    },
    owes: OWED,
  },
  'Payée le jour même, saisie après': {
    lived: async (member) => {
      await call(member);
      await pay(member, CUT_OFF, { recorded: '2021-06-10' });
    },
    owes: null,
  },
  'Payée en partie': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-05-20', { amount: 100_000 });
    },
    owes: '4\u202f000\u00a0€',
  },
  'Payée en deux fois': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-05-20', { amount: 100_000 });
      await pay(member, '2021-05-21', { amount: 400_000 });
    },
    owes: null,
  },
  'Chèque rejeté avant': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-05-10');
      await bounce(member, '2021-05-28');
    },
    owes: OWED,
  },
  'Chèque rejeté après': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-05-10');
      await bounce(member, '2021-06-08');
    },
    owes: null,
  },
  'Remboursée en partie': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-05-10');
      const { id: duesId } = await callOf(member);
      const input = { duesId, amount: 200_000, on: '2021-05-30', reason: 'x', confirmed: true };
      await on('2021-05-30', member, 'refund-payment', input);
    },
    owes: '2\u202f000\u00a0€',
  },
  'Offerte avant': {
    lived: async (member) => {
      await call(member);
      await waive(member, '2021-05-20');
    },
    owes: null,
  },
  'Offerte après': {
    lived: async (member) => {
      await call(member);
      await waive(member, '2021-06-08');
    },
    owes: OWED,
  },
  Gratuite: {
    lived: async ({ termId }) => {
      await strapi.db.connection('adh_term').where('document_id', termId).update({ price: 0 });
    },
    owes: null,
  },
  'Pas appelée': { lived: () => Promise.resolve(), owes: 'pas encore appelée' },
  'Appelée après': { lived: (member) => call(member, '2021-06-02'), owes: 'pas encore appelée' },
  'Appel corrigé avant': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-05-10');
      await reprice(member, '2021-05-20');
    },
    owes: '100\u00a0€',
  },
  'Appel corrigé après': {
    lived: async (member) => {
      await call(member);
      await pay(member, '2021-05-10');
      await reprice(member, '2021-06-08');
    },
    owes: null,
  },
  'Avance reprise par l’appel': {
    lived: async (member) => {
      const input = { amount: PRICE, on: '2021-05-02', confirmed: true };
      await on('2021-05-02', member, 'record-payment', input);
      await call(member);
    },
    owes: null,
  },
};

const members = new Map<string, Member>();

const makeNamed = async (name: string, span = {}): Promise<Member> => {
  const { membership: id } = await makeVoter(strapi, name, { contacts: [], span });
  const [term] = (await view(id)).terms;
  const member = { id, termId: term!.id };
  members.set(name, member);
  return member;
};

beforeAll(async () => {
  strapi = await boot('2021-05-01');
  await presentAssociation(strapi);
  for (const [name, { lived }] of Object.entries(STORIES)) {
    setToday(strapi, '2021-05-01');
    await lived(await makeNamed(name));
  }
  setToday(strapi, '2021-05-01');
  const graced = await makeNamed('Grâce payée', GRACE);
  await call(graced);
  await pay(graced, '2021-05-10');
  setToday(strapi, '2021-05-01');
  await call(await makeNamed('Grâce due', GRACE));
  setToday(strapi, '2021-06-20');
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const create = async (values: object = {}): Promise<string> =>
  (await staff.post(BASE, { ...PLAN, cutOffOn: CUT_OFF, ...values }).expect(200)).body.data.id;
const rollOf = async (id: string): Promise<Map<string, RollRow>> => {
  const { body } = await staff.get(`${BASE}/${id}/roll?pageSize=100`).expect(200);
  return new Map(body.data.map((row: RollRow) => [row.organisation, row]));
};
const alternatives = async (id: string, voters = ''): Promise<RollAlternatives> =>
  (await staff.get(`${BASE}/${id}/alternatives?pageSize=100&voters=${voters}`).expect(200)).body;
const freeze = (id: string) => staff.post(`${BASE}/${id}/commands/freeze-roll`, {}).expect(200);

test.each(Object.entries(STORIES))(
  'R20: %s: the roll of paid dues says so, and the other does not take the vote away',
  async (name, { owes }) => {
    const paidUp = (await rollOf(await create({ duesRequired: true }))).get(name);
    expect(paidUp?.listing).toBe(owes === null ? 'voting' : 'out');
    expect(paidUp?.because.text.fr ?? '').toContain(owes ?? 'Période du');
    if (owes !== null) {
      expect(paidUp?.because.text.fr).toMatch(/^Cotisation de la période.*au 1er juin 2021/);
      expect(paidUp?.because.text.en).toMatch(/^Dues of the term.*1 June 2021/);
    }
    expect((await rollOf(await create())).get(name)?.listing).toBe('voting');
  },
);

test('in grace, the dues of the last term decide where they are required', async () => {
  const listings = async (values: object) => {
    const roll = await rollOf(await create(values));
    return [roll.get('Grâce payée')?.listing, roll.get('Grâce due')?.listing];
  };
  expect(await listings({ duesRequired: true, graceVotes: true })).toEqual(['voting', 'out']);
  expect(await listings({ graceVotes: true })).toEqual(['voting', 'voting']);
  expect(await listings({ duesRequired: true })).toEqual(['out', 'out']);
});

test('the preview names whom each other rule would change, and is gone with the freeze', async () => {
  const id = await create();
  const owing = Object.keys(STORIES).filter((name) => STORIES[name]!.owes !== null);
  const all = Object.keys(STORIES).length;
  const { alternatives: told, data } = await alternatives(id);
  expect(told).toEqual([
    { voters: 'members-and-grace', members: all + 2, votes: all + 2, entering: 2, leaving: 0 },
    {
      ...{ voters: 'paid-up', members: all - owing.length, votes: all - owing.length },
      ...{ entering: 0, leaving: owing.length },
    },
    {
      ...{ voters: 'paid-up-and-grace', members: all - owing.length + 1 },
      ...{ votes: all - owing.length + 1, entering: 1, leaving: owing.length },
    },
  ]);
  expect(data).toHaveLength(owing.length + 2);
  const left = await alternatives(id, 'paid-up');
  expect(left.data.map(({ organisation }) => organisation).sort()).toEqual([...owing].sort());
  expect(left.meta.pagination.total).toBe(owing.length);
  await staff.get(`${BASE}/${id}/alternatives?voters=nobody`).expect(400);
  await freeze(id);
  expect(await alternatives(id)).toMatchObject({ alternatives: [], data: [] });
});

test('the frozen roll and its file keep the reason, though the dues are paid afterwards', async () => {
  const id = await create({ duesRequired: true });
  await freeze(id);
  const before = (await rollOf(id)).get('Payée en partie');
  const late = members.get('Payée en partie')!;
  await pay(late, '2021-06-20', { amount: 400_000 });
  expect((await rollOf(id)).get('Payée en partie')).toEqual(before);
  const csv = await staff
    .get(`/membership-lifecycle/exports/assemblies/${id}?format=csv`)
    .expect(200);
  const line = csv.text.split('\n').find((one: string) => one.includes('Payée en partie'));
  expect(line).toContain('Hors liste;0;');
  expect(line).toContain('non réglée au 1er juin 2021 (reste 4\u202f000\u00a0€)');
  // It has paid by today: staff may add it, with a reason.
  const { body } = await staff.get(`${BASE}/${id}/late?pageSize=100`).expect(200);
  const names = body.data.map(({ organisation }: RollRow) => organisation);
  expect(names).toContain('Payée en partie');
  expect(names).not.toContain('Pas appelée');
  // Put back on the roll, it votes, and its line still says what is true of the cut-off.
  const reason = 'Virement émis le 31 mai.';
  const corrected = { membershipId: late.id, listing: 'voting', votes: 1, reason };
  await staff.post(`${BASE}/${id}/commands/correct-roll`, corrected).expect(200);
  expect((await rollOf(id)).get('Payée en partie')).toMatchObject({
    listing: 'voting',
    because: before!.because,
    corrections: [{ reason, before: { listing: 'out', votes: 0 } }],
  });
  // The rule itself is frozen with the roll.
  const plan = { ...PLAN, cutOffOn: CUT_OFF, duesRequired: false };
  const refused = await staff.put(`${BASE}/${id}`, plan).set('If-Match', '"1"').expect(409);
  expect(refused.body.error.details.reason).toBe('roll-frozen');
});

test('an assembly from before there was the rule asks for no dues, and is saved as it was', async () => {
  const id = await create();
  await strapi.db
    .connection('adh_assembly')
    .where('document_id', id)
    .update({ dues_required: null });
  const seen = (await staff.get(`${BASE}/${id}`).expect(200)).body.data;
  expect(seen.duesRequired).toBe(false);
  const { body } = await staff.get(`${BASE}?pageSize=100`).expect(200);
  const listed = body.data.find((one: { id: string }) => one.id === id);
  expect(listed.duesRequired).toBe(false);
  const plan = { ...PLAN, cutOffOn: CUT_OFF, duesRequired: seen.duesRequired };
  await staff.put(`${BASE}/${id}`, plan).set('If-Match', '"1"').expect(200);
  expect((await rollOf(id)).get('Pas appelée')?.listing).toBe('voting');
});

test('the settings say what a new assembly begins with, and follow the one before until they do', async () => {
  const settings = '/membership-lifecycle/settings/identity';
  const admin = await loginAs(strapi, 'administrator');
  const statutes = async () => (await staff.get(BASE).expect(200)).body.meta.statutes;
  expect(await statutes()).toBe(null);
  const { identity } = (await admin.get(settings).expect(200)).body.data;
  expect(identity.voters).toBe('');
  await admin.put(settings, { ...identity, voters: 'anybody' }).expect(400);
  await admin.put(settings, { ...identity, voters: 'paid-up-and-grace' }).expect(200);
  expect(await statutes()).toEqual({ duesRequired: true, graceVotes: true });
});
