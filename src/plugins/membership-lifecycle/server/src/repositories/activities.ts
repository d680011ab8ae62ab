import {
  collection,
  fromRow,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from './database';

/** The journal: lines are added, never changed. */

export interface Activity extends Entity {
  membershipId: string;
  command: string;
  actorType: string;
  actorId: string;
  on: string;
  /** Milliseconds since the epoch. */
  at: number;
  reason: string | null;
  input: Record<string, unknown>;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export const addActivities = (trx: Transaction, lines: readonly Activity[], now: number) =>
  insertAll(trx, 'activity', lines, now);

/** A page of a membership's journal, newest first. */
export const findActivities = async (
  db: Executor,
  membershipId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: Activity[]; total: number }> => {
  const mine = () => db(collection('activity')).where('membership_id', membershipId);
  const rows: Record<string, unknown>[] = await mine()
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [{ total }] = (await mine().count({ total: '*' })) as { total: number | string }[];
  return { rows: rows.map((row) => fromRow<Activity>('activity', row)), total: Number(total) };
};
