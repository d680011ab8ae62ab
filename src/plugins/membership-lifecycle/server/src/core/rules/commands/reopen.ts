import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { and, outcome, patchRow, type Refusal } from '../change';
import { calledBy, duesOf, paidOf } from '../dues';
import {
  firstStage,
  kindOf,
  openRenewal,
  proposalKey,
  renewalFrom,
  renewalTo,
  workflowOf,
} from '../renewal';
import { unpriced } from '../sold';
import { isUsed, lacksPrice, lastOfBond, overlapping } from '../terms';
import type { DecisionContext, Facts, Outcome, Renewal, Stage, Term } from '../types';
import { notEnding } from './guards';
import { issueProposed, voidRights } from './issue';
import { refreshProposal } from './proposing';
import { rule } from './rule';
import { enter, noSuchStage } from './stages';

/** The renewal that can be reopened: the open one, or the last one. */
const reopenable = (facts: Facts): Renewal | undefined => {
  const last = lastOfBond(facts);
  const open = openRenewal(facts.renewals);
  if (open && kindOf(facts, open) !== 'committed') return undefined;
  // An earlier renewal that only waits for its payment does not hide the last one.
  return facts.renewals
    .filter(({ termId }) => termId === last?.id)
    .concat(last ? (renewalFrom(facts.renewals, last.id) ?? []) : [])
    .at(-1);
};

export const reopenRenewal = rule<{ stageId: string; reason: string }>(
  (facts, today) =>
    notEnding(facts, today) ?? (reopenable(facts) ? null : refused('nothing-to-reopen')),
  (facts, { stageId, reason }, ctx) => {
    const renewal = reopenable(facts);
    const workflow = workflowOf(facts, renewal);
    const stage = workflow.stages.find(({ id }) => id === stageId);
    const term = facts.terms.find(({ id }) => id === renewal?.termId);
    if (!renewal || !term) return refused('nothing-to-reopen');
    if (!stage) return noSuchStage(facts, renewal, stageId);
    if (stage.kind === 'won' || stage.kind === 'lost') return refused('stage-final');
    if (overlapping(facts.terms, term, term.id).length > 0) return refused('term-overlaps');
    const back = takenBack(facts, term, stage, ctx);
    if (!back.ok) return back;
    const ready = stage.kind === 'todo' ? back.facts : refreshProposal(back.facts, term.id);
    const sold = ready.terms.find(({ id }) => id === term.id) ?? term;
    if (isUnpricedFor(stage, sold)) return unpriced(facts, term);
    const next = patchRow(ready, 'renewals', renewal.id, {
      closeReason: reason,
      stageBeforeMoney: null,
      ...askedAgain(facts, renewal, stage, ctx.today),
      ...answerOf(renewal, stage, ctx.today),
    });
    const first =
      stage.kind === 'committed' && workflow.activation === 'decision'
        ? issueProposed(next, term.id, ctx)
        : outcome(next);
    return { ok: true, outcome: and(first, (now) => enter(now, renewal, stage, ctx, true)) };
  },
);

/** Whether a term lacks the price that a stage needs: its message tells one, or a yes makes it owed. */
const isUnpricedFor = ({ kind }: Stage, term: Term): boolean => {
  if (kind === 'todo') return false;
  return kind === 'committed' ? lacksPrice(term) : term.price === null;
};

/** The answer of a renewal reopened as committed: the former yes with its day, or a yes of today. */
const answerOf = (
  renewal: Renewal,
  stage: Stage,
  today: Day,
): Pick<Renewal, 'answer' | 'answeredOn'> => {
  if (stage.kind !== 'committed') return { answer: null, answeredOn: null };
  const saidOn = renewal.answer === 'accepted' ? renewal.answeredOn : null;
  return { answer: 'accepted', answeredOn: saidOn ?? today };
};

/** A member asked again after the end of the term gets the days of grace again. */
export const askedAgain = (
  facts: Facts,
  renewal: Renewal,
  stage: Stage,
  today: Day,
): Partial<Renewal> => {
  const from = facts.terms.find(({ id }) => id === renewal.fromTermId);
  return stage.kind === 'waiting' && from && today > from.endsOn ? { proposedOn: today } : {};
};

/** A term that is put to the member again. */
export const proposedAgain = {
  state: 'proposed',
  issuedOn: null,
  issuedUnpaid: false,
  voidedOn: null,
  voidReason: null,
  voidedByEnd: false,
} as const;

/**
 * Puts the renewal that led to a voided term back to its first stage, with the term as a proposal,
 * so that the member keeps a next step. Staff send it: the member may have been asked already.
 */
export const preparedAgain = (facts: Facts, termId: string, ctx: DecisionContext): Outcome => {
  const renewal = renewalTo(facts.renewals, termId);
  const stage = firstStage(workflowOf(facts, renewal), 'todo');
  const term = facts.terms.find(({ id }) => id === termId);
  if (!renewal || !stage || !term || notEnding(facts, ctx.today)) return outcome(facts);
  if (lastOfBond(facts)?.id !== renewal.fromTermId) return outcome(facts);
  if (overlapping(facts.terms, term, termId).length > 0) return outcome(facts);
  const unpriced = { repricedOn: null, waivedOn: null, waiveReason: null };
  const proposal = patchRow(facts, 'terms', termId, { ...proposedAgain, ...unpriced });
  const next = patchRow(refreshProposal(proposal, termId), 'renewals', renewal.id, {
    stageId: stage.id,
    enteredStageOn: ctx.today,
    answer: null,
    answeredOn: null,
    stageBeforeMoney: null,
    closedOn: null,
  });
  const key = proposalKey(facts, renewal.fromTermId);
  const membershipId = facts.membership.id;
  return outcome(next, { effects: [{ key, membershipId, state: 'waiting', on: ctx.today }] });
};

/**
 * Turns an issued term back into a proposal when its renewal is reopened before the answer; a used
 * or paid term stays issued.
 */
const takenBack = (
  facts: Facts,
  term: Term,
  stage: Stage,
  ctx: DecisionContext,
): { ok: true; facts: Facts } | Refusal => {
  const called = duesOf(facts.dues, term.id);
  if (stage.kind !== 'committed' && called && paidOf(facts.payments, called.id) !== 0) {
    return refused('call-paid', { dues: calledBy(called) });
  }
  if (term.state !== 'issued') {
    return { ok: true, facts: patchRow(facts, 'terms', term.id, proposedAgain) };
  }
  if (stage.kind === 'committed') return { ok: true, facts };
  if (isUsed(facts, term.id)) return refused('rights-used', { term: term.id });
  if (called) return refused('call-issued', { dues: calledBy(called) });
  const next = patchRow(facts, 'terms', term.id, proposedAgain);
  return { ok: true, facts: voidRights(next, term.id, ctx.today) };
};
