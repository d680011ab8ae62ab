/** @databases Budgets are big integers, and brackets are kept in JSON. */
import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Tiers that price by a measure of the organisation, and the figures of organisations. */

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const ORGANISATION = 'api::organisation.organisation';
const ACTOR = { type: 'admin' as const, id: '1' };
type Values = Record<string, unknown>;

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot('2026-01-10');
  await presentAssociation(strapi);
});
afterAll(() => stop(strapi));

const refusal = async (call: Promise<unknown>): Promise<string[]> => {
  const error = (await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )) as { details: { errors: { path: string[]; reason: string }[] } };
  return error.details.errors.map((one) => `${one.path.join('.')}: ${one.reason}`);
};

const BY_BUDGET = {
  price: null,
  measure: 'budget',
  brackets: [
    { from: 0, price: 5_000 },
    { from: 1_000_000, price: 10_000, rate: 50 },
    { from: '3000000000', rate: 10, maximum: 20_000_000 },
  ],
};

describe('a tier with brackets', () => {
  it.each<[string, Values, string[]]>([
    ['neither price nor brackets', { price: null }, ['price: required']],
    ['brackets of nothing', { ...BY_BUDGET, measure: null }, ['measure: measure-required']],
    ['a price beside', { ...BY_BUDGET, price: 1 }, ['price: price-beside-brackets']],
    [
      'a measure without brackets',
      { price: null, measure: 'staff' },
      ['brackets: brackets-required'],
    ],
    [
      'a hole at the bottom',
      { ...BY_BUDGET, brackets: [{ from: 1, price: 1 }] },
      ['brackets.0.from: bracket-not-from-zero'],
    ],
    [
      'brackets out of order, and one without an amount',
      {
        ...BY_BUDGET,
        brackets: [
          { from: 0, price: 1 },
          { from: 900, price: 2 },
          { from: 900, price: 3 },
          { from: 1_000 },
        ],
      },
      ['brackets.2.from: bracket-out-of-order', 'brackets.3.price: bracket-free'],
    ],
  ])('is not published with %s', async (_, values, problems) => {
    const documentId = await makeTier(strapi, values, 'draft');
    expect(await refusal(strapi.documents(TIER).publish({ documentId }))).toEqual(problems);
  });

  it.each<[Values, string]>([
    [{ from: -1, price: 1 }, 'from: not-a-measure'],
    [{ from: '12 500', price: 1 }, 'from: not-a-measure'],
    [{ from: '1000000000001', price: 1 }, 'from: not-a-measure'],
    [{ from: 0, price: 1.5 }, 'price: not-a-price'],
    [{ from: 0, rate: -1 }, 'rate: not-a-rate'],
    [{ from: 0, price: 1, maximum: 1e10 }, 'maximum: not-a-price'],
  ])('is not even drafted with %j', async (line, problem) => {
    const call = makeTier(strapi, { ...BY_BUDGET, brackets: [line] }, 'draft');
    expect(await refusal(call)).toEqual([`brackets.0.${problem}`]);
  });
});

