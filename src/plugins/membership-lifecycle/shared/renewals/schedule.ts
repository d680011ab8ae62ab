import type { Day, Localised, Page, Sentence } from '../kernel/common';

/** The kinds of a schedule's line; a line may have several. */
export const SCHEDULE_FACETS = [
  'letter',
  'status',
  'renewal',
  'right',
  'scheduled',
  'waiting',
  'note',
  'left-out',
] as const;
export type ScheduleFacet = (typeof SCHEDULE_FACETS)[number];

export interface ScheduleLine {
  /** The line's key, by which its message can be loaded; it stays while nothing changes. */
  key: string;
  on: Day;
  membershipId: string;
  reference: string;
  organisation: string;
  /** The command to run; null for a member who is left out, or whose scheduled command waits. */
  command: string | null;
  facets: ScheduleFacet[];
  because: Sentence;
  /** The status before and after, when it changes. */
  status: { before: string; after: string } | null;
  /** The message and its recipient; one without stays here until there is one. */
  letter: { template: string; names: Localised; toName: string | null } | null;
  /** The note that reminds of something on this day. */
  note?: { id: string; version: number; remindOn: Day };
}

export interface ScheduleDay {
  on: Day;
  /** The number of lines of the day, of all kinds. */
  total: number;
  counts: Record<ScheduleFacet, number>;
}

/** GET /membership-lifecycle/schedule?from=&to=&day=&facet=&search=&membership=&page=&pageSize= */
export interface ScheduleView extends Page<ScheduleLine> {
  meta: Page<ScheduleLine>['meta'] & {
    today: Day;
    from: Day;
    to: Day;
    /** The last possible day. */
    until: Day;
    /** Days with any line, ignoring the filters on kind and day. */
    days: ScheduleDay[];
    /** Memberships that failed, with the reason. */
    failures: { membershipId: string; organisation: string; error: string }[];
  };
}

/** GET /membership-lifecycle/schedule/letter?membership=&on=&key= */
export interface ScheduledMessage {
  template: string;
  toName: string;
  toEmail: string;
  locale: 'fr' | 'en';
  subject: string;
  text: string;
  html: string;
}

/** A difference between the edited and the saved workflow. */
export interface ScheduleChange {
  line: ScheduleLine;
  /** The day under the saved and the edited workflow; null if it does not happen. */
  before: Day | null;
  after: Day | null;
}

/** POST /membership-lifecycle/settings/workflows/:id/preview (body: WorkflowDraft) */
export interface ScheduleDifference {
  from: Day;
  to: Day;
  /** The number of memberships compared. */
  compared: number;
  totals: { added: number; removed: number; moved: number; letters: number; memberships: number };
  /** The differences by membership; only the first if there are many. */
  changes: ScheduleChange[];
  truncated: boolean;
}
