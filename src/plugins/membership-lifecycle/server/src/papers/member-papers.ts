import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import type { MemberPaperKind } from '../../../shared/papers/member-papers';
import type {
  AddedPaper,
  IssuedPaperView,
  MemberPapers,
  MemberPaperView,
} from '../../../shared/papers/papers';
import { factsIn } from '../core/facts';
import type { Facts } from '../core/rules/types';
import { withMerged } from '../core/store/former-identities';
import { findMemberships, lockMemberships } from '../core/store/memberships';
import type { MarkedPaper } from '../core/store/papers';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import { findActorNames } from '../kernel/store/actors';
import { executorOf, type Transaction } from '../kernel/store/database';
import type { ListedPaper } from './export/papers';
import { namedDigests } from './named-digests';
import { papersIn } from './papers';
import { sweepPrivateFiles, type Swept } from './private-sweep';
import { refuse } from './refusals/papers';
import { pdfName } from './rules/file-name';
import { pdfFault } from './rules/pdf';
import {
  addMemberPaper,
  findIssuedPapers,
  findMemberPaper,
  findMemberPaperByKey,
  findMemberPapers,
  memberPaperKey,
  removeMemberPaper,
  type MemberPaper,
} from './store/member-papers';
import { readPrivateFile, setPrivateFileAside } from './store/private-files';

const PDF = 'application/pdf';
const MEGABYTE = 1024 * 1024;

/** Staff's description of a paper that a member gave. */
export interface PaperInput {
  kind: MemberPaperKind;
  title?: string;
  documentOn?: Day;
  renewalId?: string;
}

/** A file as it was sent. */
export interface PaperFile {
  name: string;
  bytes: Buffer;
}

/** The most that a file may weigh. */
const mostBytes = (strapi: Core.Strapi): number =>
  strapi.config.get<number>(`plugin::${PLUGIN_ID}.paperMegabytes`, 10) * MEGABYTE;

const assertKnown = async (strapi: Core.Strapi, id: string): Promise<void> => {
  const found = await findMemberships(await executorOf(strapi), [id]);
  if (found.length === 0) throw refuse('membership-unknown', { membership: id });
};

const actorOf = (
  { actorType, actorId }: Pick<MemberPaper, 'actorType' | 'actorId'>,
  names: Awaited<ReturnType<typeof findActorNames>>,
): Actor => ({
  type: actorType as Actor['type'],
  id: actorId,
  ...names.get(`${actorType}:${actorId}`),
});

/** Papers as screens show them. */
const views = async (
  strapi: Core.Strapi,
  papers: readonly MemberPaper[],
): Promise<MemberPaperView[]> => {
  const names = await findActorNames(strapi, papers);
  return papers.map((paper) => ({
    id: paper.id,
    kind: paper.kind,
    title: paper.title,
    name: paper.name,
    size: paper.size,
    documentOn: paper.documentOn,
    renewalId: paper.renewalId,
    addedBy: actorOf(paper, names),
    addedAt: new Date(paper.addedAt).toISOString(),
  }));
};

const issuedViews = async (
  strapi: Core.Strapi,
  papers: readonly MarkedPaper[],
): Promise<IssuedPaperView[]> => {
  const names = await findActorNames(strapi, papers);
  return papers.map((paper) => ({
    id: paper.id,
    kind: paper.kind,
    name: paper.name,
    size: paper.size,
    issuedOn: paper.issuedOn,
    edition: paper.edition,
    cancelled: paper.cancelled,
    issuedBy: actorOf(paper, names),
  }));
};

/** Refuses a file that is too large, before it is read. */
const assertSize = (strapi: Core.Strapi, size: number): void => {
  if (size > mostBytes(strapi))
    throw refuse('pdf-too-large', { max: mostBytes(strapi) / MEGABYTE });
};

/** Refuses bytes that are too large or not a readable PDF. */
const assertSound = (strapi: Core.Strapi, bytes: Buffer): void => {
  assertSize(strapi, bytes.length);
  const fault = pdfFault(bytes);
  if (fault) throw refuse(fault);
};

const assertFits = (
  strapi: Core.Strapi,
  { renewals }: Facts,
  { documentOn, renewalId }: PaperInput,
): void => {
  if (documentOn && documentOn > clockIn(strapi).today()) {
    throw refuse('date-in-future', { field: 'documentOn' });
  }
  if (renewalId && !renewals.some(({ id }) => id === renewalId)) {
    throw refuse('renewal-unknown', { field: 'renewalId' });
  }
};

/** Without title and file name, which may contain names of people. */
const toldOf = ({ id, kind, documentOn, size, digest, renewalId }: MemberPaper) => ({
  paper: { id, kind, documentOn, size, digest, renewalId },
});

const tell = (
  strapi: Core.Strapi,
  trx: Transaction,
  paper: MemberPaper,
  { reason, ...done }: { command: 'add-paper' | 'remove-paper'; actor: Actor; reason?: string },
): Promise<void> => {
  const { id, membershipId, kind, documentOn } = paper;
  const input = { paperId: id, kind, documentOn, ...(reason ? { reason } : {}) };
  const side = done.command === 'add-paper' ? 'after' : 'before';
  return writeLine(strapi, trx, { ...done, membershipId, input, [side]: toldOf(paper) });
};

/**
 * Takes the bytes of removed papers out of use, unless another paper needs them; after a failure,
 * the next sweep does it.
 */
const release = async (strapi: Core.Strapi, digests: readonly string[]): Promise<void> => {
  try {
    const named = await namedDigests(strapi, digests);
    for (const digest of digests) {
      if (named.has(digest)) continue;
      await setPrivateFileAside(papersIn(strapi).folder(), digest, clockIn(strapi).wall());
    }
  } catch (error) {
    strapi.log.error(`A removed paper could not be set aside: ${(error as Error).message}`);
  }
};

