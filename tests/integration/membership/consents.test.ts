import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';
import { stored } from '../../helpers/json';

/** What people agreed to: texts by their versions, consents by their dates, and who took them back. */

const STAFF = { type: 'admin' as const, id: '1' };
const TITLE = 'Lettre d’information';

let strapi: Core.Strapi;
let member: string;
let contactId: string;

const consents = () => strapi.plugin('membership-lifecycle').service('consents');
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const write = (text: string, more: object = {}) =>
  consents().write({ title: TITLE, locale: 'fr', text, fromOn: '2021-01-01', ...more }, STAFF);
const record = (textId: string, more: object = {}) =>
  consents().record(
    member,
    { contactId, textId, givenOn: '2021-05-01', how: 'Bulletin signé', ...more },
    STAFF,
  );

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  [member] = await manyMembers(strapi, 1);
  const view = await strapi.plugin('membership-lifecycle').service('memberships').view(member);
  contactId = view.contacts[0].id;
  setToday(strapi, '2021-06-01');
});
afterAll(() => stop(strapi));

test('a text that is written again is another version, in each language', async () => {
  const [first, second] = [await write('Un'), await write('Deux')];
  const english = await write('One', { locale: 'en' });
  expect([first.version, second.version, english.version]).toEqual([1, 2, 1]);
  expect(await consents().texts()).toEqual([english, second, first]);
});

test('versions that are written at once are numbered one after the other', async () => {
  const all = await Promise.all([1, 2, 3].map((at) => write(`Texte ${at}`, { title: 'Photos' })));
  expect(all.map(({ version }: { version: number }) => version).sort()).toEqual([1, 2, 3]);
});

test('a consent keeps the version that was agreed to, and is told to the journal by numbers', async () => {
  const text = await write('Trois');
  const [consent] = await record(text.id);
  await write('Quatre');
  expect(await consents().list(member)).toEqual([consent]);
  expect(consent).toMatchObject({
    contactId,
    text: { text: 'Trois' },
    givenOn: '2021-05-01',
    how: 'Bulletin signé',
    withdrawnOn: null,
    recordedBy: STAFF,
  });
  const line = await table('activity').where('command', 'record-consent').first();
  expect(stored(line.input)).toMatchObject({ contactId, textId: text.id });
  expect(JSON.stringify(line.input)).not.toContain('signé');
});

test('a consent is taken back once, not before it was given', async () => {
  const [{ id }] = await consents().list(member);
  const withdraw = (on: string) => consents().withdraw(id, on, STAFF);
  await expect(withdraw('2021-04-30')).rejects.toMatchObject({ reason: 'consent-not-given-yet' });
  await expect(withdraw('2099-01-01')).rejects.toMatchObject({ reason: 'date-in-future' });
  expect(await withdraw('2021-05-20')).toMatchObject([{ withdrawnOn: '2021-05-20' }]);
  await expect(withdraw('2021-05-21')).rejects.toMatchObject({ reason: 'consent-withdrawn' });
});

test('what does not fit is refused, and nothing is recorded', async () => {
  const text = await write('Cinq');
  const before = (await table('consent')).length;
  const reasons = [
    record('nothing'),
    record(text.id, { contactId: 'nobody' }),
    record(text.id, { givenOn: '2099-01-01' }),
    consents().withdraw('nothing', '2021-05-01', STAFF),
  ].map((promise) => promise.catch(({ reason }: { reason: string }) => reason));
  expect(await Promise.all(reasons)).toEqual([
    'consent-text-unknown',
    'contact-unknown',
    'date-in-future',
    'consent-unknown',
  ]);
  expect((await table('consent')).length).toBe(before);
});
