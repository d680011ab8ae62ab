import { COMMANDS, type CommandName } from '../../../shared/core/commands';
import { moveSteps, movedBetween } from '../core/moved-payments';
import type { Step } from '../core/recording';
import { isRuleName, type RuleName } from '../core/rules/commands';
import type { MovePayment } from '../core/rules/commands/payment-corrections';
import { decide } from '../core/rules/decide';
import type { DecisionContext } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { mergeSteps } from './mergers';
import { refuse } from './refusals/mergers';

/** Decides any command that has a plan, on each membership that it changes. */

export type PlannedCommand = (RuleName & CommandName) | 'move-payment' | 'merge-into';

type Values = Record<string, unknown>;

/** The name of a command that has a plan; refuses any other. */
export const plannable = (name: string): PlannedCommand => {
  if (!Object.hasOwn(COMMANDS, name)) throw refuse('command-unknown', { command: name });
  const isPlanned = isRuleName(name) || name === 'move-payment' || name === 'merge-into';
  if (!isPlanned) throw refuse('command-not-planned');
  return name as PlannedCommand;
};

/** The memberships that a command changes, that of the command first. */
export const membershipsOf = (id: string, name: PlannedCommand, values: Values): string[] => {
  if (name === 'move-payment') return movedBetween(id, values as Values & MovePayment);
  if (name === 'merge-into') return [id, String(values.intoMembershipId)];
  return [id];
};

/** Decides a command on its memberships, in their order; throws its refusal. */
export const decideSteps = (
  name: PlannedCommand,
  values: Values,
  loaded: readonly LoadedFacts[],
  ctx: DecisionContext,
): Step[] => {
  if (name === 'move-payment') return moveSteps(loaded, values as Values & MovePayment, ctx);
  if (name === 'merge-into') return mergeSteps(loaded, String(values.reason), ctx);
  const [{ facts: before, organisationName }] = loaded;
  const decision = decide(before, name, values, ctx);
  if (!decision.ok) throw refuse(decision.reason, decision.details);
  return [{ command: name, input: values, before, outcome: decision.outcome, organisationName }];
};
