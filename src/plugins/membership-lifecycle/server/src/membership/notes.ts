import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { NoteView } from '../../../shared/membership/notes';
import { findReader } from '../core/store/former-identities';
import { findMembershipNames, lockMemberships } from '../core/store/memberships';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { idFrom, newId } from '../kernel/new-id';
import { refuse as refuseKey } from '../kernel/refusals/common';
import type { Day } from '../kernel/rules/values';
import { findActorNames } from '../kernel/store/actors';
import { callerKey } from '../kernel/store/caller-keys';
import { executorOf, type Executor, type Transaction } from '../kernel/store/database';
import type { NoteChange, NoteInput } from './inputs/notes';
import { refuse } from './refusals/mergers';
import { inReadingOrder, isAuthor, rewritten, settled, type Note } from './rules/notes';
import { addNote, deleteNote, findNote, findNotes, saveNote } from './store/notes';

type NoteCommand =
  | 'add-note'
  | 'change-note'
  | 'pin-note'
  | 'unpin-note'
  | 'settle-note'
  | 'reopen-note'
  | 'remove-note';

/** A change of a note, its author, and the version of the note that they saw. */
interface Caller {
  actor: Actor;
  seen?: number | undefined;
}

/** Tells the journal by numbers only: a text that is corrected or removed must not survive there. */
const tell = async (
  strapi: Core.Strapi,
  trx: Transaction,
  command: NoteCommand,
  { id, remindOn }: Note,
  { membershipId, actor }: { membershipId: string; actor: Actor },
): Promise<void> => {
  const input = { noteId: id, ...(remindOn === null ? {} : { date: remindOn }) };
  await writeLine(strapi, trx, { command, membershipId, actor, input });
};

const notInPast = (strapi: Core.Strapi, on: Day | null): void => {
  if (on !== null && on < clockIn(strapi).today()) {
    throw refuse('date-in-past', { field: 'remindOn', on });
  }
};

const actorOf = (type: Actor['type'], id: string, names: Map<string, { name: string }>): Actor => ({
  type,
  id,
  ...names.get(`${type}:${id}`),
});

const assertMember = async (db: Executor, membershipId: string): Promise<void> => {
  if (!(await findMembershipNames(db, [membershipId])).has(membershipId)) {
    throw refuse('membership-unknown', { membership: membershipId });
  }
};

/** The notes on a member, pinned ones first. */
const list = async (
  strapi: Core.Strapi,
  membershipId: string,
  reader: Actor,
): Promise<NoteView[]> => {
  const db = await executorOf(strapi);
  await assertMember(db, membershipId);
  const notes = await findNotes(db, membershipId);
  const people = notes.flatMap(({ doneByType, doneById }) =>
    doneByType && doneById ? [{ actorType: doneByType, actorId: doneById }] : [],
  );
  const names = await findActorNames(strapi, [...notes, ...people]);
  return inReadingOrder(notes).map((note) => ({
    id: note.id,
    version: note.version,
    text: note.text,
    pinned: note.pinned,
    remindOn: note.remindOn,
    doneOn: note.doneOn,
    doneBy:
      note.doneByType && note.doneById ? actorOf(note.doneByType, note.doneById, names) : null,
    writtenBy: actorOf(note.actorType, note.actorId, names),
    writtenAt: new Date(note.writtenAt).toISOString(),
    changedAt: note.changedAt === null ? null : new Date(note.changedAt).toISOString(),
    mine: isAuthor(note, reader),
  }));
};

/** A form's note has the id of its key: sent again after a lost answer, it is there already. */
const idOf = (membershipId: string, actor: Actor, key: string | undefined): string =>
  key === undefined ? newId() : idFrom(`${membershipId} ${callerKey(actor, key).own}`);

