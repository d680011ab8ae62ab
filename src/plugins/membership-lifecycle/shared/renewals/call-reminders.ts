import type { BulkLine, Localised } from '../kernel/common';
import type { PlannedMessage } from '../membership/command-plan';

/** POST /membership-lifecycle/dues/remind/plan { duesIds, template } */
export interface CallReminderPlan {
  lines: PlannedCallReminder[];
}

/** The messages that reminding of a call would write; the id of the line is that of the call. */
export interface PlannedCallReminder extends BulkLine {
  /** The version on which the plan is based; sent with the command, which refuses later changes. */
  version: number;
  number: string;
  letters: PlannedMessage[];
  /** That it can still be paid in time; null when it is late. */
  notice: Localised | null;
  /** Why it cannot be reminded of; null when it can. */
  refusal: { reason: string; text: Localised } | null;
}
