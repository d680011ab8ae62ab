import type { CallWait } from '../../../../shared/core/call-reminders';
import type { Renewal, Stage } from '../../core/rules/types';
import { addDays, daysBetween } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** The renewals that staff should look at; the database's lists use the same criteria. */

/**
 * Why staff should look at a renewal: `todo`, they must act before it continues; `call`, its call is
 * to be issued; `overdue`, it exceeds the expected time in its stage; `unanswered`, the term ended,
 * or the council met, without an answer.
 */
export type Attention = 'todo' | 'call' | 'overdue' | 'unanswered';

/** A renewal that entered the stage before this day is late; null without an expected time. */
export const lateBefore = ({ expectedDays }: Stage, today: Day): Day | null =>
  expectedDays === null ? null : addDays(today, -expectedDays);

/** By how many days a renewal exceeds the expected time in its stage. */
export const daysLate = (renewal: Renewal, stage: Stage | undefined, today: Day): number => {
  const since = stage && lateBefore(stage, today);
  if (!since || renewal.closedOn !== null) return 0;
  return Math.max(0, daysBetween(renewal.enteredStageOn, since));
};

/** Whether the proposal waits for the member's answer. */
export const isUnanswered = ({ answer, closedOn }: Renewal, stage: Stage | undefined): boolean =>
  closedOn === null && answer === null && (stage?.kind === 'waiting' || stage?.kind === 'deciding');

/** Whether the answer should be known: the term is over, or the council has met. */
const isAnswerLate = (
  { decidesOn }: Renewal,
  stage: Stage | undefined,
  { endsOn, today }: { endsOn: Day; today: Day },
): boolean =>
  stage?.kind === 'deciding' ? decidesOn !== null && decidesOn < today : endsOn < today;

/** Every reason to look at a renewal; none while it is on its way. `waits`: for whom its call does. */
export const attentionTo = (
  renewal: Renewal,
  stage: Stage | undefined,
  { endsOn, today, waits }: { endsOn: Day; today: Day; waits: CallWait | null },
): Attention[] => {
  if (renewal.closedOn !== null) return [];
  const reasons: Attention[] = [];
  if (stage?.kind === 'todo') reasons.push('todo');
  if (waits === 'call') reasons.push('call');
  if (daysLate(renewal, stage, today) > 0) reasons.push('overdue');
  const isLate = isAnswerLate(renewal, stage, { endsOn, today });
  if (isUnanswered(renewal, stage) && isLate) reasons.push('unanswered');
  return reasons;
};