/** Writes a note on a member, once for a key. */
const add = async (
  strapi: Core.Strapi,
  membershipId: string,
  { text, pinned, remindOn }: NoteInput,
  actor: Actor,
  key?: string,
): Promise<NoteView[]> => {
  notInPast(strapi, remindOn);
  const id = idOf(membershipId, actor, key);
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      await assertMember(trx, membershipId);
      const earlier = key === undefined ? null : await findNote(trx, id);
      if (earlier) {
        if (earlier.text !== text.trim()) throw refuseKey('idempotency-key-reused');
        return;
      }
      const note: Note = {
        ...{ id, membershipId, text: text.trim(), pinned, remindOn, version: 1 },
        ...{ writtenAt: clockIn(strapi).now(), actorType: actor.type, actorId: actor.id },
        ...{ changedAt: null, doneOn: null, doneByType: null, doneById: null },
      };
      await addNote(trx, note);
      await tell(strapi, trx, 'add-note', note, { membershipId, actor });
    }),
  );
  return list(strapi, membershipId, actor);
};

/** Refuses a note that was changed after the person read it, and hands over what it says now. */
const refuseIfChanged = ({ version, text, remindOn }: Note, seen: number | undefined): void => {
  if (seen === undefined || seen === version) return;
  throw refuse('note-changed-meanwhile', { version, says: text, remindOn });
};

/** Changes a note under the lock of its member; `change` gives null for one that is removed. */
const changing = async (
  strapi: Core.Strapi,
  id: string,
  command: NoteCommand,
  { actor, seen }: Caller,
  change: (note: Note) => Note | null,
): Promise<NoteView[]> => {
  const found = await findNote(await executorOf(strapi), id);
  if (!found) throw refuse('note-unknown');
  const reader = await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      const membershipId = await findReader(trx, found.membershipId);
      await lockMemberships(trx, [membershipId]);
      const note = await findNote(trx, id);
      if (!note) throw refuse('note-unknown');
      refuseIfChanged(note, seen);
      const next = change(note);
      const told = next ?? note;
      if (next) {
        await saveNote(trx, { ...next, version: note.version + 1 }, clockIn(strapi).now());
      } else {
        await deleteNote(trx, id);
      }
      await tell(strapi, trx, command, told, { membershipId, actor });
      return membershipId;
    }),
  );
  return list(strapi, reader, actor);
};

/** Gives a note another text or day; its author alone may. */
const rewrite = (
  strapi: Core.Strapi,
  id: string,
  input: NoteChange,
  caller: Caller,
): Promise<NoteView[]> =>
  changing(strapi, id, 'change-note', caller, (note) => {
    if (!isAuthor(note, caller.actor)) throw refuse('note-not-yours');
    if (input.remindOn !== note.remindOn) notInPast(strapi, input.remindOn);
    return rewritten(note, input, clockIn(strapi).now());
  });

/** Pins a note above the others, or takes the pin out. */
const pin = (
  strapi: Core.Strapi,
  id: string,
  pinned: boolean,
  caller: Caller,
): Promise<NoteView[]> =>
  changing(strapi, id, pinned ? 'pin-note' : 'unpin-note', caller, (note) => ({ ...note, pinned }));

/** Ticks a reminder off, or lets it stand again. */
const settle = (
  strapi: Core.Strapi,
  id: string,
  done: boolean,
  caller: Caller,
): Promise<NoteView[]> =>
  changing(strapi, id, done ? 'settle-note' : 'reopen-note', caller, (note) => {
    if (note.remindOn === null) throw refuse('note-reminds-of-nothing');
    return settled(note, done ? clockIn(strapi).today() : null, caller.actor);
  });

/** Removes a note; the journal keeps that there was one, and not what it said. */
const remove = (strapi: Core.Strapi, id: string, caller: Caller): Promise<NoteView[]> =>
  changing(strapi, id, 'remove-note', caller, () => null);

/** Notes of staff on members: written at any time, pinned, or with a day that reminds of them. */
export const notesIn = serviceOf({ list, add, rewrite, pin, settle, remove });
