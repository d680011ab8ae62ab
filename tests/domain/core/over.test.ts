import fc from 'fast-check';
import {
  whyOver,
  type OverReason,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/over';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { factsOf, Life, PRICE, workflow } from '../../helpers/facts';
import { gaps, happen, lifeWith, start } from '../../helpers/lives';
import { plusDays } from '../../helpers/days';

/** Messages that have not left, when what they tell of is taken back. */

const reason = 'x';

/** The messages that a life wrote and that say what is no longer so, each with why. */
const over = (life: Life, before?: Facts): [string, OverReason][] =>
  life.outcomes
    .flatMap(({ outcome }) => outcome.messages)
    .flatMap((letter): [string, OverReason][] => {
      const why = whyOver(life.facts, letter, life.today, before);
      return why ? [[letter.template, why.reason]] : [];
    });

const member = (): Life => new Life().do('approve').call().pay();
const asked = (): Life => member().day('2021-10-03');
const duesId = (life: Life) => life.last.dues?.id;
const reversed = (life: Life): Life =>
  life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
const rejected = (life: Life): Life =>
  life.do('reject-payment', { paymentId: life.last.payment?.id, on: '2021-01-04', reason });

test.each<[string, () => Life, [string, OverReason][]]>([
  [
    'a resignation that is revoked',
    () =>
      member()
        .day('2021-01-05')
        .do('withdraw', { lastDay: '2021-01-04', reason })
        .do('reinstate', { reason }),
    [['membership-ended', 'decision-over']],
  ],
  [
    'an end to come that is revoked',
    () => member().do('withdraw', { lastDay: '2021-06-30', reason }).do('reinstate', { reason }),
    [['membership-ending', 'decision-over']],
  ],
  [
    'a refusal that is revoked',
    () => new Life().do('refuse', { reason }).do('apply'),
    [['membership-refused', 'decision-over']],
  ],
  [
    'an approval that is withdrawn',
    () => new Life().do('approve').do('withdraw', { lastDay: '2021-01-04', reason }),
    [['membership-approved', 'decision-over']],
  ],
  ['a payment that is reversed', () => reversed(member()), [['payment-received', 'payment-over']]],
  [
    'a rejection that is reversed',
    () => reversed(rejected(member())),
    [['payment-rejected', 'payment-over']],
  ],
  [
    'a rejected payment that is paid again',
    () => rejected(member()).pay(),
    [['payment-rejected', 'payment-over']],
  ],
  [
    'a payment that is refunded',
    () => {
      const life = member();
      return life.do('refund-payment', { duesId: duesId(life), amount: PRICE, reason });
    },
    [['payment-received', 'payment-over']],
  ],
  [
    'a term that is voided with its call',
    () => {
      const life = new Life().do('approve').call();
      return life.do('void-term', { termId: life.last.term?.id, reason });
    },
    [['call-issued', 'call-over']],
  ],
  [
    'dues that are waived',
    () => {
      const life = new Life().do('approve').call();
      return life.do('waive-dues', { termId: life.last.term?.id, reason });
    },
    [['call-issued', 'call-over']],
  ],
  [
    'a renewal that was lost and is reopened where it waits for an answer',
    () => {
      const life = asked().do('lose-renewal', { reason });
      const { id } = workflow().stages.find(({ kind }) => kind === 'waiting')!;
      return life.do('reopen-renewal', { stageId: id, reason });
    },
    [['renewal-lapsed', 'stage-over']],
  ],
  [
    'an answer that was recorded by mistake, with the renewal prepared again',
    () => {
      const life = asked().do('accept-renewal');
      const { id } = workflow().stages.find(({ kind }) => kind === 'todo')!;
      return life.do('reopen-renewal', { stageId: id, reason });
    },
    [
      ['renewal-proposal', 'stage-over'],
      ['renewal-accepted', 'stage-over'],
    ],
  ],
])('%s', (_name, lived, expected) => {
  const told = over(lived());
  for (const one of expected) expect(told).toContainEqual(one);
});

test('the letter of a call that replaces another stays, and so does the credit note', () => {
  const life = new Life().do('approve').call();
  life.do('reprice', { termId: life.last.term?.id, amount: 1_000, reason });
  expect(over(life)).toEqual([['call-issued', 'call-over']]);
  expect(life.messages.filter((template) => template === 'call-issued')).toHaveLength(2);
});

test('a proposal that is answered, and a reminder of a call that is paid', () => {
  expect(over(asked())).toEqual([]);
  expect(over(asked().do('accept-renewal'))).toEqual([['renewal-proposal', 'stage-over']]);
  const step = { ...workflow().reminders[0]!, id: 'due', base: 'due' as const, offsetDays: 15 };
  const facts = factsOf({ workflow: workflow({ reminders: [step] }) });
  const late = new Life(facts).do('approve').call().day('2021-02-18');
  expect(over(late)).toEqual([]);
  expect(late.messages).toHaveLength(3);
  expect(over(late.pay())).toEqual([[step.messageTemplate, 'reminder-over']]);
});

test('what an end and an answer make untrue is so again once they are revoked', () => {
  const life = asked().do('withdraw', { lastDay: '2021-10-02', reason });
  const letters = life.outcomes.flatMap(({ outcome }) => outcome.messages);
  const taken = () =>
    letters.flatMap((letter) => whyOver(life.facts, letter, life.today)?.isTakenBack ?? []);
  expect(taken()).toEqual([false, false]);
  life.do('reinstate', { reason });
  expect(over(life)).toEqual([['membership-ended', 'decision-over']]);
});

test('an end whose day is changed takes the letter of the other day', () => {
  const life = member().do('withdraw', { lastDay: '2021-06-30', reason });
  const before = life.facts;
  life.do('exclude', { lastDay: '2021-03-31', reason });
  const [, , , withdrawn] = life.outcomes.flatMap(({ outcome }) => outcome.messages);
  expect(withdrawn?.template).toBe('membership-ending');
  expect(whyOver(life.facts, withdrawn!, life.today, before)).toMatchObject({
    reason: 'decision-over',
  });
});

test('no message says what is not so at the moment at which it is written', () => {
  fc.assert(
    fc.property(lifeWith(gaps(90)), (drawn) => {
      const life = start(drawn);
      for (const { event, gap } of drawn.events) {
        life.day(plusDays(life.today, gap));
        happen(life, event);
      }
      for (const { on, outcome } of life.outcomes) {
        for (const letter of outcome.messages)
          expect(whyOver(outcome.facts, letter, on)).toBeNull();
      }
    }),
  );
});
