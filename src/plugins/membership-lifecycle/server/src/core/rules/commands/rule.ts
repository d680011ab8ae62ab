import type { Day } from '../../../kernel/rules/values';
import type { Decision, Refusal } from '../change';
import type { DecisionContext, Facts } from '../types';

/**
 * A command's rule. `guard` tells without input whether the command is possible now (which decides
 * about buttons); `decide` checks the input and returns the outcome. Neither modifies the facts.
 */
export interface Rule<Input> {
  guard: (facts: Facts, today: Day) => Refusal | null;
  decide: (facts: Facts, input: Input, ctx: DecisionContext) => Decision;
}

/** A rule whose guard is always asked before it decides. */
export const rule = <Input>(
  guard: Rule<Input>['guard'],
  decide: Rule<Input>['decide'],
): Rule<Input> => ({
  guard,
  decide: (facts, input, ctx) => guard(facts, ctx.today) ?? decide(facts, input, ctx),
});
