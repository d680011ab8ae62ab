import { MEMBER_PAPER_KINDS } from '../../../../shared/papers/member-papers';
import type { BankAccount, Day, Locale } from '../../kernel/rules/values';
import {
  findAllBy,
  findById,
  insertAll,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import { columnsOf, orNull, pick, pickCount, readEntities, typed } from '../../kernel/store/rows';
import type { CallPaper, CallSaid, PaperFormat } from '../rules/types';
import { CREDIT_NOTE_TABLE, DUES_TABLE } from '../tables/member';
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
  /** The account that a call names; null while that is the present one. */
  account: BankAccount | null;
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

/** The end of a cancelled call: the day, and the credit note, since there are any. */
export interface Cancellation {
  on: Day;
  creditNote: string | null;
}

/** A paper with what became of its call, which the name of the file says. */
export interface MarkedPaper extends Paper {
  cancelled: Cancellation | null;
}

const CANCELLED: Record<Locale, string> = { fr: ' (annulé)', en: ' (cancelled)' };

const [D, N] = [columnsOf(DUES_TABLE, 'd'), columnsOf(CREDIT_NOTE_TABLE, 'n')];

/** A call or a copy of it: nothing is to be paid by it once the call is cancelled. */
const asksForMoney = ({ kind }: Paper): boolean => kind === 'call' || kind === 'copy';

/** Marks the papers of calls that were cancelled since; their bytes stay as they were issued. */
export const markCancelled = async (
  db: Executor,
  papers: readonly Paper[],
): Promise<MarkedPaper[]> => {
  const calls = papers.filter(asksForMoney).flatMap(({ duesId }) => duesId ?? []);
  const query = db({ d: DUES_TABLE.collection })
    .leftJoin({ n: CREDIT_NOTE_TABLE.collection }, 'n.dues_id', 'd.document_id')
    .whereIn('d.document_id', calls)
    .whereNotNull('d.cancelled_on');
  const choice = { id: D.id, on: typed<Day>(D.cancelledOn), creditNote: orNull(N.number) };
  const found = calls.length > 0 ? await pick(query, choice) : [];
  const ends = new Map(found.map(({ id, ...end }) => [id, end]));
  return papers.map((paper) => {
    const end = asksForMoney(paper) ? ends.get(paper.duesId ?? '') : undefined;
    return end
      ? {
          ...paper,
          cancelled: end,
          name: paper.name.replace(/(?=\.pdf$)/, CANCELLED[paper.locale]),
        }
      : { ...paper, cancelled: null };
  });
};

/** An issued paper, or null. Papers that members gave are left out: they need another permission. */
export const findPaper = async (db: Executor, id: string): Promise<MarkedPaper | null> => {
  const paper = await findById<Paper>(db, PAPER_TABLE, id);
  if (!paper || MEMBER_KINDS.includes(paper.kind)) return null;
  return (await markCancelled(db, [paper]))[0];
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
    const { id, kind, membershipId, edition, issuedOn, said, account } = paper;
    const [duesId, format] = [paper.duesId ?? '', paper.format ?? 'pdf'];
    return { id, kind, membershipId, duesId, edition, issuedOn, format, said, account };
  });
};

/** The papers of some calls and of the credit notes that cancel them. */
export const findPapersOfCalls = async (
  db: Executor,
  duesIds: readonly string[],
): Promise<Paper[]> =>
  (await findAllBy<Paper>(db, PAPER_TABLE, 'duesId', duesIds)).filter(isOfCall);

/** Writes the account that the calls until now name on them, before the association has another. */
export const keepAccount = async (trx: Transaction, account: BankAccount): Promise<void> => {
  await trx(PAPER_TABLE.collection)
    .where('kind', 'call')
    .whereNull('account')
    .update({ account: JSON.stringify(account), account_iban: account.iban });
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
