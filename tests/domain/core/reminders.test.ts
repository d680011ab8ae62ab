import { suits } from '../../../src/plugins/membership-lifecycle/shared/core/workflows';
import { whyOver } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/over';
import { plan } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/plan';
import type {
  Facts,
  Reminder,
  ReminderBase,
  Term,
  Workflow,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { begunAnew } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/workflow';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { membershipView } from '../../../src/plugins/membership-lifecycle/server/src/membership/membership-view';
import { scheduleOf } from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/schedule';
import { factsOf, Life, membership, PRICE, term, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** Reminders that need no renewal: of the start of a term, of the joining, of a call. */

const step = (
  base: ReminderBase,
  offsetDays: number,
  values: Partial<Reminder> = {},
): Reminder => ({
  id: `${base}-${offsetDays < 0 ? 'm' : 'p'}${Math.abs(offsetDays)}`,
  base,
  offsetDays,
  messageTemplate: {
    end: 'renewal-reminder',
    start: 'term-started',
    joining: 'member-welcome',
    due: 'dues-reminder',
  }[base],
  contactRole: 'representative',
  addedOn: '2000-01-01',
  ...values,
});

const following = (...reminders: Reminder[]): Workflow => workflow({ reminders });

/** A member of the year 2021 whose dues of 5 000 € are due on 3 February. */
const called = (...reminders: Reminder[]) =>
  new Life(factsOf({ workflow: following(...reminders) })).do('approve').call();

/** What left by itself or waits, with its day. */
const told = (life: Life): string[] =>
  life.outcomes.flatMap(({ on, outcome }) => [
    ...outcome.messages
      .filter(({ key }) => key.includes(':reminder:'))
      .map(({ key }) => `${on} ${key.split(':')[3]}`),
    ...outcome.effects
      .filter(({ key, state }) => key.includes(':reminder:') && state !== 'done')
      .map(({ key, state }) => `${on} ${key.split(':')[3]} ${state}`),
  ]);

/** Every day until another, as the daily run comes. */
const until = (life: Life, day: Day): Life => {
  for (;;) {
    const next = life.facts.membership.nextDueOn;
    if (next === null || next > day) return life.day(day);
    life.day(next);
  }
};

describe('the due day of a call', () => {
  const STEPS = [step('due', -7), step('due', 15), step('due', 30)];

  it('is followed before and after, while the call is owed', () => {
    expect(told(until(called(...STEPS), '2021-12-01'))).toEqual([
      '2021-01-27 due-m7',
      '2021-02-18 due-p15',
      '2021-03-05 due-p30',
    ]);
  });

  it('is followed with the number and the paper of the call', () => {
    const life = until(called(step('due', 15, { contactRole: 'billing' })), '2021-02-18');
    const { facts, outcomes } = { facts: life.facts, outcomes: life.outcomes };
    expect(outcomes.at(-1)?.outcome.messages).toEqual([
      {
        key: `member:${facts.dues[0].id}:reminder:due-p15:due:2021-02-03`,
        template: 'dues-reminder',
        contactRole: 'billing',
        termId: facts.terms[0].id,
        renewalId: null,
        duesId: facts.dues[0].id,
        carriesCall: true,
      },
    ]);
  });

  it.each<[string, (life: Life) => unknown]>([
    ['paid', (life) => life.pay()],
    ['waived', (life) => life.do('waive-dues', { termId: life.last.term?.id, reason: 'x' })],
    [
      'cancelled with its term',
      (life) => life.do('void-term', { termId: life.last.term?.id, reason: 'x' }),
    ],
    ['of a member who left', (life) => life.do('withdraw', { lastDay: '2021-02-10', reason: 'x' })],
    [
      'covered by a credit that was not allocated',
      (life) => {
        life.facts = {
          ...life.facts,
          payments: [
            {
              id: 'p',
              duesId: null,
              creditOf: 'member',
              receiptId: null,
              kind: 'received',
              amount: PRICE,
              on: life.today,
              method: null,
              reference: null,
              reason: null,
              reversesId: null,
            },
          ],
        };
      },
    ],
  ])('is followed no more once it is %s', (_, settle) => {
    const life = until(called(...STEPS), '2021-02-10');
    settle(life);
    expect(told(until(life, '2021-12-01'))).toEqual(['2021-01-27 due-m7']);
  });

  it('is followed while a part is paid, and anew from the day on which the money was taken back', () => {
    const life = until(called(...STEPS), '2021-02-10').pay(100_000);
    until(life, '2021-02-20').pay(400_000);
    until(life, '2021-03-10').do('reverse-payment', {
      paymentId: life.last.payment?.id,
      reason: 'x',
    });
    expect(told(until(life, '2021-12-01'))).toEqual([
      '2021-01-27 due-m7',
      '2021-02-18 due-p15',
      '2021-03-25 due-p15',
      '2021-04-09 due-p30',
    ]);
  });

  it('is not followed by itself for less than what its workflow reminds of', () => {
    const owing = (left: number): Life => {
      const reminding = workflow({ reminders: STEPS, leastReminded: 500 });
      const life = new Life(factsOf({ workflow: reminding })).do('approve').call();
      return until(life, '2021-02-10').pay(PRICE - left);
    };
    expect(told(until(owing(500), '2021-12-01'))).toEqual([
      '2021-01-27 due-m7',
      '2021-02-18 due-p15',
      '2021-03-05 due-p30',
    ]);
    const little = owing(499);
    const why = scheduleOf(little.facts, little.today, '2021-05-31').flatMap((event) =>
      'leftOut' in event ? [`${event.on} ${event.leftOut.because.rule}`] : [],
    );
    expect(why).toEqual(['2021-02-18 left-out-too-little', '2021-03-05 left-out-too-little']);
    expect(told(until(little, '2021-12-01'))).toEqual(['2021-01-27 due-m7']);
    const [call] = little.facts.dues;
    expect(
      little.refusal('remind-call', { duesId: call.id, template: 'dues-reminder' }),
    ).toBeNull();
  });

  it('is told no more by a letter that has not left, once too little is left', () => {
    const reminding = workflow({ reminders: STEPS });
    const life = new Life(factsOf({ workflow: reminding })).do('approve').call();
    until(life, '2021-02-18');
    const [letter] = life.outcomes.at(-1)?.outcome.messages ?? [];
    expect(whyOver(life.facts, letter, life.today)).toBeNull();
    life.pay(PRICE - 99);
    expect(whyOver(life.facts, letter, life.today)).toMatchObject({ reason: 'reminder-over' });
  });

  it('is the one of a pending member, whose term waits for the money', () => {
    const facts = factsOf({ workflow: workflow({ activation: 'payment', reminders: STEPS }) });
    const life = new Life(facts).do('approve').call();
    expect(life.facts.membership.status).toBe('pending');
    expect(told(until(life, '2021-02-20'))).toEqual(['2021-01-27 due-m7', '2021-02-18 due-p15']);
  });

  it('is the one of a renewal that is agreed to', () => {
    const life = called(step('due', 15)).pay();
    until(life, '2021-10-03').do('accept-renewal').call();
    expect(told(until(life, '2021-12-01'))).toEqual(['2021-11-17 due-p15']);
  });

  it('is followed anew when it is corrected, and by the call that replaces it', () => {
    const life = until(called(step('due', 15)), '2021-02-20');
    const [{ id }] = life.facts.dues;
    life.do('correct-date', { field: 'dues-due-on', id, date: '2021-03-15', reason: 'x' });
    expect(told(until(life, '2021-04-01'))).toEqual(['2021-02-18 due-p15', '2021-03-30 due-p15']);
    life.do('reissue-call', { duesId: id, reason: 'x' });
    expect(told(until(life, '2021-12-01')).slice(2)).toEqual(['2021-05-16 due-p15']);
    // The same day again is no other day.
    const [, again] = life.facts.dues;
    life.do('correct-date', { field: 'dues-due-on', id: again.id, date: again.dueOn, reason: 'x' });
    expect(told(until(life, '2021-12-31'))).toHaveLength(3);
  });

  it('says nothing of days before the step, or before the call', () => {
    const added = { addedOn: '2021-02-19' as Day };
    const late = called(step('due', 15, added), step('due', 20, { ...added, id: 'later' }));
    expect(told(until(late, '2021-12-01'))).toEqual(['2021-02-23 later']);
    expect(told(until(called(step('due', -30), step('due', -40)), '2021-12-01'))).toEqual([]);
  });

  it('is told by the latest of several, or waits for staff when that one is late', () => {
    const missed = called(...STEPS).day('2021-03-10');
    expect(told(missed)).toEqual(['2021-03-10 due-p15 superseded', '2021-03-10 due-p30']);
    const late = called(...STEPS).day('2021-04-10');
    expect(told(late)).toEqual(['2021-04-10 due-p15 superseded', '2021-04-10 due-p30 waiting']);
    const duesId = late.facts.dues[0].id;
    const asked = { reminderId: 'due-p30', duesId };
    expect(late.refusal('send-reminder', { reminderId: 'due-p15', duesId })).toBe('reminder-done');
    expect(late.refusal('send-reminder', { reminderId: 'due-p30' })).toBe('reminder-unknown');
    expect(late.refusal('send-reminder', { ...asked, duesId: 'none' })).toBe('reminder-unknown');
    const sent = new Life(late.facts, late.today).do('send-reminder', asked);
    expect(sent.messages).toEqual(['dues-reminder']);
    expect(sent.refusal('skip-reminder', asked)).toBe('reminder-done');
    late.do('skip-reminder', asked);
    expect(told(late).at(-1)).toBe('2021-04-10 due-p30 skipped');
    expect(late.refusal('send-reminder', asked)).toBe('reminder-done');
    expect(plan(late.facts, late.today)).toEqual([]);
  });

  it('is not told by hand when the message would be untrue', () => {
    const life = called(...STEPS).day('2021-04-10');
    const asked = { reminderId: 'due-m7', duesId: life.facts.dues[0].id };
    expect(life.refusal('send-reminder', asked)).toBe('reminder-untrue');
    life.pay();
    expect(life.refusal('send-reminder', asked)).toBe('no-open-renewal');
  });
});

describe('the page of a member', () => {
  const comingOn = ({ facts, today }: Life): string[] =>
    membershipView(
      { facts, organisationName: '', siret: null },
      {
        usages: new Map(),
        owners: new Map(),
        answers: new Map(),
        letters: new Map(),
        deposits: [],
      },
      today,
    ).reminders.flatMap(({ state, dueOn }) => (state === 'coming' ? [dueOn] : []));

  it('tells of no reminder of which the schedule says why it does not leave', () => {
    const steps = [step('due', 15), step('due', 30)];
    expect(comingOn(called(...steps))).toEqual(['2021-02-18', '2021-03-05']);
    expect(comingOn(called(...steps).do('suspend', { reason: 'x' }))).toEqual([]);
    const muted = called(...steps).do('mute', { until: '2021-02-20', reason: 'x' });
    expect(comingOn(muted)).toEqual(['2021-03-05']);
    expect(comingOn(called(...steps).pay(PRICE - 99))).toEqual([]);
    expect(comingOn(called(...steps).pay(PRICE - 100))).toHaveLength(2);
  });
});

describe('the start of a term', () => {
  it('is told before and after, for each issued term', () => {
    const life = called(step('start', -10), step('start', 0), step('start', 20)).pay();
    expect(told(until(life, '2021-10-03'))).toEqual([
      '2021-01-04 start-p0',
      '2021-01-24 start-p20',
    ]);
    life.do('accept-renewal').call().pay();
    expect(told(until(life, '2022-12-01')).slice(2)).toEqual([
      '2021-12-22 start-m10',
      '2022-01-01 start-p0',
      '2022-01-21 start-p20',
    ]);
  });

  it('is told on the day itself when the term is agreed to that day', () => {
    const life = new Life(factsOf({ workflow: following(step('start', 0)) })).do('approve');
    expect(life.facts.terms[0].startsOn).toBe('2021-01-04');
    expect(told(life.day(life.today))).toEqual(['2021-01-04 start-p0']);
  });

  it('is told anew for a corrected start, and once for one that stays', () => {
    const life = until(called(step('start', 20)).pay(), '2021-02-01');
    const [{ id }] = life.facts.terms;
    const correct = (date: Day) =>
      life.do('correct-date', { field: 'term-starts-on', id, date, reason: 'x' });
    correct('2021-01-04');
    expect(told(until(life, '2021-03-01'))).toHaveLength(1);
    correct('2021-02-20');
    expect(told(until(life, '2021-06-01')).slice(1)).toEqual(['2021-03-12 start-p20']);
  });

  it('says nothing of a term that is void, was agreed to after the day, or does not run', () => {
    const gone = called(step('start', 20));
    gone.do('void-term', { termId: gone.last.term?.id, reason: 'x' });
    expect(told(until(gone, '2021-06-01'))).toEqual([]);
    const facts: Facts = factsOf({
      membership: membership({ approvedOn: '2021-01-04' }),
      workflow: following(step('start', 20)),
      terms: [term({ issuedOn: '2021-01-22' })],
    });
    expect(told(new Life(facts, '2021-01-22').day('2021-01-25'))).toEqual([]);
    const held = { ...facts, terms: [term({ heldOn: '2021-01-15' })] };
    expect(told(new Life(held, '2021-01-10').day('2021-01-25'))).toEqual([]);
  });
});

describe('the joining', () => {
  it('is told once, for the first term alone', () => {
    const life = called(step('joining', 30)).pay();
    until(life, '2021-10-03').do('accept-renewal').call().pay();
    expect(told(until(life, '2022-12-01'))).toEqual(['2021-02-03 joining-p30']);
  });

  it('is told of no member who comes back', () => {
    const life = called(step('joining', 30)).pay();
    until(life, '2021-06-01').do('withdraw', { lastDay: '2021-05-31', reason: 'x' });
    life.at('2022-02-01').do('apply').do('approve').call().pay();
    expect(told(until(life, '2022-12-01'))).toEqual(['2021-02-03 joining-p30']);
  });

  it('is told again for another first day, unless that was before the term was known', () => {
    const life = until(called(step('joining', 30)).pay(), '2021-02-10');
    const id = life.last.term?.id;
    life.do('correct-date', { field: 'term-starts-on', id, date: '2021-01-20', reason: 'x' });
    expect(told(until(life, '2021-03-01'))).toHaveLength(2);
    life.do('correct-date', { field: 'member-since', date: '2012-01-01', reason: 'x' });
    expect(told(until(life, '2021-12-01'))).toHaveLength(2);
  });

  it('is told while a term runs, also a second one', () => {
    const steps = [step('joining', 365), step('joining', 360, { id: 'last-day' })];
    const gone = called(...steps).pay();
    until(gone, '2021-10-03').do('decline-renewal', { reason: 'x' });
    expect(told(until(gone, '2022-12-01'))).toEqual(['2021-12-30 last-day']);
    const stays = called(...steps).pay();
    until(stays, '2021-10-03').do('accept-renewal').call().pay();
    expect(told(until(stays, '2022-12-01'))).toHaveLength(2);
  });
});

describe('a decision of staff', () => {
  it.each<[string, (life: Life) => unknown, (life: Life) => unknown]>([
    [
      'suspended',
      (life) => life.do('suspend', { reason: 'x' }),
      (life) => life.do('reinstate', { reason: 'x' }),
    ],
    [
      'left out of sending',
      (life) => life.do('mute', { until: '2021-12-31', reason: 'x' }),
      (life) => life.do('unmute'),
    ],
    [
      'given a status',
      (life) => life.do('override-status', { status: 'active', until: '2021-12-31', reason: 'x' }),
      (life) => life.do('clear-override', { reason: 'x' }),
    ],
  ])('holds everything back: a member who is %s', (_, hold, release) => {
    const steps = [step('start', 30), step('joining', 30), step('due', 2), step('due', 10)];
    const paused = (day: Day) => {
      const life = called(...steps).at('2021-01-10');
      hold(life);
      expect(told(until(life, day))).toEqual([]);
      release(life);
      return told(until(life, '2021-12-01')).sort();
    };
    expect(paused('2021-02-15')).toEqual([
      '2021-02-15 due-p10',
      '2021-02-15 due-p2 superseded',
      '2021-02-15 joining-p30',
      '2021-02-15 start-p30',
    ]);
    expect(paused('2021-03-15')).toEqual([
      '2021-03-15 due-p10 waiting',
      '2021-03-15 due-p2 superseded',
      '2021-03-15 joining-p30 waiting',
      '2021-03-15 start-p30 waiting',
    ]);
  });
});

it('sends what is about different things on the same day', () => {
  const steps = [
    step('start', 30),
    step('joining', 30),
    step('due', 0),
    step('due', 0, { id: 'x', addedOn: '2022-01-01' }),
  ];
  expect(told(until(called(...steps), '2021-03-01')).sort()).toEqual([
    '2021-02-03 due-p0',
    '2021-02-03 joining-p30',
    '2021-02-03 start-p30',
  ]);
});

it('goes with the terms and calls of a merger, once', () => {
  const steps = [step('start', 20), step('joining', 20), step('due', 0), step('due', 60)];
  const life = until(called(...steps), '2021-02-10');
  expect(told(life)).toHaveLength(3);
  const target = factsOf({
    membership: membership({ id: 'other', organisationId: 'o', approvedOn: '2021-01-04' }),
    workflow: following(...steps),
  });
  const merged = mergeFrom(life.facts, target, 'x', life.ctx);
  if (!merged.ok) throw new Error(merged.reason);
  const into = new Life(merged.into, life.today, life.newId).day(life.today);
  expect(told(until(into, '2021-12-01'))).toEqual(['2021-04-04 due-p60']);
  expect(told(until(new Life(merged.from, life.today), '2021-12-01'))).toEqual([]);
});

describe('a workflow that members come to', () => {
  const mine: Workflow = { ...following(step('due', 0), step('end', 5)), id: 'mine' };
  const rest: Workflow = { ...following(step('start', 0)), id: 'rest', isDefault: false };
  const begun = (after: Workflow[]) =>
    begunAnew([mine, rest], after, '2021-06-01').map(({ reminders }) =>
      reminders.map(({ addedOn }) => addedOn),
    );

  it('reminds of nothing that was due before; one whose members stay goes on', () => {
    const [old, today]: Day[] = ['2000-01-01', '2021-06-01'];
    expect(begun([mine, { ...rest, tierCodes: ['petites'] }])).toEqual([[old, old], [today]]);
    expect(
      begun([
        { ...mine, isDefault: false },
        { ...rest, isDefault: true },
      ]),
    ).toEqual([[old, old], [today]]);
    expect(begun([mine, { ...rest, name: 'x' }])).toEqual([[old, old], [old]]);
    const named = { ...rest, tierCodes: ['petites'] };
    const back = begunAnew([mine, named], [mine, rest], today);
    expect(back[0].reminders.map(({ addedOn }) => addedOn)).toEqual([today, old]);
    expect(back[1]).toBe(rest);
  });
});

it('takes the templates that tell of its base', () => {
  expect(suits('due', 'dues-reminder')).toBe(true);
  expect(suits('due', 'renewal-reminder')).toBe(false);
  expect(suits('start', 'member-welcome')).toBe(false);
  expect(suits('joining', 'term-started')).toBe(true);
  expect(suits('end', 'dues-reminder')).toBe(false);
  expect(suits('end', 'call-issued')).toBe(true);
});

it('reminds of the end by the keys that it always had', () => {
  const life = called().pay();
  life.facts = { ...life.facts, workflow: workflow() };
  until(life.day('2021-10-02'), '2021-11-02');
  const [{ id }]: Term[] = life.facts.terms;
  expect(life.facts.effects.map(({ key }) => key)).toEqual([
    `member:${id}:reminder:before-60:2021-12-31`,
  ]);
});

describe('a reminder of an end, by hand', () => {
  const refusals = (life: Life) =>
    ['before-30', 'after-30'].map((reminderId) => life.refusal('send-reminder', { reminderId }));

  it('says before the end that the term runs, and after it that it is over', () => {
    expect(refusals(STATES.waiting())).toEqual([null, 'reminder-untrue']);
    const late = STATES.waiting().at('2022-01-15');
    expect(refusals(late)).toEqual(['reminder-untrue', null]);
  });

  it('is for who was asked and has not answered', () => {
    for (const state of ['todo', 'never-asked', 'committed']) {
      expect([state, ...refusals(STATES[state]())]).toEqual([
        state,
        'reminder-untrue',
        'reminder-untrue',
      ]);
    }
  });
});
