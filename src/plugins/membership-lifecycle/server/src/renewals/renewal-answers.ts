import type { Core } from '@strapi/strapi';
import { basisOf } from '../../../shared/core/basis';
import type { Actor } from '../../../shared/kernel/common';
import type { DeclineRenewalBody, RenewalProposal } from '../../../shared/renewals/content-api';
import { commandsIn } from '../core/commands';
import { factsIn } from '../core/facts';
import { workflowOf } from '../core/rules/renewal';
import { priceOf } from '../core/rules/terms';
import type { Facts } from '../core/rules/types';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { serviceOf } from '../kernel/made-once';
import { inLocale } from '../kernel/rules/localised';
import type { Cents, Day, Locale } from '../kernel/rules/values';
import type { Transaction } from '../kernel/store/database';
import type { PaperFile } from '../papers/member-papers';
import { memberPapersIn } from '../papers/member-papers';
import type { MemberPaper } from '../papers/store/member-papers';
import { settingsIn } from '../settings/settings';
import type { AcceptRenewalBody } from './inputs/renewal-answers';
import { refuse } from './refusals/renewals';
import { awaitsDecision, lastProposed, proposalOf, type Proposal } from './rules/renewal-answers';

/** The renewal and the actor of an answer. */
export interface Answering {
  /** The renewal that the member was shown. */
  renewalId: string;
  actor: Actor;
  /** Checks under the lock whether this person may still answer; may refuse by throwing. */
  guard?: (facts: Facts) => void;
  /** Checks and writes in the same transaction, under the membership's lock. */
  beside?: (trx: Transaction) => Promise<void>;
}

/** The reader of a proposal, and their language. */
export interface Reader {
  contact: string;
  locale: Locale;
  /** By default, the renewal that the member is or was last asked about. */
  renewalId?: string;
}

/** Refusals that members see as they are; any other is for the association to resolve. */
const SAID = [
  'busy',
  'call-lacks',
  'date-in-future',
  'invalid-input',
  'invitation-expired',
  'invitation-used',
  'mandate-over',
  'mandate-to-come',
  'own-membership-unknown',
  'pdf-broken',
  'pdf-not-one',
  'pdf-protected',
  'pdf-too-large',
  'proposal-changed',
  'renewal-answered',
  'renewal-overdue',
];

const forMembers = (error: unknown): unknown =>
  error instanceof RefusalError && !SAID.includes(error.reason)
    ? refuse('answer-not-taken')
    : error;

/** Refuses an answer that is not expected, or whose price is no longer the proposed one. */
const assertOpen = (facts: Facts, renewalId: string, today: Day, price?: Cents): void => {
  const proposal = proposalOf(facts, renewalId, today);
  if (proposal?.state === 'expired') throw refuse('renewal-overdue');
  if (proposal?.state !== 'open') throw refuse('renewal-answered');
  if (price !== undefined && price !== proposal.term.price) throw refuse('proposal-changed');
};

const loaded = async (strapi: Core.Strapi, membershipId: string) => {
  const [row] = await factsIn(strapi).loadMany([membershipId]);
  if (!row) throw refuse('membership-unknown', { membership: membershipId });
  return row;
};

const shown = async (
  strapi: Core.Strapi,
  facts: Facts,
  organisation: string,
  { state, renewal, from, term, lastDay }: Proposal,
  { contact, locale }: Reader,
): Promise<RenewalProposal> => {
  const { name, email } = await settingsIn(strapi).identity();
  const { engagementRequired, serviceCodeRequired, serviceOrEngagementRequired, serviceCode } =
    facts.payer;
  const isEitherAsked = serviceOrEngagementRequired && serviceCode === null;
  return {
    organisation,
    reference: facts.membership.reference,
    contact,
    locale,
    term: {
      tier: inLocale(term.tierNames, locale),
      startsOn: term.startsOn,
      endsOn: term.endsOn,
      price: priceOf(term),
      basis: basisOf(term)?.[locale] ?? null,
      activation: workflowOf(facts, renewal).activation,
    },
    current: { endsOn: from.endsOn },
    status: state === 'open' ? 'open' : 'answered',
    answer: renewal.answer,
    expiresOn: lastDay,
    asks: {
      engagementNumber: engagementRequired || isEitherAsked,
      serviceCode: (serviceCodeRequired && serviceCode === null) || isEitherAsked,
      deliberation: awaitsDecision(facts, renewal),
      fileBytes: memberPapersIn(strapi).mostBytes(),
    },
    association: { name, email },
  };
};

