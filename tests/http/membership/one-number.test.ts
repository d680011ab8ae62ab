/** @databases Two bodies may be given one number at once. */
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { applicationOf, openOffer, sealed } from '../../helpers/applications';
import { makeBenefit } from '../../helpers/content';
import { giveRight, makeMember, someId, type Member } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** One SIRET is one body's: what is refused, who is named, and whom a number finds. */

const ORGANISATION = 'api::organisation.organisation';
const STAFF = { type: 'admin' as const, id: '1' };
const SIREN = '217500016';

let strapi: Core.Strapi;
let staff: Admin;
let token: string;

/** Numbers of establishments of one SIREN, each used once. */
let office = 0;
const nextSiret = (): string => {
  office += 1;
  const start = `${SIREN}${String(office).padStart(4, '0')}`;
  const doubled = [...start].reverse().map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1));
  const sum = doubled.reduce((all, one) => all + (one > 9 ? one - 9 : one), 0);
  return `${start}${(10 - (sum % 10)) % 10}`;
};

interface Refused {
  error: {
    message: string;
    details: { reason: string; errors?: { path: string[]; reason: string; message: string }[] };
  };
}
const problemsOf = ({ error }: Refused) =>
  (error.details.errors ?? []).map(({ path, reason }) => `${path.join('.')}: ${reason}`);

const create = (values: object) => staff.post(contentManager(ORGANISATION), values);
const save = ({ organisation }: Member, values: object) =>
  staff.put(contentManager(ORGANISATION, organisation), values);
const rename = ({ membership }: Member, input: object) =>
  staff.post(`/membership-lifecycle/memberships/${membership}/commands/change-identity`, {
    reason: 'Transfert',
    ...input,
  });
const check = (siret: string) =>
  request(strapi.server.httpServer)
    .post('/api/entitlements/check')
    .set('Authorization', `Bearer ${token}`)
    .send({ siret, benefit: 'compagnonnage' });
const bodyOf = ({ organisation }: Member) =>
  strapi.db.query(ORGANISATION).findOne({ where: { documentId: organisation } });
const referenceOf = async ({ membership }: Member): Promise<string> =>
  (await strapi.db.connection('memberships').where('document_id', membership).first('reference'))
    .reference;
/** Below the rules, as an installation may hold it from before them. */
const put = ({ organisation }: Member, data: object) =>
  strapi.db.query(ORGANISATION).update({ where: { documentId: organisation }, data });
const setStatus = ({ membership }: Member, membership_status: string) =>
  strapi.db
    .connection('memberships')
    .where('document_id', membership)
    .update({ membership_status });
const holders = async (siret: string): Promise<number> =>
  strapi.db.query(ORGANISATION).count({ where: { siret } });

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  staff = await loginAs(strapi, 'membership-staff');
  await openOffer(strapi);
  await makeBenefit(strapi, { code: 'compagnonnage' });
  const { accessKey } = await strapi.service('admin::api-token').create({
    ...{ name: someId(), description: '', lifespan: null, permissions: null },
    ...{ kind: 'content-api', type: 'full-access' },
  });
  token = accessKey;
});
afterAll(() => stop(strapi));

