import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { boot, setToday, stop } from '../../helpers/strapi';

/** « Préparer l’offre de l’année suivante »: what is copied, what is not, and how it fails. */

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
type Row = Record<string, unknown>;

let strapi: Core.Strapi;
let communications: Admin;
let staff: Admin;
/** The offer of 2021, its two tiers and its two benefits. */
let offer: string;
let tiers: string[];
let benefits: string[];

const url = (id: string) => `/membership-lifecycle/offers/${id}/next-year`;

const rowsOf = async (uid: typeof OFFER | typeof TIER, documentId: string): Promise<Row[]> =>
  (await strapi.db.query(uid).findMany({
    where: { documentId },
    populate:
      uid === OFFER
        ? { tiers: true, benefits: true, epigraph: true, why: true, createdBy: true }
        : { audiences: true, allowances: { populate: { benefit: true } } },
    orderBy: { locale: 'desc' },
  })) as Row[];

const idsIn = (related: unknown) => (related as Row[]).map(({ documentId }) => documentId);
const countAll = async () => [
  await strapi.db.query(OFFER).count(),
  await strapi.db.query(TIER).count(),
  await strapi.db.query('api::benefit.benefit').count(),
];

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  communications = await loginAs(strapi, 'communications');
  staff = await loginAs(strapi, 'membership-staff');
  benefits = [
    await makeBenefit(strapi, { code: 'seances', title: 'Séances', kind: 'quota', unit: 'séance' }),
    await makeBenefit(strapi, { code: 'bibliotheque', title: 'Bibliothèque' }),
  ];
  for (const benefit of benefits) {
    await translate(strapi, 'api::benefit.benefit', benefit, { title: 'A right' });
  }
  tiers = [
    await makeTier(strapi, {
      code: 'organismes-publics',
      name: 'Organismes publics',
      audiences: [{ label: 'Communes' }, { label: 'Départements' }],
      price: 500_000,
      termKind: 'anniversary',
      termMonths: 18,
      lateRenewal: 'from-decision',
      allowances: [
        { benefit: benefits[1] },
        { benefit: benefits[0], quantity: 6, carryOverCap: 2, perPersonCap: 3 },
      ],
    }),
    await makeTier(strapi, { code: 'associations', name: 'Associations', rolloverOn: '10-01' }),
  ];
  await translate(strapi, TIER, tiers[0], {
    name: 'Public bodies',
    audiences: [{ label: 'Towns' }],
  });
  offer = await makeOffer(strapi, {
    title: 'Adhérer en 2021',
    slug: 'adhesion-2021',
    year: 2021,
    opensOn: '2020-02-29',
    closesOn: '2021-12-31',
    epigraph: { text: 'Une phrase', source: 'Un livre, 2021' },
    why: { heading: 'Pourquoi adhérer en 2021', body: 'Pour **agir**.' },
    rightsHeading: 'Vos droits',
    tiers: [tiers[1], tiers[0]],
    benefits,
  });
  await translate(strapi, OFFER, offer, {
    title: 'Join in 2021',
    why: { heading: 'Why join', body: 'To act.' },
    // What is not translated cannot be listed in English: the French list rules.
    tiers: [tiers[0]],
  });
});
afterAll(() => stop(strapi));

describe('what would be made', () => {
  test('is said without writing anything', async () => {
    const before = await countAll();
    const { body } = await communications.get(url(offer)).expect(200);
    expect(body.data).toEqual({
      year: 2022,
      title: 'Adhérer en 2022',
      slug: 'adhesion-2022',
      opensOn: '2021-02-28',
      closesOn: '2022-12-31',
      locales: ['fr', 'en'],
      tiers: [
        {
          documentId: tiers[1],
          name: 'Associations',
          code: 'associations',
          price: 500_000,
          range: null,
        },
        {
          documentId: tiers[0],
          name: 'Organismes publics',
          code: 'organismes-publics',
          price: 500_000,
          range: null,
        },
      ],
      benefits: [
        { documentId: benefits[0], name: 'Séances' },
        { documentId: benefits[1], name: 'Bibliothèque' },
      ],
      existing: null,
    });
    expect(await countAll()).toEqual(before);
  });

  test('is for those who may create offers and tiers', async () => {
    await staff.get(url(offer)).expect(403);
    await staff.post(url(offer)).expect(403);
  });

  test('is 404 for an offer that is not there', async () => {
    const { body } = await communications.post(url('nothing')).expect(404);
    expect(body.error.details.reason).toBe('offer-unknown');
  });
});

