import type { Day, Localised, StageKind } from '../kernel/common';

/** GET|PUT|DELETE /membership-lifecycle/settings/workflow[s/:id], with `If-Match` on PUT */
export interface WorkflowInput {
  name: string;
  /** Whether it is the one workflow for all tiers that no other workflow names. */
  isDefault: boolean;
  tierCodes: string[];
  windowDays: number;
  graceDays: number;
  activation: 'decision' | 'payment';
  dueDays: number;
  stages: {
    id: string;
    names: Localised;
    kind: StageKind;
    color: string;
    expectedDays: number | null;
    messageTemplate: string | null;
    issuesCall: boolean;
  }[];
  /** The new stage for the renewals under way in each removed stage. */
  moves: { stageId: string; toStageId: string }[];
  reminders: {
    id: string;
    offsetDays: number;
    messageTemplate: string;
    contactRole: 'representative' | 'billing' | 'operational' | 'mandate-holder';
    addedOn: Day;
  }[];
}

export interface WorkflowView extends Omit<WorkflowInput, 'moves'> {
  id: string;
  /** The number of saves, sent as `If-Match`. */
  version: number;
  /** Renewals under way, by stage id. */
  usage: Record<string, number>;
  /** The renewals opened with it. */
  renewals: { open: number; closed: number };
}

/** POST /membership-lifecycle/settings/workflows */
export interface WorkflowCopy {
  name: string;
  /** The workflow that is copied. */
  from: string;
}
