import type { Day } from '../kernel/common';
import type { ScheduleLine } from './schedule';

/** POST /membership-lifecycle/settings/workflows/:id/preview (body: WorkflowInput) */
export interface PlanDifference {
  from: Day;
  to: Day;
  /** How many memberships were compared. */
  compared: number;
  totals: Record<DifferenceKind, number>;
  /** In the order of the days; when there are very many, the first of them. */
  lines: DifferenceLine[];
}

/** What becomes of a step under the edited workflow: moved to a day, or changed on its day. */
export type DifferenceKind = 'added' | 'removed' | 'moved' | 'changed';

export interface DifferenceLine {
  key: string;
  kind: DifferenceKind;
  membershipId: string;
  reference: string;
  organisation: string;
  command: string;
  /** The step under the saved workflow and under the edited one. */
  before: DifferenceSide | null;
  after: DifferenceSide | null;
}

export type DifferenceSide = Pick<ScheduleLine, 'on' | 'letter' | 'status'>;
