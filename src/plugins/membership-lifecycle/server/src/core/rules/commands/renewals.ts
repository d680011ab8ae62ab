import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { and, decided, outcome, patchRow, addRow } from '../change';
import type { Decision, Refusal } from '../change';
import { duesOf, isSettled } from '../dues';
import { nextPeriod } from '../period';
import {
  awaitsMoneyOnly,
  firstStage,
  kindOf,
  offerFor,
  openRenewal,
  workflowOf,
  workflowOfTier,
} from '../renewal';
import { lastOfBond, overlapping } from '../terms';
import type { DecisionContext, Facts, Outcome, Renewal, Stage, Term } from '../types';
import { callPriceAgain } from './call-corrections';
import { voidOneTerm } from './closing';
import { issueProposed, priceTerm, makeProposal, soldBy } from './issue';
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

const openable = (facts: Facts): Refusal | null => {
  if (facts.membership.endedOn !== null || facts.membership.refusedOn !== null) {
    return refused('membership-over');
  }
  const open = openRenewal(facts.renewals);
  if (open && !awaitsMoneyOnly(facts, open)) return refused('renewal-open');
  const last = lastOfBond(facts);
  if (!last) return refused('no-term-to-renew');
  const follows = facts.terms.some(
    ({ state, startsOn }) => state === 'proposed' && startsOn > last.endsOn,
  );
  return follows ? refused('term-exists') : null;
};

/**
 * Opens the renewal of the last term. The next period is fixed now, the price once an offer has
 * one.
 */
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
  // The new term's first day selects the offer, but the offer's policy determines that day. So the
  // former policy estimates the day, and the policy of the offer found for it decides.
  const guess = nextPeriod(previous.policy, previous, decidedOn);
  const offer = offerFor(facts.offers, tierCode, guess.startsOn);
  const period = offer ? nextPeriod(offer.policy, previous, decidedOn) : guess;
  if (overlapping(facts.terms, period).length > 0) return refused('term-overlaps', { ...period });
  const base = makeProposal(
    facts.membership.id,
    period,
    { ...previousAsOffer(previous, tierCode), ...offer },
    offer?.price ?? null,
    ctx.newId(),
  );
  const renewal = newRenewal(facts, previous, base, { workflowId: workflow.id, stage }, ctx);
  const next = addRow(addRow(facts, 'terms', base), 'renewals', renewal);
  return decided(next);
};

/** Stands in for an unpublished offer: the tier's code with the policy of the last term. */
const previousAsOffer = (previous: Term, tierCode: string) => ({
  tierCode,
  tierNames: previous.tierNames,
  tierDocumentId: previous.tierDocumentId ?? '',
  offerDocumentId: previous.offerDocumentId ?? '',
  offerYear: previous.offerYear ?? 0,
  opensOn: previous.startsOn,
  closesOn: null,
  price: 0,
  currency: previous.currency,
  policy: previous.policy,
  allowances: previous.allowances,
});

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
  const ready = priceTerm(facts, openRenewal(facts.renewals)?.termId ?? '');
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
  const first = issueProposed(facts, open.term.id, ctx);
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
  const ready = priceTerm(facts, openRenewal(facts.renewals)?.termId ?? '');
  const open = underWay(ready);
  if (!open.ok) return open;
  if (open.term.price === null) return refused('price-missing', { tier: open.term.tierCode });
  return { ok: true, outcome: enter(ready, open.renewal, stage, ctx) };
};

export const moveRenewal = rule<{ stageId: string; reason?: string }>(
  isUnderWay,
  (facts, { stageId, reason }, ctx) => {
    const open = underWay(facts);
    if (!open.ok) return open;
    const stage = workflowOf(facts, open.renewal).stages.find(({ id }) => id === stageId);
    if (!stage) return noSuchStage(facts, open.renewal, stageId);
    if (stage.id === open.renewal.stageId) return refused('already-in-stage');
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

/**
 * Applies a change of tier to the proposed term of the open renewal, which is called again if it
 * was called; the period is kept.
 */
export const changeProposedTier = (
  facts: Facts,
  tierCode: string,
  ctx: DecisionContext,
): Outcome => {
  const renewal = openRenewal(facts.renewals);
  const term = facts.terms.find(({ id }) => id === renewal?.termId);
  if (!term || term.state !== 'proposed') return outcome(facts);
  const offer = offerFor(facts.offers, tierCode, term.startsOn);
  if (!offer) {
    const unpriced = { tierCode, price: null, repricedOn: null };
    return outcome(patchRow(facts, 'terms', term.id, unpriced));
  }
  const sold = { ...soldBy(offer), price: offer.price, repricedOn: null };
  return callPriceAgain(patchRow(facts, 'terms', term.id, sold), term.id, ctx);
};

/** Whether the proposed term has a call but no price: a call must state a price. */
export const isCalledWithoutPrice = (facts: Facts): boolean => {
  const renewal = openRenewal(facts.renewals);
  const term = facts.terms.find(({ id }) => id === renewal?.termId);
  return term?.price === null && duesOf(facts.dues, term.id) !== undefined;
};
