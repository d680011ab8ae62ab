import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/domain/commands/merge';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/domain/types';
import { counter, factsOf, Life, membership, term, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';
import { byPayment, changed } from '../../helpers/turns';
import { written } from '../../helpers/written';

/** A bond between a body and the association: its ends, its beginnings again, and two that become one. Turns that few members take, and on which none may be mistreated. */

const reason = 'x';
const ctx = () => ({ today: '2021-11-20', newId: counter('new') });

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
    const partly = byPayment(STATES.waiting()).call().pay(1);
    expect(refusal(partly.facts, other())).toBe('call-paid');
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

  it('leave a year that both had where it was, with its rights and its renewal', () => {
    const { facts } = STATES.won();
    const [first, second] = facts.terms;
    const mine = term({ id: 'mine', startsOn: '2022-01-01', endsOn: '2022-12-31' });
    const { from, into } = merged(facts, other([mine]));
    expect(ids(into.terms)).toEqual(['mine', first.id]);
    expect(ids(from.terms)).toEqual([second.id]);
    expect(into.renewals).toEqual([]);
    expect(ids(from.renewals)).toEqual(ids(facts.renewals));
    expect(into.entitlements.map(({ termId }) => termId)).toEqual([first.id, first.id, first.id]);
    expect(from.entitlements.map(({ termId }) => termId)).toEqual([
      second.id,
      second.id,
      second.id,
    ]);
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
  const left = (life: Life) => life.do('withdraw', { on: life.today, reason });

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
    const life = STATES.paid().do('withdraw', { on: '2021-12-01', reason });
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
  life.do('withdraw', { on: life.today, reason: 'autre' });
  expect(life.facts.renewals).toEqual(before);
  const partly = byPayment(STATES.waiting()).call().pay(1);
  expect(partly.refusal('withdraw', { on: partly.today, reason })).toBe('call-paid');
});
