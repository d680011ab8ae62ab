import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { nextPaper, standingPaper, whyNotCalled } from '../call-needs';
import { addRow, and, outcome, patchRow, type Refusal } from '../change';
import { calledBy, duesOf, remainingOf } from '../dues';
import { openRenewalTo, workflowOf } from '../renewal';
import type { DecisionContext, Dues, Facts, MessageDraft, Outcome, Term } from '../types';
import { priceTerm } from './issue';
import { rule } from './rule';
import { addCall, enter, settledBy } from './stages';

/** Calls for dues: issued, put on paper, put on paper again. */

/** A term that stands. */
export const termOf = (facts: Facts, termId: string): Term | undefined =>
  facts.terms.find(({ id, state }) => id === termId && state !== 'void');

/** Whether a term that stands passes a test. */
export const anyTerm = (facts: Facts, test: (term: Term) => boolean): boolean =>
  facts.terms.some((term) => term.state !== 'void' && test(term));

export const issueCall = rule<{
  termId: string;
  dueOn?: Day;
  engagementNumber?: string;
  serviceCode?: string;
}>(
  (facts) =>
    anyTerm(
      facts,
      (term) => !duesOf(facts.dues, term.id) && term.waivedOn === null && term.price !== 0,
    )
      ? null
      : refused('no-term-to-call'),
  (facts, input, ctx) => {
    const ready = priceTerm(facts, input.termId);
    const term = termOf(ready, input.termId);
    if (!term) return refused('term-unknown', { term: input.termId });
    if (duesOf(facts.dues, term.id)) return refused('call-issued', { term: term.id });
    if (term.waivedOn !== null) return refused('dues-waived');
    if (term.price === null) return refused('price-missing', { tier: term.tierCode });
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
  input: { dueOn?: Day; engagementNumber?: string; serviceCode?: string },
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
      : outcome(next, { messages: isPaid ? [] : [callMessage(next, call, 'call-issued')] });
  return and(moved, (now) => settledBy(facts, now, [call], ctx));
};

/** The message with which a call is sent to the payers. */
const callMessage = (facts: Facts, call: Dues, occasion: string): MessageDraft => ({
  key: `${facts.membership.id}:${call.id}:${occasion}`,
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

/** Whether any call that was not cancelled has a paper (or has none). */
const anyCall = (facts: Facts, onPaper: boolean): boolean =>
  facts.dues.some(
    ({ id, cancelledOn }) =>
      cancelledOn === null && (standingPaper(facts.papers, id) !== undefined) === onPaper,
  );

/** Creates the paper of a call without one: an imported call, or one from before papers existed. */
export const makeCallPaper = rule<{ duesId: string }>(
  (facts) => (anyCall(facts, false) ? null : refused('no-call-without-paper')),
  (facts, { duesId }, ctx) => {
    const call = openCall(facts, duesId);
    if ('ok' in call) return call;
    if (standingPaper(facts.papers, duesId))
      return refused('call-on-paper', { dues: calledBy(call) });
    const why = whyNotCalled(facts, call);
    if (why) return why;
    return { ok: true, outcome: outcome(addRow(facts, 'papers', nextPaper(facts, duesId, ctx))) };
  },
);

/**
 * Issues a corrected paper of a call, under the same number. The new edition names the one that it
 * replaces, and is sent to the payers; earlier editions stay readable.
 */
export const reissueCall = rule<{
  duesId: string;
  engagementNumber?: string;
  serviceCode?: string;
  reason: string;
}>(
  (facts) => {
    if (!anyCall(facts, true)) return refused('no-call-on-paper');
    // A call is issued again for an open sum only: the dues of a waived term are not asked for.
    const isAsked = anyTerm(
      facts,
      ({ id, waivedOn }) => waivedOn === null && duesOf(facts.dues, id) !== undefined,
    );
    return isAsked ? null : refused('dues-waived');
  },
  (facts, { duesId, engagementNumber, serviceCode }, ctx) => {
    const call = openCall(facts, duesId);
    if ('ok' in call) return call;
    if (!standingPaper(facts.papers, duesId)) {
      return refused('call-without-paper', { dues: calledBy(call) });
    }
    if (termOf(facts, call.termId)?.waivedOn) return refused('dues-waived');
    const numbers = {
      engagementNumber: engagementNumber ?? call.engagementNumber,
      serviceCode: serviceCode ?? call.serviceCode,
    };
    const why = whyNotCalled(facts, numbers);
    if (why) return why;
    const paper = nextPaper(facts, duesId, ctx);
    const next = addRow(patchRow(facts, 'dues', duesId, numbers), 'papers', paper);
    const message = callMessage(next, call, `call-reissued:${paper.edition}`);
    return { ok: true, outcome: outcome(next, { messages: [message] }) };
  },
);
