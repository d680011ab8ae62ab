import type { Measure } from '../core/brackets';
import type { LeftOut } from '../core/membership';
import type { WorkflowInput } from '../core/workflows';
import type {
  BulkLine,
  Day,
  DuesState,
  Localised,
  Money,
  OwnAnswer,
  Sentence,
  StageKind,
} from '../kernel/common';
import type { PlannedMessage, PlannedTerm } from '../membership/command-plan';

/** The columns by which the list is sorted. */
export const RENEWAL_COLUMNS = [
  'organisation',
  'stage',
  'since',
  'ends',
  'price',
  'owner',
  'decides',
  'muted',
] as const;
export type RenewalColumn = (typeof RENEWAL_COLUMNS)[number];
export type RenewalOrder = `${RenewalColumn}:${'asc' | 'desc'}`;

/** Why staff should look at a renewal today. */
export type AttentionReason = 'todo' | 'overdue' | 'unanswered';

/**
 * GET /membership-lifecycle/renewals?stage=&owner=&overdue=&unanswered=&attention=&missingPrice=
 * &deciding=&muted=&tier=&endsBefore=&endsAfter=&search=&sort=&page=&pageSize=
 * `owner` is the id of an admin user, `me`, or `none`.
 */
export interface RenewalRow {
  id: string;
  membershipId: string;
  /** The last journal line that this row takes into account. */
  version: number;
  reference: string;
  organisation: string;
  status: string;
  tierCode: string;
  tierNames: Localised;
  stage: {
    id: string;
    names: Localised;
    kind: StageKind;
    color: string;
    expectedDays: number | null;
  };
  termEndsOn: Day;
  proposed: { startsOn: Day; endsOn: Day; price: Money | null; basis: Localised | null };
  openedOn: Day;
  enteredStageOn: Day;
  daysInStage: number;
  daysLate: number;
  attention: AttentionReason[];
  missingPrice: boolean;
  /** The figure whose lack leaves the price open; null for another reason. */
  missingFigure: Measure | null;
  /** Why the proposal is not sent automatically; null when it will be, or was. */
  waits: Sentence | null;
  /** No answer in the time that the stage expects: a new proposal simply waits. */
  unanswered: boolean;
  answeredOn: Day | null;
  /** The member's own answer, given without staff. */
  ownAnswer: OwnAnswer | null;
  /** The day of the council that a decision is expected of; null without one. */
  decidesOn: Day | null;
  muted: LeftOut | null;
  ownerId: string | null;
  owner: string | null;
  /** The last note; the journal has all notes. */
  lastNote: string | null;
  duesState: DuesState;
}

/** The data of each matching renewal that a bulk command needs. */
export interface SelectedRenewal extends BulkLine {
  version: number;
}

export interface StageTotal {
  count: number;
  /** The sum of the proposed prices, per currency; terms without a price are left out. */
  amounts: Money[];
}

/** GET /membership-lifecycle/renewals/stages, with the filters of the list */
export interface StagesView {
  stages: WorkflowInput['stages'];
  /** Matching open renewals by stage, ignoring the filter on the stage. */
  totals: Record<string, StageTotal>;
}

/** GET /membership-lifecycle/colleagues */
export interface Colleague {
  id: string;
  name: string;
}

/** POST /membership-lifecycle/renewals/move/plan { renewalIds, stageId, reason? } */
export interface MovePlan {
  lines: PlannedMove[];
}

export interface PlannedMove extends BulkLine {
  /** The version on which the plan is based; sent with the move, which refuses later changes. */
  version: number;
  from: Localised | null;
  /** The stage after the move; a settled renewal goes on to the next one. */
  to: Localised | null;
  /** The status before and after, if the move changes it. */
  status: { before: string; after: string } | null;
  /** Periods that the move issues or changes. */
  terms: PlannedTerm[];
  /** The amount of the call, if the move issues one. */
  called: Money | null;
  letters: PlannedMessage[];
  /** Why it cannot be moved; null when it can. */
  refusal: { reason: string; text: Localised } | null;
}
