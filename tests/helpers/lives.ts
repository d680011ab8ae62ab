import fc from 'fast-check';
import type {
  ReminderBase,
  Workflow,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { plusDays } from './days';
import { factsOf, Life, PRICE, tierOffer, workflow } from './facts';

/** Whole lives, drawn at random: a workflow, a policy, and events between gaps of days. */

const OTHER_BASES = ['start', 'joining', 'due'] as const;

const anyWorkflow: fc.Arbitrary<Workflow> = fc
  .record({
    windowDays: fc.integer({ min: 1, max: 200 }),
    graceDays: fc.integer({ min: 0, max: 120 }),
    activation: fc.constantFrom('decision' as const, 'payment' as const),
    offsets: fc.uniqueArray(fc.integer({ min: -120, max: 120 }), { maxLength: 8 }),
    others: fc.uniqueArray(
      fc.tuple(fc.constantFrom(...OTHER_BASES), fc.integer({ min: -60, max: 120 })),
      { maxLength: 6, selector: (one) => one.join() },
    ),
  })
  .map(({ offsets, others, ...values }) =>
    workflow({
      ...values,
      reminders: [
        ...offsets.map((offset): [ReminderBase, number] => ['end', offset]),
        ...others,
      ].map(([base, offset]) => ({
        ...workflow().reminders[0],
        id: `${base}-${offset + 500}`,
        base,
        offsetDays: base === 'joining' ? Math.abs(offset) : offset,
      })),
    }),
  );

/** What a member or staff may do meanwhile. */
export const EVENTS = [
  'nothing',
  'accept-renewal',
  'decline-renewal',
  'call',
  'pay',
  'suspend',
  'reinstate',
  'mute',
  'use',
  'publish',
] as const;
export type Event = { event: (typeof EVENTS)[number]; gap: number };

export interface Case {
  rules: Workflow;
  months: number;
  anniversary: boolean;
  priced: boolean;
  events: Event[];
}

/** A life of events under any workflow and policy. */
export const lifeWith = (events: fc.Arbitrary<Event[]>): fc.Arbitrary<Case> =>
  fc.record({
    rules: anyWorkflow,
    months: fc.constantFrom(12, 24),
    anniversary: fc.boolean(),
    priced: fc.boolean(),
    events,
  });

/** The first day: approved, called and paid. */
export const start = ({ rules, months, anniversary, priced }: Case): Life => {
  const policy = {
    ...tierOffer().policy,
    months,
    kind: anniversary ? ('anniversary' as const) : ('calendar-year' as const),
  };
  const offers = [tierOffer({ policy, closesOn: priced ? null : '2021-12-31' })];
  const life = new Life(factsOf({ workflow: rules, offers })).do('approve').call().pay();
  return life.day(life.today);
};

/** Lets an event happen, if it can, and does what it makes due. */
export const happen = (life: Life, event: Event['event']): void => {
  if (event === 'accept-renewal') life.tries(event);
  else if (event === 'pay') {
    const termId = life.last.renewal?.termId;
    life.tries('issue-call', { termId });
    const call = life.facts.dues.find((one) => one.termId === termId && one.cancelledOn === null);
    if (call) life.tries('record-payment', { duesId: call.id, amount: PRICE });
  } else if (event === 'call') {
    life.tries('issue-call', { termId: life.last.renewal?.termId });
  } else if (event === 'mute') {
    life.tries('mute', { until: plusDays(life.today, 30), reason: 'x' });
  } else if (event === 'use') {
    const open = life.facts.entitlements.filter(
      ({ startsOn, endsOn, granted, used }) =>
        startsOn <= life.today && life.today <= endsOn && granted !== null && used < granted,
    );
    life.facts = {
      ...life.facts,
      entitlements: life.facts.entitlements.map((right) =>
        right === open[0] ? { ...right, used: right.used + 1 } : right,
      ),
    };
  } else if (event === 'publish') {
    const offers = life.facts.offers.map((offer) => ({ ...offer, closesOn: null }));
    life.facts = { ...life.facts, offers };
  } else if (event !== 'nothing') life.tries(event, { reason: 'x' });
  // What a command makes due is done within the hour.
  life.day(life.today);
};

/** Events with gaps of at most so many days between them. */
export const gaps = (max: number) =>
  fc.array(fc.record({ event: fc.constantFrom(...EVENTS), gap: fc.integer({ min: 0, max }) }), {
    minLength: 1,
    maxLength: 8,
    size: 'max',
  });
