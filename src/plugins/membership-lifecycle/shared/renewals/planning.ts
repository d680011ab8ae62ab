import type { Day } from '../kernel/common';
import type { ScheduleLine } from './schedule';

/** POST /membership-lifecycle/settings/workflows/:id/preview (body: WorkflowInput) */
export interface PlanDifference {
  from: Day;
  to: Day;
  /** The number of memberships compared. */
  compared: number;
  totals: Record<DifferenceKind, number>;
  /** How many more messages would leave; negative for fewer. */
  messages: number;
  /** Sorted by day; only the first lines if there are very many. */
  lines: DifferenceLine[];
}

/** The difference in a step: added, removed, moved to another day, or changed on its day. */
export type DifferenceKind = 'added' | 'removed' | 'moved' | 'changed';

export interface DifferenceLine {
  key: string;
  kind: DifferenceKind;
  membershipId: string;
  reference: string;
  organisation: string;
  command: string;
  /** The step under the saved and under the edited workflow. */
  before: DifferenceSide | null;
  after: DifferenceSide | null;
}

export type DifferenceSide = Pick<ScheduleLine, 'on' | 'letter' | 'status'>;
