import { standingOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { scheduleOf } from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/schedule';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { counter, factsOf, Life, PRICE, tierOffer, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';
import { byPayment as atPayment, changed } from '../../helpers/turns';

/** Cases where two rules meet, each under the number of the finding that told of it. */

const reason = 'x';
const asked = () => STATES.waiting();
const ends = (life: Life, date: string) => ({
  field: 'term-ends-on',
  id: life.facts.terms[0].id,
  date,
  reason,
});
const byPayment = (): Life =>
  new Life(factsOf({ workflow: workflow({ activation: 'payment' }) })).do('approve').call().pay();

describe('R9: the end of a term, corrected while the next one is proposed', () => {
  it.each(['2021-11-30', '2022-01-31'])('to %s moves the proposal with it', (date) => {
    const life = asked();
    life.do('correct-date', ends(life, date));
    const [, next] = life.facts.terms;
    expect(next).toMatchObject({ state: 'proposed' });
    expect(next.startsOn).toBe(date === '2021-11-30' ? '2021-12-01' : '2022-02-01');
    expect(next.endsOn).toBe(date === '2021-11-30' ? '2021-12-31' : '2022-12-31');
  });

  it('keeps the price that staff set for it', () => {
    const life = asked();
    life.do('reprice', { termId: life.last.term?.id, amount: 1234, reason });
    life.do('correct-date', ends(life, '2022-01-31'));
    expect(life.last.term).toMatchObject({ startsOn: '2022-02-01', price: 1234 });
  });

  it('is refused once the member was called for the proposal, and says for which call', () => {
    const life = asked().call();
    expect(life.refusal('correct-date', ends(life, '2022-01-31'))).toBe('next-term-called');
    life.do('void-term', { termId: life.last.term?.id, reason });
    life.do('correct-date', ends(life, '2022-01-31'));
    expect(life.last.term?.startsOn).toBe('2022-02-01');
  });

  it('is reminded of again before its true end', () => {
    const life = asked().day('2021-12-24');
    const before = life.messages.length;
    life.do('correct-date', ends(life, '2022-02-28')).day('2022-02-21');
    expect(life.messages.slice(before)).toEqual(['renewal-reminder']);
    expect(life.facts.effects.at(-1)?.key).toContain('before-7:2022-02-28');
  });
});

describe('R12: a status that staff imposed until a day', () => {
  it('lets nothing leave and nothing lapse before it, and the grace goes on afterwards', () => {
    const life = asked().day('2022-01-10');
    life.do('override-status', { status: 'active', until: '2022-04-30', reason });
    const before = life.messages.length;
    for (const day of ['2022-01-15', '2022-01-31', '2022-03-02', '2022-04-30'] as const) {
      life.day(day);
    }
    expect(life.messages.slice(before)).toEqual([]);
    expect(life.facts.membership.status).toBe('active');
    expect(life.last.renewal?.closedOn).toBeNull();
    expect(life.day('2022-05-01').facts.membership.status).toBe('grace');
    // Nine days of the grace had passed, of sixty.
    expect(life.day('2022-06-20').facts.membership.status).toBe('grace');
    expect(life.day('2022-06-21').facts.membership.status).toBe('lapsed');
  });
});

describe('R13: a suspension within the grace', () => {
  it('gives its days back to who is reinstated', () => {
    const life = asked().day('2022-01-10').do('suspend', { reason });
    life.day('2022-05-10').do('reinstate', { reason });
    expect(life.day('2022-05-10').facts.membership.status).toBe('grace');
    expect(life.day('2022-06-29').facts.membership.status).toBe('grace');
    expect(life.day('2022-06-30').facts.membership.status).toBe('lapsed');
  });
});

describe('a member left out of sending', () => {
  it('is written to from the day after on, of what is still true', () => {
    const life = STATES.paid().do('mute', { until: '2022-01-20', reason });
    life.day('2021-10-03').day('2021-12-24').day('2022-01-20');
    // The renewal opens on its day, and waits.
    expect(life.last.renewal).toMatchObject({ stageId: 'to-prepare', proposedOn: null });
    expect(life.messages).not.toContain('renewal-proposal');
    expect(life.day('2022-01-21').messages.at(-1)).toBe('renewal-proposal');
    expect(life.last.renewal?.proposedOn).toBe('2022-01-21');
  });

  it('is written to at once when staff take it back', () => {
    const life = STATES.paid().do('mute', { until: '2022-01-20', reason }).day('2021-11-03');
    life.do('unmute');
    expect(life.day('2021-11-03').messages.at(-1)).toBe('renewal-proposal');
  });
});

describe('R21: a council that decides on a day', () => {
  const council = (decidesOn?: string) =>
    asked().do('move-renewal', { stageId: 'council', ...(decidesOn ? { decidesOn } : {}) });

  it('records no yes, writes to nobody, and lets nothing lapse before it and the grace after', () => {
    const life = council('2022-02-12');
    expect(life.last.renewal).toMatchObject({ answer: null, decidesOn: '2022-02-12' });
    expect(life.last.term?.state).toBe('proposed');
    const before = life.messages.length;
    for (const day of ['2021-11-01', '2021-12-24', '2022-01-15', '2022-04-13'] as const) {
      expect(life.day(day).facts.membership.status).not.toBe('lapsed');
    }
    expect(life.messages.slice(before)).toEqual([]);
    expect(life.facts.membership.because.rule).toBe('deciding-until');
    expect(life.day('2022-04-14').facts.membership.status).toBe('lapsed');
  });

  it('may meet on another day, which must be to come, and never lapses without one', () => {
    const life = council('2022-02-12').at('2022-02-01');
    const to = (decidesOn: string) => ({ stageId: 'council', decidesOn });
    expect(life.refusal('move-renewal', to('2022-01-31'))).toBe('date-in-past');
    expect(life.refusal('move-renewal', { stageId: 'council' })).toBe('already-in-stage');
    life.do('move-renewal', to('2022-03-12'));
    expect(life.day('2022-05-11').facts.membership.status).toBe('grace');
    expect(council().day('2023-06-01').facts.membership.status).toBe('grace');
  });

  it('that says yes is accepted, and one that says no is not renewed from then on', () => {
    expect(council('2022-02-12').do('accept-renewal').last.term?.state).toBe('issued');
    const declined = council('2022-02-12').at('2022-02-13').do('decline-renewal', { reason });
    expect(declined.facts.membership.status).toBe('lapsed');
  });

  it('stands in the schedule on its day', () => {
    const { facts } = council('2022-02-12');
    const told = scheduleOf(facts, '2021-10-03', '2022-06-30').flatMap((event) =>
      'leftOut' in event ? [[event.on, event.leftOut.because.rule]] : [],
    );
    expect(told).toContainEqual(['2022-02-12', 'left-out-council-on']);
  });
});

describe('R14: where rights wait for the money', () => {
  it('money that is taken back takes them from that day on, until it is paid again', () => {
    const life = byPayment().at('2021-06-01');
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(life.facts.membership).toMatchObject({
      status: 'pending',
      because: { rule: 'money-taken-back' },
    });
    const [right] = life.facts.entitlements;
    expect(right).toMatchObject({ voidedOn: null, granted: 6 });
    life.at('2021-07-01').pay();
    expect(life.facts.membership.status).toBe('active');
    expect(life.facts.terms[0]).toMatchObject({ heldOn: '2021-06-01', heldUntil: '2021-07-01' });
  });

  it('a price that rises takes nothing', () => {
    const life = byPayment().at('2021-06-01');
    life.do('reprice', { termId: life.last.term?.id, amount: PRICE + 1, reason });
    expect(life.facts.membership.status).toBe('active');
  });

  it('where they do not, it takes nothing', () => {
    const life = STATES.paid();
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(life.facts.membership.status).toBe('active');
  });

  it('a renewal whose money bounces stands where one that was never paid does', () => {
    const life = byPayment().day('2021-10-03').do('accept-renewal').call().pay().at('2022-02-01');
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(life.facts.membership).toMatchObject({
      status: 'grace',
      because: { rule: 'committed' },
    });
  });
});

describe('R15: a reminder before the end that is looked at after it', () => {
  it('is not sent: it would say that the membership runs', () => {
    const life = asked().day('2021-12-20');
    const before = life.messages.length;
    life.day('2022-01-04');
    expect(life.messages.slice(before)).toEqual([]);
    expect(life.facts.effects.at(-1)).toMatchObject({ state: 'superseded' });
  });
});

describe('a proposal that no offer can give its dates', () => {
  it('waits for staff instead of stopping the daily run', () => {
    const longer = tierOffer({ policy: { ...tierOffer().policy, months: 24 } });
    const life = STATES.todo();
    const [running, next] = life.facts.terms;
    const later = {
      ...running,
      id: 'later',
      startsOn: '2023-01-01',
      endsOn: '2023-12-31',
    } as const;
    const facts: Partial<Facts> = { offers: [longer], terms: [running, next, later] };
    expect(() => changed(life, facts).day('2021-10-05')).not.toThrow();
    expect(life.last.renewal?.stageId).toBe('to-prepare');
  });
});

describe('an end that staff revoke', () => {
  const back = (life: Life) =>
    life.do('withdraw', { lastDay: life.today, reason }).do('reinstate', { reason });

  it('gives back a year to come whose dues were waived', () => {
    const life = asked().do('accept-renewal');
    const termId = life.last.term?.id;
    life.do('waive-dues', { termId, reason });
    expect(back(life).facts.terms.find(({ id }) => id === termId)).toMatchObject({
      state: 'issued',
      waivedOn: '2021-10-03',
    });
  });

  it('takes up the renewal of a member who was never asked, though its grace is over', () => {
    const life = back(STATES['never-asked']());
    expect(life.last.renewal).toMatchObject({ stageId: 'to-prepare', closedOn: null });
    expect(life.facts.membership.status).toBe('grace');
  });

  it('takes up a renewal that awaited the money of the year that runs', () => {
    const life = asked().do('accept-renewal').call().at('2022-02-01');
    expect(back(life).last.renewal).toMatchObject({ stageId: 'call-issued', closedOn: null });
  });
});

describe('a term that is issued again', () => {
  it('has the rights of the tier that proposes it now', () => {
    const life = asked().do('accept-renewal').do('reopen-renewal', { stageId: 'proposed', reason });
    life.do('change-tier', { tier: 'petites-communes', when: 'renewal', reason });
    life.do('accept-renewal');
    const { entitlements } = life.facts;
    const rights = entitlements.filter(
      ({ termId, voidedOn }) => termId === life.last.term?.id && voidedOn === null,
    );
    expect(rights.map(({ benefitCode, granted }) => [benefitCode, granted])).toEqual([
      ['compagnonnage', 3],
      ['evenements', 15],
    ]);
  });
});

describe('a grant that was a mistake', () => {
  it('leaves the right the end that it had', () => {
    const grant = { benefit: 'evenements', quantity: 2, reason };
    const life = STATES.paid().do('grant-right', { ...grant, until: '2021-07-04' });
    life.do('grant-right', { ...grant, until: '2021-07-10' });
    const right = () =>
      life.facts.entitlements.find(({ benefitCode }) => benefitCode === 'evenements');
    expect(right()?.endsOn).toBe('2021-07-10');
    life.do('withdraw-grant', { grantId: right()?.grants?.[1].id, reason });
    expect(right()).toMatchObject({ endsOn: '2021-07-04', granted: 2 });
  });
});

describe('what was counted of a past day', () => {
  const then = (life: Life, day: Day) => standingOn(life.facts, day);

  it('stays when a council that was waited for lets the membership lapse', () => {
    const life = asked().do('move-renewal', { stageId: 'council', decidesOn: '2022-02-12' });
    life.day('2022-04-13');
    expect(then(life, '2022-03-15')).toBe('grace');
    expect(then(life.day('2022-04-14'), '2022-03-15')).toBe('grace');
  });

  it('stays when who had lapsed comes back', () => {
    const life = atPayment(STATES.lapsed()).at('2022-03-11').do('reinstate', { reason });
    expect(life.facts.membership.status).toBe('grace');
    expect(then(life, '2022-03-10')).toBe('lapsed');
  });

  it('stays when a status ends that staff had imposed over a suspension, or an end over it', () => {
    const imposed = { status: 'active', until: '2021-06-20', reason } as const;
    const life = STATES.suspended().at('2021-06-10').do('override-status', imposed);
    life.at('2021-06-12').do('clear-override', { reason });
    expect(then(life, '2021-06-11')).toBe('active');
    life.do('override-status', imposed).do('withdraw', { lastDay: '2021-06-12', reason });
    life.at('2021-06-15').do('reinstate', { reason });
    expect(then(life, '2021-06-14')).toBe('ended');
  });

  it('stays of a candidate who was refused and applies again', () => {
    const life = STATES.refused().do('apply');
    expect(then(life, '2021-01-20')).toBe('refused');
  });
});

describe('a candidate to whom a merger brought the years of a member', () => {
  it('is refused no more', () => {
    const { facts, today } = STATES['never-asked']();
    const candidate = STATES.applied().facts;
    const other = { ...candidate, membership: { ...candidate.membership, id: 'other' } };
    const merged = mergeFrom(facts, other, reason, { today, newId: counter('merged') });
    if (!merged.ok) throw new Error(merged.reason);
    expect(new Life(merged.into, today).refusal('refuse', { reason })).toBe('already-approved');
  });
});

describe('dues that are waived while the council of the member decides', () => {
  it('are no yes: the year waits for the answer, and is then won', () => {
    const life = STATES.deciding();
    life.do('waive-dues', { termId: life.last.term?.id, reason });
    const waits = { renewal: { answer: null, stageId: 'council', closedOn: null } };
    expect(life.last).toMatchObject({ ...waits, term: { state: 'proposed', waiveReason: reason } });
    life.do('accept-renewal');
    expect(life.last).toMatchObject({ term: { state: 'issued' }, renewal: { stageId: 'settled' } });
    const refused = STATES.deciding();
    refused.do('waive-dues', { termId: refused.last.term?.id, reason });
    refused.do('decline-renewal', { reason }).day('2022-01-01');
    expect(refused.facts.membership.status).toBe('lapsed');
  });
});
