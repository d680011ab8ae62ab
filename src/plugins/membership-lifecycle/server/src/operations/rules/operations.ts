/** What the application does by itself, and may fall behind with. */
type Duty = 'daily-run' | 'messages' | 'events';

/** Instants, in milliseconds since the epoch. */
export interface OperationsFacts {
  now: number;
  /** When this server started: what was never done is counted from here. */
  startedAt: number;
  lastRunAt: number | null;
  oldestMessageAt: number | null;
  oldestEventAt: number | null;
}

/** What this server does by itself; what it does not, somebody's scheduler does once a day. */
export interface OwnWork {
  daily: boolean;
  outbox: boolean;
}

const HOUR = 3_600_000;
/** A whole day, and what its run may take. */
const A_DAY = 26 * HOUR;
/** The day is run every hour: two that failed are an accident, three are not. */
const HOURLY_RUN = 3 * HOUR;
/** A mailbox that says « later » has been asked four times by then: one such message is no fault yet. */
const OUTBOX = 3 * HOUR;

/**
 * What the application is late with, its own pace or that of a scheduler being given. A server that
 * was off has from its start to catch up, before anybody is alarmed.
 */
export const lateDuties = (facts: OperationsFacts, own: OwnWork): Duty[] => {
  const { now, startedAt, lastRunAt, oldestMessageAt, oldestEventAt } = facts;
  const outbox = own.outbox ? OUTBOX : A_DAY;
  const since: [Duty, number | null, number][] = [
    ['daily-run', lastRunAt ?? startedAt, own.daily ? HOURLY_RUN : A_DAY],
    ['messages', oldestMessageAt, outbox],
    ['events', oldestEventAt, outbox],
  ];
  return since
    .filter(([, from, limit]) => from !== null && now - Math.max(from, startedAt) > limit)
    .map(([duty]) => duty);
};

/** Whole seconds since an instant; 0 for an instant that a wrong clock puts in the future. */
export const ageSeconds = (now: number, instant: number | null): number | null =>
  instant === null ? null : Math.max(0, Math.floor((now - instant) / 1_000));
