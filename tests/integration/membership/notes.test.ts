/** @databases Notes follow a merger and come back, and two people do not overwrite one another. */
import type { Core } from '@strapi/strapi';
import type { NoteView } from '../../../src/plugins/membership-lifecycle/shared/membership/notes';
import type { ScheduleView } from '../../../src/plugins/membership-lifecycle/shared/renewals/schedule';
import { presentAssociation } from '../../helpers/association';
import { breakTable } from '../../helpers/broken-table';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { stored } from '../../helpers/json';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Notes on members: their author, their day, their tick, and what mergers and erasures make of them. */

const ANA = { type: 'admin' as const, id: '1' };
const BOB = { type: 'admin' as const, id: '2' };
const DAY = '2021-03-01';

let strapi: Core.Strapi;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const notes = () => service('notes');
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const add = async (id: string, text: string, more: object = {}, actor = ANA): Promise<NoteView> => {
  const list: NoteView[] = await notes().add(
    id,
    { text, pinned: false, remindOn: null, ...more },
    actor,
  );
  return list.find((note) => note.text === text)!;
};
const textsOf = async (id: string): Promise<string[]> =>
  (await notes().list(id, ANA)).map(({ text }: NoteView) => text);
const reminders = async (more: object = {}): Promise<ScheduleView['data']> =>
  (await service('schedule').view({ page: 1, pageSize: 50, facet: 'note', ...more })).data;
const due = async (): Promise<number> => (await service('statistics').today()).notes.due;

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 8);
  setToday(strapi, DAY);
});
afterAll(() => stop(strapi));

test('a note is shown with its author, pinned ones first, and its text is not in the journal', async () => {
  const id = members.pop()!;
  await add(id, 'Première');
  await add(id, 'Épinglée', { pinned: true });
  await add(id, 'Deuxième', {}, BOB);
  expect(await textsOf(id)).toEqual(['Épinglée', 'Deuxième', 'Première']);
  const [, second, first] = await notes().list(id, ANA);
  expect(first).toMatchObject({ mine: true, writtenBy: ANA, version: 1, changedAt: null });
  expect(second).toMatchObject({ mine: false, writtenBy: BOB });
  const lines = await table('activity').where('membership_id', id).where('command', 'add-note');
  expect(lines).toHaveLength(3);
  expect(JSON.stringify(lines.map(({ input }) => stored(input)))).not.toMatch(/Premi|pingl|Deux/);
});

test('a note of a form is written once for its key, however often its answer is lost', async () => {
  const id = members[0];
  const send = (text: string, actor = ANA) =>
    notes().add(id, { text, pinned: false, remindOn: null }, actor, 'un-formulaire');
  await send('Une fois');
  await send('Une fois ');
  expect((await textsOf(id)).filter((text) => text === 'Une fois')).toHaveLength(1);
  await expect(send('Autre chose')).rejects.toMatchObject({ reason: 'idempotency-key-reused' });
  // Another person may have drawn the same key.
  await send('La leur', BOB);
  expect(await textsOf(id)).toEqual(expect.arrayContaining(['Une fois', 'La leur']));
});

test('its author alone rewrites it, on the version that was read', async () => {
  const id = members[0];
  const { id: note } = await add(id, 'Rappeler');
  const change = { text: 'Écrire', remindOn: null };
  await expect(notes().rewrite(note, change, { actor: BOB, seen: 1 })).rejects.toMatchObject({
    reason: 'note-not-yours',
  });
  await notes().pin(note, true, { actor: BOB, seen: 1 });
  await expect(notes().rewrite(note, change, { actor: ANA, seen: 1 })).rejects.toMatchObject({
    reason: 'note-changed-meanwhile',
    details: { version: 2, says: 'Rappeler' },
  });
  const [after] = await notes().rewrite(note, change, { actor: ANA, seen: 2 });
  expect(after).toMatchObject({ text: 'Écrire', pinned: true, version: 3 });
});

test('of two changes at once one is refused, and nothing of it is kept', async () => {
  const id = members[0];
  const { id: note, version: seen } = await add(id, 'Ensemble');
  const change = (text: string) =>
    notes().rewrite(note, { text, remindOn: null }, { actor: ANA, seen });
  const done = await Promise.allSettled([change('Un'), change('Deux')]);
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lines = await table('activity').where('membership_id', id).where('command', 'change-note');
  expect(
    lines.filter(({ input }) => (stored(input) as { noteId: string }).noteId === note),
  ).toHaveLength(1);
});

