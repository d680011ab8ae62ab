import type { Core } from '@strapi/strapi';
import { asToken, type Caller } from '../../helpers/callers';
import { makeBenefit } from '../../helpers/content';
import { createWitness } from '../../helpers/openapi';
import { publishOccasion } from '../../helpers/participation';
import { compiled, giveRight, makeMember, rights, someId } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of the rights of members. */

let strapi: Core.Strapi;
let token: Caller;
let membership: string;
const { ask, seeCommon, unseen } = createWitness(
  () => strapi,
  () => ({ apiToken: token }),
);

const keyed = () => ({ 'Idempotency-Key': someId() });
const use = (more: object = {}, headers = keyed()) => ({
  body: { membership, benefit: 'compagnonnage', quantity: 1, ...more },
  headers,
});
const back = (id: string) => ({ path: { id }, body: { reason: 'Doublon' }, headers: keyed() });
const reasonOf = ({ body }: { body: { error?: { details: { reason: string } } } }) =>
  body.error?.details.reason;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  token = await asToken(strapi, 'full-access');
  await makeBenefit(strapi, { code: 'jamais-accorde' });
  ({ membership } = await makeMember(strapi, '21750001600019'));
  await giveRight(strapi, membership, { granted: 10 });
  await giveRight(strapi, membership, { benefit: 'ressources', kind: 'access' });
  await giveRight(strapi, membership, { benefit: 'gouvernance', kind: 'vote', granted: 2 });
  await giveRight(strapi, membership, { benefit: 'evenements', kind: 'priority', granted: 15 });
  await giveRight(strapi, membership, { benefit: 'atelier', granted: 5, perPersonCap: 1 });
});
afterAll(() => stop(strapi));

test('calls of front-ends refuse alike', () => seeCommon('entitlements'));

test('the rights of a member', async () => {
  expect(
    (await ask('entitlements', { query: `?membership=${membership}` })).body.data,
  ).toHaveLength(5);
  await ask('entitlements', { query: `?membership=${membership}&at=2021-03-01&locale=en` });
  await ask('entitlements', { query: '?membership=inconnue' });
});

test.each(['compagnonnage', 'ressources', 'gouvernance', 'evenements', 'jamais-accorde'])(
  'the answer about %s',
  async (benefit) => {
    for (const more of [{}, { opensOn: '2021-09-01' }, { at: '2020-01-01' }]) {
      const { status } = await ask('checkEntitlement', { body: { membership, benefit, ...more } });
      expect(status).toBe(200);
    }
  },
);

test('the member by SIRET; and what is not known', async () => {
  await ask('checkEntitlement', { body: { siret: '217 500 016 00019', benefit: 'ressources' } });
  for (const body of [
    { siret: '73282932000074', benefit: 'ressources' },
    { membership: 'inconnue', benefit: 'ressources' },
    { membership, benefit: 'inconnu' },
  ]) {
    expect((await ask('checkEntitlement', { body })).status).toBe(404);
  }
});

test('R17: a SIRET of two members, as installations may hold it from before one was refused', async () => {
  const { organisation } = await makeMember(strapi);
  const ofTwo = { where: { documentId: organisation }, data: { siret: '21750001600019' } };
  await strapi.db.query('api::organisation.organisation').update(ofTwo);
  const body = { siret: '21750001600019', benefit: 'ressources' };
  expect(reasonOf(await ask('checkEntitlement', { body }))).toBe('ambiguous');
  await strapi.db
    .query('api::organisation.organisation')
    .update({ ...ofTwo, data: { siret: null } });
});

test('a use, the same again, and its key for another', async () => {
  const key = keyed();
  const first = await ask('consumeEntitlement', use({ person: 'ana', reason: 'Atelier' }, key));
  expect(first.status).toBe(201);
  await ask('consumeEntitlement', use({ person: 'ana', reason: 'Atelier' }, key));
  await ask('consumeEntitlement', use({ quantity: 2 }, key));
});

test.each([
  ['membership-unknown', { membership: 'inconnue' }],
  ['benefit-unknown', { benefit: 'inconnu' }],
  ['date-in-future', { on: '2021-06-02' }],
  ['not-active', { on: '2020-12-31' }],
  ['not-granted', { benefit: 'jamais-accorde' }],
  ['not-consumable', { benefit: 'gouvernance' }],
  ['exhausted', { quantity: 11 }],
  ['person-required', { benefit: 'atelier' }],
  ['person-cap-reached', { benefit: 'atelier', quantity: 2, person: 'ana' }],
])('a use is refused: %s', async (reason, more) => {
  expect(reasonOf(await ask('consumeEntitlement', use(more)))).toBe(reason);
});

test('a use is taken back, once', async () => {
  const { usage } = (await ask('consumeEntitlement', use())).body.data;
  const request = back(usage.id);
  const reversed = await ask('reverseUsage', request);
  expect(reversed.status).toBe(201);
  await ask('reverseUsage', { ...request, body: { reason: 'Autre' } });
  expect(reasonOf(await ask('reverseUsage', back(usage.id)))).toBe('already-reversed');
  const undone = await ask('reverseUsage', back(reversed.body.data.usage.id));
  expect(reasonOf(undone)).toBe('not-reversible');
  expect(reasonOf(await ask('reverseUsage', back('inconnue')))).toBe('usage-unknown');
});

test('a use of which staff took a part back already cannot be taken back whole', async () => {
  const member = await makeMember(strapi);
  const entitlementId = await giveRight(strapi, member.membership, { granted: 5 });
  const body = { membership: member.membership, benefit: 'compagnonnage', quantity: 3 };
  const { usage } = (await ask('consumeEntitlement', { body, headers: keyed() })).body.data;
  const less = { entitlementId, quantity: -2, reason: 'Erreur' };
  await rights(strapi).adjust(member.membership, less, { type: 'admin', id: '1' });
  expect(reasonOf(await ask('reverseUsage', back(usage.id)))).toBe('below-zero');
});

test('the use of a registration goes with its place', async () => {
  const occasion = await publishOccasion(strapi, { benefitCode: 'compagnonnage' });
  const by = { actor: { type: 'admin', id: '1' } };
  const registrations = strapi.plugin('membership-lifecycle').service('registrations');
  const who = { membershipId: membership, name: 'Ana' };
  const { registration } = await registrations.register(occasion, who, by);
  expect(reasonOf(await ask('reverseUsage', back(registration.usageId)))).toBe(
    'usage-of-registration',
  );
});

test('a counter that never stands still', async () => {
  const { usage } = (await ask('consumeEntitlement', use())).body.data;
  const counters = compiled(
    'core/store/counters',
  ) as typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/counters');
  const refuse = () => {
    throw new counters.CounterRefused('moved');
  };
  // Of a use, and of what else moves counters.
  const ofUse = jest.spyOn(counters, 'moving').mockImplementation(refuse);
  const ofOthers = jest.spyOn(counters, 'moveCounter').mockImplementation(async () => refuse());
  expect(reasonOf(await ask('consumeEntitlement', use()))).toBe('busy');
  expect(reasonOf(await ask('reverseUsage', back(usage.id)))).toBe('busy');
  ofUse.mockRestore();
  ofOthers.mockRestore();
});

test('every promise of the document was kept', () => {
  expect(unseen('entitlements')).toEqual([]);
});
