import type { ReminderBase } from '../../../../shared/core/workflows';
import type { Cents, Day, Days, Localised } from '../../kernel/rules/values';
import type { ContactRole } from './types';

/** The types of workflows, which staff edit. */

/** `deciding`: the member’s council decides on a day; no answer yet, and nothing lapses before it. */
export type StageKind = 'todo' | 'waiting' | 'deciding' | 'committed' | 'won' | 'lost';

export interface Stage {
  /** Stable for ever: effects are keyed by it. */
  id: string;
  names: Localised;
  kind: StageKind;
  color: string;
  /** Days that a renewal should stay here; null = no expectation. */
  expectedDays: Days | null;
  /** Code of the template sent on entering. */
  messageTemplate: string | null;
  /** Entering this stage issues the call for dues, and issuing the call enters it. */
  issuesCall: boolean;
}

export interface Reminder {
  /** Stable for ever. */
  id: string;
  /** The day from which it is counted. */
  base: ReminderBase;
  /** Days relative to its base: negative before, positive after. */
  offsetDays: Days;
  messageTemplate: string;
  contactRole: ContactRole;
  /** The day on which the step was added: it does not apply to anything that was due before. */
  addedOn: Day;
}

export type Activation = 'decision' | 'payment';

export interface Workflow {
  id: string;
  name: string;
  isDefault: boolean;
  /** Tiers with this workflow; all other tiers have the default workflow. */
  tierCodes: string[];
  /** The renewal opens so many days before the end of the term. */
  windowDays: Days;
  graceDays: Days;
  activation: Activation;
  /** A call is due so many days after its issue. */
  dueDays: Days;
  /** The daily run writes no reminder of a call that asks for less. In cents, of whole euros. */
  leastReminded: Cents;
  stages: Stage[];
  /** Removed stages that closed renewals still refer to. */
  pastStages: Stage[];
  reminders: Reminder[];
}
