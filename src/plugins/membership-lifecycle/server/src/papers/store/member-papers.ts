import type { MemberPaperKind } from '../../../../shared/papers/member-papers';
import { MEMBER_PAPER_KINDS } from '../../../../shared/papers/member-papers';
import { markCancelled, type MarkedPaper, type Paper } from '../../core/store/papers';
import { PAPER_TABLE } from '../../core/tables/paper';
import type { Day } from '../../kernel/rules/values';
import {
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { columnsOf, pickOne, readEntities, readEntity } from '../../kernel/store/rows';

/** Papers that members gave, in the table of papers. */

export interface MemberPaper extends Entity {
  kind: MemberPaperKind;
  /** One file a member, however often it is sent. */
  key: string;
  membershipId: string;
  title: string | null;
  name: string;
  mime: string;
  size: number;
  digest: string;
  documentOn: Day | null;
  renewalId: string | null;
  addedAt: number;
  actorType: string;
  actorId: string;
}

const KINDS: string[] = [...MEMBER_PAPER_KINDS];
const table = PAPER_TABLE.collection;

export const memberPaperKey = (membershipId: string, digest: string): string =>
  `member:${membershipId}:${digest}`;

export const addMemberPaper = (trx: Transaction, paper: MemberPaper, now: number): Promise<void> =>
  insertAll(trx, PAPER_TABLE, [paper], now);

/** A paper that a member gave, or null. */
export const findMemberPaper = (db: Executor, id: string): Promise<MemberPaper | null> =>
  readEntity<MemberPaper>(PAPER_TABLE, db(table).where('document_id', id).whereIn('kind', KINDS));

export const findMemberPaperByKey = (db: Executor, key: string): Promise<MemberPaper | null> =>
  readEntity<MemberPaper>(PAPER_TABLE, db(table).where({ key }));

/** The papers that members gave, the last one first. */
export const findMemberPapers = (
  db: Executor,
  membershipIds: readonly string[],
): Promise<MemberPaper[]> =>
  readEntities<MemberPaper>(
    PAPER_TABLE,
    db(table)
      .whereIn('membership_id', membershipIds as string[])
      .whereIn('kind', KINDS)
      .orderBy('id', 'desc'),
  );

/** The papers that members were issued, the last one first. */
export const findIssuedPapers = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<MarkedPaper[]> =>
  markCancelled(
    db,
    await readEntities<Paper>(
      PAPER_TABLE,
      db(table)
        .whereIn('membership_id', membershipIds as string[])
        .whereNotIn('kind', KINDS)
        .orderBy('id', 'desc'),
    ),
  );

/** Removes the row of a paper that a member gave; those that were issued stay. */
export const removeMemberPaper = async (trx: Transaction, id: string): Promise<boolean> =>
  (await trx(table).where('document_id', id).whereIn('kind', KINDS).delete()) === 1;

/** The digests, among the given ones, that a paper still uses. */
export const findNamedDigests = async (
  db: Executor,
  digests: readonly string[],
): Promise<Set<string>> => {
  if (digests.length === 0) return new Set();
  const query = db(table)
    .distinct()
    .whereIn('digest', digests as string[]);
  return new Set(await pickOne(query, columnsOf(PAPER_TABLE).digest));
};