describe('the figures of an organisation', () => {
  const make = (data: Values) =>
    strapi.documents(ORGANISATION).create({ data: { name: 'Commune', ...data } as never });

  it.each<[Values, string]>([
    [{ inhabitants: 350 }, 'inhabitantsYear: measure-year-required'],
    [{ inhabitants: -1, inhabitantsYear: 2024 }, 'inhabitants: not-a-measure'],
    [{ budget: 'beaucoup', budgetYear: 2024 }, 'budget: not-a-measure'],
    [{ staff: 12, staffYear: 24 }, 'staffYear: year-out-of-range'],
    [{ staff: 12, staffYear: 2028 }, 'staffYear: measure-year-to-come'],
  ])('are refused as %j', async (data, problem) => {
    expect(await refusal(make(data))).toEqual([problem]);
  });

  it('of an older record may be of a far year while they stay', async () => {
    const { documentId } = await make({ staff: 12, staffYear: 2027 });
    const staffYear = 2031;
    await strapi.db.query(ORGANISATION).update({ where: { documentId }, data: { staffYear } });
    const save = (data: Values) =>
      strapi.documents(ORGANISATION).update({ documentId, data: data as never });
    await save({ name: 'Autre' });
    await save({ staff: 13, staffYear });
    expect(await refusal(save({ staffYear: 2032 }))).toEqual(['staffYear: measure-year-to-come']);
  });

  it('lose their year with their value', async () => {
    const { documentId } = await make({ staff: 12, staffYear: 2024 });
    await strapi.documents(ORGANISATION).update({ documentId, data: { staff: null } as never });
    const found = await strapi.documents(ORGANISATION).findOne({ documentId });
    expect(found).toMatchObject({ staff: null, staffYear: null });
  });
});

test('a member pays by its figure of the day, and by a new one from its next term on', async () => {
  const benefit = await makeBenefit(strapi, { code: 'seance' });
  const allowances = [{ benefit }];
  const tier = await makeTier(strapi, { ...BY_BUDGET, code: 'selon-budget', allowances });
  const offer = await makeOffer(strapi, {
    tiers: [tier],
    benefits: [benefit],
    opensOn: '2026-01-01',
  });
  const shown = await strapi.service(OFFER).byId(offer, 'fr');
  const euros = (amount: number) => ({ amount, currency: 'EUR' });
  expect(shown.tiers[0]).toMatchObject({
    price: null,
    brackets: {
      ...{ measure: 'budget', lowest: euros(5_000), highest: euros(20_000_000) },
      steps: [
        { from: 0, to: 999_999, price: euros(5_000), perUnit: null, maximum: null },
        { from: 1_000_000, to: 2_999_999_999, price: euros(10_000), perUnit: '0.00005' },
        { from: 3_000_000_000, to: null, perUnit: '0.00001', maximum: euros(20_000_000) },
      ],
    },
  });

  const { documentId: organisation } = await strapi
    .documents(ORGANISATION)
    .create({ data: { name: 'Région' } as never });
  const commands = strapi.plugin('membership-lifecycle').service('commands');
  const member: string = await commands.register(
    { organisationId: organisation, tierCode: 'selon-budget' },
    ACTOR,
  );
  const run = (name: string, input: Values = {}) => commands.run(member, name, input, ACTOR);
  await expect(run('approve')).rejects.toMatchObject({ reason: 'budget-missing' });

  const count = (budget: string, budgetYear: number) =>
    strapi
      .documents(ORGANISATION)
      .update({ documentId: organisation, data: { budget, budgetYear } as never });
  await count('2500000000', 2024);
  await run('approve');
  const terms = () =>
    strapi.db.connection('adh_term').where('membership_id', member).orderBy('starts_on');
  const [first] = await terms();
  // 100 € and 0.005 % of 2.5 billion.
  expect(first.price).toBe(10_000 + 12_500_000);

  await count('4000000000', 2025);
  const facts = strapi.plugin('membership-lifecycle').service('facts');
  expect((await facts.load(member)).figures).toEqual({
    budget: { value: 4_000_000_000, year: 2025 },
  });
  setToday(strapi, '2026-10-20');
  await run('issue-call', { termId: first.document_id });
  await run('open-renewal');
  const [same, next] = await terms();
  expect([same.price, next.price]).toEqual([first.price, 4_000_000]);
  const [was, is] = [same, next].map(({ bracket }) =>
    typeof bracket === 'string' ? JSON.parse(bracket) : bracket,
  );
  expect(was).toMatchObject({
    measure: 'budget',
    value: 2_500_000_000,
    year: 2024,
    to: 2_999_999_999,
  });
  expect(is).toMatchObject({ value: 4_000_000_000, year: 2025, from: 3_000_000_000, to: null });
});
