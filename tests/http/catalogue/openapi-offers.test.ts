import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { BRACKETED_TIER, PUBLIC_BRACKETS } from '../../helpers/brackets';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { createWitness } from '../../helpers/openapi';
import { boot, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of the public offer. */

const LONG = Array(60).fill('Un paragraphe qui n’en finit pas. '.repeat(6)).join('\n\n');

let strapi: Core.Strapi;
const { ask, seeCommon, unseen } = createWitness(() => strapi);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await presentAssociation(strapi);
});
afterAll(() => stop(strapi));

test('no offer, then one with everything in it, and one with next to nothing', async () => {
  expect((await ask('currentOffer')).status).toBe(404);
  const plain = await makeOffer(strapi, { slug: 'simple', opensOn: '2020-01-01' });
  expect(plain).toEqual(expect.any(String));
  const quota = await makeBenefit(strapi, {
    code: 'compagnonnage',
    kind: 'quota',
    unit: 'séance',
    description: 'Du **temps**.',
  });
  const allowances = [{ benefit: quota, quantity: 6, carryOverCap: 2 }];
  const tier = await makeTier(strapi, {
    audiences: [{ label: 'Mairies' }],
    rolloverOn: '10-01',
    allowances,
  });
  const bracketed = await makeTier(strapi, BRACKETED_TIER);
  await makeOffer(strapi, {
    slug: 'pleine',
    epigraph: { text: 'Citation', source: 'Source' },
    why: { heading: 'Pourquoi ?', body: 'Parce que.' },
    rightsHeading: 'Droits',
    closesOn: '2021-12-31',
    tiers: [tier, bracketed],
    benefits: [quota],
  });
  for (const query of ['', '?locale=en']) {
    const { data } = (await ask('currentOffer', { query })).body;
    expect(data.slug).toBe('pleine');
    expect(data.tiers).toMatchObject([
      { price: { amount: 500_000, currency: 'EUR' }, brackets: null },
      {
        price: null,
        brackets:
          query === ''
            ? PUBLIC_BRACKETS
            : { steps: [{ rangeText: 'up to 199 inhabitants' }, {}, {}, {}] },
      },
    ]);
    expect((await ask('offers', { query })).body.data).toHaveLength(2);
    for (const slug of ['simple', 'pleine']) {
      expect((await ask('offer', { path: { slug }, query })).status).toBe(200);
      expect((await ask('offerSheet', { path: { slug }, query })).status).toBe(200);
    }
  }
});

test.each(['currentOffer', 'offer', 'offerSheet'])(
  '%s refuses what it does not know',
  async (id) => {
    const path = { slug: 'pleine' };
    expect((await ask(id, { path, query: '?locale=de' })).status).toBe(400);
    expect((await ask(id, { path, query: '?populate=*' })).status).toBe(400);
    if (id !== 'currentOffer')
      expect((await ask(id, { path: { slug: 'autre' } })).status).toBe(404);
  },
);

test('a sheet that cannot be drawn', async () => {
  const heading = 'Pourquoi ?';
  await makeOffer(strapi, { slug: 'longue', why: { heading, body: LONG } });
  await makeOffer(strapi, { slug: 'muette', why: { heading: 'Pourquoi 漢 ?', body: 'x' } });
  expect((await ask('offerSheet', { path: { slug: 'longue' } })).status).toBe(422);
  expect((await ask('offerSheet', { path: { slug: 'muette' } })).status).toBe(409);
});

test.each(['currentOffer', 'offer'])('%s from memory, and for who has a token', async (id) => {
  const path = { slug: 'pleine' };
  const { headers } = await ask(id, { path });
  const known = { 'If-None-Match': headers.etag };
  expect((await ask(id, { path, headers: known })).status).toBe(304);
  expect((await ask(id, { path, query: '?preview=nothing' })).status).toBe(403);
  expect((await ask(id, { path, query: '?locale=en&preview=nothing' })).status).toBe(403);
});

test('the association', async () => {
  const plain = await ask('association');
  expect(plain.status).toBe(200);
  const english = await ask('association', { query: '?locale=en' });
  expect(english.body).toEqual(plain.body);
  const refused = await ask('association', { query: '?locale=de' });
  expect(refused.body.error.details.errors).toMatchObject([{ reason: 'not-a-choice' }]);
});

test('a database that has not answered for too long', async () => {
  const now = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
  const down = jest
    .spyOn(strapi.db.connection.client, 'query')
    .mockRejectedValue(new Error('down'));
  for (const id of ['offers', 'currentOffer', 'offer', 'offerSheet']) {
    expect((await ask(id, { path: { slug: 'pleine' } })).status).toBe(503);
  }
  down.mockRestore();
  now.mockRestore();
});

test('every promise of the document was kept', async () => {
  await seeCommon('offers');
  expect(unseen('offers')).toEqual([]);
});
