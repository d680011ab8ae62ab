/** @databases Figures up to a trillion are kept in columns of their own. */
import type { Core } from '@strapi/strapi';
import { applicationOf, sayWhoAnswers, sealed } from '../../helpers/applications';
import { BRACKETED_TIER } from '../../helpers/brackets';
import { makeOffer, makeTier } from '../../helpers/content';
import { boot, stop } from '../../helpers/strapi';

/** The figure of an application: what staff see of it, and on whose record it is written. */

const STAFF = { type: 'admin' as const, id: '1' };
const SIRET = '21750001600019';

let strapi: Core.Strapi;
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const applications = () => service('applications');

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await sayWhoAnswers(strapi);
  await makeOffer(strapi, { slug: 'ouverte', tiers: [await makeTier(strapi, BRACKETED_TIER)] });
});
afterAll(() => stop(strapi));

interface Sent {
  value: number;
  year: number;
  siret?: string;
}

const send = async (name: string, { siret, ...figure }: Sent): Promise<string> => {
  const body = applicationOf(name, { tier: 'communes' });
  const organisation = {
    ...body.organisation,
    siret: siret ?? null,
    figure: { measure: 'inhabitants', ...figure },
  };
  const sent = { ...body, organisation, ...(await sealed(strapi)) };
  const { reference } = await applications().receive(sent);
  const row = await strapi.db.connection('adh_application').where({ reference }).first();
  return row.document_id;
};
const figureOf = async (name: string) => {
  const row = await strapi.db.connection('organisations').where({ name }).first();
  return [row.inhabitants, row.inhabitants_year].map((value) =>
    value === null ? null : Number(value),
  );
};
const lastLine = async (membershipId: string) =>
  (await service('memberships').activities(membershipId, { page: 1, pageSize: 2 })).data;

test('a new organisation gets it, and staff see what it makes of the dues', async () => {
  const id = await send('Petite commune', { value: 450, year: 2020 });
  const { sent, membership } = await applications().view(id);
  expect(sent.figure).toEqual({
    measure: 'inhabitants',
    value: 450,
    year: 2020,
    dues: { amount: 7_700, currency: 'EUR' },
    known: null,
    carried: false,
  });
  expect(await figureOf('Petite commune')).toEqual([450, 2020]);
  await service('commands').run(membership.membershipId, 'approve', {}, STAFF);
  expect((await applications().view(id)).sent.figure).toMatchObject({ value: 450, year: 2020 });
});

test('the largest one is kept', async () => {
  await send('Très grande commune', { value: 1_000_000_000_000, year: 2020 });
  expect(await figureOf('Très grande commune')).toEqual([1_000_000_000_000, 2020]);
});

describe('a known organisation', () => {
  const NAME = 'Ville connue';
  let member: string;

  beforeAll(async () => {
    const id = await send(NAME, { value: 300, year: 2019, siret: SIRET });
    ({ membershipId: member } = (await applications().view(id)).membership);
  });

  test.each([
    ['is as recent', 310, 2019, [300, 2019]],
    ['is older', 320, 2018, [300, 2019]],
    ['is of a later year', 330, 2020, [330, 2020]],
  ])('whose application says one that %s', async (_which, value, year, after) => {
    const [knownValue, knownYear] = await figureOf(NAME);
    const carried = year > Number(knownYear);
    const id = await send(`${NAME} ${year}`, { value, year, siret: SIRET });
    const before = await applications().view(id);
    expect(before).toMatchObject({
      state: 'waiting',
      sent: { figure: { value, year, carried, known: { value: knownValue, year: knownYear } } },
    });
    await applications().attach(id, STAFF, { contacts: [] });
    expect(await figureOf(NAME)).toEqual(after);
    const told = (await lastLine(member)).filter(
      ({ command }: { command: string }) => command === 'change-organisation',
    );
    expect(told.map(({ input }: { input: { fields: string[] } }) => input.fields)).toEqual(
      carried ? [['inhabitants', 'inhabitantsYear']] : [],
    );
    // What was sent stays with the application, whatever became of it.
    const { sent } = await applications().view(id);
    expect(sent.figure).toMatchObject({ value, year, carried: false });
  });

  test('that knows none gets it together with the ticked contacts, in one line of the journal', async () => {
    await strapi.db
      .connection('organisations')
      .where({ name: NAME })
      .update({ inhabitants: null, inhabitants_year: null });
    expect(await figureOf(NAME)).toEqual([null, null]);
    const id = await send(`${NAME} encore`, { value: 340, year: 2015, siret: SIRET });
    expect((await applications().view(id)).sent.figure).toMatchObject({
      known: null,
      carried: true,
    });
    await applications().attach(id, STAFF, { contacts: [0] });
    expect(await figureOf(NAME)).toEqual([340, 2015]);
    const [, line] = await lastLine(member);
    expect(line).toMatchObject({
      command: 'change-organisation',
      input: {
        fields: ['inhabitants', 'inhabitantsYear'],
        contacts: { added: [expect.any(String)] },
      },
    });
  });
});

test('it goes with the rest of what was sent when that is erased', async () => {
  const id = await send('Commune indésirable', { value: 450, year: 2020 });
  await applications().reject(id, STAFF);
  const row = await strapi.db.connection('adh_application').where('document_id', id).first();
  expect(row.organisation).toBeNull();
  expect((await applications().view(id)).sent).toBeNull();
});
