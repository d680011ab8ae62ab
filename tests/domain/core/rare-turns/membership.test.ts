import { creditOf } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { mergeFrom } from '../../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { refreshStatus } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { plan } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/plan';
import type {
  DecisionContext,
  Facts,
} from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { plusDays } from '../../../helpers/days';
import { counter, factsOf, Life, membership, term, workflow } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { asOther } from '../../../helpers/other-member';
import { byPayment, changed } from '../../../helpers/turns';
import { written } from '../../../helpers/written';

/** A bond between a body and the association: its ends, its beginnings again, and two that become one. Turns that few members take, and on which none may be mistreated. */

const reason = 'x';
const ctx = (): DecisionContext => ({ today: '2021-11-20', newId: counter('new') });

describe('two memberships that become one', () => {
  const other = (terms: Facts['terms'] = [], values: object = {}) =>
    factsOf({
      membership: membership({ id: 'other', approvedOn: '2021-01-01', ...values }),
      terms,
    });
  const merged = (from: Facts, into: Facts) => {
    const result = mergeFrom(from, into, reason, ctx());
    if (!result.ok) throw new Error(result.reason);
    return result;
  };
  const refusal = (from: Facts, into: Facts) => {
    const result = mergeFrom(from, into, reason, ctx());
    return result.ok ? null : result.reason;
  };
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

  it('are two, and both of them stand', () => {
    const { facts } = STATES.paid();
    expect(refusal(facts, facts)).toBe('merge-with-itself');
    expect(refusal(facts, other([], { endedOn: '2021-01-01' }))).toBe('membership-over');
    expect(refusal(facts, other([], { refusedOn: '2021-01-01' }))).toBe('membership-over');
    expect(refusal(STATES.merged().facts, other())).toBe('membership-merged');
  });

  it('hand over everything where nothing overlaps, the renewal between two terms too', () => {
    const { facts } = STATES.won();
    const { from, into } = merged(facts, other());
    expect(ids(into.terms)).toEqual(ids(facts.terms));
    expect(ids(into.renewals)).toEqual(ids(facts.renewals));
    expect(ids(into.entitlements)).toEqual(ids(facts.entitlements));
    expect(ids(into.papers)).toEqual(ids(facts.papers));
    for (const table of [
      'terms',
      'renewals',
      'entitlements',
      'dues',
      'payments',
      'papers',
    ] as const) {
      expect(from[table]).toEqual([]);
    }
    expect(into.renewals[0].membershipId).toBe('other');
    expect(from.membership).toMatchObject({ endedOn: '2021-11-20', endKind: 'merged' });
  });

  const mine = term({ id: 'mine', startsOn: '2022-01-01', endsOn: '2022-12-31' });

  it('keep the year that is paid, whichever of the two has it, and withdraw the bare double', () => {
    const { facts } = STATES.won();
    const [first, second] = facts.terms;
    const { from, into } = merged(facts, other([mine]));
    expect(from.terms).toEqual([]);
    expect(into.terms.map(({ id, state }) => [id, state])).toEqual([
      ['mine', 'void'],
      [first.id, 'issued'],
      [second.id, 'issued'],
    ]);
    expect(ids(into.renewals)).toEqual(ids(facts.renewals));
    const bare = merged(other([mine]), facts);
    expect(bare.from.terms).toMatchObject([{ id: 'mine', state: 'void', voidedOn: '2021-11-20' }]);
    expect(ids(bare.into.terms)).toEqual(ids(facts.terms));
  });

  it('give way with a proposal, its renewal and its call, to a year that is issued', () => {
    const waiting = STATES.waiting().call().facts;
    const paid = other([mine], { tierCode: 'petites-communes' });
    const { into } = merged(paid, waiting);
    expect(into.terms.at(-2)).toMatchObject({ state: 'void', voidReason: reason });
    expect(into.terms.at(-1)).toMatchObject({
      id: 'mine',
      state: 'issued',
      membershipId: 'member',
    });
    expect(into.dues.at(-1)).toMatchObject({ cancelledOn: '2021-11-20' });
    expect(into.renewals).toMatchObject([{ closedOn: '2021-11-20', closeReason: reason }]);
    // The next renewal is that of the year that came, under its tier.
    expect(into.membership.tierCode).toBe('petites-communes');
  });

  it('take over a proposal that follows a year of theirs, with what was sent of it', () => {
    const { facts } = STATES.waiting().day('2021-11-01');
    const [done] = facts.effects;
    const { from, into, effects } = merged(facts, other());
    expect(from.renewals).toEqual([]);
    expect(into.renewals).toMatchObject([{ membershipId: 'other', closedOn: null }]);
    expect(effects.map(({ key }) => key)).toEqual(
      facts.effects.map(({ key }) => key.replace(/^member:/, 'other:')),
    );
    expect(done.key).toMatch(/^member:.*:reminder:/);
    expect(plan(refreshStatus(into, '2021-11-20'), '2021-11-20')).toEqual([]);
  });

  it('take over a proposal that was paid in part, with its money', () => {
    const partly = byPayment(STATES.waiting()).call().pay(1);
    const { into } = merged(partly.facts, other());
    expect(into.terms.map(({ state }) => state)).toEqual(['issued', 'proposed']);
    expect(into.payments).toHaveLength(2);
    expect(into.renewals).toMatchObject([{ closedOn: null }]);
  });

  it('are refused where both paid a year to come, or one still owes what the other paid', () => {
    const won = STATES.won().facts;
    const again = asOther(STATES.won().facts);
    expect(refusal(won, again)).toBe('merge-year-twice');
    const owing = asOther(STATES['part-paid']().facts);
    expect(refusal(STATES['part-paid']().facts, owing)).toBe('merge-year-twice');
  });

  it('leave where it was a year that both had and paid', () => {
    const { facts } = STATES.paid();
    const again = asOther(STATES.paid().facts);
    const { from, into } = merged(again, facts);
    expect(ids(from.terms)).toEqual(ids(again.terms));
    // Its account went to the other: a call that asks for more could never be paid.
    const [{ id: termId }] = from.terms;
    const ended = new Life(from, '2021-11-20');
    expect(ended.refusal('reprice', { termId, amount: 1, reason })).toBe('membership-merged');
    const [{ id: duesId }] = from.dues;
    expect(ended.refusal('reissue-call', { duesId, reason })).toBe('membership-merged');
    expect(ids(from.entitlements)).toEqual(ids(again.entitlements));
    expect(ids(into.terms)).toEqual(ids(facts.terms));
  });

  it('leave what is over as it ended, so that the next year is renewed', () => {
    const { facts } = STATES['called-off']();
    const [had] = facts.terms;
    const void1 = { ...had, state: 'void' as const };
    const next = term({
      id: 'next-year',
      membershipId: 'member',
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
    });
    const own = { ...facts, terms: [void1, ...facts.terms.slice(1), next] };
    const { into } = merged(asOther(STATES.applied().facts), own);
    expect(into.renewals).toEqual(facts.renewals);
  });

  it('do not lift a suspension of the one that stays', () => {
    const paused = asOther(STATES.suspended().facts);
    expect(refusal(other([mine, term()]), paused)).toBe('merge-lowers-status');
    // That of the one that ends goes along, when it is the better of the two.
    const { into } = merged(STATES.suspended().facts, other([], { approvedOn: null }));
    expect(into.membership.suspendedOn).toBe('2021-06-01');
  });

  it('belong since the earlier of their first days', () => {
    const since = (from: Facts, into: Facts) => merged(from, into).into.membership.importedSince;
    const { facts } = STATES.paid();
    const earlier = term({ id: 'mine', startsOn: '2019-01-01', endsOn: '2019-12-31' });
    const later = term({ id: 'mine', startsOn: '2022-01-01', endsOn: '2022-12-31' });
    expect(since(facts, other())).toBe('2021-01-04');
    expect(since(facts, other([earlier]))).toBe('2019-01-01');
    expect(since(facts, other([later]))).toBe('2021-01-04');
    expect(since(STATES.applied().facts, other([later]))).toBe('2022-01-01');
    expect(since(STATES.applied().facts, other())).toBeNull();
  });
});

