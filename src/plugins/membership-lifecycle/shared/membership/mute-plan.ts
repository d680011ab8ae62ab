import type { LeftOut } from '../core/membership';
import type { BulkLine, Localised } from '../kernel/common';

/** POST /membership-lifecycle/members/mute/plan { membershipIds, until } */
export interface MutePlan {
  lines: PlannedMute[];
}

/** The effect of leaving a member out of sending until a day. */
export interface PlannedMute extends BulkLine {
  /** The version on which the plan is based; sent with the command, which refuses later changes. */
  version: number;
  /** Until when, and why, the member is left out already; the new day and reason take their place. */
  muted: LeftOut | null;
  /** Templates of the messages that would leave by themselves until that day, and do not. */
  unsent: string[];
  /** Why the messages to come cannot be told, as the schedule and the daily run would report it. */
  failure: string | null;
  /** Why it cannot be left out; null when it can. */
  refusal: { reason: string; text: Localised } | null;
}
