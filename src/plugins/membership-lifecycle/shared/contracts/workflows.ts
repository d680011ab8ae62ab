import type { Day, Localised, StageKind } from './common';

/** GET|PUT /membership-lifecycle/settings/workflow[s/:id] */
export interface WorkflowInput {
  name: string;
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
  reminders: {
    id: string;
    offsetDays: number;
    messageTemplate: string;
    contactRole: 'representative' | 'billing' | 'operational' | 'mandate-holder';
    addedOn: Day;
  }[];
}

export interface WorkflowView extends WorkflowInput {
  id: string;
  isDefault: boolean;
  /** Open renewals by stage id: a stage in use cannot be removed. */
  usage: Record<string, number>;
}
