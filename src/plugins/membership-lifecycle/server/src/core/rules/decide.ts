import type { Day } from '../../kernel/rules/values';
import { duesState } from './account';
import { withCounters, type Decision } from './change';
import { ruleOf, type RuleName } from './commands';
import { withPastKept } from './kept-past';
import { addPapers } from './papers';
import { nextDueOn, plan } from './plan';
import type { PlannedAction } from './planned';
import { workflowOfTier } from './renewal';
import { statusOf } from './status';
import { lastIssued, termOn } from './terms';
import type { DecisionContext, Effect, Facts, Outcome } from './types';

/** The last step of every change: recomputes the workflow, status, reason and next due day. */
export const refreshStatus = (facts: Facts, today: Day): Facts => {
  // The status comes first: an outdated status itself counts as due.
  const workflow = workflowOfTier(facts, facts.membership.tierCode);
  const after = { ...facts, workflow };
  const membership = { ...facts.membership, ...statusOf(after, today) };
  after.membership = membership;
  membership.nextDueOn = nextDueOn(after, today);
  return after;
};

/** Values shown in lists beside the status. */
export const listCache = (facts: Facts, today: Day) => {
  const shown = termOn(facts.terms, today) ?? lastIssued(facts.terms);
  return { endsOn: shown?.endsOn ?? null, duesState: duesState(facts, shown, today) };
};

/** A later state of an effect replaces its earlier row, such as a waiting reminder that was sent. */
const withEffects = (facts: Facts, effects: readonly Effect[]): Facts => {
  if (effects.length === 0) return facts;
  const known = [...facts.effects, ...effects].map((effect) => [effect.key, effect] as const);
  return { ...facts, effects: [...new Map(known).values()] };
};

/**
 * Ends what every command ends with: papers, what was counted of past days, counters, effects and
 * the cached values.
 */
export const concluded = (
  facts: Facts,
  decision: Decision,
  { name, input }: { name: string; input: object },
  ctx: DecisionContext,
): Decision => {
  if (!decision.ok) return decision;
  const outcome = addPapers(facts, decision.outcome, ctx);
  if ('ok' in outcome) return outcome;
  const kept = withPastKept(facts, outcome.facts, { name, input }, ctx.today);
  const counted = withCounters(kept, outcome.counterChanges);
  const after = refreshStatus(withEffects(counted, outcome.effects), ctx.today);
  return { ok: true, outcome: { ...outcome, facts: after } };
};

/** Decides a command and recomputes the cached values; does not modify its argument. */
export const decide = (
  facts: Facts,
  name: RuleName,
  input: Record<string, unknown>,
  ctx: DecisionContext,
): Decision => concluded(facts, ruleOf(name).decide(facts, input, ctx), { name, input }, ctx);

export interface AppliedAction {
  action: PlannedAction;
  before: Facts;
  outcome: Outcome;
}

// More actions than opening, proposing, lapsing, a status, and the reminders of each term and call
// mean that two rules undo each other.
const mostRounds = ({ terms, dues, workflow, workflows }: Facts): number =>
  12 +
  (1 + terms.length + dues.length) *
    Math.max(1, ...[workflow, ...workflows].map(({ reminders }) => reminders.length));

/**
 * Applies the plan of a day until nothing is due, and returns the steps. Throws when a rule
 * refuses a planned action or the plan never becomes empty: staff then get the error, and other
 * memberships go on.
 */
export const applyPlan = (
  facts: Facts,
  ctx: DecisionContext,
): { facts: Facts; steps: AppliedAction[] } => {
  const steps: AppliedAction[] = [];
  const most = mostRounds(facts);
  let now = facts;
  for (let round = 0; round < most; round += 1) {
    const [action] = plan(now, ctx.today);
    if (!action) return { facts: refreshStatus(now, ctx.today), steps };
    const decision = decide(now, action.command, action.input, ctx);
    if (!decision.ok) throw new Error(`${action.command}: ${decision.reason}`);
    steps.push({ action, before: now, outcome: decision.outcome });
    now = decision.outcome.facts;
    // The facts after a decision say themselves whether anything is due.
    if (now.membership.nextDueOn !== ctx.today) return { facts: now, steps };
  }
  throw new Error(`The plan of ${ctx.today} does not come to an end`);
};
