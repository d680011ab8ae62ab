import type { Day, Sentence } from './common';

/** GET /membership-lifecycle/plan[?on=DATE], today by default */
export interface PlannedActionView {
  key: string;
  membershipId: string;
  reference: string;
  organisation: string;
  command: string;
  because: Sentence;
  /** The e-mail that it would send, rendered, or why it would send none. */
  message: { to: string; subject: string; text: string } | null;
}

export interface PlanView {
  on: Day;
  actions: PlannedActionView[];
  /** Memberships that could not be planned, with the reason. */
  failures: { membershipId: string; error: string }[];
}

/** POST /membership-lifecycle/settings/workflows/:id/preview (body: WorkflowInput) */
export interface PlanDifference {
  on: Day;
  /** What the edited workflow would do today and the saved one would not, and the contrary. */
  added: PlannedActionView[];
  removed: PlannedActionView[];
  /** How many memberships were compared, and whether there are more. */
  compared: number;
  truncated: boolean;
}
