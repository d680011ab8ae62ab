import type { Core } from '@strapi/strapi';
import { asToken, asUserOf, type Caller } from '../../helpers/callers';
import { giveMandate, IN_OFFICE, outOfOfficeOn } from '../../helpers/member-space';
import { createWitness } from '../../helpers/openapi';
import { occasionInput, publishOccasion } from '../../helpers/participation';
import { compiled, giveRight, someId, spokenFor } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of events and programmes. */

const EMAIL = 'ola@example.org';
const STAFF = { type: 'admin', id: '1' };

let strapi: Core.Strapi;
let token: Caller;
let account: Caller;
let membership: string;
let way: 'a token' | 'a sign-in' = 'a token';
const { ask, seeCommon, unseen } = createWitness(
  () => strapi,
  () => ({ apiToken: token, memberAccount: account }),
);

const occasions = () => strapi.plugin('membership-lifecycle').service('occasions');
type Sent = { membership?: string; [field: string]: unknown };
const register = async (id: string, more: Sent = {}, key = someId()) => {
  const { membership: documentId = membership, ...who } = { name: someId(), ...more };
  const headers = { 'Idempotency-Key': key };
  if (way === 'a token') {
    const body = { membership: documentId, ...who };
    return ask('register', { path: { id }, body, headers });
  }
  const body = { occasion: id, ...who };
  return ask('registerMyself', { path: { documentId }, body, headers });
};
const cancel = (id: string, reason = 'Empêchement', key = someId()) =>
  way === 'a token'
    ? ask('cancelRegistration', {
        path: { id },
        body: { reason },
        headers: { 'Idempotency-Key': key },
      })
    : ask('cancelMyRegistration', { path: { documentId: membership, id } });
type Answer = Awaited<ReturnType<typeof register>>;
const reasonOf = ({ body }: Answer) => body.error?.details.reason;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  token = await asToken(strapi, 'full-access');
  account = await asUserOf(strapi, 'authenticated', EMAIL);
  membership = await spokenFor(strapi, EMAIL);
  await giveRight(strapi, membership, { granted: 3 });
  await giveRight(strapi, membership, { benefit: 'atelier', granted: 5, perPersonCap: 1 });
});
afterAll(() => stop(strapi));

test('what is published, and its calendar file', async () => {
  const id = await publishOccasion(strapi, { capacity: 3, link: 'https://example.org' });
  await publishOccasion(strapi, { startTime: null, endTime: null, benefitCode: 'compagnonnage' });
  for (const query of ['', '?locale=en&page=1&pageSize=1']) {
    expect((await ask('occasions', { query })).body.data.length).toBeGreaterThan(0);
    await ask('occasion', { path: { id }, query: query.split('&')[0] });
    await ask('occasionCalendar', { path: { id }, query: query.split('&')[0] });
  }
  const other = await asToken(strapi, 'custom', [
    `plugin::membership-lifecycle.occasions.register`,
  ]);
  for (const name of ['occasions', 'occasion', 'occasionCalendar']) {
    expect((await ask(name, { path: { id }, as: other })).status).toBe(403);
  }
  for (const name of ['occasion', 'occasionCalendar']) {
    expect((await ask(name, { path: { id: 'rien' } })).status).toBe(404);
  }
});

