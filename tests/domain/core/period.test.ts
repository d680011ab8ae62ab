import fc from 'fast-check';
import {
  firstPeriod,
  priceFor,
  priceOfChange,
  nextPeriod,
  type Period,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/period';
import type { TermPolicy } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type {
  Day,
  MonthDay,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  ensure,
  anyDay,
  anyMonthDay,
  awkwardDay,
  makeDay,
  plusDays,
  plusMonths,
  RUNS,
  tellSeed,
} from '../../helpers/days';

beforeAll(tellSeed);

const policy = (values: Partial<TermPolicy> = {}): TermPolicy => ({
  kind: 'calendar-year',
  months: 12,
  yearStartsOn: '01-01',
  rolloverOn: null,
  firstTermPrice: 'full',
  lateRenewal: 'continuous',
  ...values,
});
const anniversary = (values: Partial<TermPolicy> = {}) =>
  policy({ kind: 'anniversary', ...values });
const school = (values: Partial<TermPolicy> = {}) => policy({ yearStartsOn: '09-01', ...values });

const span = ({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }) => `${startsOn}/${endsOn}`;

describe('a first term, by hand', () => {
  it.each([
    ['calendar year, first day', policy(), '2021-01-01', '2021-01-01/2021-12-31'],
    ['calendar year, last day', policy(), '2021-12-31', '2021-12-31/2021-12-31'],
    ['calendar year, mid-year', policy(), '2021-06-15', '2021-06-15/2021-12-31'],
    ['two calendar years', policy({ months: 24 }), '2021-06-15', '2021-06-15/2022-12-31'],
    ['year of 1 September, eve', school(), '2021-08-31', '2021-08-31/2021-08-31'],
    ['year of 1 September, first day', school(), '2021-09-01', '2021-09-01/2022-08-31'],
    ['year of 1 September, after new year', school(), '2022-01-15', '2022-01-15/2022-08-31'],
    ['rollover, eve', policy({ rolloverOn: '10-01' }), '2021-09-30', '2021-09-30/2021-12-31'],
    ['rollover, the day', policy({ rolloverOn: '10-01' }), '2021-10-01', '2021-10-01/2022-12-31'],
    ['rollover, last day', policy({ rolloverOn: '10-01' }), '2021-12-31', '2021-12-31/2022-12-31'],
    ['rollover, next day', policy({ rolloverOn: '10-01' }), '2022-01-01', '2022-01-01/2022-12-31'],
    [
      'rollover across new year, before',
      school({ rolloverOn: '02-01' }),
      '2021-12-31',
      '2021-12-31/2022-08-31',
    ],
    [
      'rollover across new year, eve',
      school({ rolloverOn: '02-01' }),
      '2022-01-31',
      '2022-01-31/2022-08-31',
    ],
    [
      'rollover across new year, the day',
      school({ rolloverOn: '02-01' }),
      '2022-02-01',
      '2022-02-01/2023-08-31',
    ],
    [
      'rollover across new year, end',
      school({ rolloverOn: '02-01' }),
      '2022-08-31',
      '2022-08-31/2023-08-31',
    ],
    [
      'rollover across new year, new year begins',
      school({ rolloverOn: '02-01' }),
      '2022-09-01',
      '2022-09-01/2023-08-31',
    ],
    [
      'rollover on 29 February, common year',
      policy({ rolloverOn: '02-29' }),
      '2021-02-28',
      '2021-02-28/2022-12-31',
    ],
    [
      'rollover on 29 February, leap year eve',
      policy({ rolloverOn: '02-29' }),
      '2024-02-28',
      '2024-02-28/2024-12-31',
    ],
    [
      'rollover on the first day of the year: every first term rolls',
      policy({ rolloverOn: '01-01' }),
      '2021-01-01',
      '2021-01-01/2022-12-31',
    ],
    [
      'year of 29 February',
      policy({ yearStartsOn: '02-29' }),
      '2024-02-28',
      '2024-02-28/2024-02-28',
    ],
    ['anniversary', anniversary(), '2021-03-15', '2021-03-15/2022-03-14'],
    ['anniversary of 1 January', anniversary(), '2021-01-01', '2021-01-01/2021-12-31'],
    ['anniversary of 29 February', anniversary(), '2024-02-29', '2024-02-29/2025-02-27'],
    ['anniversary into a leap year', anniversary(), '2023-03-01', '2023-03-01/2024-02-29'],
    [
      'anniversary of six months from the 31st',
      anniversary({ months: 6 }),
      '2021-08-31',
      '2021-08-31/2022-02-27',
    ],
    ['one month from the 31st', anniversary({ months: 1 }), '2021-01-31', '2021-01-31/2021-02-27'],
  ] as const)('%s', (_name, rules, startsOn, expected) => {
    expect(span(firstPeriod(rules, startsOn))).toBe(expected);
  });
});

describe('terms that follow, by hand', () => {
  const chain = (rules: TermPolicy, startsOn: Day, count: number): string[] => {
    const periods = [firstPeriod(rules, startsOn)];
    for (let index = 1; index < count; index += 1) {
      const previous = periods[index - 1];
      periods.push(nextPeriod(rules, previous, previous.startsOn));
    }
    return periods.map(span);
  };

  it('come back to 29 February in leap years', () => {
    expect(chain(anniversary(), '2024-02-29', 5)).toEqual([
      '2024-02-29/2025-02-27',
      '2025-02-28/2026-02-27',
      '2026-02-28/2027-02-27',
      '2027-02-28/2028-02-28',
      '2028-02-29/2029-02-27',
    ]);
  });

  it('come back to the 31st after shorter months', () => {
    expect(chain(anniversary({ months: 1 }), '2021-01-31', 5)).toEqual([
      '2021-01-31/2021-02-27',
      '2021-02-28/2021-03-30',
      '2021-03-31/2021-04-29',
      '2021-04-30/2021-05-30',
      '2021-05-31/2021-06-29',
    ]);
  });

  it('follow a year that begins on 29 February without a term that ends before it starts', () => {
    expect(chain(policy({ yearStartsOn: '02-29' }), '2022-06-01', 4)).toEqual([
      '2022-06-01/2023-02-27',
      '2023-02-28/2024-02-28',
      '2024-02-29/2025-02-27',
      '2025-02-28/2026-02-27',
    ]);
  });

  it.each([
    ['in time', policy(), '2021-12-31', '2022-01-01/2022-12-31'],
    ['early', policy(), '2021-10-02', '2022-01-01/2022-12-31'],
    ['late, continuous', policy(), '2022-05-10', '2022-01-01/2022-12-31'],
    [
      'two terms late, continuous: nobody owes a term that was never had',
      anniversary(),
      '2024-05-10',
      '2024-01-01/2024-12-31',
    ],
    ['a whole term late to the day, continuous', policy(), '2022-12-31', '2022-01-01/2022-12-31'],
    ['a whole term late and a day, continuous', policy(), '2023-01-01', '2023-01-01/2023-12-31'],
    [
      'late, from the decision, calendar year',
      policy({ lateRenewal: 'from-decision' }),
      '2022-05-10',
      '2022-05-10/2022-12-31',
    ],
    [
      'late, from the decision, anniversary',
      anniversary({ lateRenewal: 'from-decision' }),
      '2022-05-10',
      '2022-05-10/2023-05-09',
    ],
    [
      'late, from the decision, the day after the end',
      anniversary({ lateRenewal: 'from-decision' }),
      '2022-01-01',
      '2022-01-01/2022-12-31',
    ],
    [
      'late, the whole calendar year',
      policy({ lateRenewal: 'calendar-year' }),
      '2022-05-10',
      '2022-01-01/2022-12-31',
    ],
    [
      'two years late, the whole calendar year of the decision',
      policy({ lateRenewal: 'calendar-year' }),
      '2024-05-10',
      '2024-01-01/2024-12-31',
    ],
    [
      'late in an anniversary of six months, the whole calendar year',
      anniversary({ months: 6, lateRenewal: 'calendar-year' }),
      '2022-09-01',
      '2022-01-01/2022-12-31',
    ],
  ] as const)('%s', (_name, rules, decidedOn, expected) => {
    const previous = firstPeriod(policy(), '2021-03-01');
    expect(span(nextPeriod(rules, previous, decidedOn))).toBe(expected);
  });

  it.each(['continuous', 'from-decision', 'calendar-year'] as const)(
    'on the last day of the term is in time, whatever is done with who is late: %s',
    (lateRenewal) => {
      const previous = firstPeriod(policy(), '2021-03-01');
      const next = nextPeriod(anniversary({ lateRenewal }), previous, '2021-12-31');
      expect(span(next)).toBe('2022-01-01/2022-12-31');
    },
  );

  it.each([
    ['2022-06-01', '2022-03-15/2023-03-14'],
    ['2024-06-01', '2024-03-15/2025-03-14'],
  ] as const)(
    'late on %s, an anniversary that goes on keeps its own day',
    (decidedOn, expected) => {
      const previous = firstPeriod(anniversary(), '2021-03-15');
      expect(span(nextPeriod(anniversary(), previous, decidedOn))).toBe(expected);
    },
  );

  it('never takes back a day that was already had when the year of the decision is taken whole', () => {
    const previous = firstPeriod(anniversary(), '2021-03-15');
    const late = policy({ lateRenewal: 'calendar-year' });
    expect(span(nextPeriod(late, previous, '2022-06-01'))).toBe('2022-03-15/2022-12-31');
  });

  it('change from anniversary to calendar year and back without a lost or a doubled day', () => {
    const first = firstPeriod(anniversary(), '2021-03-15');
    const second = nextPeriod(policy(), first, '2022-01-01');
    const third = nextPeriod(anniversary(), second, '2022-10-01');
    expect([first, second, third].map(span)).toEqual([
      '2021-03-15/2022-03-14',
      '2022-03-15/2022-12-31',
      '2023-01-01/2023-12-31',
    ]);
  });

  it('count from the day after a corrected end', () => {
    const first: Period = { ...firstPeriod(anniversary(), '2021-03-31'), endsOn: '2022-06-15' };
    const second = nextPeriod(anniversary(), first, '2022-06-01');
    expect(span(second)).toBe('2022-06-16/2023-06-15');
    expect(span(nextPeriod(anniversary(), second, '2023-01-01'))).toBe('2023-06-16/2024-06-15');
  });
});

const years = fc.constantFrom(12, 24, 36);
const anyPolicy: fc.Arbitrary<TermPolicy> = fc
  .record({
    kind: fc.constantFrom('calendar-year' as const, 'anniversary' as const),
    years,
    months: fc.integer({ min: 1, max: 36 }),
    yearStartsOn: fc.oneof(fc.constantFrom('01-01', '09-01', '02-29', '12-31'), anyMonthDay),
    rolloverOn: fc.option(anyMonthDay),
    firstTermPrice: fc.constantFrom('full' as const, 'remaining-months' as const),
    lateRenewal: fc.constantFrom(
      'continuous' as const,
      'from-decision' as const,
      'calendar-year' as const,
    ),
  })
  .map(({ years: whole, ...rest }) =>
    rest.kind === 'calendar-year' ? { ...rest, months: whole } : rest,
  );

describe('any policies, one after the other', () => {
  const life = fc.record({
    startsOn: awkwardDay,
    first: anyPolicy,
    others: fc.array(fc.tuple(anyPolicy, fc.integer({ min: -400, max: 900 })), {
      minLength: 1,
      maxLength: 4,
    }),
  });

  it('leave no day twice, and none out when renewed in time', () => {
    fc.assert(
      fc.property(life, ({ startsOn, first, others }) => {
        let previous = firstPeriod(first, startsOn);
        ensure(previous.startsOn === startsOn && previous.endsOn >= startsOn, previous);
        for (const [rules, lateness] of others) {
          const decidedOn = plusDays(previous.endsOn, lateness);
          const next = nextPeriod(rules, previous, decidedOn);
          ensure(next.endsOn >= next.startsOn, next);
          const inTime = nextPeriod(rules, previous, previous.endsOn);
          if (lateness <= 0) {
            ensure(next.startsOn === plusDays(previous.endsOn, 1), next);
          } else {
            ensure(next.startsOn > previous.endsOn, next);
            // Whoever decides late is a member on the day of the decision.
            ensure(next.startsOn <= decidedOn && decidedOn <= next.endsOn, next);
          }
          // A term that still runs is owed from its first day where the policy says so.
          if (rules.lateRenewal === 'continuous' && decidedOn <= inTime.endsOn) {
            ensure(span(next) === span(inTime), next);
          }
          previous = next;
        }
      }),
      RUNS,
    );
  });

  it('never drift: the n-th term begins n lengths after the first day, clamped each time anew', () => {
    const terms = fc.record({
      startsOn: awkwardDay,
      months: fc.integer({ min: 1, max: 36 }),
      count: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(terms, ({ startsOn, months, count }) => {
        const rules = anniversary({ months });
        let period = firstPeriod(rules, startsOn);
        for (let index = 1; index <= count; index += 1) {
          period = nextPeriod(rules, period, period.startsOn);
          ensure(period.startsOn === plusMonths(startsOn, index * months), period);
          ensure(
            period.endsOn === plusDays(plusMonths(startsOn, (index + 1) * months), -1),
            period,
          );
        }
      }),
      RUNS,
    );
  });

  it('end calendar years the day before the year begins, whatever came before', () => {
    fc.assert(
      fc.property(life, ({ startsOn, first, others }) => {
        let period = firstPeriod(first, startsOn);
        let rules = first;
        for (const [next] of others) {
          if (rules.kind === 'calendar-year') {
            const after = plusDays(period.endsOn, 1);
            const [month, date] = rules.yearStartsOn.split('-').map(Number);
            ensure(after === makeDay(Number(after.slice(0, 4)), month, date), period);
          }
          period = nextPeriod(next, period, period.endsOn);
          rules = next;
        }
      }),
      RUNS,
    );
  });

  it('roll a first term to the end of the next year from the rollover day on, and not before', () => {
    fc.assert(
      fc.property(anyDay, anyMonthDay, anyMonthDay, (startsOn, yearStartsOn, rolloverOn) => {
        const rules = policy({ yearStartsOn });
        const plain = firstPeriod(rules, startsOn);
        const rolled = firstPeriod({ ...rules, rolloverOn }, startsOn);
        const year = Number(plusDays(plain.endsOn, 1).slice(0, 4));
        const inYear = (y: number, monthDay: MonthDay) => {
          const [month, date] = monthDay.split('-').map(Number);
          return makeDay(y, month, date);
        };
        const begins = inYear(year - 1, yearStartsOn);
        const [early, late] = [inYear(year - 1, rolloverOn), inYear(year, rolloverOn)];
        const from = early >= begins ? early : late;
        const ends = startsOn >= from ? inYear(year + 1, yearStartsOn) : inYear(year, yearStartsOn);
        expect(rolled.endsOn).toBe(plusDays(ends, -1));
        expect(rolled.startsOn).toBe(startsOn);
      }),
      RUNS,
    );
  });
});

describe('the price of a first term, by hand', () => {
  const rules = policy({ firstTermPrice: 'remaining-months' });
  it.each([
    ['the whole year', rules, 500_000, '2021-01-01', 500_000],
    ['the last day of January, a month begun', rules, 500_000, '2021-01-31', 500_000],
    ['February', rules, 500_000, '2021-02-01', 458_333],
    ['half a cent up: 11 of 12 months of 0.06 €', rules, 6, '2021-02-01', 6],
    ['half a cent up: 6 of 12 months of 0.05 €', rules, 5, '2021-07-01', 3],
    ['December', rules, 500_000, '2021-12-01', 41_667],
    ['the last day of the year', rules, 500_000, '2021-12-31', 41_667],
    ['a free tier', rules, 0, '2021-06-01', 0],
    ['two years from mid-year', { ...rules, months: 24 }, 240_000, '2021-07-01', 180_000],
    ['full price by policy', policy(), 500_000, '2021-12-31', 500_000],
    [
      'an anniversary is always whole',
      anniversary({ firstTermPrice: 'remaining-months' }),
      500_000,
      '2021-12-31',
      500_000,
    ],
    [
      'months given by a rollover are free',
      { ...rules, rolloverOn: '10-01' },
      500_000,
      '2021-10-01',
      500_000,
    ],
    ['before the rollover', { ...rules, rolloverOn: '10-01' }, 500_000, '2021-09-30', 166_667],
    ['29 February', rules, 120_000, '2024-02-29', 110_000],
    [
      'year of 1 September, in January',
      school({ firstTermPrice: 'remaining-months' }),
      120_000,
      '2022-01-10',
      80_000,
    ],
  ] as const)('%s', (_name, terms, price, startsOn, expected) => {
    expect(priceFor({ policy: terms, price: price }, firstPeriod(terms, startsOn), true)).toBe(
      expected,
    );
  });
});

it('an anniversary whose end was corrected is paid for the months that it begins', () => {
  const rules = anniversary({ firstTermPrice: 'remaining-months' });
  const period: Period = { ...firstPeriod(rules, '2021-01-01'), endsOn: '2021-06-30' };
  expect(priceFor({ policy: rules, price: 500_000 }, period, true)).toBe(250_000);
});

describe('the price of any first term', () => {
  const priced = fc.record({
    rules: anyPolicy,
    startsOn: awkwardDay,
    price: fc.integer({ min: 0, max: 100_000_000 }),
  });

  it('is whole cents, never above the full price, nothing only for what is free', () => {
    fc.assert(
      fc.property(priced, ({ rules, startsOn, price }) => {
        const asked = priceFor({ policy: rules, price: price }, firstPeriod(rules, startsOn), true);
        expect(Number.isSafeInteger(asked)).toBe(true);
        expect(asked).toBeLessThanOrEqual(price);
        if (price >= rules.months) expect(asked).toBeGreaterThan(0);
        if (rules.firstTermPrice === 'full' || rules.kind === 'anniversary')
          expect(asked).toBe(price);
      }),
      RUNS,
    );
  });

  it('is that of the months begun, counted on the calendar and rounded half up', () => {
    const cases = fc.record({
      startsOn: anyDay,
      price: fc.integer({ min: 0, max: 100_000_000 }),
      month: fc.integer({ min: 1, max: 12 }),
      months: years,
    });
    fc.assert(
      fc.property(cases, ({ startsOn, price, month, months }) => {
        const yearStartsOn = makeDay(2021, month, 1).slice(5) as MonthDay;
        const rules = policy({ yearStartsOn, months, firstTermPrice: 'remaining-months' });
        const gone = (Number(startsOn.slice(5, 7)) - month + 12) % 12;
        const [numerator, denominator] = [BigInt(price) * BigInt(months - gone), BigInt(months)];
        const halfUp = (numerator * 2n + denominator) / (denominator * 2n);
        expect(priceFor({ policy: rules, price: price }, firstPeriod(rules, startsOn), true)).toBe(
          Number(halfUp),
        );
      }),
      RUNS,
    );
  });

  it('R6: is not exceeded by a change to a tier that costs no more a month, whatever its policy', () => {
    let shorter = 0;
    fc.assert(
      fc.property(priced, anyPolicy, fc.nat(), ({ rules, startsOn, price }, other, part) => {
        // As much a month as the first tier, or a half, or a third of it.
        const cheaper = Math.floor((price * other.months) / rules.months / (1 + (part % 3)));
        const period = firstPeriod(rules, startsOn);
        const was = priceFor({ policy: rules, price }, period, true);
        const sold = { policy: other, price: cheaper };
        const now = priceOfChange(sold, { ...period, policy: rules }, true);
        if (was < price) shorter += 1;
        // Each is rounded to a cent.
        ensure(now <= was + 1, ['dearer', rules, other, period, price, cheaper, was, now]);
      }),
      RUNS,
    );
    expect(shorter).toBeGreaterThan(RUNS.numRuns / 20);
  });

  it('never rises as the same year goes on', () => {
    fc.assert(
      fc.property(priced, fc.integer({ min: 1, max: 366 }), ({ rules, startsOn, price }, days) => {
        const one = { ...rules, rolloverOn: null };
        const early = firstPeriod(one, startsOn);
        const later = plusDays(startsOn, days);
        const late = firstPeriod(one, later);
        if (late.endsOn !== early.endsOn) return;
        const [dear, cheap] = [early, late].map((period) =>
          priceFor({ policy: one, price: price }, period, true),
        );
        if (cheap > dear) throw new Error(`${later} pays ${cheap}, ${startsOn} paid ${dear}`);
      }),
      RUNS,
    );
  });
});
