import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { addRow, and, decided, outcome, patchRow } from '../change';
import type { Decision, Refusal } from '../change';
import { isSettled } from '../dues';
import {
  awaitsMoneyOnly,
  firstStage,
  kindOf,
  openRenewal,
  workflowOf,
  workflowOfTier,
} from '../renewal';
import { lastOfBond, overlapping } from '../terms';
import type { DecisionContext, Facts, Renewal, Stage, Term } from '../types';
import { voidOneTerm } from './closing';
import { notEnding } from './guards';
import { issueProposed } from './issue';
import { proposalAfter, refreshProposal } from './proposing';
import { rule } from './rule';
import { enter, enterAndAct, noSuchStage, settleTerm } from './stages';

/** Rules of renewals: opening, proposing, answering, winning and losing them. */

type Open = { renewal: Renewal; term: Term; kind: Stage['kind'] };

/** The open renewal with its proposed term, or a refusal. */
const underWay = (facts: Facts): ({ ok: true } & Open) | Refusal => {
  const renewal = openRenewal(facts.renewals);
  if (!renewal) return refused('no-open-renewal');
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  const kind = kindOf(facts, renewal);
  if (!term || !kind) return refused('renewal-broken', { renewal: renewal.id });
  return { ok: true, renewal, term, kind };
};

const isUnderWay = (facts: Facts): Refusal | null => {
  const open = underWay(facts);
  return open.ok ? null : open;
};

const unanswered = (facts: Facts): Refusal | null => {
  const open = underWay(facts);
  if (!open.ok) return open;
  return open.kind === 'committed' ? refused('already-accepted') : null;
};

const openable = (facts: Facts, today: Day): Refusal | null => {
  const why = notEnding(facts, today);
  if (why) return why;
  const open = openRenewal(facts.renewals);
  if (open && !awaitsMoneyOnly(facts, open)) return refused('renewal-open');
  const last = lastOfBond(facts);
  if (!last) return refused('no-term-to-renew');
  const follows = facts.terms.some(
    ({ state, startsOn }) => state === 'proposed' && startsOn > last.endsOn,
  );
  return follows ? refused('term-exists') : null;
};

/** Opens the renewal of the last term, and proposes the next one. */
const opened = (
  facts: Facts,
  input: { decidedOn?: Day; tier?: string },
  ctx: DecisionContext,
): Decision => {
  const previous = lastOfBond(facts);
  const tierCode = input.tier ?? facts.membership.tierCode;
  const workflow = workflowOfTier(facts, tierCode);
  const stage = firstStage(workflow, 'todo');
  if (!previous || !stage) return refused('no-term-to-renew');
  const decidedOn = input.decidedOn ?? ctx.today;
  const term = proposalAfter(facts, previous, { tierCode, decidedOn }, ctx.newId());
  if (overlapping(facts.terms, term).length > 0) return refused('term-overlaps');
  const renewal = newRenewal(facts, previous, term, { workflowId: workflow.id, stage }, ctx);
  const next = addRow(addRow(facts, 'terms', term), 'renewals', renewal);
  return decided(next);
};

const newRenewal = (
  facts: Facts,
  previous: Term,
  term: Term,
  { workflowId, stage }: { workflowId: string; stage: Stage },
  ctx: DecisionContext,
): Renewal => ({
  id: ctx.newId(),
  membershipId: facts.membership.id,
  fromTermId: previous.id,
  termId: term.id,
  workflowId,
  stageId: stage.id,
  openedOn: ctx.today,
  enteredStageOn: ctx.today,
  answer: null,
  answeredOn: null,
  deliberationOn: null,
  deliberationReference: null,
  engagementNumber: null,
  serviceCode: null,
  proposedOn: null,
  decidesOn: null,
  closedOn: null,
  closeReason: null,
  ownerId: null,
  notes: null,
});

export const openRenewalCommand = rule<{ decidedOn?: Day; tier?: string }>(
  openable,
  (facts, input, ctx) => opened(facts, input, ctx),
);

interface Answer {
  answeredOn?: Day;
  deliberationOn?: Day;
  deliberationReference?: string;
  engagementNumber?: string;
  serviceCode?: string;
}

