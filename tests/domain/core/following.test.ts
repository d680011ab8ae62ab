import fc from 'fast-check';
import { spreadCredits } from '../../../src/plugins/membership-lifecycle/server/src/account/rules/credits';
import {
  askedFor,
  balanceOf,
  creditFor,
  openCalls,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { addDays } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import { formatMoney } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/format';
import { noticeOfCredit } from '../../../src/plugins/membership-lifecycle/server/src/membership/plan-notices';
import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';
import { ensure, RUNS, tellSeed } from '../../helpers/days';
import { scheduleOf } from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/schedule';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { whyOver } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/over';
import { writtenReminders } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/reminders';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { factsOf, Life, membership, PRICE, workflow } from '../../helpers/facts';
import { asOther } from '../../helpers/other-member';

/** Unpaid calls: reminded of step by step, by hand, and left alone for a while. */

beforeAll(tellSeed);

const DUE = '2021-02-03';

/** A member whose dues of 5 000 € are due on 3 February, in the shipped workflow. */
const called = () => new Life(factsOf({ workflow: workflow() })).do('approve').call();

const callId = (life: Life): string => life.facts.dues[0]?.id ?? '';

/** Lives the days on which something is due until another, and says what left of the call. */
const until = (life: Life, day: Day): string[] => {
  const before = life.outcomes.length;
  for (;;) {
    const next = life.facts.membership.nextDueOn;
    if (next === null || next > day) break;
    life.day(next <= life.today ? life.today : next);
    if (next <= life.today && life.facts.membership.nextDueOn === next) break;
  }
  life.at(day);
  return life.outcomes.slice(before).flatMap(({ on, outcome }) =>
    outcome.messages
      .filter(({ template }) => template.startsWith('dues-'))
      .map(({ template, contactRole, carriesCall }) => {
        expect({ contactRole, carriesCall }).toEqual({ contactRole: 'billing', carriesCall: true });
        return `${on} ${template}`;
      }),
  );
};

describe('the shipped steps', () => {
  test('remind twice of a call that is not paid, each once', () => {
    const life = called();
    expect(life.facts.dues[0]?.dueOn).toBe(DUE);
    expect(until(life, '2021-09-01')).toEqual([
      '2021-02-18 dues-reminder',
      '2021-03-20 dues-second-reminder',
    ]);
    expect(
      writtenReminders(life.facts, callId(life)).map(({ on, template }) => [on, template]),
    ).toEqual([
      ['2021-02-18', 'dues-reminder'],
      ['2021-03-20', 'dues-second-reminder'],
    ]);
  });

  test.each<[string, (life: Life) => unknown]>([
    ['is paid', (life) => life.pay()],
    ['is waived', (life) => life.do('waive-dues', { termId: life.last.term?.id, reason: 'x' })],
    [
      'is contested',
      (life) =>
        life.do('hold-call', { duesId: callId(life), cause: 'contested', until: '2021-02-05' }),
    ],
  ])('stop once the call %s', (_case, settle) => {
    const life = called();
    life.at('2021-02-01');
    settle(life);
    expect(until(life, '2021-09-01')).toEqual([]);
  });

  test('go on with what is left of a call that is paid in part', () => {
    const life = called().at('2021-02-01').pay(100_000);
    expect(until(life, '2021-03-01')).toEqual(['2021-02-18 dues-reminder']);
  });

  test.each(['reject-payment', 'reverse-payment'] as const)(
    'begin anew from the day on which the payment was gone again: %s',
    (command) => {
      // Paid on its due day after a first reminder, and gone when the second would have left.
      const life = called();
      until(life, '2021-02-20');
      life.pay();
      expect(until(life, '2021-04-10')).toEqual([]);
      life.do(command, { paymentId: life.last.payment?.id, on: '2021-04-01', reason: 'x' });
      expect(life.messages.slice(-1)).toEqual(
        command === 'reject-payment' ? ['payment-rejected'] : ['payment-received'],
      );
      expect(until(life, '2021-09-01')).toEqual([
        '2021-04-16 dues-reminder',
        '2021-05-16 dues-second-reminder',
      ]);
    },
  );

  test('go on after a part of the money was taken back', () => {
    const life = called().at('2021-02-01').pay(100_000);
    until(life, '2021-02-20');
    life.do('reject-payment', { paymentId: life.last.payment?.id, on: '2021-02-20' });
    expect(until(life, '2021-09-01')).toEqual(['2021-03-20 dues-second-reminder']);
  });

  test('are those of the call that was issued instead', () => {
    const life = called().at('2021-02-10');
    life.do('reissue-call', { duesId: callId(life), reason: 'x' });
    // Its own due day is 30 days later.
    expect(until(life, '2021-03-26')).toEqual([]);
    expect(until(life, '2021-03-27')).toEqual(['2021-03-27 dues-reminder']);
  });
});

describe('a call on hold', () => {
  const held = (cause: string, day: Day) =>
    called()
      .at('2021-02-10')
      .do('hold-call', { duesId: callId(called()), cause, until: day });

  test('is reminded of on the day after, by the latest step alone', () => {
    const life = held('payment-order', '2021-03-31');
    expect(until(life, '2021-03-31')).toEqual([]);
    expect(until(life, '2021-09-01')).toEqual(['2021-04-01 dues-second-reminder']);
  });

  test('is reminded of by the later of two steps, by their days and not by their digits', () => {
    const steps = [5, 15].map((offsetDays) => ({
      id: `due-${offsetDays}`,
      base: 'due' as const,
      offsetDays,
      messageTemplate: offsetDays === 5 ? 'dues-reminder' : 'dues-second-reminder',
      contactRole: 'billing' as const,
      addedOn: '2000-01-01' as const,
    }));
    const life = new Life(factsOf({ workflow: workflow({ reminders: steps }) }))
      .do('approve')
      .call();
    const hold = { duesId: callId(life), cause: 'agreed', until: '2021-03-31' };
    life.at('2021-02-01').do('hold-call', hold);
    expect(until(life, '2021-09-01')).toEqual(['2021-04-01 dues-second-reminder']);
  });

  test('is reminded of by the steps to come, where none was missed', () => {
    const life = held('agreed', '2021-02-12');
    expect(until(life, '2021-03-01')).toEqual(['2021-02-18 dues-reminder']);
  });

  test('tells its days in the schedule, and nothing before them', () => {
    const life = held('payment-order', '2021-03-31');
    const told = scheduleOf(life.facts, life.today, '2021-05-31').flatMap((event) =>
      'step' in event
        ? event.step.outcome.messages.map(({ template }) => `${event.on} ${template}`)
        : [],
    );
    expect(told).toEqual(['2021-04-01 dues-second-reminder']);
  });

  test('says in the schedule why a contested one is not reminded of', () => {
    const life = held('contested', '2021-03-31');
    const why = scheduleOf(life.facts, life.today, '2021-05-31').flatMap((event) =>
      'leftOut' in event ? [`${event.on} ${event.leftOut.because.rule}`] : [],
    );
    expect(why).toEqual([
      '2021-03-31 left-out-look-again',
      '2021-04-01 left-out-call-contested',
      '2021-04-01 left-out-call-contested',
    ]);
  });

  test('goes on when it is let, as if it had never been held', () => {
    const life = held('contested', '2021-03-31');
    life.at('2021-02-15').do('release-call', { duesId: callId(life) });
    expect(until(life, '2021-03-01')).toEqual(['2021-02-18 dues-reminder']);
  });

  test('takes back no reminder that was written, and holds back one that has not left', () => {
    const life = called();
    until(life, '2021-02-18');
    const [{ key }] = writtenReminders(life.facts, callId(life));
    const letter = { key, template: 'dues-reminder' };
    expect(whyOver(life.facts, letter, life.today)).toBeNull();
    life.do('hold-call', { duesId: callId(life), cause: 'agreed', until: '2021-02-28' });
    expect(whyOver(life.facts, letter, life.today)).toEqual({
      reason: 'reminder-over',
      isTakenBack: false,
    });
  });

  test.each([
    ['payment-order', '2021-03-31'],
    ['contested', null],
  ])('that is corrected (%s) hands what is still so to the call issued instead', (cause, day) => {
    const life = held(cause, '2021-03-31');
    life.do('reissue-call', { duesId: callId(life), reason: 'x' });
    expect(life.last.dues?.heldUntil).toBe(day);
  });

  test('is moved with a merger, as are its reminders', () => {
    const life = held('agreed', '2021-03-31');
    const into = asOther(factsOf({ membership: membership({ approvedOn: '2021-01-01' }) }));
    const merger = mergeFrom(life.facts, into, 'x', life.ctx);
    if (!merger.ok) throw new Error(merger.reason);
    expect(merger.into.dues).toEqual([
      expect.objectContaining({ heldUntil: '2021-03-31', heldCause: 'agreed' }),
    ]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['date-in-past', { until: '2021-02-09' }],
    ['hold-too-long', { until: '2022-02-11' }],
    ['dues-unknown', { duesId: 'none' }],
  ])('is refused: %s', (reason, values) => {
    const life = called().at('2021-02-10');
    const input = { duesId: callId(life), cause: 'other', until: '2021-03-01', ...values };
    expect(life.refusal('hold-call', input)).toBe(reason);
  });
});

describe('a reminder by hand', () => {
  const remind = (life: Life, template: string) =>
    life.do('remind-call', { duesId: callId(life), template });

  test('leaves once a day, and takes the place of the steps that say the same or less', () => {
    const life = called().at('2021-02-10');
    remind(life, 'dues-reminder');
    expect(life.messages.slice(-1)).toEqual(['dues-reminder']);
    const again = { duesId: callId(life), template: 'dues-reminder' };
    expect(life.refusal('remind-call', again)).toBe('reminder-done');
    expect(until(life, '2021-09-01')).toEqual(['2021-03-20 dues-second-reminder']);
  });

  test('that is a formal notice ends the steps', () => {
    const life = called().at('2021-02-10');
    remind(life, 'dues-formal-notice');
    expect(until(life, '2021-09-01')).toEqual([]);
  });

  test('takes the place of a step whose day has come', () => {
    const life = called().at('2021-03-25');
    remind(life, 'dues-reminder');
    expect(until(life, '2021-09-01')).toEqual([]);
  });

  test('is refused of what is not owed, or is on hold', () => {
    const life = called().at('2021-02-10');
    const input = { duesId: callId(life), template: 'dues-reminder' };
    life.do('hold-call', { duesId: callId(life), cause: 'agreed', until: '2021-02-28' });
    expect(life.refusal('remind-call', input)).toBe('call-held');
    life.do('release-call', { duesId: callId(life) });
    expect(life.refusal('release-call', { duesId: callId(life) })).toBe('no-call-held');
    life.pay();
    expect(life.refusal('remind-call', input)).toBe('no-call-owed');
  });

  test('is refused of a call that the credit of the account covers', () => {
    const life = called().pay().day('2021-10-03').do('accept-renewal').call();
    const [first, second] = life.facts.dues;
    life.do('record-payment', { duesId: first?.id, amount: 500_000, confirmed: true });
    const input = { duesId: second?.id, template: 'dues-reminder' };
    expect(life.refusal('remind-call', input)).toBe('no-call-owed');
  });

  test('that has not left is out of date once the call is paid', () => {
    const life = called().at('2021-02-10');
    remind(life, 'dues-reminder');
    const [{ key }] = writtenReminders(life.facts, callId(life));
    life.pay();
    expect(whyOver(life.facts, { key, template: 'dues-reminder' }, life.today)?.reason).toBe(
      'reminder-over',
    );
  });
});

describe('a payment order with its day', () => {
  test('holds the reminders of the call until then', () => {
    const life = called().pay().day('2021-10-03').do('accept-renewal').call();
    const call = life.facts.dues[1];
    life.do('move-renewal', { stageId: 'payment-order', expectedOn: '2022-01-31' });
    expect(life.facts.dues[1]).toMatchObject({
      heldUntil: '2022-01-31',
      heldCause: 'payment-order',
    });
    expect(call?.dueOn).toBe('2021-11-02');
    expect(until(life, '2022-01-31')).toEqual([]);
    expect(until(life, '2022-03-01')).toEqual(['2022-02-01 dues-second-reminder']);
  });

  test('is refused with a day that has passed', () => {
    const life = called().pay().day('2021-10-03').do('accept-renewal').call();
    const input = { stageId: 'payment-order', expectedOn: '2021-10-02' };
    expect(life.refusal('move-renewal', input)).toBe('date-in-past');
  });
});

describe('a credit on the account', () => {
  /** A first call paid and corrected downwards by 300 €, and the next one unpaid. */
  const credited = (): Life => {
    const life = called().pay().day('2021-10-02').do('accept-renewal');
    const [first, next] = life.facts.terms;
    if (!life.facts.dues.some(({ termId }) => termId === next.id)) {
      life.do('issue-call', { termId: next.id });
    }
    return life.do('reprice', { termId: first.id, amount: PRICE - 30_000, reason: 'x' });
  };

  test('is not asked for: the letter names it, and asks for the rest', () => {
    const life = credited();
    const call = openCalls(life.facts)[0];
    expect(balanceOf(life.facts)).toMatchObject({ due: PRICE, credit: 30_000 });
    expect([creditFor(life.facts, call.id), askedFor(life.facts, call)]).toEqual([30_000, 470_000]);
    life.at(addDays(call.dueOn, 15));
    expect(life.tries('remind-call', { duesId: call.id, template: 'dues-reminder' })).toBe(true);
    const shipped = MESSAGES.shipped.find(({ code }) => code === 'dues-reminder');
    expect(shipped?.bodyFr).toMatch(/Crédit de votre compte, déduit\u00a0: \{\{ dues\.credit \}\}/);
    expect(noticeOfCredit(life.facts)?.fr).toContain(formatMoney(30_000, 'EUR', 'fr'));
    expect(noticeOfCredit(called().facts)).toBeNull();
  });

  test('pays calls in the order of their due days, of every account as of one', () => {
    const anyCall = fc.record({ amount: fc.integer({ min: 1, max: 900 }), days: fc.nat(40) });
    const anyAccount = fc.record({
      calls: fc.array(anyCall, { maxLength: 4 }),
      credit: fc.nat(2_000),
    });
    fc.assert(
      fc.property(fc.array(anyAccount, { maxLength: 4 }), (accounts) => {
        const all = accounts.map(({ calls, credit }, who) => {
          const dues = calls.map(({ amount, days }, at) => ({
            ...{ id: `${who}-${at}`, membershipId: `${who}`, termId: 'term', amount },
            ...{ dueOn: addDays(DUE, days), cancelledOn: null },
          }));
          const payments = [{ id: 'p', duesId: null, creditOf: `${who}`, amount: credit }];
          return { credit, facts: { ...factsOf(), dues, payments } as unknown as Facts };
        });
        const open = all.flatMap(({ facts }) =>
          openCalls(facts).map((call) => ({ ...call, left: call.amount })),
        );
        const credits = new Map(all.map(({ credit }, who) => [`${who}`, credit]));
        const spread = new Map(spreadCredits(credits, open).map(({ id, credit }) => [id, credit]));
        for (const { facts, credit } of all) {
          const asked = facts.dues.map((call) => askedFor(facts, call));
          for (const call of facts.dues) {
            ensure((spread.get(call.id) ?? 0) === creditFor(facts, call.id), [call, credit]);
          }
          const { due } = balanceOf(facts);
          ensure(asked.reduce((a, b) => a + b, 0) === Math.max(0, due - credit), [asked, credit]);
        }
      }),
      RUNS,
    );
  });
});
