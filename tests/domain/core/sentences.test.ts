import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';

/** A reason in words, alone and under the heading of a day. */

const DAY = '2026-12-27';
const END = '2026-12-31';

const told = (rule: string, params: Record<string, string | number>, said?: string) =>
  Object.values(sentence({ rule, params }, said).text);

test.each([
  [
    'plan-reminder',
    { dueOn: DAY, endsOn: END },
    [
      'Message prévu le 27 décembre 2026, la période finissant le 31 décembre 2026.',
      'Message due on 27 December 2026, as the term ends on 31 December 2026.',
    ],
    [
      'Message prévu, la période finissant le 31 décembre 2026.',
      'Message due, as the term ends on 31 December 2026.',
    ],
  ],
  [
    'plan-reminder-start',
    { dueOn: DAY, on: DAY },
    [
      'Message prévu le 27 décembre 2026, la période commençant le 27 décembre 2026.',
      'Message due on 27 December 2026, as the term starts on 27 December 2026.',
    ],
    ['Message prévu, la période commençant.', 'Message due, as the term starts.'],
  ],
  [
    'plan-carry-over',
    { startsOn: DAY },
    [
      'La période commence le 27 décembre 2026 : les droits non utilisés sont reportés.',
      'The term starts on 27 December 2026: unused rights are carried over.',
    ],
    [
      'La période commence : les droits non utilisés sont reportés.',
      'The term starts: unused rights are carried over.',
    ],
  ],
])('%s names its day, unless it is said already', (rule, params, alone, under) => {
  expect(told(rule, params)).toEqual(alone);
  expect(told(rule, params, '2026-12-28')).toEqual(alone);
  expect(told(rule, params, DAY)).toEqual(under);
});

test('a day that a sentence is about stays', () => {
  const lapsed = { endsOn: DAY, graceEnds: DAY };
  expect(told('plan-lapse', lapsed, DAY)).toEqual(told('plan-lapse', lapsed));
});

test('what staff wrote is left as it is', () => {
  const params = { until: DAY, reason: '[voir {until}]' };
  expect(told('override', params, DAY)[1]).toBe(
    'Status set by staff until 27 December 2026: [voir {until}]',
  );
});