describe.each(['a token', 'a sign-in'] as const)('with %s', (by) => {
  beforeAll(() => {
    way = by;
  });

  test('a registration, the same again, its key for another, and its cancellation', async () => {
    const id = await publishOccasion(strapi, { benefitCode: 'compagnonnage' });
    const key = someId();
    const first = await register(id, { name: 'Ana', email: 'ana@example.org', locale: 'fr' }, key);
    expect(first.status).toBe(201);
    await register(id, { name: 'Ana', email: 'ana@example.org', locale: 'fr' }, key);
    expect(reasonOf(await register(id, { name: 'Bea' }, key))).toBe('idempotency-key-reused');
    expect(reasonOf(await register(id, { name: 'Ana' }))).toBe('already-registered');
    const registration = first.body.data.id;
    const undo = someId();
    expect((await cancel(registration, 'Malade', undo)).status).toBe(200);
    if (way === 'a token') {
      expect((await cancel(registration, 'Malade', undo)).status).toBe(200);
      expect(reasonOf(await cancel(registration, 'Autre', undo))).toBe('idempotency-key-reused');
    }
    expect(reasonOf(await cancel(registration))).toBe('registration-cancelled');
    expect(reasonOf(await cancel('inconnue'))).toBe('registration-unknown');
  });

  test('what an occasion refuses', async () => {
    const { id: draft } = await occasions().create(occasionInput(), STAFF);
    expect(reasonOf(await register(draft))).toBe('occasion-not-published');
    const cancelled = await publishOccasion(strapi);
    await occasions().cancel(cancelled, 'Grève', STAFF);
    expect(reasonOf(await register(cancelled))).toBe('occasion-cancelled');
    const over = await publishOccasion(strapi, { startsOn: '2021-05-01', endsOn: '2021-05-01' });
    expect(reasonOf(await register(over))).toBe('occasion-over');
    const full = await publishOccasion(strapi, { capacity: 1 });
    await register(full);
    expect(reasonOf(await register(full))).toBe('occasion-full');
    const closed = await publishOccasion(strapi, { closesOn: '2021-05-31' });
    expect(reasonOf(await register(closed))).toBe('registration-closed');
    const soon = await publishOccasion(strapi, { opensOn: '2021-06-10' });
    expect(reasonOf(await register(soon))).toBe('registration-not-open');
    expect(reasonOf(await register('inconnue'))).toBe('occasion-unknown');
  });

  test('what a member is refused', async () => {
    const id = await publishOccasion(strapi, { benefitCode: 'compagnonnage', units: 4 });
    expect(reasonOf(await register(id))).toBe('exhausted');
    expect(reasonOf(await register(id, { membership: 'inconnue' }))).toBe(
      way === 'a token' ? 'membership-unknown' : 'own-membership-unknown',
    );
    const other = await spokenFor(strapi, EMAIL);
    expect(reasonOf(await register(id, { membership: other }))).toBe('not-active');
    await giveRight(strapi, other, { benefit: 'ressources', kind: 'access' });
    expect(reasonOf(await register(id, { membership: other }))).toBe('not-granted');
    const after = await publishOccasion(strapi, { startsOn: '2021-06-20', endsOn: '2021-06-20' });
    const leaving = { ended_on: '2021-06-20', end_kind: 'excluded' };
    await strapi.db.connection('memberships').where('document_id', other).update(leaving);
    const refused = await register(after, { membership: other });
    expect(refused.status).toBe(409);
    expect(refused.body.error?.details).toMatchObject({
      reason: 'membership-ends-before',
      on: '2021-06-19',
    });
    if (way === 'a token') {
      const contact = { name: undefined, contactId: 'inconnu' };
      expect(reasonOf(await register(id, contact))).toBe('contact-unknown');
    }
    const capped = await publishOccasion(strapi, { benefitCode: 'atelier', units: 2 });
    expect(reasonOf(await register(capped))).toBe('person-cap-reached');
  });

  test('an occasion that never stands still', async () => {
    const id = await publishOccasion(strapi);
    const { body } = await register(id);
    const table = compiled(
      'occasions/store/occasions',
    ) as typeof import('../../../src/plugins/membership-lifecycle/server/src/occasions/store/occasions');
    const registrations = compiled(
      'occasions/store/registrations',
    ) as typeof import('../../../src/plugins/membership-lifecycle/server/src/occasions/store/registrations');
    const taken = jest.spyOn(table, 'takePlace').mockResolvedValue(false);
    expect(reasonOf(await register(id))).toBe('busy');
    const freed = jest.spyOn(registrations, 'cancelStanding').mockResolvedValue(false);
    expect(reasonOf(await cancel(body.data.id))).toBe('busy');
    taken.mockRestore();
    freed.mockRestore();
  });
});

test('the agenda of a member, and a registration that began', async () => {
  const path = { documentId: membership };
  for (const query of ['', '?locale=en&page=1&pageSize=2']) {
    expect((await ask('myOccasions', { path, query })).body.data.length).toBeGreaterThan(0);
  }
  const other = { documentId: 'another', id: 'x' };
  expect((await ask('myOccasions', { path: other })).status).toBe(404);
  expect((await ask('cancelMyRegistration', { path: other })).status).toBe(404);
  way = 'a sign-in';
  const id = await publishOccasion(strapi, { endsOn: '2021-06-22' });
  const { body } = await register(id, { name: undefined });
  setToday(strapi, '2021-06-21');
  expect(reasonOf(await cancel(body.data.id))).toBe('occasion-begun');
  setToday(strapi, '2021-06-01');
});

test('nothing of it is for who is out of office, and nothing changes', async () => {
  way = 'a sign-in';
  const id = await publishOccasion(strapi);
  const standing = (await register(id)).body.data.id;
  const path = { documentId: membership };
  for (const [reason, days] of outOfOfficeOn('2021-06-01')) {
    await giveMandate(strapi, membership, days);
    expect(reasonOf(await ask('myOccasions', { path }))).toBe(reason);
    expect(reasonOf(await register(id))).toBe(reason);
    expect(reasonOf(await cancel(standing))).toBe(reason);
  }
  await giveMandate(strapi, membership, IN_OFFICE);
  expect((await cancel(standing)).status).toBe(200);
});

test('a member in whose name a token asks, and one that does not exist', async () => {
  const id = await publishOccasion(strapi);
  const as = await asToken(strapi, 'read-only');
  for (const call of ['occasions', 'occasion', 'occasionCalendar']) {
    const asked = { path: { id }, as };
    const known = await ask(call, { ...asked, query: `?membership=${membership}` });
    expect(known.status).toBe(200);
    const unknown = await ask(call, { ...asked, query: '?membership=inconnue' });
    expect(reasonOf(unknown)).toBe('membership-unknown');
  }
});

test('every promise of the document was kept', async () => {
  await seeCommon('occasions');
  expect(unseen('occasions')).toEqual([]);
});