describe('an end that is taken back', () => {
  const left = (life: Life) => life.do('withdraw', { lastDay: plusDays(life.today, -1), reason });

  it.each([
    ['that was won', STATES.won],
    ['that was lost', STATES['called-off']],
  ])('leaves a renewal %s as it ended', (_name, make) => {
    const life = left(make());
    const before = life.facts.renewals;
    life.do('reinstate', { reason });
    expect(life.facts.renewals).toEqual(before);
  });

  it('issues nothing again where the money starts the rights', () => {
    const life = left(byPayment(STATES.waiting()).do('accept-renewal'));
    life.do('reinstate', { reason });
    expect(life.last.term?.state).toBe('proposed');
    expect(life.last.renewal).toMatchObject({ closedOn: null, stageId: 'awaiting-decision' });
  });

  it('takes no renewal up whose year was given otherwise meanwhile', () => {
    const life = left(STATES.waiting());
    const given = term({ id: 'given', startsOn: '2022-01-01', endsOn: '2022-12-31' });
    // The bond still ends by the term that the renewal is from.
    const earlier = { ...given, state: 'proposed' as const };
    changed(life, { terms: [...life.facts.terms, earlier] }).do('reinstate', { reason });
    expect(life.last.renewal?.closedOn).not.toBeNull();
  });

  it('goes on in the first stage that means the same, when its own was removed', () => {
    const without = (id: string, more: { id: string }[] = []) => {
      const { stages } = workflow();
      const stage = stages.find((one) => one.id === id)!;
      const kept = stages.flatMap((one) =>
        one.id === id ? more.map((other) => ({ ...stage, ...other })) : [one],
      );
      return workflow({ stages: kept, pastStages: [stage] });
    };
    const again = (changedWorkflow: Facts['workflow']) => {
      const life = changed(left(STATES.waiting()), { workflow: changedWorkflow });
      return life.do('reinstate', { reason }).last.renewal?.stageId;
    };
    expect(again(without('proposed', [{ id: 'asked' }, { id: 'asked-again' }]))).toBe('asked');
    expect(again(without('proposed'))).toBe('proposed');
  });

  it('is no end of a pause: that takes nothing up', () => {
    const life = STATES.waiting();
    life.do('void-term', { termId: life.last.term?.id, reason }).do('suspend', { reason });
    expect(written(life, 'reinstate', { reason })).toEqual({
      membership: { suspendedOn: null, status: 'active' },
    });
  });
});

