import {
  convenedAmong,
  convenedBy,
  convenedLate,
  type Convened,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/convened';
import { voter } from '../../helpers/assembly';

/** A convocation is one that left, or that was noted by another way. */

test.each([
  ['sent', 'convened', '2021-06-09'],
  ['queued', 'leaving', '2021-06-01'],
  ['sending', 'leaving', '2021-06-01'],
  ['kept', 'kept', '2021-06-01'],
  ['withheld', 'kept', '2021-06-01'],
  ['failed', 'failed', '2021-06-01'],
  ['cancelled', 'failed', '2021-06-01'],
] as const)('a message that is %s makes it %s', (state, standing, on) => {
  const message = { state, leftOn: state === 'sent' ? ('2021-06-09' as const) : null };
  expect(convenedBy({ on: '2021-06-01', message })).toEqual({ state: standing, on });
});

test('one that was noted, or whose message is gone, counts from its day', () => {
  const convened = { state: 'convened', on: '2021-06-01' };
  expect(convenedBy({ on: '2021-06-01', message: null })).toEqual(convened);
});

test('only who is on the roll is counted, and those whose convocation left too late are told', () => {
  const roll = (['voting', 'voting', 'attending', 'out', 'voting'] as const).map((listing, at) =>
    voter(`m${at}`, { listing }),
  );
  const standing = new Map<string, Convened>([
    ['m0', { state: 'convened', on: '2021-06-01' }],
    ['m1', { state: 'kept', on: '2021-06-01' }],
    ['m2', { state: 'convened', on: '2021-06-16' }],
    ['m3', { state: 'convened', on: '2021-06-16' }],
  ]);
  expect(convenedAmong(roll, standing)).toEqual({
    ...{ convened: 2, leaving: 0, kept: 1, failed: 0, none: 1 },
  });
  expect(convenedLate(roll, standing, '2021-06-15')).toBe(1);
  expect(convenedLate(roll, standing, '2021-06-16')).toBe(0);
});
