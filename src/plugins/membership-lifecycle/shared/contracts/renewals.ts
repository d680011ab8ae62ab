import type { Day, DuesState, Localised, Money, StageKind } from './common';
import type { WorkflowInput } from './workflows';

/** GET /membership-lifecycle/renewals?stage=&kind=&late=&owner=&endsBefore=&endsAfter=&tier=&page=&pageSize= */
export interface RenewalRow {
  id: string;
  membershipId: string;
  /** What of the membership's journal this row has seen. */
  version: number;
  reference: string;
  organisation: string;
  status: string;
  tierCode: string;
  stage: { id: string; names: Localised; kind: StageKind; color: string };
  termEndsOn: Day;
  proposed: { startsOn: Day; endsOn: Day; price: Money | null };
  openedOn: Day;
  enteredStageOn: Day;
  daysLate: number;
  missingPrice: boolean;
  answeredOn: Day | null;
  ownerId: string | null;
  duesState: DuesState;
}

/** GET /membership-lifecycle/renewals/stages */
export interface StagesView {
  stages: WorkflowInput['stages'];
  /** Open renewals by stage id. */
  totals: Record<string, number>;
}
