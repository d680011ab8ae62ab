import {
  applyPlan,
  decide,
  listCache,
  refreshStatus,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import type { DecisionContext } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { counter, factsOf, Life, term, TIER, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

describe('what lists show', () => {
  it('is the term of the day and its money', () => {
    const { facts } = STATES.unpaid();
    expect(listCache(facts, '2021-02-01')).toEqual({ endsOn: '2021-12-31', duesState: 'open' });
    expect(listCache(facts, '2021-03-01').duesState).toBe('overdue');
  });

  it('is the last term where none runs, and nothing where none stood', () => {
    expect(listCache(STATES.grace().facts, '2022-01-15').endsOn).toBe('2021-12-31');
    expect(listCache(factsOf(), '2021-02-01')).toEqual({ endsOn: null, duesState: 'none' });
  });
});

describe('what is computed anew', () => {
  it('is the workflow that the tier now follows', () => {
    const own = workflow({ id: 'own', isDefault: false, tierCodes: [TIER] });
    const facts = factsOf({ workflows: [workflow(), own] });
    expect(refreshStatus(facts, '2021-01-04').workflow.id).toBe('own');
  });

  it('is the status, with its reason, and the day on which to look again', () => {
    const life = STATES.paid();
    expect(refreshStatus(life.facts, '2022-01-15').membership).toMatchObject({
      status: 'grace',
      because: { rule: 'grace' },
      nextDueOn: '2022-01-15',
    });
  });
});

describe('a decision', () => {
  it('replaces the trace of a reminder that waited, and keeps the others', () => {
    const life = STATES.waiting();
    const sent = (reminderId: string) => life.do('send-reminder', { reminderId });
    life.do('mark-reminder', { reminderId: 'before-60', state: 'waiting' });
    sent('before-30');
    sent('before-60');
    expect(life.facts.effects.map(({ key, state }) => `${key.split(':').at(-2)} ${state}`)).toEqual(
      ['before-60 done', 'before-30 done'],
    );
  });

  it('that issues a call which cannot be put on paper is none', () => {
    const life = STATES.waiting();
    life.facts = { ...life.facts, issuerLacks: ['bank'] };
    const input = { termId: life.last.term?.id };
    expect(decide(life.facts, 'issue-call', input, life.ctx)).toMatchObject({
      ok: false,
      reason: 'call-lacks-identity',
    });
  });
});

describe('the plan of a day', () => {
  const ctx: DecisionContext = { today: '2021-10-02', newId: counter() };

  it('is done step by step, each from where the one before left', () => {
    const { facts } = STATES.paid();
    const { steps, facts: after } = applyPlan(facts, ctx);
    expect(steps.map(({ action }) => action.command)).toEqual(['open-renewal', 'move-renewal']);
    expect(steps[0].before).toBe(facts);
    expect(steps[1].before).toBe(steps[0].outcome.facts);
    expect(after).toBe(steps[1].outcome.facts);
  });

  it('where nothing is due writes only what the day changed', () => {
    const life = new Life(factsOf({ terms: [term()] }));
    const { steps, facts } = applyPlan(life.facts, { ...ctx, today: '2021-02-01' });
    expect(steps.map(({ action }) => action.command)).toEqual(['refresh-status']);
    const again = applyPlan(facts, { ...ctx, today: '2021-02-02' });
    expect(again.steps).toEqual([]);
    expect(again.facts).toEqual(facts);
    const stale = { ...facts, membership: { ...facts.membership, nextDueOn: null } };
    expect(applyPlan(stale, { ...ctx, today: '2021-02-02' }).facts.membership.nextDueOn).toBe(
      '2021-10-02',
    );
  });

  it('comes to its end however many terms carry their rights, and steps their workflow has', () => {
    const years = Array.from({ length: 30 }, (_, index) => 1992 + index);
    const terms = years.map((year) =>
      term({
        id: `${year}`,
        startsOn: `${year}-01-01`,
        endsOn: `${year}-12-31`,
        carriedOn: null,
      }),
    );
    const { facts } = new Life(factsOf({ terms }));
    const carried = applyPlan(facts, ctx).steps.filter(
      ({ action }) => action.command === 'carry-rights',
    );
    expect(carried).toHaveLength(years.length - 1);
    const steps = Array.from({ length: 30 }, (_, index) => ({
      ...workflow().reminders[0],
      id: `step-${index}`,
      offsetDays: -60 + index,
    }));
    const many = workflow({ reminders: steps });
    const few = workflow({ id: 'few', isDefault: false, reminders: [] });
    const life = STATES.paid();
    life.facts = { ...life.facts, workflow: many, workflows: [many, few] };
    life.day('2021-10-02').day('2021-12-30');
    expect(life.facts.effects).toHaveLength(steps.length);
  });

  it('that a rule refuses is told with its command and its reason', () => {
    const { facts } = STATES.paid();
    const terms = [...facts.terms, term({ id: 'void', state: 'void' })];
    const blocked = { ...facts, terms, workflow: workflow({ stages: [] }) };
    expect(() => applyPlan(blocked, ctx)).toThrow('open-renewal: no-term-to-renew');
  });
});
