import { whyNotCalled } from './call-needs';
import type { Refusal } from './change';
import { creditNoteOf } from './credit-notes';
import type {
  CallPaper,
  CallSaid,
  CreditNote,
  DecisionContext,
  Facts,
  MessageDraft,
  Outcome,
  PaperFormat,
} from './types';

/** The papers of calls, and of the credit notes that cancel them. */

/** The papers of a call itself, the latest edition first. */
export const papersOf = (papers: readonly CallPaper[], duesId: string): CallPaper[] =>
  papers
    .filter((paper) => paper.kind === 'call' && paper.duesId === duesId)
    .sort((a, b) => b.edition - a.edition);

/** The latest paper of a call, if it has one. */
export const standingPaper = (
  papers: readonly CallPaper[],
  duesId: string,
): CallPaper | undefined => papersOf(papers, duesId)[0];

/** The paper of the credit note that cancels a call. */
export const creditNotePaper = (
  papers: readonly CallPaper[],
  duesId: string,
): CallPaper | undefined =>
  papers.find((paper) => paper.kind === 'credit-note' && paper.duesId === duesId);

/** The contents of a call's paper if it were issued now. */
const saidNow = ({ dues, terms }: Facts, duesId: string): CallSaid | null => {
  const call = dues.find(({ id }) => id === duesId);
  const term = terms.find(({ id }) => id === call?.termId);
  if (!call || !term) return null;
  const { amount, dueOn } = call;
  const { startsOn, endsOn } = term;
  return { amount, dueOn, startsOn, endsOn };
};

/**
 * The outdated contents of a call's latest paper: its period or due date was corrected since. Null
 * when they are still right, or when the contents were not recorded.
 */
export const outdatedPaper = (facts: Facts, duesId: string): CallSaid | null => {
  const said = standingPaper(facts.papers, duesId)?.said;
  const now = saidNow(facts, duesId);
  if (!said || !now) return null;
  const keys = Object.keys(now) as (keyof CallSaid)[];
  return keys.some((key) => said[key] !== now[key]) ? said : null;
};

const newPaper = (
  facts: Facts,
  { kind, duesId, format }: Pick<CallPaper, 'kind' | 'duesId' | 'format'>,
  ctx: DecisionContext,
): CallPaper => ({
  id: ctx.newId(),
  kind,
  membershipId: facts.membership.id,
  duesId,
  edition: 1,
  issuedOn: ctx.today,
  format,
  said: kind === 'call' ? saidNow(facts, duesId) : null,
  account: null,
});

/** The paper of a call that has none. */
export const firstPaper = (facts: Facts, duesId: string, ctx: DecisionContext): CallPaper => {
  const format = facts.payer.facturX ? 'factur-x' : 'pdf';
  return newPaper(facts, { kind: 'call', duesId, format }, ctx);
};

/**
 * The format of what is made of a call later, its credit note or a copy: that of its paper, as long
 * as the data for it are there.
 */
export const laterFormat = (facts: Facts, duesId: string): PaperFormat => {
  const isInvoice = standingPaper(facts.papers, duesId)?.format === 'factur-x';
  const call = facts.dues.find(({ id }) => id === duesId);
  if (!isInvoice || !call || !facts.payer.facturX) return 'pdf';
  // The numbers that the body asks of its next calls are not asked of one that it got.
  const payer = {
    ...facts.payer,
    serviceCodeRequired: false,
    engagementRequired: false,
    serviceOrEngagementRequired: false,
  };
  return whyNotCalled({ ...facts, payer }, call) === null ? 'factur-x' : 'pdf';
};

/** The message with which a credit note is sent to those who were called. */
const noteMessage = (
  { membership }: Facts,
  { duesId }: CreditNote,
  { id, termId }: { id: string; termId: string },
): MessageDraft => ({
  key: `${membership.id}:${duesId}:credit-note-issued`,
  template: 'credit-note-issued',
  contactRole: 'billing',
  termId,
  renewalId: null,
  duesId,
  about: { paper: { id, name: '' } },
});

/**
 * Adds the paper of a credit note. It is sent, unless its call came with an imported history and
 * nobody has a paper of it, nor of one that replaces it.
 */
const withNote = (
  { facts, messages, ...rest }: Outcome,
  note: CreditNote,
  ctx: DecisionContext,
): Outcome => {
  const { duesId, replacedById } = note;
  const format = laterFormat(facts, duesId);
  const paper = newPaper(facts, { kind: 'credit-note', duesId, format }, ctx);
  const call = facts.dues.find(({ id }) => id === duesId);
  const term = facts.terms.find(({ id }) => id === call?.termId);
  const isKnown = replacedById !== null || standingPaper(facts.papers, duesId) !== undefined;
  const isSent = term?.imported === false || isKnown;
  const about = { id: paper.id, termId: term?.id ?? '' };
  return {
    ...rest,
    facts: { ...facts, papers: [...facts.papers, paper] },
    messages: isSent ? [noteMessage(facts, note, about), ...messages] : messages,
  };
};

/**
 * Adds a paper for every call and credit note that a decision issued; refuses when a call lacks
 * required data.
 */
export const addPapers = (
  before: Facts,
  outcome: Outcome,
  ctx: DecisionContext,
): Outcome | Refusal => {
  const { facts } = outcome;
  if (facts.dues === before.dues) return outcome;
  const known = new Set(before.dues.map(({ id }) => id));
  const issued = facts.dues.filter(({ id }) => !known.has(id));
  for (const call of issued) {
    const why = whyNotCalled(facts, call);
    if (why) return why;
  }
  const papers = issued.map(({ id }) => firstPaper(facts, id, ctx));
  const called = { ...outcome, facts: { ...facts, papers: [...facts.papers, ...papers] } };
  return facts.creditNotes
    .filter(({ duesId }) => creditNoteOf(before, duesId) === undefined)
    .reduce((now, note) => withNote(now, note, ctx), called);
};
