/** @databases counts a use once of readings that meet */
import type { Core } from '@strapi/strapi';
import type { PartAccess } from '../../../src/plugins/membership-lifecycle/shared/resources/members-part';
import { loginAs } from '../../helpers/admin';
import { asToken, call, type Caller } from '../../helpers/callers';
import { makeBenefit } from '../../helpers/content';
import { userOf } from '../../helpers/member-space';
import { makeResource, MEMBERS, part, resources } from '../../helpers/resources';
import { giveRight, spokenFor } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Readings that a right records as its uses, and those that it does not. */

const CENTRE: PartAccess = { kind: 'right', benefit: 'centre' };

let strapi: Core.Strapi;
let token: Caller;
let guide: string;

interface Line {
  quantity: number;
  person: string | null;
  reason: string | null;
  actor_type: string;
}

const linesOf = (membership: string): Promise<Line[]> =>
  strapi.db
    .connection('adh_usage')
    .where({ membership_id: membership, kind: 'consume' })
    .orderBy('id');
const countOf = async (membership: string) => (await linesOf(membership)).length;
const get = (url: string, caller: Caller = null) => call(strapi, 'GET', url, caller);
const read = async (id: string, caller: Caller, query = '') =>
  (await get(`/api/resources/${id}${query}`, caller).expect(200)).body.data;

/** A member with an access to the centre, unless said otherwise, and whoever speaks for it. */
const aMember = async (email: string, right: object = {}) => {
  const membership = await spokenFor(strapi, email);
  await giveRight(strapi, membership, {
    benefit: 'centre',
    kind: 'access',
    granted: null,
    ...right,
  });
  return { membership, caller: await userOf(strapi, email) };
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  const centre = { code: 'centre', kind: 'access', recordsReading: true };
  await makeBenefit(strapi, { title: 'Centre', ...centre });
  await makeBenefit(strapi, { title: 'Archives', ...centre, code: 'archives' });
  await makeBenefit(strapi, { title: 'Silence', code: 'silence', kind: 'access' });
  await makeBenefit(strapi, { title: 'Brouillon', ...centre, code: 'brouillon' }, 'draft');
  token = await asToken(strapi, 'full-access');
  guide = await makeResource(strapi, part(CENTRE), { title: 'Guide du centre' });
});
afterAll(() => stop(strapi));

it('is a use of the right, by the name of the document, once a day however often it is read', async () => {
  const { membership, caller } = await aMember('ana@example.org');
  await Promise.all([read(guide, caller), read(guide, caller), read(guide, caller)]);
  await read(guide, caller, '?locale=en');
  expect(await linesOf(membership)).toMatchObject([
    { reason: 'Guide du centre', person: null, actor_type: 'member' },
  ]);
  const told = await get(`/api/me/memberships/${membership}/usages`, caller).expect(200);
  const [line] = told.body.data.filter(({ kind }: { kind: string }) => kind === 'consume');
  expect(line).toMatchObject({ reading: 'Guide du centre', occasion: null, by: 'member' });
  setToday(strapi, '2021-06-02');
  expect((await read(guide, caller)).recorded).toBe(true);
  expect(await countOf(membership)).toBe(2);
  setToday(strapi, '2021-06-01');
});

it('is counted for each document, also of those asked for together', async () => {
  const { membership, caller } = await aMember('together@example.org');
  const other = await makeResource(strapi, part(CENTRE), { title: 'Autre guide' });
  const open = await makeResource(strapi, part(MEMBERS));
  const ids = [guide, other, open].map((id) => `documentId=${id}`).join('&');
  await get(`/api/members-parts/resources?${ids}`, caller).expect(200);
  const names = (await linesOf(membership)).map(({ reason }) => reason);
  expect(names.sort()).toEqual(['Autre guide', 'Guide du centre']);
});

it('is another use once the document has another name', async () => {
  const { membership, caller } = await aMember('renamed@example.org');
  const id = await makeResource(strapi, part(CENTRE), { title: 'Avant' });
  await read(id, caller);
  await resources(strapi).update({ documentId: id, data: { title: 'Après' } });
  await resources(strapi).publish({ documentId: id });
  await read(id, caller);
  expect((await linesOf(membership)).map(({ reason }) => reason)).toEqual(['Avant', 'Après']);
});

