import type { Renewal, Stage } from '../../core/rules/types';
import { addDays, daysBetween } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** Which renewals need a hand; lists ask the same of the database, by the same days. */

/**
 * Why somebody should look at a renewal today: nothing can leave without them (`todo`), it has stood
 * in its stage longer than the stage expects (`overdue`), or the term ended without an answer.
 */
export type Attention = 'todo' | 'overdue' | 'unanswered';

/** A renewal is late in a stage when it entered before this day; null where nothing is expected. */
export const lateBefore = ({ expectedDays }: Stage, today: Day): Day | null =>
  expectedDays === null ? null : addDays(today, -expectedDays);

/** Days that a renewal has stood in its stage beyond what the stage expects. */
export const daysLate = (renewal: Renewal, stage: Stage | undefined, today: Day): number => {
  const since = stage && lateBefore(stage, today);
  if (!since || renewal.closedOn !== null) return 0;
  return Math.max(0, daysBetween(renewal.enteredStageOn, since));
};

/** The proposal is with the member, who has not said yes or no. */
export const isUnanswered = ({ answer, closedOn }: Renewal, stage: Stage | undefined): boolean =>
  closedOn === null && answer === null && stage?.kind === 'waiting';

/** Every reason why a renewal needs a hand; none when it is on its way. */
export const attentionTo = (
  renewal: Renewal,
  stage: Stage | undefined,
  { endsOn, today }: { endsOn: Day; today: Day },
): Attention[] => {
  if (renewal.closedOn !== null) return [];
  const reasons: Attention[] = [];
  if (stage?.kind === 'todo') reasons.push('todo');
  if (daysLate(renewal, stage, today) > 0) reasons.push('overdue');
  if (isUnanswered(renewal, stage) && endsOn < today) reasons.push('unanswered');
  return reasons;
};
