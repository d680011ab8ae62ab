import {
  createCensus,
  daysOfYear,
  membersAmong,
  monthsOf,
  outcomeOf,
  percentOf,
} from '../../../src/plugins/membership-lifecycle/server/src/statistics/rules/statistics';
import { standingOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import type {
  Facts,
  Term,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { makeDay } from '../../helpers/days';
import { factsOf, membership, term } from '../../helpers/facts';

/** A member of one or several terms, who applied on the first day of them unless said otherwise. */
const member = (
  terms: Parameters<typeof term>[0][],
  values: Parameters<typeof membership>[0] = {},
): Facts => {
  const issued = terms.map((one, index) => term({ id: `term-${index}`, ...one }));
  const appliedOn = issued[0]?.startsOn ?? '2021-01-04';
  return factsOf({
    membership: membership({ appliedOn, approvedOn: appliedOn, ...values }),
    terms: issued,
  });
};
const year = (number: number): { startsOn: Day; endsOn: Day } => ({
  startsOn: `${number}-01-01`,
  endsOn: `${number}-12-31`,
});

describe('the days on which a year is looked at', () => {
  it('are its eve and the end of each month, leap days included', () => {
    expect(daysOfYear(2024, '2026-11-25')).toEqual([
      '2023-12-31',
      ...['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30'],
      ...['2024-07-31', '2024-08-31', '2024-09-30', '2024-10-31', '2024-11-30', '2024-12-31'],
    ]);
    expect(daysOfYear(2023, '2026-11-25')[2]).toBe('2023-02-28');
  });

  it('stop at today, in the month that is under way', () => {
    expect(daysOfYear(2026, '2026-03-14')).toEqual([
      ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-14'],
    ]);
    expect(daysOfYear(2026, '2026-01-01')).toEqual(['2025-12-31', '2026-01-01']);
    expect(daysOfYear(2026, '2026-12-31').at(-1)).toBe('2026-12-31');
  });

  it('are none in a year to come: nothing is foretold', () => {
    expect(daysOfYear(2027, '2026-11-25')).toEqual([]);
    expect(daysOfYear(2027, '2026-12-31')).toEqual([]);
  });

  it('belong to twelve months', () => {
    expect(monthsOf(2026)).toHaveLength(12);
    expect([monthsOf(2026)[0], monthsOf(2026)[11]]).toEqual(['2026-01', '2026-12']);
  });
});

describe('the status on a past day', () => {
  it('is none before the application, nor before the first term of a history that was brought in', () => {
    expect(
      standingOn(member([], { appliedOn: '2021-03-01', approvedOn: null }), '2021-02-28'),
    ).toBe(null);
    expect(
      standingOn(member([], { appliedOn: '2021-03-01', approvedOn: null }), '2021-03-01'),
    ).toBe('applied');
    const imported = member([year(2019)], { appliedOn: '2019-06-01' });
    expect(standingOn(imported, '2018-12-31')).toBe(null);
    expect(standingOn(imported, '2019-03-31')).toBe('active');
  });

  it('does not know a term that was decided later: a candidate was a candidate', () => {
    const later = member([{ ...year(2022), issuedOn: '2021-12-10' }], {
      appliedOn: '2021-11-02',
      approvedOn: '2021-12-10',
    });
    expect(standingOn(later, '2021-11-30')).toBe('applied');
    expect(standingOn(later, '2021-12-10')).toBe('pending');
    expect(standingOn(later, '2022-01-31')).toBe('active');
  });

  it('counts a term that was issued late from its first day', () => {
    const late = member([{ ...year(2022), issuedOn: '2022-05-01' }], { appliedOn: '2021-12-01' });
    expect(standingOn(late, '2022-01-31')).toBe('active');
  });

  it('follows the days of grace, the lapse, and the return', () => {
    const gap = member([year(2021), year(2023)]);
    expect(standingOn(gap, '2022-03-01')).toBe('grace');
    expect(standingOn(gap, '2022-03-02')).toBe('lapsed');
    expect(standingOn(gap, '2023-01-01')).toBe('active');
  });
});

describe('the census of a year', () => {
  const count = (all: Facts[], days = daysOfYear(2022, '2026-11-25')) => {
    const census = createCensus(days);
    for (const facts of all) census.add(facts);
    return census;
  };

  it('counts each membership once on each day', () => {
    const { counts } = count([
      member([year(2021), year(2022)]),
      member([year(2021)]),
      member([], { appliedOn: '2022-06-10', approvedOn: null }),
    ]);
    expect(counts[0]).toMatchObject({ active: 2, applied: 0 });
    expect(counts[1]).toMatchObject({ active: 1, grace: 1 });
    expect(counts[3]).toMatchObject({ active: 1, lapsed: 1 });
    expect(counts[6]).toMatchObject({ active: 1, lapsed: 1, applied: 1 });
  });

  it('sees who comes and who leaves in the month, and nobody else', () => {
    const { arrivals, departures } = count([
      // Stays all along.
      member([year(2021), year(2022)]),
      // Lapses on 2 March.
      member([year(2021)]),
      // Comes on 15 May.
      member([{ startsOn: '2022-05-15', endsOn: '2023-05-14' }]),
      // Leaves on 30 September.
      member([year(2022)], { endedOn: '2022-09-30', endKind: 'withdrawn' }),
    ]);
    expect(arrivals).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(departures).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
  });

  it('agrees with itself: members at the end are those of before, who came and less who left', () => {
    const all = Array.from({ length: 60 }, (_, index) => {
      const month = (index % 12) + 1;
      const terms: Partial<Term>[] =
        index % 3 === 0
          ? [year(2021), year(2022)]
          : [{ startsOn: makeDay(2022, month, 10), endsOn: '2022-12-31' }];
      return member(
        terms,
        index % 5 === 0 ? { endedOn: makeDay(2022, month, 20), endKind: 'withdrawn' } : {},
      );
    });
    const { counts, arrivals, departures } = count(all);
    for (let index = 1; index < counts.length; index += 1) {
      expect(membersAmong(counts[index])).toBe(
        membersAmong(counts[index - 1]) + arrivals[index] - departures[index],
      );
    }
    expect(arrivals.reduce((sum, one) => sum + one)).toBeGreaterThan(20);
    expect(departures.reduce((sum, one) => sum + one)).toBeGreaterThan(2);
  });

  it('takes a pause or days of grace for no departure', () => {
    const { departures } = count([
      member([year(2021), year(2022)], { suspendedOn: '2022-04-02' }),
      member([{ startsOn: '2021-11-01', endsOn: '2022-10-31' }]),
    ]);
    expect(departures.reduce((sum, one) => sum + one)).toBe(1);
    expect(departures[12]).toBe(1);
  });
});

describe('shares', () => {
  it('have one decimal, and none of nothing', () => {
    expect(percentOf(2, 3)).toBe(66.7);
    expect(percentOf(0, 5)).toBe(0);
    expect(percentOf(5, 5)).toBe(100);
    expect(percentOf(0, 0)).toBe(null);
  });
});

describe('the outcome of a renewal', () => {
  it('is lost when it is closed without being won, at whatever stage a withdrawal found it', () => {
    expect(outcomeOf(false, 'committed')).toBe('open');
    expect(outcomeOf(true, 'won')).toBe('won');
    expect(outcomeOf(true, 'lost')).toBe('lost');
    expect(outcomeOf(true, 'waiting')).toBe('lost');
    expect(outcomeOf(true, undefined)).toBe('lost');
  });
});
