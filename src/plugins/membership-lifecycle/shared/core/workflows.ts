import type { Day, Localised, StageKind } from '../kernel/common';
import { CALL_REMINDERS } from './call-reminders';

/**
 * The day from which a reminder is counted: the end or the start of a term, the first day of
 * membership, or the day by which a call is to be paid.
 */
export const REMINDER_BASES = ['end', 'start', 'joining', 'due'] as const;

export type ReminderBase = (typeof REMINDER_BASES)[number];

/** The templates that make sense for the reminders of a base; any other one for those of the end. */
export const REMINDER_TEMPLATES: Record<Exclude<ReminderBase, 'end'>, readonly string[]> = {
  start: ['term-started'],
  joining: ['member-welcome', 'term-started'],
  due: CALL_REMINDERS,
};

/** Whether a message with this template can be a reminder of a base. */
export const suits = (base: ReminderBase, template: string): boolean =>
  base === 'end'
    ? !Object.values(REMINDER_TEMPLATES).some((codes) => codes.includes(template))
    : REMINDER_TEMPLATES[base].includes(template);

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
  /** The daily run writes no reminder of a call that asks for less. In cents, of whole euros. */
  leastReminded: number;
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
    /** Older clients send none: then the end of the term. */
    base?: ReminderBase;
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