/**
 * Stores the bytes of a member's paper; the caller then files it with `addIn`, or gives bytes
 * that end up in no row to `release`.
 */
const keep = async (
  strapi: Core.Strapi,
  facts: Facts,
  { name, bytes }: PaperFile,
  input: PaperInput,
  actor: Actor,
): Promise<MemberPaper> => {
  assertFits(strapi, facts, input);
  const digest = await papersIn(strapi).keep(bytes);
  const membershipId = facts.membership.id;
  return {
    id: newId(),
    kind: input.kind,
    key: memberPaperKey(membershipId, digest),
    membershipId,
    title: input.title?.trim() ?? null,
    name: pdfName(name),
    mime: PDF,
    size: bytes.length,
    digest,
    documentOn: input.documentOn ?? null,
    renewalId: input.renewalId ?? null,
    addedAt: clockIn(strapi).now(),
    actorType: actor.type,
    actorId: actor.id,
  };
};

/**
 * Files a paper in the caller's transaction, which must hold the membership's lock. Returns an
 * existing paper with the same bytes, or null after adding.
 */
const addIn = async (
  strapi: Core.Strapi,
  trx: Transaction,
  paper: MemberPaper,
  actor: Actor,
): Promise<MemberPaper | null> => {
  const earlier = await findMemberPaperByKey(trx, paper.key);
  if (earlier) return earlier;
  await addMemberPaper(trx, paper, paper.addedAt);
  await tell(strapi, trx, paper, { command: 'add-paper', actor });
  return null;
};

/**
 * Removes a paper in the caller's transaction, which must hold the membership's lock; call
 * `release` after it.
 */
const removeIn = async (
  strapi: Core.Strapi,
  trx: Transaction,
  paper: MemberPaper,
  reason: string,
  actor: Actor,
): Promise<void> => {
  if (!(await removeMemberPaper(trx, paper.id))) throw refuse('paper-unknown');
  await tell(strapi, trx, paper, { command: 'remove-paper', actor, reason });
};

/** The papers that a member gave, the last one first. */
const list = async (strapi: Core.Strapi, membershipId: string): Promise<MemberPapers> => {
  await assertKnown(strapi, membershipId);
  const db = await executorOf(strapi);
  const papers = await findMemberPapers(db, await withMerged(db, [membershipId]));
  return { papers: await views(strapi, papers), mostBytes: mostBytes(strapi) };
};

/** The papers that a member was issued, the last one first. */
const issued = async (strapi: Core.Strapi, membershipId: string): Promise<IssuedPaperView[]> => {
  await assertKnown(strapi, membershipId);
  const db = await executorOf(strapi);
  return issuedViews(strapi, await findIssuedPapers(db, await withMerged(db, [membershipId])));
};

/** Every paper of a member with its digest: what it gave, then what it was issued. */
const all = async (strapi: Core.Strapi, membershipId: string): Promise<ListedPaper[]> => {
  const db = await executorOf(strapi);
  const ids = await withMerged(db, [membershipId]);
  const given = await findMemberPapers(db, ids);
  const issued = await findIssuedPapers(db, ids);
  const digests = new Map([...given, ...issued].map(({ id, digest }) => [id, digest]));
  return [...(await views(strapi, given)), ...(await issuedViews(strapi, issued))].map((view) => ({
    ...view,
    digest: digests.get(view.id) ?? '',
  }));
};

/**
 * Files a paper of a member, its bytes before its row. The same bytes again change nothing,
 * and the answer says so.
 */
const add = async (
  strapi: Core.Strapi,
  membershipId: string,
  file: PaperFile,
  input: PaperInput,
  actor: Actor,
): Promise<AddedPaper> => {
  assertSound(strapi, file.bytes);
  const facts = await factsIn(strapi).load(membershipId);
  if (!facts) throw refuse('membership-unknown', { membership: membershipId });
  const paper = await keep(strapi, facts, file, input, actor);
  const there = await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      return addIn(strapi, trx, paper, actor);
    }),
  );
  const [view] = await views(strapi, [there ?? paper]);
  return { paper: view, known: there !== null };
};

/** A paper that a member gave, with its bytes as they came. */
const read = async (
  strapi: Core.Strapi,
  id: string,
): Promise<{ paper: MemberPaper; bytes: Buffer }> => {
  const paper = await findMemberPaper(await executorOf(strapi), id);
  if (!paper) throw refuse('paper-unknown');
  const bytes = await readPrivateFile(papersIn(strapi).folder(), paper.digest);
  if (!bytes) throw refuse('paper-missing');
  return { paper, bytes };
};

/** Removes a member's paper; an issued one is refused as unknown. */
const remove = async (
  strapi: Core.Strapi,
  id: string,
  reason: string,
  actor: Actor,
): Promise<void> => {
  const found = await findMemberPaper(await executorOf(strapi), id);
  if (!found) throw refuse('paper-unknown');
  await strapi.db.transaction(async ({ trx }) => {
    await lockMemberships(trx, [found.membershipId]);
    await removeIn(strapi, trx, found, reason, actor);
  });
  await release(strapi, [found.digest]);
};

/** Takes unused files out of the private storage. */
const sweep = (strapi: Core.Strapi): Promise<Swept> =>
  sweepPrivateFiles(strapi, papersIn(strapi).folder(), clockIn(strapi).wall());

/** Papers that members gave: stored unchanged, and removed with a reason only. */
export const memberPapersIn = serviceOf({
  mostBytes,
  assertSize,
  list,
  issued,
  all,
  add,
  assertSound,
  keep,
  addIn,
  read,
  remove,
  removeIn,
  release,
  views,
  sweep,
});