describe('the copy', () => {
  test('leaves nothing half done when one tier cannot be copied', async () => {
    const before = await countAll();
    let clones = 0;
    let planted = true;
    strapi.documents.use(async (context, next) => {
      if (planted && context.action === 'clone' && (clones += 1) === 2) throw new Error('planted');
      return next();
    });
    await communications.post(url(offer)).expect(500);
    planted = false;
    expect(clones).toBe(2);
    expect(await countAll()).toEqual(before);
  });

  test('is made once, however many ask at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => communications.post(url(offer))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const made = answers.find(({ status }) => status === 200)?.body.data;
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect(body.error.details).toMatchObject({
        reason: 'next-year-exists',
        documentId: made.documentId,
        year: 2022,
      });
    }
    expect(made.year).toBe(2022);
  });

  const copied = async () => {
    const { body } = await communications.get(url(offer)).expect(200);
    return String(body.data.existing.documentId);
  };

  test('is an offer of the next year, in both languages, as a draft', async () => {
    const rows = await rowsOf(OFFER, await copied());
    expect(rows.map(({ locale, publishedAt }) => [locale, publishedAt])).toEqual([
      ['fr', null],
      ['en', null],
    ]);
    const shared = { year: 2022, slug: 'adhesion-2022', opensOn: '2021-02-28' };
    expect(rows[0]).toMatchObject({
      ...shared,
      closesOn: '2022-12-31',
      title: 'Adhérer en 2022',
      // Texts are for a person to reread: nothing but the title is rewritten.
      why: { heading: 'Pourquoi adhérer en 2021', body: 'Pour **agir**.' },
      epigraph: { text: 'Une phrase', source: 'Un livre, 2021' },
      rightsHeading: 'Vos droits',
      createdBy: { id: communications.userId },
    });
    expect(rows[1]).toMatchObject({
      ...shared,
      title: 'Join in 2022',
      why: { heading: 'Why join', body: 'To act.' },
    });
  });

  test('shares the benefits and lists new tiers in the same order', async () => {
    const [french, english] = await rowsOf(OFFER, await copied());
    const codes = (row: Row) => (row.tiers as Row[]).map(({ code }) => code);
    expect(idsIn(french.benefits)).toEqual(benefits);
    expect(codes(french)).toEqual(['associations', 'organismes-publics']);
    expect(codes(english)).toEqual(['organismes-publics']);
    for (const id of [...idsIn(french.tiers), ...idsIn(english.tiers)]) {
      expect(tiers).not.toContain(id);
    }
    expect(idsIn(english.tiers)[0]).toBe(idsIn(french.tiers)[1]);
  });

  test('has tiers with the same codes, terms and allowances, as drafts', async () => {
    const [french] = await rowsOf(OFFER, await copied());
    const copies = idsIn(french.tiers) as string[];
    for (const [index, original] of [tiers[1], tiers[0]].entries()) {
      const before = await rowsOf(TIER, original);
      const after = await rowsOf(TIER, copies[index]);
      const comparable = (rows: Row[]) =>
        rows
          .filter(({ publishedAt }) => publishedAt === null)
          .map(({ locale, name, code, price, termKind, termMonths, yearStartsOn, ...rest }) => ({
            ...{ locale, name, code, price, termKind, termMonths, yearStartsOn },
            rolloverOn: rest.rolloverOn,
            firstTermPrice: rest.firstTermPrice,
            lateRenewal: rest.lateRenewal,
            audiences: (rest.audiences as Row[]).map(({ label }) => label),
            allowances: (rest.allowances as Row[]).map((allowance) => ({
              quantity: allowance.quantity,
              carryOverCap: allowance.carryOverCap,
              perPersonCap: allowance.perPersonCap,
              benefit: (allowance.benefit as Row).documentId,
            })),
          }));
      expect(comparable(after)).toEqual(comparable(before));
      expect(after.every(({ publishedAt }) => publishedAt === null)).toBe(true);
    }
  });

  test('leaves this year’s offer as it was, and the public sees nothing new', async () => {
    const rows = await rowsOf(OFFER, offer);
    for (const row of rows) expect(row).toMatchObject({ year: 2021, slug: 'adhesion-2021' });
    for (const row of rows.filter(({ locale }) => locale === 'fr')) {
      expect(idsIn(row.tiers)).toEqual([tiers[1], tiers[0]]);
    }
    const { body } = await communications.get('/api/offers/current').expect(200);
    expect(body.data).toMatchObject({ slug: 'adhesion-2021', tiers: [{}, {}] });
    await communications.get('/api/offers/adhesion-2022').expect(404);
  });

  test('is published as any other offer, beside this year’s', async () => {
    const id = await copied();
    const [french] = await rowsOf(OFFER, id);
    for (const documentId of idsIn(french.tiers) as string[]) {
      await strapi.documents(TIER).publish({ documentId, locale: '*' });
    }
    await strapi.documents(OFFER).publish({ documentId: id, locale: '*' });
    setToday(strapi, '2022-01-01');
    const { body } = await communications.get('/api/offers/current?locale=en').expect(200);
    expect(body.data).toMatchObject({
      slug: 'adhesion-2022',
      title: 'Join in 2022',
      tiers: [
        { code: 'associations' },
        {
          code: 'organismes-publics',
          name: 'Public bodies',
          allowances: [
            { benefit: 'bibliotheque', quantity: null },
            { benefit: 'seances', quantity: 6 },
          ],
        },
      ],
      benefits: [{ code: 'seances' }, { code: 'bibliotheque' }],
    });
  });
});

