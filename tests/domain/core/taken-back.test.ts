import { standingOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import {
  moveWithin,
  sendMoved,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import { termOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/terms';
import { renewalsBetween } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/command-effects';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import {
  counter,
  factsOf,
  Life,
  OTHER_TIER,
  PRICE,
  tierOffer,
  workflow,
} from '../../helpers/facts';
import { asOther } from '../../helpers/other-member';
import { STATES } from '../../helpers/states';

/** What staff take back stands again, what was counted stays, and no mistake takes a right. */

const reason = 'x';
const byPayment = (): Life =>
  new Life(factsOf({ workflow: workflow({ activation: 'payment' }) })).do('approve').call().pay();
const terms = ({ facts }: Life) =>
  facts.terms.map(({ state, startsOn }) => `${state} ${startsOn.slice(0, 4)}`);
const right = ({ facts }: Life, code: string) =>
  facts.entitlements.find(({ benefitCode }) => benefitCode === code);
const used = (life: Life, code: string, count: number): Life => {
  const entitlements = life.facts.entitlements.map((one) =>
    one.benefitCode === code ? { ...one, used: count } : one,
  );
  life.facts = { ...life.facts, entitlements };
  return life;
};

describe('an end that is revoked', () => {
  it('gives back the year agreed to, although the year before was voided', () => {
    const life = STATES.agreed();
    life.do('void-term', { termId: life.facts.terms[0].id, reason });
    const before = [terms(life), life.facts.renewals];
    life.do('withdraw', { lastDay: life.today, reason });
    expect(terms(life)).toEqual(['void 2021', 'void 2022']);
    life.do('reinstate', { reason });
    expect([terms(life), life.facts.renewals]).toEqual(before);
  });

  it('gives back the first term of a candidate that was accepted', () => {
    const life = byPayment();
    const candidate = new Life({
      ...life.facts,
      terms: [],
      dues: [],
      payments: [],
      entitlements: [],
    });
    candidate.facts.membership = { ...candidate.facts.membership, approvedOn: null };
    candidate.do('approve');
    expect(terms(candidate)).toEqual(['proposed 2021']);
    candidate.do('withdraw', { lastDay: '2021-01-04', reason }).do('reinstate', { reason });
    expect(terms(candidate)).toEqual(['proposed 2021']);
  });

  it('leaves what was voided or closed before it', () => {
    const life = STATES.waiting();
    life.do('void-term', { termId: life.last.term?.id, reason });
    life.do('lose-renewal', { reason });
    const before = terms(life);
    life.do('withdraw', { lastDay: life.today, reason }).do('reinstate', { reason });
    expect(terms(life)).toEqual(before);
  });

  it('leaves the suspension that it found; a suspension before an end to come is lifted first', () => {
    const past = STATES.paid().do('suspend', { reason });
    past.do('withdraw', { lastDay: past.today, reason }).day('2021-06-10');
    past.do('reinstate', { reason });
    expect(past.facts.membership).toMatchObject({ endedOn: null, status: 'suspended' });
    const coming = STATES.paid().do('withdraw', { lastDay: '2021-12-31', reason });
    coming.do('suspend', { reason }).do('reinstate', { reason });
    expect(coming.facts.membership).toMatchObject({ endedOn: '2022-01-01', status: 'active' });
    coming.do('reinstate', { reason });
    expect(coming.facts.membership).toMatchObject({ endedOn: null, status: 'active' });
  });

  it('brings a right that was granted by hand back with its year', () => {
    const life = STATES.paid().do('grant-right', { benefit: 'evenements', quantity: 2, reason });
    const before = life.facts.entitlements;
    life.at('2021-06-02').do('withdraw', { lastDay: '2021-01-03', reason });
    life.do('reinstate', { reason });
    expect(life.facts.entitlements).toEqual(before);
  });
});

describe('a member that is to leave', () => {
  const leaving = () => STATES.paid().do('withdraw', { lastDay: '2021-12-31', reason });

  it('can be excluded for an earlier day, and for no later one', () => {
    expect(leaving().refusal('exclude', { lastDay: '2022-01-31', reason })).toBe(
      'membership-ending',
    );
    const life = leaving().do('exclude', { lastDay: '2021-06-30', reason });
    expect(life.facts.membership).toMatchObject({ endedOn: '2021-07-01', endKind: 'excluded' });
    expect(life.messages.at(-1)).toBe('membership-excluded');
  });

  it('can be granted a right, left out of sending, and given another tier now', () => {
    const life = leaving().do('grant-right', { benefit: 'evenements', quantity: 1, reason });
    life.do('mute', { until: '2021-06-30', reason });
    life.do('change-tier', { tier: OTHER_TIER.tierCode, when: 'now', reason });
    expect(life.last.term).toMatchObject({ tierCode: OTHER_TIER.tierCode });
  });

  it.each(['withdraw', 'open-renewal', 'reopen-renewal', 'propose-term'] as const)(
    'begins nothing new: %s',
    (command) => {
      const input = { lastDay: '2021-11-30', stageId: 'to-prepare', reason };
      expect(leaving().refusal(command, input)).toBe('membership-ending');
    },
  );
});

describe('a last day', () => {
  it('cannot be before the membership', () => {
    expect(STATES.paid().refusal('withdraw', { lastDay: '2021-01-02', reason })).toBe(
      'end-before-membership',
    );
    expect(STATES.paid().refusal('withdraw', { lastDay: '2021-01-03', reason })).toBeNull();
  });
});

describe('money that came after the end of its year', () => {
  it('takes with it the grace that it alone had given', () => {
    const life = new Life(factsOf({ workflow: workflow({ activation: 'payment' }) }));
    life.do('approve').call().day('2022-03-08');
    expect(life.facts.membership.status).toBe('pending');
    life.pay().day('2022-03-09');
    expect(life.facts.membership.status).toBe('grace');
    life.day('2022-03-20').do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(life.facts.membership.status).toBe('pending');
    life.pay();
    expect(life.facts.membership.status).toBe('grace');
    life.day('2022-03-31').do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(life.facts.membership.status).toBe('pending');
    expect(standingOn(life.facts, '2022-03-25')).toBe('grace');
  });

  it('leaves the grace of a year that was lived', () => {
    const life = byPayment().day('2022-01-15');
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(life.facts.membership.status).toBe('grace');
  });
});

describe('what was counted of a past day', () => {
  it('stays that of a lapsed member when its renewal is taken up again', () => {
    const life = STATES.lapsed().day('2022-05-10');
    expect(standingOn(life.facts, '2022-04-01')).toBe('lapsed');
    life.do('reopen-renewal', { stageId: 'proposed', reason });
    expect(standingOn(life.facts, '2022-04-01')).toBe('lapsed');
    expect(standingOn(life.facts, '2022-01-31')).toBe('grace');
    expect(life.facts.membership.status).toBe('grace');
  });

  it('gives way to a term that holds on that day', () => {
    const life = STATES.lapsed().day('2022-05-10');
    life.do('reopen-renewal', { stageId: 'proposed', reason }).do('accept-renewal');
    expect(life.last.term).toMatchObject({ state: 'issued', startsOn: '2022-01-01' });
    expect(standingOn(life.facts, '2022-04-01')).toBe('active');
  });

  it('stays that of a candidate who was refused and applies again', () => {
    const life = STATES.applied().at('2021-02-01').do('refuse', { reason });
    life.at('2021-04-01').do('apply');
    expect(
      (['2021-01-15', '2021-02-15', '2021-04-01'] as const).map((day) =>
        standingOn(life.facts, day),
      ),
    ).toEqual(['applied', 'refused', 'applied']);
  });

  it('stays that of rights that were held twice', () => {
    const life = byPayment().at('2021-03-01');
    const reverse = () =>
      life.do('reverse-payment', {
        paymentId: life.facts.payments.filter(({ kind }) => kind === 'received').at(-1)?.id,
        reason,
      });
    reverse().at('2021-04-01').pay().at('2021-06-01');
    reverse().at('2021-07-01').pay();
    const days = ['2021-02-15', '2021-03-15', '2021-05-01', '2021-06-15', '2021-07-01'] as const;
    expect(days.map((day) => standingOn(life.facts, day))).toEqual([
      ...['active', 'pending', 'active', 'pending', 'active'],
    ]);
  });
});

describe('a yes', () => {
  it.each([
    ['waived dues', (life: Life) => life.do('waive-dues', { termId: life.last.term?.id, reason })],
    [
      'a price of nothing',
      (life: Life) => life.do('reprice', { termId: life.last.term?.id, amount: 0, reason }),
    ],
  ])('is not %s: the proposal waits, and its answer settles it', (_name, free) => {
    const life = free(STATES.waiting());
    expect(life.last.term?.state).toBe('proposed');
    expect(life.last.renewal).toMatchObject({ answer: null, stageId: 'proposed' });
    life.do('accept-renewal');
    expect(life.last.term?.state).toBe('issued');
    expect(life.last.renewal).toMatchObject({ answer: 'accepted', stageId: 'settled' });
  });
});

describe('a date', () => {
  it('leaves who was sent a call until its due day, after the grace too', () => {
    const life = STATES.waiting().day('2022-02-25').call();
    expect(life.last.dues?.dueOn).toBe('2022-03-27');
    expect(life.day('2022-03-27').facts.membership.status).toBe('grace');
    expect(life.day('2022-03-28').facts.membership.status).toBe('lapsed');
  });

  it('gives no grace to who had no rights for want of the money', () => {
    const life = byPayment().at('2021-06-01');
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    life.day('2021-10-02');
    expect(life.day('2022-01-01').facts.membership.status).toBe('pending');
    expect(life.day('2022-03-02').facts.membership.status).toBe('lapsed');
  });

  it('of a renewal that staff opened ahead is that of its workflow', () => {
    const life = STATES.paid().do('open-renewal').day('2021-06-02');
    expect(life.messages).not.toContain('renewal-proposal');
    expect(life.facts.membership.nextDueOn).toBe('2021-10-02');
    expect(life.day('2021-10-02').messages.at(-1)).toBe('renewal-proposal');
  });

  it.each([
    ['2015-01-01', null],
    ['2021-01-05', 'since-after-first-term'],
  ])('of « membre depuis » is not after the first term: %s', (date, refused) => {
    const input = { field: 'member-since', date, reason };
    expect(STATES.paid().refusal('correct-date', input)).toBe(refused);
  });

  it('of « membre depuis » needs a first term', () => {
    const input = { field: 'member-since', date: '2015-01-01', reason };
    expect(STATES.pending().refusal('correct-date', input)).toBe('no-first-term');
  });
});

describe('a yes that was money alone', () => {
  const taken = (life: Life): Life =>
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
  const next = (life: Life) => ({
    term: life.last.term?.state,
    answer: life.last.renewal?.answer,
    stage: life.last.renewal?.stageId,
    rights: life.facts.entitlements.filter(
      ({ termId, voidedOn }) => termId === life.last.term?.id && voidedOn === null,
    ).length,
  });

  it.each([['decision'], ['payment']] as const)(
    'goes with it where the answer was awaited, whole or in part (rights by %s)',
    (activation) => {
      for (const amount of [PRICE, 100]) {
        const life = STATES.waiting();
        const workflows = [workflow({ activation })];
        life.facts = { ...life.facts, workflow: workflows[0], workflows };
        const before = { term: 'proposed', answer: null, stage: 'proposed', rights: 0 };
        expect(next(life)).toEqual(before);
        life.call().do('record-payment', { duesId: life.last.dues?.id, amount });
        expect(next(life).answer).toBe('accepted');
        expect(next(taken(life))).toEqual(before);
        expect(life.refusal('decline-renewal', { reason })).toBeNull();
      }
    },
  );

  it('goes with what is moved to whose it is, and with what is refunded', () => {
    for (const back of ['sent', 'refund-payment'] as const) {
      const life = STATES.waiting().call().pay();
      if (back === 'sent') {
        const input = { paymentId: life.last.payment!.id, intoMembershipId: 'other', reason };
        const sent = sendMoved(life.facts, input, life.ctx);
        if (!sent.ok) throw new Error(sent.reason);
        life.facts = sent.outcome.facts;
      } else life.do(back, { duesId: life.last.dues?.id, amount: PRICE, reason });
      expect(next(life)).toEqual({ term: 'proposed', answer: null, stage: 'proposed', rights: 0 });
    }
  });

  it('brings a council back to its stage, and the days of grace to who paid after the end', () => {
    const council = STATES.waiting().do('move-renewal', { stageId: 'council' });
    expect(next(taken(council.call().pay())).stage).toBe('council');
    const late = STATES.waiting().day('2022-02-20').call().pay();
    late.at('2022-03-20');
    expect(taken(late).facts.membership.status).toBe('grace');
    expect(late.facts.renewals.at(-1)?.proposedOn).toBe('2022-03-20');
  });

  it('stays where a part of the money does, where it was said, and where rights were used', () => {
    const partly = STATES.waiting().call().pay(100).do('record-payment', { amount: 200 });
    expect(next(taken(partly)).answer).toBe('accepted');
    const said = STATES.waiting().do('accept-renewal').call().pay();
    expect(next(taken(said))).toMatchObject({ term: 'issued', answer: 'accepted' });
    const staff = STATES.waiting().call().pay(100);
    staff.do('move-renewal', { stageId: 'payment-order' });
    expect(next(taken(staff)).answer).toBe('accepted');
    const spent = used(STATES.waiting().call().pay(), 'compagnonnage', 1);
    expect(next(taken(spent))).toMatchObject({ term: 'issued', answer: 'accepted' });
  });

  it('is told by the plan, gone or staying', () => {
    const told = (life: Life) => {
      const before = life.facts;
      return renewalsBetween(before, taken(life).facts).map(({ answer }) => answer);
    };
    expect(told(STATES.waiting().call().pay())).toEqual(['taken-back']);
    const spent = used(STATES.waiting().call().pay(), 'compagnonnage', 1);
    expect(told(spent)).toEqual(['stays']);
  });
});

describe('rights and money', () => {
  const dear = tierOffer({ tierCode: 'dear', price: 2 * PRICE });

  it.each<[string, (life: Life) => Life]>([
    [
      'a price that rose',
      (life) => life.do('reprice', { termId: life.last.term?.id, amount: PRICE + 1, reason }),
    ],
    ['a dearer tier', (life) => life.do('change-tier', { tier: 'dear', when: 'now', reason })],
  ])('go together, also after %s', (_name, raise) => {
    const offers = [tierOffer(), OTHER_TIER, dear];
    const life = new Life(factsOf({ workflow: workflow({ activation: 'payment' }), offers }));
    const paymentId = life.do('approve').call().pay().last.payment?.id;
    raise(life.at('2021-06-01'));
    expect(life.facts.membership.status).toBe('active');
    // What was entered by mistake and taken back takes nothing that was there before.
    const known = life.facts.payments.length;
    life.do('record-payment', { amount: 50, confirmed: true });
    life.do('reverse-payment', { paymentId: life.facts.payments[known]?.id, reason });
    expect(life.facts.membership.status).toBe('active');
    life.do('reverse-payment', { paymentId, reason });
    expect(life.facts.membership.status).toBe('pending');
    expect(life.last.term?.heldOn).toBe('2021-06-01');
    expect(termOn(life.facts.terms, life.today)).toBeUndefined();
  });

  it('are not taken from a term that was issued before it was paid', () => {
    const life = new Life(factsOf({ workflow: workflow({ activation: 'payment' }) }));
    life.do('approve').do('issue-term', { termId: life.last.term?.id }).call().pay();
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(life.facts.membership.status).toBe('active');
    expect(life.last.term?.heldOn).toBeNull();
  });

  it('open by the workflow of the tier with which a candidate is accepted', () => {
    const other = workflow({
      ...{ id: 'other', isDefault: false, activation: 'payment', tierCodes: [OTHER_TIER.tierCode] },
    });
    const facts = factsOf({ offers: [tierOffer(), OTHER_TIER] });
    const life = new Life({ ...facts, workflows: [...facts.workflows, other] });
    life.do('approve', { tier: OTHER_TIER.tierCode });
    expect(life.last.term?.state).toBe('proposed');
  });

  it('thank for a call that a moved payment settles', () => {
    const life = STATES.unpaid();
    life.do('record-payment', { amount: PRICE, confirmed: true });
    const [line] = life.facts.payments;
    const free = moveWithin(life.facts, { paymentId: line.id, reason }, life.ctx);
    if (!free.ok) throw new Error(free.reason);
    const { facts } = free.outcome;
    const input = { paymentId: facts.payments.at(-1)!.id, toDuesId: facts.dues[0].id, reason };
    const back = moveWithin(facts, input, life.ctx);
    expect(back.ok && back.outcome.messages.map(({ template }) => template)).toEqual([
      'payment-received',
    ]);
  });

  it('are the same after a change of tier and back, whatever was used', () => {
    const life = used(STATES.paid(), 'compagnonnage', 5);
    life.do('change-tier', { tier: OTHER_TIER.tierCode, when: 'now', reason });
    expect(right(life, 'compagnonnage')).toMatchObject({ granted: 5, used: 5 });
    life.do('change-tier', { tier: 'organismes-publics', when: 'now', reason });
    expect(right(life, 'compagnonnage')).toMatchObject({ granted: 6, used: 5 });
  });

  it('keep what came by hand over it', () => {
    const life = STATES.paid();
    life.do('grant-right', { benefit: 'compagnonnage', quantity: 2, reason });
    used(life, 'compagnonnage', 8);
    life.do('change-tier', { tier: OTHER_TIER.tierCode, when: 'now', reason });
    life.do('change-tier', { tier: 'organismes-publics', when: 'now', reason });
    expect(right(life, 'compagnonnage')).toMatchObject({ granted: 8, used: 8 });
  });

  it('end where they ended, once a later grant was withdrawn', () => {
    const life = STATES.paid();
    life.do('change-tier', { tier: OTHER_TIER.tierCode, when: 'now', reason });
    life.do('grant-right', { benefit: 'centre', quantity: 1, until: '2021-06-20', reason });
    life.day('2021-06-21');
    const before = right(life, 'centre');
    life.do('grant-right', { benefit: 'centre', quantity: 1, until: '2021-08-27', reason });
    const grantId = right(life, 'centre')?.grants?.at(-1)?.id;
    life.do('withdraw-grant', { grantId, reason });
    expect(right(life, 'centre')).toEqual(before);
  });

  it('by hand keep their end when a corrected day is taken back', () => {
    const life = STATES.paid();
    const grant = { benefit: 'evenements', quantity: 1, until: '2021-11-30', reason };
    life.do('grant-right', grant);
    const before = life.facts.entitlements;
    const ends = (date: string) => ({
      ...{ field: 'term-ends-on', id: life.last.term?.id, date, reason },
    });
    life.do('correct-date', ends('2021-10-31'));
    expect(right(life, 'evenements')?.endsOn).toBe('2021-10-31');
    life.do('correct-date', ends('2021-12-31'));
    expect(life.facts.entitlements).toEqual(before);
  });
});

describe('a merger', () => {
  const merged = (one: Life, other: Life) => {
    const merge = mergeFrom(one.facts, asOther(other.facts, 0), reason, {
      today: one.today,
      newId: counter('new'),
    });
    if (!merge.ok) throw new Error(merge.reason);
    return merge.into;
  };

  it('brings the proposal and the call of a candidate to a member without a term', () => {
    const other = STATES.pending();
    other.do('void-term', { termId: other.last.term?.id, reason });
    const into = merged(STATES['pending-called'](), other);
    expect(into.dues.filter(({ cancelledOn }) => cancelledOn === null)).toHaveLength(1);
  });

  it('lets a proposal follow the last term, whichever side had it', () => {
    const other = STATES.lapsed().at('2023-01-05').do('open-renewal');
    const into = merged(STATES.won().at('2023-01-05'), other);
    const open = into.renewals.find(({ closedOn }) => closedOn === null);
    const from = into.terms.find(({ id }) => id === open?.fromTermId);
    expect(from).toMatchObject({ state: 'issued', startsOn: '2022-01-01' });
  });
});

describe('money that issued a term and is taken back', () => {
  const reversed = (life: Life): Life =>
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });

  it.each(['pending-called', 'grace-unpaid'])('%s: on its day the term is as it was', (state) => {
    const life = STATES[state]();
    const before = [terms(life), life.facts.membership.status];
    life.pay();
    expect(terms(life)).not.toEqual(before[0]);
    reversed(life);
    expect([terms(life), life.facts.membership.status]).toEqual(before);
  });

  it('makes no member of a candidate whose first year is over by then', () => {
    const life = STATES['pending-called']().at('2022-01-10');
    expect(reversed(life.pay()).facts.membership.status).toBe('pending');
  });

  it('leaves the days that were lived, and takes the rights from then on', () => {
    const life = reversed(STATES['pending-called']().pay().at('2021-02-10'));
    expect(terms(life)).toEqual(['issued 2021']);
    expect(life.facts.terms[0].heldOn).toBe('2021-02-10');
    expect(standingOn(life.facts, '2021-02-05')).toBe('active');
  });

  it('is a proposal again of what staff proposed beside any renewal', () => {
    const life = STATES.voided().do('propose-term', {}).call();
    const before = terms(life);
    expect(terms(reversed(life.pay()))).toEqual(before);
  });
});

describe('the days of a term that are corrected', () => {
  it('may not meet those of another, whatever the policy makes of them', () => {
    const life = STATES.todo();
    const next = life.facts.terms.find(({ state }) => state === 'proposed');
    const correct = { field: 'term-starts-on', id: next?.id, date: '2020-12-26', reason };
    expect(life.refusal('correct-date', correct)).toBe('term-overlaps');
  });
});
