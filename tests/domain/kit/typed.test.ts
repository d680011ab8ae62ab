import fc from 'fast-check';
import {
  readDay,
  readMonthDay,
} from '../../../src/plugins/membership-lifecycle/admin/src/kit/typing/days';
import {
  readEuros,
  readWhole,
  readYear,
  withoutUnit,
} from '../../../src/plugins/membership-lifecycle/admin/src/kit/typing/numbers';
import { readTime } from '../../../src/plugins/membership-lifecycle/admin/src/kit/typing/times';
import { createFormat } from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/format';
import { eurosText } from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/money';

/** Days, amounts and numbers as people type them: what is read, and what is refused. */

const TODAY = '2026-11-25';
const FORMATS = { fr: createFormat('fr'), en: createFormat('en') };

const dayOf = (text: string, today = TODAY): string | undefined => {
  const found = readDay(text, today);
  return found && 'day' in found ? found.day : undefined;
};
const problemOf = (text: string): string | undefined => {
  const found = readDay(text, TODAY);
  return found && 'problem' in found ? found.problem.reason : undefined;
};
const monthDayOf = (text: string): string | undefined => {
  const found = readMonthDay(text);
  return found && 'monthDay' in found ? found.monthDay : undefined;
};
const monthDayProblem = (text: string): string | undefined => {
  const found = readMonthDay(text);
  return found && 'problem' in found ? found.problem.reason : undefined;
};

const days = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2200-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

const partsOf = (day: string) => {
  const [year, month, date] = day.split('-');
  return { year: year!, month: month!, date: date! };
};

describe('days', () => {
  test.each([
    ['25/11/2026', '2026-11-25'],
    ['5/1/27', '2027-01-05'],
    ['5/1/98', '1998-01-05'],
    ['25/12', '2026-12-25'],
    ['05/01', '2027-01-05'],
    ['1/6', '2026-06-01'],
    ['29/02', '2028-02-29'],
    ['2026-11-25', '2026-11-25'],
    ['25.11.2026', '2026-11-25'],
    ['25-11-2026', '2026-11-25'],
    ['25 11 2026', '2026-11-25'],
    [' 25 / 11 / 2026 ', '2026-11-25'],
    ['1er octobre 2026', '2026-10-01'],
    ['1 oct.', '2026-10-01'],
    ['14 décembre', '2026-12-14'],
    ['October 1, 2026', '2026-10-01'],
  ])('« %s » is %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  test.each([
    ['31/02/2026', 'too-long'],
    ['31/02', 'too-long'],
    ['29/02/2027', 'leap'],
    ['deux', 'form'],
    ['01-10', 'ambiguous'],
    ['01-10-26', 'ambiguous'],
    ['11/25/2026', 'month'],
    ['00/10/2026', 'not-a-day'],
    ['25/11/2O26', 'year'],
    ['25/11/226', 'year'],
    ['25/11/0026', 'year'],
    ['25/11/', 'form'],
    ['25', 'form'],
    ['25/11/2026 à midi', 'form'],
    ['2026-02-31', 'too-long'],
    ['1 jui 2026', 'form'],
  ])('« %s » is refused: %s', (text, reason) => {
    expect(problemOf(text)).toBe(reason);
  });

  test('nothing is no day, and no problem', () => {
    expect(readDay('  ', TODAY)).toBeNull();
    expect(readMonthDay('')).toBeNull();
  });

  test('a day is read from each way of writing it whole', () => {
    fc.assert(
      fc.property(days, days, (day, today) => {
        const { year, month, date } = partsOf(day);
        const short = `${Number(date)}/${Number(month)}/${year}`;
        const ways = [
          day,
          short,
          `${date}/${month}/${year}`,
          `${date}.${month}.${year}`,
          `${date}-${month}-${year}`,
          FORMATS.fr.day(day),
          FORMATS.en.day(day),
        ];
        for (const way of ways) expect(readDay(way, today)).toEqual({ day, completed: false });
      }),
    );
  });

  test('without a year it is that day and month, at most half a year away', () => {
    fc.assert(
      fc.property(days, days, (day, today) => {
        const { month, date } = partsOf(day);
        const found = dayOf(`${date}/${month}`, today)!;
        expect(found.slice(5)).toBe(`${month}-${date}`);
        const away = Math.abs(Date.parse(found) - Date.parse(today)) / 86_400_000;
        expect(away).toBeLessThanOrEqual(found.endsWith('02-29') ? 8 * 366 : 183);
      }),
    );
  });

  test('two digits are the end of the year, within the century around today', () => {
    fc.assert(
      fc.property(days, days, (day, today) => {
        const { year, month, date } = partsOf(day);
        const found = readDay(`${date}/${month}/${year.slice(2)}`, today);
        if (!found || !('day' in found)) return;
        expect(found.day.slice(2)).toBe(day.slice(2));
        const ahead = Number(found.day.slice(0, 4)) - Number(today.slice(0, 4));
        expect(ahead).toBeLessThanOrEqual(20);
        expect(ahead).toBeGreaterThan(-80 - 20);
      }),
    );
  });

  test('any text is a day that exists, with the numbers that were written, or refused', () => {
    const near = fc.stringMatching(/^[0-9/ .eroct-]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        const day = dayOf(text);
        if (day === undefined) return;
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        const written = (text.match(/\d+/g) ?? []).map(Number);
        expect(written).toContain(Number(day.slice(8)));
      }),
    );
  });

  test('a month and a day are never exchanged: those beyond twelve are refused as months', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 31 }), (day, month) =>
        expect(problemOf(`${day}/${month}/2026`)).toBe('month'),
      ),
    );
  });
});