/** Accepts a renewal: it becomes committed, and if the workflow says so, the next term is issued. */
const accepted = (facts: Facts, input: Answer, ctx: DecisionContext, target?: Stage): Decision => {
  const ready = refreshProposal(facts, openRenewal(facts.renewals)?.termId ?? '');
  const open = underWay(ready);
  if (!open.ok) return open;
  if (open.term.price === null) return refused('price-missing', { tier: open.term.tierCode });
  const answeredOn = input.answeredOn ?? ctx.today;
  if (answeredOn > ctx.today) return refused('date-in-future', { field: 'answeredOn' });
  const workflow = workflowOf(facts, open.renewal);
  const stage = target ?? firstStage(workflow, 'committed');
  if (!stage) return refused('stage-missing');
  const answered = patchRow(ready, 'renewals', open.renewal.id, {
    answer: 'accepted',
    answeredOn,
    deliberationOn: input.deliberationOn ?? open.renewal.deliberationOn,
    deliberationReference: input.deliberationReference ?? open.renewal.deliberationReference,
    engagementNumber: input.engagementNumber ?? open.renewal.engagementNumber,
    serviceCode: input.serviceCode ?? open.renewal.serviceCode,
  });
  const first =
    workflow.activation === 'decision'
      ? issueProposed(answered, open.term.id, ctx)
      : outcome(answered);
  const renewal = { ...open.renewal, ...openRenewal(first.facts.renewals) };
  const entered = and(first, (now) => enterAndAct(now, renewal, stage, ctx));
  // If nothing is to be paid, the answer settles the renewal.
  return { ok: true, outcome: and(entered, (now) => settleTerm(now, open.term.id, ctx)) };
};

export const acceptRenewal = rule<Answer>(unanswered, (facts, input, ctx) =>
  accepted(facts, input, ctx),
);

/** Loses a renewal: its proposal is voided; issued terms stay. */
const lost = (
  facts: Facts,
  reason: string,
  ctx: DecisionContext,
  more: Partial<Renewal> = {},
  silent = false,
): Decision => {
  const open = underWay(facts);
  if (!open.ok) return open;
  if (open.term.state === 'issued') return refused('term-issued', { term: open.term.id });
  const stage = firstStage(workflowOf(facts, open.renewal), 'lost');
  if (!stage) return refused('stage-missing');
  const voided = voidOneTerm(facts, open.term.id, reason, ctx);
  const next = patchRow(voided, 'renewals', open.renewal.id, {
    closeReason: reason,
    ...more,
  });
  return { ok: true, outcome: enter(next, open.renewal, stage, ctx, silent) };
};

export const declineRenewal = rule<{ answeredOn?: Day; reason: string }>(
  unanswered,
  (facts, { answeredOn, reason }, ctx) =>
    lost(
      facts,
      reason,
      ctx,
      { answer: 'declined', answeredOn: answeredOn ?? ctx.today },
      // Silent: the member has just declined, and needs no message about it.
      true,
    ),
);

/** Refuses to lose a renewal whose next term is issued: that term must be voided first. */
const losable = (facts: Facts): Refusal | null => {
  const open = underWay(facts);
  if (!open.ok) return open;
  return open.term.state === 'issued' ? refused('term-issued', { term: open.term.id }) : null;
};

export const loseRenewal = rule<{ reason: string }>(losable, (facts, { reason }, ctx) =>
  lost(facts, reason, ctx),
);

/** Wins a renewal, if the payments show it. */
const won = (facts: Facts, ctx: DecisionContext): Decision => {
  const open = underWay(facts);
  if (!open.ok) return open;
  if (!isSettled(facts, open.term)) return refused('not-settled', { term: open.term.id });
  const stage = firstStage(workflowOf(facts, open.renewal), 'won');
  if (!stage) return refused('stage-missing');
  const answered = patchRow(facts, 'renewals', open.renewal.id, {
    answer: 'accepted',
    answeredOn: open.renewal.answeredOn ?? ctx.today,
  });
  const first = issueProposed(answered, open.term.id, ctx);
  return { ok: true, outcome: and(first, (now) => enter(now, open.renewal, stage, ctx)) };
};

