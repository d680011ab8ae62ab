import type { SchedulableName } from '../../../../shared/core/commands';
import type { Actor } from '../../../../shared/kernel/common';
import { withMerged } from '../../core/store/former-identities';
import type { Day, Localised } from '../../kernel/rules/values';
import {
  findById,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { pickCount, readEntities } from '../../kernel/store/rows';
import { SCHEDULED_COMMAND_TABLE } from '../tables/scheduled-command';

/** Commands that are noted for a day ahead. */

export type ScheduledState = 'pending' | 'waiting' | 'done' | 'cancelled';

export interface ScheduledCommand extends Entity {
  membershipId: string;
  otherMembershipId: string | null;
  command: SchedulableName;
  input: Record<string, unknown>;
  on: Day;
  state: ScheduledState;
  refusal: { reason: string; text: Localised } | null;
  /** Milliseconds since the epoch. */
  scheduledAt: number;
  actorType: Actor['type'];
  actorId: string;
  settledAt: number | null;
  settledByType: string | null;
  settledById: string | null;
}

const table = SCHEDULED_COMMAND_TABLE.collection;
const OPEN: readonly ScheduledState[] = ['pending', 'waiting'];

const read = (query: ReturnType<Executor>): Promise<ScheduledCommand[]> =>
  readEntities<ScheduledCommand>(SCHEDULED_COMMAND_TABLE, query.orderBy(['on', 'id']));

export const addScheduled = (trx: Transaction, scheduled: ScheduledCommand): Promise<void> =>
  insertAll(trx, SCHEDULED_COMMAND_TABLE, [scheduled], scheduled.scheduledAt);

export const findScheduled = (db: Executor, id: string): Promise<ScheduledCommand | null> =>
  findById<ScheduledCommand>(db, SCHEDULED_COMMAND_TABLE, id);

/** Those of all members that wait for their day or for staff, the first day first. */
export const findOpenScheduled = (db: Executor): Promise<ScheduledCommand[]> =>
  read(db(table).whereIn('state', OPEN as string[]));

/** The same of one member: of its membership, of those merged into it, and of those that change it. */
export const findScheduledOf = async (
  db: Executor,
  membershipId: string,
): Promise<ScheduledCommand[]> => {
  const ids = await withMerged(db, [membershipId]);
  return read(
    db(table)
      .whereIn('state', OPEN as string[])
      .where((one: ReturnType<Executor>) =>
        one.whereIn('membership_id', ids).orWhereIn('other_membership_id', ids),
      ),
  );
};

/** The calls that wait for their day or for staff, of some members. */
export const findScheduledCalls = (
  db: Executor,
  membershipIds: readonly string[],
): Promise<ScheduledCommand[]> =>
  read(
    db(table)
      .where('command', 'issue-call')
      .whereIn('state', OPEN as string[])
      .whereIn('membership_id', membershipIds as string[]),
  );

/** Those whose day has come, in the order in which they are to be done. */
export const findScheduledDue = (db: Executor, day: Day): Promise<ScheduledCommand[]> =>
  read(db(table).where({ state: 'pending' }).where('on', '<=', day));

/** How many could not be done and wait for staff. */
export const countWaitingScheduled = (db: Executor): Promise<number> =>
  pickCount(db(table).where({ state: 'waiting' }));

/** Changes one that is in one of these states; false when it is in another by now. */
export const changeScheduled = async (
  trx: Transaction,
  id: string,
  from: readonly ScheduledState[],
  to: { state: ScheduledState; on?: Day; refusal: ScheduledCommand['refusal'] },
  settled: { at: number; by: Actor } | null,
): Promise<boolean> =>
  (await trx(table)
    .where('document_id', id)
    .whereIn('state', from as string[])
    .update({
      ...to,
      refusal: to.refusal && JSON.stringify(to.refusal),
      settled_at: settled && settled.at,
      settled_by_type: settled && settled.by.type,
      settled_by_id: settled && settled.by.id,
    })) === 1;
