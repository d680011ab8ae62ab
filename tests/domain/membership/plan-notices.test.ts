import { noticesOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/plan-notices';
import type { ScheduledCommand } from '../../../src/plugins/membership-lifecycle/server/src/membership/store/scheduled-commands';
import { Life } from '../../helpers/facts';

/** What a plan warns of without refusing it. */

const called = new Life().do('approve').call();
const [call] = called.facts.dues;
const told = (name: string, values: object, scheduled: readonly object[], today = called.today) =>
  noticesOf(
    { name, values: { ...values }, facts: called.facts },
    scheduled as ScheduledCommand[],
    today,
  );

test('a reminder of a call says when it is due, until it is late', () => {
  const values = { duesId: call.id };
  const [notice] = told('remind-call', values, [], call.dueOn);
  expect(notice.fr).toMatch(/n’est pas encore échu\u00a0: échéance le /);
  expect(told('remind-call', values, [], '2099-01-01')).toEqual([]);
  expect(told('hold-call', values, [], call.dueOn)).toEqual([]);
});

test('issuing a call says for which day the same one is noted', () => {
  const values = { termId: call.termId };
  const noted = {
    ...{ command: 'issue-call', state: 'pending', on: '2098-01-04' },
    input: { termId: call.termId },
  };
  const [notice] = told('issue-call', values, [noted]);
  expect([notice.fr, notice.en]).toEqual([
    expect.stringContaining('4 janvier 2098'),
    expect.stringContaining('2098'),
  ]);
  const others = [
    { ...noted, state: 'waiting' },
    { ...noted, command: 'change-tier' },
    { ...noted, input: { termId: 'another' } },
    { ...noted, on: called.today },
  ];
  expect(told('issue-call', values, others)).toEqual([]);
});
