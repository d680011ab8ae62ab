/** Background work that may be late. */
export type Duty = 'daily-run' | 'messages' | 'events';

/** The waiting messages, or events for other software. */
export interface Waiting {
  count: number;
  /** Age of the oldest in seconds; null when none waits. */
  oldestAgeSeconds: number | null;
}

/** GET /membership-lifecycle/operations: the state of the background work. */
export interface OperationsView {
  /** Late work; empty when all is well. */
  late: Duty[];
  dailyRun: {
    /** The end of the last completed run; null before the first. */
    finishedAt: string | null;
    ageSeconds: number | null;
    /** The duration of that run. */
    durationSeconds: number | null;
    /** Members that failed in the last completed run. */
    failures: number;
  };
  messages: Waiting;
  events: Waiting;
}
