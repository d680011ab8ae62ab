import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { makeMember } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const BENEFIT = 'api::benefit.benefit';
const ORGANISATION = 'api::organisation.organisation';
const MEMBERSHIP = 'api::membership.membership';
const EDITORIAL = [OFFER, TIER, BENEFIT];
const RECORDS = [ORGANISATION, MEMBERSHIP];

let strapi: Core.Strapi;
let administrator: Admin;
let communications: Admin;
let staff: Admin;
let reader: Admin;

beforeAll(async () => {
  strapi = await boot();
  administrator = await loginAs(strapi, 'administrator');
  communications = await loginAs(strapi, 'communications');
  staff = await loginAs(strapi, 'membership-staff');
  reader = await loginAs(strapi, 'reader');
});
afterAll(() => stop(strapi));

/** What an offer lists, as the form of the Content Manager sends it. */
const lists = async () => {
  const connect = (documentId: string) => ({ connect: [{ documentId }] });
  return {
    tiers: connect(await makeTier(strapi)),
    benefits: connect(await makeBenefit(strapi)),
  };
};

describe('communications', () => {
  it.each(EDITORIAL)(
    'writes, translates, publishes and withdraws %s, and deletes drafts alone',
    async (uid) => {
      const values: Record<string, object> = {
        [OFFER]: {
          ...{ title: 'Offre', slug: 'offre-com', year: 2021, opensOn: '2021-01-01' },
          ...(uid === OFFER ? await lists() : {}),
        },
        [TIER]: { name: 'Formule', code: 'formule-com', price: 100 },
        [BENEFIT]: { title: 'Droit', code: 'droit-com', kind: 'access' },
      };
      const created = await communications.post(contentManager(uid), values[uid]).expect(201);
      const { documentId } = created.body.data;
      const url = contentManager(uid, documentId);
      await communications.get(url).expect(200);
      const title = uid === TIER ? { name: 'Name' } : { title: 'Title' };
      await communications.put(`${url}?locale=en`, title).expect(200);
      await communications.post(`${url}/actions/publish`, values[uid]).expect(200);
      await communications.post(`${url}/actions/publish?locale=en`, title).expect(200);
      const published = await strapi.documents(uid as typeof OFFER).count({
        status: 'published',
        locale: '*',
        filters: { documentId },
      } as never);
      expect(published).toBe(2);
      await communications.post(`${url}/actions/unpublish`).expect(200);
      const kept = await communications.delete(url).expect(400);
      expect(kept.body.error.details.reason).toBe('was-published');
      const draft = await communications.post(contentManager(uid), {
        ...values[uid],
        ...(uid === OFFER ? { slug: 'brouillon-com' } : { code: 'brouillon-com' }),
      });
      await communications.delete(contentManager(uid, draft.body.data.documentId)).expect(200);
    },
  );

  it.each(RECORDS)('sees nothing of %s', async (uid) => {
    await communications.get(contentManager(uid)).expect(403);
    await communications.post(contentManager(uid), { name: 'x' }).expect(403);
  });
});

describe('membership staff', () => {
  it('takes in and edits organisations, and deletes none', async () => {
    const contacts = [{ name: 'A', email: 'a@example.org', role: 'billing', locale: 'fr' }];
    const created = await staff
      .post(contentManager(ORGANISATION), { name: 'Commune', contacts })
      .expect(201);
    const url = contentManager(ORGANISATION, created.body.data.documentId);
    const read = await staff.get(url).expect(200);
    expect(read.body.data.contacts[0]).toMatchObject({ email: 'a@example.org', role: 'billing' });
    await staff.put(url, { name: 'Ville' }).expect(200);
    await staff.delete(url).expect(403);
  });

  it.each(EDITORIAL)('reads %s and edits nothing of it', async (uid) => {
    const make = { [OFFER]: makeOffer, [TIER]: makeTier, [BENEFIT]: makeBenefit }[uid];
    const documentId = await make!(strapi);
    const url = contentManager(uid, documentId);
    await staff.get(url).expect(200);
    await staff.put(url, {}).expect(403);
    await staff.post(contentManager(uid), {}).expect(403);
    await staff.post(`${url}/actions/publish`).expect(403);
    await staff.post(`${url}/actions/unpublish`).expect(403);
    await staff.delete(url).expect(403);
  });

  it('takes in a member, and changes nothing of its life through the form', async () => {
    const tier = await makeTier(strapi, { code: 'formule-membre' });
    await makeOffer(strapi, { tiers: [tier] });
    const organisation = await staff
      .post(contentManager(ORGANISATION), { name: 'Commune membre' })
      .expect(201);
    const created = await staff
      .post(contentManager(MEMBERSHIP), {
        organisation: { connect: [{ documentId: organisation.body.data.documentId }] },
        tierCode: 'formule-membre',
      })
      .expect(201);
    const { documentId } = created.body.data;
    const url = contentManager(MEMBERSHIP, documentId);
    const form = { membershipStatus: 'active', endsOn: '2099-12-31', notes: 'Vu' };
    await staff.put(url, form).expect(200);
    const stored = await strapi.db.query(MEMBERSHIP).findOne({ where: { documentId } });
    expect(stored).toMatchObject({ membershipStatus: 'applied', endsOn: null, notes: 'Vu' });
    await staff.put(url, { statut: 'active' }).expect(400);
    await staff.delete(url).expect(403);
  });
});

