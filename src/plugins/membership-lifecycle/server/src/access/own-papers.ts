import type { Core } from '@strapi/strapi';
import type { OwnPaper } from '../../../shared/access/content-api';
import type { Facts } from '../core/rules/types';
import { withMerged } from '../core/store/former-identities';
import { PAPER_WORDS, wordOf } from '../kernel/export/words';
import type { Locale } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { memberPapersIn } from '../papers/member-papers';
import { papersIn } from '../papers/papers';
import { findIssuedPapers, findMemberPapers } from '../papers/store/member-papers';
import { refuse } from './refusals/member-space';

const findAll = async (strapi: Core.Strapi, membershipId: string) => {
  const db = await executorOf(strapi);
  const ids = await withMerged(db, [membershipId]);
  return {
    issued: await findIssuedPapers(db, ids),
    given: await findMemberPapers(db, ids),
  };
};

const named = (kind: string, locale: Locale): string => {
  const word = wordOf(PAPER_WORDS, kind);
  return word === null || typeof word === 'string' ? kind : word[locale];
};

/** Papers that were issued to the member or given by it, the latest first. */
export const listOwnPapers = async (
  strapi: Core.Strapi,
  { membership, dues }: Facts,
  locale: Locale,
): Promise<OwnPaper[]> => {
  const { issued, given } = await findAll(strapi, membership.id);
  const numbers = new Map(dues.map(({ id, number }) => [id, number]));
  const all = [
    ...issued.map(({ id, kind, name, size, issuedOn, duesId, cancelled, addedAt }) => ({
      addedAt,
      paper: {
        ...{ id, kind, title: named(kind, locale), name, size, on: issuedOn, given: false },
        call: numbers.get(duesId ?? '') ?? null,
        cancelled,
      },
    })),
    ...given.map(({ id, kind, title, name, size, documentOn, addedAt }) => ({
      addedAt,
      paper: {
        ...{ id, kind, title: title ?? named(kind, locale), name, size, given: true },
        on: documentOn ?? new Date(addedAt).toISOString().slice(0, 10),
        call: null,
        cancelled: null,
      },
    })),
  ];
  return all.sort((a, b) => b.addedAt - a.addedAt).map(({ paper }) => paper);
};

/** A paper of this member with its bytes; any other is unknown. */
export const readOwnPaper = async (strapi: Core.Strapi, membershipId: string, paperId: string) => {
  const { issued, given } = await findAll(strapi, membershipId);
  if (issued.some(({ id }) => id === paperId)) return papersIn(strapi).read(paperId);
  if (!given.some(({ id }) => id === paperId)) throw refuse('paper-unknown');
  return memberPapersIn(strapi).read(paperId);
};
