import { standingAnswerOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import { isPaused } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/pauses';
import {
  creditOf,
  putDown,
  takeAway,
  wasPaidFor,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { graceEnd } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/renewal';
import { isOwed } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/reminders';
import { statusOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import type {
  Facts,
  Reminder,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { whyOver } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/over';
import { factsOf, Life, membership, newRenewal, PRICE, term, workflow } from '../../helpers/facts';

/** The days and cents at which a rule turns, each told as what happens to a member around it. */

const reason = 'As the board decided';
/** Paid for 2021, and asked for 2022 on 2 October. The grace ends on 1 March 2022. */
const asked = () => new Life(factsOf()).do('approve').call().pay().day('2021-10-02');
const told = (facts: Facts, day: Day): string => {
  const { status, because } = statusOf(facts, day);
  return `${status} ${because.rule}`;
};
const sentOn = (life: Life, day: Day): string[] => {
  const before = life.messages.length;
  return life.day(day).messages.slice(before);
};

const doubtsOf = (life: Life, input: Record<string, unknown>): string[] => {
  const decision = decide(life.facts, 'record-payment', input, life.ctx);
  if (decision.ok) return [];
  return (decision.details?.doubts as { rule: string }[]).map(({ rule }) => rule);
};

/** A candidate whose workflow has one reminder. */
const remindedOf = (base: Reminder['base'], offsetDays: number, messageTemplate: string) => {
  const one = { id: 'one', base, offsetDays, messageTemplate, addedOn: '2000-01-01' } as const;
  return factsOf({
    workflow: workflow({ reminders: [{ ...one, contactRole: 'representative' }] }),
  });
};

describe('the first day of a pause', () => {
  // On 15 January who has not answered is told that the term is over.
  const waiting = () => asked().day('2022-01-01').at('2022-01-15');

  it('is one of it: what is due on the day of a decision does not leave', () => {
    expect(sentOn(waiting(), '2022-01-15')).toEqual(['renewal-overdue']);
    const imposed = { status: 'active', until: '2022-01-31', reason };
    expect(sentOn(waiting().do('override-status', imposed), '2022-01-15')).toEqual([]);
    expect(sentOn(waiting().do('mute', { until: '2022-01-31', reason }), '2022-01-15')).toEqual([]);
    expect(sentOn(waiting().do('suspend', { reason }), '2022-01-15')).toEqual([]);
  });

  it.each<[string, Partial<Facts['membership']>]>([
    ['a suspension', { suspendedOn: '2022-01-15' }],
    [
      'one that is over',
      { pauses: [{ status: 'suspended', from: '2022-01-15', until: '2022-01-20' }] },
    ],
    ['a silence', { mutedFrom: '2022-01-15', mutedUntil: '2022-01-20' }],
    [
      'an imposed status',
      { overrideStatus: 'active', overrideFrom: '2022-01-15', overrideUntil: '2022-01-20' },
    ],
  ])('holds the plan back, and the day before does not: %s', (_name, decided) => {
    const member = membership(decided);
    expect(isPaused(member, '2022-01-14')).toBe(false);
    expect(isPaused(member, '2022-01-15')).toBe(true);
  });

  it('is given back with the others, also on the last day of the grace', () => {
    const life = asked().day('2022-02-28').at('2022-03-01').do('suspend', { reason });
    life.at('2022-03-11').do('reinstate', { reason });
    // Ten days of suspension, of which the first was the last of the grace.
    expect(life.day('2022-03-11').facts.membership.status).toBe('grace');
    expect(life.day('2022-03-12').facts.membership.status).toBe('lapsed');
  });

  it('counts once where a pause begins on the day after another', () => {
    const life = asked().day('2022-01-10').do('suspend', { reason });
    life.at('2022-01-20').do('reinstate', { reason }).do('suspend', { reason });
    life.at('2022-01-30').do('reinstate', { reason });
    // Twenty days, from the 10th to the 29th.
    expect(life.day('2022-03-21').facts.membership.status).toBe('grace');
    expect(life.day('2022-03-22').facts.membership.status).toBe('lapsed');
  });
});

describe('a day on which two decisions hold', () => {
  it('is given back once: the last of a suspension is the first of a silence', () => {
    const facts = factsOf({
      membership: membership({
        pauses: [{ status: 'suspended', from: '2022-01-10', until: '2022-01-20' }],
        mutedFrom: '2022-01-20',
        mutedUntil: '2022-01-29',
      }),
      terms: [term()],
    });
    // Twenty days from the 10th to the 29th, after the sixty that end on 1 March.
    expect(told(facts, '2022-03-21')).toBe('grace grace');
    expect(told(facts, '2022-03-22')).toBe('lapsed lapsed');
  });
});

describe('a council that decides on a day', () => {
  const deciding = factsOf({
    terms: [term(), term({ id: 'next', state: 'proposed', startsOn: '2022-01-01' })],
    renewals: [
      newRenewal({ stageId: 'council', proposedOn: '2021-10-02', decidesOn: '2022-02-12' }),
    ],
    workflow: workflow({ graceDays: 60 }),
  });

  it('leaves sixty days of grace after it and not one more, also before the daily run has come', () => {
    expect(told(deciding, '2022-02-12')).toBe('grace deciding-until');
    expect(told(deciding, '2022-04-13')).toBe('grace deciding-until');
    expect(told(deciding, '2022-04-14')).toBe('lapsed lapsed');
  });
});

describe('the day of an answer or of money', () => {
  it('a no counts on its day, and is the reason from then on', () => {
    const life = asked().day('2022-01-10');
    expect(told(life.facts, '2022-01-10')).toBe('grace grace');
    life.do('decline-renewal', { reason });
    expect(told(life.facts, '2022-01-10')).toBe('lapsed declined');
  });

  it('a term whose money was taken back waits for it to its last day', () => {
    const facts = factsOf({ terms: [term({ heldOn: '2021-11-15' })] });
    expect(told(facts, '2021-11-14')).toMatch(/^active /);
    expect(told(facts, '2021-11-15')).toBe('pending money-taken-back');
    expect(told(facts, '2021-12-31')).toBe('pending money-taken-back');
  });

  it('money that came and was taken back again on one day is missing since that day', () => {
    const earlierHolds = [{ from: '2021-03-01' as const, until: '2021-03-10' as const }];
    const since = (heldOn: Day, day: Day) =>
      statusOf(factsOf({ terms: [term({ heldOn, earlierHolds })] }), day).because.params.on;
    expect(since('2021-03-10', '2021-03-09')).toBe('2021-03-01');
    expect(since('2021-03-10', '2021-03-10')).toBe('2021-03-10');
  });
});

describe('the day on which a member is looked at or written to', () => {
  it('is the day after a council has met', () => {
    const life = asked().do('move-renewal', { stageId: 'council', decidesOn: '2022-02-12' });
    expect(life.day('2022-02-01').facts.membership.nextDueOn).toBe('2022-02-13');
  });

  it('is never that of the call itself, and may be the next', () => {
    const called = (offsetDays: number) =>
      new Life(remindedOf('due', offsetDays, 'dues-reminder')).do('approve').call();
    // Called on 4 January, due on 3 February.
    expect(sentOn(called(-30), '2021-01-04')).toEqual([]);
    expect(sentOn(called(-30).day('2021-01-04'), '2021-01-05')).toEqual([]);
    expect(sentOn(called(-29).day('2021-01-04'), '2021-01-05')).toEqual(['dues-reminder']);
  });

  it('is not the due day for what speaks of a delay', () => {
    const called = (offsetDays: number) =>
      new Life(remindedOf('due', offsetDays, 'dues-second-reminder')).do('approve').call();
    expect(sentOn(called(0).day('2021-02-02'), '2021-02-03')).toEqual([]);
    expect(sentOn(called(1).day('2021-02-03'), '2021-02-04')).toEqual(['dues-second-reminder']);
  });

  it('is not the first of a term for what says that it will begin', () => {
    const accepted = () =>
      new Life(remindedOf('start', -7, 'term-started'))
        .do('approve')
        .call()
        .pay()
        .day('2021-10-02')
        .do('accept-renewal')
        .call()
        .day('2021-12-24');
    // The daily run was away from Christmas on.
    expect(sentOn(accepted(), '2021-12-31')).toEqual(['term-started']);
    expect(sentOn(accepted(), '2022-01-01')).toEqual([]);
  });
});

describe('one cent', () => {
  const called = () => new Life(factsOf()).do('approve').call();
  it('more than a call asks for is asked about, and the exact sum is not', () => {
    const life = called();
    const paying = (amount: number) => doubtsOf(life, { duesId: life.last.dues?.id, amount });
    expect(paying(PRICE)).toEqual([]);
    expect(paying(PRICE + 1)).toEqual(['payment-exceeds']);
  });

  it('given back of a paid call takes the thanks back that have not left', () => {
    const life = called().pay();
    const thanks = life.outcomes.at(-1)?.outcome.messages[0];
    const letter = { key: thanks?.key ?? '', template: 'payment-received' };
    expect(thanks).toMatchObject(letter);
    expect(whyOver(life.facts, letter, life.today)).toBeNull();
    const back = { duesId: life.last.dues?.id, amount: 1, reason, confirmed: true };
    life.do('refund-payment', back);
    expect(whyOver(life.facts, letter, life.today)).toMatchObject({ reason: 'payment-over' });
  });

  it('that a credit lacks leaves a call owed, and a credit that has it pays', () => {
    const life = called();
    const duesId = life.last.dues?.id ?? '';
    const owedWith = (amount: number): boolean => {
      const credit = { ...called().pay(amount).facts.payments[0], duesId: null };
      return isOwed({ ...life.facts, payments: [credit] }, duesId);
    };
    expect([owedWith(PRICE - 1), owedWith(PRICE)]).toEqual([true, false]);
  });

  it('more than the credit is not put on a call', () => {
    const life = called();
    const credit = { ...called().pay(99).facts.payments[0], duesId: null };
    life.facts = { ...life.facts, payments: [credit] };
    const duesId = life.last.dues?.id;
    expect(life.refusal('allocate-credit', { duesId, amount: 100 })).toBe('credit-exceeded');
    life.do('allocate-credit', { duesId, amount: 99 });
    expect(creditOf(life.facts)).toBe(0);
  });
});

describe('sixty days before its call', () => {
  it('a payment is taken for it, and for one of an earlier year when it is a day older', () => {
    const life = new Life(factsOf()).do('approve').call();
    const paying = (on: Day) => doubtsOf(life, { duesId: life.last.dues?.id, amount: 1, on });
    // Called on 4 January 2021.
    expect([paying('2020-11-05'), paying('2020-11-04')]).toEqual([[], ['payment-early']]);
  });
});

describe('the day on which a term is issued', () => {
  it('is the first on which a look back knows the term to come', () => {
    const facts = factsOf({
      membership: membership({ appliedOn: '2021-01-04', approvedOn: '2021-02-01' }),
      terms: [term({ startsOn: '2021-03-01', issuedOn: '2021-02-10' })],
    });
    const ruleOn = (day: Day) => standingAnswerOn(facts, day)?.because.rule;
    expect(ruleOn('2021-02-09')).toBe('awaiting-term');
    expect(ruleOn('2021-02-10')).toBe('term-comes');
  });
});

describe('a year from today', () => {
  it('is the last day until which a call may be held', () => {
    const life = new Life(factsOf()).do('approve').call();
    const until = (day: Day) => ({ duesId: life.last.dues?.id, cause: 'agreed', until: day });
    expect(life.refusal('hold-call', until('2022-01-05'))).toBe('hold-too-long');
    expect(life.refusal('hold-call', until('2022-01-04'))).toBeNull();
  });
});

describe('the last day of a term', () => {
  it('is still before its end: who is asked again on it has the days of grace from the end', () => {
    const again = (day: Day) => {
      const life = asked().at(day).do('move-renewal', { stageId: 'to-prepare' });
      return life.do('move-renewal', { stageId: 'proposed' }).last.renewal?.proposedOn;
    };
    expect([again('2021-12-31'), again('2022-01-01')]).toEqual(['2021-10-02', '2022-01-01']);
  });

  it('is one without rights when the money that gave them is taken back on it', () => {
    const facts = factsOf({ workflow: workflow({ activation: 'payment' }) });
    const paid = () => new Life(facts).do('approve').call().pay();
    const reversedOn = (day: Day) => {
      const life = paid().at(day);
      return life.do('reverse-payment', { paymentId: life.last.payment?.id, reason }).facts;
    };
    const { endsOn } = paid().last.term ?? term();
    expect(endsOn).toBe('2021-12-31');
    expect(told(reversedOn(endsOn), endsOn)).toBe('pending money-taken-back');
    expect(told(reversedOn('2022-01-01'), endsOn)).toMatch(/^active /);
  });

  it('is one on which an unlimited right needs no more of it', () => {
    const life = new Life(factsOf()).do('approve').call().pay();
    const more = { benefit: 'centre', quantity: 1, reason };
    expect(life.at('2021-12-31').refusal('grant-right', more)).toBe('right-unlimited');
  });
});

describe('the last day of the grace', () => {
  it('is one on which staff may still close the renewal, and it is told so', () => {
    const life = asked().at('2022-03-01');
    life.do('lose-renewal', { renewalId: life.last.renewal?.id, reason });
    expect(told(life.facts, '2022-03-01')).toBe('lapsed closed');
    expect(told(life.facts, '2022-03-02')).toBe('lapsed closed');
  });

  it('is never the day on which a renewal lapsed, whatever day of a council was noted', () => {
    const { facts } = asked().day('2022-03-02');
    const [lost] = facts.renewals;
    expect(lost?.closedOn).toBe('2022-03-02');
    const renewals = facts.renewals.map((one) => ({ ...one, decidesOn: '2022-01-01' as const }));
    const [last] = facts.terms;
    expect(last && graceEnd({ ...facts, renewals }, last)).toBe('2022-03-01');
  });
});

describe('a day on which two things are decided', () => {
  it('takes back the end that has begun on it first, and leaves the suspension', () => {
    const life = asked().at('2021-11-01').do('suspend', { reason });
    life.do('withdraw', { lastDay: '2021-11-30', reason }).at('2021-12-01');
    expect(life.do('reinstate', { reason }).facts.membership).toMatchObject({
      ...{ endedOn: null, suspendedOn: '2021-11-01' },
    });
  });

  it('leaves the rights that money gave before the price rose on it', () => {
    const facts = factsOf({ workflow: workflow({ activation: 'payment' }) });
    const life = new Life(facts).do('approve').call().pay();
    life.do('reprice', { termId: life.last.term?.id, amount: PRICE + 1_000, reason }).pay(1_000);
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(told(life.facts, life.today)).toMatch(/^active /);
  });
});

it('a term that begins today is no term to come for a change of tier at renewal', () => {
  const life = asked().do('accept-renewal').call().pay().at('2022-01-01');
  const running = life.last.term;
  expect(running).toMatchObject({ startsOn: '2022-01-01', state: 'issued' });
  life.do('change-tier', { tier: 'petites-communes', when: 'renewal', reason });
  expect(life.facts.terms.find(({ id }) => id === running?.id)).toEqual(running);
});

it('a step of today is not sent after a reminder by hand, be it the stronger one', () => {
  const steps = (['dues-reminder', 'dues-second-reminder'] as const).map((messageTemplate, at) => ({
    ...{ id: messageTemplate, base: 'due' as const, offsetDays: 15 * (at + 1), messageTemplate },
    ...{ addedOn: '2000-01-01' as const, contactRole: 'billing' as const },
  }));
  const life = new Life(factsOf({ workflow: workflow({ reminders: steps }) })).do('approve').call();
  expect(sentOn(life, '2021-02-18')).toEqual(['dues-reminder']);
  const again = { duesId: life.last.dues?.id, template: 'dues-reminder' };
  life.at('2021-03-05').do('remind-call', again);
  expect(sentOn(life, '2021-03-05')).toEqual([]);
});

it('money that staff put on a call, and said why, was given for its term', () => {
  const life = asked().do('accept-renewal').call();
  const next = life.last.term?.id ?? '';
  const [received] = life.facts.payments;
  if (!received) throw new Error('Nothing was paid');
  const taken = takeAway(life.facts, received, reason, life.ctx);
  const parts = [{ duesId: life.last.dues?.id ?? '', amount: PRICE }];
  const put = (why: string | null) => putDown(taken, received, parts, why, life.ctx);
  expect([wasPaidFor(put(reason), next), wasPaidFor(put(null), next)]).toEqual([true, false]);
});

it('a day of before a renewal was proposed is told later as it was told then', () => {
  const life = asked().at('2021-10-03').do('move-renewal', { stageId: 'to-prepare' });
  const then = statusOf(life.at('2022-02-15').facts, '2022-02-15');
  life.at('2022-02-25').do('move-renewal', { stageId: 'proposed' });
  expect(standingAnswerOn(life.at('2022-06-01').facts, '2022-02-15')).toEqual(then);
});

it('units that were carried into a year stay in it when its tier changes', () => {
  const life = asked().do('accept-renewal').call().pay().day('2022-01-01');
  const ofYear = () => {
    const year = life.last.term?.id;
    return life.facts.entitlements.find(
      ({ termId, benefitCode }) => termId === year && benefitCode === 'compagnonnage',
    );
  };
  expect(ofYear()?.granted).toBe(6 + 2);
  life.do('change-tier', { tier: 'petites-communes', when: 'now', reason });
  expect(ofYear()?.granted).toBe(3 + 2);
});

it('a right that staff took away before an end stays away when the end is taken back', () => {
  // The next year is unpaid, so the end voids its term.
  const life = asked().do('accept-renewal').call().at('2021-11-15');
  const next = life.last.term?.id;
  const rights = () =>
    life.facts.entitlements.flatMap(({ termId, benefitCode, voidedOn }) =>
      termId === next ? [[benefitCode, voidedOn]] : [],
    );
  const entitlements = life.facts.entitlements.map((right) =>
    right.termId === next && right.benefitCode === 'centre'
      ? { ...right, voidedOn: life.today }
      : right,
  );
  life.facts = { ...life.facts, entitlements };
  const before = rights();
  life.at('2021-11-20').do('withdraw', { lastDay: '2021-12-31', reason });
  expect(life.at('2021-11-21').do('reinstate', { reason }).last.term?.id).toBe(next);
  expect(rights()).toEqual(before);
  expect(before).toContainEqual(['centre', '2021-11-15']);
});

it('an end that is told of a day of the grace leaves that day told, and takes the next', () => {
  const life = asked().at('2022-02-20').call().at('2022-03-15');
  life.do('withdraw', { lastDay: '2022-03-10', reason });
  const days: Day[] = ['2022-03-09', '2022-03-10', '2022-03-11'];
  expect(days.map((day) => standingAnswerOn(life.facts, day)?.status)).toEqual([
    ...['grace', 'grace', 'ended'],
  ]);
});