describe('a new application', () => {
  it('waits for the end of the bond, and of the last term', () => {
    const life = STATES.paid().do('withdraw', { lastDay: '2021-11-30', reason });
    expect(life.at('2021-11-30').refusal('apply')).toBe('already-applied');
    expect(life.at('2021-12-01').refusal('apply')).toBe('term-exists');
    expect(life.at('2021-12-31').refusal('apply')).toBe('term-exists');
    expect(life.at('2022-01-01').refusal('apply')).toBeNull();
  });
});

describe('a correction', () => {
  it('moves the rights of its own term alone, and the deliberation that is named', () => {
    const life = STATES.committed().day('2022-10-03');
    const [, second] = life.facts.terms;
    const before = life.facts.entitlements.filter(({ termId }) => termId !== second.id);
    life.do('correct-date', { field: 'term-ends-on', id: second.id, date: '2022-11-30', reason });
    expect(life.facts.entitlements.filter(({ termId }) => termId !== second.id)).toEqual(before);
    const [first, latest] = life.facts.renewals;
    const named = { field: 'deliberation-on', date: '2022-10-01', reason };
    life.do('correct-date', { ...named, id: first.id });
    expect(life.facts.renewals.map(({ deliberationOn }) => deliberationOn)).toEqual([
      '2022-10-01',
      null,
    ]);
    life.do('correct-date', { ...named, id: latest.id });
    expect(life.facts.renewals[1].deliberationOn).toBe('2022-10-01');
  });
});

it('an end closes what is open, and leaves closed what was', () => {
  const life = STATES['called-off']();
  const before = life.facts.renewals;
  life.do('withdraw', { lastDay: plusDays(life.today, -1), reason: 'autre' });
  expect(life.facts.renewals).toEqual(before);
  const partly = byPayment(STATES.waiting()).call().pay(1);
  partly.do('withdraw', { lastDay: plusDays(partly.today, -1), reason });
  expect(creditOf(partly.facts)).toBe(1);
});