describe('R17: the form of an organisation', () => {
  test('refuses the SIRET of another one, and says whose it is, in the language of the person', async () => {
    const siret = nextSiret();
    const member = await makeMember(strapi, siret);
    const { name } = await bodyOf(member);
    const who = `${name}, ${await referenceOf(member)}`;
    const spaced = siret.replace(/^(\d{3})(\d{3})/, '$1 $2.');
    const { body } = await create({ name: 'Le même', siret: spaced }).expect(400);
    expect(problemsOf(body)).toEqual(['siret: siret-taken']);
    expect(body.error.message).toContain(`Ce SIRET est déjà celui de «\u00a0${who}\u00a0»`);
    const other = await makeMember(strapi);
    expect(problemsOf((await save(other, { siret }).expect(400)).body)).toEqual([
      'siret: siret-taken',
    ]);
    expect(await holders(siret)).toBe(1);
    const english = await loginAs(strapi, 'membership-staff');
    await strapi.db
      .query('admin::user')
      .update({ where: { id: english.userId }, data: { preferedLanguage: 'en' } });
    const answer = await english.post(contentManager(ORGANISATION), { name: 'The same', siret });
    expect(answer.body.error.message).toContain(`“${who}” already has this SIRET`);
  });

  test('takes another establishment of the same SIREN, and a body that nobody has', async () => {
    await create({ name: 'Siège', siren: SIREN, siret: nextSiret() }).expect(201);
    await create({ name: 'Antenne', siren: SIREN, siret: nextSiret() }).expect(201);
  });

  test('refuses a number that another body had, and lets that body have it back', async () => {
    const [before, after] = [nextSiret(), nextSiret()];
    const member = await makeMember(strapi, before);
    await rename(member, { siret: after }).expect(200);
    const { body } = await create({ name: 'Le nouveau', siret: before }).expect(400);
    expect(problemsOf(body)).toEqual(['siret: siret-formerly-taken']);
    expect(body.error.message).toContain(await referenceOf(member));
    await rename(member, { siret: before }).expect(200);
    expect((await bodyOf(member)).siret).toBe(before);
  });

  test('saves a double of earlier times for any other reason, and no new one', async () => {
    const siret = nextSiret();
    const [one, two] = [await makeMember(strapi, siret), await makeMember(strapi)];
    await put(two, { siret });
    const { name } = await bodyOf(two);
    await save(two, { name, siret, legalForm: 'Commune' }).expect(200);
    expect(await bodyOf(two)).toMatchObject({ siret, legalForm: 'Commune' });
    const third = await makeMember(strapi);
    await save(third, { siret }).expect(400);
    await save(two, { siret: nextSiret() }).expect(200);
    expect((await bodyOf(one)).siret).toBe(siret);
  });

  test('saves a record whose number would not hold today, for any other reason', async () => {
    const member = await makeMember(strapi);
    const { name } = await bodyOf(member);
    await put(member, { siret: '00000000000000', siren: '356000000' });
    const as = { name, siret: '00000000000000', siren: '356000000' };
    await save(member, { ...as, legalForm: 'Commune' }).expect(200);
    const { body } = await save(member, { ...as, siret: '000 000 000 00000' }).expect(400);
    expect(problemsOf(body)).toEqual(['siret: not-a-siret']);
  });

  test('gives a number to one body alone, whoever saves at once', async () => {
    const siret = nextSiret();
    const member = await makeMember(strapi);
    const typed = applicationOf('Commune pressée');
    const sent = { ...typed, organisation: { ...typed.organisation, siret } };
    const application = { ...(await sealed(strapi)), ...sent };
    const answers = await Promise.all([
      ...['A', 'B', 'C'].map((name) => create({ name, siret })),
      save(member, { siret }),
      rename(await makeMember(strapi), { siret }),
      request(strapi.server.httpServer).post('/api/applications').send(application),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await holders(siret)).toBe(1);
  });
});

describe('R17: the command that changes an identity', () => {
  test('refuses the number of another body at its field, and changes nothing', async () => {
    const siret = nextSiret();
    const [member, other] = [await makeMember(strapi, siret), await makeMember(strapi)];
    const before = await bodyOf(other);
    const { body } = await rename(other, { name: 'Autre', siret }).expect(400);
    expect(problemsOf(body)).toEqual(['siret: siret-taken']);
    expect(body.error.message).toContain(await referenceOf(member));
    expect(await bodyOf(other)).toEqual(before);
  });

  test('asks before it takes a number that another body had, which then no longer has it', async () => {
    const [mistyped, own] = [nextSiret(), nextSiret()];
    const member = await makeMember(strapi, mistyped);
    await rename(member, { siret: own }).expect(200);
    const other = await makeMember(strapi);
    await giveRight(strapi, other.membership);
    const { body } = await rename(other, { siret: mistyped }).expect(409);
    expect(body.error.details).toMatchObject({ reason: 'siret-formerly-taken', siret: mistyped });
    expect(body.error.message).toContain(await referenceOf(member));
    expect((await bodyOf(other)).siret).toBeNull();
    await rename(other, { siret: mistyped, confirmed: true }).expect(200);
    expect((await bodyOf(other)).siret).toBe(mistyped);
    expect((await bodyOf(member)).formerly).not.toContain(mistyped);
    expect((await check(mistyped).expect(200)).body.data.allowed).toBe(true);
    await strapi
      .plugin('membership-lifecycle')
      .service('commands')
      .run(other.membership, 'change-identity', { siret: nextSiret(), reason: 'x' }, STAFF);
    // Back to the first alone: the other one had it in truth.
    await rename(member, { siret: mistyped }).expect(409);
  });

  test('refuses a postcode that its country does not have at its field, and changes nothing', async () => {
    const member = await makeMember(strapi);
    const { body } = await rename(member, { postcode: '3100' }).expect(400);
    expect(problemsOf(body)).toEqual(['postcode: not-a-postal-code']);
    await rename(member, { postcode: '03100', city: 'Montluçon' }).expect(200);
  });

  test('lets a body have the number of one that was merged into it', async () => {
    const siret = nextSiret();
    const [double, member] = [await makeMember(strapi, siret), await makeMember(strapi)];
    const into = { intoMembershipId: member.membership, reason: 'Doublon' };
    await staff
      .post(`/membership-lifecycle/memberships/${double.membership}/commands/merge-into`, into)
      .expect(200);
    await rename(member, { siret }).expect(200);
    expect((await bodyOf(member)).siret).toBe(siret);
    await create({ name: 'Encore un', siret }).expect(400);
  });
});

test('R17: an application that is opened as another body leaves the number to its member', async () => {
  const siret = nextSiret();
  const member = await makeMember(strapi, siret);
  const typed = applicationOf('Un autre organisme');
  const sent = { ...typed, organisation: { ...typed.organisation, siret } };
  const applications = strapi.plugin('membership-lifecycle').service('applications');
  const { reference } = await applications.receive({ ...(await sealed(strapi)), ...sent });
  const { document_id: id } = await strapi.db
    .connection('adh_application')
    .where({ reference })
    .first('document_id');
  await applications.open(id, STAFF);
  const { membership, sent: kept } = await applications.view(id);
  const { organisation } = await strapi
    .plugin('membership-lifecycle')
    .service('memberships')
    .view(membership.membershipId);
  expect(organisation).toMatchObject({ name: 'Un autre organisme', siret: null });
  expect(kept.siret).toBe(siret);
  expect((await bodyOf(member)).siret).toBe(siret);
});

describe('R17: check by SIRET', () => {
  const double = async (): Promise<{ siret: string; one: Member; two: Member }> => {
    const siret = nextSiret();
    const [one, two] = [await makeMember(strapi, siret), await makeMember(strapi)];
    await put(two, { siret });
    await giveRight(strapi, one.membership);
    return { siret, one, two };
  };

  test('says that several members have it, and how many, but not who they are', async () => {
    const { siret } = await double();
    const { body } = await check(siret).expect(409);
    expect(body.error.details).toEqual({
      reason: 'ambiguous',
      siret,
      count: 2,
      text: {
        fr: expect.stringContaining('2 adhésions'),
        en: expect.stringContaining('2 members'),
      },
    });
  });

  test.each(['ended', 'refused', 'lapsed', 'applied'])(
    'answers for the one whose membership stands, when the other is %s',
    async (status) => {
      const { siret, two } = await double();
      await setStatus(two, status);
      expect((await check(siret).expect(200)).body.data.allowed).toBe(true);
    },
  );

  test('says so when none of several stands', async () => {
    const { siret, one, two } = await double();
    for (const member of [one, two]) await setStatus(member, 'ended');
    await check(siret).expect(409);
  });

  test('finds a member by the number that it had, unless another one has it now', async () => {
    const [before, after] = [nextSiret(), nextSiret()];
    const member = await makeMember(strapi, before);
    await giveRight(strapi, member.membership);
    await rename(member, { siret: after }).expect(200);
    expect((await check(before).expect(200)).body.data.allowed).toBe(true);
    const other = await makeMember(strapi);
    await put(other, { siret: before });
    expect((await check(before).expect(200)).body.data.allowed).toBe(false);
  });

  test('finds the one that stays of two that were merged', async () => {
    const siret = nextSiret();
    const [from, member] = [await makeMember(strapi, siret), await makeMember(strapi)];
    await giveRight(strapi, member.membership);
    const into = { intoMembershipId: member.membership, reason: 'Doublon' };
    await staff
      .post(`/membership-lifecycle/memberships/${from.membership}/commands/merge-into`, into)
      .expect(200);
    expect((await check(siret).expect(200)).body.data.allowed).toBe(true);
  });
});
