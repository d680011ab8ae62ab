import fc from 'fast-check';
import { applyPlan } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { reachedOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/recipient';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  scheduleOf,
  type ScheduledEvent,
} from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/schedule';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { linesOf } from '../../../src/plugins/membership-lifecycle/server/src/renewals/schedule-lines';
import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';
import { ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import { CONTACTS, counter, factsOf, Life, tierOffer } from '../../helpers/facts';
import { gaps, happen, lifeWith, start } from '../../helpers/lives';

/** The coming days of one membership, lived in memory. */

beforeAll(tellSeed);

const steps = (events: readonly ScheduledEvent[]) =>
  events.flatMap((event) => ('step' in event ? [{ on: event.on, step: event.step }] : []));
const told = (events: readonly ScheduledEvent[]) =>
  steps(events).map(({ on, step: { action, outcome } }) =>
    [
      on,
      action.key,
      outcome.facts.membership.status,
      ...outcome.messages.map(({ template }) => template),
    ].join(' '),
  );
const leftOut = (events: readonly ScheduledEvent[]) =>
  events.flatMap((event) =>
    'leftOut' in event ? [[event.on, event.leftOut.because.rule.replace('left-out-', '')]] : [],
  );
const paid = (values: Partial<Facts> = {}) => new Life(factsOf(values)).do('approve').call().pay();

/** What every single day would do, whatever the stored due day says. */
const dayByDay = (facts: Facts, from: Day, until: Day): string[] => {
  const newId = counter('planned');
  const done: ScheduledEvent[] = [];
  let now = facts;
  for (let day = from; day <= until; day = plusDays(day, 1)) {
    const result = applyPlan(now, { today: day, newId });
    done.push(...result.steps.map((step) => ({ on: day, step })));
    now = result.facts;
  }
  return told(done);
};

/** A catalogue without names of templates. */
const NAMELESS = { template: () => undefined } as never;

describe('the schedule of a member who is up to date', () => {
  it('tells the year: opening, messages, status, in their order', () => {
    const life = paid().day('2021-09-30');
    const events = scheduleOf(life.facts, '2021-09-30', '2022-03-31');
    expect(steps(events).map(({ on, step }) => [on, step.action.command])).toEqual([
      ['2021-10-02', 'open-renewal'],
      ['2021-10-02', 'move-renewal'],
      ['2021-11-01', 'send-reminder'],
      ['2021-12-01', 'send-reminder'],
      ['2021-12-24', 'send-reminder'],
      ['2022-01-01', 'refresh-status'],
      ['2022-01-15', 'send-reminder'],
      ['2022-01-30', 'send-reminder'],
      ['2022-03-02', 'lose-renewal'],
    ]);
    expect(leftOut(events)).toEqual([]);
  });

  const writtenTo = (life: Life, from: Day, until: Day) =>
    scheduleOf(life.facts, from, until).flatMap((event) => {
      const whose = { membershipId: 'member', reference: 'A', organisationName: 'B' };
      return linesOf(NAMELESS, event, whose).flatMap(({ on, letter }) =>
        letter ? [[on, letter.toName]] : [],
      );
    });
  const [ana, bob] = CONTACTS;

  it('writes on each day to whoever is in office then', () => {
    const contacts = [
      { ...ana, mandateUntil: '2021-11-30' as const },
      { ...ana, id: '3', name: 'Eve', mandateFrom: '2021-12-24' as const },
      bob,
    ];
    const life = paid({ contacts }).day('2021-09-30');
    expect(writtenTo(life, '2021-09-30', '2022-01-15')).toEqual([
      ['2021-10-02', 'Ana'],
      ['2021-11-01', 'Ana'],
      ['2021-12-01', 'Bob'],
      ['2021-12-24', 'Eve'],
      ['2022-01-15', 'Eve'],
    ]);
  });

  it('announces no letter once nobody is left to write to, and says so', () => {
    const life = paid({ contacts: [{ ...ana, mandateUntil: '2021-11-15' }] }).day('2021-09-30');
    const lines = scheduleOf(life.facts, '2021-11-01', '2021-12-31').flatMap((event) =>
      linesOf(NAMELESS, event, { membershipId: 'member', reference: 'A', organisationName: 'B' }),
    );
    const reminders = lines.filter(({ command }) => command === 'send-reminder');
    expect(
      reminders.map(({ on, facets, because, letter }) => [
        on,
        facets,
        because.rule,
        letter?.toName,
      ]),
    ).toEqual([
      ['2021-12-01', ['left-out'], 'left-out-no-recipient', null],
      ['2021-12-24', ['left-out'], 'left-out-no-recipient', null],
    ]);
  });

  it('proposes on the day when somebody is in office again, as the daily run does', () => {
    const contacts = [
      { ...ana, mandateUntil: '2021-09-30' as const },
      { ...ana, id: '3', name: 'Eve', mandateFrom: '2021-10-20' as const },
    ];
    const life = paid({ contacts }).day('2021-09-30');
    expect(writtenTo(life, '2021-09-30', '2021-10-31')).toEqual([['2021-10-20', 'Eve']]);
    expect(leftOut(scheduleOf(life.facts, '2021-09-30', '2021-10-31'))).toEqual([
      ['2021-10-02', 'mandate-over'],
    ]);
    const reached = (day: Day) => ({ ...life.facts, contacts: reachedOn(contacts, day) });
    const opened = applyPlan(reached('2021-10-02'), { today: '2021-10-02', newId: counter('x') });
    expect(opened.facts.membership.nextDueOn).toBe('2021-10-20');
  });

  it('is empty where nothing is due, and leaves the facts as they were', () => {
    const life = paid().day('2021-03-01');
    const before = JSON.stringify(life.facts);
    expect(scheduleOf(life.facts, '2021-03-01', '2021-10-01')).toEqual([]);
    scheduleOf(life.facts, '2021-03-01', '2022-03-01');
    expect(JSON.stringify(life.facts)).toBe(before);
  });
});

describe('a member who was called before its answer, and lapses', () => {
  it('is told both messages: that of the credit note, and that it is not renewed', () => {
    const life = paid().day('2021-10-03').call();
    const [event] = scheduleOf(life.facts, '2022-03-02', '2022-03-02');
    const whose = { membershipId: 'member', reference: 'x', organisationName: 'x' };
    const lines = linesOf(NAMELESS, event, whose);
    const { renewal, dues } = life.last;
    expect(lines.map(({ key, letter, status }) => [key, letter?.template, status])).toEqual([
      [`member:${renewal?.id}:lapse`, 'renewal-lapsed', { before: 'active', after: 'lapsed' }],
      [`member:${dues?.id}:credit-note-issued`, 'credit-note-issued', null],
    ]);
  });
});

describe('who is left out, and why', () => {
  const from: Day = '2021-09-30';
  const until: Day = '2021-12-31';

  it('has no contact, on the day it opens and at each reminder', () => {
    const life = paid({ contacts: [] }).day(from);
    expect(leftOut(scheduleOf(life.facts, from, until))).toEqual([
      ['2021-10-02', 'no-contact'],
      ['2021-11-01', 'no-contact'],
      ['2021-12-01', 'no-contact'],
      ['2021-12-24', 'no-contact'],
    ]);
  });

  it('has no price, today too when it already waits for one', () => {
    const life = paid({ offers: [tierOffer({ closesOn: '2021-12-31' })] }).day('2021-12-10');
    expect(leftOut(scheduleOf(life.facts, '2021-12-10', until))).toEqual([
      ['2021-12-10', 'no-price'],
      ['2021-12-24', 'no-price'],
    ]);
  });

  it('has no price: of a year, only the days are lived that say something', () => {
    const offers = [tierOffer({ closesOn: '2021-12-31' })];
    const life = paid({ offers }).day('2021-10-02');
    const looks = jest.spyOn(offers, 'filter');
    scheduleOf(life.facts, '2021-10-02', '2022-10-01');
    expect(looks.mock.calls.length).toBeGreaterThan(1);
    expect(looks.mock.calls.length).toBeLessThan(60);
  });

  it('has answered: the reminders stop', () => {
    const life = paid().day('2021-10-02').do('accept-renewal');
    expect(leftOut(scheduleOf(life.facts, '2021-10-02', until))).toEqual([
      ['2021-11-01', 'answered'],
      ['2021-12-01', 'answered'],
      ['2021-12-24', 'answered'],
    ]);
  });

  it('is suspended: nothing is written until the suspension ends', () => {
    const life = paid().day('2021-10-02').do('suspend', { reason: 'x' });
    const events = scheduleOf(life.facts, '2021-10-02', until);
    expect(steps(events)).toEqual([]);
    expect(leftOut(events).map(([, why]) => why)).toEqual(['suspended', 'suspended', 'suspended']);
  });

  it('had the reminder already', () => {
    const life = paid().day('2021-10-02').do('send-reminder', { reminderId: 'before-60' });
    expect(leftOut(scheduleOf(life.facts, '2021-10-02', '2021-11-30'))).toEqual([
      ['2021-11-01', 'already-sent'],
    ]);
  });

  it('has a reminder that came before the proposal', () => {
    const life = paid({ offers: [tierOffer({ closesOn: '2021-12-31' })] }).day('2021-11-01');
    life.facts = { ...life.facts, offers: [tierOffer()] };
    life.at('2021-11-01');
    expect(leftOut(scheduleOf(life.facts, '2021-11-01', '2021-11-30'))).toEqual([
      ['2021-11-01', 'asked-after'],
    ]);
  });
});

describe('any life', () => {
  const few = { ...RUNS, numRuns: Math.min(RUNS.numRuns, 400) };
  const living = fc.tuple(lifeWith(gaps(200)), fc.integer({ min: 0, max: 366 }));
  const lived = (one: Parameters<typeof start>[0]): Life => {
    const life = start(one);
    for (const { event, gap } of one.events) {
      life.day(plusDays(life.today, gap));
      happen(life, event);
    }
    return life;
  };

  it('jumps from due day to due day as if it went day by day', () => {
    fc.assert(
      fc.property(living, ([one, ahead]) => {
        const { facts, today } = lived(one);
        const until = plusDays(today, ahead);
        const [jumps, days] = [
          told(scheduleOf(facts, today, until)),
          dayByDay(facts, today, until),
        ];
        ensure(jumps.join('\n') === days.join('\n'), { jumps, days });
      }),
      few,
    );
  });

  it('does today what the plan of today does, and the same whenever it is asked', () => {
    fc.assert(
      fc.property(living, ([one, ahead]) => {
        const life = lived(one);
        const day = plusDays(life.today, ahead);
        life.at(day);
        const today = told(scheduleOf(life.facts, day, day));
        ensure(today.join() === dayByDay(life.facts, day, day).join(), today);
        ensure(today.join() === told(scheduleOf(life.facts, day, day)).join(), today);
      }),
      few,
    );
  });

  it('needs neither the rights nor what ended long ago', () => {
    fc.assert(
      fc.property(living, ([one, ahead]) => {
        const { facts, today } = lived(one);
        const since = plusDays(today, -800);
        const last = facts.terms
          .filter(({ state }) => state === 'issued')
          .reduce((end, { endsOn }) => (endsOn > end ? endsOn : end), '');
        const open = facts.renewals.filter(({ closedOn }) => closedOn === null);
        const terms = facts.terms.filter(
          ({ id, endsOn }) =>
            endsOn >= since ||
            endsOn >= last ||
            open.some(({ fromTermId, termId }) => [fromTermId, termId].includes(id)),
        );
        const known = new Set(terms.map(({ id }) => id));
        const kept = {
          ...facts,
          terms,
          entitlements: [],
          carriedOut: {},
          dues: facts.dues.filter(({ termId }) => known.has(termId)),
          renewals: facts.renewals.filter(
            ({ fromTermId, termId }) => known.has(fromTermId) || known.has(termId),
          ),
          effects: facts.effects.filter(({ on }) => on >= since),
        };
        const until = plusDays(today, ahead);
        const all = JSON.stringify([
          told(scheduleOf(facts, today, until)),
          leftOut(scheduleOf(facts, today, until)),
        ]);
        const some = JSON.stringify([
          told(scheduleOf(kept, today, until)),
          leftOut(scheduleOf(kept, today, until)),
        ]);
        ensure(all === some, { all, some });
      }),
      few,
    );
  });

  it('says every reason in words, and nothing twice', () => {
    fc.assert(
      fc.property(living, ([one, ahead]) => {
        const { facts, today } = lived(one);
        const events = scheduleOf(facts, today, plusDays(today, ahead));
        // One that is held back on its day may leave later.
        const keys = events.flatMap((event) =>
          'step' in event
            ? [event.step.action.key]
            : 'leftOut' in event
              ? [`${event.leftOut.key} left out`]
              : [],
        );
        const once = keys.filter((key) => key.includes(':reminder:'));
        ensure(new Set(once).size === once.length, once);
        for (const event of events) {
          if ('noted' in event) throw new Error('Nothing was scheduled');
          const because = 'step' in event ? event.step.action.because : event.leftOut.because;
          ensure(sentence(because).text.fr !== because.rule, because);
          ensure(!sentence(because).text.fr.includes('{'), because);
        }
      }),
      few,
    );
  });
});
