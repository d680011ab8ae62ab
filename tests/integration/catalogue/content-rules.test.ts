import type { Core } from '@strapi/strapi';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { boot, stop } from '../../helpers/strapi';

type Uid =
  | 'api::offer.offer'
  | 'api::tier.tier'
  | 'api::benefit.benefit'
  | 'api::organisation.organisation'
  | 'api::membership.membership';
type Values = Record<string, unknown>;

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';
const ORGANISATION = 'api::organisation.organisation';
const MEMBERSHIP = 'api::membership.membership';

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot();
});
afterAll(() => stop(strapi));

/** The refusal of a call, as `path: reason` lines; fails when the call succeeds. */
const refusal = async (call: Promise<unknown>): Promise<string[]> => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: 'ValidationError' });
  const { details } = error as { details: { errors: { path: string[]; reason: string }[] } };
  return details.errors.map((one) => `${one.path.join('.')}: ${one.reason}`);
};
const create = (uid: Uid, data: Values) => strapi.documents(uid).create({ data });
const update = (uid: Uid, documentId: string, data: Values) =>
  strapi.documents(uid).update({ documentId, data });
const publish = (uid: typeof OFFER | typeof TIER | typeof BENEFIT, documentId: string) =>
  strapi.documents(uid).publish({ documentId });

describe('any content', () => {
  it.each<[Uid, Values, string]>([
    [OFFER, { titel: 'x' }, 'titel: unknown-field'],
    [OFFER, { why: { heading: 'x', bdy: 'y' } }, 'why.bdy: unknown-field'],
    [TIER, { allowances: [{}, { amount: 1 }] }, 'allowances.1.amount: unknown-field'],
    [BENEFIT, { title: 'a\u0000b' }, 'title: control-character'],
    [BENEFIT, { kind: 'quota', warnAt: 0 }, 'warnAt: not-a-quantity'],
    [BENEFIT, { kind: 'access', warnAt: 1 }, 'warnAt: warning-not-allowed'],
    [BENEFIT, { kind: 'quota', recordsReading: true }, 'recordsReading: recording-not-allowed'],
    [BENEFIT, { kind: 'vote', recordsReading: true }, 'recordsReading: recording-not-allowed'],
    [OFFER, { epigraph: { text: 'a\u0007b' } }, 'epigraph.text: control-character'],
    [ORGANISATION, { name: 'x', statut: 'y' }, 'statut: unknown-field'],
    [ORGANISATION, { name: 'x\u0000' }, 'name: control-character'],
  ])('%s refuses %j by name', async (uid, data, problem) => {
    expect(await refusal(create(uid, data))).toEqual([problem]);
  });

  it('is refused in a language that the association does not have', async () => {
    const call = strapi.documents(OFFER).create({ data: { title: 'x' }, locale: 'de' });
    expect(await refusal(call)).toEqual(['locale: unknown-locale']);
  });

  it('says in French what is wrong', async () => {
    await expect(create(ORGANISATION, { name: 'x', siret: '123' })).rejects.toThrow(
      'Un SIRET compte 14 chiffres',
    );
  });

  it('loses the blanks around its texts', async () => {
    const { documentId } = await create(BENEFIT, { title: '  Droit ', code: ' droit-blanc ' });
    const stored = await strapi.documents(BENEFIT).findOne({ documentId });
    expect(stored).toMatchObject({ title: 'Droit', code: 'droit-blanc' });
  });
});

