import type { WorkflowInput } from '../core/workflows';
import type {
  Day,
  DuesState,
  Localised,
  Money,
  OwnAnswer,
  Sentence,
  StageKind,
} from '../kernel/common';

/** Why a renewal needs a hand today. */
export type AttentionReason = 'todo' | 'overdue' | 'unanswered';

/**
 * GET /membership-lifecycle/renewals?stage=&owner=&overdue=&unanswered=&attention=&missingPrice=
 * &tier=&endsBefore=&endsAfter=&search=&page=&pageSize=
 * `owner` is the id of an admin user, `me`, or `none`.
 */
export interface RenewalRow {
  id: string;
  membershipId: string;
  /** What of the membership's journal this row has seen. */
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
  proposed: { startsOn: Day; endsOn: Day; price: Money | null };
  openedOn: Day;
  enteredStageOn: Day;
  daysInStage: number;
  daysLate: number;
  attention: AttentionReason[];
  missingPrice: boolean;
  /** Why the proposal does not leave by itself; null when it will, or has. */
  waits: Sentence | null;
  unanswered: boolean;
  answeredOn: Day | null;
  /** Who answered for the member, when it was not staff. */
  ownAnswer: OwnAnswer | null;
  ownerId: string | null;
  owner: string | null;
  /** The last note; the journal holds them all. */
  lastNote: string | null;
  duesState: DuesState;
}

/** What a command on many needs of each renewal that filters find. */
export interface SelectedRenewal {
  membershipId: string;
  version: number;
  organisation: string;
  reference: string;
}

export interface StageTotal {
  count: number;
  /** What the proposed terms cost together, by currency; those without a price are left out. */
  amounts: Money[];
}

/** GET /membership-lifecycle/renewals/stages, with the filters of the list */
export interface StagesView {
  stages: WorkflowInput['stages'];
  /** Open renewals that the filters keep, by stage id, whatever stage the list shows. */
  totals: Record<string, StageTotal>;
}

/** GET /membership-lifecycle/colleagues */
export interface Colleague {
  id: string;
  name: string;
}

/** POST /membership-lifecycle/renewals/move/plan { membershipIds, stageId, reason? } */
export interface MovePlan {
  lines: PlannedMove[];
}

export interface PlannedMove {
  membershipId: string;
  reference: string;
  organisation: string;
  /** What the plan has seen; sent back with the move, it refuses what has changed since. */
  version: number;
  from: Localised | null;
  /** Where the renewal will stand: a stage that is settled already leads further. */
  to: Localised | null;
  /** The status that the member leaves and the one they get, when the move changes it. */
  status: { before: string; after: string } | null;
  /** The amount that is called, when the move issues a call. */
  called: Money | null;
  letters: PlannedMessage[];
  /** Why it will not move; null when it will. */
  refusal: { reason: string; text: Localised } | null;
}

/** An e-mail that a move sends, or why it cannot be written. */
export type PlannedMessage =
  | { ok: true; template: string; to: string; subject: string; text: string }
  | { ok: false; template: string; text: Localised };