describe('a reader', () => {
  const makeOne = async (uid: string): Promise<string> => {
    const make = { [OFFER]: makeOffer, [TIER]: makeTier, [BENEFIT]: makeBenefit }[uid];
    if (make) return make(strapi);
    const { organisation, membership } = await makeMember(strapi);
    return uid === ORGANISATION ? organisation : membership;
  };

  it.each([...EDITORIAL, ...RECORDS])('reads %s and changes nothing of it', async (uid) => {
    const url = contentManager(uid, await makeOne(uid));
    await reader.get(contentManager(uid)).expect(200);
    await reader.get(url).expect(200);
    await reader.put(url, {}).expect(403);
    await reader.post(contentManager(uid), {}).expect(403);
    await reader.post(`${url}/actions/publish`).expect(403);
    await reader.delete(url).expect(403);
  });
});

describe('Strapi’s own roles', () => {
  it.each(['strapi-editor', 'strapi-author'])('%s sees no member data', async (role) => {
    const admin = await loginAs(strapi, role);
    for (const uid of RECORDS) {
      await admin.get(contentManager(uid)).expect(403);
      await admin.post(contentManager(uid), { name: 'x' }).expect(403);
    }
    await admin.get(contentManager(OFFER)).expect(200);
  });
});

describe('nobody', () => {
  it.each([...EDITORIAL, ...RECORDS])('opens %s without an account', async (uid) => {
    const server = request(strapi.server.httpServer);
    await server.get(contentManager(uid)).expect(401);
    await server.post(contentManager(uid)).send({ unknown: 1 }).expect(401);
  });

  it('makes a front-end account by themselves', async () => {
    const account = { username: 'x', email: 'x@example.org', password: 'Aa1-motdepasse' };
    const { body } = await request(strapi.server.httpServer)
      .post('/api/auth/local/register')
      .send(account)
      .expect(400);
    expect(body.error.message).toBe('Register action is currently disabled');
  });
});

describe('the Content Manager', () => {
  it.each([
    ['an administrator', () => administrator],
    ['communications', () => communications],
  ])('refuses an unknown field of %s by name, and stores nothing', async (_, admin) => {
    const documentId = await makeBenefit(strapi, { title: 'Avant' });
    const url = contentManager(BENEFIT, documentId);
    const { body } = await admin().put(url, { title: 'Après', titre: 'x' }).expect(400);
    expect(body.error).toMatchObject({
      name: 'ValidationError',
      details: { reason: 'unknown-field', errors: [{ path: ['titre'] }] },
    });
    const stored = await strapi.documents(BENEFIT).findOne({ documentId });
    expect(stored).toMatchObject({ title: 'Avant' });
  });

  it('accepts its own form back, with all the fields that it was given', async () => {
    const benefit = await makeBenefit(strapi, { kind: 'quota' });
    const tier = await makeTier(strapi, { allowances: [{ benefit, quantity: 1 }] });
    const url = contentManager(TIER, tier);
    const { body } = await administrator.get(url).expect(200);
    const { allowances: _, ...form } = body.data;
    expect(Object.keys(form)).not.toContain('publishedAllowances');
    await administrator.put(url, { ...form, name: 'Nouveau nom' }).expect(200);
  });

  it('shows a refusal under its field, in the language of the person', async () => {
    const french = await staff.post(contentManager(ORGANISATION), { name: 'x', siret: '1' });
    expect(french.status).toBe(400);
    expect(french.body.error.details.errors).toEqual([
      {
        path: ['siret'],
        message: 'Un SIRET compte 14 chiffres ; celui-ci en compte 1.',
        name: 'ValidationError',
        reason: 'siret-length',
      },
    ]);
    await strapi.db
      .query('admin::user')
      .update({ where: { id: staff.userId }, data: { preferedLanguage: 'en' } });
    const english = await staff.post(contentManager(ORGANISATION), { name: 'x', siret: '1' });
    expect(english.body.error.message).toBe('A SIRET has 14 digits; this one has 1.');
  });

  it('publishes one by one and in bulk with the lists of the draft', async () => {
    const [a, b] = [await makeTier(strapi, { name: 'A' }), await makeTier(strapi, { name: 'B' })];
    const one = await makeOffer(strapi, { tiers: [b, a] }, 'draft');
    const two = await makeOffer(strapi, { tiers: [a] }, 'draft');
    await communications.post(`${contentManager(OFFER, one)}/actions/publish`, {}).expect(200);
    const bulk = { documentIds: [two] };
    await communications
      .post(`${contentManager(OFFER)}/actions/bulkPublish?locale=fr`, bulk)
      .expect(200);
    const sold: { offerDocumentId: string; tierNames: { fr: string } }[] = await strapi
      .service(OFFER)
      .tierOffers();
    const names = (id: string) =>
      sold.filter((tier) => tier.offerDocumentId === id).map((tier) => tier.tierNames.fr);
    expect(names(one)).toEqual(['B', 'A']);
    expect(names(two)).toEqual(['A']);
  });
});
