/** @databases The campaign and the lists read figures by queries of their own. */
import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { makeOffer, makeTier } from '../../helpers/content';
import { csvRows, take } from '../../helpers/exports';
import { importer } from '../../helpers/import/client';
import { boot, setToday, stop } from '../../helpers/strapi';

/**
 * The life of members whose dues go by brackets, as staff see it: they enter, their figures change
 * in December, the campaign says who changes bracket, histories leave and come back.
 */

const LIFECYCLE = '/membership-lifecycle';
const TIER = 'communes';
const YEAR = { endsFrom: '2021-12-31', endsTo: '2021-12-31' };

let strapi: Core.Strapi;
let staff: Admin;
/** Membership and organisation by name. */
const ids = new Map<string, { member: string; body: string }>();

const read = async (path: string) =>
  (await staff.get(`${LIFECYCLE}/${path}`).expect(200)).body.data;
const view = (name: string) => read(`memberships/${ids.get(name)?.member}`);

const form = (name: string, figures: object = {}) => ({
  organisation: {
    ...{ documentId: null, stamp: null, name, legalForm: 'Commune', siret: '' },
    address: { lines: '', postalCode: '', city: '', country: 'FR' },
    contacts: [
      {
        ...{ name: 'Ana', email: 'ana@example.org', phone: '', role: 'representative' },
        ...{ locale: 'fr', mandateFrom: '', mandateUntil: '' },
      },
    ],
    ...figures,
  },
  ...{ membershipId: null, tier: TIER, appliedOn: '', call: null },
  approval: { decidedOn: '', startsOn: '' },
});
const plan = async (input: object) =>
  (await staff.post(`${LIFECYCLE}/members/plan`, input).expect(200)).body.data;
const enter = async (name: string, figures: object) => {
  const url = `${LIFECYCLE}/members`;
  const sent = staff.post(url, form(name, figures)).set('Idempotency-Key', randomUUID());
  const member = (await sent.expect(200)).body.data.documentId;
  const { organisation } = await read(`memberships/${member}`);
  ids.set(name, { member, body: organisation.documentId });
};
const figure = (inhabitants: number, inhabitantsYear: number) => ({ inhabitants, inhabitantsYear });
const campaign = async () => {
  const question = { ...YEAR, leftOut: [], page: 1, pageSize: 25 };
  const { body } = await staff.post(`${LIFECYCLE}/renewals/campaign/plan`, question).expect(200);
  return body;
};

