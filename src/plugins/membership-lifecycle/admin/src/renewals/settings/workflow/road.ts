import type { WorkflowInput } from '../../../../../shared/core/workflows';
import { baseOf, type Reminder } from './workflow-input';

/** One day of the road, counted from the end of the term. */
export type RoadDay = { key: string; offset: number } & (
  { kind: 'window' | 'end' | 'grace' } | { kind: 'reminder'; reminder: Reminder }
);

/** Why a reminder around an end would never be sent: it is before the proposal, or after the grace. */
export const neverLeaves = (
  { windowDays, graceDays }: WorkflowInput,
  reminder: Reminder,
): 'early' | 'late' | null => {
  const { offsetDays } = reminder;
  if (baseOf(reminder) !== 'end') return null;
  if (offsetDays <= -windowDays) return 'early';
  return offsetDays > graceDays ? 'late' : null;
};

const ORDER = { window: 0, reminder: 1, end: 2, grace: 3 };

/** The days of the road in their order: the window opens, reminders around the end, the grace is over. */
export const roadDays = (value: WorkflowInput): RoadDay[] => {
  const days: RoadDay[] = [
    { key: 'window', kind: 'window', offset: -value.windowDays },
    { key: 'end', kind: 'end', offset: 0 },
    { key: 'grace', kind: 'grace', offset: value.graceDays },
    ...value.reminders
      .filter((one) => baseOf(one) === 'end')
      .map((reminder): RoadDay => ({
        key: reminder.id,
        kind: 'reminder',
        offset: reminder.offsetDays,
        reminder,
      })),
  ];
  return days.sort((a, b) => a.offset - b.offset || ORDER[a.kind] - ORDER[b.kind]);
};
