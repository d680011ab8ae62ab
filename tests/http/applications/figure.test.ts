import type { Core } from '@strapi/strapi';
import { applicationOf, sayWhoAnswers, sealed, TIER } from '../../helpers/applications';
import { BRACKETED_TIER } from '../../helpers/brackets';
import { makeOffer, makeTier } from '../../helpers/content';
import { createWitness } from '../../helpers/openapi';
import { boot, stop } from '../../helpers/strapi';

/** The figure that prices a tier of brackets, as front-ends are told of it and send it. */

const FIGURE = { measure: 'inhabitants', value: 450, year: 2020 };

let strapi: Core.Strapi;
const { ask } = createWitness(() => strapi);
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await sayWhoAnswers(strapi);
  const tiers = [
    await makeTier(strapi, { name: 'Organismes publics', code: TIER }),
    await makeTier(strapi, BRACKETED_TIER),
  ];
  await makeOffer(strapi, { slug: 'ouverte', tiers });
});
afterAll(() => stop(strapi));
beforeEach(() => service('rateLimits').reset());

const posted = async (name: string, tier: string, figure: unknown) => {
  const body = applicationOf(name, { tier });
  const organisation = { ...body.organisation, ...(figure === undefined ? {} : { figure }) };
  return ask('apply', { body: { ...body, organisation, ...(await sealed(strapi)) } });
};
const problemsOf = ({ body }: Awaited<ReturnType<typeof posted>>): string[] =>
  (body.error?.details.errors ?? []).map(
    ({ path, reason }: { path: string[]; reason: string }) => `${path.join('.')}: ${reason}`,
  );

test('the form tells the measure of each tier, and the year to propose', async () => {
  const { tiers } = (await ask('applicationForm')).body.data;
  expect(tiers).toMatchObject([
    { code: TIER, figure: null },
    { code: 'communes', figure: { measure: 'inhabitants', year: 2020 } },
  ]);
});

describe('a tier of brackets', () => {
  test.each([undefined, null])('asks for the figure where there is none (%s)', async (none) => {
    const answer = await posted('Sans chiffre', 'communes', none);
    expect([answer.status, problemsOf(answer)]).toEqual([
      400,
      ['organisation.figure: figure-required'],
    ]);
    const [{ text }] = answer.body.error.details.errors;
    expect(text).toEqual({
      fr: 'Indiquez ce chiffre\u00a0: la cotisation de cette formule en dépend.',
      en: 'Give this figure: the price of this membership depends on it.',
    });
  });

  test.each([
    [{ ...FIGURE, measure: 'staff' }, 'organisation.figure.measure: figure-of-another-measure'],
    [{ ...FIGURE, measure: 'altitude' }, 'organisation.figure.measure: not-a-choice'],
    [{ measure: 'inhabitants', year: 2020 }, 'organisation.figure.value: required'],
    [{ measure: 'inhabitants', value: 3 }, 'organisation.figure.year: required'],
    [{ ...FIGURE, value: -1 }, 'organisation.figure.value: out-of-range'],
    [{ ...FIGURE, value: 1_000_000_000_001 }, 'organisation.figure.value: out-of-range'],
    [{ ...FIGURE, value: 450.5 }, 'organisation.figure.value: not-a-whole-number'],
    [{ ...FIGURE, value: '450' }, 'organisation.figure.value: not-a-whole-number'],
    [{ ...FIGURE, value: null }, 'organisation.figure.value: not-a-whole-number'],
    [{ ...FIGURE, year: 1899 }, 'organisation.figure.year: out-of-range'],
    [{ ...FIGURE, year: 2023 }, 'organisation.figure.year: out-of-range'],
    [{ ...FIGURE, year: 2020.5 }, 'organisation.figure.year: not-a-whole-number'],
    [{ ...FIGURE, unit: 'hab' }, 'organisation.figure.unit: unknown-field'],
    [450, 'organisation.figure: not-an-object'],
    [[450, 2020], 'organisation.figure: not-an-object'],
    ['450 hab.', 'organisation.figure: not-an-object'],
  ])('refuses %j', async (figure, problem) => {
    const answer = await posted('Chiffre faux', 'communes', figure);
    expect([answer.status, problemsOf(answer)]).toEqual([400, [problem]]);
  });

  test.each([0, 450, 1_000_000_000_000])('takes %d, whole', async (value) => {
    const answer = await posted(`Commune de ${value}`, 'communes', { ...FIGURE, value });
    expect(answer.status).toBe(202);
    const { reference } = answer.body.data;
    const { document_id: id } = await strapi.db
      .connection('adh_application')
      .where({ reference })
      .first();
    const view = await service('applications').view(id);
    expect(view.sent.figure).toMatchObject({ ...FIGURE, value });
  });
});

test('a tier of one price takes no figure', async () => {
  expect(problemsOf(await posted('Chiffre de trop', TIER, FIGURE))).toEqual([
    'organisation.figure: figure-not-asked',
  ]);
  expect((await posted('Rien de trop', TIER, null)).status).toBe(202);
});

test('a tier that is not on offer is refused as such alone', async () => {
  expect(problemsOf(await posted('Ailleurs', 'autre', FIGURE))).toEqual([
    'tier: tier-not-on-offer',
  ]);
});
