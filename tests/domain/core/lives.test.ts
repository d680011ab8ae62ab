import fc from 'fast-check';
import { plan } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/plan';
import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { isPaused } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/pauses';
import { remainingOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import { termOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/terms';
import { daysApart, ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import type { Life } from '../../helpers/facts';
import { gaps, happen, lifeWith, start } from '../../helpers/lives';

/** The plan over whole lives: run every day, missed, run twice. */

beforeAll(tellSeed);

/** Runs every day on which the stored due day says so, as the daily run does. */
const daily = (life: Life, until: Day): void => {
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
 * the run, a term was void, its call cancelled or its rights carried, the end of a grace that is
 * counted from one of them; and ids, which follow the order of the making.
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
  const free = [
    ...['openedOn', 'enteredStageOn', 'proposedOn', 'closedOn'],
    ...['voidedOn', 'cancelledOn', 'carriedOn', 'graceEnds'],
  ];
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
        const messages = life.outcomes.flatMap(({ outcome }) =>
          outcome.messages.map(({ key }) => key),
        );
        ensure(new Set(messages).size === messages.length, messages);
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
          command === 'send-reminder' && outcome.messages[0].renewalId
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

  it('is reminded of a term, the joining or a call on its day, while that is true and nobody holds it back', () => {
    let sent = 0;
    fc.assert(
      fc.property(lifeWith(gaps(100)), (one) => {
        const life = start(one);
        for (const { event, gap } of one.events) {
          daily(life, plusDays(life.today, gap));
          happen(life, event);
        }
        const days = new Set<string>();
        for (const { on, command, outcome } of life.outcomes) {
          const [message] = outcome.messages;
          if (command !== 'send-reminder' || message.renewalId !== null) continue;
          const [, about, , id, base, baseOn] = message.key.split(':');
          const { membership, terms, dues } = outcome.facts;
          const step = outcome.facts.workflow.reminders.find((reminder) => reminder.id === id);
          const late = daysApart(plusDays(baseOn as Day, step?.offsetDays ?? 0), on);
          ensure(late >= 0 && late <= 14, [message.key, on]);
          ensure(!isPaused(membership, on) && !membership.endedOn, [message.key, on]);
          const call = dues.find((row) => row.id === message.duesId);
          if (call) ensure(remainingOf(outcome.facts, call) > 0, [message.key, on]);
          const begins = base === 'start' && (step?.offsetDays ?? 0) < 0;
          if (!call) ensure(begins ? on < baseOn : termOn(terms, on) !== undefined, message.key);
          ensure(!days.has(`${about} ${id.split('-')[0]} ${on}`), [message.key, on]);
          days.add(`${about} ${id.split('-')[0]} ${on}`);
          sent += 1;
        }
      }),
      RUNS,
    );
    expect(sent).toBeGreaterThan(0);
  });
});
