/** @databases What is on the disk follows the transaction. */
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { pdfOf } from '../../helpers/member-papers';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Papers that members give: kept as they came, once, until somebody removes them and says why. */

const STAFF = { type: 'admin' as const, id: '1' };
const DAY_MS = 86_400_000;

let strapi: Core.Strapi;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const add = (
  member: string,
  bytes: Buffer,
  input: object = { kind: 'deliberation' },
  name = 'd.pdf',
) => service('memberPapers').add(member, { name, bytes }, input, STAFF);
const list = async (member: string) => (await service('memberPapers').list(member)).papers;
const journal = (member: string) =>
  table('activity')
    .where('membership_id', member)
    .whereIn('command', ['add-paper', 'remove-paper']);
const placeOf = (digest: string): string =>
  path.join(service('papers').folder(), digest.slice(0, 2), digest);
const digestOf = async (id: string): Promise<string> =>
  (await table('paper').where('document_id', id).first()).digest;
const filesOf = (digest: string): string[] =>
  fs.readdirSync(path.dirname(placeOf(digest))).filter((name) => name.startsWith(digest));
/** As if the file had lain there for so many days. */
const age = (file: string, days: number): void => {
  const then = new Date(Date.now() - days * DAY_MS);
  fs.utimesSync(file, then, then);
};
const refused = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    return String((error as { reason?: string }).reason ?? error);
  }
  throw new Error('Nothing was refused');
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 6);
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, JOINED_ON));

test('a paper is kept as it came, with who filed it and when, and told to the journal', async () => {
  const [member] = members;
  const bytes = pdfOf('first');
  const { paper, known } = await add(
    member,
    bytes,
    { kind: 'other', title: ' Statuts de Mme Dupont ', documentOn: '2020-05-04' },
    '../../Dupont.pdf',
  );
  expect(known).toBe(false);
  expect(paper).toMatchObject({
    kind: 'other',
    title: 'Statuts de Mme Dupont',
    name: 'Dupont.pdf',
    size: bytes.length,
    documentOn: '2020-05-04',
    addedBy: { type: 'admin', id: '1' },
  });
  expect(await list(member)).toEqual([paper]);
  const read = await service('memberPapers').read(paper.id);
  expect(read.bytes.equals(bytes)).toBe(true);
  const lines = await journal(member);
  expect(lines).toHaveLength(1);
  // Its title and its name may name people, whom the journal does not.
  expect(JSON.stringify(lines)).not.toMatch(/Dupont/);
  expect(JSON.stringify(lines)).toMatch(paper.id);
});

test('a paper that was issued passes as one, and is found among the issued ones alone', async () => {
  const [, member] = members;
  const { terms } = (await service('memberships').view(member)) as MembershipView;
  await service('commands').run(member, 'issue-call', { termId: terms[0].id }, STAFF);
  const view = (await service('memberships').view(member)) as MembershipView;
  const [{ id }] = view.dues[0].papers;
  const { bytes } = await service('papers').read(id);
  const { paper } = await add(member, bytes, { kind: 'order' });

  expect(await list(member)).toMatchObject([{ id: paper.id }]);
  expect(await service('memberPapers').issued(member)).toMatchObject([
    { id, kind: 'call', issuedOn: JOINED_ON, edition: 1, issuedBy: { type: 'admin', id: '1' } },
  ]);
  expect(await refused(service('papers').read(paper.id))).toBe('paper-unknown');
  expect(await refused(service('memberPapers').read(id))).toBe('paper-unknown');
  expect(await refused(service('memberPapers').remove(id, 'Erreur', STAFF))).toBe('paper-unknown');
  // The call and the member's paper have the same bytes: removing one leaves the other's.
  await service('memberPapers').remove(paper.id, 'Doublon', STAFF);
  expect((await service('papers').read(id)).bytes.equals(bytes)).toBe(true);
});

test('the same file is filed once, however often and by however many at once', async () => {
  const [, , member, other] = members;
  const bytes = pdfOf('twice');
  const all = await Promise.all(
    ['order', 'order', 'bank-details', 'order'].map((kind) => add(member, bytes, { kind })),
  );
  expect(all.filter(({ known }) => !known)).toHaveLength(1);
  expect(new Set(all.map(({ paper }) => paper.id)).size).toBe(1);
  expect(await journal(member)).toHaveLength(1);
  // Another member may give the same one; removing it there leaves it here.
  const theirs = await add(other, bytes, { kind: 'order' });
  expect(theirs.known).toBe(false);
  await service('memberPapers').remove(theirs.paper.id, 'Pas le leur', STAFF);
  expect((await service('memberPapers').read(all[0].paper.id)).bytes.equals(bytes)).toBe(true);
});

