import type { Core } from '@strapi/strapi';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { boot, setToday, stop } from '../../helpers/strapi';

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';

let strapi: Core.Strapi;
const save = (
  uid: typeof OFFER | typeof TIER,
  documentId: string,
  data: Record<string, unknown>,
  status: 'draft' | 'published' = 'draft',
) => strapi.documents(uid).update({ documentId, data, status });
const slugOf = async (documentId: string): Promise<string> => {
  const offer = await strapi.documents(OFFER).findOne({ documentId });
  return String(offer?.slug);
};
const read = async (documentId: string, locale: 'fr' | 'en' = 'fr') =>
  (await strapi.service(OFFER).published(locale, await slugOf(documentId)))?.payload;
const tierNames = async (documentId: string): Promise<string[]> =>
  (await read(documentId)).tiers.map((tier: { name: string }) => tier.name);
const benefitTitles = async (documentId: string): Promise<string[]> =>
  (await read(documentId)).benefits.map((benefit: { title: string }) => benefit.title);

beforeAll(async () => {
  strapi = await boot();
});
afterAll(() => stop(strapi));

describe('the lists of a published offer', () => {
  it('keep the order in which the French draft was published', async () => {
    const [a, b, c] = [
      await makeTier(strapi, { name: 'A' }),
      await makeTier(strapi, { name: 'B' }),
      await makeTier(strapi, { name: 'C' }),
    ];
    const offer = await makeOffer(strapi, { tiers: [c, a, b] });
    expect(await tierNames(offer)).toEqual(['C', 'A', 'B']);
  });

  it('show a tier that is published after its offer', async () => {
    const first = await makeTier(strapi, { name: 'Première' });
    const late = await makeTier(strapi, { name: 'Tardive' }, 'draft');
    const offer = await makeOffer(strapi, { tiers: [late, first] });
    expect(await tierNames(offer)).toEqual(['Première']);
    await strapi.documents(TIER).publish({ documentId: late });
    expect(await tierNames(offer)).toEqual(['Tardive', 'Première']);
  });

  it('lose an unpublished tier and take it back in its place', async () => {
    const [a, b, c] = [
      await makeTier(strapi, { name: 'A' }),
      await makeTier(strapi, { name: 'B' }),
      await makeTier(strapi, { name: 'C' }),
    ];
    const offer = await makeOffer(strapi, { tiers: [a, b, c] });
    await strapi.documents(TIER).unpublish({ documentId: b });
    expect(await tierNames(offer)).toEqual(['A', 'C']);
    await strapi.documents(TIER).publish({ documentId: b });
    expect(await tierNames(offer)).toEqual(['A', 'B', 'C']);
  });

  it('show, lose and take back a benefit in the same way, also in what tiers grant', async () => {
    const quota = await makeBenefit(
      strapi,
      { title: 'Temps', kind: 'quota', code: 'temps' },
      'draft',
    );
    const other = await makeBenefit(strapi, { title: 'Autre' });
    const tier = await makeTier(strapi, { allowances: [{ benefit: quota, quantity: 6 }] });
    const offer = await makeOffer(strapi, { tiers: [tier], benefits: [quota, other] });
    const allowances = async () => (await read(offer)).tiers[0].allowances;
    expect(await benefitTitles(offer)).toEqual(['Autre']);
    expect(await allowances()).toEqual([]);
    await strapi.documents(BENEFIT).publish({ documentId: quota });
    expect(await benefitTitles(offer)).toEqual(['Temps', 'Autre']);
    expect(await allowances()).toMatchObject([{ benefit: 'temps', quantity: 6 }]);
    await strapi.documents(BENEFIT).unpublish({ documentId: quota });
    expect(await benefitTitles(offer)).toEqual(['Autre']);
    expect(await allowances()).toEqual([]);
    await strapi.documents(BENEFIT).publish({ documentId: quota });
    expect(await benefitTitles(offer)).toEqual(['Temps', 'Autre']);
    expect(await allowances()).toMatchObject([{ benefit: 'temps', quantity: 6 }]);
  });

  it('never publish a half-written draft of the offer or of the tier', async () => {
    const tier = await makeTier(strapi, { name: 'Formule' });
    const extra = await makeTier(strapi, { name: 'En préparation' });
    const offer = await makeOffer(strapi, { title: 'Publié', tiers: [tier] });
    await save(OFFER, offer, { title: 'À moitié', tiers: [tier, extra] });
    await save(TIER, tier, { price: 1 });
    await strapi.documents(TIER).unpublish({ documentId: extra });
    await strapi.documents(TIER).publish({ documentId: extra });
    const answer = await read(offer);
    expect(answer.title).toBe('Publié');
    expect(answer.tiers.map((one: { name: string }) => one.name)).toEqual(['Formule']);
    expect(answer.tiers[0].price).toEqual({ amount: 500_000, currency: 'EUR' });
  });

  it.each([
    ['all locales at once', { locale: '*' }],
    ['several locales', { locale: ['en', 'fr'] }],
    ['the default locale', {}],
  ])('are stored when publishing %s', async (_, params) => {
    const tier = await makeTier(strapi, { name: 'Formule' });
    const offer = await makeOffer(strapi, { tiers: [tier] }, 'draft');
    await translate(strapi, OFFER, offer, { title: 'Offer' }, 'draft');
    await strapi.documents(OFFER).publish({ documentId: offer, ...params } as never);
    expect(await tierNames(offer)).toEqual(['Formule']);
  });

  it('are stored when an update publishes, and kept when English alone is published', async () => {
    const [a, b] = [await makeTier(strapi, { name: 'A' }), await makeTier(strapi, { name: 'B' })];
    const offer = await makeOffer(strapi, { tiers: [a] });
    await save(OFFER, offer, { tiers: [b, a] }, 'published');
    await translate(strapi, OFFER, offer, { title: 'Offer' });
    expect(await tierNames(offer)).toEqual(['B', 'A']);
    const english = await read(offer, 'en');
    expect(english.tiers.map((tier: { name: string }) => tier.name)).toEqual(['B', 'A']);
  });

  it('survive discarding the draft', async () => {
    const [a, b] = [await makeTier(strapi, { name: 'A' }), await makeTier(strapi, { name: 'B' })];
    const offer = await makeOffer(strapi, { tiers: [a, b] });
    await strapi.documents(TIER).unpublish({ documentId: a });
    await save(OFFER, offer, { title: 'Autre' });
    await strapi.documents(OFFER).discardDraft({ documentId: offer });
    await strapi.documents(TIER).publish({ documentId: a });
    expect(await tierNames(offer)).toEqual(['A', 'B']);
  });

  it('cannot be written from outside', async () => {
    const tier = await makeTier(strapi, { name: 'A' });
    const offer = await makeOffer(strapi, { tiers: [tier] });
    await save(OFFER, offer, { publishedLists: { tiers: [], benefits: [] } }, 'published');
    expect(await tierNames(offer)).toEqual(['A']);
  });
});