test('an offer without a year is refused with what to do', async () => {
  const { documentId } = await strapi.documents(OFFER).create({ data: { title: 'Sans année' } });
  const { body } = await communications.post(url(documentId)).expect(409);
  expect(body.error.details).toMatchObject({
    reason: 'offer-year-missing',
    text: { fr: expect.stringMatching(/année/), en: expect.stringMatching(/year/) },
  });
});

test('a tier of brackets is told by the ends of its prices, and copied with them', async () => {
  const brackets = [
    { from: '0', price: 4_800, rate: null, maximum: null },
    { from: '601', price: null, rate: 166_000, maximum: 3_850_000 },
  ];
  const communes = await makeTier(strapi, {
    ...{ code: 'communes', name: 'Communes', price: null, measure: 'inhabitants', brackets },
  });
  const open = await makeTier(strapi, {
    ...{ code: 'ouverte', name: 'Ouverte', price: null, measure: 'staff' },
    brackets: [{ from: '0', rate: 1_000_000 }],
  });
  const values = { year: 2030, slug: 'adhesion-2030', opensOn: '2030-01-01' };
  const id = await makeOffer(strapi, { ...values, tiers: [communes, open] });
  const ranges = [
    { code: 'communes', price: null, range: { lowest: 4_800, highest: 3_850_000 } },
    { code: 'ouverte', price: null, range: { lowest: 100, highest: null } },
  ];
  const overview = await communications.get(`/membership-lifecycle/offers/${id}`).expect(200);
  expect(overview.body.data.tiers).toMatchObject(ranges);
  expect((await communications.get(url(id)).expect(200)).body.data.tiers).toMatchObject(ranges);
  const { body } = await communications.post(url(id)).expect(200);
  const made = await strapi.documents(OFFER).findOne({
    documentId: body.data.documentId,
    populate: { tiers: { populate: { brackets: true } } },
  });
  const [copy] = made?.tiers as unknown as Row[];
  expect(copy).toMatchObject({ code: 'communes', price: null, measure: 'inhabitants', brackets });
});
