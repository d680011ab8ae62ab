import {
  COMMANDS,
  type CommandField,
  type CommandName,
  type SchedulableName,
} from '../../../../shared/core/commands';
import { patchMembership } from '../../core/rules/change';
import { isRuleName } from '../../core/rules/commands';
import { decide, refreshStatus } from '../../core/rules/decide';
import type { DecisionContext, Facts } from '../../core/rules/types';
import { addMonths } from '../../kernel/rules/calendar';
import { refused } from '../../kernel/rules/refused';
import type { Day, Refused } from '../../kernel/rules/values';
import type { MembershipReason } from '../refusals/mergers';

/** Commands that staff note for a day ahead. */

/** A scheduled command, as simulations need it. */
export interface ScheduledStep {
  membershipId: string;
  command: SchedulableName;
  input: Record<string, unknown>;
  on: Day;
}

type Values = Record<string, unknown>;

/** A budget and the next: further ahead nobody knows the terms, and a note is forgotten. */
const MOST_MONTHS = 24;

export const isSchedulable = (name: CommandName): name is SchedulableName =>
  'schedulable' in COMMANDS[name];

/** Why a command cannot be noted for a day; null when it can. */
export const whyNotOn = (on: Day, today: Day): Refused<MembershipReason> | null => {
  const until = addMonths(today, MOST_MONTHS);
  if (on <= today) return refused('scheduled-day-not-ahead', { field: 'scheduledOn', on });
  return on > until ? refused('scheduled-day-too-far', { field: 'scheduledOn', until }) : null;
};

/** The input with the scheduled day in the fields that otherwise begin with today. */
export const inputOn = (name: CommandName, input: Values, on: Day): Values => {
  const fields: readonly CommandField[] = COMMANDS[name].fields;
  const days = fields.filter(({ today }) => today).map((field) => [field.name, on]);
  return { ...Object.fromEntries(days), ...input };
};

/** A membership that goes on in another one, which takes an open renewal along or closes it. */
const merged = (facts: Facts, today: Day): Facts => {
  if (facts.membership.endedOn !== null) return facts;
  const ended = patchMembership(facts, { endedOn: today, endKind: 'merged' });
  const renewals = facts.renewals.map((one) => ({ ...one, closedOn: one.closedOn ?? today }));
  return refreshStatus({ ...ended, renewals }, today);
};

/**
 * The facts after a scheduled command, for a simulation; unchanged when it would be refused. Of a
 * merger, the membership that ends is known to end; what the other one gains is left out.
 */
export const afterScheduled = (
  facts: Facts,
  { membershipId, command, input }: ScheduledStep,
  ctx: DecisionContext,
): Facts => {
  if (membershipId !== facts.membership.id) return facts;
  if (command === 'merge-into') return merged(facts, ctx.today);
  const decision = isRuleName(command) ? decide(facts, command, input, ctx) : null;
  return decision?.ok ? decision.outcome.facts : facts;
};
