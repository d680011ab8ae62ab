import type { Measure } from '../core/brackets';
import type { CallWaits } from '../core/call-reminders';
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
export type AttentionReason = 'todo' | 'call' | 'overdue' | 'unanswered';

/**
 * GET /membership-lifecycle/renewals?stage=&owner=&overdue=&unanswered=&attention=&toCall=
 * &missingPrice=&deciding=&muted=&tier=&endsBefore=&endsAfter=&search=&sort=&page=&pageSize=
 * `owner` is the id of an admin user, `me`, or `none`: nobody, or somebody who may follow none any more.
 */
export interface RenewalRow extends CallWaits {
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