describe('days of each year', () => {
  test.each([
    ['01/10', '10-01'],
    ['1/10', '10-01'],
    ['1er octobre', '10-01'],
    ['31/12', '12-31'],
    ['1 Jan', '01-01'],
    ['October 1', '10-01'],
  ])('« %s » is %s', (text, monthDay) => {
    expect(monthDayOf(text)).toBe(monthDay);
  });

  test.each([
    ['01-10', 'ambiguous'],
    ['10-01', 'ambiguous'],
    ['29/02', 'not-every-year'],
    ['31/02', 'too-long'],
    ['31/04', 'too-long'],
    ['10/13', 'month'],
    ['01/10/2026', 'month-day-form'],
    ['octobre', 'month-day-form'],
  ])('« %s » is refused: %s', (text, reason) => {
    expect(monthDayProblem(text)).toBe(reason);
  });

  test('what is shown of one is read as the same', () => {
    fc.assert(
      fc.property(days, (day) => {
        const monthDay = day.slice(5);
        if (monthDay === '02-29') return;
        for (const { dayAndMonth } of Object.values(FORMATS)) {
          expect(monthDayOf(dayAndMonth(day))).toBe(monthDay);
        }
      }),
    );
  });
});

describe('amounts', () => {
  test.each([
    ['1 234,50', 123_450],
    ['1\u202f234,50 €', 123_450],
    ['1234.5 €', 123_450],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['12 euros', 1200],
    ['0', 0],
    ['-12,3', -1230],
    [' ', null],
  ])('« %s » is %s cents', (text, cents) => {
    expect(readEuros(text)).toBe(cents);
  });

  test.each([
    'douze',
    '12 34',
    '1,234',
    '1,2,3',
    '12,345',
    '12€50',
    '1e3',
    'NaN',
    '€',
    '1 2345',
    '--1',
  ])('« %s » is refused', (text) => {
    expect(readEuros(text)).toBeUndefined();
  });

  test('what is shown of an amount is read as the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }), (cents) => {
        for (const locale of ['fr', 'en', 'de']) {
          expect(readEuros(eurosText(cents, locale))).toBe(cents);
        }
      }),
    );
  });

  test('any text is refused, or an amount with the digits that were written', () => {
    const near = fc.stringMatching(/^[0-9., €-]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        const cents = readEuros(text);
        if (cents === undefined || cents === null) return;
        expect(Number.isSafeInteger(cents)).toBe(true);
        const digits = text.replace(/\D/g, '').replace(/^0+/, '');
        expect(String(Math.abs(cents)).startsWith(digits) || cents === 0).toBe(true);
      }),
    );
  });
});

describe('times of day', () => {
  test.each([
    ['18h', '18:00'],
    ['18 h', '18:00'],
    ['18h30', '18:30'],
    ['18 H 30', '18:30'],
    ['18\u00a0h\u00a030', '18:30'],
    ['18h30min', '18:30'],
    ['9 heures 05', '09:05'],
    ['18:30', '18:30'],
    ['9:05', '09:05'],
    ['18.30', '18:30'],
    ['1830', '18:30'],
    ['930', '09:30'],
    ['18', '18:00'],
    ['9', '09:00'],
    ['0h', '00:00'],
    ['6 pm', '18:00'],
    ['6:30 p.m.', '18:30'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
  ])('« %s » is %s', (text, time) => {
    expect(readTime(text)).toEqual({ time });
  });
  test.each([
    ['9:5', 'minutes'],
    ['18h3', 'minutes'],
    ['24h', 'none'],
    ['18:60', 'none'],
    ['2460', 'none'],
    ['13 pm', 'none'],
    ['0 am', 'none'],
    ['soir', 'form'],
    ['18:', 'form'],
    ['18-30', 'form'],
    ['18h30 20h', 'form'],
    ['12345', 'form'],
    ['-9', 'form'],
  ])('« %s » is refused: %s', (text, reason) => {
    expect(readTime(text)).toEqual({ problem: { reason, given: text } });
  });
  test('nothing is no time, and a time is read as it is shown', () => {
    expect(readTime('  ')).toBeNull();
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
        const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
        expect(readTime(time)).toEqual({ time });
      }),
    );
  });
});

describe('units after a number', () => {
  test.each([
    ['3 jours', 'Délai de convocation, en jours', '3'],
    ['3jours', 'Délai, en jours', '3'],
    ['1 jour', 'Délai, en jours', '1'],
    ['24 MOIS', 'Durée en mois', '24'],
    ['3 days', 'Notice, in days', '3'],
    // Another unit than that of the field is not read as its own.
    ['3 mois', 'Délai, en jours', '3 mois'],
    ['3 jours', 'Places', '3 jours'],
    ['jours', 'Délai, en jours', 'jours'],
    ['2O26', 'Année', '2O26'],
  ])('« %s » under « %s »', (typed, beside, read) => {
    expect(withoutUnit(typed, beside)).toBe(read);
  });
});

describe('whole numbers and years', () => {
  test.each([
    ['12', 12],
    ['1 000', 1000],
    ['-3', -3],
    ['', null],
  ])('« %s » is %s', (text, value) => {
    expect(readWhole(text)).toBe(value);
  });
  test.each(['deux', '1,5', '1.0', '1e3', '3 jours', '0x10'])('« %s » is refused', (text) => {
    expect(readWhole(text)).toBeUndefined();
  });
  test('a year has four digits', () => {
    expect(readYear(' 2026 ')).toBe(2026);
    expect(readYear('')).toBeNull();
    for (const text of ['26', '2O26', '20266', '-2026']) expect(readYear(text)).toBeUndefined();
  });
  test('a number is read from its own text', () => {
    fc.assert(fc.property(fc.integer(), (value) => expect(readWhole(String(value))).toBe(value)));
  });
});
