import { MEMBER_PAPER_KINDS } from '../../../../shared/papers/member-papers';
import type { Day, Locale } from '../../kernel/rules/values';
import {
  findAllBy,
  findById,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { pickCount, readEntities } from '../../kernel/store/rows';
import type { CallPaper, CallSaid, PaperFormat } from '../rules/types';
import { PAPER_TABLE } from '../tables/paper';

/** Papers that are kept as they were issued; their bytes lie in the private storage. */

/** The papers that are made when somebody asks for them. */
export const ATTESTED = ['certificate', 'receipt', 'copy'] as const;
export type AttestationKind = (typeof ATTESTED)[number];

export interface Paper extends Entity {
  kind: CallPaper['kind'] | AttestationKind;
  key: string;
  membershipId: string;
  duesId: string | null;
  edition: number;
  /** Name of the file. */
  name: string;
  mime: string;
  format: PaperFormat | null;
  size: number;
  /** SHA-256 of the bytes, which names them in the private storage. */
  digest: string;
  locale: Locale;
  issuedOn: Day;
  /** The day that a certificate is about. */
  aboutOn: Day | null;
  /** The edition that this one replaces, from when calls were issued again under their number. */
  replacesId: string | null;
  /** The contents of a call's paper. */
  said: CallSaid | null;
  addedAt: number;
  actorType: string;
  actorId: string;
}

const MEMBER_KINDS: readonly string[] = MEMBER_PAPER_KINDS;

/** A key that makes the paper unique, even when two requests create it at once. */
export const paperKey = ({ kind, duesId, edition }: CallPaper): string =>
  `${kind}:${duesId}:${edition}`;

export const addPapers = (trx: Transaction, papers: readonly Paper[], now: number): Promise<void> =>
  insertAll(trx, PAPER_TABLE, papers, now);

/** An issued paper, or null. Papers that members gave are left out: they need another permission. */
export const findPaper = async (db: Executor, id: string): Promise<Paper | null> => {
  const paper = await findById<Paper>(db, PAPER_TABLE, id);
  return paper && !MEMBER_KINDS.includes(paper.kind) ? paper : null;
};

const isOfCall = (paper: Paper): paper is Paper & Pick<CallPaper, 'kind'> =>
  paper.kind === 'call' || paper.kind === 'credit-note';

/** The papers of calls and of the credit notes that cancel them. */
export const findCallPapers = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<CallPaper[]> => {
  const papers = await findAllBy<Paper>(db, PAPER_TABLE, 'membershipId', membershipIds);
  return papers.filter(isOfCall).map((paper) => {
    const { id, kind, membershipId, edition, issuedOn, said } = paper;
    const [duesId, format] = [paper.duesId ?? '', paper.format ?? 'pdf'];
    return { id, kind, membershipId, duesId, edition, issuedOn, format, said };
  });
};

/** The paper of a key, or null. */
export const findPaperByKey = async (db: Executor, key: string): Promise<Paper | null> => {
  const [paper] = await findAllBy<Paper>(db, PAPER_TABLE, 'key', [key]);
  return paper ?? null;
};

/**
 * Certificates, receipts and copies of calls of a member, the latest first. A merger moves those of
 * calls along with them.
 */
export const findAttestations = (
  db: Executor,
  membershipId: string,
  duesIds: readonly string[],
): Promise<Paper[]> =>
  readEntities<Paper>(
    PAPER_TABLE,
    db(PAPER_TABLE.collection)
      .whereIn('kind', ATTESTED)
      .where((either: ReturnType<Executor>) =>
        either.where('membership_id', membershipId).orWhereIn('dues_id', duesIds as string[]),
      )
      .orderBy('id', 'desc'),
  );

/** The number of papers of a kind that a membership got: the next one is numbered after it. */
export const countAttestations = (
  db: Executor,
  membershipId: string,
  kind: AttestationKind,
): Promise<number> =>
  pickCount(db(PAPER_TABLE.collection).where({ membership_id: membershipId, kind }));
