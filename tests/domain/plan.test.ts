import fc from 'fast-check';
import { plan } from '../../src/plugins/membership-lifecycle/server/src/domain/plan';
import type {
  Facts,
  Reminder,
  Workflow,
} from '../../src/plugins/membership-lifecycle/server/src/domain/types';
import { sentence } from '../../src/plugins/membership-lifecycle/server/src/services/sentences';
import { ensure, plusDays, RUNS, tellSeed } from '../helpers/days';
import { factsOf, Life, membership, PRICE, term, tierOffer, workflow } from '../helpers/facts';
import { STATES } from '../helpers/states';

beforeAll(tellSeed);

const commands = (life: Life, day: string): string[] =>
  plan(life.facts, day).map(({ command }) => command);
const effects = (life: Life) =>
  Object.fromEntries(life.facts.effects.map(({ key, state }) => [key.split(':').at(-1), state]));
const paid = (values: Partial<Facts> = {}) => new Life(factsOf(values)).do('approve').call().pay();
const sinceThen = (life: Life, before: number) => life.letters.slice(before);

describe('the day on which something is due', () => {
  it('opens a renewal on the first day of the window, not the day before', () => {
    const life = paid();
    // 90 days before 31 December.
    expect(commands(life, '2021-10-01')).toEqual([]);
    expect(life.facts.membership.nextDueOn).toBe('2021-02-04');
    expect(commands(life, '2021-10-02')).toEqual(['open-renewal']);
    expect(life.day('2021-02-04').facts.membership.nextDueOn).toBe('2021-10-02');
  });

  it('proposes at once what has a price, with one letter', () => {
    const life = paid();
    const before = life.letters.length;
    life.day('2021-10-02');
    expect(life.last.renewal).toMatchObject({ stageId: 'proposed', proposedOn: '2021-10-02' });
    expect(sinceThen(life, before)).toEqual(['renewal-proposal']);
  });

  it('lapses the day after the grace, not on its last day', () => {
    const life = paid().day('2021-10-02').day('2022-02-01');
    expect(commands(life, '2022-03-01')).not.toContain('lose-renewal');
    expect(commands(life, '2022-03-02')).toEqual(['lose-renewal']);
    expect(life.day('2022-03-02').facts.membership.status).toBe('lapsed');
    expect(life.letters.at(-1)).toBe('renewal-lapsed');
  });

  it('is the next turning day and no other: nothing is due before it', () => {
    const life = paid().day('2021-10-02');
    const due: string[] = [];
    while (life.facts.membership.nextDueOn !== null && due.length < 20) {
      due.push(life.facts.membership.nextDueOn);
      life.day(life.facts.membership.nextDueOn);
    }
    expect(due).toEqual([
      '2021-11-01', // 60 days before
      '2021-12-01', // 30 days before
      '2021-12-24', // 7 days before
      '2022-01-01', // grace begins
      '2022-01-15', // 15 days after
      '2022-01-30', // 30 days after
      '2022-03-02', // lapsed
    ]);
    expect(life.letters.slice(-6)).toEqual([
      'renewal-reminder',
      'renewal-reminder',
      'renewal-reminder',
      'renewal-overdue',
      'renewal-overdue',
      'renewal-lapsed',
    ]);
  });
});