test('what does not fit is refused, and nothing is kept of it', async () => {
  const member = members[3];
  const before = await table('paper').count({ total: '*' });
  const bytes = pdfOf('fits nowhere');
  const tomorrow = '2099-01-01';
  expect(await refused(add('nobody', bytes))).toBe('membership-unknown');
  expect(await refused(add(member, bytes, { kind: 'order', documentOn: tomorrow }))).toBe(
    'date-in-future',
  );
  expect(await refused(add(member, bytes, { kind: 'order', renewalId: 'x' }))).toBe(
    'renewal-unknown',
  );
  expect(await refused(add(member, Buffer.from('%PDF-1.7')))).toBe('pdf-broken');
  expect(await refused(add(member, Buffer.alloc(10 * 1024 * 1024 + 1)))).toBe('pdf-too-large');
  expect(await table('paper').count({ total: '*' })).toEqual(before);
});

test('a removed paper is gone at once, and its bytes a day later', async () => {
  const member = members[4];
  const bytes = pdfOf('removed');
  const { paper } = await add(member, bytes);
  const digest = await digestOf(paper.id);
  await service('memberPapers').remove(paper.id, 'Mauvais membre', STAFF);
  expect(await list(member)).toEqual([]);
  expect(await refused(service('memberPapers').read(paper.id))).toBe('paper-unknown');
  expect(await refused(service('memberPapers').remove(paper.id, 'Encore', STAFF))).toBe(
    'paper-unknown',
  );
  expect(await journal(member)).toMatchObject([
    { command: 'add-paper' },
    { command: 'remove-paper', reason: 'Mauvais membre' },
  ]);
  expect(filesOf(digest)).toEqual([`${digest}.aside`]);
  await service('memberPapers').sweep();
  expect(filesOf(digest)).toEqual([`${digest}.aside`]);
  age(`${placeOf(digest)}.aside`, 2);
  await service('memberPapers').sweep();
  expect(filesOf(digest)).toEqual([]);
});

test('a paper that is sent again while its bytes wait to be destroyed has them back', async () => {
  const member = members[5];
  const bytes = pdfOf('sent again');
  const { paper } = await add(member, bytes);
  const digest = await digestOf(paper.id);
  await service('memberPapers').remove(paper.id, 'Erreur', STAFF);
  const again = await add(member, bytes);
  expect(again.known).toBe(false);
  age(placeOf(digest), 3);
  await service('memberPapers').sweep();
  expect((await service('memberPapers').read(again.paper.id)).bytes.equals(bytes)).toBe(true);
});

test('a sweep that takes a file while its row is being written loses nothing', async () => {
  const member = members[5];
  const bytes = pdfOf('raced');
  // The file is there from an earlier attempt, old enough to be swept; its row comes after the sweep.
  const digest: string = await service('papers').keep(bytes);
  age(placeOf(digest), 3);
  await service('memberPapers').sweep();
  expect(filesOf(digest)).toEqual([`${digest}.aside`]);
  const row = await table('paper').where('kind', 'deliberation').first();
  const key = `member:${member}:${digest}`;
  const { id: _, ...copy } = row;
  await table('paper').insert({ ...copy, document_id: 'racedpaper', key, digest });
  age(`${placeOf(digest)}.aside`, 3);
  await service('memberPapers').sweep();
  expect(filesOf(digest)).toEqual([digest]);
  expect((await service('memberPapers').read('racedpaper')).bytes.equals(bytes)).toBe(true);
});

test('the daily run sweeps once a day, and leaves what is young or named', async () => {
  const named = await add(members[0], pdfOf('named'));
  const young: string = await service('papers').keep(pdfOf('young'));
  const orphan: string = await service('papers').keep(pdfOf('orphan'));
  const part = `${placeOf(orphan)}.0.part`;
  fs.writeFileSync(part, 'half');
  for (const file of [placeOf(orphan), part, placeOf(await digestOf(named.paper.id))]) age(file, 2);
  await service('daily').run();
  expect(filesOf(orphan)).toEqual([`${orphan}.aside`]);
  expect(filesOf(young)).toEqual([young]);
  await expect(service('memberPapers').read(named.paper.id)).resolves.toBeDefined();
  age(`${placeOf(orphan)}.aside`, 2);
  await service('daily').run();
  expect(filesOf(orphan)).toEqual([`${orphan}.aside`]);
  setToday(strapi, '2021-06-03');
  await service('daily').run();
  expect(filesOf(orphan)).toEqual([]);
});
