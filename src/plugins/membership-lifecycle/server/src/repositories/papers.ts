import { MEMBER_PAPER_KINDS } from '../../../shared/member-papers';
import type { CallPaper, Locale, PaperFormat } from '../domain/types';
import {
  collection,
  findById,
  fromRow,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from './database';

/** Papers that are kept as they were issued; their bytes lie in the private storage. */

export interface Paper extends Entity {
  kind: 'call';
  key: string;
  membershipId: string;
  duesId: string;
  edition: number;
  /** Name of the file. */
  name: string;
  mime: string;
  format: PaperFormat | null;
  size: number;
  /** SHA-256 of the bytes, which names them in the private storage. */
  digest: string;
  locale: Locale;
  issuedOn: string;
  replacesId: string | null;
  addedAt: number;
  actorType: string;
  actorId: string;
}

const MEMBER_KINDS: readonly string[] = MEMBER_PAPER_KINDS;

/** What there is one of, whoever asks for it at once. */
export const paperKey = ({ duesId, edition }: CallPaper): string => `call:${duesId}:${edition}`;

export const addPapers = (trx: Transaction, papers: readonly Paper[], now: number): Promise<void> =>
  insertAll(trx, 'paper', papers, now);

/** A paper that was issued, or null; those that members gave have their own permission. */
export const findPaper = async (db: Executor, id: string): Promise<Paper | null> => {
  const paper = await findById<Paper>(db, 'paper', id);
  return paper && !MEMBER_KINDS.includes(paper.kind) ? paper : null;
};

/** What decides about papers of calls: whose they are, and which edition. */
export const findCallPapers = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<CallPaper[]> => {
  if (membershipIds.length === 0) return [];
  const rows: Record<string, unknown>[] = await db(collection('paper'))
    .whereIn('membership_id', membershipIds as string[])
    .where('kind', 'call')
    .orderBy('id');
  return rows.map((row) => {
    const paper = fromRow<Paper>('paper', row);
    const { id, membershipId, duesId, edition, issuedOn, replacesId } = paper;
    const format = paper.format ?? 'pdf';
    return { id, membershipId, duesId, edition, issuedOn, format, replacesId };
  });
};
