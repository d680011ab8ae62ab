import { COMMAND_NAMES } from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { addDays } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import { factsOn } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/coming';
import {
  afterScheduled,
  inputOn,
  isSchedulable,
  whyNotOn,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/scheduled';
import { scheduleOf } from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/schedule';
import { Life, OTHER_TIER, counter, factsOf, tierOffer } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** What is known today of the day on which a scheduled command is done. */

const TODAY = '2021-06-01';
const because = { rule: 'scheduled', params: {}, text: { fr: 'Prévu', en: 'Scheduled' } };

const paid = (): Life =>
  new Life(factsOf({ offers: [tierOffer(), OTHER_TIER] })).do('approve').call().pay();

test('what may be noted for a day is said beside each command', () => {
  expect(COMMAND_NAMES.filter(isSchedulable)).toEqual([
    'issue-call',
    'open-renewal',
    'change-tier',
    'merge-into',
    'change-identity',
  ]);
});

test.each<[Day, string | undefined]>([
  ['2021-05-31', 'scheduled-day-not-ahead'],
  [TODAY, 'scheduled-day-not-ahead'],
  ['2021-06-02', undefined],
  ['2023-06-01', undefined],
  ['2023-06-02', 'scheduled-day-too-far'],
])('%s: %s', (on, reason) => {
  expect(whyNotOn(on, TODAY)?.reason).toBe(reason);
});

test('the scheduled day stands where a form begins with today, unless another is given', () => {
  expect(inputOn('change-identity', { name: 'Val' }, '2021-07-01')).toEqual({
    name: 'Val',
    on: '2021-07-01',
  });
  expect(inputOn('open-renewal', { decidedOn: '2021-06-15' }, '2021-07-01')).toEqual({
    decidedOn: '2021-06-15',
  });
  expect(inputOn('merge-into', { reason: 'x' }, '2021-07-01')).toEqual({ reason: 'x' });
});

/** What stands of a member, without the ids that were made up. */
const told = ({ membership, terms, renewals }: Facts) => ({
  status: membership.status,
  terms: terms.map(({ state, startsOn, endsOn, tierCode }) => [state, startsOn, endsOn, tierCode]),
  renewals: renewals.map(({ stageId, openedOn, answer, closedOn }) => [
    ...[stageId, openedOn, answer, closedOn],
  ]),
});

test.each(Object.entries(STATES))(
  'the morning of a day is that of days lived: %s',
  (_name, made) => {
    const life = made();
    const { facts, today } = life;
    const lived = new Life(facts, today, counter('lived'));
    for (const days of [40, 120, 300]) {
      const on = addDays(today, days);
      while (addDays(lived.today, 1) <= addDays(on, -1)) lived.day(addDays(lived.today, 1));
      const reached = new Life(lived.facts, lived.today).at(on);
      expect(told(factsOn(facts, today, on, []))).toEqual(told(reached.facts));
    }
  },
);

test('what is scheduled before is done on the way, and nothing of another member', () => {
  const { facts } = paid();
  const change = {
    membershipId: facts.membership.id,
    command: 'change-tier' as const,
    input: { tier: OTHER_TIER.tierCode, when: 'renewal', reason: 'x' },
    on: '2021-07-01' as const,
  };
  const tierOn = (on: Day, step = change) => factsOn(facts, TODAY, on, [step]).membership.tierCode;
  expect(tierOn('2021-06-30')).toBe(facts.membership.tierCode);
  expect(tierOn('2021-07-01')).toBe(OTHER_TIER.tierCode);
  expect(tierOn('2021-12-01')).toBe(OTHER_TIER.tierCode);
  expect(tierOn('2021-12-01', { ...change, membershipId: 'other' })).toBe(
    facts.membership.tierCode,
  );
  // One that would be refused changes nothing.
  const refused = { ...change, input: { ...change.input, tier: 'unknown' } };
  expect(tierOn('2021-12-01', refused)).toBe(facts.membership.tierCode);
});

test('a member whose merger is scheduled is told no step after it', () => {
  const { facts } = paid();
  const step = {
    ...{ id: 's', membershipId: facts.membership.id, command: 'merge-into' as const },
    ...{ input: {}, on: '2021-11-15' as const, because },
  };
  const events = scheduleOf(facts, TODAY, '2022-06-01', [step]);
  const days = events.map(({ on }) => on);
  expect(events.at(-1)).toMatchObject({ on: '2021-11-15', noted: { id: 's' } });
  expect(days).toContain('2021-10-02');
  const ctx = { today: '2021-11-15' as const, newId: counter() };
  const ended = afterScheduled(facts, step, ctx);
  expect(ended.membership).toMatchObject({ status: 'ended', endKind: 'merged' });
  expect(afterScheduled(ended, step, ctx)).toBe(ended);
});
