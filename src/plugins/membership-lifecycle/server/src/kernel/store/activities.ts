import type { Day } from '../rules/values';
import { ACTIVITY_TABLE } from '../tables/shared';
import {
  findById,
  fromRow,
  insertAll,
  insertion,
  type Entity,
  type Executor,
  type Transaction,
} from './database';
import type { StoredList } from './lists';
import { columnsOf, greatest, pick, readEntities, readEntity } from './rows';
import type { Dialect, Statement } from './scripts';

/** The journal: lines are added, never changed. */

export interface Activity extends Entity {
  membershipId: string;
  /** The assembly that a line is about; it then belongs to no membership. */
  assemblyId?: string | null;
  command: string;
  actorType: string;
  actorId: string;
  on: Day;
  /** Milliseconds since the epoch. */
  at: number;
  reason: string | null;
  input: Record<string, unknown>;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export const addActivities = (trx: Transaction, lines: Iterable<Activity>, now: number) =>
  insertAll(trx, ACTIVITY_TABLE, lines, now);

/** Whether a line with that id was written. */
export const hasActivity = async (db: Executor, id: string): Promise<boolean> =>
  (await findById(db, ACTIVITY_TABLE, id)) !== null;

/** The statement that adds one line. */
export const activityInsertion = (dialect: Dialect, line: Activity, now: number): Statement =>
  insertion(dialect, ACTIVITY_TABLE, line, now);

// Left out of the version: uses are checked by the counter itself, and papers, contacts, accounts,
// notes and deposits influence no decision, so none of these can make a decision stale.
const BESIDE = [
  ...[
    'consume',
    'reverse-usage',
    'add-paper',
    'remove-paper',
    'record-consent',
    'withdraw-consent',
    'revoke-link',
  ],
  ...['issue-certificate', 'issue-receipt', 'send-paper'],
  ...['add-registration', 'cancel-registration', 'note-attendance'],
  ...['change-contacts', 'invite-contact', 'withdraw-access'],
  ...['add-note', 'change-note', 'pin-note', 'unpin-note'],
  'note-deposit',
  ...['settle-note', 'reopen-note', 'remove-note'],
];

/**
 * The version of each membership: the number of its last journal line, uses and papers left out.
 * It tells what a person has seen. Later lines have higher numbers, since they are written under a
 * lock.
 */
export const findVersions = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<Map<string, number>> => {
  if (membershipIds.length === 0) return new Map();
  const query = db(ACTIVITY_TABLE.collection)
    .whereIn('membership_id', membershipIds as string[])
    .whereNotIn('command', BESIDE)
    .groupBy('membership_id');
  const { membershipId, rowId } = columnsOf(ACTIVITY_TABLE);
  const rows = await pick(query, { membershipId, version: greatest(rowId) });
  return new Map(rows.map((row) => [row.membershipId, row.version ?? 0]));
};

/** The journal lines of a membership after a version, oldest first, uses and papers left out. */
export const findActivitiesSince = (
  db: Executor,
  membershipId: string,
  version: number,
): Promise<Activity[]> =>
  readEntities<Activity>(
    ACTIVITY_TABLE,
    db(ACTIVITY_TABLE.collection)
      .where('membership_id', membershipId)
      .where('id', '>', version)
      .whereNotIn('command', BESIDE)
      .orderBy('id'),
  );

/** The last line of a command of a membership, or null. */
export const findLastLine = (
  db: Executor,
  membershipId: string,
  command: string,
): Promise<Activity | null> =>
  readEntity<Activity>(
    ACTIVITY_TABLE,
    db(ACTIVITY_TABLE.collection)
      .where({ membership_id: membershipId, command })
      .orderBy('id', 'desc'),
  );

/** The first lines of some memberships after another line, without those of a command. */
export const findLinesAfter = (
  db: Executor,
  line: Activity,
  { ids, but, limit }: { ids: readonly string[]; but: string; limit: number },
): Promise<Activity[]> =>
  readEntities<Activity>(
    ACTIVITY_TABLE,
    db(ACTIVITY_TABLE.collection)
      .whereIn('membership_id', ids as string[])
      .where('id', '>', db(ACTIVITY_TABLE.collection).select('id').where('document_id', line.id))
      .whereNot('command', but)
      .orderBy('id')
      .limit(limit),
  );

interface JournalFilters {
  membershipId?: string;
  assemblyId?: string;
  /** Only the lines of some commands. */
  commands?: readonly string[];
}

/** The journal of a membership or of an assembly: newest first on a screen, oldest first in a file. */
export const JOURNAL: StoredList<JournalFilters, Activity> = {
  matching: (db, { membershipId, assemblyId, commands }) => {
    const query = db(ACTIVITY_TABLE.collection);
    if (membershipId !== undefined) query.where('membership_id', membershipId);
    if (assemblyId !== undefined) query.where('assembly_id', assemblyId);
    return commands ? query.whereIn('command', commands as string[]) : query;
  },
  // A use may be noted days after it was made: a line stands at its day.
  order: () => [
    ['on', 'desc'],
    ['at', 'desc'],
    ['id', 'desc'],
  ],
  fileOrder: [
    ['on', 'asc'],
    ['at', 'asc'],
    ['id', 'asc'],
  ],
  read: (row) => fromRow<Activity>(ACTIVITY_TABLE, row),
};

/** The last line of each renewal that a member answered without staff, by renewal. */
export const findOwnAnswers = async (
  db: Executor,
  memberships: readonly string[],
): Promise<Map<string, Activity>> => {
  if (memberships.length === 0) return new Map();
  const query = db(ACTIVITY_TABLE.collection)
    .whereIn('membership_id', memberships as string[])
    .whereIn('command', ['accept-renewal', 'decline-renewal'])
    .whereIn('actor_type', ['link', 'member'])
    .orderBy('id');
  const lines = await readEntities<Activity>(ACTIVITY_TABLE, query);
  // Such a line changes exactly one renewal.
  return new Map(
    lines.flatMap((line) => Object.keys(line.after.renewals ?? {}).map((id) => [id, line])),
  );
};

/** The last line of a command that belongs to no membership. */
export const findLastOf = (db: Executor, command: string): Promise<Activity | null> =>
  readEntity<Activity>(
    ACTIVITY_TABLE,
    db(ACTIVITY_TABLE.collection).where({ membership_id: '', command }).orderBy('id', 'desc'),
  );

/** The last lines about the settings, newest first; they belong to no membership. */
export const findSettingsActivities = (
  db: Executor,
  command: string,
  limit: number,
): Promise<Activity[]> =>
  readEntities<Activity>(
    ACTIVITY_TABLE,
    db(ACTIVITY_TABLE.collection)
      .where({ membership_id: '', command })
      .orderBy('id', 'desc')
      .limit(limit),
  );
