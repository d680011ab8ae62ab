import type {
  Cents,
  Day,
  Days,
  Euros,
  MonthDay,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** What the types of values refuse: each line that is expected to fail is checked by the compiler. */

const takes = {
  day: (day: Day): Day => day,
  cents: (cents: Cents): Cents => cents,
};

test('a day is neither a text, nor an instant, nor a part of a day', () => {
  const [text, monthDay]: [string, MonthDay] = ['2021-06-01', '06-01'];
  expect(takes.day('2021-06-01')).toBe(text);
  // @ts-expect-error -- any text
  takes.day(text);
  // @ts-expect-error -- nothing yet
  takes.day('');
  // @ts-expect-error -- an instant
  takes.day('2021-06-01T12:00:00Z');
  // @ts-expect-error -- a day of any year
  takes.day(monthDay);
  // @ts-expect-error -- milliseconds
  takes.day(Date.now());
});

test('cents are neither euros nor days', () => {
  const [euros, days]: [Euros, Days] = [50, 30];
  expect(takes.cents(500_000)).toBe(500_000);
  // @ts-expect-error -- euros
  takes.cents(euros);
  // @ts-expect-error -- days
  takes.cents(days);
});
