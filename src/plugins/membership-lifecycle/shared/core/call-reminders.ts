import type { Day } from '../kernel/common';
import type { MessageState } from './membership';

/** How an unpaid call is followed. */

/** Why nobody is reminded of a call for a while. */
export const HOLD_CAUSES = ['payment-order', 'agreed', 'contested', 'other'] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];

/** Why what is left of a call is written off: hardly anything is missing, or it will never come. */
export const WRITE_OFF_CAUSES = ['difference', 'loss'] as const;
export type WriteOffCause = (typeof WRITE_OFF_CAUSES)[number];

/** The templates that remind of an unpaid call, from the friendliest to the formal notice. */
export const CALL_REMINDERS = [
  'dues-reminder',
  'dues-second-reminder',
  'dues-formal-notice',
] as const;
export type CallReminder = (typeof CALL_REMINDERS)[number];

/** How strong a reminder of a call is: 0 for the friendliest; -1 for a template of another kind. */
export const strengthOf = (template: string): number =>
  CALL_REMINDERS.findIndex((code) => code === template);

/** Reminders of a call that are on hold. */
export interface CallHold {
  cause: HoldCause;
  /** The last day; of a contested call, the day on which staff look at it again. */
  until: Day;
}

/** A reminder of a call that was written. */
export interface CallReminded {
  template: CallReminder;
  on: Day;
  /** How its message stands; null if that is not known any more. */
  message: MessageState | null;
}

/** For whom a call that is agreed to waits: staff are to issue it, or its body to give a number. */
export type CallWait = 'call' | 'number';

export interface CallWaits {
  /** Null where no call waits. */
  callWaits: CallWait | null;
}