/** Stores the file of an answer that can be accepted; the answer then adds its row. */
const keptFile = async (
  strapi: Core.Strapi,
  membershipId: string,
  { fileKind = 'deliberation', deliberationOn, price }: AcceptRenewalBody,
  file: PaperFile | null,
  { renewalId, actor }: Answering,
): Promise<MemberPaper | null> => {
  if (!file) return null;
  memberPapersIn(strapi).assertSound(file.bytes);
  const { facts } = await loaded(strapi, membershipId);
  assertOpen(facts, renewalId, clockIn(strapi).today(), price);
  const documentOn = fileKind === 'deliberation' ? deliberationOn : undefined;
  return memberPapersIn(strapi).keep(facts, file, { kind: fileKind, documentOn, renewalId }, actor);
};

/** The proposal to a member; refused when there never was one. */
const view = async (
  strapi: Core.Strapi,
  membershipId: string,
  reader: Reader,
): Promise<RenewalProposal> => {
  const { facts, organisationName } = await loaded(strapi, membershipId);
  const renewalId = reader.renewalId ?? lastProposed(facts)?.id;
  const proposal = renewalId ? proposalOf(facts, renewalId, clockIn(strapi).today()) : null;
  if (!proposal) throw refuse('renewal-none');
  return shown(strapi, facts, organisationName, proposal, reader);
};

/**
 * Accepts, with the member's numbers and paper. The answer, the paper's row and the caller's
 * own write are one transaction: a refusal leaves no row.
 */
const accept = async (
  strapi: Core.Strapi,
  membershipId: string,
  input: AcceptRenewalBody,
  file: PaperFile | null,
  answering: Answering,
): Promise<void> => {
  const { renewalId, actor, guard, beside } = answering;
  const { comment, price, fileKind: _kind, ...given } = input;
  if (given.deliberationOn && given.deliberationOn > clockIn(strapi).today()) {
    throw refuse('date-in-future', { field: 'deliberationOn' });
  }
  let paper: MemberPaper | null = null;
  try {
    paper = await keptFile(strapi, membershipId, input, file, answering);
    const command = { ...given, reason: comment };
    await commandsIn(strapi).runWithin(membershipId, 'accept-renewal', command, actor, {
      guard(facts) {
        assertOpen(facts, renewalId, clockIn(strapi).today(), price);
        guard?.(facts);
      },
      beside: async (trx) => {
        await beside?.(trx);
        if (paper) await memberPapersIn(strapi).addIn(trx, paper, actor);
      },
    });
  } catch (error) {
    if (paper) await memberPapersIn(strapi).release([paper.digest]);
    throw forMembers(error);
  }
};

/** Says no, and why. */
const decline = async (
  strapi: Core.Strapi,
  membershipId: string,
  { reason }: DeclineRenewalBody,
  { renewalId, actor, guard, beside }: Answering,
): Promise<void> => {
  try {
    await commandsIn(strapi).runWithin(membershipId, 'decline-renewal', { reason }, actor, {
      guard(facts) {
        assertOpen(facts, renewalId, clockIn(strapi).today());
        guard?.(facts);
      },
      beside: async (trx) => beside?.(trx),
    });
  } catch (error) {
    throw forMembers(error);
  }
};

/** Takes members' answers to their renewal, by link or in the member space. */
export const renewalAnswersIn = serviceOf({ view, accept, decline });
