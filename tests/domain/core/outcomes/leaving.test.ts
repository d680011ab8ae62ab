import type { Day } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { addDays } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import { balanceOf } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { counter, factsOf, Life, membership, PRICE, workflow } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import {
  credited,
  message,
  proposedTerm,
  renewal,
  rightsOf,
  written,
} from '../../../helpers/written';

/** What each command writes, to the last field: whatever is not named here stays as it was. */

const reason = 'x';

describe('leaving, pausing and coming back', () => {
  const voidedOn = '2021-11-15';

  it('who leaves is not asked for the year agreed to', () => {
    const note = credited('call 2', 'term 2', {
      ...{ on: voidedOn, cause: 'withdrawn', paperId: 'paper 3' },
    });
    expect(written(STATES.committed(), 'withdraw', { lastDay: '2021-11-14', reason })).toEqual({
      membership: { endedOn: '2021-11-15', endKind: 'withdrawn', status: 'ended' },
      terms: { 'term 2': { state: 'void', voidedOn, voidReason: 'x', voidedByEnd: true } },
      dues: { 'call 2': { cancelledOn: voidedOn } },
      creditNotes: note.creditNotes,
      papers: note.paper,
      renewals: { 'renewal 1': { closedOn: '2021-11-15', closeReason: 'x' } },
      entitlements: {
        'right 4': { voidedOn },
        'right 5': { voidedOn },
        'right 6': { voidedOn },
      },
      messages: [
        note.message,
        message('membership-ended', { key: 'member:membership-ended:2021-11-15' }),
      ],
    });
  });

  it('R10: who is to leave keeps its last day, is told of it, and loses what was proposed', () => {
    expect(written(STATES.waiting(), 'exclude', { lastDay: '2021-11-30', reason })).toEqual({
      membership: { endedOn: '2021-12-01', endKind: 'excluded' },
      terms: {
        'term 2': { state: 'void', voidedOn: '2021-10-03', voidReason: 'x', voidedByEnd: true },
      },
      renewals: { 'renewal 1': { closedOn: '2021-10-03', closeReason: 'x' } },
      messages: [message('membership-excluded', { key: 'member:membership-excluded:2021-10-03' })],
    });
  });

  it('a candidate that goes before any term was issued is told that its application is withdrawn', () => {
    const accepted = new Life(factsOf({ workflow: workflow({ activation: 'payment' }) }));
    const key = 'member:application-withdrawn:2021-01-04';
    for (const life of [STATES.applied(), accepted.do('approve')])
      expect(written(life, 'withdraw', { lastDay: '2021-01-04', reason })).toMatchObject({
        membership: { endedOn: '2021-01-04', endKind: 'withdrawn' },
        messages: [message('application-withdrawn', { key })],
      });
  });

  it('a former member that applies again and goes has no membership to end', () => {
    const again = STATES.ended().at('2022-06-01').do('apply');
    const { messages } = written(again, 'withdraw', { lastDay: '2022-06-01', reason });
    const key = 'member:application-withdrawn:2022-06-01';
    expect(messages).toEqual([message('application-withdrawn', { key })]);
  });

  it('a member that was imported without its terms has a membership to end', () => {
    const imported = membership({ importedSince: '2015-01-01', approvedOn: '2021-01-04' });
    const life = new Life(factsOf({ membership: imported }));
    const { messages } = written(life, 'withdraw', { lastDay: '2021-01-03', reason });
    const key = 'member:membership-ended:2021-01-04';
    expect(messages).toEqual([message('membership-ended', { key })]);
  });

  it('a candidate is refused, not excluded', () => {
    const input = { lastDay: '2021-01-04', reason };
    expect(STATES.applied().refusal('exclude', input)).toBe('still-a-candidate');
  });

  it.each<[string, string, Day, Day]>([
    ['was never asked', 'never-asked', '2022-03-02', '2022-06-30'],
    ['waits for its council', 'deciding', '2022-03-20', '2022-03-31'],
    ['agreed and has not paid', 'grace-unpaid', '2022-03-20', '2022-06-30'],
  ])(
    'a member who %s, and is to leave, keeps its grace through the last day',
    (_, state, on, lastDay) => {
      const life = STATES[state]!().at(on);
      expect(life.facts.membership.status).toBe('grace');
      life.do('withdraw', { lastDay, reason });
      expect(life.facts.membership.status).toBe('grace');
      expect(life.at(lastDay).facts.membership.status).toBe('grace');
      expect(life.at(addDays(lastDay, 1)).facts.membership.status).toBe('ended');
    },
  );

  it('a credit that went to the next call by itself is one again, and money given for it stays', () => {
    const inCredit = STATES.paid();
    inCredit.do('record-payment', { amount: 30_000, confirmed: true });
    inCredit.day('2021-10-03').do('accept-renewal').call();
    const asked = { due: PRICE - 30_000, paid: PRICE + 30_000, credit: 0 };
    expect(balanceOf(inCredit.facts)).toEqual(asked);
    const paid = new Life(inCredit.facts, inCredit.today, counter('paid')).pay(100);
    for (const life of [inCredit, paid]) life.do('withdraw', { lastDay: '2021-12-31', reason });
    expect(balanceOf(inCredit.facts)).toEqual({ due: 0, paid: PRICE + 30_000, credit: 30_000 });
    expect(inCredit.last.term?.startsOn).toBe('2021-01-04');
    expect(balanceOf(paid.facts).due).toBe(PRICE - 30_100);
    const back = inCredit.do('reinstate', { reason });
    expect(back.last.term?.startsOn).toBe('2022-01-01');
  });

  it('a year that something was used of stays', () => {
    const life = STATES.committed();
    const rights = life.facts.entitlements.map((right) =>
      right.startsOn === '2022-01-01' ? { ...right, used: 1 } : right,
    );
    life.facts = { ...life.facts, entitlements: rights };
    const after = written(life, 'withdraw', { lastDay: '2021-11-14', reason });
    expect([after.terms, after.dues]).toEqual([undefined, undefined]);
  });

  it('a pause and its end change one day', () => {
    const life = STATES.paid();
    expect(written(life, 'suspend', { reason })).toEqual({
      membership: { suspendedOn: '2021-06-01', status: 'suspended' },
    });
    expect(written(life, 'reinstate', { reason })).toEqual({
      membership: { suspendedOn: null, status: 'active' },
    });
  });

  it('an end that is taken back brings the renewal back where it stood', () => {
    const life = STATES.waiting().do('withdraw', { lastDay: '2021-10-02', reason });
    expect(written(life, 'reinstate', { reason })).toEqual({
      membership: { endedOn: null, endKind: null, status: 'active' },
      terms: {
        'term 2': { state: 'proposed', voidedOn: null, voidReason: null, voidedByEnd: false },
      },
      renewals: { 'renewal 1': { closedOn: null, closeReason: null } },
    });
  });

  it('who lapsed comes back with the term of today, agreed to at once', () => {
    const day = '2022-03-02';
    expect(written(STATES.lapsed(), 'reinstate', { reason })).toEqual({
      membership: { status: 'active' },
      terms: {
        'term 3': proposedTerm('term 3', 2022, {
          ...{ state: 'issued', issuedOn: day, issuedUnpaid: true },
        }),
      },
      renewals: {
        'renewal 2': renewal('renewal 2', {
          fromTermId: 'term 1',
          termId: 'term 3',
          stageId: 'awaiting-decision',
          openedOn: day,
          enteredStageOn: day,
          answer: 'accepted',
          answeredOn: day,
        }),
      },
      entitlements: rightsOf('term 3', '2022-01-01', '2022-12-31', 4),
      messages: [
        message('renewal-accepted', {
          key: `member:renewal 2:stage:awaiting-decision:${day}`,
          termId: 'term 3',
          renewalId: 'renewal 2',
        }),
      ],
    });
  });

  it('a status that is imposed, and given up', () => {
    const life = STATES.paid();
    const imposed = { status: 'grace', until: '2021-06-01', reason: 'Accord du bureau' };
    expect(written(life, 'override-status', imposed)).toEqual({
      membership: {
        overrideStatus: 'grace',
        overrideFrom: '2021-06-01',
        overrideUntil: '2021-06-01',
        overrideReason: 'Accord du bureau',
        status: 'grace',
      },
    });
    expect(written(life, 'clear-override', { reason })).toEqual({
      membership: {
        overrideStatus: null,
        overrideFrom: null,
        overrideUntil: null,
        overrideReason: null,
        status: 'active',
      },
    });
  });

  it('who is left out of sending, and written to again', () => {
    const life = STATES.waiting().at('2021-11-20');
    life.do('mute', { until: '2021-12-20', reason });
    expect(written(STATES.muted(), 'unmute')).toEqual({
      membership: { mutedFrom: null, mutedUntil: null, mutedReason: null },
    });
    life.at('2021-12-10').do('unmute');
    expect(life.facts.membership.pauses).toEqual([
      { status: null, from: '2021-11-20', until: '2021-12-09' },
    ]);
    expect(life.refusal('unmute')).toBe('not-muted');
    expect(life.refusal('mute', { until: '2021-12-09', reason })).toBe('date-in-past');
  });
});
