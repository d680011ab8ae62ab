import {
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { readEntities, readEntity } from '../../kernel/store/rows';
import type { BodyRecord } from '../rules/bodies';
import type { MergeRecord } from '../rules/merge-record';
import { MERGER_RECORD_TABLE } from '../tables/merger-record';

/** What mergers changed, from which they are undone. */

export interface MergerRecord extends Entity {
  membershipId: string;
  otherMembershipId: string;
  facts: MergeRecord;
  body: BodyRecord;
}

const table = MERGER_RECORD_TABLE.collection;

export const addMergerRecord = (
  trx: Transaction,
  record: MergerRecord,
  now: number,
): Promise<void> => insertAll(trx, MERGER_RECORD_TABLE, [record], now);

/** The record of the merger by which a membership ended; null once it was forgotten. */
export const findMergerRecord = (
  db: Executor,
  membershipId: string,
): Promise<MergerRecord | null> =>
  readEntity<MergerRecord>(MERGER_RECORD_TABLE, db(table).where('membership_id', membershipId));

export const findMergerRecords = (db: Executor): Promise<MergerRecord[]> =>
  readEntities<MergerRecord>(MERGER_RECORD_TABLE, db(table).orderBy('id'));

/** Forgets the records of mergers of some memberships, on either side: those mergers stay. */
export const forgetMergerRecords = async (
  trx: Transaction,
  membershipIds: readonly string[],
): Promise<void> => {
  await trx(table)
    .whereIn('membership_id', membershipIds as string[])
    .orWhereIn('other_membership_id', membershipIds as string[])
    .delete();
};
