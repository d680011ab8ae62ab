import type { Core } from '@strapi/strapi';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { makeOffer, makeTier } from '../../helpers/content';
import { csvRows, take } from '../../helpers/exports';
import { boot, stop } from '../../helpers/strapi';

/** A tier that is made later with the code of another: whose members are whose, and under which name. */

const MEMBERSHIP = 'api::membership.membership';
const TIER = 'api::tier.tier';
const OFFER = 'api::offer.offer';
const COUNT = 3;

let strapi: Core.Strapi;
let admin: Admin;
let sold: string;
let later: string;

const tierOf = async (documentId: string) =>
  (await admin.get(`/membership-lifecycle/offers/tiers/${documentId}`).expect(200)).body.data;
const listed = async (): Promise<{ tierCode: string; tierNames: unknown }[]> =>
  (await admin.get(`${contentManager(MEMBERSHIP)}?page=1&pageSize=10`).expect(200)).body.results;
const exported = async (): Promise<string[]> => {
  const [headings, ...rows] = csvRows(await take(strapi, admin.token, 'memberships'));
  return rows.map((row) => row[headings.indexOf('Formule')]);
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  admin = await loginAs(strapi, 'administrator');
  await manyMembers(strapi, COUNT);
  const [tier] = await strapi.documents(TIER).findMany({ filters: { code: 'publics' } });
  sold = tier.documentId;
  later = await makeTier(strapi, { code: 'publics', name: 'Tout autre chose' });
  await makeOffer(strapi, { year: 2022, opensOn: '2021-06-01', tiers: [later] });
});
afterAll(() => stop(strapi));

test('R19: lists and files keep the name under which each member has its tier', async () => {
  const { name } = await tierOf(sold);
  expect((await listed()).map(({ tierNames }) => tierNames)).toEqual(
    Array(COUNT).fill({ fr: name, en: name }),
  );
  expect(await exported()).toEqual(Array(COUNT).fill(name));
});

test('R19: a member without a term of its tier is listed by the name that is sold', async () => {
  const organisation = await strapi
    .documents('api::organisation.organisation')
    .create({ data: { name: 'Commune candidate' } });
  const candidate = { organisationId: organisation.documentId, tierCode: 'publics' };
  const commands = strapi.plugin('membership-lifecycle').service('commands');
  const id: string = await commands.register(candidate, { type: 'admin', id: '1' });
  expect((await listed()).map(({ tierNames }) => tierNames)).toContain(null);
  expect(await exported()).toContain('Tout autre chose');
  await strapi.documents(MEMBERSHIP).delete({ documentId: id });
});

test('R19: members are counted for the tier that they were sold, not for its code', async () => {
  expect((await tierOf(sold)).members).toBe(COUNT);
  expect((await tierOf(later)).members).toBe(0);
  // Even where the later one takes the place of the first in its offer.
  const [offer] = await strapi.documents(OFFER).findMany({ filters: { slug: 'offre' } });
  const tiers = { set: [{ documentId: later }] };
  await strapi.documents(OFFER).update({
    documentId: offer.documentId,
    data: { tiers } as never,
    status: 'published',
  });
  expect((await tierOf(later)).members).toBe(0);
  expect((await tierOf(sold)).members).toBe(COUNT);
});

test('R19: of older terms, which name no tier, the offer tells', async () => {
  const [offer] = await strapi.documents(OFFER).findMany({ filters: { slug: 'offre' } });
  const tiers = { set: [{ documentId: sold }] };
  await strapi.documents(OFFER).update({
    documentId: offer.documentId,
    data: { tiers } as never,
    status: 'published',
  });
  await strapi.db.connection('adh_term').update({ tier_document_id: null });
  expect((await tierOf(sold)).members).toBe(COUNT);
  expect((await tierOf(later)).members).toBe(0);
});