describe('languages', () => {
  it('fall back to French, part by part, and say so', async () => {
    const benefit = await makeBenefit(strapi, { title: 'Droit', unit: 'séance', kind: 'quota' });
    const tier = await makeTier(strapi, { name: 'Formule', audiences: [{ label: 'Communes' }] });
    const offer = await makeOffer(strapi, { title: 'Offre', tiers: [tier], benefits: [benefit] });
    await translate(strapi, TIER, tier, { name: 'Tier', audiences: [{ label: 'Towns' }] });
    const before = await read(offer, 'en');
    expect(before).toMatchObject({ title: 'Offre', locale: 'fr', availableLocales: ['fr'] });
    expect(before.tiers[0]).toMatchObject({ name: 'Tier', audiences: ['Towns'], locale: 'en' });
    expect(before.benefits[0]).toMatchObject({ title: 'Droit', unit: 'séance', locale: 'fr' });
    await translate(strapi, OFFER, offer, { title: 'Offer' });
    const after = await read(offer, 'en');
    expect(after).toMatchObject({ title: 'Offer', locale: 'en', availableLocales: ['fr', 'en'] });
  });

  it('never show a French unit among texts that are said to be English', async () => {
    const benefit = await makeBenefit(strapi, { title: 'Temps', unit: 'séance', kind: 'quota' });
    const offer = await makeOffer(strapi, { benefits: [benefit] });
    await translate(strapi, BENEFIT, benefit, { title: 'Time' });
    expect((await read(offer, 'en')).benefits).toMatchObject([
      { title: 'Time', unit: null, locale: 'en' },
    ]);
    await translate(strapi, BENEFIT, benefit, { title: 'Time', unit: 'session' });
    expect((await read(offer, 'en')).benefits[0].unit).toBe('session');
  });

  it('share a price that was changed in one of them', async () => {
    const tier = await makeTier(strapi);
    const offer = await makeOffer(strapi, { tiers: [tier] });
    await translate(strapi, TIER, tier, { name: 'Tier' });
    await save(TIER, tier, { price: 700_000 }, 'published');
    expect((await read(offer, 'en')).tiers[0].price.amount).toBe(700_000);
  });
});