describe('what was published', () => {
  const remove = (uid: typeof OFFER | typeof TIER | typeof BENEFIT, documentId: string) =>
    refusal(strapi.documents(uid).delete({ documentId, locale: '*' }));

  it('is withdrawn and never deleted, also once it is withdrawn, written to or copied', async () => {
    const documentId = await makeTier(strapi, { code: 'retiree' });
    expect(await remove(TIER, documentId)).toEqual([': was-published']);
    await strapi.documents(TIER).unpublish({ documentId });
    expect(await remove(TIER, documentId)).toEqual([': was-published']);
    await update(TIER, documentId, { name: 'Autre', wasPublished: false });
    expect(await remove(TIER, documentId)).toEqual([': was-published']);
    const copy = await strapi
      .documents(TIER)
      .clone({ documentId, data: { code: 'copie' } as never });
    await strapi.documents(TIER).delete({ documentId: String(copy?.documentId) });
    expect(await strapi.documents(TIER).findOne({ documentId })).toMatchObject({ name: 'Autre' });
  });

  it('holds for each language: a translation that nobody read may go', async () => {
    const documentId = await makeBenefit(strapi, { code: 'traduit' });
    await strapi
      .documents(BENEFIT)
      .update({ documentId, locale: 'en', data: { title: 'Right' } as Values });
    await strapi.documents(BENEFIT).delete({ documentId, locale: 'en' });
    expect(await strapi.documents(BENEFIT).findOne({ documentId, locale: 'en' })).toBeNull();
    expect(await remove(BENEFIT, documentId)).toEqual([': was-published']);
  });

  it('does not keep a draft', async () => {
    const { documentId } = await create(OFFER, { title: 'Brouillon', slug: 'brouillon' });
    await strapi.documents(OFFER).unpublish({ documentId });
    await strapi.documents(OFFER).delete({ documentId });
    expect(await strapi.documents(OFFER).findOne({ documentId })).toBeNull();
  });
});

describe('a benefit', () => {
  it.each(['Majuscule', 'deux mots', 'é', '-a', 'a--b', 'a_b'])(
    'refuses the code %j',
    async (code) => {
      expect(await refusal(create(BENEFIT, { title: 'x', code }))).toEqual(['code: not-kebab']);
    },
  );

  it('has a code of its own, also when it is copied', async () => {
    const documentId = await makeBenefit(strapi, { code: 'unique' }, 'draft');
    expect(await refusal(create(BENEFIT, { code: 'unique' }))).toEqual(['code: code-taken']);
    const copy = strapi.documents(BENEFIT).clone({ documentId, data: {} });
    expect(await refusal(copy)).toEqual(['code: code-taken']);
    await strapi.documents(BENEFIT).clone({ documentId, data: { code: 'copie' } as never });
  });

  it('shares its code with none that is written at the same moment', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 4 }, () => makeBenefit(strapi, { code: 'a-deux' })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []));
    expect(new Set(refused).size).toBe(1);
    expect(await strapi.documents(BENEFIT).count({ filters: { code: 'a-deux' } })).toBe(1);
  });

  it('keeps its code and its kind while it is published', async () => {
    const documentId = await makeBenefit(strapi, { code: 'fixe', kind: 'vote' });
    expect(await refusal(update(BENEFIT, documentId, { code: 'autre', kind: 'quota' }))).toEqual([
      'code: fixed-once-published',
      'kind: fixed-once-published',
    ]);
    await update(BENEFIT, documentId, { code: 'fixe', title: 'Autre titre' });
    await strapi.documents(BENEFIT).unpublish({ documentId });
    await update(BENEFIT, documentId, { code: 'autre' });
  });

  it('may be saved unfinished and not published so', async () => {
    const { documentId } = await create(BENEFIT, {});
    expect(await refusal(publish(BENEFIT, documentId))).toEqual([
      'title: required',
      'kind: required',
      'code: required',
    ]);
  });
});