describe('reminders', () => {
  it('of several that are due together only the latest is sent, the others are superseded', () => {
    const life = paid().day('2021-10-02');
    const before = life.letters.length;
    life.day('2021-12-26');
    expect(effects(life)).toEqual({
      'before-60': 'superseded',
      'before-30': 'superseded',
      'before-7': 'done',
    });
    expect(sinceThen(life, before)).toEqual(['renewal-reminder']);
  });

  it.each([
    ['2021-11-15', 'done', 1],
    ['2021-11-16', 'waiting', 0],
  ])('due on 1 November and looked at on %s is %s', (day, state, letters) => {
    const life = paid().day('2021-10-02');
    const before = life.letters.length;
    life.day(day);
    expect(effects(life)).toEqual({ 'before-60': state });
    expect(sinceThen(life, before)).toHaveLength(letters);
  });

  it('that wait are sent by staff, once', () => {
    const life = paid().day('2021-10-02').day('2021-11-16');
    life.do('send-reminder', { reminderId: 'before-60' });
    expect(effects(life)).toEqual({ 'before-60': 'done' });
    expect(life.refusal('send-reminder', { reminderId: 'before-60' })).toBe('reminder-done');
    expect(life.day('2021-11-17').letters.at(-1)).toBe('renewal-reminder');
  });

  it('that fell before the member was first written to are not due', () => {
    const life = paid({ offers: [tierOffer({ closesOn: '2021-12-31' })] }).day('2021-12-10');
    expect(life.last.renewal?.stageId).toBe('to-prepare');
    life.facts = { ...life.facts, offers: [tierOffer()] };
    life.day('2021-12-12');
    expect(life.last.renewal?.stageId).toBe('proposed');
    expect(life.facts.effects).toEqual([]);
    expect(effects(life.day('2021-12-24'))).toEqual({ 'before-7': 'done' });
  });

  it('that were added to the workflow after their day begin as done', () => {
    const life = paid().day('2021-10-02');
    const added = (id: string, offsetDays: number): Reminder => ({
      ...life.facts.workflow.reminders[0],
      id,
      offsetDays,
      addedOn: '2021-10-30',
    });
    life.facts = {
      ...life.facts,
      workflow: workflow({
        reminders: [added('late', -70), added('same-day', -62), added('soon', -60)],
      }),
    };
    expect(effects(life.day('2021-11-02'))).toEqual({ 'same-day': 'superseded', soon: 'done' });
  });

  it('stop once the member has answered', () => {
    const life = paid().day('2021-10-02').do('accept-renewal');
    const before = life.letters.length;
    life.day('2021-12-30').day('2022-01-20');
    expect(sinceThen(life, before)).toEqual([]);
    const declined = paid().day('2021-10-02').do('decline-renewal', { reason: 'x' });
    const letters = declined.letters.length;
    declined.day('2021-12-30').day('2022-03-02');
    expect(sinceThen(declined, letters)).toEqual([]);
    expect(declined.facts.membership.status).toBe('lapsed');
  });

  it('as many as a workflow may have come to an end in one run', () => {
    const reminders = Array.from({ length: 30 }, (_, index) => ({
      ...workflow().reminders[0],
      id: `step-${index}`,
      offsetDays: -60 + index,
    }));
    const life = paid({ workflow: workflow({ reminders }) })
      .day('2021-10-02')
      .day('2021-12-30');
    const states = Object.values(effects(life));
    expect(states.filter((state) => state === 'superseded')).toHaveLength(29);
    expect(states.filter((state) => state === 'superseded' || state === 'done')).toHaveLength(29);
  });
});