beforeAll(async () => {
  strapi = await boot('2021-01-04');
  await presentAssociation(strapi);
  const tier = await makeTier(strapi, {
    ...{ name: 'Communes', code: TIER, termKind: 'calendar-year', price: null },
    measure: 'inhabitants',
    brackets: [
      { from: 0, price: 4_800 },
      { from: 200, price: 6_700 },
      { from: 400, price: 7_700 },
      { from: 601, rate: 166_000, maximum: 3_850_000 },
    ],
  });
  await makeOffer(strapi, { slug: 'offre', tiers: [tier] });
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

describe('a new member', () => {
  test('is asked for the figure by which its tier is priced', async () => {
    expect(await read('tiers')).toMatchObject([{ code: TIER, measures: ['inhabitants'] }]);
    const { problems } = await plan(form('Valbrume'));
    expect(problems).toMatchObject([
      { path: 'organisation.inhabitants', reason: 'inhabitants-missing' },
    ]);
    expect(problems[0].text.fr).toMatch(/nombre d’habitants/);
    const without = await plan(form('Valbrume', { inhabitants: 350 }));
    expect(without.problems).toMatchObject([
      { path: 'organisation.inhabitantsYear', reason: 'measure-year-required' },
      { path: 'organisation.inhabitants', reason: 'inhabitants-missing' },
    ]);
  });

  test('has its price told with what it rests on, and keeps both', async () => {
    const told = await plan(form('Valbrume', figure(350, 2018)));
    expect(told.plan.terms).toMatchObject([
      {
        price: { amount: 6_700 },
        basis: { fr: '350 habitants en 2018, tranche de 200 à 399 habitants' },
      },
    ]);
    await enter('Valbrume', figure(350, 2018));
    await enter('Montclair', figure(150, 2018));
    await enter('Fontalbe', figure(1_000, 2018));
    const seen = await view('Valbrume');
    expect(seen.figures).toEqual([{ fr: '350 habitants en 2018', en: '350 inhabitants in 2018' }]);
    expect(seen.terms).toMatchObject([
      {
        price: { amount: 6_700 },
        basis: { en: '350 inhabitants in 2018, bracket of 200 to 399 inhabitants' },
      },
    ]);
    expect((await view('Fontalbe')).terms).toMatchObject([{ price: { amount: 16_600 } }]);
  });

  test('stands in the file of members with its price and what it rests on', async () => {
    const reprice = `${LIFECYCLE}/memberships/${ids.get('Montclair')?.member}/commands/reprice`;
    const { terms } = await view('Montclair');
    const input = { termId: terms[0].id, amount: 5_000, reason: 'Convention' };
    await staff.post(reprice, input).set('Idempotency-Key', randomUUID()).expect(200);
    const [headings, ...rows] = csvRows(await take(strapi, staff.token, 'members?sort=name:asc'));
    const names = ['Organisme', 'Prix', 'Devise', 'Chiffre', 'Année du chiffre', 'Tranche'];
    expect(rows.map((row) => names.map((name) => row[headings.indexOf(name)]))).toEqual([
      ['Fontalbe', '166,00', 'EUR', '1000', '2018', 'tranche des 601 habitants et plus'],
      ['Montclair', '50,00', 'EUR', '', '', ''],
      ['Valbrume', '67,00', 'EUR', '350', '2018', 'tranche de 200 à 399 habitants'],
    ]);
  });

  test.each([
    [{ inhabitants: -1, inhabitantsYear: 2018 }, 'organisation.inhabitants: out-of-range'],
    [{ inhabitants: 'many' }, 'organisation.inhabitants: not-a-whole-number'],
    [{ staff: 3_000_000_000_000, staffYear: 2018 }, 'organisation.staff: out-of-range'],
    [{ inhabitants: 5, inhabitantsYear: 18 }, 'organisation.inhabitantsYear: year-out-of-range'],
    [{ staff: 5, staffYear: 2023 }, 'organisation.staffYear: measure-year-to-come'],
  ])('is refused with %j', async (figures, refused) => {
    const url = `${LIFECYCLE}/members`;
    const sent = staff.post(url, form('Autre', figures)).set('Idempotency-Key', randomUUID());
    const { body } = await sent.expect(400);
    const told = body.error.details.errors.map(
      ({ path, reason }: { path: string[]; reason: string }) => `${path.join('.')}: ${reason}`,
    );
    expect(told).toContain(refused);
  });
});

test('figures are changed on the member’s page, with a line in the journal', async () => {
  const url = `${LIFECYCLE}/memberships/${ids.get('Montclair')?.member}/organisation`;
  const {
    documentId: _,
    siren: __,
    siret: ___,
    name: ____,
    version,
    ...rest
  } = await read(`memberships/${ids.get('Montclair')?.member}/organisation`);
  expect(rest).toMatchObject({ ...figure(150, 2018), budget: null });
  const input = { ...rest, budget: 1_250_000_000_000, budgetYear: 2020 };
  await staff.put(url, input).expect(400);
  await staff
    .put(url, { ...input, budget: 1_250_000 })
    .set('If-Match', `"${version}"`)
    .expect(200);
  expect((await view('Montclair')).figures[1].fr).toBe(
    '1\u202f250\u202f000\u00a0€ de budget en 2020',
  );
  const journal = await read(
    `memberships/${ids.get('Montclair')?.member}/activities?page=1&pageSize=1`,
  );
  expect(journal).toMatchObject([
    {
      command: 'change-organisation',
      input: { fields: ['budget', 'budgetYear'] },
      before: { figures: {} },
      after: { figures: { budget: { value: 1_250_000, year: 2020 } } },
    },
  ]);
});

describe('in December', () => {
  beforeAll(() => setToday(strapi, '2021-12-10'));

  test('a file of figures brings the later ones, told before, and leaves terms as they are', async () => {
    const client = importer(strapi, staff);
    const file = 'Nom;Population municipale;Année\nValbrume;412;2019\nMontclair;149;2017\n';
    const { view: draft } = await client.send(file, 'insee.csv');
    expect(draft).toMatchObject({ missing: [], report: { lines: { changed: 1, same: 1 } } });
    const notes = (await client.lines(draft.id)).map((one) => one.notes.map(({ text }) => text.fr));
    expect(notes).toEqual([
      ['Remplace le chiffre enregistré\u00a0: 350 (de 2018) devient 412 (de 2019).'],
      ['Plus ancien que le chiffre enregistré (150, de 2018), qui est gardé.'],
    ]);
    expect((await client.apply(draft)).status).toBe(200);
    const { figures, terms } = await view('Valbrume');
    expect(figures[0].fr).toBe('412 habitants en 2019');
    expect(terms).toMatchObject([
      { basis: { fr: '350 habitants en 2018, tranche de 200 à 399 habitants' } },
    ]);
    const id = ids.get('Valbrume')?.member;
    const [line] = await read(`memberships/${id}/activities?page=1&pageSize=1`);
    expect(line).toMatchObject({ command: 'import-history' });
  });

  test('the campaign says the basis of each, who changes bracket, and whose figure is missing', async () => {
    await strapi.documents('api::organisation.organisation').update({
      documentId: String(ids.get('Fontalbe')?.body),
      data: { inhabitants: null } as object,
    });
    const { data, meta } = await campaign();
    const told = data.map(
      ({ organisation, term, was }: Record<string, { price: { amount: number } } | null>) => [
        organisation,
        term?.price?.amount ?? null,
        was?.price.amount ?? null,
      ],
    );
    expect(told).toEqual([
      ['Fontalbe', null, null],
      ['Montclair', 4_800, null],
      ['Valbrume', 7_700, 6_700],
    ]);
    expect(data[2]).toMatchObject({
      term: { basis: { fr: '412 habitants en 2019, tranche de 400 à 600 habitants' } },
      was: { basis: { fr: '350 habitants en 2018, tranche de 200 à 399 habitants' } },
      letter: {
        text: expect.stringContaining(
          'une cotisation de 77\u00a0€ (412 habitants en 2019, tranche de 400 à 600 habitants)',
        ),
      },
    });
    expect(meta).toMatchObject({
      totals: { changingBracket: 1 },
      exceptions: [{ reason: 'no-figure', count: 1 }],
    });
    const asked = { ...YEAR, reason: 'no-figure', page: 1, pageSize: 25 };
    const url = `${LIFECYCLE}/renewals/campaign/exceptions`;
    const { body } = await staff.post(url, asked).expect(200);
    expect(body.data).toMatchObject([
      { organisation: 'Fontalbe', why: { fr: expect.stringMatching(/nombre d’habitants/) } },
    ]);
  });

  test('the renewal that waits for a figure says which, and its page leads to it', async () => {
    const id = ids.get('Fontalbe')?.member;
    const open = `${LIFECYCLE}/memberships/${id}/commands/open-renewal`;
    await staff.post(open, {}).set('Idempotency-Key', randomUUID()).expect(200);
    const { renewal, terms } = await view('Fontalbe');
    expect(terms[0]).toMatchObject({ price: null, missingFigure: 'inhabitants' });
    expect(renewal).toMatchObject({
      ...{ missingPrice: true, missingFigure: 'inhabitants' },
      waits: { rule: 'left-out-no-inhabitants' },
    });
    expect(await read('renewals?page=1&pageSize=25')).toMatchObject([
      { organisation: 'Fontalbe', missingFigure: 'inhabitants', proposed: { basis: null } },
    ]);
    const move = `${LIFECYCLE}/memberships/${id}/commands/accept-renewal`;
    const refused = await staff.post(move, {}).set('Idempotency-Key', randomUUID());
    expect(refused.body.error.details).toMatchObject({
      reason: 'inhabitants-missing',
      tier: TIER,
      text: { fr: expect.stringContaining('«\u00a0Communes\u00a0»') },
    });
    const fontalbe = { documentId: String(ids.get('Fontalbe')?.body) };
    const found = figure(1_000, 2018) as object;
    const organisations = strapi.documents('api::organisation.organisation');
    expect(await read('renewals?missingPrice=true')).toMatchObject([{ organisation: 'Fontalbe' }]);
    await organisations.update({ ...fontalbe, data: found });
    const [row] = await read('renewals?page=1&pageSize=25');
    expect(row).toMatchObject({ missingFigure: null, waits: null });
    expect(await read('renewals?missingPrice=true')).toEqual([]);
    expect((await read('renewals/selection?missingPrice=true')).length).toBe(0);
    const { totals } = await read('renewals/stages');
    expect(totals[row.stage.id]).toEqual({ count: 1, amounts: [row.proposed.price] });
    const { token } = staff;
    const list = csvRows(await take(strapi, token, 'renewals?format=csv'));
    expect(list[0]).toContain('Base de la cotisation');
  });

  test('a proposal is shown at the price of an answer today, with the one that was sent', async () => {
    const id = ids.get('Fontalbe')?.member;
    const move = `${LIFECYCLE}/memberships/${id}/commands/move-renewal`;
    const input = { stageId: 'proposed' };
    await staff.post(move, input).set('Idempotency-Key', randomUUID()).expect(200);
    expect((await view('Fontalbe')).renewal).toMatchObject({ priceBefore: null });
    const fontalbe = { documentId: String(ids.get('Fontalbe')?.body) };
    const organisations = strapi.documents('api::organisation.organisation');
    await organisations.update({ ...fontalbe, data: figure(650, 2019) as object });
    const is = {
      price: { amount: 10_790 },
      basis: { fr: '650 habitants en 2019, tranche des 601 habitants et plus' },
    };
    const { renewal, terms } = await view('Fontalbe');
    expect(renewal).toMatchObject({ term: is, priceBefore: { amount: 16_600 } });
    expect(terms[0]).toMatchObject(is);
    expect(await read('renewals?page=1&pageSize=25')).toMatchObject([{ proposed: is }]);
    expect((await read('renewals/stages')).totals).toEqual({
      proposed: { count: 1, amounts: [{ ...is.price, currency: 'EUR' }] },
    });
    const unknown: object = { inhabitants: null, inhabitantsYear: null };
    await organisations.update({ ...fontalbe, data: unknown });
    expect(await read('renewals?missingPrice=true')).toMatchObject([{ missingPrice: true }]);
    expect((await read('renewals/stages')).totals).toEqual({ proposed: { count: 1, amounts: [] } });
    await organisations.update({ ...fontalbe, data: figure(650, 2019) as object });
    expect(await read('renewals?sort=price:desc')).toMatchObject([{ proposed: is }]);
  });
});

test('a history leaves with its figures, and comes back to the same', async () => {
  const file = await take(strapi, staff.token, 'history?format=csv');
  const [head, ...rows] = csvRows(file);
  const cell = (row: string[] | undefined, name: string) => row?.[head?.indexOf(name) ?? -1];
  const valbrume = rows.find((row) => cell(row, 'Organisme') === 'Valbrume');
  expect(
    ['Habitants', 'Année de la population', 'Base de la cotisation', 'Année de la base'].map(
      (name) => cell(valbrume, name),
    ),
  ).toEqual(['412', '2019', '350', '2018']);
  const client = importer(strapi, staff);
  const back = await client.send(file.content, 'historique.csv');
  expect(back.view.report?.lines).toEqual({ made: 0, changed: 0, same: 3, refused: 0 });
  // Elsewhere the same term is made with the same bracket.
  const renamed = file.content
    .toString('utf8')
    .replaceAll('Valbrume', 'Neuve')
    .replace(/ADH-2021-\d+/g, '');
  const one = `${renamed.split('\n')[0]}\n${renamed.split('\n').find((row) => row.includes('Neuve'))}\n`;
  const { view: draft } = await client.send(one, 'ailleurs.csv');
  expect(draft.report?.lines).toMatchObject({ made: 1, refused: 0 });
  expect((await client.apply(draft)).status).toBe(200);
  const rowsOf = (name: string) =>
    strapi.db
      .connection('adh_term as t')
      .join('memberships as m', 'm.document_id', 't.membership_id')
      .join('organisations as o', 'o.document_id', 'm.organisation_id')
      .where({ 'o.name': name, 't.state': 'issued' })
      .select('t.price', 't.bracket', 'o.inhabitants', 'o.inhabitants_year');
  expect(await rowsOf('Neuve')).toEqual(await rowsOf('Valbrume'));
  const organisations = await take(strapi, staff.token, 'organisations?format=csv');
  expect(csvRows(organisations)[0]).toContain('Budget annuel');
});

test('of two that become one, the later figure is kept, and given back by the undoing', async () => {
  const from = String(ids.get('Montclair')?.member);
  const into = String(ids.get('Valbrume')?.member);
  const body = { documentId: String(ids.get('Montclair')?.body) };
  const data = { ...figure(151, 2020) } as object;
  await strapi.documents('api::organisation.organisation').update({ ...body, data });
  const run = async (name: string, id: string, input: object) => {
    const url = `${LIFECYCLE}/memberships/${id}/commands/${name}`;
    const sent = staff.post(url, input).set('Idempotency-Key', randomUUID());
    const answer = await sent;
    expect([answer.status, answer.body.error?.message]).toEqual([200, undefined]);
  };
  const told = await read(`memberships/${from}/merge/${into}`);
  expect(told.figures).toMatchObject([
    { fr: '151 habitants en 2020' },
    { en: '€1,250,000 of budget in 2020' },
  ]);
  expect(told.bothFigures).toEqual([
    {
      kept: { fr: '151 habitants en 2020', en: '151 inhabitants in 2020' },
      left: { fr: '412 habitants en 2019', en: '412 inhabitants in 2019' },
    },
  ]);
  await run('merge-into', from, { intoMembershipId: into, reason: 'commune nouvelle' });
  expect((await view('Valbrume')).figures.map(({ en }: { en: string }) => en)).toEqual([
    ...['151 inhabitants in 2020', '€1,250,000 of budget in 2020'],
  ]);
  await run('undo-merge', from, { reason: 'erreur' });
  expect((await view('Valbrume')).figures.map(({ en }: { en: string }) => en)).toEqual([
    '412 inhabitants in 2019',
  ]);
});

test('the board sums, and the list sorts, by the figure of each of several members alike', async () => {
  const alike = { Aubrac: [150, 700], Cézallier: [450, 150], Margeride: [650, 900] } as const;
  for (const [name, [first, later]] of Object.entries(alike)) {
    await enter(name, figure(first, 2018));
    const { member = '', body = '' } = ids.get(name) ?? {};
    const open = `${LIFECYCLE}/memberships/${member}/commands/open-renewal`;
    await staff.post(open, {}).set('Idempotency-Key', randomUUID()).expect(200);
    const data = figure(later, 2019) as object;
    await strapi.documents('api::organisation.organisation').update({ documentId: body, data });
  }
  const rows: RenewalRow[] = await read('renewals?pageSize=100&sort=price:asc');
  const prices = rows.map(({ proposed }) => proposed.price?.amount ?? 0);
  // By 150, 700 and 900 inhabitants, and by the 650 of Fontalbe.
  expect(prices).toEqual([4_800, 10_790, 11_620, 14_940]);
  const { totals } = await read('renewals/stages');
  for (const { stage } of rows) {
    const amount = rows
      .filter((row) => row.stage.id === stage.id)
      .reduce((sum, { proposed }) => sum + (proposed.price?.amount ?? 0), 0);
    expect(totals[stage.id].amounts).toEqual([{ amount, currency: 'EUR' }]);
  }
});
