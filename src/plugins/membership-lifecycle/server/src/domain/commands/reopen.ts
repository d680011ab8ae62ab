import { and, outcome, patchRow, refused, type Refusal } from '../change';
import { kindOf, openRenewal, renewalFrom, stageOf } from '../renewal';
import { lastIssued, overlapping } from '../terms';
import type { DecisionContext, Facts, Renewal, Stage, Term } from '../types';
import { issued, rightsVoided } from './issue';
import { rule } from './rule';
import { enter } from './stages';

/** The renewal that can be taken up again: the one under way, or the last one. */
const reopenable = (facts: Facts): Renewal | undefined => {
  const last = lastIssued(facts.terms);
  const open = openRenewal(facts.renewals);
  if (open) return kindOf(facts.workflow, open) === 'committed' ? open : undefined;
  return facts.renewals
    .filter(({ termId }) => termId === last?.id)
    .concat(last ? (renewalFrom(facts.renewals, last.id) ?? []) : [])
    .at(-1);
};

export const reopenRenewal = rule<{ stageId: string; reason: string }>(
  (facts) => (reopenable(facts) ? null : refused('nothing-to-reopen')),
  (facts, { stageId, reason }, ctx) => {
    const renewal = reopenable(facts);
    const stage = stageOf(facts.workflow, stageId);
    const term = facts.terms.find(({ id }) => id === renewal?.termId);
    if (!renewal || !term) return refused('nothing-to-reopen');
    if (!stage) return refused('stage-unknown', { stage: stageId });
    if (stage.kind === 'won' || stage.kind === 'lost') return refused('stage-final');
    if (overlapping(facts.terms, term, term.id).length > 0) return refused('term-overlaps');
    const back = takenBack(facts, term, stage, ctx);
    if (!back.ok) return back;
    const next = patchRow(back.facts, 'renewals', renewal.id, {
      closeReason: reason,
      ...(stage.kind === 'committed' ? { answer: 'accepted' } : { answer: null, answeredOn: null }),
    });
    const first =
      stage.kind === 'committed' && facts.workflow.activation === 'decision'
        ? issued(next, term.id, ctx)
        : outcome(next);
    return { ok: true, outcome: and(first, (now) => enter(now, renewal, stage, ctx, true)) };
  },
);

/** A term whose renewal is taken up before the answer is only proposed again; used or paid, it stays. */
const takenBack = (
  facts: Facts,
  term: Term,
  stage: Stage,
  ctx: DecisionContext,
): { ok: true; facts: Facts } | Refusal => {
  const proposedAgain = {
    state: 'proposed',
    issuedOn: null,
    voidedOn: null,
    voidReason: null,
  } as const;
  if (term.state !== 'issued') {
    return { ok: true, facts: patchRow(facts, 'terms', term.id, proposedAgain) };
  }
  if (stage.kind === 'committed') return { ok: true, facts };
  const used = facts.entitlements.some(({ termId, used: n }) => termId === term.id && n > 0);
  if (used) return refused('rights-used', { term: term.id });
  const call = facts.dues.find(({ termId, cancelledOn }) => termId === term.id && !cancelledOn);
  if (call) return refused('call-issued', { dues: call.number });
  const next = patchRow(facts, 'terms', term.id, proposedAgain);
  return { ok: true, facts: rightsVoided(next, term.id, ctx.today) };
};
