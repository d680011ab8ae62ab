import {
  nextDueOn,
  plan,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/plan';
import type {
  Dues,
  Effect,
  Facts,
  Term,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { factsOf, Life, membership, term, tierOffer, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** The actions of a day, to the last word: what is due, by which key, and why. */

const paid = () => STATES.paid();
const withFacts = (life: Life, values: Partial<Facts>): Life => {
  life.facts = { ...life.facts, ...values };
  return life;
};
const asked = () => paid().day('2021-10-02');

describe('an action says what is due and why', () => {
  it('the opening of a renewal, decided on the day on which it was due at the latest', () => {
    const { facts } = paid();
    const opening = (decidedOn: Day) => ({
      key: 'member:id-1:open',
      command: 'open-renewal',
      input: { decidedOn },
      because: { rule: 'plan-open', params: { endsOn: '2021-12-31', days: 90 } },
    });
    expect(plan(facts, '2021-10-02')).toEqual([opening('2021-10-02')]);
    expect(plan(facts, '2022-02-01')).toEqual([opening('2021-12-31')]);
  });

  it('the proposal, once there is a price and somebody to write to', () => {
    const life = paid().at('2021-10-02').do('open-renewal');
    const proposal = {
      key: `member:${life.last.renewal?.id}:propose`,
      command: 'move-renewal',
      input: { stageId: 'proposed' },
      because: {
        rule: 'plan-propose',
        params: { startsOn: '2022-01-01', endsOn: '2022-12-31' },
      },
    };
    expect(plan(life.facts, '2021-10-02')).toEqual([proposal]);
    // A price that staff set before any offer was published is a price.
    life.do('reprice', { termId: life.last.term?.id, amount: 5, reason: 'x' });
    expect(plan({ ...life.facts, offers: [] }, '2021-10-02')).toEqual([proposal]);
    expect(plan({ ...life.facts, contacts: [] }, '2021-10-02')).toEqual([]);
    expect(plan({ ...life.facts, workflow: workflow({ stages: [] }) }, '2021-10-02')).toEqual([]);
  });

  it('no reminder again whose key an earlier version wrote without its day', () => {
    const done = { key: 'member:id-1:reminder:before-60', membershipId: 'member' };
    const effects: Effect[] = [{ ...done, state: 'done', on: '2021-11-01' }];
    expect(plan({ ...asked().facts, effects }, '2021-11-01')).toEqual([]);
    expect(plan(asked().facts, '2021-11-01')).toHaveLength(1);
  });

  it('no proposal that staff took back to prepare it, nor one that a file left to them', () => {
    const life = asked().do('move-renewal', { stageId: 'to-prepare' });
    expect(plan(life.facts, '2021-10-03')).toEqual([]);
    const opened = paid().at('2021-10-02').do('open-renewal').facts;
    const effect = (key: string): Effect => ({
      key,
      membershipId: 'member',
      state: 'waiting',
      on: '2021-10-02',
    });
    const left = (key: string) => plan({ ...opened, effects: [effect(key)] }, '2021-10-02').length;
    expect(left('member:id-1:proposal')).toBe(0);
    expect(left('member:id-1:reminder:before-60')).toBe(1);
  });

  it('the lapse, after the last day of grace', () => {
    const life = asked();
    expect(plan(life.facts, '2022-03-02')).toEqual([
      {
        key: `member:${life.last.renewal?.id}:lapse`,
        command: 'lose-renewal',
        input: { reason: 'unanswered' },
        because: {
          rule: 'plan-lapse',
          params: { endsOn: '2021-12-31', graceEnds: '2022-03-01' },
        },
      },
    ]);
  });

  it('each reminder by the day on which it fell', () => {
    const reminder = (id: string, rest: object, rule: string, dueOn: Day, offset: number) => ({
      key: `member:id-1:reminder:${id}:2021-12-31`,
      ...rest,
      because: { rule, params: { dueOn, offset, endsOn: '2021-12-31' } },
    });
    const marked = (reminderId: string, state: string) => ({
      command: 'mark-reminder',
      input: { reminderId, state },
    });
    expect(plan(asked().facts, '2021-12-01')).toEqual([
      reminder(
        'before-60',
        marked('before-60', 'superseded'),
        'plan-reminder-superseded',
        '2021-11-01',
        -60,
      ),
      reminder(
        'before-30',
        { command: 'send-reminder', input: { reminderId: 'before-30' } },
        'plan-reminder',
        '2021-12-01',
        -30,
      ),
    ]);
    expect(plan(asked().facts, '2021-11-16')).toEqual([
      reminder(
        'before-60',
        marked('before-60', 'waiting'),
        'plan-reminder-late',
        '2021-11-01',
        -60,
      ),
    ]);
  });

  it('reminders in the order of their days, however the workflow keeps them', () => {
    const reminders = [...workflow().reminders].reverse();
    const life = withFacts(asked(), { workflow: workflow({ reminders }) });
    expect(plan(life.facts, '2021-12-01').map(({ input }) => input.reminderId)).toEqual([
      'before-60',
      'before-30',
    ]);
  });

  it('the carrying over on the first day of the next term, with what the renewal needs', () => {
    const life = STATES.won();
    const next = life.last.term?.id;
    expect(plan(life.facts, '2021-12-31')).toEqual([]);
    expect(plan(life.facts, '2022-01-01')).toEqual([
      {
        key: `member:${next}:carry-over`,
        command: 'carry-rights',
        input: { termId: next },
        because: { rule: 'plan-carry-over', params: { startsOn: '2022-01-01' } },
      },
    ]);
    expect(plan(life.facts, '2022-10-02').map(({ command }) => command)).toEqual([
      'carry-rights',
      'open-renewal',
    ]);
  });

  it('a status that a day alone has changed', () => {
    const ended = STATES.ended();
    const before = { ...ended.facts.membership, status: 'active' as const };
    expect(plan({ ...ended.facts, membership: before }, '2021-06-01')).toEqual([
      {
        key: 'member:status:2021-06-01:ended',
        command: 'refresh-status',
        input: {},
        because: { rule: 'withdrawn', params: { on: '2021-06-01' } },
      },
    ]);
  });
});

describe('nothing is carried', () => {
  const next = (values: object) =>
    factsOf({
      membership: membership({ approvedOn: '2021-01-01' }),
      terms: [
        term({ id: 'first' }),
        term({ id: 'next', startsOn: '2022-01-01', endsOn: '2022-12-31', ...values }),
      ],
    });
  const carried = (facts: Facts, day: Day = '2022-01-01') =>
    plan(facts, day).filter(({ command }) => command === 'carry-rights').length;

  it.each([
    ['but into a term that follows without a gap', {}, 1],
    ['after a gap', { startsOn: '2022-01-02' }, 0],
    ['into what was imported', { imported: true }, 0],
    ['twice', { carriedOn: '2022-01-01' }, 0],
    ['into what is only proposed', { state: 'proposed' }, 0],
  ])('%s', (_case, values, expected) => {
    expect(carried(next(values), '2022-01-02')).toBe(expected);
  });
});

describe('who has left', () => {
  it('is carried nothing from the day of the end on, and everything before', () => {
    const { facts } = STATES.won();
    const on = (endedOn: Day) => {
      const leaving = { ...facts.membership, endedOn, endKind: 'withdrawn' as const };
      return plan({ ...facts, membership: leaving }, '2022-01-02').map(({ command }) => command);
    };
    expect(on('2022-01-03')).toEqual(['carry-rights']);
    expect(on('2022-01-02')).toEqual(['refresh-status']);
    expect(on('2022-01-01')).toEqual(['refresh-status']);
  });
});

describe('who said yes', () => {
  it('is neither reminded nor lost by a date, even while the term waits for the money', () => {
    const life = asked();
    const paying = { ...life.facts.workflow, activation: 'payment' as const };
    life.facts = { ...life.facts, workflow: paying };
    life.do('accept-renewal');
    for (const day of ['2021-11-01', '2022-01-15', '2022-04-01'] as const) {
      const commands = plan(life.facts, day).map(({ command }) => command);
      expect(commands.filter((command) => command !== 'refresh-status')).toEqual([]);
    }
  });
});

describe('no renewal opens', () => {
  const opens = (facts: Facts, day: Day = '2021-10-02') =>
    plan(facts, day).some(({ command }) => command === 'open-renewal');
  const standing = (values: object = {}, facts: Partial<Facts> = {}) =>
    factsOf({
      membership: membership({ approvedOn: '2021-01-01', status: 'active' }),
      terms: [term(values)],
      ...facts,
    });
  const coming = term({ id: 'next', startsOn: '2022-01-01', endsOn: '2022-12-31' });

  it('but for the last term, from the first day of its window', () => {
    expect(opens(standing())).toBe(true);
    expect(opens(standing(), '2021-10-01')).toBe(false);
  });

  it('for history, once its grace is over', () => {
    expect(opens(standing({ imported: true }), '2022-03-01')).toBe(true);
    expect(opens(standing({ imported: true }), '2022-03-02')).toBe(false);
    expect(opens(standing(), '2022-03-02')).toBe(true);
  });

  it('for who leaves, even later', () => {
    const leaving = membership({ approvedOn: '2021-01-01', endedOn: '2021-12-31' });
    expect(opens(standing({}, { membership: leaving }))).toBe(false);
  });

  it('for who is suspended or was refused', () => {
    const paused = membership({ suspendedOn: '2021-06-01' });
    expect(opens(standing({}, { membership: paused }))).toBe(false);
    const refused = membership({ refusedOn: '2021-06-01' });
    expect(opens(standing({}, { membership: refused }))).toBe(false);
  });

  it('where the next term is proposed already, but for one that comes before', () => {
    const terms = (proposed: object) => [
      term(),
      { ...coming, state: 'proposed' as const, ...proposed },
    ];
    expect(opens(standing({}, { terms: terms({}) }))).toBe(false);
    expect(opens(standing({}, { terms: terms({ startsOn: '2020-01-01' }) }))).toBe(true);
    expect(opens(standing({}, { terms: terms({ state: 'void' }) }))).toBe(true);
  });

  it('twice for one term', () => {
    const [renewal] = STATES.lapsed().facts.renewals;
    const done = { ...renewal, fromTermId: 'term' };
    expect(opens(standing({}, { renewals: [done] }), '2022-03-10')).toBe(false);
    expect(opens(standing({}, { renewals: [{ ...done, fromTermId: 'x' }] }))).toBe(true);
  });
});

describe('the next day on which a member must be looked at', () => {
  const next = (facts: Facts, day: Day) => nextDueOn(facts, day);

  it('is today while something is due', () => {
    expect(next(paid().facts, '2021-10-02')).toBe('2021-10-02');
  });

  it('is none where no day can change anything', () => {
    expect(next(factsOf(), '2021-01-04')).toBeNull();
  });

  it.each([
    ['the first day of a term that comes', '2021-01-04', '2021-03-01'],
    ['the opening of its renewal', '2021-03-01', '2021-10-02'],
    ['its first reminder', '2021-10-02', '2021-11-01'],
    ['the day after its end', '2021-12-24', '2022-01-01'],
    ['the day after its grace', '2022-01-30', '2022-03-02'],
  ] as const)('is %s', (_case, from, day) => {
    const terms = [term({ startsOn: '2021-03-01' })];
    const reminders = workflow().reminders;
    const quiet = factsOf({
      membership: membership({ suspendedOn: '2020-01-01', status: 'suspended' }),
      terms,
      workflow: workflow({ reminders }),
    });
    expect(next(quiet, from)).toBe(day);
  });

  it('is the day after a status that was imposed, and the day of an end', () => {
    const imposed = membership({ overrideStatus: 'active', overrideUntil: '2021-02-10' });
    const status = { status: 'active' as const };
    expect(next(factsOf({ membership: { ...imposed, ...status } }), '2021-02-01')).toBe(
      '2021-02-11',
    );
    const ends = membership({ endedOn: '2021-02-20' });
    expect(next(factsOf({ membership: ends }), '2021-02-01')).toBe('2021-02-20');
  });

  it('follows the renewal under way, where it is not that of the last term', () => {
    const life = asked();
    const [first] = life.facts.terms;
    const later: Term = { ...first, id: 'later', startsOn: '2024-01-01', endsOn: '2024-12-31' };
    life.facts = { ...life.facts, terms: [...life.facts.terms, later] };
    expect(life.day('2022-01-01').facts.membership.nextDueOn).toBe('2022-01-15');
    life.day('2022-01-15');
    expect(life.day('2022-01-30').facts.membership.nextDueOn).toBe('2022-03-02');
  });

  it('is the day after a call is due, unless it was cancelled', () => {
    const { facts } = STATES.unpaid();
    expect(next(facts, '2021-02-01')).toBe('2021-02-04');
    const dues = facts.dues.map((call): Dues => ({ ...call, cancelledOn: '2021-02-01' }));
    expect(next({ ...facts, dues }, '2021-02-01')).toBe('2021-10-02');
  });
});

it('a renewal that names a term which is gone is told, and not guessed at', () => {
  const life = asked();
  const [first, second] = life.facts.terms;
  const message = `Renewal ${life.last.renewal?.id} names a term that does not exist`;
  for (const terms of [[first], [second]]) {
    expect(() => plan({ ...life.facts, terms }, '2021-10-02')).toThrow(message);
  }
});

it('a tier that closes with the year has no price to propose', () => {
  const life = withFacts(paid(), { offers: [tierOffer({ closesOn: '2021-12-31' })] });
  life.day('2021-10-02');
  expect(plan(life.facts, '2021-10-03')).toEqual([]);
});
