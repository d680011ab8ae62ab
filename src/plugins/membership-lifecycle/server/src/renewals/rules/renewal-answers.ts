import { refreshProposal } from '../../core/rules/commands/proposing';
import {
  answerableUntil,
  firstStage,
  kindOf,
  openRenewal,
  workflowOf,
} from '../../core/rules/renewal';
import type { Facts, Renewal, StageKind, Term } from '../../core/rules/types';
import { maxDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** The proposal of a renewal, and whether it can still be answered. */

/** `open` can be answered, `answered` cannot (any more), `expired` is past the last day. */
export type Answerability = 'open' | 'answered' | 'expired';

export interface Proposal {
  state: Answerability;
  renewal: Renewal;
  /** The term that comes to its end. */
  from: Term;
  /** The proposed term, with the price for an answer today. */
  term: Term;
  /** The last day on which an answer is taken. */
  lastDay: Day;
}

/** Stages in which a member may answer: a council decides, and the member tells how. */
const ASKING: readonly (StageKind | undefined)[] = ['waiting', 'deciding'];

const isAsked = (facts: Facts, renewal: Renewal, term: Term): boolean =>
  openRenewal(facts.renewals)?.id === renewal.id &&
  ASKING.includes(kindOf(facts, renewal)) &&
  term.state === 'proposed' &&
  term.price !== null;

/** The proposal of a renewal; null for an unknown renewal. */
export const proposalOf = (facts: Facts, renewalId: string, today: Day): Proposal | null => {
  const renewal = facts.renewals.find(({ id }) => id === renewalId);
  const from = facts.terms.find(({ id }) => id === renewal?.fromTermId);
  const term = refreshProposal(facts, renewal?.termId ?? '').terms.find(
    ({ id }) => id === renewal?.termId,
  );
  if (!renewal || !from || !term) return null;
  const until = answerableUntil(facts, renewal, from);
  // A council whose day is not known may answer on any day.
  const isOpenEnded = kindOf(facts, renewal) === 'deciding' && renewal.decidesOn === null;
  const lastDay = isOpenEnded ? maxDay(until, today) : until;
  const asked = isAsked(facts, renewal, term) ? 'open' : 'answered';
  return { state: today > lastDay ? 'expired' : asked, renewal, from, term, lastDay };
};

/**
 * The renewal that the member was last asked about; one not proposed yet is not shown to the
 * member.
 */
export const lastProposed = ({ renewals }: Facts): Renewal | undefined =>
  renewals.filter(({ proposedOn, answer }) => proposedOn !== null || answer !== null).at(-1);

/** Whether accepting leads to a stage that waits for a decision or an order before the call. */
export const awaitsDecision = (facts: Facts, renewal: Renewal): boolean =>
  firstStage(workflowOf(facts, renewal), 'committed')?.issuesCall === false;