describe('a tier', () => {
  it.each<[Values, string]>([
    [{ price: -1 }, 'price: not-a-price'],
    [{ price: 10.5 }, 'price: not-a-price'],
    [{ price: '500' }, 'price: not-a-price'],
    [{ price: 3_000_000_000 }, 'price: not-a-price'],
    [{ code: 'X' }, 'code: not-kebab'],
    [{ yearStartsOn: '13-01' }, 'yearStartsOn: not-a-month-day'],
    [{ yearStartsOn: '02-29' }, 'yearStartsOn: not-a-month-day'],
    [{ rolloverOn: '10-1' }, 'rolloverOn: not-a-month-day'],
    [{ rolloverOn: '04-31' }, 'rolloverOn: not-a-month-day'],
    [{ termMonths: 0 }, 'termMonths: months-out-of-range'],
    [{ termMonths: 18 }, 'termMonths: months-not-whole-years'],
    [{ allowances: [{ quantity: -1 }] }, 'allowances.0.quantity: not-a-quantity'],
    [{ allowances: [{ carryOverCap: 1.5 }] }, 'allowances.0.carryOverCap: not-a-quantity'],
    [{ allowances: [{ perPersonCap: 0 }] }, 'allowances.0.perPersonCap: not-a-quantity'],
  ])('refuses %j', async (data, problem) => {
    expect(await refusal(create(TIER, data))).toEqual([problem]);
  });

  it('may last any number of months from date to date, and then not become calendar', async () => {
    const { documentId } = await create(TIER, { termKind: 'anniversary', termMonths: 18 });
    expect(await refusal(update(TIER, documentId, { termKind: 'calendar-year' }))).toEqual([
      'termMonths: months-not-whole-years',
    ]);
  });

  it('publishes only allowances that suit their benefits', async () => {
    const quota = await makeBenefit(strapi, { title: 'Quota', kind: 'quota' });
    const access = await makeBenefit(strapi, { title: 'Accès', kind: 'access' });
    const vote = await makeBenefit(strapi, { title: 'Vote', kind: 'vote' });
    const priority = await makeBenefit(strapi, { title: 'Priorité', kind: 'priority' });
    const allowances = [
      { benefit: quota },
      { benefit: access, quantity: 1 },
      { benefit: vote, quantity: 0 },
      { benefit: priority },
      { quantity: 1 },
    ];
    const tier = await makeTier(strapi, { allowances }, 'draft');
    expect(await refusal(publish(TIER, tier))).toEqual([
      'allowances.0.quantity: quantity-required',
      'allowances.1.quantity: quantity-not-allowed',
      'allowances.2.quantity: quantity-required',
      'allowances.3.quantity: quantity-required',
      'allowances.4.benefit: benefit-missing',
    ]);
    const twice = [
      { benefit: quota, quantity: 1 },
      { benefit: quota, quantity: 2 },
    ];
    await update(TIER, tier, { allowances: twice });
    expect(await refusal(publish(TIER, tier))).toEqual(['allowances: benefit-twice']);
  });

  it('names each allowance after its benefit, for the folded line of the form', async () => {
    const title = 'Accès à la bibliothèque';
    const benefit = await makeBenefit(strapi, { title });
    const documentId = await makeTier(strapi, { allowances: [{ benefit }] }, 'draft');
    const tier = await strapi
      .documents('api::tier.tier')
      .findOne({ documentId, populate: ['allowances'] });
    expect(tier?.allowances).toMatchObject([{ label: title }]);
  });

  it('keeps its code while it is published', async () => {
    const documentId = await makeTier(strapi, { code: 'tarif-fixe' });
    expect(await refusal(update(TIER, documentId, { code: 'autre' }))).toEqual([
      'code: fixed-once-published',
    ]);
  });

  it('leaves nothing behind when it is saved and published at once, and refused', async () => {
    const code = 'refuse-en-bloc';
    const call = strapi.documents(TIER).create({ data: { code } as never, status: 'published' });
    await expect(call).rejects.toMatchObject({ name: expect.stringMatching(/Validation/) });
    expect(await strapi.db.query(TIER).count({ where: { code } })).toBe(0);
  });
});

