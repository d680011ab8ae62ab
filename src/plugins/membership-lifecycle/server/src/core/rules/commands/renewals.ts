import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { and, decided, outcome, patchRow } from '../change';
import type { Decision, Refusal } from '../change';
import { isSettled } from '../dues';
import { awaitsMoneyOnly, firstStage, kindOf, openRenewal, workflowOf } from '../renewal';
import { unpriced } from '../sold';
import { lacksPrice } from '../terms';
import type { DecisionContext, Facts, Renewal, Stage, Term } from '../types';
import { voidOneTerm } from './closing';
import { withPaymentExpected } from './following';
import { issueProposed } from './issue';
import { opened } from './opening';
import { refreshProposal } from './proposing';
import { rule, type Rule } from './rule';
import { enter, enterAndAct, noSuchStage, settleTerm } from './stages';

/** Rules of renewals that are open: proposing, answering, winning and losing them. */

interface Open {
  renewal: Renewal;
  term: Term;
  kind: Stage['kind'];
}

/** Of two renewals under way, the one that a command is about; without it, the one that goes on. */
interface Asked {
  renewalId?: string;
}

/** The renewal under way with its proposed term, or a refusal. */
const underWay = (facts: Facts, renewalId?: string): ({ ok: true } & Open) | Refusal => {
  const renewal =
    renewalId === undefined
      ? openRenewal(facts.renewals)
      : facts.renewals.find(({ id, closedOn }) => id === renewalId && closedOn === null);
  if (!renewal) return refused(renewalId === undefined ? 'no-open-renewal' : 'renewal-closed');
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  const kind = kindOf(facts, renewal);
  if (!term || !kind) return refused('renewal-broken', { renewal: renewal.id });
  return { ok: true, renewal, term, kind };
};

/**
 * A rule about the renewal that is asked for. Its guard passes if any renewal under way passes the
 * test; the one that is asked for is then tested itself.
 */
const ruleOf = <Input extends Asked>(
  test: (open: Open, facts: Facts) => Refusal | null,
  decide: (facts: Facts, open: Open, input: Input, ctx: DecisionContext) => Decision,
): Rule<Input> => {
  const tested = (facts: Facts, renewalId?: string) => {
    const open = underWay(facts, renewalId);
    return open.ok ? (test(open, facts) ?? open) : open;
  };
  const guard = (facts: Facts): Refusal | null => {
    const found = tested(facts);
    const passes = ({ id, closedOn }: Renewal) => closedOn === null && tested(facts, id).ok;
    return found.ok || facts.renewals.some(passes) ? null : found;
  };
  return rule(guard, (facts, input, ctx) => {
    const found = tested(facts, input.renewalId);
    return found.ok ? decide(facts, found, input, ctx) : found;
  });
};

const anyOpen = (): null => null;

const unanswered = ({ kind }: Open): Refusal | null =>
  kind === 'committed' ? refused('already-accepted') : null;

/** A proposal as the offers give it now. */
const asSold = (facts: Facts, { renewal, term }: Open) => {
  const ready = refreshProposal(facts, term.id);
  const open = underWay(ready, renewal.id);
  return open.ok ? { ok: true as const, ready, open } : open;
};

/** The same, to be put to the member: refused without the price that its message tells. */
const priced = (facts: Facts, asked: Open) => {
  const sold = asSold(facts, asked);
  if (sold.ok && sold.open.term.price === null) return unpriced(facts, sold.open.term);
  return sold;
};

/** Why a yes cannot be of these days: it answers what was asked, and a council has decided. */
const whyNotAnswered = (
  { openedOn }: Renewal,
  { answeredOn, deliberationOn }: Pick<Answer, 'answeredOn' | 'deliberationOn'>,
  { today }: DecisionContext,
): Refusal | null => {
  if (answeredOn !== undefined && answeredOn > today) {
    return refused('date-in-future', { field: 'answeredOn' });
  }
  if (answeredOn !== undefined && answeredOn < openedOn) {
    return refused('answer-before-renewal', { field: 'answeredOn', openedOn });
  }
  return deliberationOn !== undefined && deliberationOn > today
    ? refused('date-in-future', { field: 'deliberationOn' })
    : null;
};

