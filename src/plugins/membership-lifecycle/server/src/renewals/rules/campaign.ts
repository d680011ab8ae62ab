import type { Refusal } from '../../core/rules/change';
import type { RuleName } from '../../core/rules/commands';
import { decide } from '../../core/rules/decide';
import { isPaused } from '../../core/rules/pauses';
import { canBeWrittenTo, hasPrice } from '../../core/rules/plan';
import { firstStage, openRenewal, renewalFrom, workflowOf } from '../../core/rules/renewal';
import { missingMeasure } from '../../core/rules/sold';
import { lastOfBond } from '../../core/rules/terms';
import type { Because, DecisionContext, Facts, Outcome, Term } from '../../core/rules/types';
import { addDays } from '../../kernel/rules/calendar';
import { refused } from '../../kernel/rules/refused';
import type { Day } from '../../kernel/rules/values';

/**
 * A campaign opens and proposes the renewals of terms that end between two days, however early.
 * Only a member's last issued term counts: a member with a next term is not included, even if the
 * present one ends in the range.
 */

export interface CampaignRange {
  endsFrom: Day;
  endsTo: Day;
  /** The tier that the member holds, or will hold at its renewal. */
  tier?: string | undefined;
}

/** Why no renewal is opened for a member whose term ends in the range. */
export type Obstacle = 'closed' | 'ended' | 'merged' | 'refused' | 'suspended' | 'under-way';

/** Why a renewal is opened but not proposed. */
export type Silence = 'no-contact' | 'no-price' | 'no-figure' | 'paused';

export interface CampaignStep {
  command: RuleName;
  input: Record<string, unknown>;
  before: Facts;
  outcome: Outcome;
}

export type CampaignCase =
  | { opens: true; from: Term; term: Term; steps: CampaignStep[]; silence: Silence | null }
  | { opens: false; from: Term; obstacle: Obstacle; why: Because | Refusal };

const because = (rule: string, params: Because['params']): Because => ({
  rule: `campaign-${rule}`,
  params,
});

/** Whether a decision about the member or the renewal stands in the way. */
const obstacleOf = (facts: Facts, last: Term): { obstacle: Obstacle; why: Because } | null => {
  const { endedOn, endKind, suspendedOn } = facts.membership;
  const found = (obstacle: Obstacle, params: Because['params']) => ({
    obstacle,
    why: because(obstacle, params),
  });
  if (endedOn !== null && endKind === 'merged') return found('merged', { on: endedOn });
  if (endedOn !== null) return found('ended', { on: addDays(endedOn, -1) });
  const renewal = renewalFrom(facts.renewals, last.id);
  if (renewal) {
    return renewal.closedOn === null
      ? found('under-way', { on: renewal.openedOn })
      : found('closed', { on: renewal.closedOn });
  }
  return suspendedOn === null ? null : found('suspended', { on: suspendedOn });
};

/** The last issued term, if it ends in the range. */
const concerned = (facts: Facts, { endsFrom, endsTo, tier }: CampaignRange): Term | null => {
  const last = lastOfBond(facts);
  if (!last || facts.membership.refusedOn !== null) return null;
  if (last.endsOn < endsFrom || last.endsOn > endsTo) return null;
  return tier === undefined || facts.membership.tierCode === tier ? last : null;
};

const step = (
  before: Facts,
  command: RuleName,
  input: Record<string, unknown>,
  ctx: DecisionContext,
): { ok: true; step: CampaignStep } | Refusal => {
  const decision = decide(before, command, input, ctx);
  if (!decision.ok) return decision;
  return { ok: true, step: { command, input, before, outcome: decision.outcome } };
};

/** Proposes a renewal that was just opened, or tells why it must wait. */
const proposing = (
  facts: Facts,
  term: Term,
  ctx: DecisionContext,
): { ok: true; step: CampaignStep } | Refusal | Silence => {
  const stage = firstStage(workflowOf(facts, openRenewal(facts.renewals)), 'waiting');
  if (!stage) return refused('stage-missing');
  if (isPaused(facts.membership, ctx.today)) return 'paused';
  if (!canBeWrittenTo(facts)) return 'no-contact';
  if (!hasPrice(facts, term)) return missingMeasure(facts, term) ? 'no-figure' : 'no-price';
  return step(facts, 'move-renewal', { stageId: stage.id }, ctx);
};

/**
 * The outcome of a campaign for a member on a day; null when no term of it is in the range. Both
 * the plan and the opening call this.
 */
export const campaignOf = (
  facts: Facts,
  range: CampaignRange,
  ctx: DecisionContext,
): CampaignCase | null => {
  const from = concerned(facts, range);
  if (!from) return null;
  const obstacle = obstacleOf(facts, from);
  if (obstacle) return { opens: false, from, ...obstacle };
  const opened = step(facts, 'open-renewal', {}, ctx);
  if (!opened.ok) return { opens: false, from, obstacle: 'refused', why: opened };
  const after = opened.step.outcome.facts;
  const term = proposedBy(after);
  const proposed = proposing(after, term, ctx);
  if (typeof proposed === 'string') {
    return { opens: true, from, term, steps: [opened.step], silence: proposed };
  }
  if (!proposed.ok) return { opens: false, from, obstacle: 'refused', why: proposed };
  const steps = [opened.step, proposed.step];
  return {
    ...{ opens: true, from, steps, silence: null },
    term: proposedBy(proposed.step.outcome.facts),
  };
};

const proposedBy = ({ renewals, terms }: Facts): Term => {
  const renewal = openRenewal(renewals);
  const term = terms.find(({ id }) => id === renewal?.termId);
  if (!term) throw new Error(`Renewal ${renewal?.id ?? 'none'} names a term that does not exist`);
  return term;
};
