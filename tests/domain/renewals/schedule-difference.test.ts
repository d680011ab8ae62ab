import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import type { Workflow } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  differenceOf,
  shiftBetween,
} from '../../../src/plugins/membership-lifecycle/server/src/renewals/schedule-difference';
import type { BareLine } from '../../../src/plugins/membership-lifecycle/server/src/renewals/schedule-lines';

/** Two futures of the same members, of which one may go on beyond the year that is compared. */

const UNTIL = '2027-12-01' as Day;
const line = (key: string, on: string) =>
  ({
    ...{ key, on, command: 'send-reminder', membershipId: key, reference: '', organisation: key },
    ...{ letter: { template: 'renewal-reminder' }, status: null },
  }) as unknown as BareLine;

test('what moves beyond the year is moved, and no message fewer', () => {
  const before = [line('a', '2027-12-01'), line('b', '2027-11-01')];
  const after = [line('a', '2027-12-10'), line('b', '2027-11-10')];
  const { totals, messages, lines } = differenceOf(before, after, UNTIL);
  expect(totals).toEqual({ added: 0, removed: 0, moved: 2, changed: 0 });
  expect(messages).toBe(0);
  expect(lines.map(({ after: is }) => is?.on)).toEqual(['2027-11-10', '2027-12-10']);
});

test('what stands beyond the year on both sides is not told', () => {
  const beyond = [line('a', '2027-12-05')];
  const { lines, messages } = differenceOf(beyond, [line('a', '2027-12-14')], UNTIL);
  expect([lines, messages]).toEqual([[], 0]);
  expect(differenceOf([], beyond, UNTIL).lines).toEqual([]);
});

test('what is gone is one message fewer', () => {
  const { totals, messages } = differenceOf([line('a', '2027-11-01')], [], UNTIL);
  expect([totals.removed, messages]).toEqual([1, -1]);
});

test('futures are looked at as far as an edit moves them', () => {
  const workflow = { ...DEFAULT_WORKFLOW, id: 'w' } as unknown as Workflow;
  const [first, ...rest] = workflow.reminders;
  const later = { ...first, offsetDays: first.offsetDays + 9 };
  expect(shiftBetween([workflow], [workflow])).toBe(0);
  expect(shiftBetween([workflow], [{ ...workflow, reminders: [later, ...rest] }])).toBe(9);
  expect(shiftBetween([workflow], [{ ...workflow, windowDays: workflow.windowDays - 30 }])).toBe(
    30,
  );
});
