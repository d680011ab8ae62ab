import type { Core } from '@strapi/strapi';
import { applicationOf, openOffer, sealed } from '../../helpers/applications';
import { callsOf, createWitness } from '../../helpers/openapi';
import { compiled } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of applications to join. */

type Counters =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/counters');
type SiretHolders =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/siret-holders');

const STAFF = { type: 'admin', id: '1' };

let strapi: Core.Strapi;
/** What an application is answered before the association said who it is. */
let unknown: Awaited<ReturnType<typeof ask>>;
const { ask, seeCommon, unseen } = createWitness(() => strapi);
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const reasonOf = ({ body }: { body: { error?: { details: { reason: string } } } }) =>
  body.error?.details.reason;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  unknown = await ask('apply', { body: applicationOf('Trop tôt') });
  await openOffer(strapi);
});
afterAll(() => stop(strapi));
beforeEach(() => service('rateLimits').reset());

test('calls of anybody refuse alike', () => seeCommon('applications'));

test('a database that others hold', async () => {
  const { CounterRefused } = compiled('core/store/counters') as Counters;
  const held = jest
    .spyOn(compiled('core/store/siret-holders') as SiretHolders, 'lockBodies')
    .mockImplementation(async () => {
      throw new CounterRefused('moved');
    });
  const body = { ...applicationOf('Retenue'), ...(await sealed(strapi)) };
  expect(reasonOf(await ask('apply', { body }))).toBe('busy');
  held.mockRestore();
});

test('what the form shows, without and with a text to agree to', async () => {
  expect((await ask('applicationForm')).body.data.consents).toEqual([]);
  const text = { title: 'Demande', locale: 'fr', text: 'J’accepte.', fromOn: '2021-01-01' };
  await service('consents').write(text, STAFF);
  await service('applications').form.save({ consentTitle: 'Demande', notify: '' }, STAFF);
  const { consents } = (await ask('applicationForm', { query: '?locale=en' })).body.data;
  expect(consents).toHaveLength(1);
  expect((await ask('applicationChallenge')).status).toBe(200);
  const body = {
    ...applicationOf('Valserine', { consent: consents[0].id }),
    ...(await sealed(strapi)),
  };
  expect((await ask('apply', { body })).status).toBe(202);
});

test('an association that cannot say what becomes of the data', () =>
  expect([unknown.status, reasonOf(unknown)]).toEqual([409, 'privacy-notice-missing']));

test('what is no application', async () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  expect(reasonOf(await ask('apply', { body: 'tier=x', headers: form }))).toBe('not-json');
  const long = { body: { message: 'x'.repeat(70_000) } };
  expect(reasonOf(await ask('apply', long))).toBe('body-too-large');
  expect(reasonOf(await ask('apply', { body: { tier: 'x' } }))).toBe('invalid-input');
});

test('too many in a row', async () => {
  for (const name of ['application', 'applicationForm']) {
    strapi.config.set(`plugin::membership-lifecycle.rateLimits.${name}.points`, 1);
  }
  for (const { id } of callsOf('applications')) {
    service('rateLimits').reset();
    const asked = id === 'apply' ? { body: {} } : {};
    await ask(id, asked);
    const refused = await ask(id, asked);
    expect([id, reasonOf(refused)]).toEqual([id, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  }
});

test('every promise of the document was kept', () => {
  expect(unseen('applications')).toEqual([]);
});
