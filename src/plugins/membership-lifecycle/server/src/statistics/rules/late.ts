import {
  LATE_AGES,
  type LateAge,
  type LateMonth,
  type LateView,
} from '../../../../shared/statistics/late';
import { addDays, daysBetween } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';

/** Calls past their due day, by the month of that day and by how long ago it was. Pure. */

export interface LateCall {
  membershipId: string;
  dueOn: Day;
  left: Cents;
}

/** The first and the last day of lateness of each age; the last age has no end. */
const DAYS: Record<LateAge, readonly [from: number, to: number | null]> = {
  month: [1, 30],
  two: [31, 60],
  quarter: [61, 90],
  longer: [91, null],
};

/** The due days between which calls have an age, both included. */
export const dueDaysOf = (age: LateAge, today: Day): { dueFrom?: Day; dueTo: Day } => {
  const [from, to] = DAYS[age];
  return {
    ...(to === null ? {} : { dueFrom: addDays(today, -to) }),
    dueTo: addDays(today, -from),
  };
};

const ageOf = (dueOn: Day, today: Day): LateAge => {
  const late = daysBetween(dueOn, today);
  return LATE_AGES.find((age) => late <= (DAYS[age][1] ?? Infinity)) ?? 'longer';
};

/** What is left of late calls, by how long ago their due day was. */
export const lateByAge = (
  calls: readonly { dueOn: Day; left: Cents }[],
  today: Day,
): LateView['ages'] => {
  const ages = none();
  for (const { dueOn, left } of calls) ages[ageOf(dueOn, today)] += left;
  return ages;
};

const none = (): LateView['ages'] => ({ month: 0, two: 0, quarter: 0, longer: 0 });

/** The sums left to pay of calls that are late today, the oldest month first. */
export const lateByMonth = (calls: readonly LateCall[], today: Day): LateView => {
  const months = new Map<string, LateMonth & { who: Set<string> }>();
  const [all, ages] = [new Set<string>(), none()];
  for (const { membershipId, dueOn, left } of calls) {
    const month = dueOn.slice(0, 7);
    const row = months.get(month) ?? {
      ...{ month, calls: 0, members: 0, left: 0, ages: none(), who: new Set<string>() },
    };
    const age = ageOf(dueOn, today);
    row.calls += 1;
    row.left += left;
    row.ages[age] += left;
    row.members = row.who.add(membershipId).size;
    ages[age] += left;
    all.add(membershipId);
    months.set(month, row);
  }
  const rows = [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
  return {
    on: today,
    months: rows.map(({ who: _, ...row }) => row),
    calls: calls.length,
    members: all.size,
    left: calls.reduce((sum, { left }) => sum + left, 0),
    ages,
  };
};
