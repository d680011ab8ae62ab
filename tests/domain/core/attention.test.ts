import type { CallWait } from '../../../src/plugins/membership-lifecycle/shared/core/call-reminders';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  attentionTo,
  daysLate,
  isUnanswered,
  lateBefore,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/attention';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import type {
  Renewal,
  Stage,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';

/** Which renewals need a hand, and since when one is late. */

const stage = (id: string): Stage => {
  const found = DEFAULT_WORKFLOW.stages.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const renewal = (values: Partial<Renewal> = {}): Renewal => ({
  ...{ id: 'r', membershipId: 'm', fromTermId: 'f', termId: 't', workflowId: 'w' },
  ...{ stageId: 'proposed', openedOn: '2021-10-02', enteredStageOn: '2021-10-02' },
  ...{ answer: null, answeredOn: null, stageBeforeMoney: null, deliberationOn: null },
  deliberationReference: null,
  ...{ engagementNumber: null, serviceCode: null, proposedOn: '2021-10-02', closedOn: null },
  ...{ closeReason: null, ownerId: null, notes: null, decidesOn: null },
  ...values,
});

const END: Day = '2021-12-31';
const on = (today: Day, waits: CallWait | null = null) => ({ endsOn: END, today, waits });

test('a renewal is late from the day after the last that its stage expects', () => {
  const proposed = stage('proposed');
  expect(proposed.expectedDays).toBe(45);
  // 2 October and 45 days: 16 November is still in time.
  expect(daysLate(renewal(), proposed, '2021-11-16')).toBe(0);
  expect(daysLate(renewal(), proposed, '2021-11-17')).toBe(1);
  expect(lateBefore(proposed, '2021-11-16')).toBe('2021-10-02');
  expect(lateBefore(proposed, '2021-11-17')).toBe('2021-10-03');
});

test('a council is late with its answer from the day after it met, however long the term runs', () => {
  const council = stage('council');
  const deciding = renewal({ stageId: 'council', decidesOn: '2022-02-12' });
  expect(attentionTo(deciding, council, on('2021-11-20'))).toEqual([]);
  expect(attentionTo(deciding, council, on('2021-12-01'))).toEqual([]);
  expect(attentionTo(deciding, council, on('2022-02-12'))).not.toContain('unanswered');
  expect(attentionTo(deciding, council, on('2022-02-13'))).toContain('unanswered');
  const undated = { ...deciding, decidesOn: null };
  expect(attentionTo(undated, council, on('2022-02-13'))).toEqual(['overdue']);
});

test('nothing is late where nothing is expected, nor once it is closed', () => {
  expect(lateBefore(stage('settled'), '2030-01-01')).toBeNull();
  expect(daysLate(renewal(), stage('settled'), '2030-01-01')).toBe(0);
  expect(daysLate(renewal(), undefined, '2030-01-01')).toBe(0);
  expect(daysLate(renewal({ closedOn: '2021-11-01' }), stage('proposed'), '2030-01-01')).toBe(0);
});

test('only who was asked and said nothing is unanswered', () => {
  expect(isUnanswered(renewal(), stage('proposed'))).toBe(true);
  expect(isUnanswered(renewal({ answer: 'accepted' }), stage('proposed'))).toBe(false);
  expect(isUnanswered(renewal(), stage('to-prepare'))).toBe(false);
  expect(isUnanswered(renewal(), stage('call-issued'))).toBe(false);
  expect(isUnanswered(renewal({ closedOn: END }), stage('proposed'))).toBe(false);
});

test('what has to be prepared needs a hand from its first day', () => {
  const toPrepare = stage('to-prepare');
  expect(attentionTo(renewal(), toPrepare, on('2021-10-02'))).toEqual(['todo']);
  expect(attentionTo(renewal(), toPrepare, on('2021-10-18'))).toEqual(['todo', 'overdue']);
});

test('a proposal needs a hand once it is late, or once the term has ended without an answer', () => {
  const proposed = stage('proposed');
  expect(attentionTo(renewal(), proposed, on('2021-11-16'))).toEqual([]);
  expect(attentionTo(renewal(), proposed, on('2021-11-17'))).toEqual(['overdue']);
  const recent = renewal({ enteredStageOn: '2021-12-20' });
  expect(attentionTo(recent, proposed, on(END))).toEqual([]);
  expect(attentionTo(recent, proposed, on('2022-01-01'))).toEqual(['unanswered']);
});

test('a yes needs a hand the same day, until its call is issued', () => {
  const agreed = renewal({ stageId: 'awaiting-decision', answer: 'accepted' });
  const stands = stage('awaiting-decision');
  expect(attentionTo(agreed, stands, on('2021-10-02', 'call'))).toEqual(['call']);
  expect(attentionTo(agreed, stands, on('2021-10-02', 'number'))).toEqual([]);
  expect(attentionTo(agreed, stands, on('2021-12-02', 'number'))).toEqual(['overdue']);
  expect(attentionTo(agreed, stands, on('2021-10-02'))).toEqual([]);
});

test('what is closed needs nobody', () => {
  const closed = renewal({ closedOn: '2021-10-03' });
  expect(attentionTo(closed, stage('to-prepare'), on('2022-06-01'))).toEqual([]);
});
