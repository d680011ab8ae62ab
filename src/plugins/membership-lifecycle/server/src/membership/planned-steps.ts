import type { Core } from '@strapi/strapi';
import { COMMANDS, type CommandName } from '../../../shared/core/commands';
import { moveSteps, movedBetween } from '../core/moved-payments';
import type { Step } from '../core/recording';
import { isRuleName, type RuleName } from '../core/rules/commands';
import type { MovePayment } from '../core/rules/commands/payment-corrections';
import { decide } from '../core/rules/decide';
import type { DecisionContext } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { executorOf } from '../kernel/store/database';
import { mergeSteps } from './mergers';
import { refuse } from './refusals/mergers';
import { readUndoing, undoSteps, type Undoing } from './undo-merger';

/** Decides any command that has a plan, on each membership that it changes. */

const OF_TWO = ['move-payment', 'merge-into', 'undo-merge'] as const;

export type PlannedCommand = (RuleName & CommandName) | (typeof OF_TWO)[number];

type Values = Record<string, unknown>;

/** The name of a command that has a plan; refuses any other. */
export const plannable = (name: string): PlannedCommand => {
  if (!Object.hasOwn(COMMANDS, name)) throw refuse('command-unknown', { command: name });
  if (!isRuleName(name) && !OF_TWO.some((one) => one === name)) throw refuse('command-not-planned');
  return name as PlannedCommand;
};

/** What the decision of a command needs beside its facts: only the undoing of a merger does. */
export const undoingFor = async (
  strapi: Core.Strapi,
  id: string,
  name: PlannedCommand,
): Promise<Undoing | null> =>
  name === 'undo-merge' ? readUndoing(strapi, await executorOf(strapi), id) : null;

/** The memberships that a command changes, that of the command first. */
export const membershipsOf = (
  id: string,
  name: PlannedCommand,
  values: Values,
  undoing: Undoing | null = null,
): string[] => {
  if (name === 'move-payment') return movedBetween(id, values as Values & MovePayment);
  if (name === 'merge-into') return [id, String(values.intoMembershipId)];
  if (undoing?.into) return [id, undoing.into];
  return [id];
};

/** Decides a command on its memberships, in their order; throws its refusal. */
export const decideSteps = (
  name: PlannedCommand,
  values: Values,
  loaded: readonly LoadedFacts[],
  ctx: DecisionContext,
  undoing: Undoing | null = null,
): Step[] => {
  if (name === 'move-payment') return moveSteps(loaded, values as Values & MovePayment, ctx);
  if (name === 'merge-into') return mergeSteps(loaded, String(values.reason), ctx);
  if (undoing) return undoSteps(undoing, loaded, String(values.reason), ctx);
  const [{ facts: before, organisationName }] = loaded;
  const decision = decide(before, name as RuleName, values, ctx);
  if (!decision.ok) throw refuse(decision.reason, decision.details);
  return [{ command: name, input: values, before, outcome: decision.outcome, organisationName }];
};