it('is another use, refused to nobody, once another right opens the document', async () => {
  const { membership, caller } = await aMember('moved@example.org');
  await giveRight(strapi, membership, { benefit: 'archives', kind: 'access', granted: null });
  const id = await makeResource(strapi, part(CENTRE), { title: 'Guide' });
  await read(id, caller);
  const content = part({ kind: 'right', benefit: 'archives' });
  await resources(strapi).update({ documentId: id, data: { content } });
  await resources(strapi).publish({ documentId: id });
  expect((await read(id, caller)).allowed).toBe(true);
  expect(await countOf(membership)).toBe(2);
});

it('is recorded of a member in whose name a front-end asks, for that member', async () => {
  const { membership } = await aMember('named@example.org');
  await read(guide, token, `?membership=${membership}`);
  await read(guide, token, `?membership=${membership}`);
  expect(await linesOf(membership)).toMatchObject([{ actor_type: 'api-token' }]);
});

it('is recorded of the membership that holds the right, one alone', async () => {
  const without = await spokenFor(strapi, 'several@example.org');
  const { membership, caller } = await aMember('several@example.org');
  const also = await aMember('several@example.org');
  await read(guide, caller);
  expect(await countOf(without)).toBe(0);
  expect((await countOf(membership)) + (await countOf(also.membership))).toBe(1);
});

it('is not recorded in lists, by downloads, of who may not read, nor where no right says so', async () => {
  const { membership, caller } = await aMember('not@example.org');
  await giveRight(strapi, membership, { benefit: 'silence', kind: 'access', granted: null });
  await giveRight(strapi, membership, { benefit: 'brouillon', kind: 'access', granted: null });
  await get('/api/resources', caller).expect(200);
  for (const url of [
    `/api/resources/${guide}`,
    `/api/members-parts/resources?documentId=${guide}`,
  ]) {
    await call(strapi, 'HEAD', url, caller).expect(200);
  }
  for (const benefit of ['silence', 'brouillon']) {
    const id = await makeResource(strapi, part({ kind: 'right', benefit }));
    expect(await read(id, caller)).toMatchObject({ allowed: true, recorded: false });
  }
  expect((await read(await makeResource(strapi, part(MEMBERS)), caller)).allowed).toBe(true);
  expect(await countOf(membership)).toBe(0);
  await strapi.db
    .connection('memberships')
    .where('document_id', membership)
    .update({ suspended_on: '2021-05-01' });
  expect((await read(guide, caller)).allowed).toBe(false);
  expect(await countOf(membership)).toBe(0);
});

it('uses up nothing, and asks for nobody, where a right has a limit', async () => {
  const quota = await aMember('quota@example.org', { kind: 'quota', granted: 1 });
  const capped = await aMember('capped@example.org', { perPersonCap: 1 });
  for (const { membership, caller } of [quota, capped]) {
    expect((await read(guide, caller)).allowed).toBe(true);
    expect(await countOf(membership)).toBe(0);
  }
});

it('is not told to communications: neither the ledger nor the journal is theirs to read', async () => {
  const { membership, caller } = await aMember('quiet@example.org');
  await read(guide, caller);
  const communications = await loginAs(strapi, 'communications');
  const staff = await loginAs(strapi, 'membership-staff');
  for (const path of ['', '/usages', '/activities', '/history']) {
    const address = `/membership-lifecycle/memberships/${membership}${path}`;
    expect([403, 404]).toContain((await communications.get(address)).status);
  }
  const seen = await staff.get(`/membership-lifecycle/memberships/${membership}`).expect(200);
  expect(JSON.stringify(seen.body)).toContain('centre');
  const entry = `/content-manager/collection-types/api::resource.resource/${guide}`;
  const { text } = await communications.get(entry).expect(200);
  expect(text).not.toContain(membership);
});
