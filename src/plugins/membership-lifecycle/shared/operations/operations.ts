/** What the application does by itself, and may fall behind with. */
export type Duty = 'daily-run' | 'messages' | 'events';

/** What waits to leave: messages, or events for other software. */
export interface Waiting {
  count: number;
  /** Seconds since the oldest of them was written; null when none waits. */
  oldestAgeSeconds: number | null;
}

/** GET /membership-lifecycle/operations: whether the application does its work by itself. */
export interface OperationsView {
  /** What it is late with; empty when all is well. */
  late: Duty[];
  dailyRun: {
    /** When the last whole run ended; null before the first one. */
    finishedAt: string | null;
    ageSeconds: number | null;
    /** How long it took. */
    durationSeconds: number | null;
    /** Members that the last whole run could not deal with. */
    failures: number;
  };
  messages: Waiting;
  events: Waiting;
}
