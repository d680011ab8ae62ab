/** @databases It asks for what is old in every table. */
import type { Core } from '@strapi/strapi';
import type {
  RetentionPlan,
  RetentionView,
} from '../../../src/plugins/membership-lifecycle/shared/privacy/privacy';
import { plusDays } from '../../helpers/days';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { pdfOf } from '../../helpers/member-papers';
import { boot, setToday, stop } from '../../helpers/strapi';
import { stored } from '../../helpers/json';

/** How long things are kept: shown before they go, gone when somebody says so, and not otherwise. */

const STAFF = { type: 'admin' as const, id: '1' };
const LATER = '2025-06-01';
const NONE = { contacts: null, messages: null, papers: null, imports: null, applications: null };

let strapi: Core.Strapi;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const plan = (): Promise<RetentionView> => service('privacy').retention.plan();
const purge = (fingerprint: string) => service('privacy').retention.purge(fingerprint, STAFF);
const keep = (months: object) =>
  service('privacy').save({ months: { ...NONE, ...months }, bases: {} }, STAFF);
const counts = (shown: RetentionPlan) =>
  Object.fromEntries(shown.lines.map(({ category, count }) => [category, count]));
const contactsOf = async (member: string) => (await service('memberships').view(member)).contacts;

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 4);
  const [gone, stays] = members;
  for (const member of [gone, stays]) {
    const { terms } = await service('memberships').view(member);
    await service('commands').run(member, 'issue-call', { termId: terms[0].id }, STAFF);
    const file = { name: 'd.pdf', bytes: pdfOf(member) };
    await service('memberPapers').add(member, file, { kind: 'order' }, STAFF);
  }
  await service('commands').run(
    gone,
    'withdraw',
    { lastDay: plusDays(JOINED_ON, -1), reason: 'Départ' },
    STAFF,
  );
  const file = { name: 'reprise.csv', bytes: Buffer.from('Nom;Formule\nVille d’Orme;Standard') };
  const { id } = await service('imports').read(file, STAFF);
  await table('import')
    .where('document_id', id)
    .update({ state: 'applied', applied_on: JOINED_ON, lines: '[]' });
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, LATER));

test('nothing goes as long as no duration is chosen', async () => {
  // Applications alone have a duration that nobody has to choose.
  expect(await plan()).toMatchObject({
    lines: [{ category: 'applications', months: 12 }],
    total: 0,
  });
  const before = await contactsOf(members[0]);
  await purge((await plan()).fingerprint);
  expect(await contactsOf(members[0])).toEqual(before);
});

test('a dry run shows what is old enough, of those who left, and changes nothing', async () => {
  await keep({ contacts: 36, messages: 36, papers: 36, imports: 36 });
  const shown = await plan();
  expect(counts(shown)).toMatchObject({ contacts: 1, papers: 1, imports: 1 });
  expect(counts(shown).messages).toBeGreaterThan(0);
  expect(shown.lines[0]).toMatchObject({ months: 36, before: '2022-06-01' });
  expect(shown.lines[0].examples).toHaveLength(1);
  expect(await plan()).toEqual(shown);
  // A longer duration keeps what the shorter one would take.
  await keep({ contacts: 60, messages: 60, papers: 60 });
  expect((await plan()).total).toBe(0);
});

test('a plan tells what will be past its duration three months later, without what already is', async () => {
  await keep({ contacts: 36, papers: 36, imports: 36 });
  setToday(strapi, plusDays(JOINED_ON, 3 * 365 - 30));
  const before = await plan();
  expect(counts(before)).toMatchObject({ contacts: 0, papers: 0, imports: 0 });
  const soon = { contacts: 1, messages: 0, papers: 1, imports: 1, applications: 0 };
  expect(before.soon.lines).toEqual(
    before.lines.map(({ category }) => ({ category, count: soon[category] })),
  );
  setToday(strapi, before.soon.on);
  const after = await plan();
  expect(counts(after)).toMatchObject({ contacts: 1, papers: 1, imports: 1 });
  expect(after.soon.lines.every(({ count }) => count === 0)).toBe(true);
});

test('a purge is refused once it is no longer what was shown', async () => {
  await keep({ papers: 36 });
  const { fingerprint } = await plan();
  await keep({ papers: 36, contacts: 36 });
  await expect(purge(fingerprint)).rejects.toMatchObject({ reason: 'retention-changed' });
  expect(await table('paper').where('kind', 'order')).toHaveLength(2);
});

test('a purge takes what was shown, tells the journal, and finds nothing afterwards', async () => {
  await keep({ contacts: 36, messages: 36, papers: 36, imports: 36 });
  const shown = await plan();
  const dues = await table('dues').select('number', 'amount').orderBy('id');
  await purge(shown.fingerprint);
  expect(await contactsOf(members[0])).toMatchObject(
    [{ name: 'Contact effacé', email: '' }].map(({ name }) => ({ name })),
  );
  expect((await contactsOf(members[1]))[0].name).not.toBe('Contact effacé');
  expect(await table('paper').where('kind', 'order')).toHaveLength(1);
  expect(await table('message').where('text', '<>', '')).toEqual([]);
  expect(await table('dues').select('number', 'amount').orderBy('id')).toEqual(dues);
  expect(await table('import').select('name', 'lines')).toEqual([
    { name: 'reprise.csv', lines: null },
  ]);
  const [told] = await table('activity')
    .where({ membership_id: '', command: 'purge' })
    .orderBy('id', 'desc');
  expect(stored(told.after)).toMatchObject(counts(shown));
  expect(await plan()).toMatchObject({ total: 0 });
  // Said again, it has nothing to take.
  await purge((await plan()).fingerprint);
});

test('durations are saved once seen, and by one person at a time', async () => {
  const { version } = await service('privacy').register();
  await service('privacy').save({ months: NONE, bases: { contacts: 'Contrat' } }, STAFF, version);
  await expect(
    service('privacy').save({ months: NONE, bases: {} }, STAFF, version),
  ).rejects.toMatchObject({ reason: 'privacy-changed' });
  const { lines } = await service('privacy').register();
  expect(lines.find(({ id }: { id: string }) => id === 'contacts')).toMatchObject({
    basis: 'Contrat',
    months: null,
    proposedMonths: 36,
  });
});
