import type { CallReminder, CallHold } from '../core/call-reminders';
import type { STATUSES } from '../core/commands';
import type { Day, Localised } from '../kernel/common';
import type { BenefitKind } from '../kernel/content-api';
import type { CallToIssue } from '../membership/calls-to-issue';
import type { MemberOffice } from '../membership/member-list';
import type { Headline } from './headline';

export type StatusName = (typeof STATUSES)[number];
export type StatusCounts = Record<StatusName, number>;

/** The blocks of the dashboard, each a chart and its table. */
export const YEAR_TABLES = ['statuses', 'movements', 'renewals', 'dues', 'rights'] as const;
export type YearTable = (typeof YEAR_TABLES)[number];

/** A call that is not paid in full. GET /membership-lifecycle/dues?overdue=&year=&account=&search=&page=&pageSize= */
export interface UnpaidCall {
  id: string;
  membershipId: string;
  reference: string;
  organisation: string;
  number: string;
  issuedOn: Day;
  dueOn: Day;
  /** In cents, as what follows. */
  amount: number;
  /** What is to be collected: the unpaid rest, less the credit that lies on the account for it. */
  left: number;
  credit: number;
  /** Days past the due date; 0 before it, and when a credit pays all that is left. */
  daysLate: number;
  held: CallHold | null;
  /** The last reminder of it that left or will, with when it left or was written; null without one. */
  reminded: { template: CallReminder; at: string; isSent: boolean } | null;
}

/** What is to be collected on all calls that match, and the credits that are no part of it: in cents. */
export interface DuesSums {
  left: number;
  credit: number;
}

/** How much of a quota is used: nothing, down to the level that staff set, or all of it. */
export const USES = ['none', 'nearly', 'exhausted'] as const;
export type CounterUse = (typeof USES)[number];

/**
 * A quota of a term that runs, or of one that began in a year.
 * GET /membership-lifecycle/counters?use=&benefit=&tier=&year=&search=&page=&pageSize=
 */
export interface RunningCounter {
  id: string;
  membershipId: string;
  reference: string;
  organisation: string;
  benefit: string;
  names: Localised;
  units: Localised | null;
  tierNames: Localised;
  granted: number;
  used: number;
  /** The part of `used` that was carried to the next term. */
  carried: number;
  startsOn: Day;
  endsOn: Day;
}

/** How many members have the counters of a list. */
export interface CountersMeta {
  members: number;
}

/** GET /membership-lifecycle/counters/years: those in which a term with a counter began, the last first. */
export type CountedYears = number[];

/** GET /membership-lifecycle/counters/benefits: the rights that have a running counter. */
export interface CountedBenefit {
  code: string;
  names: Localised;
}

/** GET /membership-lifecycle/statistics/today */
export interface TodayView {
  on: Day;
  /** Open renewals to look at; one may count for several reasons. */
  renewals: {
    total: number;
    /** Renewals to prepare, and their stage if all are in the same. */
    toPrepare: number;
    stageId: string | null;
    overdue: number;
    unanswered: number;
  };
  /** Calls to issue, of renewals and of other periods: how many, and those that begin first. */
  calls: { count: number; first: CallToIssue[] };
  /** Commands noted for a day that could not be done on it. */
  scheduled: { waiting: number };
  /** Notes whose day has come, and that nobody has ticked off. */
  notes: { due: number };
  /** Members with nobody to write to, those without the voter or representative that they had, and those who lose one soon. */
  offices: Record<MemberOffice, number>;
  /** Calls past their due date: how many, what is left to pay, and the oldest of them. */
  overdue: { count: number; left: number; first: UnpaidCall[] };
  /** As in the list of memberships. */
  members: StatusCounts;
  /** Calls due this year: the sums called and paid. */
  dues: { year: number; expected: number; received: number };
}

export interface StatusesOn {
  on: Day;
  counts: StatusCounts;
}

export interface Movement {
  /** `YYYY-MM`. */
  month: string;
  arrivals: number;
  departures: number;
  /** Members at the end of the month, or today. */
  members: number;
}

export interface RenewalRate {
  year: number;
  won: number;
  lost: number;
  open: number;
  /** Won renewals among the decided ones, in percent with one decimal; null without any. */
  rate: number | null;
}

export interface DuesMonth {
  /** `YYYY-MM`. */
  month: string;
  /** In cents: the calls due and the money received in the month. */
  expected: number;
  received: number;
}

export interface RightUse {
  benefit: string;
  names: Localised;
  kind: BenefitKind;
  /** Members who hold the right. */
  members: number;
  /** Null for a right without a quantity. */
  granted: number | null;
  used: number;
  /** Handed on to the next term. */
  carried: number;
}

/** GET /membership-lifecycle/statistics/year?year=; GET …/statistics/year/export?year=&table=&locale= (CSV) */
export interface YearView {
  year: number;
  today: Day;
  /** Years that may be asked for, the latest first. */
  years: number[];
  /** Null for a year that has not begun. */
  headline: Headline | null;
  statuses: StatusesOn[];
  movements: Movement[];
  renewals: RenewalRate[];
  dues: DuesMonth[];
  rights: RightUse[];
}
