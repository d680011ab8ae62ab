import {
  dueDaysOf,
  lateByMonth,
} from '../../../src/plugins/membership-lifecycle/server/src/statistics/rules/late';
import { LATE_AGES } from '../../../src/plugins/membership-lifecycle/shared/statistics/late';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** Late calls by the month of their due day and by their age: each call counts once in both. */

const TODAY = '2026-11-25' as Day;
const call = (membershipId: string, dueOn: string, left = 100) => ({
  membershipId,
  dueOn: dueOn as Day,
  left,
});

test('a month has its calls, its members and its sums, the oldest first', () => {
  const view = lateByMonth(
    [
      call('a', '2026-10-31'),
      call('a', '2026-10-01', 50),
      call('b', '2026-10-02'),
      call('a', '2025-12-31', 1_000),
    ],
    TODAY,
  );
  expect(view).toEqual({
    on: TODAY,
    months: [
      {
        ...{ month: '2025-12', calls: 1, members: 1, left: 1_000 },
        ages: { month: 0, two: 0, quarter: 0, longer: 1_000 },
      },
      {
        ...{ month: '2026-10', calls: 3, members: 2, left: 250 },
        ages: { month: 100, two: 150, quarter: 0, longer: 0 },
      },
    ],
    calls: 4,
    members: 2,
    left: 1_250,
    ages: { month: 100, two: 150, quarter: 0, longer: 1_000 },
  });
  expect(lateByMonth([], TODAY)).toMatchObject({ months: [], calls: 0, members: 0, left: 0 });
});

test('every day of lateness has one age, and the filter of that age finds it', () => {
  for (let days = 1; days <= 120; days += 1) {
    const dueOn = new Date(Date.UTC(2026, 10, 25 - days)).toISOString().slice(0, 10) as Day;
    const { ages } = lateByMonth([call('a', dueOn)], TODAY);
    const counted = LATE_AGES.filter((age) => ages[age] > 0);
    const found = LATE_AGES.filter((age) => {
      const { dueFrom, dueTo } = dueDaysOf(age, TODAY);
      return (!dueFrom || dueOn >= dueFrom) && dueOn <= dueTo;
    });
    expect([days, counted]).toEqual([days, found]);
    expect(found).toHaveLength(1);
  }
});
