import {
  inReadingOrder,
  isAuthor,
  rewritten,
  settled,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/notes';
import type { Note } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/notes';

/** What becomes of a note: who may change it, and when it reminds again. */

const ANA = { type: 'admin' as const, id: '1' };
const note = (more: Partial<Note> = {}): Note => ({
  id: 'a',
  membershipId: 'm',
  text: 'Rappeler',
  pinned: false,
  remindOn: '2021-03-01',
  version: 1,
  writtenAt: 1,
  actorType: 'admin',
  actorId: '1',
  changedAt: null,
  doneOn: '2021-03-02',
  doneByType: 'admin',
  doneById: '2',
  ...more,
});

test('a note is its author’s alone', () => {
  expect(isAuthor(note(), ANA)).toBe(true);
  expect(isAuthor(note(), { type: 'admin', id: '2' })).toBe(false);
  expect(isAuthor(note(), { type: 'api-token', id: '1' })).toBe(false);
});

test('another text leaves a tick, another day takes it away', () => {
  const text = rewritten(note(), { text: ' Écrire ', remindOn: '2021-03-01' }, 5);
  expect(text).toEqual(note({ text: 'Écrire', changedAt: 5 }));
  const day = rewritten(note(), { text: 'Rappeler', remindOn: '2021-04-01' }, 5);
  const none = { doneOn: null, doneByType: null, doneById: null };
  expect(day).toEqual(note({ remindOn: '2021-04-01', changedAt: 5, ...none }));
  expect(rewritten(note(), { text: 'Rappeler', remindOn: null }, 5)).toMatchObject(none);
});

test('a tick says who and when, and is taken back whole', () => {
  const open = note({ doneOn: null, doneByType: null, doneById: null });
  const done = settled(open, '2021-03-05', ANA);
  expect(done).toEqual(note({ doneOn: '2021-03-05', doneById: '1' }));
  expect(settled(done, null, ANA)).toEqual(open);
});

test('pinned notes come first, then the last written', () => {
  const notes = [
    note({ id: 'old', writtenAt: 1 }),
    note({ id: 'pinned', writtenAt: 0, pinned: true }),
    note({ id: 'new', writtenAt: 2 }),
    note({ id: 'newer', writtenAt: 2 }),
  ];
  expect(inReadingOrder(notes).map(({ id }) => id)).toEqual(['pinned', 'newer', 'new', 'old']);
});