export const winRenewal = rule<object>(
  (facts) => {
    const open = underWay(facts);
    if (!open.ok) return open;
    return isSettled(facts, open.term) ? null : refused('not-settled');
  },
  (facts, _input, ctx) => won(facts, ctx),
);

/** Proposes a renewal to the member; refused without a price. */
const proposed = (facts: Facts, stage: Stage, ctx: DecisionContext): Decision => {
  const ready = refreshProposal(facts, openRenewal(facts.renewals)?.termId ?? '');
  const open = underWay(ready);
  if (!open.ok) return open;
  if (open.term.price === null) return refused('price-missing', { tier: open.term.tierCode });
  return { ok: true, outcome: enter(ready, open.renewal, stage, ctx) };
};

/** Waits for the member's council: no yes is recorded, and nothing lapses before it has decided. */
const deciding = (
  facts: Facts,
  stage: Stage,
  decidesOn: Day | undefined,
  ctx: DecisionContext,
): Decision => {
  if (decidesOn !== undefined && decidesOn < ctx.today) {
    return refused('date-in-past', { field: 'decidesOn' });
  }
  const ready = refreshProposal(facts, openRenewal(facts.renewals)?.termId ?? '');
  const open = underWay(ready);
  if (!open.ok) return open;
  if (open.term.price === null) return refused('price-missing', { tier: open.term.tierCode });
  const day = decidesOn ?? open.renewal.decidesOn;
  const dated = patchRow(ready, 'renewals', open.renewal.id, { decidesOn: day });
  const renewal = { ...open.renewal, decidesOn: day };
  return { ok: true, outcome: enter(dated, renewal, stage, ctx, stage.id === renewal.stageId) };
};

export const moveRenewal = rule<{ stageId: string; decidesOn?: Day; reason?: string }>(
  isUnderWay,
  (facts, { stageId, decidesOn, reason }, ctx) => {
    const open = underWay(facts);
    if (!open.ok) return open;
    const stage = workflowOf(facts, open.renewal).stages.find(({ id }) => id === stageId);
    if (!stage) return noSuchStage(facts, open.renewal, stageId);
    const isDayMoved = stage.kind === 'deciding' && decidesOn !== undefined;
    if (stage.id === open.renewal.stageId && !isDayMoved) return refused('already-in-stage');
    if (stage.kind === 'won') return won(facts, ctx);
    if (stage.kind === 'lost') {
      return reason ? lost(facts, reason, ctx) : refused('reason-required', { field: 'reason' });
    }
    if (stage.kind === 'committed') {
      return open.kind === 'committed'
        ? { ok: true, outcome: enterAndAct(facts, open.renewal, stage, ctx) }
        : accepted(facts, {}, ctx, stage);
    }
    if (open.kind === 'committed') return refused('already-accepted');
    if (stage.kind === 'deciding') return deciding(facts, stage, decidesOn, ctx);
    return stage.kind === 'waiting'
      ? proposed(facts, stage, ctx)
      : decided(enter(facts, open.renewal, stage, ctx).facts);
  },
);

/** Brings a lapsed member back: opens the renewal late and accepts it at once. */
export const renewFromToday = (facts: Facts, ctx: DecisionContext): Decision => {
  const renewal = openRenewal(facts.renewals);
  const waits = renewal !== undefined && !awaitsMoneyOnly(facts, renewal);
  const start = waits ? { ok: true as const, outcome: outcome(facts) } : opened(facts, {}, ctx);
  return start.ok ? accepted(start.outcome.facts, {}, ctx) : start;
};

/** Assigns the renewal to a colleague, or to nobody. */
export const assignRenewal = rule<{ ownerId?: string }>(isUnderWay, (facts, { ownerId }) => {
  const open = underWay(facts);
  if (!open.ok) return open;
  return decided(patchRow(facts, 'renewals', open.renewal.id, { ownerId: ownerId ?? null }));
});

/** The renewal shows its last note; the journal keeps them all. */
export const noteRenewal = rule<{ note: string }>(isUnderWay, (facts, { note }) => {
  const open = underWay(facts);
  if (!open.ok) return open;
  return decided(patchRow(facts, 'renewals', open.renewal.id, { notes: note }));
});