interface Answer extends Asked {
  answeredOn?: Day;
  deliberationOn?: Day;
  deliberationReference?: string;
  engagementNumber?: string;
  serviceCode?: string;
}

/** Accepts a renewal: it becomes committed, and if the workflow says so, the next term is issued. */
const accepted = (
  facts: Facts,
  asked: Open,
  input: Answer,
  ctx: DecisionContext,
  target?: Stage,
): Decision => {
  const proposal = asSold(facts, asked);
  if (!proposal.ok) return proposal;
  const { ready, open } = proposal;
  if (lacksPrice(open.term)) return unpriced(facts, open.term);
  const why = whyNotAnswered(open.renewal, input, ctx);
  if (why) return why;
  const answeredOn = input.answeredOn ?? ctx.today;
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
  const now = underWay(first.facts, open.renewal.id);
  if (!now.ok) return now;
  const entered = and(first, (so) => enterAndAct(so, now.renewal, stage, ctx));
  // If nothing is to be paid, the answer settles the renewal.
  return { ok: true, outcome: and(entered, (so) => settleTerm(so, open.term.id, ctx)) };
};

export const acceptRenewal = ruleOf<Answer>(unanswered, accepted);

/** A renewal whose next term is issued is not lost: that term must be voided first. */
const losable = ({ term }: Open): Refusal | null =>
  term.state === 'issued' ? refused('term-issued', { term: term.id }) : null;

/** Loses a renewal: its proposal is voided; issued terms stay. */
const lost = (
  facts: Facts,
  open: Open,
  reason: string,
  ctx: DecisionContext,
  more: Partial<Renewal> = {},
  silent = false,
): Decision => {
  const why = losable(open);
  if (why) return why;
  const stage = firstStage(workflowOf(facts, open.renewal), 'lost');
  if (!stage) return refused('stage-missing');
  const voided = voidOneTerm(facts, open.term.id, reason, ctx);
  const next = patchRow(voided, 'renewals', open.renewal.id, {
    closeReason: reason,
    ...more,
  });
  return { ok: true, outcome: enter(next, open.renewal, stage, ctx, silent) };
};

export const declineRenewal = ruleOf<Asked & { answeredOn?: Day; reason: string }>(
  unanswered,
  (facts, open, { answeredOn, reason }, ctx) => {
    const why = whyNotAnswered(open.renewal, { answeredOn }, ctx);
    if (why) return why;
    const answer = { answer: 'declined' as const, answeredOn: answeredOn ?? ctx.today };
    // Silent: the member has just declined, and needs no message about it.
    return lost(facts, open, reason, ctx, answer, true);
  },
);

export const loseRenewal = ruleOf<Asked & { reason: string }>(
  losable,
  (facts, open, { reason }, ctx) => lost(facts, open, reason, ctx),
);

const winnable = ({ term }: Open, facts: Facts): Refusal | null =>
  isSettled(facts, term) ? null : refused('not-settled', { term: term.id });

/** Wins a renewal, if the payments show it. */
const won = (facts: Facts, open: Open, ctx: DecisionContext): Decision => {
  const why = winnable(open, facts);
  if (why) return why;
  const stage = firstStage(workflowOf(facts, open.renewal), 'won');
  if (!stage) return refused('stage-missing');
  const answered = patchRow(facts, 'renewals', open.renewal.id, {
    answer: 'accepted',
    answeredOn: open.renewal.answeredOn ?? ctx.today,
  });
  const first = issueProposed(answered, open.term.id, ctx);
  return { ok: true, outcome: and(first, (now) => enter(now, open.renewal, stage, ctx)) };
};

export const winRenewal = ruleOf<Asked>(winnable, (facts, open, _input, ctx) =>
  won(facts, open, ctx),
);

/** Proposes a renewal to the member; refused without a price. */
const proposed = (facts: Facts, asked: Open, stage: Stage, ctx: DecisionContext): Decision => {
  const proposal = priced(facts, asked);
  if (!proposal.ok) return proposal;
  const { ready, open } = proposal;
  return { ok: true, outcome: enter(ready, open.renewal, stage, ctx) };
};