test('a note that the journal cannot be told of is not written', async () => {
  const id = members[0];
  const before = await textsOf(id);
  const mend = await breakTable(strapi, 'adh_activity');
  await expect(add(id, 'Jamais')).rejects.toThrow();
  await mend();
  expect(await textsOf(id)).toEqual(before);
});

test('a day reminds in the schedule and on the home page until it is ticked off', async () => {
  const id = members.pop()!;
  await expect(add(id, 'Hier', { remindOn: '2021-02-28' })).rejects.toMatchObject({
    reason: 'date-in-past',
  });
  const note = await add(id, 'Relancer la mairie', { remindOn: '2021-03-03' });
  expect(await reminders()).toMatchObject([
    {
      on: '2021-03-03',
      membershipId: id,
      facets: ['note'],
      because: { text: { fr: 'Relancer la mairie' } },
      note: { id: note.id, version: 1, remindOn: '2021-03-03' },
    },
  ]);
  expect(await due()).toBe(0);
  setToday(strapi, '2021-03-05');
  expect(await reminders({ day: '2021-03-05' })).toMatchObject([{ note: { id: note.id } }]);
  expect(await due()).toBe(1);
  const [ticked] = await notes().settle(note.id, true, { actor: BOB, seen: 1 });
  expect(ticked).toMatchObject({ doneOn: '2021-03-05', doneBy: BOB });
  expect([await reminders(), await due()]).toEqual([[], 0]);
  await notes().settle(note.id, false, { actor: BOB, seen: 2 });
  expect(await due()).toBe(1);
  await notes().remove(note.id, { actor: BOB, seen: 3 });
  expect([await textsOf(id), await due()]).toEqual([[], 0]);
  await expect(notes().remove(note.id, { actor: BOB })).rejects.toMatchObject({
    reason: 'note-unknown',
  });
  setToday(strapi, DAY);
});

test('a note without a day has nothing to tick off, and no member no note', async () => {
  const { id } = await add(members[0], 'Sans jour');
  await expect(notes().settle(id, true, { actor: ANA })).rejects.toMatchObject({
    reason: 'note-reminds-of-nothing',
  });
  await expect(add('nobody', 'Rien')).rejects.toMatchObject({ reason: 'membership-unknown' });
  await expect(notes().list('nobody', ANA)).rejects.toMatchObject({
    reason: 'membership-unknown',
  });
});

test('notes are read on the member that stays after a merger, and come back when it is undone', async () => {
  const [from, into] = [members.pop()!, members.pop()!];
  await add(from, 'Du premier', { remindOn: '2021-03-02' });
  await add(into, 'Du second');
  const run = (name: string, input: object) => service('commands').run(from, name, input, ANA);
  await run('merge-into', { intoMembershipId: into, reason: 'Fusion' });
  expect((await textsOf(into)).sort()).toEqual(['Du premier', 'Du second']);
  expect(await reminders()).toMatchObject([{ membershipId: into }]);
  expect(await reminders({ membership: into })).toHaveLength(1);
  await run('undo-merge', { reason: 'Erreur' });
  expect([await textsOf(from), await textsOf(into)]).toEqual([['Du premier'], ['Du second']]);
  expect(await reminders()).toMatchObject([{ membershipId: from }]);
});

test('a note that is changed after the merger is told on the member that stays', async () => {
  const [from, into] = [members.pop()!, members.pop()!];
  const { id } = await add(from, 'Avant');
  await service('commands').run(
    from,
    'merge-into',
    { intoMembershipId: into, reason: 'Fusion' },
    ANA,
  );
  await notes().pin(id, true, { actor: ANA, seen: 1 });
  const line = await table('activity').where('command', 'pin-note').orderBy('id', 'desc').first();
  expect(line.membership_id).toBe(into);
});

test('a note does not make a page stale, and one that names a person is pointed out', async () => {
  const id = members[0];
  const before = await service('memberships').view(id);
  const [contact] = before.contacts;
  await add(id, `Voir avec ${contact.name}`);
  expect((await service('memberships').view(id)).version).toBe(before.version);
  const person = await service('privacy').person({ email: contact.email });
  expect(person.mentions).toContainEqual({ place: 'note', reference: before.reference });
});
