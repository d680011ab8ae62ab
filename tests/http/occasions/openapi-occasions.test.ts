import type { Core } from '@strapi/strapi';
import { asToken, type Caller } from '../../helpers/callers';
import { createWitness } from '../../helpers/openapi';
import { occasionInput, publishOccasion } from '../../helpers/participation';
import { compiled, giveRight, makeMember, someId } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of events and programmes. */

const STAFF = { type: 'admin', id: '1' };

let strapi: Core.Strapi;
let token: Caller;
let membership: string;
const { ask, seeCommon, unseen } = createWitness(
  () => strapi,
  () => ({ apiToken: token }),
);

const occasions = () => strapi.plugin('membership-lifecycle').service('occasions');
const register = async (id: string, more: object = {}, key = someId()) => {
  const body = { membership, name: someId(), ...more };
  return ask('register', { path: { id }, body, headers: { 'Idempotency-Key': key } });
};
const cancel = (id: string, reason = 'Empêchement', key = someId()) =>
  ask('cancelRegistration', {
    path: { id },
    body: { reason },
    headers: { 'Idempotency-Key': key },
  });
type Answer = Awaited<ReturnType<typeof register>>;
const reasonOf = ({ body }: Answer) => body.error?.details.reason;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  token = await asToken(strapi, 'full-access');
  ({ membership } = await makeMember(strapi));
  await giveRight(strapi, membership, { granted: 3 });
  await giveRight(strapi, membership, { benefit: 'atelier', granted: 5, perPersonCap: 1 });
});
afterAll(() => stop(strapi));

test('what is published, and its calendar file', async () => {
  const id = await publishOccasion(strapi, { capacity: 3, link: 'https://example.org' });
  await publishOccasion(strapi, { startTime: null, endTime: null, benefitCode: 'compagnonnage' });
  for (const query of ['', '?locale=en&page=1&pageSize=1']) {
    expect((await ask('occasions', { query })).body.data.length).toBeGreaterThan(0);
    await ask('occasionCalendar', { path: { id }, query: query.split('&')[0] });
  }
  expect((await ask('occasionCalendar', { path: { id: 'rien' } })).status).toBe(404);
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
  expect((await cancel(registration, 'Malade', undo)).status).toBe(200);
  expect(reasonOf(await cancel(registration, 'Autre', undo))).toBe('idempotency-key-reused');
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
  expect(reasonOf(await register(id, { membership: 'inconnue' }))).toBe('membership-unknown');
  const { membership: other } = await makeMember(strapi);
  expect(reasonOf(await register(id, { membership: other }))).toBe('not-active');
  await giveRight(strapi, other, { benefit: 'ressources', kind: 'access' });
  expect(reasonOf(await register(id, { membership: other }))).toBe('not-granted');
  const contact = { name: undefined, contactId: 'inconnu' };
  expect(reasonOf(await register(id, contact))).toBe('contact-unknown');
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

test('every promise of the document was kept', async () => {
  await seeCommon('occasions');
  expect(unseen('occasions')).toEqual([]);
});
