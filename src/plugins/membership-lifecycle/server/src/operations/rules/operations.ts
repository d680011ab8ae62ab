/** Background work that may be late. */
type Duty = 'daily-run' | 'messages' | 'events';

/** Instants, in milliseconds since the epoch. */
export interface OperationsFacts {
  now: number;
  /** The start of this server: work that was never done is late from then on. */
  startedAt: number;
  lastRunAt: number | null;
  oldestMessageAt: number | null;
  oldestEventAt: number | null;
}

/** The work that this server does itself; an external scheduler does the rest once a day. */
export interface OwnWork {
  daily: boolean;
  outbox: boolean;
}

const HOUR = 3_600_000;
/** A day, plus the time that a run may take. */
const A_DAY = 26 * HOUR;
/** The run is hourly: three missed runs are no accident any more. */
const HOURLY_RUN = 3 * HOUR;
/**
 * By then a message has been tried four times: a single mailbox that answers « later » raises no
 * alarm.
 */
const OUTBOX = 3 * HOUR;

/**
 * The work that is late, depending on whether the server or a scheduler does it. After a start,
 * the server has time to catch up before an alarm.
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
