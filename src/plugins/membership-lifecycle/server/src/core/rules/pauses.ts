import { addDays, daysBetween, maxDay, minDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { Membership, Pause, Status } from './types';

/**
 * The days on which a decision of staff holds the plan back: a suspension, an imposed status, a
 * member left out of sending. Nothing is written by itself then, and the days of a grace do not
 * pass. An end that was revoked is remembered too, and gives no days back.
 */

type Decisions = Pick<
  Membership,
  | 'pauses'
  | 'suspendedOn'
  | 'overrideStatus'
  | 'overrideFrom'
  | 'overrideUntil'
  | 'mutedFrom'
  | 'mutedUntil'
>;

/** Before every day; as old as a status whose first day an earlier version did not record. */
export const ANY_DAY: Day = '0001-01-01';

/** Decisions whose last day is known: past ones, an imposed status, and a silence. */
const bounded = (m: Decisions): Pick<Pause, 'from' | 'until'>[] => {
  const found: Pick<Pause, 'from' | 'until'>[] = m.pauses.filter(
    ({ status, isTold }) => !isTold && status !== 'ended' && status !== 'refused',
  );
  if (m.overrideStatus !== null && m.overrideUntil !== null) {
    found.push({ from: m.overrideFrom ?? ANY_DAY, until: m.overrideUntil });
  }
  if (m.mutedFrom !== null && m.mutedUntil !== null) {
    found.push({ from: m.mutedFrom, until: m.mutedUntil });
  }
  return found;
};

/** Whether a decision of staff holds the plan back on a day. */
export const isPaused = (m: Decisions, day: Day): boolean =>
  (m.suspendedOn !== null && m.suspendedOn <= day) ||
  bounded(m).some(({ from, until }) => from <= day && day <= until);

/** Whether a change begins to hold the plan back on a day. */
export const beginsPause = (before: Decisions, after: Decisions, day: Day): boolean =>
  !isPaused(before, day) && isPaused(after, day);

/** Whether a member is left out of sending on a day. */
export const isMuted = (
  { mutedFrom, mutedUntil }: Pick<Membership, 'mutedFrom' | 'mutedUntil'>,
  day: Day,
): boolean => mutedFrom !== null && mutedUntil !== null && mutedFrom <= day && day <= mutedUntil;

/** The day that ends a delay which begins after a day, leaving out the days of decisions. */
export const addUnpausedDays = (m: Decisions, after: Day, days: number): Day => {
  let end = addDays(after, days);
  let from = addDays(after, 1);
  for (const pause of bounded(m).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const first = maxDay(pause.from, from);
    if (first > pause.until || first > end) continue;
    end = addDays(end, daysBetween(first, pause.until) + 1);
    from = addDays(pause.until, 1);
  }
  return end;
};

/** The past decisions with one that ends today; nothing if it did not last until yesterday. */
const closed = (
  { pauses }: Membership,
  status: Status | null,
  from: Day | null,
  until: Day,
): Pick<Membership, 'pauses'> =>
  from === null || from > until ? { pauses } : { pauses: [...pauses, { status, from, until }] };

/** Ends a suspension. */
export const withoutSuspension = (m: Membership, today: Day): Membership => ({
  ...m,
  ...closed(m, 'suspended', m.suspendedOn, addDays(today, -1)),
  suspendedOn: null,
});

/** Ends an imposed status, or forgets one whose days are over. */
export const withoutOverride = (m: Membership, today: Day): Membership => {
  const until = minDay(m.overrideUntil ?? today, addDays(today, -1));
  return {
    ...m,
    ...closed(m, m.overrideStatus, m.overrideFrom, until),
    overrideStatus: null,
    overrideFrom: null,
    overrideUntil: null,
    overrideReason: null,
  };
};

/** Ends a silence, or forgets one whose days are over. */
export const withoutSilence = (m: Membership, today: Day): Membership => {
  const until = minDay(m.mutedUntil ?? today, addDays(today, -1));
  return {
    ...m,
    ...closed(m, null, m.mutedFrom, until),
    mutedFrom: null,
    mutedUntil: null,
    mutedReason: null,
  };
};

/** Revokes an end or a refusal. */
export const withoutEnd = (m: Membership, today: Day): Membership => ({
  ...m,
  ...closed(
    m,
    m.endedOn === null ? 'refused' : 'ended',
    m.endedOn ?? m.refusedOn,
    addDays(today, -1),
  ),
  endedOn: null,
  endKind: null,
  refusedOn: null,
});
