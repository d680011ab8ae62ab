import { undoMerge } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/undo-merge';
import { recordOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/merge-record';
import { obstaclesOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/merging';
import {
  mergeFrom,
  type Merged,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import type {
  Facts,
  Pause,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { counter, factsOf, Life, workflow } from '../../helpers/facts';
import { asOther } from '../../helpers/other-member';

/** What a merger carries from either membership: silences, suspensions, ends, reminders, credit notes. */

const reason = 'As the board decided';
const newId = counter('merged');
const merged = (from: Facts, into: Facts, today: Day): Merged => {
  const result = mergeFrom(from, into, reason, { today, newId });
  if (!result.ok) throw new Error(result.reason);
  return result;
};
const paid = () => new Life(factsOf()).do('approve').call().pay();
/** Of another body, who applied as the other did and nothing more. */
const candidate = () => new Life(asOther(factsOf()), '2021-01-04', counter('candidate'));

it('a silence that staff decided of the member that stays is not lifted by the other’s standing', () => {
  const into = candidate().do('mute', { until: '2021-06-30', reason });
  const { membership } = merged(paid().facts, into.facts, into.today).into;
  expect(membership).toMatchObject({ mutedUntil: '2021-06-30', mutedReason: reason });
});

it('a suspension whose last day is the first of a year goes with that year, for that day', () => {
  const pause: Pause = { status: 'suspended', from: '2020-12-20', until: '2021-01-04' };
  const { facts } = paid();
  const from = { ...facts, membership: { ...facts.membership, pauses: [pause] } };
  const into = asOther(paid().facts, 1);
  const { pauses } = merged(from, into, '2022-02-01').into.membership;
  expect(pauses).toEqual([{ ...pause, from: '2021-01-04' }]);
});

it('of a year that its member left, the days without membership begin on the day after the last', () => {
  const from = paid().at('2021-05-01').do('withdraw', { lastDay: '2021-05-31', reason });
  const later = asOther(paid().facts, 1);
  const into = { ...later, membership: { ...later.membership, appliedOn: '2021-02-01' as const } };
  const { pauses } = merged(from.at('2022-02-01').facts, into, '2022-02-01').into.membership;
  expect(pauses).toEqual([{ status: 'ended', from: '2021-06-01', until: '2021-12-31' }]);
});

it('who was reminded of a call is not reminded of it again by the member that has it now', () => {
  const from = new Life(factsOf({ workflow: workflow() })).do('approve').call().day('2021-02-18');
  expect(from.messages).toContain('dues-reminder');
  const { into } = merged(from.facts, candidate().facts, '2021-02-19');
  const after = new Life(into, '2021-02-19', newId).day('2021-02-19').day('2021-02-20');
  expect(after.messages).toEqual([]);
});

it('the credit note of a call that gives way on the side that stays is sent from there', () => {
  const into = candidate().do('approve').call();
  const { messages } = merged(paid().facts, into.facts, into.today);
  expect(messages.into.map(({ template }) => template)).toEqual(['credit-note-issued']);
});

it('a year that nobody called is owed on its last day, and not on the day after', () => {
  const { facts } = new Life(factsOf({ workflow: workflow({ activation: 'decision' }) })).do(
    'approve',
  );
  const [term] = facts.terms;
  const told = (day: Day) => term && obstaclesOf(facts, term, day);
  expect([told('2021-12-31'), told('2022-01-01')]).toEqual([['owed'], []]);
});

it('a call that was written off, and cancelled by a merger, is no loss again by its undoing', () => {
  const into = candidate().do('approve').call();
  const duesId = into.last.dues?.id;
  into.do('write-off-call', { duesId, writtenOffAs: 'loss', reason });
  const pair = { from: paid().facts, into: into.facts };
  const after = merged(pair.from, pair.into, into.today);
  const ctx = { today: into.today, newId };
  const undone = undoMerge(recordOf(pair, after), after, reason, ctx);
  if (!undone.ok) throw new Error(undone.reason);
  expect(undone.into.dues).toMatchObject([
    { id: duesId, cancelledOn: into.today, writtenOff: null, writtenOffAs: null },
  ]);
});