describe('the offer of the day', () => {
  const current = async (today: string) => {
    setToday(strapi, today);
    return (await strapi.service(OFFER).published('fr'))?.payload ?? null;
  };

  it('is open from its first to its last day, and the latest opened of several', async () => {
    await makeOffer(strapi, { slug: 'o-1990', opensOn: '1990-01-01', closesOn: '1990-12-31' });
    await makeOffer(strapi, { slug: 'o-1990-bis', opensOn: '1990-06-01', closesOn: '1990-06-30' });
    await makeOffer(strapi, { slug: 'o-1990-ter', opensOn: '1990-03-01' }, 'draft');
    expect(await current('1989-12-31')).toBeNull();
    expect((await current('1990-01-01')).slug).toBe('o-1990');
    expect((await current('1990-06-30')).slug).toBe('o-1990-bis');
    expect((await current('1990-12-31')).slug).toBe('o-1990');
    expect(await current('1991-01-01')).toBeNull();
  });
});

describe('what the plugin is sold', () => {
  it('is every published tier of every published offer, frozen whole in both languages', async () => {
    const quota = await makeBenefit(strapi, { title: 'Temps', kind: 'quota', unit: 'séance' });
    const hidden = await makeBenefit(strapi, { kind: 'vote' }, 'draft');
    const { code: benefitCode } = (await strapi.documents(BENEFIT).findOne({ documentId: quota }))!;
    await translate(strapi, BENEFIT, quota, { title: 'Time', unit: 'session' });
    const tier = await makeTier(strapi, {
      name: 'Vendue',
      code: 'vendue',
      termKind: 'calendar-year',
      rolloverOn: '10-01',
      firstTermPrice: 'remaining-months',
      allowances: [
        { benefit: quota, quantity: 6, carryOverCap: 2, perPersonCap: 3 },
        { benefit: hidden, quantity: 1 },
      ],
    });
    const draftTier = await makeTier(strapi, { code: 'brouillon' }, 'draft');
    const offer = await makeOffer(strapi, { year: 2020, tiers: [tier, draftTier] });
    await makeOffer(strapi, { tiers: [tier] }, 'draft');
    const sold = (await strapi.service(OFFER).tierOffers()).filter(
      (one: { offerDocumentId: string }) => one.offerDocumentId === offer,
    );
    expect(sold).toEqual([
      {
        tierCode: 'vendue',
        tierNames: { fr: 'Vendue', en: 'Vendue' },
        tierDocumentId: tier,
        offerDocumentId: offer,
        offerYear: 2020,
        opensOn: '2021-01-01',
        closesOn: null,
        brackets: null,
        price: 500_000,
        currency: 'EUR',
        policy: {
          kind: 'calendar-year',
          months: 12,
          yearStartsOn: '01-01',
          rolloverOn: '10-01',
          firstTermPrice: 'remaining-months',
          lateRenewal: 'continuous',
        },
        allowances: [
          {
            benefitCode,
            kind: 'quota',
            names: { fr: 'Temps', en: 'Time' },
            units: { fr: 'séance', en: 'session' },
            quantity: 6,
            carryOverCap: 2,
            perPersonCap: 3,
          },
        ],
      },
    ]);
  });
});