describe('an offer', () => {
  it.each<[Values, string]>([
    [{ opensOn: '2021-02-01', closesOn: '2021-01-31' }, 'closesOn: dates-out-of-order'],
    [{ opensOn: '2021-02-30' }, 'opensOn: not-a-day'],
    [{ opensOn: '1/2/2021' }, 'opensOn: not-a-day'],
    [{ year: 21 }, 'year: year-out-of-range'],
    [{ year: 2021.5 }, 'year: year-out-of-range'],
    [{ slug: 'Adhésions' }, 'slug: not-kebab'],
    [{ slug: 'current' }, 'slug: slug-reserved'],
  ])('refuses %j', async (data, problem) => {
    expect(await refusal(create(OFFER, data))).toEqual([problem]);
  });

  it('judges a date against the one that is already there', async () => {
    const { documentId } = await create(OFFER, { opensOn: '2021-03-01' });
    expect(await refusal(update(OFFER, documentId, { closesOn: '2021-02-01' }))).toEqual([
      'closesOn: dates-out-of-order',
    ]);
  });

  it('has a slug of its own, that stays while it is published', async () => {
    const documentId = await makeOffer(strapi, { slug: 'seule' });
    expect(await refusal(create(OFFER, { slug: 'seule' }))).toEqual(['slug: slug-taken']);
    expect(await refusal(update(OFFER, documentId, { slug: 'autre' }))).toEqual([
      'slug: fixed-once-published',
    ]);
    const english = strapi
      .documents(OFFER)
      .update({ documentId, locale: 'en', data: { title: 'x', slug: 'other' } as never });
    expect(await refusal(english)).toEqual(['slug: fixed-once-published']);
  });

  it('needs a title, a slug, a year and an opening day to be published', async () => {
    const { documentId } = await create(OFFER, {});
    expect(await refusal(publish(OFFER, documentId))).toEqual([
      'title: required',
      'slug: required',
      'year: required',
      'opensOn: required',
      'tiers: tiers-none',
      'benefits: benefits-none',
    ]);
  });

  it('needs a tier and a right to be published, by every door, and the running one stays', async () => {
    await makeOffer(strapi);
    const current = async () => (await strapi.service(OFFER).published('fr')).payload.documentId;
    const running = await current();
    const [tier, benefit] = [await makeTier(strapi), await makeBenefit(strapi)];
    const EMPTY: [lists: Values, problems: string[]][] = [
      [{ tiers: [], benefits: [] }, ['tiers: tiers-none', 'benefits: benefits-none']],
      [{ tiers: [], benefits: [benefit] }, ['tiers: tiers-none']],
      [{ tiers: [tier], benefits: [] }, ['benefits: benefits-none']],
      [
        {
          tiers: [(await create(TIER, { name: 'À finir' })).documentId],
          benefits: [(await create(BENEFIT, { title: 'À finir' })).documentId],
        },
        ['tiers: tiers-unfinished', 'benefits: benefits-unfinished'],
      ],
    ];
    for (const [lists, problems] of EMPTY) {
      const offer = await makeOffer(strapi, { ...lists, opensOn: '2021-01-02' }, 'draft');
      expect(await refusal(publish(OFFER, offer))).toEqual(problems);
      const every = strapi.documents(OFFER).publish({ documentId: offer, locale: '*' } as never);
      expect(await refusal(every)).toEqual(problems);
      const saved = strapi
        .documents(OFFER)
        .update({ documentId: offer, data: {}, status: 'published' });
      expect(await refusal(saved)).toEqual(problems);
      expect(await refusal(makeOffer(strapi, lists))).toEqual(problems);
    }
    expect(await current()).toBe(running);
  });

  it('is published together with its first tier and its first right, in either order', async () => {
    for (const first of [OFFER, TIER] as const) {
      const tier = await makeTier(strapi, {}, 'draft');
      const benefit = await makeBenefit(strapi, {}, 'draft');
      const offer = await makeOffer(strapi, { tiers: [tier], benefits: [benefit] }, 'draft');
      const steps = [
        [TIER, tier],
        [BENEFIT, benefit],
        [OFFER, offer],
      ] as const;
      const inOrder = first === OFFER ? [...steps].reverse() : steps;
      await strapi.db.transaction(async () => {
        for (const [uid, documentId] of inOrder) await publish(uid, documentId);
      });
      const { payload } = await strapi
        .service(OFFER)
        .published('fr', (await strapi.documents(OFFER).findOne({ documentId: offer }))?.slug);
      expect([payload.tiers.length, payload.benefits.length]).toEqual([1, 1]);
    }
  });

  it('refuses two tiers of one code, whichever is published last', async () => {
    const [a, b] = [
      await makeTier(strapi, { code: 'meme-code' }),
      await makeTier(strapi, { code: 'meme-code' }),
    ];
    const offer = await makeOffer(strapi, { tiers: [a, b] }, 'draft');
    expect(await refusal(publish(OFFER, offer))).toEqual(['tiers: tier-twice']);
    const late = await makeTier(strapi, { code: 'autre-code' }, 'draft');
    const live = await makeOffer(strapi, { tiers: [a, late] });
    await update(TIER, late, { code: 'meme-code' });
    expect(await refusal(publish(TIER, late))).toEqual(['code: tier-twice']);
    expect(
      (await strapi.service(OFFER).tierOffers()).map(
        (one: { offerDocumentId: string; tierCode: string }) => [one.offerDocumentId, one.tierCode],
      ),
    ).toContainEqual([live, 'meme-code']);
  });

  it('may use the code of another year’s tier', async () => {
    const tier = await makeTier(strapi, { code: 'meme-code' });
    await makeOffer(strapi, { year: 2022, opensOn: '2022-01-01', tiers: [tier] });
  });
});

