import { addDays } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import type { Refusal } from '../change';
import type { Facts } from '../types';

/** Refusals by where a membership stands, shared by commands. */

/** Refuses money, and calls for it, for a membership whose account went to another. */
export const notMerged = ({ membership }: Facts): Refusal | null =>
  membership.endKind === 'merged' ? refused('membership-merged') : null;

/** Refuses what needs a membership that is not over: one whose end is to come still is. */
export const notOver = ({ membership: m }: Facts, today: Day): Refusal | null => {
  const isOver = m.refusedOn !== null || (m.endedOn !== null && m.endedOn <= today);
  return isOver ? refused('membership-over') : null;
};

/** Refuses what begins something for a membership that is over, or whose end is recorded. */
export const notEnding = (facts: Facts, today: Day): Refusal | null => {
  const { endedOn } = facts.membership;
  const lastDay = endedOn && addDays(endedOn, -1);
  return notOver(facts, today) ?? (lastDay ? refused('membership-ending', { lastDay }) : null);
};
