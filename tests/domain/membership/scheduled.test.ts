import fc from 'fast-check';
import { COMMAND_NAMES } from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { isPaused } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/pauses';
import { addDays } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import { factsOn } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/coming';
import {
  afterScheduled,
  inputOn,
  isSchedulable,
  whyNotOn,
  whyScheduledWaits,
  whyStepWaits,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/scheduled';
import { scheduleOf } from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/schedule';
import { ensure, RUNS, tellSeed } from '../../helpers/days';
import { Life, OTHER_TIER, counter, factsOf, tierOffer } from '../../helpers/facts';
import { gaps, happen, lifeWith, start } from '../../helpers/lives';
import { STATES } from '../../helpers/states';

/** What is known today of the day on which a scheduled command is done. */

beforeAll(tellSeed);

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
    other: null,
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
    ...{ input: {}, on: '2021-11-15' as const, because, other: null },
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

describe('what is planned for a member whom staff hold back', () => {
  const call = (life: Life) => ({
    ...{ id: 's', membershipId: life.facts.membership.id, command: 'issue-call' as const },
    ...{ input: { termId: life.last.term?.id }, on: '2021-03-15' as const, because, other: null },
  });
  const approved = () => new Life().do('approve');

  test.each<[string, Day, (life: Life) => Life]>([
    ['left-out-suspended', '2021-03-15', (life) => life.do('suspend', { reason: 'x' })],
    [
      'left-out-imposed',
      '2021-03-31',
      (life) => life.do('override-status', { status: 'active', until: '2021-03-31', reason: 'x' }),
    ],
    [
      'left-out-muted',
      '2021-03-31',
      (life) => life.do('mute', { until: '2021-03-31', reason: 'x' }),
    ],
  ])('waits for staff, %s', (rule, until, hold) => {
    const life = hold(approved());
    const { facts } = life;
    const step = call(life);
    expect(whyScheduledWaits('issue-call', facts.membership, until)?.rule).toBe(rule);
    expect(afterScheduled(facts, step, { today: step.on, newId: counter() })).toBe(facts);
    expect(factsOn(facts, life.today, '2021-04-30', [step]).dues).toEqual([]);
    const events = scheduleOf(facts, life.today, '2021-04-30', [step]);
    expect(events.filter((event) => 'noted' in event)).toEqual([]);
    expect(events).toContainEqual({
      on: step.on,
      leftOut: { key: 'scheduled:s', because: { rule: 'left-out-scheduled', params: {} } },
    });
    // A body that has another name has it whatever was decided about its membership.
    expect(whyScheduledWaits('change-identity', facts.membership, until)).toBeNull();
  });

  test('waits for the other member of a merger too', () => {
    const [own, other] = [approved(), approved().do('suspend', { reason: 'x' })].map(
      ({ facts }) => facts.membership,
    );
    if (!own || !other) throw new Error('Both are members');
    const waits = (beside: typeof other | null) =>
      whyStepWaits({ command: 'merge-into', other: beside }, own, '2021-03-15')?.rule;
    expect([waits(other), waits(own), waits(null)]).toEqual([
      ...['left-out-suspended', undefined, undefined],
    ]);
  });

  test('is done once nothing holds the member back, and after an end tells of that', () => {
    const life = approved().do('mute', { until: '2021-03-14', reason: 'x' });
    expect(factsOn(life.facts, life.today, '2021-03-15', [call(life)]).dues).toHaveLength(1);
    life.do('suspend', { reason: 'x' }).at('2021-02-01').do('reinstate', { reason: 'x' });
    expect(factsOn(life.facts, life.today, '2021-03-15', [call(life)]).dues).toHaveLength(1);
    life.do('suspend', { reason: 'x' }).do('exclude', { lastDay: life.today, reason: 'x' });
    expect(whyScheduledWaits('issue-call', life.facts.membership, '2021-03-15')).toBeNull();
  });

  test('nothing of it is told as done on a day of a pause, over random lives', () => {
    const commands = ['issue-call', 'open-renewal', 'change-tier'] as const;
    const planned = fc.record({
      command: fc.constantFrom(...commands),
      days: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(lifeWith(gaps(60)), fc.array(planned, { maxLength: 4 }), (drawn, plans) => {
        const life = start(drawn);
        for (const { event, gap } of drawn.events) {
          happen(life.day(addDays(life.today, gap)), event);
        }
        const { id } = life.facts.membership;
        const steps = plans
          .map(({ command, days }, at) => ({
            ...{
              id: `s${at}`,
              membershipId: id,
              command,
              on: addDays(life.today, days),
              because,
              other: null,
            },
            input: { termId: life.last.term?.id, tier: OTHER_TIER.tierCode, when: 'renewal' },
          }))
          .sort((a, b) => (a.on < b.on ? -1 : 1));
        for (const event of scheduleOf(life.facts, life.today, addDays(life.today, 250), steps)) {
          if (!('noted' in event)) continue;
          ensure(!isPaused(event.before.membership, event.on), [event.on, event.noted.command]);
        }
      }),
      RUNS,
    );
  });
});