/** Waits for the member's council: no yes is recorded, and nothing lapses before it has decided. */
const deciding = (
  facts: Facts,
  asked: Open,
  stage: Stage,
  decidesOn: Day | undefined,
  ctx: DecisionContext,
): Decision => {
  if (decidesOn !== undefined && decidesOn < ctx.today) {
    return refused('date-in-past', { field: 'decidesOn' });
  }
  const proposal = priced(facts, asked);
  if (!proposal.ok) return proposal;
  const { ready, open } = proposal;
  const day = decidesOn ?? open.renewal.decidesOn;
  const dated = patchRow(ready, 'renewals', open.renewal.id, { decidesOn: day });
  const renewal = { ...open.renewal, decidesOn: day };
  return { ok: true, outcome: enter(dated, renewal, stage, ctx, stage.id === renewal.stageId) };
};

interface Move extends Asked {
  stageId: string;
  decidesOn?: Day;
  /** The day on which the payment is expected. */
  expectedOn?: Day;
  reason?: string;
}

/** Enters a committed stage; until the day on which the money is expected, nobody is reminded of it. */
const engagedIn = (
  facts: Facts,
  open: Open,
  stage: Stage,
  expectedOn: Day | undefined,
  ctx: DecisionContext,
): Decision => {
  if (expectedOn !== undefined && expectedOn < ctx.today) {
    return refused('date-in-past', { field: 'expectedOn' });
  }
  // Staff who go on with a renewal that money committed say that there is a yes.
  const said = patchRow(facts, 'renewals', open.renewal.id, { stageBeforeMoney: null });
  const decision: Decision =
    open.kind === 'committed'
      ? { ok: true, outcome: enterAndAct(said, open.renewal, stage, ctx) }
      : accepted(facts, open, {}, ctx, stage);
  if (!decision.ok || expectedOn === undefined) return decision;
  const expecting = (now: Facts) => outcome(withPaymentExpected(now, open.term.id, expectedOn));
  return { ok: true, outcome: and(decision.outcome, expecting) };
};

export const moveRenewal = ruleOf<Move>(
  anyOpen,
  (facts, open, { stageId, decidesOn, expectedOn, reason }, ctx) => {
    const stage = workflowOf(facts, open.renewal).stages.find(({ id }) => id === stageId);
    if (!stage) return noSuchStage(facts, open.renewal, stageId);
    const isDayMoved = stage.kind === 'deciding' && decidesOn !== undefined;
    if (stage.id === open.renewal.stageId && !isDayMoved) return refused('already-in-stage');
    if (stage.kind === 'won') return won(facts, open, ctx);
    if (stage.kind === 'lost') {
      return reason
        ? lost(facts, open, reason, ctx)
        : refused('reason-required', { field: 'reason' });
    }
    if (stage.kind === 'committed') return engagedIn(facts, open, stage, expectedOn, ctx);
    if (open.kind === 'committed') return refused('already-accepted');
    if (stage.kind === 'deciding') return deciding(facts, open, stage, decidesOn, ctx);
    return stage.kind === 'waiting'
      ? proposed(facts, open, stage, ctx)
      : decided(enter(facts, open.renewal, stage, ctx).facts);
  },
);

/** Brings a lapsed member back: opens the renewal late and accepts it at once. */
export const renewFromToday = (facts: Facts, ctx: DecisionContext): Decision => {
  const renewal = openRenewal(facts.renewals);
  const waits = renewal !== undefined && !awaitsMoneyOnly(facts, renewal);
  const start = waits ? { ok: true as const, outcome: outcome(facts) } : opened(facts, {}, ctx);
  if (!start.ok) return start;
  const open = underWay(start.outcome.facts);
  return open.ok ? accepted(start.outcome.facts, open, {}, ctx) : open;
};

/** Assigns the renewal to a colleague, or to nobody. */
export const assignRenewal = ruleOf<Asked & { ownerId?: string }>(
  anyOpen,
  (facts, { renewal }, { ownerId }) =>
    decided(patchRow(facts, 'renewals', renewal.id, { ownerId: ownerId ?? null })),
);

/** The renewal shows its last note; the journal keeps them all. */
export const noteRenewal = ruleOf<Asked & { note: string }>(
  anyOpen,
  (facts, { renewal }, { note }) =>
    decided(patchRow(facts, 'renewals', renewal.id, { notes: note })),
);
