import {
  COMMANDS,
  type CommandField,
  type CommandName,
  type SchedulableName,
} from '../../../../shared/core/commands';
import { patchMembership } from '../../core/rules/change';
import { isRuleName } from '../../core/rules/commands';
import { decide, refreshStatus } from '../../core/rules/decide';
import type { Because, DecisionContext, Facts, Membership } from '../../core/rules/types';
import { addMonths } from '../../kernel/rules/calendar';
import { refused } from '../../kernel/rules/refused';
import type { Day, Refused } from '../../kernel/rules/values';
import type { MembershipReason } from '../refusals/mergers';
import { whyHeldBack } from './left-out';

/** Commands that staff note for a day ahead. */

/** A scheduled command, as simulations need it. */
export interface ScheduledStep {
  membershipId: string;
  command: SchedulableName;
  input: Record<string, unknown>;
  on: Day;
  /** The other membership that it changes, as it is today: the one that a merger goes into. */
  other: Membership | null;
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

/**
 * The decision of staff for which a scheduled command waits when its day comes; null when it is done.
 * A body that has another name has it whatever was decided about its membership, and an end is no
 * pause: the command itself is refused then.
 */
export const whyScheduledWaits = (
  command: SchedulableName,
  membership: Membership,
  on: Day,
): Because | null => {
  const isOver = membership.endedOn !== null && membership.endedOn <= on;
  return command === 'change-identity' || isOver ? null : whyHeldBack(membership, on);
};

/**
 * Why a scheduled command waits for staff when its day comes, on account of its own membership or of
 * the other that it changes; null when it is done.
 */
export const whyStepWaits = (
  { command, other }: Pick<ScheduledStep, 'command' | 'other'>,
  own: Membership,
  on: Day,
): Because | null =>
  whyScheduledWaits(command, own, on) ?? (other && whyScheduledWaits(command, other, on));

/** A membership that goes on in another one, which takes an open renewal along or closes it. */
const merged = (facts: Facts, today: Day): Facts => {
  if (facts.membership.endedOn !== null) return facts;
  const ended = patchMembership(facts, { endedOn: today, endKind: 'merged' });
  const renewals = facts.renewals.map((one) => ({ ...one, closedOn: one.closedOn ?? today }));
  return refreshStatus({ ...ended, renewals }, today);
};

/**
 * The facts after a scheduled command, for a simulation; unchanged when it would wait for staff. Of a
 * merger, the membership that ends is known to end; what the other one gains is left out.
 */
export const afterScheduled = (facts: Facts, step: ScheduledStep, ctx: DecisionContext): Facts => {
  const { membershipId, command, input } = step;
  if (membershipId !== facts.membership.id) return facts;
  if (whyStepWaits(step, facts.membership, ctx.today)) return facts;
  if (command === 'merge-into') return merged(facts, ctx.today);
  const decision = isRuleName(command) ? decide(facts, command, input, ctx) : null;
  return decision?.ok ? decision.outcome.facts : facts;
};
