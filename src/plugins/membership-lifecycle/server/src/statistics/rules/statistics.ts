import { standingOn, type Counted, type CountedMember } from '../../core/rules/past-standing';
import type { Facts, StageKind, Status } from '../../core/rules/types';
import { addDays, addMonths, endOfMonth } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { belongs } from '../../membership/rules/member-list';

/** The statistics of a year. Pure. */

export type Counts = Record<Status, number>;

const NONE: Counts = {
  applied: 0,
  refused: 0,
  pending: 0,
  active: 0,
  grace: 0,
  lapsed: 0,
  suspended: 0,
  ended: 0,
};

/** The first days of the months of a year. */
const firstDaysOf = (year: number): Day[] =>
  Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01-01`, index));

/** The months of a year, as `YYYY-MM`. */
export const monthsOf = (year: number): string[] => firstDaysOf(year).map((day) => day.slice(0, 7));

/**
 * The days on which a year is counted: the eve of its first day, then each end of month; today
 * replaces the end of the current month, and later months are left out.
 */
export const daysOfYear = (year: number, today: Day): Day[] => {
  const eve = addDays(`${year}-01-01`, -1);
  if (today <= eve) return [];
  const ends = firstDaysOf(year)
    .filter((first) => first <= today)
    .map((first) => {
      const last = endOfMonth(first);
      return last < today ? last : today;
    });
  return [eve, ...ends];
};

/**
 * Returns the status that was counted before a merger, undefined where none was: a merger moves
 * terms, and what was counted stays. Of several mergers the earliest after the day knows.
 */
const recordedBy = (counted: readonly Counted[]) => {
  const known = new Map<string, { until: Day; statuses: CountedMember['statuses'] }[]>();
  for (const { until, members } of counted) {
    for (const { membershipId, statuses } of members) {
      known.set(membershipId, [...(known.get(membershipId) ?? []), { until, statuses }]);
    }
  }
  return (membershipId: string, day: Day): Status | null | undefined => {
    const record = known.get(membershipId)?.find(({ until }) => day < until);
    return record && (record.statuses.filter(({ from }) => from <= day).at(-1)?.status ?? null);
  };
};

/**
 * Counts memberships on each of some days; called for one membership after another. The records
 * of mergers are in the order of their days.
 */
export const createCensus = (days: readonly Day[], counted: readonly Counted[] = []) => {
  const recordedOn = recordedBy(counted);
  const counts: Counts[] = days.map(() => ({ ...NONE }));
  const arrivals = days.map(() => 0);
  const departures = days.map(() => 0);

  return {
    days,
    counts,
    /** Members who joined or left since the counted day before. */
    arrivals,
    departures,

    add(facts: Facts): void {
      let belonged = false;
      for (const [index, day] of days.entries()) {
        const recorded = recordedOn(facts.membership.id, day);
        const status = recorded === undefined ? standingOn(facts, day) : recorded;
        const isMember = status !== null && belongs(status);
        if (status !== null) counts[index][status] += 1;
        if (index > 0 && isMember && !belonged) arrivals[index] += 1;
        if (index > 0 && belonged && !isMember) departures[index] += 1;
        belonged = isMember;
      }
    },
  };
};

export type Census = Pick<
  ReturnType<typeof createCensus>,
  'days' | 'counts' | 'arrivals' | 'departures'
>;

/** The days of a census from one to another, as if they alone had been counted. */
export const partOf = (
  { days, counts, arrivals, departures }: Census,
  from: number,
  to?: number,
): Census => ({
  days: days.slice(from, to),
  counts: counts.slice(from, to),
  arrivals: arrivals.slice(from, to),
  departures: departures.slice(from, to),
});

/** Those who belong to the association, of all who are counted. */
export const membersAmong = (counts: Counts): number =>
  Object.entries(counts).reduce(
    (sum, [status, count]) => (belongs(status as Status) ? sum + count : sum),
    0,
  );

/** A count of each status, zero where there is none. */
export const withEveryStatus = (counts: Partial<Counts>): Counts => ({ ...NONE, ...counts });

/** A percentage with one decimal; null when the whole is 0. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10;

/** The outcome of a closed renewal: lost unless it was won, in any stage. */
export const outcomeOf = (
  closed: boolean,
  kind: StageKind | undefined,
): 'won' | 'lost' | 'open' => {
  if (!closed) return 'open';
  return kind === 'won' ? 'won' : 'lost';
};
