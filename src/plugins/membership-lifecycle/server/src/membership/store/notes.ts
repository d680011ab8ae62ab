import { withMerged } from '../../core/store/former-identities';
import type { Day } from '../../kernel/rules/values';
import {
  findAllBy,
  findById,
  insertAll,
  update,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { pickCount, readEntities } from '../../kernel/store/rows';
import type { Note } from '../rules/notes';
import { NOTE_TABLE } from '../tables/note';

/** Notes of staff on members. */

const table = NOTE_TABLE.collection;

export const addNote = (trx: Transaction, note: Note): Promise<void> =>
  insertAll(trx, NOTE_TABLE, [note], note.writtenAt);

export const saveNote = (trx: Transaction, note: Note, now: number): Promise<void> =>
  update(trx, NOTE_TABLE, note, now);

export const deleteNote = async (trx: Transaction, id: string): Promise<void> => {
  await trx(table).where('document_id', id).delete();
};

export const findNote = (db: Executor, id: string): Promise<Note | null> =>
  findById<Note>(db, NOTE_TABLE, id);

/** The notes of a member and of those merged into it, the first written first. */
export const findNotes = async (db: Executor, membershipId: string): Promise<Note[]> =>
  findAllBy<Note>(db, NOTE_TABLE, 'membershipId', await withMerged(db, [membershipId]));

const standing = (db: Executor, until: Day): ReturnType<Executor> =>
  db(table).whereNotNull('remind_on').whereNull('done_on').where('remind_on', '<=', until);

/** The notes that remind of something until a day and are not ticked off, of all or of some. */
export const findReminders = (
  db: Executor,
  until: Day,
  membershipIds?: readonly string[],
): Promise<Note[]> => {
  const query = standing(db, until).orderBy(['remind_on', 'id']);
  if (membershipIds) query.whereIn('membership_id', membershipIds as string[]);
  return readEntities<Note>(NOTE_TABLE, query);
};

/** How many notes remind of something until a day. */
export const countReminders = (db: Executor, until: Day): Promise<number> =>
  pickCount(standing(db, until));