describe('who is not written to', () => {
  it('nobody while the price is missing, whatever the day; and nobody lapses for it', () => {
    const life = paid({ offers: [tierOffer({ closesOn: '2021-12-31' })] });
    const before = life.letters.length;
    for (const day of ['2021-10-02', '2021-12-30', '2022-01-20', '2022-06-01']) life.day(day);
    expect(life.last.renewal).toMatchObject({ stageId: 'to-prepare', closedOn: null });
    expect(life.facts.membership).toMatchObject({
      status: 'grace',
      because: { rule: 'never-asked' },
    });
    expect(sinceThen(life, before)).toEqual([]);
    // Asked at last, the member has the whole grace to answer.
    life.facts = { ...life.facts, offers: [tierOffer()] };
    life.day('2022-06-02');
    expect(sinceThen(life, before)).toEqual(['renewal-proposal']);
    expect(life.day('2022-08-01').facts.membership.status).toBe('grace');
    expect(life.day('2022-08-02').facts.membership.status).toBe('lapsed');
  });

  it.each([
    ['no contact', []],
    [
      'no contact with an address',
      [{ id: '1', name: 'Ana', email: '', role: 'billing', locale: 'fr' }],
    ],
  ] as [string, Facts['contacts']][])(
    'a member with %s stays to prepare and never lapses',
    (_name, contacts) => {
      const life = paid({ contacts }).day('2021-10-02').day('2022-06-01');
      expect(life.last.renewal?.stageId).toBe('to-prepare');
      expect(life.facts.membership.status).toBe('grace');
    },
  );

  it('a suspended member, until the suspension ends', () => {
    const life = paid().do('suspend', { reason: 'x' });
    const before = life.letters.length;
    life.day('2021-10-02').day('2021-12-20');
    expect(life.facts.renewals).toEqual([]);
    expect(sinceThen(life, before)).toEqual([]);
    life.do('reinstate', { reason: 'x' }).day('2021-12-20');
    expect(sinceThen(life, before)).toEqual(['renewal-proposal']);
  });

  it('history that was imported', () => {
    const imported = (endsOn: string) =>
      new Life(
        factsOf({
          membership: membership({ appliedOn: '2015-01-01', approvedOn: '2015-01-01' }),
          terms: [
            term({ id: 'old', imported: true, startsOn: '2019-01-01', endsOn: '2019-12-31' }),
            term({ id: 'last', imported: true, startsOn: '2020-01-01', endsOn }),
          ],
        }),
        '2021-06-01',
      );
    expect(imported('2020-12-31').day('2021-06-01').letters).toEqual([]);
    expect(imported('2020-12-31').day('2021-06-01').facts.renewals).toEqual([]);
    // One that still runs is renewed in its time.
    expect(imported('2021-08-31').day('2021-06-02').letters).toEqual(['renewal-proposal']);
  });

  it.each(['refused', 'ended', 'merged'])('a membership that is %s', (state) => {
    const life = STATES[state]();
    const before = life.letters.length;
    life.day('2022-06-01').day('2023-06-01');
    expect(sinceThen(life, before)).toEqual([]);
    expect(life.facts.renewals.filter(({ closedOn }) => closedOn === null)).toEqual([]);
  });
});

describe('carrying over', () => {
  const second = () => {
    const life = paid();
    const used = (code: string, n: number) => (right: Facts['entitlements'][number]) =>
      right.benefitCode === code ? { ...right, used: n } : right;
    life.facts = {
      ...life.facts,
      entitlements: life.facts.entitlements.map(used('compagnonnage', 3)),
    };
    return life.day('2021-10-02').do('accept-renewal');
  };
  const granted = (life: Life, startsOn: string) =>
    life.facts.entitlements.find(
      (right) => right.benefitCode === 'compagnonnage' && right.startsOn === startsOn,
    )?.granted;

  it('brings what is left up to the cap into the term that has begun, once', () => {
    const life = second();
    expect(granted(life.day('2021-12-31'), '2022-01-01')).toBe(6);
    expect(granted(life.day('2022-01-01'), '2022-01-01')).toBe(8);
    expect(granted(life.day('2022-01-02'), '2022-01-01')).toBe(8);
  });

  it('counts what staff carried by hand before within the cap', () => {
    const life = second();
    const [from] = life.facts.entitlements;
    life.facts = {
      ...life.facts,
      carriedOut: { [from.id]: 1 },
      entitlements: life.facts.entitlements.map((right) =>
        right.id === from.id ? { ...right, used: 4 } : right,
      ),
    };
    expect(granted(life.day('2022-01-01'), '2022-01-01')).toBe(7);
  });

  it('carries through two terms in one late run what two runs in time would have', () => {
    const twoTerms = () => {
      const life = second().day('2021-11-01');
      const offer = tierOffer();
      offer.allowances = offer.allowances.map((one) => ({ ...one, carryOverCap: 10 }));
      life.facts = {
        ...life.facts,
        entitlements: life.facts.entitlements.map((right) => ({ ...right, carryOverCap: 10 })),
        offers: [offer],
      };
      return life.do('open-renewal').do('accept-renewal');
    };
    const [late, daily] = [twoTerms(), twoTerms()];
    late.day('2023-01-01');
    daily.day('2022-01-01').day('2023-01-01');
    expect(granted(daily, '2023-01-01')).toBe(6 + 3 + 6);
    expect(granted(late, '2023-01-01')).toBe(granted(daily, '2023-01-01'));
  });
});

// --- any life --------------------------------------------------------------------------------

