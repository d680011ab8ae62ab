import type { Actor } from '../../../../shared/kernel/common';
import type { Day } from '../../kernel/rules/values';

/** The rules of notes. Pure. */

export interface Note {
  id: string;
  membershipId: string;
  text: string;
  pinned: boolean;
  remindOn: Day | null;
  version: number;
  /** Milliseconds since the epoch. */
  writtenAt: number;
  actorType: Actor['type'];
  actorId: string;
  changedAt: number | null;
  doneOn: Day | null;
  doneByType: Actor['type'] | null;
  doneById: string | null;
}

/** Whether somebody wrote a note: nobody else changes what it says. */
export const isAuthor = (
  { actorType, actorId }: Pick<Note, 'actorType' | 'actorId'>,
  { type, id }: Pick<Actor, 'type' | 'id'>,
): boolean => actorType === type && actorId === id;

/** A note with another text or day; another day reminds again. */
export const rewritten = (
  note: Note,
  { text, remindOn }: Pick<Note, 'text' | 'remindOn'>,
  at: number,
): Note => ({
  ...note,
  text: text.trim(),
  remindOn,
  changedAt: at,
  ...(remindOn === note.remindOn ? {} : { doneOn: null, doneByType: null, doneById: null }),
});

/** A note whose reminder is ticked off on a day, or stands again when there is none. */
export const settled = (note: Note, on: Day | null, { type, id }: Actor): Note => ({
  ...note,
  doneOn: on,
  doneByType: on && type,
  doneById: on && id,
});

/** Pinned notes first, then those written last. */
export const inReadingOrder = <Row extends Pick<Note, 'pinned' | 'writtenAt' | 'id'>>(
  notes: readonly Row[],
): Row[] =>
  [...notes].sort(
    (a, b) =>
      Number(b.pinned) - Number(a.pinned) || b.writtenAt - a.writtenAt || (a.id < b.id ? 1 : -1),
  );
