import type { BulkLine, Day, Localised } from '../kernel/common';

/** The state of a call or a credit note on Chorus Pro, noted by hand. */

export const DEPOSIT_STATES = ['deposited', 'received', 'rejected', 'in-payment'] as const;
export type DepositState = (typeof DEPOSIT_STATES)[number];

/** A line of the history: `undone` takes back what was noted by mistake. */
export const NOTED_STATES = [...DEPOSIT_STATES, 'undone'] as const;
export type NotedState = (typeof NOTED_STATES)[number];

/** The states of the filter: besides those noted, what waits to be deposited. */
export const DEPOSIT_FILTERS = ['to-deposit', ...DEPOSIT_STATES] as const;
export type DepositFilter = (typeof DEPOSIT_FILTERS)[number];

export interface DepositNote {
  state: NotedState;
  on: Day;
  /** Why it was rejected. */
  reason: string | null;
}

/** POST /membership-lifecycle/calls/deposits: notes the same of calls and credit notes. */
export interface DepositInput {
  /** Calls and credit notes, as their list names them. */
  ids: string[];
  state: NotedState;
  on: Day;
  reason: string;
}

/** The most calls and credit notes that are chosen at once: as many as Chorus Pro takes. */
export const MOST_DEPOSITS = 500;

/** GET /membership-lifecycle/calls/selection, with the filters of the list. */
export interface SelectedCall extends BulkLine {
  number: string;
}

/** GET /membership-lifecycle/calls/deposit-plan, with the filters of the list. */
export interface DepositPlan {
  lines: PlannedDeposit[];
}

export interface PlannedDeposit extends SelectedCall {
  /** Why it is left aside; null when it is in the folder. */
  why: Localised | null;
  /** Points to look at before it is deposited. */
  remarks: Localised[];
}
