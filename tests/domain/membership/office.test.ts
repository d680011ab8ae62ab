import fc from 'fast-check';
import { SEED, plusDays } from '../../helpers/days';
import { holdsMandate } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/mandate';
import {
  OFFICE_DAYS,
  emptySeats,
  officesOf,
  type Officer,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/office';

/** Staff see a mandate end before it leaves nobody to vote, to represent or to be written to. */

const TODAY = '2021-06-01';
const someone = (more: Partial<Officer> = {}): Officer => ({
  role: 'representative',
  isReachable: true,
  ...more,
});
const until = (days: number) => ({ mandateUntil: plusDays(TODAY, days) });

it.each([
  ['nobody at all', [], 'nobody'],
  ['somebody without an address', [someone({ isReachable: false })], 'nobody'],
  ['somebody until yesterday', [someone(until(-1))], 'nobody'],
  ['somebody from tomorrow', [someone({ mandateFrom: plusDays(TODAY, 1) })], 'nobody'],
  ['somebody without an end', [someone()], ''],
  ['somebody until today', [someone(until(0))], 'ending'],
  ['somebody until the last day of those ahead', [someone(until(OFFICE_DAYS))], 'ending'],
  ['somebody until the day after', [someone(until(OFFICE_DAYS + 1))], ''],
  [
    'the last voter until yesterday, others staying',
    [someone(), someone({ role: 'mandate-holder', ...until(-1) })],
    'vacant',
  ],
  [
    'the last representative of long ago, and soon the last voter',
    [
      someone({ role: 'billing' }),
      someone(until(-400)),
      someone({ role: 'mandate-holder', ...until(5) }),
    ],
    'vacant ending',
  ],
  [
    'a voter who has a successor',
    [
      someone(),
      someone({ role: 'mandate-holder', ...until(-1) }),
      someone({ role: 'mandate-holder' }),
    ],
    '',
  ],
  [
    'a successor who begins the next day',
    [someone(until(5)), someone({ mandateFrom: plusDays(TODAY, 6) })],
    '',
  ],
  [
    'a successor who begins a day late',
    [someone(until(5)), someone({ mandateFrom: plusDays(TODAY, 7) })],
    'ending',
  ],
  [
    'the last voter, others staying',
    [someone(), someone({ role: 'mandate-holder', ...until(5) })],
    'ending',
  ],
  [
    'the last representative, who had no address',
    [someone({ role: 'billing' }), someone({ isReachable: false, ...until(5) })],
    'ending',
  ],
  [
    'one of two who pay, another staying',
    [someone(), someone({ role: 'billing', ...until(5) })],
    '',
  ],
] as [string, Officer[], string][])('%s', (_case, officers, expected) => {
  expect(officesOf(officers, TODAY).join(' ')).toBe(expected);
});

it('names each seat that was lost, and nobody to write to before all', () => {
  const lost = [someone(until(-1)), someone({ role: 'mandate-holder', ...until(-1) })];
  expect(emptySeats(lost, TODAY)).toEqual(['recipient']);
  expect(emptySeats([...lost, someone({ role: 'billing' })], TODAY)).toEqual([
    'mandate-holder',
    'representative',
  ]);
  expect(emptySeats([someone({ role: 'billing' })], TODAY)).toEqual([]);
});

const aDay = fc.option(fc.integer({ min: -40, max: 40 }).map((days) => plusDays(TODAY, days)));
const officers = fc.array(
  fc.record({
    role: fc.constantFrom<Officer['role']>(
      'representative',
      'billing',
      'operational',
      'mandate-holder',
    ),
    isReachable: fc.boolean(),
    mandateFrom: aDay,
    mandateUntil: aDay,
  }),
  { maxLength: 5 },
);

it('tells the day before a mandate ends whenever nobody is left the day after', () => {
  fc.assert(
    fc.property(officers, fc.integer({ min: 1, max: OFFICE_DAYS }), (some, ahead) => {
      const reached = (on: typeof TODAY) =>
        some.some((one) => one.isReachable && holdsMandate(one, on));
      const told = officesOf(some, TODAY);
      expect(told.includes('nobody')).toBe(!reached(TODAY));
      const day = plusDays(TODAY, ahead) as typeof TODAY;
      if (!told.includes('nobody') && !told.includes('ending')) expect(reached(day)).toBe(true);
    }),
    { numRuns: 1_000, seed: SEED },
  );
});
