import type { Day, Localised, Page, Sentence } from '../kernel/common';

/** What a line of the schedule tells: a line may tell several things. */
export type ScheduleFacet = 'letter' | 'status' | 'renewal' | 'right' | 'left-out';

export interface ScheduleLine {
  /** Stable while nothing changes: a message is asked for by it. */
  key: string;
  on: Day;
  membershipId: string;
  reference: string;
  organisation: string;
  /** What will be done; null for somebody who is left out. */
  command: string | null;
  facets: ScheduleFacet[];
  because: Sentence;
  /** The status before and after, when it changes. */
  status: { before: string; after: string } | null;
  /** The message that will leave, and to whom. */
  letter: { template: string; names: Localised; toName: string } | null;
}

export interface ScheduleDay {
  on: Day;
  /** Lines of the day, whatever they tell. */
  total: number;
  counts: Record<ScheduleFacet, number>;
}

/** GET /membership-lifecycle/schedule?from=&to=&day=&facet=&search=&membership=&page=&pageSize= */
export interface ScheduleView extends Page<ScheduleLine> {
  meta: Page<ScheduleLine>['meta'] & {
    today: Day;
    from: Day;
    to: Day;
    /** The last day that may be asked for. */
    until: Day;
    /** Days on which something happens, whatever the facet and the day asked for. */
    days: ScheduleDay[];
    /** Memberships that could not be looked at, with the reason. */
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

/** One thing that an edited workflow would do otherwise than the saved one. */
export interface ScheduleChange {
  line: ScheduleLine;
  /** The day under the saved workflow, and under the edited one; null when it does not happen. */
  before: Day | null;
  after: Day | null;
}

/** POST /membership-lifecycle/settings/workflows/:id/preview (body: WorkflowDraft) */
export interface ScheduleDifference {
  from: Day;
  to: Day;
  /** How many memberships were compared. */
  compared: number;
  totals: { added: number; removed: number; moved: number; letters: number; memberships: number };
  /** What changes, membership by membership; the first of them when there are many. */
  changes: ScheduleChange[];
  truncated: boolean;
}
