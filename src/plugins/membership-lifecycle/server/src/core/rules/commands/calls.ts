import { refused } from '../../../kernel/rules/refused';
import { whyNotCalled } from '../call-needs';
import { addRow, and, outcome, type Refusal } from '../change';
import { calledBy, duesOf, remainingOf } from '../dues';
import { firstPaper, standingPaper } from '../papers';
import { openRenewalTo, workflowOf } from '../renewal';
import { unpriced } from '../sold';
import type { DecisionContext, Dues, Facts, MessageDraft, Outcome, Term } from '../types';
import { notMerged } from './guards';
import { refreshProposal } from './proposing';
import { rule } from './rule';
import { addCall, enter, settledBy, type CallInput } from './stages';

/** Calls for dues: issued, and put on paper. */

/** A term that stands. */
export const termOf = (facts: Facts, termId: string): Term | undefined =>
  facts.terms.find(({ id, state }) => id === termId && state !== 'void');

/** Whether a term that stands passes a test. */
export const anyTerm = (facts: Facts, test: (term: Term) => boolean): boolean =>
  facts.terms.some((term) => term.state !== 'void' && test(term));

export const issueCall = rule<CallInput & { termId: string }>(
  (facts) =>
    notMerged(facts) ??
    (anyTerm(
      facts,
      (term) => !duesOf(facts.dues, term.id) && term.waivedOn === null && term.price !== 0,
    )
      ? null
      : refused('no-term-to-call')),
  (facts, input, ctx) => {
    const ready = refreshProposal(facts, input.termId);
    const term = termOf(ready, input.termId);
    if (!term) return refused('term-unknown', { term: input.termId });
    if (duesOf(facts.dues, term.id)) return refused('call-issued', { term: term.id });
    if (term.waivedOn !== null) return refused('dues-waived');
    if (term.price === null) return unpriced(ready, term);
    if (term.price === 0) return refused('nothing-to-pay');
    if (input.dueOn !== undefined && input.dueOn < ctx.today) {
      return refused('date-in-past', { field: 'dueOn' });
    }
    return { ok: true, outcome: calledAndMoved(ready, term, input, ctx) };
  },
);

/** Moves the renewal under way to its call stage, after its call was issued. */
const calledAndMoved = (
  facts: Facts,
  term: Term,
  input: CallInput,
  ctx: DecisionContext,
): Outcome => {
  const next = addCall(facts, term.id, ctx, input);
  const renewal = openRenewalTo(next.renewals, term.id);
  const { stages } = workflowOf(next, renewal);
  const target = stages.find(({ issuesCall }) => issuesCall);
  const at = stages.findIndex(({ id }) => id === renewal?.stageId);
  const committed = stages[at]?.kind === 'committed';
  const call = duesOf(next.dues, term.id);
  if (!call) return outcome(next);
  // A member that has paid already is not asked to pay.
  const isPaid = remainingOf(next, call) <= 0;
  const moved =
    renewal && target && committed && stages.indexOf(target) > at
      ? enter(next, renewal, target, ctx, isPaid)
      : outcome(next, { messages: isPaid ? [] : [callMessage(next, call)] });
  return and(moved, (now) => settledBy(facts, now, [call], ctx));
};

/** The message with which a call is sent to the payers. */
export const callMessage = (facts: Facts, call: Dues): MessageDraft => ({
  key: `${facts.membership.id}:${call.id}:call-issued`,
  template: 'call-issued',
  contactRole: 'billing',
  termId: call.termId,
  renewalId: openRenewalTo(facts.renewals, call.termId)?.id ?? null,
  duesId: call.id,
  carriesCall: true,
});

/** A call that was not cancelled. */
export const openCall = (facts: Facts, duesId: string): Dues | Refusal => {
  const call = facts.dues.find(({ id }) => id === duesId);
  if (!call) return refused('dues-unknown', { dues: duesId });
  return call.cancelledOn === null ? call : refused('dues-cancelled', { dues: calledBy(call) });
};

/** Creates the paper of a call without one: an imported call, or one from before papers existed. */
export const makeCallPaper = rule<{ duesId: string }>(
  ({ dues, papers }) =>
    dues.some(({ id, cancelledOn }) => cancelledOn === null && !standingPaper(papers, id))
      ? null
      : refused('no-call-without-paper'),
  (facts, { duesId }, ctx) => {
    const call = openCall(facts, duesId);
    if ('ok' in call) return call;
    if (standingPaper(facts.papers, duesId))
      return refused('call-on-paper', { dues: calledBy(call) });
    const why = whyNotCalled(facts, call);
    if (why) return why;
    return { ok: true, outcome: outcome(addRow(facts, 'papers', firstPaper(facts, duesId, ctx))) };
  },
);
