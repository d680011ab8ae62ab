import { plan } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/plan';
import type {
  Facts,
  Reminder,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  contactOf,
  factsOf,
  Life,
  membership,
  term,
  tierOffer,
  workflow,
} from '../../helpers/facts';
import { STATES } from '../../helpers/states';

const commands = (life: Life, day: Day): string[] =>
  plan(life.facts, day).map(({ command }) => command);
const effects = (life: Life) =>
  Object.fromEntries(life.facts.effects.map(({ key, state }) => [key.split(':').at(-2), state]));
const paid = (values: Partial<Facts> = {}) => new Life(factsOf(values)).do('approve').call().pay();
const sinceThen = (life: Life, before: number) => life.messages.slice(before);

describe('the day on which something is due', () => {
  it('opens a renewal on the first day of the window, not the day before', () => {
    const life = paid();
    // 90 days before 31 December.
    expect(commands(life, '2021-10-01')).toEqual([]);
    expect(life.facts.membership.nextDueOn).toBe('2021-02-04');
    expect(commands(life, '2021-10-02')).toEqual(['open-renewal']);
    expect(life.day('2021-02-04').facts.membership.nextDueOn).toBe('2021-10-02');
  });

  it('proposes at once what has a price, with one message', () => {
    const life = paid();
    const before = life.messages.length;
    life.day('2021-10-02');
    expect(life.last.renewal).toMatchObject({ stageId: 'proposed', proposedOn: '2021-10-02' });
    expect(sinceThen(life, before)).toEqual(['renewal-proposal']);
  });

  it('lapses the day after the grace, not on its last day', () => {
    const life = paid().day('2021-10-02').day('2022-02-01');
    expect(commands(life, '2022-03-01')).not.toContain('lose-renewal');
    expect(commands(life, '2022-03-02')).toEqual(['lose-renewal']);
    expect(life.day('2022-03-02').facts.membership.status).toBe('lapsed');
    expect(life.messages.at(-1)).toBe('renewal-lapsed');
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
    expect(life.messages.slice(-6)).toEqual([
      'renewal-reminder',
      'renewal-reminder',
      'renewal-reminder',
      'renewal-overdue',
      'renewal-overdue',
      'renewal-lapsed',
    ]);
  });

  it('is the next one while a price alone is missing: what was published may have passed unseen', () => {
    const offers = [tierOffer({ closesOn: '2021-12-31' })];
    const next = (values: Partial<Facts>, ...and: Parameters<Life['do']>[]): string | null => {
      const life = paid({ offers, ...values }).day('2021-10-02');
      for (const one of and) life.do(...one);
      expect(commands(life, '2021-10-02')).toEqual([]);
      return life.facts.membership.nextDueOn;
    };
    expect(next({})).toBe('2021-10-03');
    // Whoever would not be asked with a price either is looked at when a day says so.
    const turning: Day = '2021-11-01';
    expect(next({ offers: [tierOffer()] })).toBe(turning);
    expect(next({ contacts: [] })).toBe(turning);
    expect(next({}, ['suspend', { reason: 'x' }])).toBe(turning);
  });
});

describe('reminders', () => {
  it('of several that are due together only the latest is sent, the others are superseded', () => {
    const life = paid().day('2021-10-02');
    const before = life.messages.length;
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
  ] as const)('due on 1 November and looked at on %s is %s', (day, state, count) => {
    const life = paid().day('2021-10-02');
    const before = life.messages.length;
    life.day(day);
    expect(effects(life)).toEqual({ 'before-60': state });
    expect(sinceThen(life, before)).toHaveLength(count);
  });

  it('that wait are sent by staff, once', () => {
    const life = paid().day('2021-10-02').day('2021-11-16');
    life.do('send-reminder', { reminderId: 'before-60' });
    expect(effects(life)).toEqual({ 'before-60': 'done' });
    expect(life.refusal('send-reminder', { reminderId: 'before-60' })).toBe('reminder-done');
    expect(life.day('2021-11-17').messages.at(-1)).toBe('renewal-reminder');
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
    const before = life.messages.length;
    life.day('2021-12-30').day('2022-01-20');
    expect(sinceThen(life, before)).toEqual([]);
    const declined = paid().day('2021-10-02').do('decline-renewal', { reason: 'x' });
    const asked = declined.messages.length;
    declined.day('2021-12-30').day('2022-03-02');
    expect(sinceThen(declined, asked)).toEqual([]);
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
    const before = life.messages.length;
    for (const day of ['2021-10-02', '2021-12-30', '2022-01-20', '2022-06-01'] as const)
      life.day(day);
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
      [contactOf({ id: '1', name: 'Ana', email: '', role: 'billing', locale: 'fr' })],
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
    const before = life.messages.length;
    life.day('2021-10-02').day('2021-12-20');
    expect(life.facts.renewals).toEqual([]);
    expect(sinceThen(life, before)).toEqual([]);
    life.do('reinstate', { reason: 'x' }).day('2021-12-20');
    expect(sinceThen(life, before)).toEqual(['renewal-proposal']);
  });

  it('history that was imported', () => {
    const imported = (endsOn: Day) =>
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
    expect(imported('2020-12-31').day('2021-06-01').messages).toEqual([]);
    expect(imported('2020-12-31').day('2021-06-01').facts.renewals).toEqual([]);
    // One that still runs is renewed in its time.
    expect(imported('2021-08-31').day('2021-06-02').messages).toEqual(['renewal-proposal']);
  });

  it.each(['refused', 'ended', 'merged'])('a membership that is %s', (state) => {
    const life = STATES[state]();
    const before = life.messages.length;
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
  const granted = (life: Life, startsOn: Day) =>
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