const anyWorkflow: fc.Arbitrary<Workflow> = fc
  .record({
    windowDays: fc.integer({ min: 1, max: 200 }),
    graceDays: fc.integer({ min: 0, max: 120 }),
    activation: fc.constantFrom('decision' as const, 'payment' as const),
    offsets: fc.uniqueArray(fc.integer({ min: -120, max: 120 }), { maxLength: 8 }),
  })
  .map(({ offsets, ...values }) =>
    workflow({
      ...values,
      reminders: offsets.map((offsetDays) => ({
        ...workflow().reminders[0],
        id: `at-${offsetDays + 500}`,
        offsetDays,
      })),
    }),
  );

const EVENTS = [
  'nothing',
  'accept-renewal',
  'decline-renewal',
  'pay',
  'suspend',
  'reinstate',
  'use',
  'publish',
] as const;
type Event = { event: (typeof EVENTS)[number]; gap: number };

interface Case {
  rules: Workflow;
  months: number;
  anniversary: boolean;
  priced: boolean;
  events: Event[];
}

const lifeWith = (events: fc.Arbitrary<Event[]>): fc.Arbitrary<Case> =>
  fc.record({
    rules: anyWorkflow,
    months: fc.constantFrom(12, 24),
    anniversary: fc.boolean(),
    priced: fc.boolean(),
    events,
  });

const start = ({ rules, months, anniversary, priced }: Case): Life => {
  const policy = {
    ...tierOffer().policy,
    months,
    kind: anniversary ? ('anniversary' as const) : ('calendar-year' as const),
  };
  const offers = [tierOffer({ policy, closesOn: priced ? null : '2021-12-31' })];
  const life = new Life(factsOf({ workflow: rules, offers })).do('approve').call().pay();
  return life.day(life.today);
};