describe('an organisation', () => {
  it.each<[Values, string]>([
    [{}, 'name: name-required'],
    [{ name: '   ' }, 'name: name-required'],
    [{ name: 'x', siren: '356000001' }, 'siren: not-a-siren'],
    [{ name: 'x', siret: '35600000049838' }, 'siret: not-a-siret'],
    [{ name: 'x', siret: 'abc' }, 'siret: not-a-siret'],
    [{ name: 'x', siren: '732829320', siret: '35600000049837' }, 'siret: siren-siret-mismatch'],
    [{ name: 'x', contacts: [{ email: 'a@b' }] }, 'contacts.0.email: not-an-email'],
    [{ name: 'x', contacts: [{}, { email: 'a b@c.fr' }] }, 'contacts.1.email: not-an-email'],
    [{ name: 'x', address: { country: 'France' } }, 'address.country: not-a-country'],
    [{ name: 'x', address: { postalCode: '3100' } }, 'address.postalCode: not-a-postal-code'],
    [
      { name: 'x', billingAddress: { postalCode: '031000', country: 'FR' } },
      'billingAddress.postalCode: not-a-postal-code',
    ],
  ])('refuses %j', async (data, problem) => {
    expect(await refusal(create(ORGANISATION, data))).toEqual([problem]);
  });

  it('keeps its numbers as digits, La Poste’s own check digits included', async () => {
    const { documentId } = await create(ORGANISATION, {
      name: 'La Poste',
      siren: '356 000 000',
      siret: '356 000 000 49837',
    });
    const stored = await strapi.documents(ORGANISATION).findOne({ documentId });
    expect(stored).toMatchObject({ siren: '356000000', siret: '35600000049837' });
    expect(await refusal(update(ORGANISATION, documentId, { siren: '732829320' }))).toEqual([
      'siret: siren-siret-mismatch',
    ]);
    await update(ORGANISATION, documentId, { siret: '', siren: '' });
    expect(await strapi.documents(ORGANISATION).findOne({ documentId })).toMatchObject({
      siren: null,
      siret: null,
    });
  });

  it('may be foreign, without either number', async () => {
    const address = { country: 'BE', postalCode: '4000' };
    await create(ORGANISATION, { name: 'Ville de Liège', address });
    const overseas = { country: 'FR', postalCode: '97 200' };
    await create(ORGANISATION, { name: 'Ville de Fort-de-France', address: overseas });
  });

  it('with a wrong postcode of before is saved for another reason, and mended at any time', async () => {
    const { documentId } = await create(ORGANISATION, {
      name: 'Ville de Moulins',
      address: { postalCode: '03000', city: 'Moulins' },
    });
    const stored = async () =>
      (await strapi.documents(ORGANISATION).findOne({ documentId, populate: ['address'] }))
        ?.address as { id: number; postalCode: string; city: string };
    const { id } = await stored();
    await strapi.db
      .connection('components_organisation_addresses')
      .where({ id })
      .update({ postal_code: '3000' });
    const write = (address: Values) => update(ORGANISATION, documentId, { address });
    await update(ORGANISATION, documentId, { legalForm: 'Commune' });
    await write({ id, postalCode: '3000', city: 'MOULINS' });
    expect(await stored()).toMatchObject({ postalCode: '3000', city: 'MOULINS' });
    expect(await refusal(write({ id, postalCode: '300', city: 'Moulins' }))).toEqual([
      'address.postalCode: not-a-postal-code',
    ]);
    await write({ id, postalCode: '03000', city: 'Moulins' });
    expect(await stored()).toMatchObject({ postalCode: '03000' });
  });
});

describe('a membership', () => {
  it('refuses a control character in its notes', async () => {
    const { documentId } = await strapi.db
      .query(MEMBERSHIP)
      .create({ data: { reference: 'A-0', organisationId: 'o-0', documentId: 'membre' } });
    expect(await refusal(update(MEMBERSHIP, documentId, { notes: 'a\u0000' }))).toEqual([
      'notes: control-character',
    ]);
  });

  it('is one per organisation and reference, by indexes of the database', async () => {
    const store = (data: Values) =>
      strapi.db
        .query(MEMBERSHIP)
        .create({ data })
        .then(
          () => 'stored',
          () => 'refused',
        );
    expect(await store({ reference: 'A-1', organisationId: 'o-1' })).toBe('stored');
    expect(await store({ reference: 'A-2', organisationId: 'o-1' })).toBe('refused');
    expect(await store({ reference: 'A-1', organisationId: 'o-2' })).toBe('refused');
  });
});
