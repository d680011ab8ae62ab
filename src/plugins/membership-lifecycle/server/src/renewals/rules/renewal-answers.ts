import { priced } from '../../core/rules/commands/issue';
import {
  answerableUntil,
  firstStage,
  kindOf,
  openRenewal,
  workflowOf,
} from '../../core/rules/renewal';
import type { Facts, Renewal, Term } from '../../core/rules/types';
import type { Day } from '../../kernel/rules/values';

/** What is put to a member for its next term, and whether it may still be answered. */

/** `open` takes an answer, `answered` takes none (any more), `expired` comes after the last day. */
export type Answerability = 'open' | 'answered' | 'expired';

export interface Proposal {
  state: Answerability;
  renewal: Renewal;
  /** The term that comes to its end. */
  from: Term;
  /** The proposed term, at the price that an answer of today gets. */
  term: Term;
  /** The last day on which an answer is taken. */
  lastDay: Day;
}

const isAsked = (facts: Facts, renewal: Renewal, term: Term): boolean =>
  openRenewal(facts.renewals)?.id === renewal.id &&
  kindOf(facts, renewal) === 'waiting' &&
  term.state === 'proposed' &&
  term.price !== null;

/** A renewal as its member may answer it; null when it is not one of these facts. */
export const proposalOf = (facts: Facts, renewalId: string, today: Day): Proposal | null => {
  const renewal = facts.renewals.find(({ id }) => id === renewalId);
  const from = facts.terms.find(({ id }) => id === renewal?.fromTermId);
  const term = priced(facts, renewal?.termId ?? '').terms.find(({ id }) => id === renewal?.termId);
  if (!renewal || !from || !term) return null;
  const lastDay = answerableUntil(facts, renewal, from);
  const asked = isAsked(facts, renewal, term) ? 'open' : 'answered';
  return { state: today > lastDay ? 'expired' : asked, renewal, from, term, lastDay };
};

/** The renewal that a member is asked about, or was last; it knows of none before it is written to. */
export const lastProposed = ({ renewals }: Facts): Renewal | undefined =>
  renewals.filter(({ proposedOn, answer }) => proposedOn !== null || answer !== null).at(-1);

/** Whether a yes leads to a stage that waits for a decision or an order, before the call. */
export const awaitsDecision = (facts: Facts, renewal: Renewal): boolean =>
  firstStage(workflowOf(facts, renewal), 'committed')?.issuesCall === false;