const happen = (life: Life, event: Event['event']): void => {
  if (event === 'accept-renewal') life.tries(event);
  else if (event === 'pay') {
    const termId = life.last.renewal?.termId;
    life.tries('issue-call', { termId });
    const call = life.facts.dues.find((one) => one.termId === termId && one.cancelledOn === null);
    if (call) life.tries('record-payment', { duesId: call.id, amount: PRICE });
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

/** Runs every day on which the stored due day says so, as the daily run does. */
const daily = (life: Life, until: string): void => {
  for (;;) {
    const next = life.facts.membership.nextDueOn;
    if (next === null || next > until) break;
    life.day(next > life.today ? next : plusDays(life.today, 1) > until ? until : life.today);
    if (next <= life.today && life.facts.membership.nextDueOn === next) {
      throw new Error(`Due again on ${next}`);
    }
  }
  life.day(until);
};

/**
 * What may differ between a run every day and runs that were missed: effects of reminders and
 * messages; the days on which a renewal was opened, entered its stage, was proposed or closed by
 * the run, a term was void or carried; and ids, which follow the order of the making.
 */
const comparable = ({ facts }: Life): unknown => {
  const names = new Map<string, string>();
  for (const rows of [
    facts.terms,
    facts.dues,
    facts.renewals,
    facts.entitlements,
    facts.payments,
  ]) {
    rows.forEach(({ id }) => names.set(id, `#${names.size}`));
  }
  const free = ['openedOn', 'enteredStageOn', 'proposedOn', 'closedOn', 'voidedOn', 'carriedOn'];
  const { membership: m, terms, dues, payments, renewals, entitlements, carriedOut } = facts;
  const rows = {
    m,
    terms,
    dues,
    payments,
    renewals,
    entitlements,
    carriedOut: Object.values(carriedOut),
  };
  return JSON.parse(JSON.stringify(rows), (key, value) => {
    if (free.includes(key)) return value === null ? null : 'some day';
    return typeof value === 'string' ? (names.get(value) ?? value) : value;
  });
};

const same = (one: Life, other: Life): void => {
  const [a, b] = [comparable(one), comparable(other)].map((facts) => JSON.stringify(facts));
  if (a !== b) throw new Error(`Differ on ${one.today}:\n${a}\n${b}`);
};

describe('any life', () => {
  const gaps = (max: number) =>
    fc.array(fc.record({ event: fc.constantFrom(...EVENTS), gap: fc.integer({ min: 0, max }) }), {
      minLength: 1,
      maxLength: 8,
      size: 'max',
    });

  it('ends in the same facts whether the run comes every day or is missed for less than the window', () => {
    const cases = lifeWith(gaps(200)).map((one) => ({
      ...one,
      events: one.events.map(({ event, gap }) => ({
        event,
        gap: Math.min(gap, one.rules.windowDays),
      })),
    }));
    fc.assert(
      fc.property(cases, (one) => {
        const [every, missed] = [start(one), start(one)];
        for (const { event, gap } of one.events) {
          const until = plusDays(every.today, gap);
          daily(every, until);
          missed.day(until);
          same(every, missed);
          happen(every, event);
          happen(missed, event);
          same(every, missed);
        }
      }),
      RUNS,
    );
  });

  it('ends in the same facts after any pause, once the grace of a late proposal has run out', () => {
    const cases = fc.tuple(lifeWith(fc.constant([])), fc.integer({ min: 0, max: 1200 }));
    fc.assert(
      fc.property(cases, ([one, gap]) => {
        const [every, missed] = [start(one), start(one)];
        const until = plusDays(every.today, gap);
        missed.day(until);
        const end = plusDays(until, one.rules.graceDays + 1);
        daily(every, end);
        daily(missed, end);
        same(every, missed);
      }),
      RUNS,
    );
  });

  it('has nothing left to do after a run, the same again, and no action twice', () => {
    fc.assert(
      fc.property(lifeWith(gaps(400)), (one) => {
        const life = start(one);
        for (const { event, gap } of one.events) {
          life.day(plusDays(life.today, gap));
          const before = JSON.stringify(life.facts);
          const done = life.keys.length;
          life.day(life.today);
          ensure(JSON.stringify(life.facts) === before, 'a second run changed something');
          ensure(life.keys.length === done, life.keys);
          happen(life, event);
        }
        const once = life.keys.filter((key) => !key.includes(':status:'));
        ensure(new Set(once).size === once.length, once);
        const letters = life.outcomes.flatMap(({ outcome }) =>
          outcome.messages.map(({ key }) => key),
        );
        ensure(new Set(letters).size === letters.length, letters);
      }),
      RUNS,
    );
  });

  it('is due on no day before the stored one, with the same keys whenever it is asked', () => {
    fc.assert(
      fc.property(lifeWith(gaps(150)), fc.double({ min: 0, max: 1, noNaN: true }), (one, part) => {
        const life = start(one);
        for (const { event, gap } of one.events) {
          life.day(plusDays(life.today, gap));
          happen(life, event);
          const due = life.facts.membership.nextDueOn;
          const ahead =
            due === null ? 2000 : (Date.parse(due) - Date.parse(life.today)) / 86_400_000;
          const between = plusDays(life.today, Math.floor(part * ahead));
          if (due === null || between < due) {
            ensure(plan(life.facts, between).length === 0, [
              between,
              due,
              plan(life.facts, between),
            ]);
          }
          const actions = plan(life.facts, due ?? between);
          const keys = actions.map(({ key }) => key);
          ensure(new Set(keys).size === keys.length, keys);
          const again = plan(life.facts, due ?? between).map(({ key }) => key);
          ensure(keys.join() === again.join(), keys);
          for (const { because } of actions) {
            ensure(sentence(because).text.fr !== because.rule, because);
          }
        }
      }),
      RUNS,
    );
  });

  it('sends of one renewal at most one reminder a day, and none after the answer', () => {
    fc.assert(
      fc.property(lifeWith(gaps(100)), (one) => {
        const life = start(one);
        for (const { event, gap } of one.events) {
          daily(life, plusDays(life.today, gap));
          happen(life, event);
        }
        const answered = new Map<string, number>();
        life.outcomes.forEach(({ outcome }, index) => {
          for (const { id, answer } of outcome.facts.renewals) {
            if (answer !== null && !answered.has(id)) answered.set(id, index);
          }
        });
        const sent = life.outcomes.flatMap(({ on, command, outcome }, index) =>
          command === 'send-reminder'
            ? [{ on, index, renewal: outcome.messages[0].renewalId ?? '' }]
            : [],
        );
        const days = sent.map(({ on, renewal }) => `${renewal} ${on}`);
        ensure(new Set(days).size === days.length, days);
        ensure(
          sent.every(({ index, renewal }) => index <= (answered.get(renewal) ?? Infinity)),
          sent,
        );
      }),
      RUNS,
    );
  });
});
