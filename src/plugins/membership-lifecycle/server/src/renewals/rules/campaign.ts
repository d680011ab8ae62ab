import type { Refusal } from '../../core/rules/change';
import type { RuleName } from '../../core/rules/commands';
import { decide } from '../../core/rules/decide';
import { canBeWrittenTo, hasPrice } from '../../core/rules/plan';
import { firstStage, openRenewal, renewalFrom, workflowOf } from '../../core/rules/renewal';
import { lastOfBond } from '../../core/rules/terms';
import type { Because, DecisionContext, Facts, Outcome, Term } from '../../core/rules/types';
import { refused } from '../../kernel/rules/refused';
import type { Day } from '../../kernel/rules/values';

/**
 * A campaign: the renewals of the terms that end between two days, opened and proposed at once,
 * however far their usual window is. Only a member's last issued term counts: whoever has the next
 * one already is not concerned, although the present one ends in the range.
 */

export interface CampaignRange {
  endsFrom: Day;
  endsTo: Day;
  /** The tier that the member holds, or will hold at its renewal. */
  tier?: string | undefined;
}

/** Why a campaign opens nothing for a member whose term ends in its range. */
export type Obstacle = 'closed' | 'ended' | 'merged' | 'refused' | 'suspended' | 'under-way';

/** Why a renewal that a campaign opens is not proposed with it. */
export type Silence = 'no-contact' | 'no-price';

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

/** What is already decided of a member, or of the renewal of its last term. */
const obstacleOf = (facts: Facts, last: Term): { obstacle: Obstacle; why: Because } | null => {
  const { endedOn, endKind, suspendedOn } = facts.membership;
  const found = (obstacle: Obstacle, params: Because['params']) => ({
    obstacle,
    why: because(obstacle, params),
  });
  if (endedOn !== null) return found(endKind === 'merged' ? 'merged' : 'ended', { on: endedOn });
  const renewal = renewalFrom(facts.renewals, last.id);
  if (renewal) {
    return renewal.closedOn === null
      ? found('under-way', { on: renewal.openedOn })
      : found('closed', { on: renewal.closedOn });
  }
  return suspendedOn === null ? null : found('suspended', { on: suspendedOn });
};

/** The term that a campaign is about: the last one issued, when it ends in the range. */
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

/** The proposal of a renewal that was just opened, or why it has to wait. */
const proposing = (
  facts: Facts,
  term: Term,
  ctx: DecisionContext,
): { ok: true; step: CampaignStep } | Refusal | Silence => {
  const stage = firstStage(workflowOf(facts, openRenewal(facts.renewals)), 'waiting');
  if (!stage) return refused('stage-missing');
  if (!canBeWrittenTo(facts)) return 'no-contact';
  if (!hasPrice(facts, term)) return 'no-price';
  return step(facts, 'move-renewal', { stageId: stage.id }, ctx);
};

/**
 * What a campaign does for one member on a day; null when none of its terms is concerned. The plan
 * shows it and the campaign does it: both ask here.
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
